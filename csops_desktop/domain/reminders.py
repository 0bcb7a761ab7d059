"""What the desk brings up by itself, and when: pure rules over the wall clock. Standard library and domain only.

There are two kinds of reminders. The digest says once on each working day what is due; a thing with a time is said at
its time. What comes together is one notification, never several.

Time is the wall clock where the person is, without a zone. "Half past two" means what the clock on the wall shows, so
daylight saving and a changed time zone need no rule of their own: in the night that skips 02:30 a reminder for 02:30
comes at 03:00, and in the night that has it twice it comes at the first. That each comes exactly once rests on names,
not on how much time went by: a digest is known by its day and a thing by its id and its time, and what was said is
remembered by that name. So a computer that slept and a clock that was set back or forward change nothing.

What falls into quiet hours, on a day off or into a pause is held, and so is what came up while the desk was not open;
afterwards all of it comes as one notification. tasks.org kept such a queue and let it go as a flood at ten o'clock
(its issue 1388); here a digest that was missed is told by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from csops_desktop.domain.today import Line

WAITS_FOR_DIGEST = timedelta(hours=1)
"""What comes late waits for a digest that is so near: two notifications within the hour would say the same."""

LATE = timedelta(minutes=5)
"""A thing with a time that is told later than this after its time comes late."""

STILL_TOLD = timedelta(days=7)
"""A thing whose time is longer ago is told by the digest alone."""

REMEMBERED_DIGESTS = 60
REMEMBERED_THINGS = 500
"""How many names are remembered. By number, not by age: a clock that was a year ahead for a moment would forget all."""

MOST_NAMED = 4
"""How many things a notification names; the rest is counted."""

_NOUNS = {
    "commitment": ("promise", "promises"),
    "document": ("review", "reviews"),
    "ask": ("ask", "asks"),
    "nudge": ("follow-up", "follow-ups"),
    "plan_step": ("plan step", "plan steps"),
    "occurrence": ("piece of standing work", "pieces of standing work"),
    "request": ("request", "requests"),
    "initiative": ("open gate", "open gates"),
    "responsibility": ("stale colour", "stale colours"),
    "metric": ("metric definition", "metric definitions"),
}
"""What a line means, for one and for several."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When the person wants to be reminded.

    Attributes:
        digest_at: the time of the digest.
        quiet_from, quiet_to: no reminder from the one until the other; across midnight where the second is the earlier.
            The same time twice means no quiet hours.
        working_days: ISO weekdays, Monday 1; where there is none, every day is one.
        on: reminders are wanted at all.
    """

    digest_at: time = time(8, 30)
    quiet_from: time = time(18, 0)
    quiet_to: time = time(8, 0)
    working_days: tuple[int, ...] = (1, 2, 3, 4, 5)
    on: bool = True

    def works_on(self, day: date) -> bool:
        """Say whether a day is a working day."""
        return not self.working_days or day.isoweekday() in self.working_days

    def is_quiet(self, wall: datetime) -> bool:
        """Say whether nothing is told at a time: quiet hours, or a day off."""
        now, begin, end = wall.time(), self.quiet_from, self.quiet_to
        quiet = begin <= now < end if begin <= end else now >= begin or now < end
        return quiet or not self.works_on(wall.date())


@dataclass(frozen=True, slots=True)
class Memory:
    """What was told already, and the pause.

    Attributes:
        begun_on: the first day on which the desk could remind; `None` before it.
        digests: the days whose digest was told, the latest told last.
        things: the names of the things with a time that were told, the latest told last.
        paused_from, paused_until: the instants between which nothing is told; both `None` without a pause.
    """

    begun_on: date | None = None
    digests: tuple[date, ...] = ()
    things: tuple[str, ...] = ()
    paused_from: datetime | None = None
    paused_until: datetime | None = None

    def is_paused(self, now: datetime) -> bool:
        """Say whether the pause holds at an instant; a clock that was set back to before it ends it."""
        return (
            self.paused_from is not None
            and self.paused_until is not None
            and self.paused_from <= now < self.paused_until
        )

    def paused(self, now: datetime, until: datetime) -> Memory:
        """Return the memory with a pause from now until an instant; both carry a time zone."""
        return replace(self, paused_from=now, paused_until=until)

    def resumed(self) -> Memory:
        """Return the memory without a pause."""
        return replace(self, paused_from=None, paused_until=None)


@dataclass(frozen=True, slots=True)
class Reminder:
    """One notification.

    Attributes:
        digest_of: the day whose digest it is; `None` where only things with a time came up.
        lines: what it speaks of, the costliest first.
        summary: what it says, by meaning: "2 promises and 1 review are due today".
        body: the first of the things by name, a line each.
        opens: the kind and id of the very thing, where it speaks of one; `None` for Today.
    """

    digest_of: date | None
    lines: tuple[Line, ...]
    summary: str
    body: str
    opens: tuple[str, int] | None


def named(line: Line) -> str:
    """Return the name under which a thing with a time is remembered: "commitment 12 at 2026-11-24 14:30"."""
    return f"{line.kind} {line.thing} at {line.due_on} {line.due_at}"


def moment_of(line: Line) -> datetime | None:
    """Return the time on the wall at which a thing is due; `None` for one without a day or a time."""
    if line.due_on is None or not line.due_at:
        return None
    return datetime.combine(line.due_on, time.fromisoformat(line.due_at))


def digest_due(wall: datetime, rules: Rules, memory: Memory) -> date | None:
    """Return the day whose digest is to be told now; `None` for none.

    It is the latest working day whose digest time has come, if its digest was not told: the earlier ones would say less
    than that. What was due before the desk was ever opened is none of its digests.
    """
    if memory.begun_on is None:
        return None
    latest = _latest_digest(wall, rules)
    if latest is None or latest < memory.begun_on or latest in memory.digests:
        return None
    missed = latest < wall.date()
    if missed and _is_near(wall, rules, memory):
        return None
    return latest


def things_due(wall: datetime, lines: Iterable[Line], memory: Memory) -> tuple[Line, ...]:
    """Return the things whose time has come and that were not told."""
    if memory.begun_on is None:
        return ()
    first = max(datetime.combine(memory.begun_on, time()), wall - STILL_TOLD)
    told = set(memory.things)
    return tuple(
        line
        for line in lines
        if (moment := moment_of(line)) is not None and first <= moment <= wall and named(line) not in told
    )


def begun(memory: Memory, today: date) -> Memory:
    """Return the memory of a desk that is open today.

    Where the clock was set back to before the first day, the day that it shows now is the first one. Its digest counts
    as told: the person has just had one, of the day that the clock showed before.
    """
    if memory.begun_on is None:
        return replace(memory, begun_on=today)
    if memory.begun_on <= today:
        return memory
    return replace(memory, begun_on=today, digests=(*memory.digests, today)[-REMEMBERED_DIGESTS:])


def remind(
    wall: datetime, now: datetime, rules: Rules, memory: Memory, lines: Sequence[Line]
) -> tuple[Reminder | None, Memory]:
    """Decide what is told at a moment.

    Args:
        wall: what the clock on the wall shows, without a zone.
        now: the same instant, with a zone; the pause is measured by it.
        rules: what the person wants.
        memory: what was told.
        lines: all that needs the operator on that day, the costliest first.

    Returns:
        The one notification to show now, `None` for none; and what is remembered, to be kept before it is shown.
    """
    memory = begun(memory, wall.date())
    if not rules.on or rules.is_quiet(wall) or memory.is_paused(now):
        return None, memory
    digest_of = digest_due(wall, rules, memory)
    timed = things_due(wall, lines, memory)
    if digest_of is None and _is_near(wall, rules, memory):
        timed = tuple(line for line in timed if wall - (moment_of(line) or wall) <= LATE)
    if digest_of is not None:
        memory = replace(memory, digests=(*memory.digests, digest_of)[-REMEMBERED_DIGESTS:])
    if timed:
        things = (*memory.things, *map(named, timed))
        memory = replace(memory, things=things[-REMEMBERED_THINGS:])
    told = timed if digest_of is None else tuple(line for line in lines if not _is_later(line, wall.date()))
    return (_reminder(digest_of, told, wall.date()) if told else None), memory


def next_digest(wall: datetime, rules: Rules, memory: Memory) -> datetime | None:
    """Return when the next digest comes, on the wall clock; `None` where reminders are off."""
    if not rules.on:
        return None
    for ahead in range(9):
        day = wall.date() + timedelta(days=ahead)
        moment = told_at(datetime.combine(day, rules.digest_at), rules)
        if rules.works_on(day) and day not in memory.digests and moment > wall:
            return moment
    return None


@dataclass(frozen=True, slots=True)
class Planned:
    """A line and when it is told next.

    Attributes:
        at: the time on the wall; `None` where reminders are off.
        by_digest: the digest tells it, not a reminder of its own.
    """

    line: Line
    at: datetime | None
    by_digest: bool


def planned(wall: datetime, rules: Rules, memory: Memory, lines: Iterable[Line]) -> list[Planned]:
    """Return when each line is told next, the soonest first; a pause is not counted in."""
    memory = begun(memory, wall.date())
    digest = told_at(wall, rules) if digest_due(wall, rules, memory) is not None else next_digest(wall, rules, memory)
    found = []
    for line in lines:
        moment = moment_of(line)
        own = moment is not None and (moment > wall or bool(things_due(wall, [line], memory)))
        at = told_at(max(moment, wall), rules) if own and moment is not None else digest
        if not own and line.due_on is not None and line.due_on > wall.date():
            at = told_at(datetime.combine(line.due_on, rules.digest_at), rules)
        found.append(Planned(line, at if rules.on else None, not own))
    return sorted(found, key=lambda one: (one.at is None, one.at or wall))


def told_at(moment: datetime, rules: Rules) -> datetime:
    """Return when something that falls on a moment is told: then, or when the quiet hours and days off are over."""
    while rules.is_quiet(moment):
        end = datetime.combine(moment.date(), rules.quiet_to)
        following = datetime.combine(moment.date() + timedelta(days=1), time())
        moment = end if rules.works_on(moment.date()) and end > moment else following
    return moment


def summary_of(lines: Sequence[Line], today: date) -> str:
    """Return what is due by meaning, what is late first: "1 promise is overdue; 2 reviews are due today"."""
    late = [line for line in lines if line.due_on is not None and line.due_on < today]
    due = [line for line in lines if line.due_on == today]
    waiting = [line for line in lines if line.due_on is None]
    clauses = [
        *_clause(late, "is overdue", "are overdue"),
        *_clause(due, "is due today", "are due today"),
        *_clause(waiting, "waits for you", "wait for you"),
    ]
    return "; ".join(clauses)


def body_of(lines: Sequence[Line]) -> str:
    """Return the first things by name, a line each, and how many there are besides."""
    named_lines = [f"{line.due_at}  {line.title}" if line.due_at else line.title for line in lines[:MOST_NAMED]]
    more = len(lines) - MOST_NAMED
    return "\n".join([*named_lines, *([f"and {more} more"] if more > 0 else [])])


def _reminder(digest_of: date | None, lines: tuple[Line, ...], today: date) -> Reminder:
    """Return the notification for some lines."""
    if len(lines) == 1:
        (only,) = lines
        opens = only.opens if only.opens[0] else only.key
        return Reminder(digest_of, lines, summary_of(lines, today), body_of(lines), opens)
    return Reminder(digest_of, lines, summary_of(lines, today), body_of(lines), None)


def _is_later(line: Line, today: date) -> bool:
    """Say whether a thing is due on a later day: Today shows some of them ahead, a reminder of them would be noise."""
    return line.due_on is not None and line.due_on > today


def _latest_digest(wall: datetime, rules: Rules) -> date | None:
    """Return the latest working day whose digest time has come."""
    for back in range(8):
        day = wall.date() - timedelta(days=back)
        if rules.works_on(day) and datetime.combine(day, rules.digest_at) <= wall:
            return day
    return None


def _is_near(wall: datetime, rules: Rules, memory: Memory) -> bool:
    """Say whether today's digest is still to come, within the time that what comes late waits for it."""
    if not rules.works_on(wall.date()) or wall.date() in memory.digests:
        return False
    ahead = told_at(datetime.combine(wall.date(), rules.digest_at), rules) - wall
    return timedelta(0) < ahead <= WAITS_FOR_DIGEST


def _clause(lines: Sequence[Line], one: str, several: str) -> list[str]:
    """Return "2 promises and 1 review are due today" as the only item; nothing without lines."""
    if not lines:
        return []
    numbers: dict[str, int] = {}
    for line in lines:
        numbers[line.kind] = numbers.get(line.kind, 0) + 1
    parts = [f"{number} {_NOUNS[kind][number > 1]}" for kind, number in numbers.items()]
    verb = one if len(lines) == 1 else several
    said = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    return [f"{said} {verb}"]
