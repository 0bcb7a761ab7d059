"""What a measured number means: its words, percentiles, shares, savings, and the trust of its definition.

Standard library and `text` only. A mean hides the one request that waited for forty days, so ages and waits are said as
percentiles; and a percentile of five values is a guess, so under `FEWEST` there is none and the number of values is
shown in its place.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from csops_desktop.domain.trust import Facts, ReviewRule, Trust, trust, trust_sentence
from csops_desktop.text.numbers import say_measure, say_number

FEWEST = 8
"""Under so many values no percentile is said: a quarter of the value range would rest on two of them."""


class Direction(StrEnum):
    """Which way is better. The value is the word of the command line and the database."""

    UP = "up"
    DOWN = "down"

    @property
    def words(self) -> str:
        """The direction as said in a sentence."""
        return "more is better" if self is Direction.UP else "less is better"

    def gain(self, before: float, after: float) -> float:
        """Return by how much a number got better; negative where it got worse."""
        return after - before if self is Direction.UP else before - after


class MetricKind(StrEnum):
    """What a number is good for."""

    THROUGHPUT = "throughput"
    LEADING = "leading"
    LAGGING = "lagging"

    @property
    def heading(self) -> str:
        """The kind as a heading: "Throughput"."""
        return self.value.capitalize()

    @property
    def meaning(self) -> str:
        """What the kind means, in a few words."""
        return _MEANINGS[self]


_MEANINGS = {
    MetricKind.THROUGHPUT: "how much gets done",
    MetricKind.LEADING: "moves first and can be acted on",
    MetricKind.LAGGING: "says afterwards how it went",
}


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A definition to choose from.

    Attributes:
        key: its name in the file of definitions.
        builtin: the built-in series that it names; "" for one whose values are typed.
        counter: the key of what would get worse if this one were driven blindly; "" for none.
        review_days: after how many days the definition is due for a check.
    """

    key: str
    name: str
    definition: str
    unit: str
    direction: Direction
    kind: MetricKind
    source: str
    builtin: str = ""
    counter: str = ""
    review_days: int = 180


# --- percentiles ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Percentiles:
    """How values are spread. `median` and `high` (the 85th percentile) are `None` under `FEWEST` values.

    Attributes:
        n: how many values there are.
        largest: the largest one; `None` without any.
    """

    n: int
    median: float | None = None
    high: float | None = None
    largest: float | None = None

    def sentence(self, unit: str = "") -> str:
        """Say the spread: "Half within 3 days, 85 % within 11 days, longest 40 days; n = 14"."""
        if self.median is None or self.high is None or self.largest is None:
            return few(self.n)
        half, most, longest = (say_measure(value, unit) for value in (self.median, self.high, self.largest))
        return f"Half within {half}, 85 % within {most}, longest {longest}; n = {self.n}"


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return the value under which a share of the values lies; `None` under `FEWEST` values.

    Between two values it is interpolated in a straight line: position (n - 1) × share in the ordered values. This is
    definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996),
    361-365; spreadsheets call it PERCENTILE.INC, so that a person can check it there.

    Args:
        values: in any order.
        share: 0.0 to 1.0; 0.5 is the median.
    """
    if len(values) < FEWEST:
        return None
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def percentiles(values: Sequence[float]) -> Percentiles:
    """Return how values are spread."""
    return Percentiles(
        len(values), percentile(values, 0.5), percentile(values, 0.85), max(values) if len(values) else None
    )


def few(n: int) -> str:
    """Say that there are too few values for a percentile."""
    return "Nothing yet" if not n else f"n = {n}: too few for a percentile, which needs {FEWEST}"


def share(part: float, whole: float) -> float | None:
    """Return a part of a whole in per cent, 0 to 100; `None` where there is no whole."""
    return 100 * part / whole if whole else None


# --- periods --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar month.

    Attributes:
        start, end: its first and its last day.
    """

    start: date
    end: date

    @staticmethod
    def of(day: date) -> Period:
        """Return the month that a day is in."""
        start = day.replace(day=1)
        return Period(start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1))

    def before(self) -> Period:
        """Return the month before."""
        return Period.of(self.start - timedelta(days=1))

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.start <= day <= self.end


def last_months(number: int, today: date) -> list[Period]:
    """Return the last months, oldest first; the last one is that of today and not over yet."""
    months = [Period.of(today)]
    while len(months) < number and months[-1].start > date.min.replace(day=31):
        months.append(months[-1].before())
    return months[::-1]


# --- against the target ---------------------------------------------------------------------------------------------


class Standing(StrEnum):
    """How a value stands to its target."""

    NONE = "no target"
    MET = "target met"
    MISSED = "target missed"


def standing(value: float | None, target: float | None, direction: Direction) -> Standing:
    """Say whether a value meets its target; without a value or a target neither."""
    if value is None or target is None:
        return Standing.NONE
    return Standing.MET if direction.gain(target, value) >= 0 else Standing.MISSED


class Movement(StrEnum):
    """How a value stands to the one before it."""

    NONE = ""
    BETTER = "better"
    SAME = "unchanged"
    WORSE = "worse"


def movement(value: float | None, previous: float | None, direction: Direction) -> Movement:
    """Say whether a value is better than the one before it."""
    if value is None or previous is None:
        return Movement.NONE
    gain = direction.gain(previous, value)
    return Movement.SAME if gain == 0 else Movement.BETTER if gain > 0 else Movement.WORSE


# --- before and after -----------------------------------------------------------------------------------------------

_MINUTES = ("min", "mins", "minute", "minutes")
_SECONDS = ("s", "sec", "secs", "second", "seconds")


@dataclass(frozen=True, slots=True)
class Saving:
    """What a change of a process is worth.

    Attributes:
        gain: by how much one run got better, in the metric's unit; negative where it got worse.
        percent: the same of what it was before; `None` where it was 0.
        per_month: the gain times the runs of a month; `None` where the runs are not known.
        unit, per_month_unit: minutes and seconds of a month are said in hours from two hours on.
    """

    gain: float
    percent: float | None
    per_month: float | None
    unit: str
    per_month_unit: str


def saving(direction: Direction, before: float, after: float, runs: float, unit: str) -> Saving:
    """Return what a change of a process is worth.

    Args:
        before, after: what one run took and takes, in `unit`.
        runs: how often it runs in a month; 0 where that isn't known.
    """
    gain = direction.gain(before, after)
    percent = share(gain, abs(before))
    if not runs:
        return Saving(gain, percent, None, unit, unit)
    month = gain * runs
    word = per_run(unit).strip().casefold()
    for words, to_hours in ((_MINUTES, 60), (_SECONDS, 3600)):
        if word in words and abs(month) >= 2 * to_hours:
            return Saving(gain, percent, month / to_hours, unit, "hours")
    return Saving(gain, percent, month, unit, per_run(unit))


def per_run(unit: str) -> str:
    """Return a unit without what it is counted per: "minutes" of "minutes per task"."""
    return unit.split(" per ")[0].split(" a ")[0]


def saved_words(saved: Saving, direction: Direction, runs: float) -> str:
    """Say a saving: "25 minutes less (60 %); 20 times a month that saves 8.3 hours"."""
    better = saved.gain >= 0
    more = (direction is Direction.UP) == better
    percent = "" if saved.percent is None else f" ({say_number(abs(round(saved.percent)))} %)"
    if saved.gain == 0:
        return "Nothing changed"
    said = f"{say_measure(abs(saved.gain), per_run(saved.unit))} {'more' if more else 'less'}{percent}"
    if saved.per_month is None:
        return said if better else f"{said}: it got worse"
    worth = say_measure(round(abs(saved.per_month), 1), saved.per_month_unit)
    verb = ("gains" if direction is Direction.UP else "saves") if better else "costs"
    return f"{said}; {say_number(runs)} times a month that {verb} {worth}"


# --- the trust of a definition --------------------------------------------------------------------------------------


def definition_facts(
    *, verified_on: date | None, reworded: bool, defined_on: date, review_days: int, archived: bool = False
) -> Facts:
    """Return what decides the trust of a metric's definition, in the terms of a document's.

    Args:
        verified_on: the day on which it was last checked; `None` when nobody did.
        reworded: it was worded anew after that check.
        defined_on: the day of its present wording.
        review_days: after how many days it is due for a check again.
        archived: the metric is no longer measured.
    """
    due = None
    if verified_on is not None:
        due = date.max if (date.max - verified_on).days < review_days else verified_on + timedelta(days=review_days)
    return Facts(
        rule=ReviewRule(review_days, "days"),
        archived=archived,
        verified_on=verified_on,
        edited=reworded and verified_on is not None,
        edited_on=defined_on,
        due_on=due,
        due_by=due,
    )


def definition_trust(facts: Facts, today: date) -> Trust:
    """Return the trust of a definition on a day; the same states as a document's."""
    return trust(facts, today)


def definition_sentence(facts: Facts, today: date) -> str:
    """Say why a definition is in its state."""
    said = trust_sentence(facts, today)
    return said.replace("Its text", "Its wording").replace("verified it here", "verified its definition")
