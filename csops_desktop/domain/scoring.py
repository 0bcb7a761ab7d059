"""How bets are scored and ranked. Standard library and `errors` only.

The scales are absolute: each point says what it means, so a new bet never moves the old ones (a score relative to the
set does: Jira Product Discovery), and a total is stored with the weighting it was made by, so that a new weighting
never changes it (older Aha! lost the data). What the confidence can't tell apart is a tie.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csops_desktop.errors import UserError

SCALES: dict[str, tuple[tuple[int, str], ...]] = {
    "impact": (
        (1, "Hardly anyone would notice."),
        (2, "Makes one team's work a little easier."),
        (3, "Saves a team hours every week, or moves one of its metrics."),
        (4, "Moves a metric that leadership watches."),
        (5, "Moves retention or revenue of the whole company."),
    ),
    "ability": (
        (1, "Needs people, data or systems that nobody has."),
        (2, "Depends on others who have not agreed."),
        (3, "Depends on others who have agreed."),
        (4, "CS Ops can do it alone, though parts of it are new."),
        (5, "CS Ops has done the like before, alone."),
    ),
    "fit": (
        (1, "Fits none of the company's priorities."),
        (2, "Touches one of them from afar."),
        (3, "Supports one of them."),
        (4, "Supports one of the first three."),
        (5, "Is part of the first one."),
    ),
}
"""What each point of each scale means."""

CONFIDENCES: tuple[tuple[int, str], ...] = (
    (50, "A guess."),
    (80, "Some evidence: a few numbers, or people who were asked."),
    (100, "Measured, or tried before."),
)
"""How sure a score is, in percent (RICE's three steps)."""

UNCERTAINTY = {50: 0.5, 80: 0.25, 100: 0.1}
"""By how many points a total may be off either way; even a measured one is given in whole points."""

LOWEST, HIGHEST = 1, 5
LARGEST_WEIGHT = 10


@dataclass(frozen=True, slots=True)
class Points:
    """A score as it is given: three points from 1 to 5 and a confidence in percent."""

    impact: int
    ability: int
    fit: int
    confidence: int


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each scale counts, in points from 0 to 10."""

    impact: int = 3
    ability: int = 2
    fit: int = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """A place in the ranking, 1 the best; `tied_with` are the keys that share it."""

    rank: int
    tied_with: tuple[int, ...] = ()


def check_points(points: Points) -> None:
    """Refuse a score that is off its scale.

    Raises:
        UserError: with the name of the scale.
    """
    for name, value in (("Impact", points.impact), ("Ability", points.ability), ("Fit", points.fit)):
        if not LOWEST <= value <= HIGHEST:
            raise UserError(f"{name} is a point from {LOWEST} to {HIGHEST}.")
    if points.confidence not in UNCERTAINTY:
        raise UserError("Confidence is 50, 80 or 100 %.")


def check_weights(weights: Weights) -> None:
    """Refuse weights that can't be used.

    Raises:
        UserError: one is out of range, or all are 0.
    """
    values = (weights.impact, weights.ability, weights.fit)
    if not all(0 <= value <= LARGEST_WEIGHT for value in values):
        raise UserError(f"A weight is from 0 to {LARGEST_WEIGHT}.")
    if not any(values):
        raise UserError("At least one scale must count.")


def total(points: Points, weights: Weights) -> float:
    """Return the weighted mean of the three points, from 1 to 5, to a hundredth."""
    weighed = points.impact * weights.impact + points.ability * weights.ability + points.fit * weights.fit
    return round(weighed / (weights.impact + weights.ability + weights.fit), 2)


def span(score: float, confidence: int) -> tuple[float, float]:
    """Return the least and the most that a total may really be, within the scale."""
    off = UNCERTAINTY[confidence]
    return max(float(LOWEST), round(score - off, 2)), min(float(HIGHEST), round(score + off, 2))


def tied(score: float, confidence: int, other: float, other_confidence: int) -> bool:
    """Say whether two totals can't be told apart: they differ by no more than the less sure one may be off."""
    return round(abs(score - other), 2) <= max(UNCERTAINTY[confidence], UNCERTAINTY[other_confidence])


def rank(scores: Iterable[tuple[int, float, int]]) -> dict[int, Placed]:
    """Return the places of scored bets, the best first.

    A tie is with the best of its group, so that a long row of small steps doesn't become one tie.

    Args:
        scores: key, total and confidence of each.
    """
    ordered = sorted(scores, key=lambda score: (-score[1], score[0]))
    groups: list[list[tuple[int, float, int]]] = []
    for score in ordered:
        if groups and tied(*groups[-1][0][1:], *score[1:]):
            groups[-1].append(score)
        else:
            groups.append([score])
    placed: dict[int, Placed] = {}
    for group in groups:
        place = len(placed) + 1
        keys = [key for key, _, _ in group]
        placed |= {key: Placed(place, tuple(other for other in keys if other != key)) for key in keys}
    return placed
