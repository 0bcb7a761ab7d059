"""The shapes in which responsibilities leave the core. Standard library and domain only.

They stand apart from the queries so that the deck, exports and the windows can name them without knowing any SQL.
All dates are days in the person's own calendar; all texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.ids import AskId, CriterionId, PlanStepId, ResponsibilityId
from csops_desktop.domain.status import AskState, Factor, Status, Trend


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One responsibility as a board, a table and a deck show it.

    Attributes:
        reason: the sentence that was given with the newest status; "" when there is none.
        since: the day from which it has had this colour; `None` when it was never rated.
        days: days in this colour; 0 when it was never rated.
        checked_on: the day of the newest status; later than `since` when the same colour was confirmed.
        stale: the status is older than its check-in interval.
        computed: the colour that the evidence supports.
        watermelon_reasons: why `computed` is worse than `status`; empty when it is not.
        open_asks: asks that wait for somebody else.
        oldest_ask_days: days since the oldest of them was asked; `None` without one.
        green_by: the get-to-green date; `slips` is how often it was moved to a later day.
        criteria_met, criteria_total: the definition of green.
        position: place within its column; smaller stands higher.
    """

    id: ResponsibilityId
    title: str
    area: str
    owner: str
    status: Status
    reason: str
    since: date | None
    days: int
    trend: Trend
    checked_on: date | None
    stale: bool
    computed: Status
    watermelon_reasons: tuple[str, ...]
    open_asks: int
    oldest_ask_days: int | None
    green_by: date | None
    slips: int
    criteria_met: int
    criteria_total: int
    position: int

    @property
    def spoken(self) -> str:
        """The card as a screen reader says it: "TITLE, red, 34 days, worsening"."""
        if self.status is Status.NOT_RATED:
            return f"{self.title}, {self.status.word}"
        days = f"{self.days} day" if self.days == 1 else f"{self.days} days"
        parts = [self.title, self.status.word, days, self.trend.value]
        if self.watermelon_reasons:
            parts.append(f"computed {self.computed.word}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One point of a definition of green; `met_on` is `None` while it is not met."""

    id: CriterionId
    text: str
    met_on: date | None


@dataclass(frozen=True, slots=True)
class PlanStepRow:
    """One step of a plan; `due_on` may be open, `done_on` is `None` while it is not done."""

    id: PlanStepId
    text: str
    due_on: date | None
    done_on: date | None


@dataclass(frozen=True, slots=True)
class AskRow:
    """What is needed from someone else.

    Attributes:
        what: the thing that is asked for.
        person: from whom; "" while that is open.
        why: what it is needed for, or what happens without it.
        asked_on, answered_on, delivered_on: the days on which the ask reached these states.
        answer: the other's own words, "" without one.
    """

    id: AskId
    responsibility_id: ResponsibilityId
    responsibility: str
    what: str
    person: str
    why: str
    needed_by: date | None
    state: AskState
    asked_on: date | None
    answered_on: date | None
    delivered_on: date | None
    answer: str


@dataclass(frozen=True, slots=True)
class ProcessRatingRow:
    """One factor of process quality: its colour (not rated at first) and a remark."""

    factor: Factor
    rating: Status
    remark: str


@dataclass(frozen=True, slots=True)
class StatusChangeRow:
    """One dated status with its sentence."""

    day: date
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class GetToGreenRow:
    """One get-to-green date as it was set on a day; `green_by` is `None` where it was taken away."""

    set_on: date
    green_by: date | None


@dataclass(frozen=True, slots=True)
class ResponsibilityDetail:
    """Everything about one responsibility, as the side panel edits it and a priority slide tells it.

    The histories (`statuses`, `get_to_green`) stand oldest first; `criteria` and `steps` in the person's order.
    """

    card: BoardCard
    summary: str
    check_in_days: int
    tracker_key: str
    archived_on: date | None
    trashed_on: date | None
    criteria: tuple[CriterionRow, ...]
    steps: tuple[PlanStepRow, ...]
    asks: tuple[AskRow, ...]
    process: tuple[ProcessRatingRow, ...]
    statuses: tuple[StatusChangeRow, ...]
    get_to_green: tuple[GetToGreenRow, ...]
