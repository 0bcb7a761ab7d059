"""The shapes in which the bets and the maturity leave the core. Standard library and domain only.

Scores are points from 1 to 5, shares are percent from 0 to 100; all texts are plain text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass

from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.capacity_rows import GateView
from csops_desktop.queries.planner_rows import BetScoreRow, InitiativeRow, QuarterView, WeightingRow


@dataclass(frozen=True, slots=True)
class BetView:
    """One bet as the ranking shows it.

    Attributes:
        row: the bet.
        score: its newest score; `None` while it has none.
        rank: its place, ties share one; 0 without a score.
        place: the place in words: "1", "2 tie", "" without a score.
        tied_with: the titles that it can't be told apart from.
        low, high: the total less and more its uncertainty, within 1 to 5; 0 without a score.
        gate: what holds it, or held it.
    """

    row: InitiativeRow
    score: BetScoreRow | None
    rank: int
    place: str
    tied_with: tuple[str, ...]
    low: float
    high: float
    gate: GateView


@dataclass(frozen=True, slots=True)
class TwoByTwoPoint:
    """A bet in the picture of impact over ability.

    Attributes:
        x: ability to deliver, 1 to 5; `y` is impact, 1 to 5.
        size: hours of effort.
    """

    id: InitiativeId
    title: str
    x: int
    y: int
    total: float
    size: float
    held: bool


@dataclass(frozen=True, slots=True)
class BetsView:
    """The bets of a quarter.

    Attributes:
        bets: ranked, the best first; those without a score follow in the person's order.
        points: the two-by-two, of those that have a score.
        weighting: what is in force.
        reweighted: how many bets were scored by an older weighting.
    """

    quarter: Quarter
    bets: tuple[BetView, ...]
    points: tuple[TwoByTwoPoint, ...]
    weighting: WeightingRow
    reweighted: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """A quarter with its ranked bets: what a deck says of the plan."""

    quarter: QuarterView
    bets: BetsView


@dataclass(frozen=True, slots=True)
class MaturityEvidenceRow:
    """One line of evidence.

    Attributes:
        key: "interrupts", "foundations", "documents" or "strategic".
        name: "Share of interrupts".
        value: percent; `None` where the desk has nothing to count yet.
        sentence: "Interrupts took 43 of 180 hours in the last 90 days."
        stage: the highest stage that this line alone supports.
        threshold: what the next stage asks for ("at most 20 %"); "" at the highest.
        source: whose number the threshold is.
    """

    key: str
    name: str
    value: float | None
    sentence: str
    stage: int
    threshold: str
    source: str


@dataclass(frozen=True, slots=True)
class MaturityView:
    """The stage that the evidence supports.

    Attributes:
        stage: 1, 2 or 3; `name` and `description` say what that is.
        evidence: the lines, in their fixed order.
        moves_up: at most three sentences that say what would move it up, the nearest first; empty at stage 3.
    """

    stage: int
    name: str
    description: str
    evidence: tuple[MaturityEvidenceRow, ...]
    moves_up: tuple[str, ...]
