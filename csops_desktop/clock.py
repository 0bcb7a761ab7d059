"""The only source of now and today, so that tests and "as of" can say what day it is. Standard library only."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import override


class Clock:
    """The wall clock of this machine."""

    def now(self) -> datetime:
        """Return the present instant in UTC, to the microsecond."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the present day where the person is."""
        return self.now().astimezone().date()


class FixedClock(Clock):
    """A clock that stands until it is moved: for tests, demonstrations and benchmarks."""

    def __init__(self, moment: datetime) -> None:
        """Start at `moment`; it must carry a time zone."""
        self.moment = moment

    @override
    def now(self) -> datetime:
        return self.moment.astimezone(UTC)

    @override
    def today(self) -> date:
        return self.moment.date()

    def advance(self, **amount: float) -> None:
        """Move on by `amount`, given as the keywords of `timedelta` (`days=1`, `minutes=30`)."""
        self.moment += timedelta(**amount)
