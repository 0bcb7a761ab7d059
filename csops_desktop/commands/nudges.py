"""Nudges: that somebody was reminded, of what, how, and when to come back to it. A budget keeps them friendly."""

from __future__ import annotations

from datetime import date
from typing import Literal

from csops_desktop.commands.checks import still_there
from csops_desktop.db.reader import day
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import NudgeId, PersonId
from csops_desktop.domain.promises import CommitmentState, Direction, Tone, Way, next_nudge_on, weekdays
from csops_desktop.domain.status import OPEN_ASK_STATES
from csops_desktop.errors import UserError
from csops_desktop.text.nudging import too_soon

type NudgeKind = Literal["commitment", "ask", "document"]
"""What a nudge may be about."""

_ABOUT = {
    "commitment": ("commitment", "person_id", "promise"),
    "ask": ("ask", "person_id", "ask"),
    "document": ("document", "owner_id", "document"),
}


def record_nudge(
    tx: Tx,
    kind: NudgeKind,
    thing_id: int,
    *,
    tone: Tone = Tone.FRIENDLY,
    way: Way = Way.COPIED,
    body: str = "",
    follow_up_on: date | None = None,
) -> NudgeId:
    """Note that whoever a thing waits for was nudged.

    Args:
        kind: what it was about; `thing_id` is the id of that.
        way: what was said in person is noted whenever it happened; anything else obeys the budget.
        body: the text as it was sent.
        follow_up_on: the day on which the desk brings it up again.

    Raises:
        UserError: the thing is gone or waits for nobody, the day to come back is not ahead, or the person was nudged
            only a few days ago; the sentence says when they may be again.
    """
    person = _waits_for(tx, kind, thing_id)
    if follow_up_on is not None and follow_up_on <= tx.today:
        raise UserError("Choose a later day to come back to it.")
    if way is not Way.SAID:
        _obey_budget(tx, person)
    return NudgeId(
        tx.insert(
            "nudge",
            person_id=person,
            day=tx.today,
            tone=tone,
            way=way,
            body=str(bound(body)).strip(),
            follow_up_on=follow_up_on,
            **{f"{_ABOUT[kind][0]}_id": thing_id},
        )
    )


def set_follow_up(tx: Tx, nudge: NudgeId, follow_up_on: date | None) -> None:
    """Choose another day to come back to what somebody was nudged about, or `None` for not coming back."""
    still_there(tx, "nudge", nudge, "nudge")
    tx.update("nudge", nudge, follow_up_on=follow_up_on)


def _obey_budget(tx: Tx, person: PersonId) -> None:
    """Refuse to nudge somebody twice in a few days.

    Raises:
        UserError: it is too soon; the sentence says when it won't be.
    """
    name, working = tx.rows("SELECT name, working_days FROM person WHERE id = ?", (person,))[0]
    last = day(tx.value("SELECT max(day) FROM nudge WHERE person_id = ?", (person,)))
    on = next_nudge_on(last, weekdays(working), tx.today)
    if last is not None and on > tx.today:
        raise UserError(too_soon(name, last, on, tx.today))


def _waits_for(tx: Tx, kind: NudgeKind, thing_id: int) -> PersonId:
    """Return who a thing waits for.

    Raises:
        UserError: it is gone, or waits for nobody.
    """
    table, column, word = _ABOUT[kind]
    still_there(tx, table, thing_id, word)
    if kind == "commitment":
        direction, state = tx.rows("SELECT direction, state FROM commitment WHERE id = ?", (thing_id,))[0]
        if direction != Direction.THEY_OWE:
            raise UserError("You owe this yourself: there is nobody to nudge.")
        if state != CommitmentState.OPEN:
            raise UserError("This promise is closed: there is nothing to remind of.")
    if kind == "ask" and tx.value("SELECT state FROM ask WHERE id = ?", (thing_id,)) not in OPEN_ASK_STATES:
        raise UserError("This ask waits for nobody.")
    person = tx.value(f"SELECT {column} FROM {table} WHERE id = ?", (thing_id,))
    if person is None:
        raise UserError(f"Nobody is named at this {word}: there is nobody to nudge.")
    return PersonId(person)
