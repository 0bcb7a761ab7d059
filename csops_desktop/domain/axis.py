"""Where a chart's lines stand: an axis with numbers that people count in, and points thinned to what can be seen.

Standard library and `text` only; the window's chart and the deck's use the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.text.dates import MONTHS

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
"""The steps that people count in, times a power of ten (Heckbert, "Nice Numbers for Graph Labels", 1990)."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of numbers.

    Attributes:
        low, high: its ends; `low` is always below `high`.
        step: the distance of its ticks.
    """

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """The numbers on it, from the lowest; each a whole multiple of the step."""
        first, last = round(self.low / self.step), round(self.high / self.step)
        return tuple(number * self.step for number in range(first, last + 1))

    def place(self, value: float) -> float:
        """Return where a value stands between the ends: 0.0 at the low one, 1.0 at the high one."""
        return (value - self.low) / (self.high - self.low)


def axis(values: Sequence[float], *, most: int = 5, zero: bool = True) -> Axis:
    """Return the axis on which values can be read.

    Args:
        values: what stands on it; an empty one gives 0 to 1.
        most: about so many ticks.
        zero: begin at zero where all values are on one side of it, so that half as much looks half as high.
    """
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        room = abs(low) / 2 or 1.0
        low, high = low - (0 if zero and low == 0 else room), high + room
    step = nice_step((high - low) / max(1, most - 1))
    return Axis(math.floor(low / step) * step, math.ceil(high / step) * step, step)


def nice_step(raw: float) -> float:
    """Return the smallest step people count in that is not below `raw`, which is above zero."""
    power = 10.0 ** math.floor(math.log10(raw))
    found = next((step for step in STEPS if step * power >= raw * (1 - 1e-9)), STEPS[-1])
    return found * power


def thinned(points: Sequence[tuple[float, float]], columns: int) -> list[tuple[float, float]]:
    """Return at most four points for each of some columns, the same line to the eye.

    Of each column the first, the lowest, the highest and the last stay, so that no peak is lost.

    Args:
        points: x and y, x ascending.
        columns: how many columns of pixels there are.
    """
    if len(points) <= 4 * columns or columns < 1:
        return list(points)
    left, span = points[0][0], points[-1][0] - points[0][0] or 1.0
    groups: dict[int, list[tuple[float, float]]] = {}
    for point in points:
        groups.setdefault(min(columns - 1, int((point[0] - left) / span * columns)), []).append(point)
    kept: list[tuple[float, float]] = []
    for group in groups.values():
        some = {group[0], min(group, key=_height), max(group, key=_height), group[-1]}
        kept += sorted(some)
    return kept


def _height(point: tuple[float, float]) -> float:
    """Return a point's y."""
    return point[1]


def day_ticks(first: date, last: date, most: int) -> list[tuple[date, str]]:
    """Return the days that stand below a chart, with their words: "3 Nov", "Nov 2026", "Feb", "2026".

    Args:
        first, last: the ends of the chart.
        most: so many find room; at least one is returned, the first day itself where nothing rounder lies between.
    """
    for step in (1, 2, 7, 14):
        if (last - first).days // step < most:
            days = [first + timedelta(days=at) for at in range(0, (last - first).days + 1, step)]
            return [(day, f"{day.day} {MONTHS[day.month - 1][:3]}") for day in days]
    start = date(first.year, first.month, 1)
    for months in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 12000):
        found = [day for day in _months(start, last, months) if first <= day]
        if len(found) <= most:
            break
    named = [(day, _month_words(day, months, at == 0)) for at, day in enumerate(found)]
    return named or [(first, f"{first.day} {MONTHS[first.month - 1][:3]} {first.year}")]


def _months(start: date, last: date, step: int) -> list[date]:
    """Return the first days of every so many months, counted so that a year begins with one."""
    number = -(-(start.year * 12 + start.month - 1) // step) * step
    end = min(last.year * 12 + last.month - 1, date.max.year * 12 + 11)
    return [date(at // 12, at % 12 + 1, 1) for at in range(number, end + 1, step)]


def _month_words(day: date, step: int, is_first: bool) -> str:
    """Return how a month is called below a chart: by its year where that is new."""
    if step >= 12:
        return str(day.year)
    month = MONTHS[day.month - 1][:3]
    return f"{month} {day.year}" if is_first or day.month <= step else month
