"""Dates are read as people type them and said as people say them."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.errors import UserError
from csops_desktop.text.dates import (
    add_months,
    parse_date,
    parse_past_date,
    say_date,
    say_days,
    say_distance,
    say_exact,
    say_long,
)

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15 Dec", date(2026, 12, 15)),
        ("15 december", date(2026, 12, 15)),
        ("  15th   Dec.  ", date(2026, 12, 15)),
        ("Dec 15", date(2026, 12, 15)),
        ("dec 15, 2027", date(2027, 12, 15)),
        ("15 Dec 2027", date(2027, 12, 15)),
        ("Tue 15 Dec", date(2026, 12, 15)),
        ("Tuesday, 15 December 2026", date(2026, 12, 15)),
        ("2026-12-15", date(2026, 12, 15)),
        ("15.12.2026", date(2026, 12, 15)),
        ("15.12.", date(2026, 12, 15)),
        ("15/12/26", date(2026, 12, 15)),
        ("today", TODAY),
        ("Tomorrow", date(2026, 11, 25)),
        ("yesterday", date(2026, 11, 23)),
        ("+10d", date(2026, 12, 4)),
        ("+2w", date(2026, 12, 8)),
        ("+ 3 months", date(2027, 2, 24)),
        ("in 2 weeks", date(2026, 12, 8)),
        ("in 1 year", date(2027, 11, 24)),
        ("fri", date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27)),
        ("tuesday", date(2026, 12, 1)),
        ("24 Nov", TODAY),
        ("10 Nov", date(2026, 11, 10)),
        ("10 Oct", date(2027, 10, 10)),
        ("29 Feb", date(2028, 2, 29)),
        ("EOD", TODAY),
        ("end of day", TODAY),
        ("EOW", date(2026, 11, 27)),
        ("the end of the week", date(2026, 11, 27)),
        ("end of month", date(2026, 11, 30)),
        ("end of this quarter", date(2026, 12, 31)),
        ("eoy", date(2026, 12, 31)),
    ],
)
def test_what_people_type_is_read(typed: str, meant: date) -> None:
    assert parse_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_means_no_date(typed: str) -> None:
    assert parse_date(typed, TODAY) is None


@pytest.mark.parametrize(
    "typed",
    [
        "someday",
        "31 June",
        "32.1.2026",
        "2026-13-01",
        "15",
        "d",
        "15 Ja",
        "0 Dec",
        "+",
        "+9999y",
        "9999-99-99",
        "de 15",
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(typed: str) -> None:
    with pytest.raises(UserError, match="is no date") as refusal:
        parse_date(typed, TODAY)
    assert typed in str(refusal.value)


@given(DAYS, DAYS)
def test_what_is_said_in_full_is_read_back(day: date, today: date) -> None:
    assert parse_date(say_exact(day), today) == day


@given(st.integers(-30, 300), DAYS)
def test_what_is_said_is_read_back_where_it_is_near(days: int, today: date) -> None:
    day = today + timedelta(days=days)
    assert parse_date(say_date(day, today), today) == day


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_date_or_a_sentence(typed: str) -> None:
    with contextlib.suppress(UserError):
        assert parse_date(typed, TODAY) is None or typed.strip()


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 11, 24), "Tue 24 Nov"), (date(2026, 1, 1), "Thu 1 Jan"), (date(2027, 3, 5), "Fri 5 Mar 2027")],
)
def test_a_date_is_said_with_its_year_only_in_another_year(day: date, said: str) -> None:
    assert say_date(day, TODAY) == said


def test_exact_dates_leave_nothing_out() -> None:
    assert say_exact(TODAY) == "Tuesday 24 November 2026"


@pytest.mark.parametrize(("days", "said"), [(0, "0 days"), (1, "1 day"), (34, "34 days")])
def test_spans_have_their_noun(days: int, said: str) -> None:
    assert say_days(days) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (7, "in 7 days"), (-3, "3 days ago"), (2, "in 2 days")],
)
def test_distances_are_said_as_people_do(days: int, said: str) -> None:
    assert say_distance(TODAY + timedelta(days=days), TODAY) == said


def test_months_end_where_they_end() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 12, 15), 1) == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "0 days"),
        (1, "1 day"),
        (45, "45 days"),
        (100, "100 days"),
        (101, "3 months"),
        (730, "24 months"),
        (731, "2 years"),
        (1332, "3.6 years"),
        (1461, "4 years"),
    ],
)
def test_long_spans_are_said_as_they_are_grasped(days: int, said: str) -> None:
    assert say_long(days) == said


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 Oct", date(2026, 10, 1)),
        ("Oct 1", date(2026, 10, 1)),
        ("1.10.", date(2026, 10, 1)),
        ("25 Nov", date(2025, 11, 25)),
        ("24 Nov", TODAY),
        ("yesterday", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 25)),
        ("1 Oct 2027", date(2027, 10, 1)),
        ("", None),
    ],
)
def test_what_has_happened_is_dated_back(typed: str, meant: date | None) -> None:
    assert parse_past_date(typed, TODAY) == meant


def test_the_week_of_a_weekend_ends_on_the_friday_after_it() -> None:
    assert parse_date("end of week", date(2026, 11, 27)) == date(2026, 11, 27)
    assert parse_date("end of week", date(2026, 11, 28)) == date(2026, 12, 4)
