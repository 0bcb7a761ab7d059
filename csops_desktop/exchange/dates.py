"""Reading a column of dates: one decision for the whole column, said aloud where it was a guess.

A single "03/04/2026" can't be read safely; a column of them usually can, because some day in it is above 12.
It may import what the readers of files hand on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice

from csops_desktop.exchange.raw import SERIAL_ZERO


class DateOrder(StrEnum):
    """In which order day and month stand. Year first is always understood, whatever is chosen."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How the dates of a column are read; `guessed` when nothing in the column tells day and month apart."""

    order: DateOrder = DateOrder.DAY_FIRST
    guessed: bool = False


_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?:,? \d{1,2}:\d{2}.*)?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_DAY_NAME = re.compile(
    r"(?:[A-Za-z]{2,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s/-]+([A-Za-z]{3,9})\.?,?[\s/-]+(\d{4}|\d{2})"
    r"(?:,? \d{1,2}:\d{2}.*)?"
)
_NAME_DAY = re.compile(r"(?:[A-Za-z]{2,9},\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}|\d{2})")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SAMPLE = 2000
_NO_DATES = frozenset({"", "tbc", "tbd", "na", "none", "nodate", "unknown", "ongoing"})
_EXCEL_DAYS = range(20_000, 80_000)


def detect_date_format(cells: Iterable[str]) -> DateFormat:
    """Decide for a whole column whether day or month comes first.

    More cells that can only be the one than the other decide it. Where nothing does, day first is taken, as most of the
    world writes it; it counts as guessed unless the parts are separated by points (which only day-first writers use).
    """
    day_first = month_first = unclear = 0
    for cell in cells:
        match = _NUMBERS.fullmatch(cell.strip())
        if not match:
            continue
        first, second = int(match[1]), int(match[3])
        day_first += first > 12 >= second
        month_first += second > 12 >= first
        unclear += first <= 12 and second <= 12 and first != second and match[2] != "."
    if month_first > day_first:
        return DateFormat(DateOrder.MONTH_FIRST)
    return DateFormat(DateOrder.DAY_FIRST, guessed=unclear > 0 and day_first == month_first)


def says_no_date(text: str) -> bool:
    """Say whether a cell of a column of dates is blank or says that there is none: "TBC", "n/a", a dash."""
    return re.sub(r"[\W_]", "", text.casefold()) in _NO_DATES


def read_date(text: str, order: DateOrder, serial_zero: date = SERIAL_ZERO) -> date | None:
    """Read one cell.

    Understood are 2026-12-31, 31.12.2026, 31/12/26, 12/31/2026 (by `order`), 31 December 2026, 31-Dec-26, Dec 31, 2026,
    20261231 and the day numbers of a spreadsheet (46387). A time of day is ignored.

    Args:
        text: the cell.
        order: which of two numbers is the day.
        serial_zero: the day that day numbers count from.

    Returns:
        The day, or `None` when the cell is blank or not a date.
    """
    text = " ".join(text.split())
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if order is DateOrder.DAY_FIRST else (second, first)
        return _day(year, month, day)
    if match := _DAY_NAME.fullmatch(text):
        return _day(int(match[3]), _month(match[2]), int(match[1]))
    if match := _NAME_DAY.fullmatch(text):
        return _day(int(match[3]), _month(match[1]), int(match[2]))
    if (match := _SERIAL.fullmatch(text)) and int(match[1]) in _EXCEL_DAYS:
        return serial_zero + timedelta(days=int(match[1]))
    return None


def looks_like_dates(cells: Iterable[str]) -> bool | None:
    """Say whether at least half of the cells that say something are dates; `None` when none does."""
    filled = list(islice((cell for cell in cells if not says_no_date(cell)), _SAMPLE))
    if not filled:
        return None
    order = detect_date_format(filled).order
    return sum(read_date(cell, order) is not None for cell in filled) * 2 >= len(filled)


def _month(name: str) -> int:
    """Return the number of an English month from its name or the first letters of it; 0 for another word."""
    short = "sep" if name.casefold() == "sept" else name.casefold()
    return next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(short)), 0)


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or `None` where there is no such day; a year of two digits is of this century."""
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
