"""The shapes in which metrics leave the core. Standard library, domain and text only.

All texts are plain text, never markup to be trusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.ids import ImprovementId, MetricId, MetricValueId
from csops_desktop.domain.metrics import (
    Direction,
    MetricKind,
    Movement,
    Period,
    Saving,
    Standing,
    definition_sentence,
    definition_trust,
    movement,
    saved_words,
    saving,
    standing,
)
from csops_desktop.domain.trust import Facts, Trust
from csops_desktop.text.dates import MONTHS, say_date
from csops_desktop.text.numbers import say_measure

NO_VALUE = "no value yet"


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a metric.

    Attributes:
        day: the day it holds for; the last one of its period.
        value: `None` where there are too few things for it; `note` says so then.
        n: how many things it is made of; `None` for a typed one.
        note: a remark, or what else is known of it.
        id: the row of a typed value.
        period: the month of a built-in one.
        so_far: its period is not over yet.
    """

    day: date
    value: float | None
    n: int | None = None
    note: str = ""
    id: MetricValueId | None = None
    period: Period | None = None
    so_far: bool = False

    def when(self, today: date) -> str:
        """Say the day or the month: "Tue 24 Nov", "Oct 2026", "Nov 2026 so far"."""
        if self.period is None:
            return say_date(self.day, today)
        month = f"{MONTHS[self.period.start.month - 1][:3]} {self.period.start.year}"
        return f"{month} so far" if self.so_far else month


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One thing that a number was made of.

    Attributes:
        kind, id: the thing to open, as in `FoundRow`; "" for what can't be opened.
        title: its title.
        detail: what it contributes: "came in on Tue 24 Nov", "3 days late".
    """

    kind: str
    id: int
    title: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A built-in number of one month and everything behind it."""

    value: float | None
    n: int
    note: str = ""
    rows: tuple[BehindRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MetricRow:
    """One metric as a list and the command line show it.

    Attributes:
        facts: what decides the trust of its definition.
        today: the day that it is judged on.
        latest: its newest number; `None` without any.
        previous: the number before that.
        spark: its last numbers, oldest first.
        values: how many numbers it has.
    """

    id: MetricId
    name: str
    unit: str
    direction: Direction
    kind: MetricKind
    facts: Facts
    today: date
    builtin: str = ""
    owner: str = ""
    source: str = ""
    definition: str = ""
    target: float | None = None
    counter_id: MetricId | None = None
    latest: Point | None = None
    previous: float | None = None
    spark: tuple[float, ...] = ()
    values: int = 0
    archived_on: date | None = None
    trashed_on: date | None = None

    @property
    def trust(self) -> Trust:
        """The state of its definition, as a document's."""
        return definition_trust(self.facts, self.today)

    @property
    def trust_sentence(self) -> str:
        """Why its definition is in that state."""
        return definition_sentence(self.facts, self.today)

    @property
    def standing(self) -> Standing:
        """How its newest number stands to the target."""
        return standing(None if self.latest is None else self.latest.value, self.target, self.direction)

    @property
    def movement(self) -> Movement:
        """How its newest number stands to the one before."""
        return movement(None if self.latest is None else self.latest.value, self.previous, self.direction)

    @property
    def value_words(self) -> str:
        """Its newest number with the unit: "17 minutes"; "no value yet" without one."""
        if self.latest is None or self.latest.value is None:
            return NO_VALUE
        return say_measure(self.latest.value, self.unit)

    @property
    def target_words(self) -> str:
        """The target with its direction: "target 10 minutes, less is better"."""
        if self.target is None:
            return f"no target, {self.direction.words}"
        return f"target {say_measure(self.target, self.unit)}, {self.direction.words}"

    @property
    def spoken(self) -> str:
        """The metric as a screen reader says it."""
        when = "" if self.latest is None else f" on {self.latest.when(self.today)}"
        if self.latest is not None and self.latest.period is not None:
            when = f" in {self.latest.when(self.today)}"
        said = [self.name, f"{self.value_words}{when}"]
        said += [self.movement.value] if self.movement is not Movement.NONE else []
        said += [self.standing.value] if self.standing is not Standing.NONE else []
        return ", ".join([*said, f"definition {self.trust.word}"])


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """One process that was changed, with what that saved.

    Attributes:
        before, after: what one run took and takes, in `unit`.
        runs_per_month: 0 where that isn't known.
        responsibility: the title of the card it belongs to; "" for none.
    """

    id: ImprovementId
    title: str
    metric_id: MetricId
    metric: str
    unit: str
    direction: Direction
    before: float
    before_on: date
    after: float
    after_on: date
    runs_per_month: float = 0.0
    note: str = ""
    responsibility_id: int | None = None
    responsibility: str = ""

    @property
    def saving(self) -> Saving:
        """What it is worth."""
        return saving(self.direction, self.before, self.after, self.runs_per_month, self.unit)

    @property
    def words(self) -> str:
        """Both numbers: "42 → 17 minutes"."""
        return f"{say_measure(self.before, '')} → {say_measure(self.after, self.unit)}"

    @property
    def saved(self) -> str:
        """What it is worth, in words."""
        return saved_words(self.saving, self.direction, self.runs_per_month)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check of a definition; `by` is "" where it was the operator."""

    day: date
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class MetricDetail:
    """Everything about one metric, as its page shows it.

    Attributes:
        points: its numbers, oldest first.
        counter, counter_points: its counter-metric with its numbers.
        improvements, checks: newest first.
        review_days: after how many days the definition is due for a check again.
    """

    row: MetricRow
    points: tuple[Point, ...] = ()
    counter: MetricRow | None = None
    counter_points: tuple[Point, ...] = ()
    improvements: tuple[ImprovementRow, ...] = ()
    checks: tuple[CheckRow, ...] = ()
    review_days: int = 180
