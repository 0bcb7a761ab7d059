"""What is done with a whole quarter or year: carry over what is unfinished, copy last year. Imports the core and Qt."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QRect, Signal

from csops_desktop.commands import plan_quarters
from csops_desktop.domain.planning import OPEN_STATES
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.queries.planner_rows import InitiativeRow, QuarterView
from csops_desktop.workspace import Workspace
from ui.pages.planner.lanes_area import Column
from ui.pages.planner.view import PlannerView
from ui.widgets.draft_place import belongs_to


class QuarterActs(QObject):
    """Acts on quarters.

    Signals:
        message_requested(sentence): something could not be done.

    Args:
        workspace: runs the commands.
        view: asks what is missing.
    """

    message_requested = Signal(str)

    def __init__(self, workspace: Workspace, view: PlannerView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._view = view

    def carry_over(self, view: QuarterView, column: Column) -> None:
        """Ask why, then carry over what is unfinished into the next quarter."""
        rows = unfinished(view)
        if not rows:
            self.message_requested.emit(f"Nothing in {view.quarter.title} is unfinished.")
            return
        what = count(len(rows), "unfinished initiative")
        title = (
            f"Why do {what} go on in {view.quarter.next.title}?"
            if len(rows) > 1
            else (f"Why does “{rows[0].title}” go on in {view.quarter.next.title}?")
        )
        band = column.band
        place = QRect(band.mapToGlobal(band.rect().topLeft()), band.size())
        prompts = self._view.prompts
        belongs_to(prompts.reason, f"carry_over.{view.quarter}", called=f"carrying over from {view.quarter.title}")
        prompts.ask(title, partial(self._carry, view, rows), place, hint="The reason; each keeps it")

    def copy_year(self, year: int) -> None:
        """Begin a year with the foundations and BAU of the year before."""
        try:
            self._workspace.run(f"Copied {year - 1} into {year}", plan_quarters.copy_year, year - 1, year)
        except UserError as error:
            self.message_requested.emit(str(error))

    def _carry(self, view: QuarterView, rows: list[InitiativeRow], why: str) -> None:
        """Write the slips."""
        label = f"Carried {count(len(rows), 'initiative')} over into {view.quarter.next.title}"
        ids = [row.id for row in rows]
        self._workspace.run(label, plan_quarters.carry_over, ids, view.quarter.next, why)


def unfinished(view: QuarterView) -> list[InitiativeRow]:
    """Return what of a quarter is neither done nor dropped and doesn't come again by itself."""
    return [
        row
        for lane in view.lanes
        for row in lane.rows
        if row.state in OPEN_STATES and not row.recurrence and row.quarter == view.quarter
    ]
