"""Recurring work: the part of RFC 5545 that a plan needs. Standard library, `text.dates` and `errors` only.

A rule is stored without its start ("FREQ=MONTHLY"); the start gives the day. RFC 5545 leaves out a month that has no
such day (section 3.3.10: "invalid dates … MUST be ignored"), so work of the 31st would fall away in five months of the
year. Here the month's last day stands in, which the standard can say as well: `Rule.rfc` writes the rule out with
BYMONTHDAY and BYSETPOS for a calendar, and a property test holds both equal.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.errors import UserError
from csops_desktop.text.dates import add_months

FREQUENCIES = ("WEEKLY", "MONTHLY", "YEARLY")
LONGEST_INTERVAL = 120
LAST_DAY = "-1"
FURTHEST = date(9000, 12, 31)
"""No turn is looked for after this day."""

PRESETS = {
    "": "once",
    "FREQ=WEEKLY": "every week",
    "FREQ=MONTHLY": "every month",
    "FREQ=MONTHLY;INTERVAL=3": "every quarter",
    "FREQ=YEARLY": "every year",
}
"""The rules that are offered, and how each is said."""

_NOT_UNDERSTOOD = "“{text}” is no recurrence; choose every week, month, quarter or year."


@dataclass(frozen=True, slots=True)
class Rule:
    """How often work comes again.

    Attributes:
        frequency: one of `FREQUENCIES`.
        interval: every so many weeks, months or years.
        month_end: always on the last day of the month (only monthly).
    """

    frequency: str
    interval: int = 1
    month_end: bool = False

    def __str__(self) -> str:
        interval = f";INTERVAL={self.interval}" if self.interval > 1 else ""
        return f"FREQ={self.frequency}{interval}" + (f";BYMONTHDAY={LAST_DAY}" if self.month_end else "")

    @property
    def said(self) -> str:
        """As a person says it: "every month", "every 2 weeks", "on the last day of every month"."""
        unit = {"WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}[self.frequency]
        every = f"every {unit}" if self.interval == 1 else f"every {self.interval} {unit}s"
        if (self.frequency, self.interval) == ("MONTHLY", 3):
            every = "every quarter" if not self.month_end else "every third month"
        return f"on the last day of {every}" if self.month_end else every

    def rfc(self, start: date) -> str:
        """Return the rule in full for a calendar whose event starts on `start` (or on the first turn after it)."""
        if self.month_end or self.frequency == "WEEKLY" or start.day <= 28:
            return str(self)
        month = f";BYMONTH={start.month}" if self.frequency == "YEARLY" else ""
        if self.frequency == "YEARLY" and (start.month, start.day) != (2, 29):
            return str(self)
        days = ",".join(str(day) for day in range(28, start.day + 1))
        return f"{self}{month};BYMONTHDAY={days};BYSETPOS=-1"

    def turn(self, start: date, number: int) -> date:
        """Return the turn with this number; 0 is the first, on `start` or, for a month's end, at its end.

        Raises:
            OverflowError, ValueError: the calendar ends before it.
        """
        steps = number * self.interval
        if self.frequency == "WEEKLY":
            return start + timedelta(weeks=steps)
        months = steps * (12 if self.frequency == "YEARLY" else 1)
        return add_months(start.replace(day=1) if self.month_end else start, months + self.month_end) - timedelta(
            days=int(self.month_end)
        )

    def turns(self, start: date, first: date, last: date) -> list[date]:
        """Return the turns from `first` to `last`, both included, of work that starts on `start`."""
        last = min(last, FURTHEST)
        number = self._near(start, max(start, first))
        found: list[date] = []
        while start <= last and (due := self.turn(start, number)) <= last:
            if due >= first:
                found.append(due)
            number += 1
        return found

    def _near(self, start: date, first: date) -> int:
        """Return the number of a turn that is surely not after the first one from `first` on."""
        if self.frequency == "WEEKLY":
            return max(0, (first - start).days // (7 * self.interval) - 1)
        months = (first.year - start.year) * 12 + first.month - start.month
        return max(0, months // (self.interval * (12 if self.frequency == "YEARLY" else 1)) - 1)


def parse_rule(text: str) -> Rule | None:
    """Read a recurrence rule: FREQ, INTERVAL and, for months, BYMONTHDAY=-1.

    Returns:
        The rule; `None` for an empty text: done once.

    Raises:
        UserError: it is none, or one that the plan doesn't know.
    """
    words = "".join(text.upper().split()).removeprefix("RRULE:")
    if not words:
        return None
    parts = dict(part.partition("=")[::2] for part in words.split(";"))
    frequency, interval, day = parts.pop("FREQ", ""), parts.pop("INTERVAL", "1"), parts.pop("BYMONTHDAY", "")
    number = int(interval) if interval.isascii() and interval.isdigit() and len(interval) <= 3 else 0
    known = frequency in FREQUENCIES and 1 <= number <= LONGEST_INTERVAL and not parts
    if not known or (day and (day, frequency) != (LAST_DAY, "MONTHLY")):
        raise UserError(_NOT_UNDERSTOOD.format(text=text.strip()))
    return Rule(frequency, number, bool(day))
