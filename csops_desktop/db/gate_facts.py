"""How the conditions of a gate stand, for the command that starts a bet and the query that shows its lock.

One reading for both: what the page shows as held, no command opens. Imports db and domain.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csops_desktop.db.plan_facts import MINUTES, PlanFacts, plan_facts
from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.capacity import say_hours
from csops_desktop.domain.gates import Override, Standing, forecast, opened_for
from csops_desktop.domain.planning import ConditionKind, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter
from csops_desktop.domain.status import Status

_CONDITIONS = """
SELECT g.id, g.kind, g.bet_id, g.responsibility_id, g.needs_id, g.percent, g.added_on,
       r.title, r.status, r.since, r.green_by, r.trashed_on,
       n.title, n.state, n.done_on, n.hours, n.target_on, n.trashed_on
FROM gate_condition g LEFT JOIN responsibility r ON r.id = g.responsibility_id
LEFT JOIN initiative n ON n.id = g.needs_id
"""


@dataclass(frozen=True, slots=True)
class ConditionFacts:
    """One condition and how it stands.

    Attributes:
        bet_id: the bet that it holds, with its parts; `None` for every bet of the quarter.
        parts: the parts of that bet: what holds the whole is not got round by splitting it.
        added_on: the day it was asked for.
        demand: what it asks for, to stand in a list: "“CS KPIs” is green".
        standing: how it stands.
    """

    id: int
    kind: ConditionKind
    bet_id: int | None
    responsibility_id: int | None
    needs_id: int | None
    percent: int
    added_on: date
    demand: str
    standing: Standing
    parts: frozenset[int] = frozenset()

    def holds(self, bet: int) -> bool:
        """Say whether a bet of the quarter waits for it."""
        return self.bet_id is None or bet == self.bet_id or bet in self.parts


def overrides(db: Reader, bet: int | None = None) -> dict[int, list[Override]]:
    """Return how bets were opened anyway, by bet, the newest first.

    Args:
        bet: only this one; default: all.
    """
    where, parameters = ("", ()) if bet is None else (" WHERE {} = ?", (bet,))
    moves: dict[int, list[tuple[date, Quarter]]] = defaultdict(list)
    slipped = (
        "SELECT initiative_id, moved_on, from_quarter FROM"
        f" (SELECT * FROM initiative_slip{where.format('initiative_id')}) WHERE from_quarter <> '' ORDER BY id"
    )
    for iid, on, left in db.rows(slipped, parameters):
        moves[iid].append((date.fromisoformat(on), parse_quarter(left)))
    opened = (
        "SELECT o.initiative_id, o.day, o.why, o.held_by, i.quarter FROM gate_override o"
        f" JOIN initiative i ON i.id = o.initiative_id{where.format('i.id')} ORDER BY o.id DESC"
    )
    found: dict[int, list[Override]] = defaultdict(list)
    for iid, on, why, held, quarter in db.rows(opened, parameters):
        opened_on, now = date.fromisoformat(on), parse_quarter(quarter)
        meant = opened_for(opened_on, now, moves[iid])
        found[iid].append(Override(opened_on, why, held, meant, meant == now))
    return found


def conditions_of(db: Reader, quarter: Quarter, facts: Sequence[PlanFacts] | None = None) -> list[ConditionFacts]:
    """Return the conditions of a quarter in the person's order: its own first, then those of single bets.

    Args:
        facts: all that the quarter holds, where that is read already.
    """
    # A part may have been carried over alone: the conditions of its whole go with it.
    sql = (
        f"{_CONDITIONS} WHERE g.quarter = ?1 OR g.bet_id IN (SELECT part_of_id FROM initiative WHERE quarter = ?1)"
        " ORDER BY g.bet_id IS NOT NULL, g.bet_id, g.position, g.id"
    )
    rows = db.rows(sql, (str(quarter),))
    asks_for_bau = any(row[1] == ConditionKind.BAU_COVERED.value for row in rows)
    coverage = _Coverage(db, quarter, facts) if asks_for_bau else None
    return [_condition(db, row, coverage) for row in rows]


def held_by(db: Reader, bet: int) -> list[str]:
    """Return a sentence for each condition that holds a bet; an empty list where its gate is open."""
    return [found.standing.sentence for found in conditions_of_bet(db, bet) if not found.standing.met]


def conditions_of_bet(db: Reader, bet: int) -> list[ConditionFacts]:
    """Return the conditions that hold one bet: those of its quarter and its own."""
    quarter = parse_quarter(db.value("SELECT quarter FROM initiative WHERE id = ?", (bet,)))
    return [found for found in conditions_of(db, quarter) if found.holds(bet)]


def _condition(db: Reader, row: Sequence[Any], coverage: _Coverage | None) -> ConditionFacts:
    """Make one condition of its row."""
    cid, word, bet, rid, needs, percent, added = row[:7]
    kind, added_on = ConditionKind(word), date.fromisoformat(added)
    if kind is ConditionKind.RESPONSIBILITY_GREEN:
        demand, standing = _green(db, rid, row[7:12], added_on)
    elif kind is ConditionKind.INITIATIVE_DONE:
        demand, standing = _done(db, needs, row[12:], added_on)
    else:
        assert coverage is not None
        demand, standing = f"{percent} % of BAU is done", coverage.standing(percent, added_on)
    sql = "SELECT id FROM initiative WHERE part_of_id = ?"
    parts = frozenset(found[0] for found in db.rows(sql, (bet,))) if bet is not None else frozenset[int]()
    return ConditionFacts(cid, kind, bet, rid, needs, percent, added_on, demand, standing, parts)


def _green(db: Reader, rid: int | None, row: Sequence[Any], added_on: date) -> tuple[str, Standing]:
    """Return the demand that a responsibility is green, and how it stands."""
    title, word, since, green_by, trashed_on = row
    if rid is None:
        return "a responsibility is green", Standing(False, "The responsibility it waited for is gone.", added_on)
    demand, status = f"“{title}” is green", Status(word)
    if trashed_on is not None:
        return demand, Standing(False, f"“{title}” is in the trash.", max(added_on, date.fromisoformat(trashed_on)))
    if status is Status.GREEN:
        return demand, Standing(True, f"“{title}” is green.", day(since))
    held = max(added_on, _not_green_since(db, rid) or added_on)
    expected, by_plan = _green_about(db, rid, held, day(green_by))
    return demand, Standing(False, f"“{title}” is {status.word}.", held, expected, by_plan)


def _not_green_since(db: Reader, rid: int) -> date | None:
    """Return the first day after a responsibility was last green; `None` where nothing says."""
    sql = "SELECT status, day FROM status_change WHERE responsibility_id = ? ORDER BY day DESC, id DESC"
    since = None
    for status, on in db.rows(sql, (rid,)):
        if status == Status.GREEN.value:
            break
        since = on
    return day(since)


def _green_about(db: Reader, rid: int, since: date, green_by: date | None) -> tuple[date | None, bool]:
    """Return about when a responsibility is green, and whether that is only its get-to-green date."""
    sql = "SELECT met_on FROM green_criterion WHERE responsibility_id = ?"
    days = [day(row[0]) for row in db.rows(sql, (rid,))]
    left, lately = days.count(None), sum(on is not None and on >= since for on in days)
    by_pace = forecast(lately, lately + left, since, db.today)
    if by_pace is not None:
        return by_pace, False
    planned = green_by if green_by is not None and green_by > db.today else None
    return planned, planned is not None


def _done(db: Reader, needs: int | None, row: Sequence[Any], added_on: date) -> tuple[str, Standing]:
    """Return the demand that an initiative is done, and how it stands."""
    title, word, done_on, hours, target_on, trashed_on = row
    if needs is None:
        return "an initiative is done", Standing(False, "The initiative it waited for is gone.", added_on)
    demand, state = f"“{title}” is done", InitiativeState(word)
    if trashed_on is not None:
        return demand, Standing(False, f"“{title}” is in the trash.", max(added_on, date.fromisoformat(trashed_on)))
    if state is InitiativeState.DONE:
        return demand, Standing(True, f"“{title}” is done.", day(done_on))
    if state is InitiativeState.DROPPED:
        return demand, Standing(False, f"“{title}” was dropped.", added_on)
    sql = (
        "SELECT coalesce(sum(minutes), 0), min(day) FROM time_entry"
        " WHERE initiative_id = ? OR initiative_id IN (SELECT id FROM initiative WHERE part_of_id = ?)"
    )
    minutes, began = db.row(sql, (needs, needs)) or (0, None)
    said = f"“{title}” is not done yet, {say_hours(minutes / MINUTES)} of {say_hours(hours)}."
    by_pace = forecast(minutes / MINUTES, hours, day(began), db.today)
    target = day(target_on)
    if by_pace is None and target is not None and target > db.today:
        return demand, Standing(False, said, added_on, target, by_plan=True)
    return demand, Standing(False, said, added_on, by_pace)


class _Coverage:
    """How much of a quarter's BAU is done, today and day by day."""

    def __init__(self, db: Reader, quarter: Quarter, facts: Sequence[PlanFacts] | None) -> None:
        self._today, self._quarter = db.today, quarter
        self._items = [
            one
            for one in (plan_facts(db, quarter) if facts is None else facts)
            if one.tier is Tier.BAU and one.state is not InitiativeState.DROPPED and not one.parts
        ]
        self._time: dict[int, list[tuple[date, int]]] = {one.id: [] for one in self._items}
        sql = (
            "SELECT initiative_id, day, minutes FROM time_entry WHERE initiative_id IS NOT NULL AND day BETWEEN ? AND ?"
        )
        for iid, on, minutes in db.rows(sql, (quarter.first.isoformat(), quarter.last.isoformat())):
            if iid in self._time:
                self._time[iid].append((date.fromisoformat(on), minutes))

    def standing(self, percent: int, added_on: date) -> Standing:
        """Return how the demand that so much of the BAU is done stands."""
        since = max(added_on, self._quarter.first) if self._quarter.first <= self._today else added_on
        if not self._items:
            return Standing(False, f"No BAU is planned for {self._quarter.title}.", since)
        total = sum(_weight(facts) for facts in self._items)
        done = self._done_by(self._today)
        # Sums of quarters of an hour may differ in their last bit.
        needed = round(total * percent / 100, 6)
        said = f"{int(done * 100 / total)} % of BAU is done, {percent} % is asked for."
        if done >= needed:
            return Standing(True, said, self._reached(needed))
        return Standing(False, said, since, forecast(done, needed, self._quarter.first, self._today))

    def _done_by(self, on: date) -> float:
        """Return the weight of what was done by a day."""
        return round(sum(self._done_of(facts, on) for facts in self._items), 6)

    def _done_of(self, facts: PlanFacts, on: date) -> float:
        weight = _weight(facts)
        if facts.state is InitiativeState.DONE and facts.done_on is not None and facts.done_on <= on:
            return weight
        if facts.rule is not None:
            closed = sum(turn in facts.closed and facts.closed[turn] <= on for turn in facts.turns)
            return weight * closed / len(facts.turns) if facts.turns else 0.0
        hours = sum(minutes for worked, minutes in self._time[facts.id] if worked <= on) / MINUTES
        return min(weight, hours) if facts.planned else 0.0

    def _days(self) -> list[date]:
        """Return the days on which something was done, the first first."""
        days = {worked for entries in self._time.values() for worked, _ in entries}
        days |= {on for facts in self._items for turn, on in facts.closed.items() if turn in facts.turns}
        days |= {facts.done_on for facts in self._items if facts.done_on is not None}
        return sorted(on for on in days if on <= self._today)

    def _reached(self, needed: float) -> date | None:
        """Return the first day on which so much was done."""
        days = self._days()
        # What is done only grows, so the day is found by bisection.
        at = bisect_left(days, needed, key=self._done_by)
        return days[at] if at < len(days) else None


def _weight(facts: PlanFacts) -> float:
    """Return how much an item counts: its hours; one where no effort was entered."""
    return facts.planned or 1.0
