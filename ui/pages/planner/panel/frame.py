"""What the Planner's panels have in common: a scrolled column, closing, one way to save. Imports Qt and the bridge."""

from __future__ import annotations

from abc import abstractmethod
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.domain.quarters import Quarter
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.desk import Desk
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import keep_when_hidden


class PanelFrame(QFrame):
    """A panel at the right.

    Signals:
        closed: the panel was closed by the person.
        thing_requested(kind, id): show this thing where it lives.

    Attributes:
        column: the sections are added to it.
    """

    closed = Signal()
    thing_requested = Signal(str, int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._desk = Desk(themes, bridge.workspace)
        self.setObjectName("side_panel")
        self.setAccessibleName(name)
        keep_when_hidden(self)
        self.setFixedWidth(themes.metrics.panel)
        content = QFrame()
        content.setProperty("ground", "surface")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(18, 16, 18, 24)
        self.column.setSpacing(16)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        bridge.changed.connect(self._on_bridge_changed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @abstractmethod
    def refresh(self) -> None:
        """Read what is shown again and show it."""

    @abstractmethod
    def concerned(self, change: Change) -> bool:
        """Say whether a change may touch what is shown."""

    @abstractmethod
    def focus_first(self) -> None:
        """Bring the keyboard into the panel."""

    def show_quarter(self, quarter: Quarter) -> None:
        """Show a quarter, where the panel is about one."""
        raise NotImplementedError(f"{type(self).__name__} is not about a quarter")

    def finish(self) -> None:
        """Commit what is being typed, as leaving the field does."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()

    def close_panel(self) -> None:
        """Go, with everything that was being typed committed."""
        self.finish()
        self.hide()
        self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def _on_bridge_changed(self, change: Change) -> None:
        if not self.isHidden() and self.concerned(change):
            self.refresh()

    def _on_themes_theme_changed(self) -> None:
        if not self.isHidden():
            self.refresh()
