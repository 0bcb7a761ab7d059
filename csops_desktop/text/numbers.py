"""Numbers as a person types and reads them. Standard library and `errors` only.

Both decimal signs are understood, whichever machine the number comes from. Where a single sign is followed by exactly
three digits it could be either ("1,234"); a column of numbers usually settles it, so the reading of a column can be
given (`Decimal`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from enum import StrEnum

from csops_desktop.errors import UserError

LARGEST = 1e15
"""Beyond this a float no longer tells neighbouring numbers apart to a tenth."""

_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f']+")
_NUMBER = re.compile(r"[+-]?(?:\d[\d.,]*|[.,]\d+)")
_PREFIX = re.compile(r"^(?:[$€£¥]|CHF|EUR|USD|GBP)\s*", re.IGNORECASE)
_SUFFIX = re.compile(r"\s*(?:%|[^\W\d_][^\d,;]*|[$€£¥])$")


class Decimal(StrEnum):
    """Which sign stands before the decimals."""

    POINT = "."
    COMMA = ","


def detect_decimal(texts: Iterable[str]) -> Decimal:
    """Decide for a whole column which sign stands before the decimals; the point where nothing in it tells."""
    points = commas = 0
    for text in texts:
        digits = _digits(text)
        if digits is None:
            continue
        point, comma = digits.rfind("."), digits.rfind(",")
        if point >= 0 and comma >= 0:
            points += point > comma
            commas += comma > point
        else:
            points += point >= 0 and not _may_group(digits, ".")
            commas += comma >= 0 and not _may_group(digits, ",")
    return Decimal.COMMA if commas > points else Decimal.POINT


def read_number(text: str, decimal: Decimal = Decimal.POINT) -> float | None:
    """Read a number, with or without a unit behind it; `None` for what is none.

    Understood are 1234.5, 1,234.5, 1.234,5, 1 234,5, 1'234.5, 12,5, .5, -3, − 3, 45 %, € 20 and 17 minutes.

    Args:
        text: as typed or pasted.
        decimal: what a single sign before exactly three digits means.
    """
    digits = _digits(text)
    if digits is None:
        return None
    if "." in digits and "," in digits:
        decimal = Decimal.COMMA if digits.rfind(",") > digits.rfind(".") else Decimal.POINT
    elif any(sign in digits and not _may_group(digits, sign) for sign in ".,"):
        decimal = Decimal("," if "," in digits else ".")
    group = "," if decimal is Decimal.POINT else "."
    whole, _, decimals = digits.partition(decimal.value)
    if decimal.value in decimals or group in decimals or not _is_grouped(whole, group):
        return None
    number = float(f"{whole.replace(group, '') or '0'}.{decimals or '0'}")
    return number if math.isfinite(number) and abs(number) <= LARGEST else None


def parse_number(text: str) -> float:
    """Read a number that was typed.

    Raises:
        UserError: it is none.
    """
    found = read_number(text)
    if found is None:
        shown = text.strip()
        raise UserError(f"“{shown}” is no number; write it like 12.5." if shown else "Write a number.")
    return found


def say_number(value: float) -> str:
    """Return a number as it is read at a glance: 17, 8.3, 0.25, 1,234; four digits at most behind a small one."""
    size = abs(value)
    decimals = 0 if size >= 1000 else 1 if size >= 10 else 2 if size >= 0.1 else 4
    said = f"{value:,.{decimals}f}"
    if "." in said:
        said = said.rstrip("0").rstrip(".")
    return "0" if said in ("-0", "") else said.replace("-", "\N{MINUS SIGN}")


def say_measure(value: float, unit: str) -> str:
    """Return a number with its unit: "62 %", "17 minutes", "1 minute per task"."""
    said = say_number(value)
    if not unit:
        return said
    counted, per, rest = unit.partition(" per ")
    if said == "1" and len(counted) > 3 and counted.endswith("s") and not counted.endswith("ss"):
        counted = counted[:-1]
    return f"{said} {counted}{per}{rest}"


def type_number(value: float) -> str:
    """Return a number in full, as it stands in a field to be edited; `read_number` gives back the same one."""
    return f"{value:.15g}" if "e" not in f"{value:.15g}" else f"{value:.20f}".rstrip("0").rstrip(".")


def _digits(text: str) -> str | None:
    """Return the digits and signs of a number, without units and blanks; `None` for what is no number."""
    bare = text.strip().replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    bare = _SUFFIX.sub("", _PREFIX.sub("", bare, count=1), count=1)
    bare = _SPACES.sub("", bare)
    return bare if _NUMBER.fullmatch(bare) else None


def _may_group(digits: str, sign: str) -> bool:
    """Say whether a sign may separate thousands: it stands more than once, or before exactly three digits."""
    parts = digits.lstrip("+-").split(sign)
    return parts[0] not in ("", "0") and _is_grouped(digits, sign)


def _is_grouped(whole: str, group: str) -> bool:
    """Say whether the groups of a whole number are what they have to be: up to three digits, then threes."""
    first, *others = whole.lstrip("+-").split(group)
    if not others:
        return first.isdigit() or not first
    return 1 <= len(first) <= 3 and first.isdigit() and all(len(part) == 3 and part.isdigit() for part in others)
