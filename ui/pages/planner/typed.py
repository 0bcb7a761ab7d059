"""Reads what is typed into the Planner's fields: hours as people write them. Imports the core's errors only."""

from __future__ import annotations

import re

from csops_desktop.errors import UserError

_HOURS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(h|hours?|hrs?)?")
_MINUTES = re.compile(r"(\d+)\s*(?:m|min|minutes?)")
_BOTH = re.compile(r"(\d+)\s*(?:h|hours?|hrs?)\s*(\d+)\s*(?:m|min|minutes?)?")

MOST_HOURS = 10_000
LONGEST_NUMBER = 9
"""Characters of a number that anybody means."""


def hours_typed(text: str) -> float:
    """Read hours: "12", "1.5 h", "1,5", "45 min", "1 h 30"; "" is 0.

    Raises:
        UserError: it is none, or negative.
    """
    words = " ".join(text.lower().split())
    if not words:
        return 0.0
    if words.startswith("-"):
        raise UserError("Hours can't be negative.")
    hours = _read(words)
    if hours is None or hours > MOST_HOURS:
        raise UserError("Type hours, such as 5, 1.5 or 45 min.")
    return hours


def _read(words: str) -> float | None:
    """Return the hours, `None` where it says none."""
    if found := _BOTH.fullmatch(words):
        return int(found[1]) + int(found[2]) / 60
    if found := _MINUTES.fullmatch(words):
        return int(found[1]) / 60
    if found := _HOURS.fullmatch(words):
        return float(found[1].replace(",", "."))
    return None


def number_typed(text: str) -> float:
    """Read a number that isn't negative: "6", "2.5", "2,5"; "" is 0.

    Raises:
        UserError: it is none, or negative.
    """
    words = text.strip()
    if words.startswith("-"):
        raise UserError("It can't be negative.")
    found = re.fullmatch(r"\d+(?:[.,]\d+)?", words, re.ASCII) if words else None
    if words and (found is None or len(words) > LONGEST_NUMBER):
        raise UserError("Type a number, such as 6 or 2.5.")
    return float(words.replace(",", ".")) if words else 0.0
