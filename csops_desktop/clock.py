"""The only source of now and today, so that tests and "as of" can say what day it is. Standard library only."""

from __future__ import annotations

import time
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

    def wall(self) -> datetime:
        """Return what the clock on the wall shows, without a zone; a changed time zone is noticed here."""
        # A running program keeps the zone it was started in until it is told to look again.
        if hasattr(time, "tzset"):
            time.tzset()
        return self.now().astimezone().replace(tzinfo=None)


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

    @override
    def wall(self) -> datetime:
        return self.moment.replace(tzinfo=None)

    def advance(self, **amount: float) -> None:
        """Move on by `amount`, given as the keywords of `timedelta` (`days=1`, `minutes=30`)."""
        self.moment += timedelta(**amount)
