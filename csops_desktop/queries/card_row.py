"""The shape of one card. Standard library and domain only.

It stands apart from the other shapes (`rows`) because a start needs no other: each takes half a millisecond to make.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status, Trend


class BoardCard(NamedTuple):
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
