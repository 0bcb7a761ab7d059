"""The definition of green: the checklist of what must be true."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csops_desktop.commands import plan
from csops_desktop.queries.rows import ResponsibilityDetail
from csops_desktop.text.dates import say_exact
from ui.pages.board.panel.checklist import Checklist, Verbs
from ui.pages.board.panel.desk import Desk

_VERBS = Verbs(
    "green_criterion",
    "a point of the definition of green",
    plan.add_criterion,
    plan.edit_criterion,
    plan.set_criterion_met,
    plan.move_criterion,
    plan.delete_criterion,
    added="Added to a definition of green:",
    edited="Changed in a definition of green:",
    ticked="Met:",
    unticked="No longer met:",
    deleted="Removed from a definition of green:",
)


class CriteriaSection(Checklist):
    """Ticks, words, orders and removes the points of a definition of green."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "Definition of green", "Add what must be true for green", _VERBS, parent)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the points of a responsibility."""
        lines = self.show_rows(detail.card.id, detail.criteria)
        for row in detail.criteria:
            lines[row.id].set_line(row.text, done=row.met_on is not None)
            lines[row.id].setToolTip("" if row.met_on is None else f"Met on {say_exact(row.met_on)}")
        card = detail.card
        self.set_remark(f"{card.criteria_met} of {card.criteria_total}" if card.criteria_total else "")
