"""The plan: steps with dates, and the get-to-green date with its slips."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.commands import labels, plan
from csops_desktop.domain.ids import PlanStepId
from csops_desktop.queries.rows import PlanStepRow, ResponsibilityDetail
from csops_desktop.text.dates import say_date, say_exact
from ui.pages.board.panel.checklist import Checklist, Verbs
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.due_field import DueField
from ui.widgets.check_line import CheckLine
from ui.widgets.date_edit import DateEdit
from ui.widgets.pill import Pill
from ui.widgets.text_label import TextLabel

_SLIPPED = {1: "slipped once", 2: "slipped twice"}

DATE_WIDTH, DATE_HEIGHT = 116, 22
"""Of a date's field, in the drawing's pixels: as high as the check box of a step."""

_VERBS = Verbs(
    "plan_step",
    "a step",
    plan.add_step,
    plan.edit_step,
    plan.set_step_done,
    plan.move_step,
    plan.delete_step,
    added="Added to a plan:",
    edited="Changed a step:",
    ticked="Done:",
    unticked="Not done after all:",
    deleted="Removed from a plan:",
)


class PlanSection(Checklist):
    """Ticks, words, dates, orders and removes the steps of a plan, and sets when it is to be green."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._dues: dict[int, DueField] = {}
        super().__init__(desk, "Plan to green", "Add a step", _VERBS, parent)
        self._rows: dict[int, PlanStepRow] = {}
        self._title = ""
        self._pill = Pill(desk.themes)
        self.green_by_edit = DateEdit(
            desk.themes, desk.clock, "Get-to-green date", placeholder="Add a date", quiet=True
        )
        self.set_aside(self._pill)
        row = QHBoxLayout()
        self._green_by_label = TextLabel("Get-to-green date", "muted")
        row.addWidget(self._green_by_label, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        row.addWidget(self.green_by_edit, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.green_by_edit.committed.connect(self._on_green_by_edit_committed)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the plan of a responsibility."""
        self._title = detail.card.title
        self._rows = {row.id: row for row in detail.steps}
        lines = self.show_rows(detail.card.id, detail.steps)
        self._dues = {i: due for i, due in self._dues.items() if i in self._rows}
        for row in detail.steps:
            lines[row.id].set_line(row.text, done=row.done_on is not None)
            lines[row.id].box.setAccessibleDescription(self._dues[row.id].show_step(row))
            self._fit(self._dues[row.id].date_edit)
        self.green_by_edit.set_date(detail.card.green_by)
        self._fit(self.green_by_edit)
        self._green_by_label.setFixedHeight(self.green_by_edit.edit.height())
        self._show_pill(detail)

    @override
    def make_line(self, row_id: int) -> CheckLine:
        line = super().make_line(row_id)
        due = DueField(self.desk)
        line.set_aside_widget(due)
        self._dues[row_id] = due
        due.date_edit.committed.connect(partial(self._on_due_committed, row_id))
        return line

    def _fit(self, field: DateEdit) -> None:
        """Let all dates stand below each other, level with the words of their lines, at the person's scale."""
        metrics = self.desk.themes.metrics
        field.setFixedWidth(metrics.px(DATE_WIDTH))
        field.edit.setFixedHeight(metrics.px(DATE_HEIGHT))

    def _show_pill(self, detail: ResponsibilityDetail) -> None:
        """Say at the heading when it is to be green and how often that slipped."""
        card, today = detail.card, self.desk.clock.today()
        if card.green_by is None:
            self._pill.hide()
            return
        slipped = _SLIPPED.get(card.slips, f"slipped {card.slips} times") if card.slips else ""
        late = card.green_by < today and card.status.badness > 0
        said = say_date(card.green_by, today).split(" ", 1)[1]
        words = ", ".join(filter(None, (said, slipped, "passed" if late else "")))
        self._pill.show_fact(words, "red" if late else "yellow" if card.slips else "muted")
        self._pill.setToolTip("\n".join(self._promises(detail)))
        self._pill.show()

    def _promises(self, detail: ResponsibilityDetail) -> list[str]:
        """Return every get-to-green date that was ever set, for the tooltip."""
        return [
            f"Set on {say_exact(row.set_on)}: {say_exact(row.green_by) if row.green_by else 'no date'}"
            for row in detail.get_to_green
        ]

    def _on_green_by_edit_committed(self, day: date | None) -> None:
        if self.rid is not None:
            what = "Took away the get-to-green date of" if day is None else "Set the get-to-green date of"
            refuse = self.green_by_edit.show_error
            self.desk.run(refuse, labels.did(what, self._title), plan.set_get_to_green, self.rid, day)

    def _on_due_committed(self, row_id: int, day: date | None) -> None:
        label = labels.did("Dated", self._rows[row_id].text)
        self.desk.run(self._dues[row_id].date_edit.show_error, label, plan.set_step_due, PlanStepId(row_id), day)
