"""The gate before the bets: what holds them, since when, and about when it opens. Standard library and domain only.

A gate without teeth is a rubber stamp, so its rule is one line: it is open when every condition is met, and nothing but
a written reason opens it otherwise.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from csops_desktop.domain.quarters import Quarter
from csops_desktop.text.dates import say_date, say_long

FURTHEST_FORECAST = 730
"""Days beyond which a forecast says nothing: two years at "the present pace" is no pace."""

SHORTEST_PACE = 7
"""Days from which a pace is taken at least: one good day is none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one condition stands.

    Attributes:
        met: it is fulfilled.
        sentence: how it stands: "“CS KPIs” is red."
        since: since when it holds the bets, or since when it is met; `None` where unknown.
        expected: about when it is met at the present pace; `None` when met, or where nothing moves.
        by_plan: nothing has moved yet, and `expected` is only what was planned.
    """

    met: bool
    sentence: str
    since: date | None = None
    expected: date | None = None
    by_plan: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """How a gate stands; the fields are those of `Standing`, for all its conditions together."""

    open: bool
    since: date | None
    expected: date | None


@dataclass(frozen=True, slots=True)
class Override:
    """A bet that was opened though its gate was closed.

    Attributes:
        day: when.
        why: the reason that was given.
        held_by: the conditions that were not met, as they were said then; one a line.
        quarter: the quarter for which it was opened.
        holds: the bet still stands in that quarter; in another one its gate holds it again.
    """

    day: date
    why: str
    held_by: str
    quarter: Quarter
    holds: bool


def judge(conditions: Sequence[Standing]) -> Gate:
    """Return how a gate with these conditions stands.

    It is held since the oldest of its unmet conditions, open since the newest of its met ones, and expected to open
    with the last one; nothing is expected where one of them doesn't move. Without conditions it is open.
    """
    unmet = [condition for condition in conditions if not condition.met]
    if not unmet:
        return Gate(True, max((c.since for c in conditions if c.since is not None), default=None), None)
    since = min((c.since for c in unmet if c.since is not None), default=None)
    expected = [c.expected for c in unmet if c.expected is not None]
    return Gate(False, since, max(expected) if len(expected) == len(unmet) else None)


def opened_for(opened_on: date, now: Quarter, moves: Sequence[tuple[date, Quarter]]) -> Quarter:
    """Return the quarter for which a bet was opened though its gate held it; in another one it doesn't count.

    Args:
        opened_on: the day of the override.
        now: the quarter in which the bet stands.
        moves: its moves into later quarters, the oldest first: the day, and the quarter that it left. One of the same
            day counts as made before: a bet is opened where it stands.
    """
    return next((left for moved_on, left in moves if moved_on > opened_on), now)


def say_gate(conditions: Sequence[Standing], today: date) -> str:
    """Say how a gate stands: "Held for 34 days: “CS KPIs” is red. Opens about Tue 15 Dec at this pace."."""
    if not conditions:
        return ""
    gate = judge(conditions)
    if gate.open:
        return "Open: every condition is met."
    reasons = "; ".join(c.sentence.rstrip(".") for c in conditions if not c.met)
    days = 0 if gate.since is None else max(0, (today - gate.since).days)
    held = f"Held for {say_long(days)}" if days else "Held"
    said = f"{held}: {reasons}."
    if gate.expected is None:
        return f"{said} When it opens can't be said: too little moves."
    by_plan = any(c.by_plan for c in conditions if not c.met)
    return f"{said} Opens about {say_date(gate.expected, today)} {'by the plan' if by_plan else 'at this pace'}."


def forecast(done: float, total: float, began: date | None, today: date) -> date | None:
    """Return about when the rest is done at the pace since the beginning.

    Args:
        done: how much is done, in any unit.
        total: how much there is altogether.
        began: the first day that counts; `None` where nothing began.

    Returns:
        `None` where nothing is done yet or it would take more than `FURTHEST_FORECAST` days; tomorrow at the earliest.
    """
    if began is None or done <= 0 or total <= done:
        return None
    elapsed = max(SHORTEST_PACE, (today - began).days)
    days = ceil((total - done) * elapsed / done)
    return today + timedelta(days=max(1, days)) if days <= FURTHEST_FORECAST else None


def find_cycle[K](needs: Mapping[K, Collection[K]]) -> list[K]:
    """Return a circle of things that wait for each other, in their order; an empty list where there is none.

    Args:
        needs: for each thing, what must be done before it.
    """
    finished: set[K] = set()
    for start in needs:
        path: list[K] = []
        waiting = [(start, iter(needs.get(start, ())))] if start not in finished else []
        while waiting:
            node, others = waiting[-1]
            if not path or path[-1] != node:
                path.append(node)
            step = next((other for other in others if other not in finished), None)
            if step is None:
                finished.add(path.pop())
                waiting.pop()
            elif step in path:
                return path[path.index(step) :]
            else:
                waiting.append((step, iter(needs.get(step, ()))))
    return []
