"""The definition of green, the plan and the get-to-green date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from csops_desktop.commands.checks import existing, line, move_within, next_position, still_there
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import CriterionId, PlanStepId, ResponsibilityId

NO_POINT = "Say what must be true for it to be green."
NO_STEP = "Say what the step is."


def add_criterion(tx: Tx, rid: ResponsibilityId, text: str) -> CriterionId:
    """Add a point to the definition of green; refuses an empty one."""
    existing(tx, rid)
    text = line(text, NO_POINT, "The point")
    position = next_position(tx, "green_criterion", rid)
    return CriterionId(tx.insert("green_criterion", responsibility_id=rid, text=text, position=position))


def edit_criterion(tx: Tx, criterion: CriterionId, text: str) -> None:
    """Word a point of the definition of green anew; refuses an empty one."""
    still_there(tx, "green_criterion", criterion, "point")
    tx.update("green_criterion", criterion, text=line(text, NO_POINT, "The point"))


def set_criterion_met(tx: Tx, criterion: CriterionId, met: bool) -> None:
    """Tick a point of the definition of green off, or take the tick back."""
    still_there(tx, "green_criterion", criterion, "point")
    tx.update("green_criterion", criterion, met_on=tx.today if met else None)


def move_criterion(tx: Tx, criterion: CriterionId, steps: int) -> None:
    """Move a point up (negative) or down."""
    still_there(tx, "green_criterion", criterion, "point")
    move_within(tx, "green_criterion", criterion, steps)


def delete_criterion(tx: Tx, criterion: CriterionId) -> None:
    """Take a point out of the definition of green."""
    tx.delete("green_criterion", criterion)


def add_step(tx: Tx, rid: ResponsibilityId, text: str, due_on: date | None = None) -> PlanStepId:
    """Add a step to the plan, with the day by which it is to be done if there is one; refuses an empty text."""
    existing(tx, rid)
    text = line(text, NO_STEP, "The step")
    position = next_position(tx, "plan_step", rid)
    return PlanStepId(tx.insert("plan_step", responsibility_id=rid, text=text, due_on=due_on, position=position))


def edit_step(tx: Tx, step: PlanStepId, text: str) -> None:
    """Word a step anew; refuses an empty one."""
    still_there(tx, "plan_step", step, "step")
    tx.update("plan_step", step, text=line(text, NO_STEP, "The step"))


def set_step_due(tx: Tx, step: PlanStepId, due_on: date | None) -> None:
    """Set the day by which a step is to be done, or leave it open."""
    still_there(tx, "plan_step", step, "step")
    tx.update("plan_step", step, due_on=due_on)


def set_step_done(tx: Tx, step: PlanStepId, done: bool) -> None:
    """Tick a step off, or take the tick back."""
    still_there(tx, "plan_step", step, "step")
    tx.update("plan_step", step, done_on=tx.today if done else None)


def move_step(tx: Tx, step: PlanStepId, steps: int) -> None:
    """Move a step up (negative) or down."""
    still_there(tx, "plan_step", step, "step")
    move_within(tx, "plan_step", step, steps)


def delete_step(tx: Tx, step: PlanStepId) -> None:
    """Take a step out of the plan."""
    tx.delete("plan_step", step)


def set_get_to_green(tx: Tx, rid: ResponsibilityId, green_by: date | None) -> None:
    """Set the get-to-green date, or take it away; every date that was ever set is kept, so slips can be counted."""
    existing(tx, rid)
    current = tx.value("SELECT green_by FROM responsibility WHERE id = ?", (rid,))
    if current == (None if green_by is None else green_by.isoformat()):
        return
    tx.insert("get_to_green", responsibility_id=rid, set_on=tx.today, green_by=green_by)
    sql = "SELECT green_by FROM get_to_green WHERE responsibility_id = ? ORDER BY id"
    tx.update("responsibility", rid, green_by=green_by, slips=slips([row[0] for row in tx.rows(sql, (rid,))]))


def slips(dates: list[str | None]) -> int:
    """Count how often a get-to-green date was moved to a later day.

    Args:
        dates: ISO days in the order in which they were set; `None` where the date was taken away, which doesn't wipe
            out what had been promised before.
    """
    promised = [d for d in dates if d is not None]
    return sum(later > earlier for earlier, later in pairwise(promised))
