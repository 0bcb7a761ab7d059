"""The shapes in which responsibilities leave the core. Standard library, domain and the card.

They stand apart from the queries so that the deck, exports and the windows can name them without knowing any SQL.
All dates are days in the person's own calendar; all texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.ids import AskId, CriterionId, PlanStepId, ResponsibilityId
from csops_desktop.domain.status import AskState, Factor, Status
from csops_desktop.queries.card_row import BoardCard


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
