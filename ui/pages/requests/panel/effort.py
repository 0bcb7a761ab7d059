"""The time that was spent on a request, entered by one press; it counts as ad hoc work in the quarter's capacity."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands.labels import quoted
from csops_desktop.commands.time_entries import add_time
from csops_desktop.domain.capacity import say_hours
from csops_desktop.queries.request_rows import RequestDetail
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

STEPS = {15: "+15 min", 60: "+1 h"}


class EffortSection(QWidget):
    """How long it took so far, and two buttons."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: RequestDetail | None = None
        self._section = Section(desk.themes, "Time spent")
        self._error = TextLabel(role="error", wrap=True)
        self.buttons = {minutes: Button(desk.themes, words, small=True) for minutes, words in STEPS.items()}
        row = QHBoxLayout()
        row.setSpacing(6)
        for minutes, button in self.buttons.items():
            button.setToolTip("Counts as ad hoc work of today")
            button.clicked.connect(partial(self._add, minutes))
            row.addWidget(button)
        row.addStretch(1)
        self._section.body.addLayout(row)
        self._section.body.addWidget(self._error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._section)

    def show_detail(self, detail: RequestDetail) -> None:
        """Show the time of a request; where it became planned work, that has the time."""
        self._detail = detail
        self._section.set_remark(say_hours(detail.minutes / 60) if detail.minutes else "")
        self._error.hide()
        planned = detail.row.became == "initiative" and not detail.minutes
        self.setVisible(not detail.row.undecided and not detail.trashed and not planned)

    def _add(self, minutes: int) -> None:
        """Note time of today."""
        if self._detail is not None:
            row = self._detail.row
            label = f"Added {STEPS[minutes][1:]} to {quoted(row.title)}"
            self._desk.run(self._say, label, add_time, minutes, request=row.id)

    def _say(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()
