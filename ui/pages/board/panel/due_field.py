"""The day by which a step of a plan is to be done, and beneath it how long that day has passed. Imports the core."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.queries.rows import PlanStepRow
from csops_desktop.text.dates import say_long
from ui.pages.board.panel.desk import Desk
from ui.widgets.date_edit import DateEdit
from ui.widgets.pill import Pill


class DueField(QWidget):
    """A quiet date field; a step that waits past its day says so in words.

    Attributes:
        date_edit: the field itself; its `committed` is for the owner.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.date_edit = DateEdit(desk.themes, desk.clock, "Due", placeholder="Add a date", quiet=True)
        self._late = Pill(desk.themes, kind="red", icon="warning")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(self.date_edit)
        layout.addWidget(self._late, 0, Qt.AlignmentFlag.AlignLeft)
        self._late.hide()

    def show_step(self, row: PlanStepRow) -> str:
        """Show the day of a step; return how late the step is in words, "" where it is not."""
        today = self._desk.clock.today()
        late = row.due_on is not None and row.due_on < today and row.done_on is None
        words = f"{say_long((today - row.due_on).days)} late" if late and row.due_on is not None else ""
        self.date_edit.edit.setAccessibleName(f"Due: {row.text}")
        self.date_edit.set_date(row.due_on, remark=words)
        self._late.setText(words)
        self._late.setVisible(bool(words))
        return words
