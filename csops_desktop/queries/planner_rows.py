"""The shapes in which the plan leaves the core: initiatives, lanes, quarters. Standard library and domain only.

They stand apart from the queries so that the deck and the windows can name them without knowing any SQL; capacity and
gate are in `capacity_rows`, bets and maturity in `bet_rows`. Efforts are hours (0.25 is a quarter of an hour), shares
are percent from 0 to 100, scores are points from 1 to 5; all texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.capacity import say_spent
from csops_desktop.domain.gates import Override
from csops_desktop.domain.ids import (
    DocumentId,
    InitiativeId,
    PriorityId,
    RequestId,
    ResponsibilityId,
    ScoreId,
    TimeEntryId,
    WeightingId,
)
from csops_desktop.domain.planning import LARGEST_PIECE, InitiativeState, Tier, Verdict
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.status import Status
from csops_desktop.queries.capacity_rows import CapacityView, GateView


@dataclass(frozen=True, slots=True)
class LinkedResponsibility:
    """A responsibility that an initiative stands behind, with its declared colour."""

    id: ResponsibilityId
    title: str
    status: Status


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document that belongs to an initiative."""

    id: DocumentId
    title: str


@dataclass(frozen=True, slots=True)
class InitiativeRow:
    """One initiative as a lane shows it.

    Attributes:
        quarter: the quarter it was put into; what recurs shows in later quarters as well.
        owner: a person's name; "" for nobody.
        hours: the effort in the shown quarter: for what recurs, that of all its turns in it; for what has parts, the
            sum of them; else the whole effort.
        hours_each: the effort as it was entered (for what recurs, of one turn).
        spent: hours worked: for what recurs, in the shown quarter; for what has parts, on them too; else altogether.
        recurrence: the recurrence rule, "FREQ=MONTHLY"; "" for what is done once.
        recurs: the rule as a person says it: "every month"; "" for what is done once.
        next_turn: the first turn that is neither done nor skipped; `None` without one in the shown quarter.
        turns, turns_done: the turns of the shown quarter, and those of them that are done or skipped.
        slips: how often it was carried over or its target was moved to a later day.
        late: its target has passed and it is neither done nor dropped.
        part_of_id: the larger one that it is a part of, and `part_of` its title; `parts` counts its own parts.
        responsibilities: what it stands behind; `documents` counts its documents.
        held: it is a bet and its gate is closed, and it wasn't opened anyway for this quarter.
        override: how it was opened anyway for its quarter; `None` where it wasn't.
        score: the newest score of a bet; `None` while it has none.
        tie: its score can't be told apart from a neighbour's.
        rank: its place among the bets of the quarter, 1 the best; ties share a place; 0 without a score.
        points: impact, ability and fit of the newest score; `None` without one.
        position: place within its lane; smaller stands first.
    """

    id: InitiativeId
    title: str
    tier: Tier
    category: str
    quarter: Quarter
    owner: str
    state: InitiativeState
    hours: float
    hours_each: float
    spent: float
    start_on: date | None
    target_on: date | None
    done_on: date | None
    recurrence: str
    recurs: str
    next_turn: date | None
    turns: int
    turns_done: int
    slips: int
    late: bool
    part_of_id: InitiativeId | None
    part_of: str
    parts: int
    responsibilities: tuple[LinkedResponsibility, ...]
    documents: int
    held: bool
    override: Override | None
    score: float | None
    tie: bool
    rank: int
    points: tuple[int, int, int] | None
    verdict: Verdict
    position: int

    @property
    def colour(self) -> Status | None:
        """The worst colour of what it stands behind; `None` where it stands behind nothing that is rated."""
        rated = [link.status for link in self.responsibilities if link.status is not Status.NOT_RATED]
        return max(rated, key=lambda status: status.badness, default=None)

    @property
    def progress(self) -> float:
        """How much of the effort is spent, from 0 to 1; what is done is 1."""
        if self.state is InitiativeState.DONE:
            return 1.0
        return min(1.0, self.spent / self.hours) if self.hours else 0.0

    @property
    def should_be_split(self) -> bool:
        """It is larger than a day's work and has no parts yet."""
        return self.hours_each > LARGEST_PIECE and not self.parts

    @property
    def spoken(self) -> str:
        """As a screen reader says it: "TITLE, bet, committed, held, 12 of 20 hours"."""
        words = [self.title, self.tier.word, self.state.word]
        if self.recurs:
            words.append(self.recurs)
        if self.held:
            words.append("held")
        if self.override is not None:
            words.append("opened anyway")
        if self.score is not None:
            words.append(f"score {self.score:.1f}" + (", a tie" if self.tie else ""))
        words.append(f"{say_spent(self.spent)} of {say_spent(self.hours)} hours")
        if self.late:
            words.append("late")
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class LaneRow:
    """One lane of a quarter.

    Attributes:
        rows: its initiatives in the person's order, dropped ones last; bets in this order too (`BetView` ranks them).
        hours, spent: the sums of what is accepted (committed, in progress or done).
        proposed: hours of what is proposed only.
    """

    tier: Tier
    rows: tuple[InitiativeRow, ...]
    hours: float
    spent: float
    proposed: float


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """What left a quarter for a later one."""

    id: InitiativeId
    title: str
    tier: Tier
    moved_on: date
    to_quarter: Quarter
    why: str


@dataclass(frozen=True, slots=True)
class QuarterView:
    """A quarter as the Planner shows it.

    Attributes:
        lanes: foundations, BAU, bets.
        gate: the quarter's own gate, that holds for every bet.
        carried_out: what was carried over from it into a later quarter.
        unfinished: how many initiatives would be carried over (not done, not dropped, not recurring).
    """

    quarter: Quarter
    lanes: tuple[LaneRow, ...]
    capacity: CapacityView
    gate: GateView
    carried_out: tuple[CarriedRow, ...]
    unfinished: int

    def row(self, initiative: int) -> InitiativeRow | None:
        """Return the initiative with this id, if it is shown."""
        return next((row for lane in self.lanes for row in lane.rows if row.id == initiative), None)


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One move to a later quarter or target; quarters are "" and days `None` where that part didn't move."""

    moved_on: date
    from_quarter: str
    to_quarter: str
    from_on: date | None
    to_on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """One turn of BAU work that recurs.

    Attributes:
        due_on: the day it is due.
        done_on, skipped_on: when it was done or skipped; both `None` while it is open.
        note: what was noted, or why it was skipped.
        missed: how many earlier turns are open too (only in `turns_due`).
    """

    initiative_id: InitiativeId
    title: str
    due_on: date
    done_on: date | None = None
    skipped_on: date | None = None
    note: str = ""
    missed: int = 0

    @property
    def open(self) -> bool:
        """It is neither done nor skipped."""
        return self.done_on is None and self.skipped_on is None


@dataclass(frozen=True, slots=True)
class TimeEntryRow:
    """Time that was worked; `estimated` when it was only guessed at when the work was done."""

    id: TimeEntryId
    day: date
    minutes: int
    estimated: bool
    note: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a larger initiative."""

    id: InitiativeId
    title: str
    quarter: Quarter
    state: InitiativeState
    hours: float


@dataclass(frozen=True, slots=True)
class BetScoreRow:
    """One score of a bet, as it was given; it never changes afterwards.

    Attributes:
        impact, ability, fit: points from 1 to 5 (`domain.scoring.SCALES` describes each).
        confidence: 50, 80 or 100 percent.
        impact_why, ability_why, fit_why, confidence_why: the rationale of each.
        priority: the company priority that it fits; "" for none.
        total: from 1 to 5, by `weighting_id`.
        current_weighting: it was given by the weighting that is in force.
    """

    id: ScoreId
    scored_on: date
    impact: int
    ability: int
    fit: int
    confidence: int
    impact_why: str
    ability_why: str
    fit_why: str
    confidence_why: str
    priority_id: PriorityId | None
    priority: str
    weighting_id: WeightingId
    total: float
    current_weighting: bool


@dataclass(frozen=True, slots=True)
class WeightingRow:
    """How much each scale counts, in points from 0 to 10; id 0 stands for the default that nobody set yet."""

    id: WeightingId
    set_on: date | None
    impact: int
    ability: int
    fit: int
    why: str


@dataclass(frozen=True, slots=True)
class CompanyPriorityRow:
    """What matters to the company now; `rank` 1 matters most; ended ones have rank 0 and a day."""

    id: PriorityId
    title: str
    rank: int
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class LinkedRequest:
    """A request that was accepted as this initiative; `who` asked first, "" where nobody knows."""

    id: RequestId
    title: str
    who: str
    closed: bool


@dataclass(frozen=True, slots=True)
class InitiativeDetail:
    """Everything about one initiative, as its panel edits it; lists stand newest first, `parts` in their order."""

    row: InitiativeRow
    summary: str
    outcome: str
    committed_on: date | None
    trashed_on: date | None
    carried_from: str
    responsibilities: tuple[LinkedResponsibility, ...]
    documents: tuple[LinkedDocument, ...]
    requests: tuple[LinkedRequest, ...]
    parts: tuple[PartRow, ...]
    occurrences: tuple[OccurrenceRow, ...]
    slips: tuple[SlipRow, ...]
    time: tuple[TimeEntryRow, ...]
    hypothesis: str
    proof: str
    actual_impact: str
    verdict_on: date | None
    scores: tuple[BetScoreRow, ...]
    gate: GateView | None
    overrides: tuple[Override, ...]


@dataclass(frozen=True, slots=True)
class GateOpened:
    """A bet whose gate opened within the last days and that is not started yet."""

    initiative_id: InitiativeId
    title: str
    opened_on: date


@dataclass(frozen=True, slots=True)
class YearView:
    """A year: its four quarters, and how much of last year's foundations and BAU could be copied into it."""

    year: int
    quarters: tuple[QuarterView, ...]
    copyable: int
