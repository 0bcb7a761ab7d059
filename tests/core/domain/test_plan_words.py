"""Quarters and recurrences as they are typed, stored and said."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.domain.capacity import say_hours, say_spent
from csops_desktop.domain.planning import LANES, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter, quarters_of
from csops_desktop.domain.recurrence import PRESETS, Rule, parse_rule
from csops_desktop.errors import UserError


@pytest.mark.parametrize("text", ["2026-Q4", "2026q4", "Q4 2026", " q4-2026 ", "2026 Q4", "2026/q4"])
def test_a_quarter_is_read_as_people_write_it(text: str) -> None:
    assert parse_quarter(text) == Quarter(2026, 4)


@pytest.mark.parametrize("text", ["", "2026", "2026-Q5", "Q0 2026", "26-Q1", "0001-Q1", "9999-Q4", "2026-Q4; DROP"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is no quarter; write it like 2026-Q4"):
        parse_quarter(text)


def test_a_quarter_knows_its_days() -> None:
    q4 = Quarter(2026, 4)
    assert (q4.first, q4.last, q4.days, q4.title) == (date(2026, 10, 1), date(2026, 12, 31), 92, "Q4 2026")
    assert (q4.next, q4.next.next.previous.previous) == (Quarter(2027, 1), q4)
    assert [one.days for one in quarters_of(2028)] == [91, 91, 92, 92]
    assert q4.has(date(2026, 12, 31))
    assert not q4.has(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        *((text, said) for text, said in PRESETS.items() if text),
        ("RRULE:freq=weekly; interval=2", "every 2 weeks"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "on the last day of every month"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "on the last day of every third month"),
        ("FREQ=YEARLY;INTERVAL=2", "every 2 years"),
    ],
)
def test_a_recurrence_is_said_in_words(text: str, said: str) -> None:
    rule = parse_rule(text)
    assert rule is not None
    assert rule.said == said
    assert parse_rule(str(rule)) == rule


@pytest.mark.parametrize(
    "text",
    ["daily", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;INTERVAL=x", "FREQ=WEEKLY;BYMONTHDAY=-1", "FREQ="],
)
def test_what_is_no_recurrence_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="choose every week, month, quarter or year"):
        parse_rule(text)


def test_month_ends_leap_days_and_year_ends_are_survived() -> None:
    monthly = Rule("MONTHLY").turns(date(2027, 10, 31), date(2027, 11, 1), date(2028, 3, 31))
    assert [turn.day for turn in monthly] == [30, 31, 31, 29, 31]
    yearly = Rule("YEARLY").turns(date(2024, 2, 29), date(2024, 1, 1), date(2028, 12, 31))
    assert [(turn.month, turn.day) for turn in yearly] == [(2, 29), (2, 28), (2, 28), (2, 28), (2, 29)]
    month_end = Rule("MONTHLY", month_end=True).turns(date(2026, 11, 30), date(2026, 11, 1), date(2027, 2, 28))
    assert [turn.day for turn in month_end] == [30, 31, 31, 28]
    assert Rule("MONTHLY", 3).rfc(date(2026, 10, 31)) == "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
    assert Rule("YEARLY").turns(date(8999, 1, 1), date(8999, 6, 1), date.max) == [date(9000, 1, 1)]


def test_hours_are_said_as_people_say_them() -> None:
    assert [say_hours(hours) for hours in (0, 0.25, 3, 9.99, 26.6, -0.0)] == [
        "0 h",
        "0.25 h",
        "3 h",
        "9.99 h",
        "27 h",
        "0 h",
    ]


def test_every_lane_has_its_words() -> None:
    assert tuple(Tier) == LANES
    assert [(lane.heading, lane.word) for lane in LANES] == [
        ("Foundations", "foundation"),
        ("BAU", "BAU item"),
        ("Strategic bets", "bet"),
    ]


def test_worked_hours_are_said_to_the_hundredth() -> None:
    assert [say_spent(hours) for hours in (0, 1 / 3, 23 + 1 / 3, 12, 0.25)] == ["0", "0.33", "23.33", "12", "0.25"]
