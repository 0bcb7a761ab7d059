"""Promises: how a slip counts, how late a person usually is, when somebody may be nudged again. Standard library only.

A promise whose date moves without a trace is worth nothing, so every move is kept with who moved it and why. What
follows from the moves is said here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from csops_desktop.domain.status import count

LEAST_PROMISES = 3
"""Below so many promises that came due nothing is said about how late somebody usually is: once is no habit."""

MOST_PROMISES = 12
"""So many of the newest count for it: people change."""

NUDGE_DAYS = 3
"""Days between two nudges of the same person, whatever they are about: a reminder a day is a quarrel."""

FOLLOW_UP_DAYS = 3
"""Working days after a nudge on which the desk brings the matter up again, unless another day is chosen."""


class Direction(StrEnum):
    """Who promised: the other person, or the operator."""

    THEY_OWE = "they-owe"
    I_OWE = "i-owe"


class CommitmentState(StrEnum):
    """The life of a promise. Late is not a state: it follows from the dates."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


class Tone(StrEnum):
    """How firm a nudge is."""

    FRIENDLY = "friendly"
    FIRM = "firm"
    FINAL = "final"


class Way(StrEnum):
    """How a nudge went out: copied into a chat, as a mail, or said in person."""

    COPIED = "copied"
    MAIL = "mail"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Move:
    """One move of a promise's date; `from_on` is never missing, since a first date is no move."""

    from_on: date
    to_on: date


@dataclass(frozen=True, slots=True)
class UsualSlip:
    """How late somebody usually is: the days, and how many promises that is taken from."""

    days: int
    promises: int

    @property
    def sentence(self) -> str:
        """How late they usually are, with the number behind it."""
        taken = f"({count(self.promises, 'promise')})"
        if self.days == 0:
            return f"Usually on time {taken}."
        return f"Usually {count(self.days, 'day')} later than first agreed {taken}."


@dataclass(frozen=True, slots=True)
class Lateness:
    """What one promise says about punctuality.

    Attributes:
        first_due: the day that was agreed first, before any slip.
        done_on: the day it was delivered; `None` while it is open.
    """

    first_due: date
    done_on: date | None


def slips(moves: Sequence[Move]) -> tuple[int, int]:
    """Return how often a date slipped, and how many days later than first agreed it stands now.

    A move to an earlier day is kept but is no slip; where it makes up for an earlier slip, the days get fewer.

    Args:
        moves: in the order in which they were made, each beginning where the one before ended.
    """
    if not moves:
        return 0, 0
    later = sum(move.to_on > move.from_on for move in moves)
    return later, max(0, (moves[-1].to_on - moves[0].from_on).days)


def usual_slip(promises: Iterable[Lateness], today: date) -> UsualSlip | None:
    """Return how many days later than first agreed somebody usually delivers; `None` while that can't be known.

    It is the median of the newest `MOST_PROMISES`, so that one forgotten promise says nothing about the others. A
    promise that is still open counts with the days it is over by now: leaving it out would praise whoever never
    delivers. One that is not due yet says nothing.
    """
    known = [one for one in promises if one.done_on is not None or one.first_due < today]
    newest = sorted(known, key=lambda one: one.first_due)[-MOST_PROMISES:]
    if len(newest) < LEAST_PROMISES:
        return None
    late = sorted(max(0, ((one.done_on or today) - one.first_due).days) for one in newest)
    # The lower one of two in the middle.
    return UsualSlip(late[(len(late) - 1) // 2], len(late))


def buffered(needed: date, usual: UsualSlip | None, working: Sequence[int], today: date) -> date | None:
    """Return the day to agree on so that something is there when it is needed, by the person's usual slip.

    Args:
        needed: the day on which it is needed.
        usual: their usual slip.
        working: the ISO weekdays on which they work.
        today: nothing can be agreed on for a day before it.

    Returns:
        A working day between `today` and `needed`; `None` where no buffer is called for or none is left.
    """
    if usual is None or usual.days == 0:
        return None
    earlier = working_day(needed - timedelta(days=usual.days), working, forward=False)
    return earlier if today <= earlier < needed else None


def working_day(day: date, working: Sequence[int], *, forward: bool = True) -> date:
    """Return `day` itself where it is worked on, else the next such day, or with `forward` off the one before.

    Beyond the first and the last day there is none: these stand for themselves.

    Args:
        working: ISO weekdays; where there is none, every day counts as worked on.
    """
    step = timedelta(days=1 if forward else -1)
    last = date.max if forward else date.min
    while working and day.isoweekday() not in working and day != last:
        day += step
    return day


def after_working_days(day: date, days: int, working: Sequence[int]) -> date:
    """Return the day that lies so many working days after `day`."""
    for _ in range(days):
        day = working_day(day + timedelta(days=1), working)
    return day


def next_nudge_on(last: date | None, working: Sequence[int], today: date) -> date:
    """Return the first day on which somebody may be nudged again: today, or the working day that ends the pause.

    Args:
        last: the day of their last nudge, `None` when there was none.
        working: the ISO weekdays on which they work.
        today: the day of the question.
    """
    if last is None or (today - last).days >= NUDGE_DAYS:
        return today
    return working_day(last + timedelta(days=NUDGE_DAYS), working)


def suggested_tone(nudges: int) -> Tone:
    """Return the tone for the next nudge about something: first friendly, then firmer."""
    tones = tuple(Tone)
    return tones[min(nudges, len(tones) - 1)]


_PLACE = re.compile(r"\{([a-z ]+)\}")


def filled(wording: str, values: Mapping[str, str]) -> str:
    """Return a text with its places filled in: "Hello {first name}".

    It is one pass over the wording, so that a brace in what is filled in stays a brace; a place that nobody knows
    stays as it was written.
    """
    return _PLACE.sub(lambda match: values.get(match[1], match[0]), wording)


def weekdays(text: str) -> tuple[int, ...]:
    """Return the ISO weekdays that a column holds, "1 2 3" for Monday to Wednesday."""
    return tuple(sorted({int(word) for word in text.split() if word in "1234567" and len(word) == 1}))
