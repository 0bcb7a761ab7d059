"""What the plan's commands and queries both read: the initiatives of a quarter with their turns and their hours.

A command may know no query, and a rule that is read in two ways would be two rules. Imports db.reader and domain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from csops_desktop.db.reader import Reader, day, marks
from csops_desktop.domain.capacity import Work
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter
from csops_desktop.domain.recurrence import Rule, parse_rule

MINUTES = 60

_COLUMNS = (
    "i.id, i.title, i.tier, i.category, i.quarter, i.state, i.hours, i.start_on, i.target_on, i.done_on, i.recurrence,"
    " i.part_of_id, i.position"
)
_SHOWN = """
i.trashed_on IS NULL AND (i.quarter = ? OR (i.recurrence <> '' AND i.quarter < ?
AND (i.done_on IS NULL OR i.done_on >= ?)))
"""

COPYABLE = """
SELECT i.id, i.title, i.tier, i.category, i.summary, i.owner_id, i.hours, i.position FROM initiative i
WHERE i.quarter = ? AND i.tier IN ('foundation', 'bau') AND i.state <> 'dropped' AND i.recurrence = ''
AND i.trashed_on IS NULL AND i.part_of_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM initiative c WHERE c.carried_from_id = i.id AND c.quarter LIKE ? AND c.trashed_on IS NULL)
ORDER BY i.position, i.id
"""
"""What of a quarter can be copied into a year."""


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """One initiative as it stands in a quarter.

    Attributes:
        hours: the effort as entered; of one turn for what recurs.
        turns: the days of the quarter on which it is due, for what recurs.
        closed: the turns that are done or skipped, with the day on which they were.
        parts: the living parts of it that are not dropped; with parts it counts by them.
        minutes, before, within: time worked altogether, before the quarter and within it.
    """

    id: int
    title: str
    tier: Tier
    category: str
    quarter: Quarter
    state: InitiativeState
    hours: float
    start_on: date | None
    target_on: date | None
    done_on: date | None
    rule: Rule | None
    part_of_id: int | None
    position: int
    turns: tuple[date, ...] = ()
    closed: dict[date, date] = field(default_factory=dict)
    parts: tuple[int, ...] = ()
    minutes: int = 0
    before: int = 0
    within: int = 0

    @property
    def planned(self) -> float:
        """Hours that it takes of the quarter: what its parts take counts with them."""
        if self.parts:
            return 0.0
        if self.rule is not None:
            return self.hours * len(self.turns)
        return max(0.0, self.hours - self.before / MINUTES)

    @property
    def first_turn(self) -> date:
        """The day from which it recurs."""
        return first_turn(self.quarter, self.start_on)

    @property
    def turns_closed(self) -> int:
        """How many turns of the quarter are done or skipped."""
        return sum(turn in self.closed for turn in self.turns)

    @property
    def work(self) -> Work:
        """The initiative as it counts in the capacity."""
        return Work(self.tier, self.category, self.state, self.planned, self.within / MINUTES)


def first_turn(quarter: Quarter, start_on: date | None) -> date:
    """Return the day from which work recurs: its start, or the first day of its quarter."""
    return quarter.first if start_on is None else start_on


def plan_facts(db: Reader, quarter: Quarter) -> list[PlanFacts]:
    """Return what a quarter holds, lane by lane in the person's order.

    What recurs is in its own quarter and in each later one in which it has a turn, until it is done or dropped.
    """
    parameters = (str(quarter), str(quarter), quarter.first.isoformat())
    return _facts(db, quarter, _SHOWN, parameters)


def facts_of(db: Reader, ids: Collection[int], quarter: Quarter) -> list[PlanFacts]:
    """Return some initiatives wherever they are, as they stand in a quarter."""
    return _facts(db, quarter, f"i.id IN ({marks(list(ids))})", tuple(ids), everything=True)


def _facts(
    db: Reader, quarter: Quarter, where: str, parameters: tuple[Any, ...], *, everything: bool = False
) -> list[PlanFacts]:
    """Return the initiatives that fit a condition; those without a turn in a later quarter only for `everything`."""
    rows = db.rows(f"SELECT {_COLUMNS} FROM initiative i WHERE {where} ORDER BY i.position, i.id", parameters)
    closed, parts, minutes = _closed(db), _parts(db), _minutes(db, quarter)
    found = []
    for row in rows:
        iid, own, rule = row[0], parse_quarter(row[4]), parse_rule(row[10])
        start, done = day(row[7]), day(row[9])
        turns = _turns(rule, own, start, done, quarter)
        if not everything and own != quarter and not turns:
            continue
        found.append(
            PlanFacts(
                *(iid, row[1], Tier(row[2]), row[3], own, InitiativeState(row[5]), row[6]),
                *(start, day(row[8]), done, rule, row[11], row[12], turns),
                closed.get(iid, {}),
                parts.get(iid, ()),
                *minutes.get(iid, (0, 0, 0)),
            )
        )
    return found


def _turns(
    rule: Rule | None, own: Quarter, start: date | None, done: date | None, quarter: Quarter
) -> tuple[date, ...]:
    """Return the turns of work in a quarter; none after the day on which it was done or dropped."""
    if rule is None:
        return ()
    last = quarter.last if done is None else min(done, quarter.last)
    return tuple(rule.turns(first_turn(own, start), quarter.first, last))


def _closed(db: Reader) -> dict[int, dict[date, date]]:
    """Return the turns that are done or skipped, by initiative, with the day on which they were."""
    found: dict[int, dict[date, date]] = defaultdict(dict)
    sql = "SELECT initiative_id, due_on, coalesce(done_on, skipped_on) FROM occurrence"
    for iid, due_on, on in db.rows(f"{sql} WHERE done_on IS NOT NULL OR skipped_on IS NOT NULL"):
        found[iid][date.fromisoformat(due_on)] = date.fromisoformat(on)
    return found


def _parts(db: Reader) -> dict[int, tuple[int, ...]]:
    """Return the parts that count, by the larger initiative."""
    found: dict[int, tuple[int, ...]] = {}
    sql = "SELECT part_of_id, id FROM initiative WHERE part_of_id IS NOT NULL AND trashed_on IS NULL"
    for whole, part in db.rows(f"{sql} AND state <> 'dropped' ORDER BY position, id"):
        found[whole] = (*found.get(whole, ()), part)
    return found


def _minutes(db: Reader, quarter: Quarter) -> dict[int, tuple[int, int, int]]:
    """Return the time worked altogether, before a quarter and within it, by initiative."""
    first, last = quarter.first.isoformat(), quarter.last.isoformat()
    sql = (
        "SELECT initiative_id, sum(minutes), sum(CASE WHEN day < ? THEN minutes ELSE 0 END),"
        " sum(CASE WHEN day BETWEEN ? AND ? THEN minutes ELSE 0 END)"
        " FROM time_entry WHERE initiative_id IS NOT NULL GROUP BY 1"
    )
    return {row[0]: row[1:] for row in db.rows(sql, (first, first, last))}
