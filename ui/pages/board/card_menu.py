"""The menu of a card: "Move to…" without dragging, its order, archive and trash. Imports Qt, the theme and rows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.queries.card_row import BoardCard
from ui.theme.theme import ThemeManager
from ui.widgets.card_cells import status_icon


class CardMenu(QMenu):
    """What can be done with one card.

    Signals:
        status_chosen(status): move the card to this colour.
        step_requested(step): move it up (-1) or down (1) within its column.
        panel_requested(), archive_requested(), trash_requested(): as they say.

    Args:
        card: the card.
        manager: the theme.
    """

    status_chosen = Signal(object)
    step_requested = Signal(int)
    panel_requested = Signal()
    archive_requested = Signal()
    trash_requested = Signal()

    def __init__(self, card: BoardCard, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self.setObjectName("card_menu")
        self.setAccessibleName("Move to…")
        for status in COLUMNS:
            self._add_status(status, present=status is card.status)
        self.addSeparator()
        self._add_step("Move up", -1, "Alt+Up")
        self._add_step("Move down", 1, "Alt+Down")
        self.addSeparator()
        self._add("Open in the panel", "edit", "Return").triggered.connect(self.panel_requested)
        self._add("Archive", "archive").triggered.connect(self.archive_requested)
        self._add("Move to the trash", "trash", "Del").triggered.connect(self.trash_requested)

    def _add_status(self, status: Status, *, present: bool) -> None:
        """Add "Move to" a colour; the present one can't be chosen."""
        icon = status_icon(self._manager, status, self.devicePixelRatioF())
        action = self.addAction(icon, f"Move to {status.heading}")
        action.setData(status)
        action.setEnabled(not present)
        action.triggered.connect(self._on_status_triggered)

    def _add_step(self, text: str, step: int, keys: str) -> None:
        """Add a move within the column."""
        action = self._add(text, "chevron-up" if step < 0 else "chevron-down", keys)
        action.setData(step)
        action.triggered.connect(self._on_step_triggered)

    def _add(self, text: str, icon: str, keys: str = "") -> QAction:
        """Add a line; its keys are only shown, the columns act on them."""
        action = self.addAction(self._manager.icon(icon), f"{text}\t{keys}" if keys else text)
        action.setIconVisibleInMenu(True)
        return action

    def _on_status_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        # Qt keeps the value as a plain string.
        self.status_chosen.emit(Status(action.data()))

    def _on_step_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.step_requested.emit(action.data())
