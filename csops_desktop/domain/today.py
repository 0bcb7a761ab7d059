"""What needs the operator on a day: which lines, in which order, how many at once. Standard library and domain only.

Nothing of it is stored: the lines are computed from due dates, and here they are put in order. Three rules hold it
together. What costs most to miss stands first. Nothing is lost: each line is shown, folded or snoozed. And there is no
flood: after an absence the few that matter stand there and the rest is folded, as Anki does it after a holiday (never
reset, cap the day, order by value; reference/features.md, part g). An item that is put off again and again is what Anki
calls a leech: at `PUT_OFF_LIMIT` it asks to be changed, handed on or dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from csops_desktop.domain.status import Status
from csops_desktop.domain.today_facts import Facts

PUT_OFF_LIMIT = 5
"""So often an item may be put off before it asks to be changed, handed on or dropped."""

AWAY_DAYS = 6
"""Days without a change after which the operator was absent: longer than a weekend with two days off around it."""

FEW = 7
"""Lines that are shown after an absence, about as many as are grasped at a glance (Miller 1956)."""

MOST_OF_GROUP = 7
"""Lines of one group that are shown on an ordinary day."""

MOST = 25
"""Lines that are shown on an ordinary day altogether."""

LATE_COUNTS = 21
"""Days after which being later costs no more: who waited three weeks has found another way."""

LATE_COUNTS_ALONE = 7
"""The same for what nobody waits for: a colour that nobody looked at for years is no worse than last week, and must not
stand before a promise that is broken today."""

_ALONE = frozenset({"responsibility", "document", "metric"})
"""The kinds that grow old by themselves."""


class Group(StrEnum):
    """What a line means to the operator. The value is the word of the command line and JSON."""

    PROMISES = "promises"
    ANSWERS = "answers"
    ROUTINE = "bau"
    STEPS = "plan-steps"
    REQUESTS = "requests"
    GATES = "gates"
    DOCUMENTS = "documents"
    COLOURS = "colours"
    METRICS = "metrics"

    @property
    def heading(self) -> str:
        """The group as a heading."""
        return _HEADINGS[self]


_HEADINGS = {
    Group.PROMISES: "Promises",
    Group.ANSWERS: "Waiting for an answer",
    Group.ROUTINE: "BAU due",
    Group.STEPS: "Plan steps due",
    Group.REQUESTS: "Requests to decide",
    Group.GATES: "Gates now open",
    Group.DOCUMENTS: "Documents to review",
    Group.COLOURS: "Colours going stale",
    Group.METRICS: "Metric definitions to check",
}

GROUP_OF = {
    "commitment": Group.PROMISES,
    "ask": Group.ANSWERS,
    "nudge": Group.ANSWERS,
    "occurrence": Group.ROUTINE,
    "plan_step": Group.STEPS,
    "request": Group.REQUESTS,
    "initiative": Group.GATES,
    "document": Group.DOCUMENTS,
    "responsibility": Group.COLOURS,
    "metric": Group.METRICS,
}
"""The kinds of lines and what they mean. A line of kind "occurrence" carries the id of its initiative."""

_GROUPS = list(Group)

_BASE = {
    "commitment": 50,
    "occurrence": 45,
    "plan_step": 40,
    "ask": 40,
    "initiative": 35,
    "nudge": 30,
    "document": 30,
    "responsibility": 25,
    "request": 25,
    "metric": 15,
}
"""Points for what a line is: a promise before standing work, that before a plan's step, a definition last."""

_MINE = 10
"""Points for the operator's own word: breaking it costs the trust that everything here is about."""

_URGENT = 30
"""Points for what somebody called urgent."""

_HOLDS_UP = {Status.RED: 12, Status.YELLOW: 6, Status.GREEN: 3, Status.NOT_RATED: 0}
"""Points for the colour of the responsibility that waits for it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that needs the operator.

    Attributes:
        kind: one of `GROUP_OF`.
        thing: the id of its row.
        title: the thing's own words.
        facts: what else is known of it, by its kind.
        due_on: the day it is or was due; `None` where it is due without a day.
        due_at: the time of that day, "14:30"; "" for none.
        opens: the kind and id of what opens with it.
        mine: it is the operator's own word.
        urgent: somebody called it urgent.
        weight: further points: slips of a promise, people who ask for the same.
        holds_up: the colour of the responsibility that waits for it.
        since: the day from which being put off counts; "" for always.
        put_off: how often it was put off since then.
        until: it is put off until this day; `None` for one that is not.
        nudged: that is so because somebody was nudged and has time until then.
    """

    kind: str
    thing: int
    title: str
    facts: Facts
    due_on: date | None = None
    due_at: str = ""
    opens: tuple[str, int] = ("", 0)
    mine: bool = False
    urgent: bool = False
    weight: int = 0
    holds_up: Status | None = None
    since: str = ""
    put_off: int = 0
    until: date | None = None
    nudged: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others."""
        return self.kind, self.thing

    @property
    def group(self) -> Group:
        """What it means."""
        return GROUP_OF[self.kind]

    @property
    def stuck(self) -> bool:
        """Whether it was put off so often that it asks to be changed, handed on or dropped."""
        return self.put_off >= PUT_OFF_LIMIT


class Putting(NamedTuple):
    """What is known of a thing's snoozes: the last day they reach, and on which days they were set."""

    until: str
    set_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one group: those that are shown and those that are folded, each by what they cost to miss."""

    group: Group
    shown: tuple[Line, ...]
    folded: tuple[Line, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them, the costliest first."""
        return self.shown + self.folded


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that needs the operator on a day.

    Attributes:
        sections: by group, the one with the costliest line first.
        snoozed: what was put off until a later day, the soonest first.
        away: days since the desk was last used, where that was an absence; else 0.
    """

    sections: tuple[Section, ...] = ()
    snoozed: tuple[Line, ...] = ()
    away: int = 0

    @property
    def shown(self) -> int:
        """How many lines are shown."""
        return sum(len(section.shown) for section in self.sections)

    @property
    def folded(self) -> int:
        """How many lines are folded."""
        return sum(len(section.folded) for section in self.sections)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines that are not snoozed, section by section."""
        return tuple(line for section in self.sections for line in section.lines)


def cost(line: Line, today: date) -> int:
    """Return what it costs to miss a line today, in points; more is worse.

    Being later never costs less, and neither does a worse colour behind it.
    """
    points = _BASE[line.kind] + line.weight
    if line.mine:
        points += _MINE
    if line.urgent:
        points += _URGENT
    if line.holds_up is not None:
        points += _HOLDS_UP[line.holds_up]
    if line.due_on is None:
        return points
    late = (today - line.due_on).days
    counts = LATE_COUNTS_ALONE if line.kind in _ALONE else LATE_COUNTS
    return points + (10 + min(late, counts) if late >= 0 else max(2 * late, -20))


def ranked(lines: Iterable[Line], today: date) -> list[Line]:
    """Return lines in the order of what they cost to miss; of the same cost the older first, then by what they mean."""
    order = {group: place for place, group in enumerate(_GROUPS)}
    far = date.max

    def key(line: Line) -> tuple[int, date, str, int, int]:
        return -cost(line, today), line.due_on or far, line.due_at or "24", order[line.group], line.thing

    return sorted(lines, key=key)


def away_days(last_used: date | None, today: date) -> int:
    """Return how long the operator was absent, in days; 0 where it was no absence or the desk is new."""
    days = 0 if last_used is None else (today - last_used).days
    return days if days >= AWAY_DAYS else 0


def arrange(
    lines: Iterable[Line], snoozes: Mapping[tuple[str, int], Putting], today: date, last_used: date | None = None
) -> Day:
    """Put the lines of a day in order.

    Args:
        lines: everything that is due; each thing once.
        snoozes: what was put off, by kind and id.
        today: the day.
        last_used: the last day before it on which something was done; `None` on a new desk.

    Returns:
        Each of the lines exactly once: shown, folded or snoozed.
    """
    known = [_put_off(line, snoozes.get(line.key), today) for line in lines] if snoozes else list(lines)
    snoozed = [line for line in known if line.until is not None and line.until > today]
    due = ranked((line for line in known if line.until is None or line.until <= today), today)
    away = away_days(last_used, today)
    snoozed.sort(key=_wakes)
    return Day(_sections(due, FEW if away else MOST, FEW if away else MOST_OF_GROUP), tuple(snoozed), away)


def _wakes(line: Line) -> tuple[date, str, int]:
    """Return when a snoozed line comes back, as a key to sort by."""
    return line.until or date.max, line.kind, line.thing


def _put_off(line: Line, putting: Putting | None, today: date) -> Line:
    """Return a line with what is known of its snoozes."""
    if putting is None:
        return line
    number = sum(day >= line.since for day in putting.set_on)
    until = date.fromisoformat(putting.until)
    if until <= today:
        return replace(line, put_off=number)
    # A nudge that gives somebody time and a snooze hold together: the later day counts.
    by_nudge = line.until is not None and line.until > until
    return replace(line, put_off=number, until=line.until if by_nudge else until, nudged=by_nudge)


def _sections(due: Sequence[Line], most: int, most_of_group: int) -> tuple[Section, ...]:
    """Return the lines by group; the first ones are shown.

    Args:
        due: by what they cost to miss.
        most: the most that are shown.
        most_of_group: the most of one group.
    """
    shown: dict[Group, list[Line]] = {}
    folded: dict[Group, list[Line]] = {}
    number = 0
    for line in due:
        here = shown.setdefault(line.group, [])
        if number < most and len(here) < most_of_group:
            here.append(line)
            number += 1
        else:
            folded.setdefault(line.group, []).append(line)
    # The first line that is met of a group is its costliest, so the groups stand in the order in which they are met.
    return tuple(Section(group, tuple(here), tuple(folded.get(group, ()))) for group, here in shown.items())


class Wait(StrEnum):
    """The days that are offered for a snooze."""

    TOMORROW = "tomorrow"
    WORKING_DAY = "working-day"
    NEXT_WEEK = "next-week"
    MONTH = "month"


def snooze_day(wait: Wait, today: date, working_days: Sequence[int] = (1, 2, 3, 4, 5)) -> date:
    """Return the day until which something is put off.

    Args:
        wait: how long.
        today: the day on which it is.
        working_days: ISO weekdays, Monday 1; where there is none, every day is one.
    """
    if wait is Wait.TOMORROW:
        return today + timedelta(days=1)
    if wait is Wait.NEXT_WEEK:
        monday = today + timedelta(days=7 - today.weekday())
        return _working(monday, working_days)
    if wait is Wait.MONTH:
        return _working(today + timedelta(days=30), working_days)
    return _working(today + timedelta(days=1), working_days)


def _working(day: date, working_days: Sequence[int]) -> date:
    """Return the first working day from a day on."""
    for ahead in range(7):
        candidate = day + timedelta(days=ahead)
        if candidate.isoweekday() in working_days:
            return candidate
    return day
