"""What needs the operator on a day, where things stand, and what comes next. Everything is computed, nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.today import Day, Line, Putting, arrange
from csops_desktop.queries.today_lines import (
    Nudges,
    ask_lines,
    card_lines,
    document_lines,
    metric_lines,
    nudge_lines,
    promise_lines,
    step_lines,
)
from csops_desktop.queries.today_plan import plan_lines
from csops_desktop.queries.today_requests import request_lines

COMING_DAYS = 30
"""How far ahead is looked for what comes next."""


def today(db: Reader) -> Day:
    """Return what needs the operator on the reader's day, in the order of what it costs to miss."""
    return arrange(due_lines(db), _snoozes(db), db.today, last_used(db))


def due_lines(db: Reader) -> list[Line]:
    """Return everything that is due, in no order, each thing once; what was put off by a snooze too."""
    nudges = Nudges(db)
    lines = promise_lines(db, nudges) + ask_lines(db, nudges) + document_lines(db, nudges)
    for read in (request_lines, step_lines, card_lines, metric_lines, plan_lines):
        lines += read(db)
    return lines + nudge_lines(db, {line.key for line in lines})


def last_used(db: Reader) -> date | None:
    """Return the last day before the reader's on which something was done; `None` on a new desk.

    It is the day on which a change was made, not the one that it counts for: a tracker of last year that was imported
    this morning is no absence of a year.
    """
    sql = "SELECT max(substr(at, 1, 10)) FROM change WHERE at < ?"
    return day(db.value(sql, (db.today.isoformat(),)))


def _snoozes(db: Reader) -> dict[tuple[str, int], Putting]:
    """Return what is known of the snoozes of each thing."""
    found: dict[tuple[str, int], Putting] = {}
    for kind, thing, set_on, until in db.rows("SELECT kind, thing_id, set_on, until FROM snooze ORDER BY set_on, id"):
        before = found.get((kind, thing), Putting("", ()))
        found[kind, thing] = Putting(max(until, before.until), (*before.set_on, set_on))
    return found


@dataclass(frozen=True, slots=True)
class Coming:
    """What falls due next: its day, what it is and its title."""

    on: date
    what: str
    title: str


_COMING = """
SELECT due_on, direction, what FROM commitment WHERE state = 'open' AND trashed_on IS NULL AND due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT due_on, 'document', title FROM document
WHERE archived_on IS NULL AND trashed_on IS NULL AND evergreen = 0 AND due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT s.due_on, 'plan_step', s.text FROM plan_step s JOIN responsibility r ON r.id = s.responsibility_id
WHERE s.done_on IS NULL AND r.archived_on IS NULL AND r.trashed_on IS NULL AND s.due_on BETWEEN ?1 AND ?2
UNION ALL
SELECT date(checked_on, '+' || check_in_days || ' days'), 'responsibility', title FROM responsibility
WHERE archived_on IS NULL AND trashed_on IS NULL AND status <> 'not-rated'
AND date(checked_on, '+' || check_in_days || ' days') BETWEEN ?1 AND ?2
ORDER BY 1, 2, 3 LIMIT ?3
"""

_COMING_WORDS = {
    "i-owe": "Promise of yours",
    "they-owe": "Promise to you",
    "document": "Review",
    "plan_step": "Plan step",
    "responsibility": "Check-in",
}


def coming(db: Reader, *, limit: int = 3) -> list[Coming]:
    """Return what falls due in the next `COMING_DAYS` days after today, the soonest first."""
    span = (db.today + timedelta(days=1)).isoformat(), (db.today + timedelta(days=COMING_DAYS)).isoformat()
    rows = db.rows(_COMING, (*span, limit))
    return [Coming(date.fromisoformat(on), _COMING_WORDS[what], title) for on, what, title in rows]
