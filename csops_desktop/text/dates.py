"""Dates as a person types and reads them. Standard library and `errors` only.

The words are English and fixed, independent of the machine's locale, so that a deck or a log reads the same anywhere.
Nothing here knows what today is: it is given.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from csops_desktop.errors import UserError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

LATE_DAYS = 30
"""How far back a date without a year may lie: last week's promise is written down too."""

DAYS_GRASPED = 100
"""Spans longer than this are said in months or years: nobody grasps 1332 days."""

DAYS_OF_YEAR = 365.25

# Compiled when a date is first typed; `re` remembers them.
_ISO = r"(\d{4})-(\d{1,2})-(\d{1,2})"
_NUMBERS = r"(\d{1,2})[./](\d{1,2})[./]?(\d{4}|\d{2})?"
_DAY_MONTH = r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?(?:\s+(\d{4}))?"
_MONTH_DAY = r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(\d{4}))?"
_AHEAD = r"(?:\+|in\s+)\s*(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)"
_END_OF = r"(?:the )?end of (?:the |this )?(day|week|month|quarter|year)|eo([dwmqy])"
_LEADING_WEEKDAY = r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*,?\s+(?=.*\d)"
_NEAR = {"yesterday": -1, "today": 0, "tomorrow": 1}
_NOT_UNDERSTOOD = "“{text}” is no date; write it like 15 Dec, 2026-12-15, tomorrow or +2w."


def parse_date(text: str, today: date) -> date | None:
    """Read a date as people type it.

    Understood are "15 Dec", "Dec 15", "15 December 2026", "Tue 15 Dec", "2026-12-15", "15.12.2026" and "15/12/26" (the
    day first), "today", "tomorrow", "yesterday", a weekday (the next one), "+10d", "+2w", "+3m", "in 2 weeks",
    "end of the month" and "EOM" (also of the day, week, quarter and year; a week ends on Friday).
    A date without a year is the next one, or the last one where that is at most `LATE_DAYS` ago.

    Args:
        text: what was typed, in any case.
        today: the day it was typed on.

    Returns:
        The date; `None` for an empty text.

    Raises:
        UserError: it is no date, or one that doesn't exist (31 June).
    """
    words = " ".join(text.lower().split())
    if not words:
        return None
    try:
        found = _relative(words, today) or _absolute(re.sub(_LEADING_WEEKDAY, "", words, count=1), today)
    except (ValueError, OverflowError):
        found = None
    if found is None:
        raise UserError(_NOT_UNDERSTOOD.format(text=text.strip()))
    return found


def parse_past_date(text: str, today: date) -> date | None:
    """Read a date of something that has happened: as `parse_date`, but without a year it is the last such day.

    Raises:
        UserError: as `parse_date`.
    """
    found = parse_date(text, today)
    if found is None or found <= today:
        return found
    for year in (f" {today.year}", f"{today.year}", f" {today.year - 1}", f"{today.year - 1}"):
        try:
            earlier = parse_date(text.strip() + year, today)
        except UserError:
            continue
        if earlier is not None and earlier <= today:
            return earlier
    return found


def say_date(day: date, today: date) -> str:
    """Return a date as a person says it: "Tue 24 Nov", with the year where it is another one."""
    said = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"
    return said if day.year == today.year else f"{said} {day.year}"


def say_exact(day: date) -> str:
    """Return a date in full: "Tuesday 24 November 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_days(days: int) -> str:
    """Return a span with its noun: "1 day", "34 days"."""
    return f"{days} day" if days == 1 else f"{days} days"


def say_long(days: int) -> str:
    """Return a span as it is grasped at a glance: "34 days" up to `DAYS_GRASPED`, then "16 months", "3.6 years"."""
    if days <= DAYS_GRASPED:
        return say_days(days)
    if days < 2 * DAYS_OF_YEAR:
        return f"{round(days * 12 / DAYS_OF_YEAR)} months"
    return f"{round(days / DAYS_OF_YEAR, 1):g} years"


def say_distance(day: date, today: date) -> str:
    """Return how far a day is away: "today", "tomorrow", "yesterday", "in 7 days", "3 days ago"."""
    days = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return near.get(days) or (f"in {say_days(days)}" if days > 0 else f"{say_days(-days)} ago")


def add_months(day: date, months: int) -> date:
    """Return the same day some months later; the month's last day where it has no such day (31 Jan + 1 is 28 Feb)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _days_of(year, month + 1)))


def _days_of(year: int, month: int) -> int:
    """Return how many days a month has."""
    # Not with the start, which only says how long something lasted: it takes 6 ms.
    from calendar import monthrange

    return monthrange(year, month)[1]


def _relative(words: str, today: date) -> date | None:
    """Read what counts from today."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    weekday = _index(words.removeprefix("next "), WEEKDAYS)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if match := re.fullmatch(_END_OF, words):
        return _end_of((match[1] or match[2])[0], today)
    match = re.fullmatch(_AHEAD, words)
    if match is None:
        return None
    number, unit = int(match[1]), match[2][0]
    if unit in "dw":
        return today + timedelta(days=number * (7 if unit == "w" else 1))
    return add_months(today, number * (12 if unit == "y" else 1))


def _end_of(unit: str, today: date) -> date:
    """Return the last day of the present day, week, month, quarter or year; a week's is Friday."""
    if unit == "d":
        return today
    if unit == "w":
        friday = WEEKDAYS.index("Friday")
        return today + timedelta(days=(friday - today.weekday()) % 7)
    month = {"m": today.month, "q": (today.month + 2) // 3 * 3, "y": 12}[unit]
    return date(today.year, month, _days_of(today.year, month))


def _absolute(words: str, today: date) -> date | None:
    """Read what names a day of the calendar.

    Raises:
        ValueError: there is no such day.
    """
    if match := re.fullmatch(_ISO, words):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(_NUMBERS, words):
        return _on(int(match[1]), int(match[2]), match[3], today)
    match = re.fullmatch(_DAY_MONTH, words)
    day, name, year = (match[1], match[2], match[3]) if match else ("", "", None)
    if match is None and (match := re.fullmatch(_MONTH_DAY, words)):
        day, name, year = match[2], match[1], match[3]
    month = _index(name, MONTHS)
    return None if month is None else _on(int(day), month + 1, year, today)


def _on(day: int, month: int, year: str | None, today: date) -> date:
    """Return a day of a month; where no year is given, in the first that is no more than `LATE_DAYS` over.

    Raises:
        ValueError: there is no such day.
    """
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for candidate in range(today.year, today.year + 9):
        exists = 1 <= month <= 12 and 1 <= day <= _days_of(candidate, month)
        if exists and (today - date(candidate, month, day)).days <= LATE_DAYS:
            return date(candidate, month, day)
    raise ValueError


def _index(word: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the name that `word` abbreviates to at least three letters."""
    if len(word) < 3:
        return None
    return next((i for i, name in enumerate(names) if name.lower().startswith(word)), None)
