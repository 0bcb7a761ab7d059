"""The three stages of CS Ops, and which of them the desk's own data supports. Standard library only.

A stage is not a feeling: it is the highest one whose every threshold is kept. What the desk can't count yet supports no
stage above the first. The thresholds are settings; each names whose number it is (product.md, ideas 7 and 8).
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

HIGHEST_STAGE = 3
MOST_MOVES = 3
"""How many of the things that would move a stage up are said: more than three is a plan, no advice."""

STAGES: dict[int, tuple[str, str]] = {
    1: ("Fire-fighting", "Tooling and data break, and mending them takes the time there is."),
    2: (
        "The everything department",
        "The ground holds, but work comes in as others ask for it: reactive and overloaded.",
    ),
    3: ("Strategic partner", "Foundations and BAU are covered, and there is room to place bets."),
}
"""What each stage is called and what it is like."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What each stage asks for, in percent from 0 to 100.

    Attributes:
        interrupts_2, interrupts_3: the most that requests may take of the hours worked.
        foundations_2, foundations_3: the least share of foundations that are green or done.
        documents_2, documents_3: the least share of documents that are verified.
        strategic_2, strategic_3: the least share of the hours worked that went into bets.
    """

    interrupts_2: int = 50
    interrupts_3: int = 20
    foundations_2: int = 50
    foundations_3: int = 80
    documents_2: int = 50
    documents_3: int = 80
    strategic_2: int = 0
    strategic_3: int = 40

    def __post_init__(self) -> None:
        """Refuse what is no share.

        Raises:
            ValueError: the name of the first wrong one.
        """
        for field in fields(self):
            value = getattr(self, field.name)
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 100:
                raise ValueError(field.name)

    def of(self, key: str, stage: int) -> int:
        """Return what a stage (2 or 3) asks of a line of evidence."""
        return int(getattr(self, f"{key}_{stage}"))


DEFAULT_THRESHOLDS = Thresholds()
"""What counts until the person sets other ones."""


class Kind(NamedTuple):
    """One kind of evidence.

    Attributes:
        name: as a heading.
        most: the thresholds are upper limits.
        source: whose numbers the defaults are.
        advice: what moves it, with the share to reach.
        unknown: what to do where nothing can be counted yet.
    """

    name: str
    most: bool
    source: str
    advice: str
    unknown: str


KINDS: dict[str, Kind] = {
    "interrupts": Kind(
        "Share of interrupts",
        True,
        "20 % from the 20/60/20 split of ad hoc, roadmap and run; 50 % is this desk's own: half the time.",
        "Bring requests down from {value} % to {wanted} % of your hours.",
        "Note your time down: nothing says yet how much requests take.",
    ),
    "foundations": Kind(
        "Foundations green",
        False,
        "This desk's own: half, and four of five, since nothing else can move without them.",
        "Bring foundations to green: {value} % are, {wanted} % are asked for.",
        "Put your foundations into the plan, with the responsibilities they stand behind.",
    ),
    "documents": Kind(
        "Documents verified",
        False,
        "80 % is the target that Guru sets for its trust score; 50 % is this desk's own.",
        "Verify documents: {value} % are, {wanted} % are asked for.",
        "Bring your documents in and verify them.",
    ),
    "strategic": Kind(
        "Share of strategic hours",
        False,
        "40 % from the usual split of 60 % BAU and 40 % strategic.",
        "Put {wanted} % of your hours into bets; it is {value} %.",
        "Note your time down: nothing says yet how much goes into bets.",
    ),
}
"""The lines of evidence in their order."""


def stage_of(key: str, value: float | None, thresholds: Thresholds) -> int:
    """Return the highest stage that one line of evidence supports.

    Args:
        value: percent; `None` where nothing can be counted.
    """
    stage = 1
    for higher in (2, HIGHEST_STAGE):
        if not _keeps(key, value, thresholds.of(key, higher)):
            break
        stage = higher
    return stage


def stage(evidence: dict[str, float | None], thresholds: Thresholds) -> int:
    """Return the highest stage that all evidence supports.

    Args:
        evidence: percent for each key of `KINDS`; `None` where nothing can be counted.
    """
    return min(stage_of(key, evidence[key], thresholds) for key in KINDS)


def moves_up(evidence: dict[str, float | None], thresholds: Thresholds) -> list[str]:
    """Return what would bring the next stage, the nearest first, at most `MOST_MOVES`; nothing at the highest one."""
    present = stage(evidence, thresholds)
    if present == HIGHEST_STAGE:
        return []
    missing = []
    for number, (key, kind) in enumerate(KINDS.items()):
        value, wanted = evidence[key], thresholds.of(key, present + 1)
        if _keeps(key, value, wanted):
            continue
        # What can't be counted yet comes last: it may be kept already.
        gap = 101.0 if value is None else abs(value - wanted)
        said = kind.unknown if value is None else kind.advice.format(value=whole(key, value), wanted=wanted)
        missing.append((gap, number, said))
    return [said for _, _, said in sorted(missing)[:MOST_MOVES]]


def asked_for(key: str, present: int, thresholds: Thresholds) -> str:
    """Say what the stage after `present` asks of a line: "at most 20 %"; "" after the highest."""
    if present >= HIGHEST_STAGE:
        return ""
    return f"{'at most' if KINDS[key].most else 'at least'} {thresholds.of(key, present + 1)} %"


def whole(key: str, value: float) -> int:
    """Return a share in whole percent that never looks as if a threshold were kept that isn't."""
    return int(-(-value // 1)) if KINDS[key].most else int(value)


def _keeps(key: str, value: float | None, threshold: int) -> bool:
    """Say whether a value keeps a threshold; an upper limit of 100 and a lower one of 0 ask for nothing."""
    if value is None:
        return threshold == (100 if KINDS[key].most else 0)
    return value <= threshold if KINDS[key].most else value >= threshold
