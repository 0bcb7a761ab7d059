"""Quarters of the calendar: the plan's unit of time. Standard library and `errors` only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.errors import UserError

_TYPED = re.compile(r"(\d{4})\s*[-/]?\s*q([1-4])|q([1-4])\s*[-/]?\s*(\d{4})")

FIRST_YEAR = 1900
LAST_YEAR = 9000
"""Far enough within the calendar that the next and the previous quarter always exist."""


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year; its text is how the database and the command line name it: "2026-Q4".

    Attributes:
        year: the calendar year.
        number: 1 to 4.
    """

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-Q{self.number}"

    @property
    def title(self) -> str:
        """As a person says it: "Q4 2026"."""
        return f"Q{self.number} {self.year}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        return self.plus(1)

    @property
    def previous(self) -> Quarter:
        """The quarter before it."""
        return self.plus(-1)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def plus(self, quarters: int) -> Quarter:
        """Return the quarter so many after it; before it for a negative number."""
        year, number = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, number + 1)

    def has(self, day: date) -> bool:
        """Say whether a day is in it."""
        return quarter_of(day) == self


def quarter_of(day: date) -> Quarter:
    """Return the quarter that a day is in."""
    return Quarter(day.year, (day.month + 2) // 3)


def quarters_of(year: int) -> tuple[Quarter, ...]:
    """Return the four quarters of a year."""
    return tuple(Quarter(year, number) for number in (1, 2, 3, 4))


def parse_quarter(text: str) -> Quarter:
    """Read a quarter as people write it: "2026-Q4", "Q4 2026", "2026q4".

    Raises:
        UserError: it is none.
    """
    found = _TYPED.fullmatch(" ".join(text.lower().split()))
    if found is not None:
        year, number = int(found[1] or found[4]), int(found[2] or found[3])
        if FIRST_YEAR <= year <= LAST_YEAR:
            return Quarter(year, number)
    raise UserError(f"“{text.strip()}” is no quarter; write it like 2026-Q4.")
