"""The words of the plan: tiers, the states of an initiative and the verdicts on a bet. Standard library only."""

from __future__ import annotations

from enum import StrEnum


class Tier(StrEnum):
    """What an initiative is: foundations come first, then BAU, only then bets. The value is the database's word."""

    FOUNDATION = "foundation"
    BAU = "bau"
    BET = "bet"

    @property
    def heading(self) -> str:
        """The lane's heading."""
        return {Tier.FOUNDATION: "Foundations", Tier.BAU: "BAU", Tier.BET: "Strategic bets"}[self]

    @property
    def word(self) -> str:
        """One of them, in a sentence: "foundation", "BAU item", "bet"."""
        return {Tier.FOUNDATION: "foundation", Tier.BAU: "BAU item", Tier.BET: "bet"}[self]


LANES = (Tier.FOUNDATION, Tier.BAU, Tier.BET)
"""The lanes from the top down."""


class InitiativeState(StrEnum):
    """How far an initiative is."""

    PROPOSED = "proposed"
    COMMITTED = "committed"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def word(self) -> str:
        """As said in a sentence: "in progress"."""
        return self.value.replace("-", " ")


INITIATIVE_MOVES: dict[InitiativeState, tuple[InitiativeState, ...]] = {
    InitiativeState.PROPOSED: (InitiativeState.COMMITTED, InitiativeState.IN_PROGRESS, InitiativeState.DROPPED),
    InitiativeState.COMMITTED: (
        InitiativeState.PROPOSED,
        InitiativeState.IN_PROGRESS,
        InitiativeState.DONE,
        InitiativeState.DROPPED,
    ),
    InitiativeState.IN_PROGRESS: (InitiativeState.COMMITTED, InitiativeState.DONE, InitiativeState.DROPPED),
    InitiativeState.DONE: (InitiativeState.IN_PROGRESS,),
    InitiativeState.DROPPED: (InitiativeState.PROPOSED,),
}
"""The states an initiative may go to from each state; what is done or dropped may be taken up again."""

ACCEPTED_STATES = (InitiativeState.COMMITTED, InitiativeState.IN_PROGRESS, InitiativeState.DONE)
"""The states whose hours count against the capacity."""

OPEN_STATES = (InitiativeState.PROPOSED, InitiativeState.COMMITTED, InitiativeState.IN_PROGRESS)
"""The states in which something is left to do."""

STARTED_STATES = (InitiativeState.IN_PROGRESS, InitiativeState.DONE)
"""The states that a bet reaches only through its gate."""


class Verdict(StrEnum):
    """What came of a bet; "" while nothing is decided."""

    NONE = ""
    WON = "won"
    LOST = "lost"
    LEARNED = "learned"


class ConditionKind(StrEnum):
    """What a gate may ask for."""

    RESPONSIBILITY_GREEN = "responsibility-green"
    INITIATIVE_DONE = "initiative-done"
    BAU_COVERED = "bau-covered"


EFFORT_PRESETS = (1.0, 3.0, 5.0, 7.0)
"""Suggested sizes in hours: up to an hour, half a morning, a morning and more, a day (GitLab CS Ops' weights)."""

LARGEST_PIECE = EFFORT_PRESETS[-1]
"""What takes more hours than this is better split into parts."""
