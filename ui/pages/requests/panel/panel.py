"""The panel beside the list: puts the sections together. Imports its sections; the page tells it what to show."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.commands.labels import quoted
from csops_desktop.queries.request_rows import RequestDetail
from ui.pages.board.panel.desk import Desk
from ui.pages.requests.panel.acts import ActsSection
from ui.pages.requests.panel.effort import EffortSection
from ui.pages.requests.panel.facts import FactsSection
from ui.pages.requests.panel.story import StorySection
from ui.widgets.draft_place import belongs_to, keep_when_hidden
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel

QWIDGETSIZE_MAX = (1 << 24) - 1
"""Qt's largest size of a widget."""


class RequestPanel(QFrame):
    """Everything about one request.

    Attributes:
        facts, acts, effort, story: the sections.

    Signals:
        closed: the person wants the list alone.
    """

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: int | None = None
        self.facts = FactsSection(desk)
        self.acts = ActsSection(desk)
        self.effort = EffortSection(desk)
        self.story = StorySection(desk)
        self.close_button = IconButton(desk.themes, "close", "Close the panel", small=True)
        self.setObjectName("side_panel")
        self.setAccessibleName("About this request")
        keep_when_hidden(self)
        self._lay_out()
        self.close_button.clicked.connect(self.closed)

    def show_detail(self, detail: RequestDetail) -> None:
        """Show a request; what is being typed about another one is committed first."""
        other = self._shown != int(detail.row.id)
        if other:
            self.facts.finish()
        self._shown = int(detail.row.id)
        belongs_to(self, "request", self._shown, quoted(detail.row.title))
        self._trashed.setVisible(detail.trashed)
        self.facts.show_detail(detail)
        self.acts.show_detail(detail, other=other)
        self.effort.show_detail(detail)
        self.story.show_detail(detail)
        if other:
            self._scroll.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Bring the keyboard into the panel."""
        self.facts.title_edit.display.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int | None) -> None:
        """Take this many pixels; `None` for what room there is, which asks nothing of the window."""
        self.setMinimumWidth(width or 0)
        self.setMaximumWidth(width or QWIDGETSIZE_MAX)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """Set the sections into a scrolled column."""
        content = QFrame()
        content.setProperty("ground", "surface")
        column = QVBoxLayout(content)
        column.setContentsMargins(18, 10, 14, 20)
        column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(TextLabel("Request", "label"))
        self._trashed = TextLabel("in the trash", "small")
        head.addWidget(self._trashed)
        head.addStretch(1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        sections: tuple[QWidget, ...] = (self.facts, self.acts, self.facts.problem, self.effort, self.story)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
