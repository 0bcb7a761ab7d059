"""The shapes in which a quarter's capacity and its gate leave the core. Standard library and domain only.

Efforts are hours (0.25 is a quarter of an hour), shares are percent from 0 to 100; all texts are plain text, never
markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from csops_desktop.domain.ids import ConditionId, InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import ConditionKind
from csops_desktop.domain.quarters import Quarter


@dataclass(frozen=True, slots=True)
class BucketRow:
    """A share of a quarter's capacity.

    Attributes:
        percent: the target; `target` is the same in hours.
        takes: the tiers ("foundation", "bau", "bet") and categories that count in it.
        ad_hoc: requests count in it.
        planned: hours of what is accepted (committed, in progress, done).
        actual: hours that were worked.
    """

    name: str
    percent: int
    target: float
    takes: tuple[str, ...]
    ad_hoc: bool
    planned: float
    actual: float

    @property
    def free(self) -> float:
        """Target less planned, or less actual where that is more; negative where it is over."""
        return self.target - max(self.planned, self.actual)


@dataclass(frozen=True, slots=True)
class SegmentRow:
    """One piece of the capacity bar.

    Attributes:
        key: "foundation", "bau", "bet", "ad-hoc" (requests) or "other" (time that only has a bucket).
        name: as it is said: "Foundations", "BAU", "Bets", "Ad hoc", "Other".
        planned: accepted hours; for "ad-hoc" and "other", which nobody plans, the hours worked.
        actual: hours worked within the quarter.
    """

    key: str
    name: str
    planned: float
    actual: float


@dataclass(frozen=True, slots=True)
class CapacityView:
    """What a quarter has room for: gross = holidays + meetings + buffer + available.

    Attributes:
        entered: the person entered this quarter's capacity; else these are the defaults.
        hours_per_week, days_off, meeting_hours (a week), buffer_percent, ad_hoc_cap_percent: as entered.
        gross: all working hours of the quarter; `holidays`, `meetings` and `buffer` are taken off.
        available: hours that can be planned.
        segments: the pieces of the bar; always foundation, bau, bet, ad-hoc, other in this order.
        buckets: the person's split; a last one named "Other" (0 %) holds what no bucket takes, if there is anything.
        planned: sum of the segments' planned hours; planned + free = available.
        proposed: hours that are proposed and not accepted yet.
        actual: sum of the hours worked in the quarter.
        free: what is left to plan; negative where the quarter is over-committed.
        ad_hoc_cap: hours that ad hoc work may take; `ad_hoc` those it took.
        sentence: the bar in words: "Foundations 70 h · BAU 168 h (target 60 %) · … · free 27 h of 390 h".
    """

    quarter: Quarter
    entered: bool
    hours_per_week: float
    days_off: float
    meeting_hours: float
    buffer_percent: int
    ad_hoc_cap_percent: int
    gross: float
    holidays: float
    meetings: float
    buffer: float
    available: float
    segments: tuple[SegmentRow, ...]
    buckets: tuple[BucketRow, ...]
    planned: float
    proposed: float
    actual: float
    free: float
    ad_hoc_cap: float
    ad_hoc: float
    sentence: str

    @property
    def over(self) -> float:
        """Hours by which the quarter is over-committed; 0 where it isn't."""
        return max(0.0, -self.free)

    @property
    def ad_hoc_over(self) -> float:
        """Hours by which ad hoc work is over its cap; 0 where it isn't."""
        return max(0.0, self.ad_hoc - self.ad_hoc_cap)


@dataclass(frozen=True, slots=True)
class OvercommitView:
    """What accepting more work would do to a quarter.

    Attributes:
        free: hours left before; `after` is what is left with it, negative where it doesn't fit.
        sentence: "" where it fits, else what to show before it is accepted.
    """

    quarter: Quarter
    free: float
    after: float
    sentence: str

    @property
    def overcommits(self) -> bool:
        """It doesn't fit."""
        return self.after < 0


@dataclass(frozen=True, slots=True)
class ConditionRow:
    """One condition of a gate.

    Attributes:
        bet_id: the bet that it holds; `None` where it holds every bet of the quarter.
        responsibility_id, needs_id, percent: what it asks for, by `kind`.
        met: it is fulfilled; while it is not, it holds the bets.
        sentence: how it stands: "“CS KPIs” is red." / "“CS KPIs” is green."
        demand: what it asks for: "“CS KPIs” is green", "60 % of BAU is done".
        since: the day since which it holds the bets, or, when met, since which it is met; `None` where unknown.
        expected: about when it will be met at the present pace; `None` when met, or where nothing moves.
        doubt: why its green is doubtful (the computed colour is worse); "" where it isn't.
    """

    id: ConditionId
    kind: ConditionKind
    bet_id: InitiativeId | None
    responsibility_id: ResponsibilityId | None
    needs_id: InitiativeId | None
    percent: int
    met: bool
    sentence: str
    demand: str
    since: date | None
    expected: date | None
    doubt: str


@dataclass(frozen=True, slots=True)
class GateView:
    """The gate before the bets of a quarter, or before one bet (then with the quarter's own conditions).

    Attributes:
        conditions: in the person's order, the quarter's first; empty where nothing is asked for (it is open then).
        open: every condition is met.
        since: the day since which it is held (the oldest of its unmet conditions), or open; `None` without conditions.
        expected: about when it opens at the present pace; `None` when open, or where that can't be said.
        sentence: "Held for 34 days: “CS KPIs” is red. Opens about Tue 15 Dec at this pace."; "" without conditions.
    """

    quarter: Quarter
    bet_id: InitiativeId | None
    conditions: tuple[ConditionRow, ...]
    open: bool
    since: date | None
    expected: date | None
    sentence: str
