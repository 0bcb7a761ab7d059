"""How long somebody waited, in the hours in which there was somebody to answer. Standard library only.

A request of Friday evening that is answered on Monday morning waited for minutes, not for three days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When somebody works.

    Attributes:
        weekdays: ISO weekdays, Monday 1.
        begins, ends: the hours of such a day.
    """

    weekdays: frozenset[int] = frozenset({1, 2, 3, 4, 5})
    begins: time = time(9)
    ends: time = time(17)

    @property
    def hours_a_day(self) -> float:
        """How many hours a working day has; 0 where it ends before it begins."""
        return max(0.0, _seconds(self.ends) - _seconds(self.begins)) / 3600


USUAL_HOURS = WorkingHours()
"""Monday to Friday, nine to five: eight hours a day."""


def worked_between(start: datetime, end: datetime, hours: WorkingHours = USUAL_HOURS) -> timedelta:
    """Return the working time between two moments of the same wall clock; nothing where the end comes first.

    Whole weeks are counted at once, so that a request of ten years ago costs no more than one of yesterday.

    Args:
        start, end: as the clock on the wall showed them; a time zone is not looked at.
        hours: when somebody works.
    """
    start, end = start.replace(tzinfo=None), end.replace(tzinfo=None)
    if end <= start or not hours.weekdays:
        return timedelta(0)
    weeks = (end.date() - start.date()).days // 7
    total = timedelta(hours=hours.hours_a_day * len(hours.weekdays) * weeks)
    # Whole weeks hold as much wherever they begin, so the rest may be counted from a later week's same moment.
    day = start + timedelta(days=7 * weeks)
    if day > end:
        total -= timedelta(hours=hours.hours_a_day * len(hours.weekdays))
        day -= timedelta(days=7)
    at = day.date()
    while at <= end.date():
        total += _worked_on(at, day, end, hours)
        at += timedelta(days=1)
    return total


def working_days(span: timedelta, hours: WorkingHours = USUAL_HOURS) -> float:
    """Return a span of working time in working days."""
    return span.total_seconds() / 3600 / hours.hours_a_day if hours.hours_a_day else 0.0


def _worked_on(day: date, start: datetime, end: datetime, hours: WorkingHours) -> timedelta:
    """Return the working time of one day between two moments."""
    if day.isoweekday() not in hours.weekdays:
        return timedelta(0)
    first = max(start, datetime.combine(day, hours.begins))
    last = min(end, datetime.combine(day, hours.ends))
    return max(timedelta(0), last - first)


def _seconds(moment: time) -> float:
    """Return the seconds since midnight."""
    return moment.hour * 3600 + moment.minute * 60 + moment.second
