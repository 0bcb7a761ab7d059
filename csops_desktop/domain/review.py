"""When a document is due for review, and how reviews are spread over the weeks. Standard library only.

Reviews that all fall due together are done together, and then stamped (46 of 136 pages due within one month, 30 pages
bumped in one commit: reference/features.md, 0.2). So a date may be planned some whole weeks *before* its rule's last
day, never after it, and a document is stale only after that last day.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from csops_desktop.domain.trust import Facts, ReviewRule
from csops_desktop.text.dates import add_months, say_date, say_days

USUAL = ReviewRule(6, "months", reason="the usual interval")
"""What counts for a document that has no rule of its own: a verification that never expires has to be said."""

WEEKLY_BUDGET = 5
"""How many reviews a week holds unless the person sets another number: one for each working day."""

MOST_TOLERANCE = 28
"""The most days by which a review is planned early."""

WEEK = timedelta(days=7)


def interval_end(rule: ReviewRule, base: date) -> date:
    """Return the day on which an interval that began on `base` is over; the far end of the calendar at most."""
    every, unit = rule.every, rule.unit
    assert every is not None
    assert unit is not None
    try:
        if unit == "months":
            return add_months(base, every)
        return base + timedelta(days=every * (7 if unit == "weeks" else 1))
    except (OverflowError, ValueError):
        return date.max


def next_due(rule: ReviewRule, base: date | None) -> date | None:
    """Return the last day on which a document counts as reviewed.

    Args:
        rule: its rule; where none was given, `USUAL` counts.
        base: the day it was last verified, or claims to have been reviewed; `None` where there is none.

    Returns:
        `None` for an evergreen, for a fixed date that was met, and for an interval that never began.
    """
    if rule.evergreen:
        return None
    if rule.on is not None:
        return rule.on if base is None or base < rule.on else None
    if base is None:
        return None
    return interval_end(rule if rule.every is not None else USUAL, base)


def tolerance(rule: ReviewRule) -> int:
    """Return by how many days a review may be planned early: a sixth of the interval, none for a fixed date."""
    if rule.evergreen or rule.on is not None:
        return 0
    start = date(2001, 1, 1)
    end = interval_end(rule if rule.every is not None else USUAL, start)
    return min(MOST_TOLERANCE, (end - start).days // 6)


def week_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Wanted:
    """A review to be planned.

    Attributes:
        due_by: the last day.
        tolerance: by how many days it may be earlier.
    """

    due_by: date
    tolerance: int

    def days(self, earliest: date) -> list[date]:
        """Return the days on which it may be planned, the last first: the same weekday of earlier weeks."""
        weeks = range(self.tolerance // 7 + 1)
        days = [self.due_by - number * WEEK for number in weeks if (self.due_by - date.min).days >= number * 7]
        return [day for day in days if day == self.due_by or day >= earliest]


def stagger[K: Hashable](
    wanted: Mapping[K, Wanted], taken: Mapping[date, int], budget: int, earliest: date
) -> dict[K, date]:
    """Plan reviews so that no week holds more than the budget while there is room for it.

    Week by week from the last one back, each takes the reviews that can go nowhere else first. This is "earliest
    deadline first" read backwards, which finds a plan within the budget whenever there is one (Horn 1974, unit tasks).
    What finds no room stays on its last day.

    Args:
        wanted: what is to be planned, by any key.
        taken: how many reviews each week, by its Monday, holds already; these aren't moved.
        budget: the most reviews of a week.
        earliest: no review is planned before this day (a `due_by` before it stays where it is).
    """
    choices = {key: {week_of(day): day for day in review.days(earliest)} for key, review in wanted.items()}
    planned: dict[K, date] = {}
    for week in sorted({week for weeks in choices.values() for week in weeks}, reverse=True):
        room = budget - taken.get(week, 0)
        waiting = [key for key in choices if key not in planned and week in choices[key]]
        # The tightest first: whose first possible week is the latest; of these, whose own week this is.
        waiting.sort(key=lambda key: (min(choices[key]), choices[key][week]), reverse=True)
        for key in waiting[: max(0, room)]:
            planned[key] = choices[key][week]
    return {key: planned.get(key, review.due_by) for key, review in wanted.items()}


def due_reason(facts: Facts, today: date) -> str:
    """Say why a review is due when it is; "" where none is due."""
    if facts.archived or facts.due_by is None or facts.due_on is None:
        return ""
    rule = facts.rule
    if rule.on is not None:
        said = f"A fixed date{_why(rule)}."
    else:
        began = "verified" if facts.verified_on is not None else "reviewed, as its file says,"
        base = facts.verified_on or facts.claimed_on
        since = "" if base is None else f", {began} on {say_date(base, today)}"
        said = f"{rule.sentence.capitalize()}{since}{_why(rule)}."
        if not rule.given:
            said = f"No review rule, so {USUAL.sentence} counts{since}."
    moved = (facts.due_by - facts.due_on).days
    if moved:
        said += f" Planned {say_days(moved)} before {say_date(facts.due_by, today)}, so that reviews don't crowd."
    return said


def _why(rule: ReviewRule) -> str:
    """Return the reason of a rule, to stand in a sentence."""
    reason = rule.reason.strip().rstrip(".")
    return f": {reason}" if reason else ""
