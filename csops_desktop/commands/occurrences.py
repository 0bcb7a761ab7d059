"""The turns of BAU work that recurs: done, skipped, open again. May import what commands may."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.checks import sentence
from csops_desktop.commands.plan_checks import initiative_there
from csops_desktop.commands.time_entries import add_time
from csops_desktop.db.plan_facts import first_turn
from csops_desktop.db.reader import day
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.quarters import parse_quarter
from csops_desktop.domain.recurrence import parse_rule
from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date


def finish_turn(tx: Tx, iid: InitiativeId, due_on: date, note: str = "", minutes: int = 0) -> None:
    """Say that a turn was done today.

    Args:
        due_on: the day it is due; it may be done before.
        note: what is worth knowing of it.
        minutes: how long it took; 0 notes no time down.

    Raises:
        UserError: there is no turn on that day, or minutes are negative.
    """
    _close(tx, iid, due_on, done_on=tx.today, skipped_on=None, note=str(bound(note)).strip())
    if minutes:
        add_time(tx, minutes, initiative=iid)


def skip_turn(tx: Tx, iid: InitiativeId, due_on: date, why: str) -> None:
    """Leave a turn out, and say in one sentence why.

    Raises:
        UserError: there is no turn on that day, or no reason.
    """
    _close(tx, iid, due_on, done_on=None, skipped_on=tx.today, note=sentence(why))


def skip_missed_turns(tx: Tx, iid: InitiativeId, before: date, why: str) -> int:
    """Leave out every open turn that was due before a day; return how many there were.

    Raises:
        UserError: none is open, or there is no reason.
    """
    why = sentence(why)
    closed = {row[0] for row in tx.rows("SELECT due_on FROM occurrence WHERE initiative_id = ?", (iid,))}
    missed = [turn for turn in _turns(tx, iid, date.min, before) if turn < before and turn.isoformat() not in closed]
    if not missed:
        raise UserError("No turn was missed.")
    for turn in missed:
        tx.insert("occurrence", initiative_id=iid, due_on=turn, skipped_on=tx.today, note=why)
    return len(missed)


def reopen_turn(tx: Tx, iid: InitiativeId, due_on: date) -> None:
    """Take back that a turn was done or skipped."""
    tx.execute("DELETE FROM occurrence WHERE initiative_id = ? AND due_on = ?", (iid, due_on))


def _close(
    tx: Tx, iid: InitiativeId, due_on: date, *, done_on: date | None, skipped_on: date | None, note: str
) -> None:
    """Write how a turn ended; the newest word counts."""
    title = initiative_there(tx, iid)
    if due_on not in _turns(tx, iid, due_on, due_on):
        raise UserError(f"“{title}” has no turn on {say_date(due_on, tx.today)}.")
    sql = "SELECT id FROM occurrence WHERE initiative_id = ? AND due_on = ?"
    found = tx.value(sql, (iid, due_on.isoformat()))
    if found is None:
        tx.insert("occurrence", initiative_id=iid, due_on=due_on, done_on=done_on, skipped_on=skipped_on, note=note)
    else:
        tx.update("occurrence", found, done_on=done_on, skipped_on=skipped_on, note=note)


def _turns(tx: Tx, iid: InitiativeId, first: date, last: date) -> list[date]:
    """Return the turns of an initiative from one day to another, both included."""
    found = tx.row("SELECT recurrence, quarter, start_on FROM initiative WHERE id = ?", (iid,))
    rule = None if found is None else parse_rule(found[0])
    if found is None or rule is None:
        return []
    return rule.turns(first_turn(parse_quarter(found[1]), day(found[2])), first, last)
