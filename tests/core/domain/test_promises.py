"""The rules of promises by example: tones, budget, buffers, working days, wordings."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from csops_desktop.domain.promises import (
    Lateness,
    Move,
    Tone,
    UsualSlip,
    after_working_days,
    buffered,
    filled,
    next_nudge_on,
    slips,
    suggested_tone,
    usual_slip,
    weekdays,
    working_day,
)

TODAY = date(2026, 11, 24)
WEEK = (1, 2, 3, 4, 5)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([0], (0, 0)),
        ([0, 5], (1, 5)),
        ([0, 5, 7], (2, 7)),
        ([0, 5, 2], (1, 2)),
        ([0, -3], (0, 0)),
        ([0, -3, 1], (1, 1)),
    ],
)
def test_a_later_day_is_a_slip_and_an_earlier_one_makes_up_for_it(dates: list[int], expected: tuple[int, int]) -> None:
    moves = [Move(day(a), day(b)) for a, b in pairwise(dates)]
    assert slips(moves) == expected


def test_nothing_is_said_about_somebody_who_promised_twice() -> None:
    assert usual_slip([Lateness(day(-9), day(-2)), Lateness(day(-8), day(-3))], TODAY) is None


def test_what_never_comes_counts_and_what_is_not_due_does_not() -> None:
    kept = [Lateness(day(-30), day(-30)), Lateness(day(-20), day(-20))]
    assert usual_slip([*kept, Lateness(day(5), None)], TODAY) is None
    found = usual_slip([*kept, Lateness(day(-10), None), Lateness(day(-9), None), Lateness(day(-8), None)], TODAY)
    assert found == UsualSlip(8, 5)
    assert found.sentence == "Usually 8 days later than first agreed (5 promises)."
    assert UsualSlip(0, 3).sentence == "Usually on time (3 promises)."


def test_only_the_newest_twelve_count() -> None:
    bad_old_days = [Lateness(day(-400 + n), day(-300 + n)) for n in range(12)]
    better_now = [Lateness(day(-40 + n), day(-40 + n)) for n in range(12)]
    assert usual_slip(bad_old_days + better_now, TODAY) == UsualSlip(0, 12)


@pytest.mark.parametrize(
    ("needed", "slip", "expected"),
    [
        (day(14), UsualSlip(4, 5), day(10)),
        # Eight days before Wed 9 Dec is a Tuesday; nine a Monday; eleven a Saturday, so the Friday before.
        (day(15), UsualSlip(11, 5), day(3)),
        (day(14), UsualSlip(0, 5), None),
        (day(14), None, None),
        # Nothing can be agreed on for yesterday.
        (day(2), UsualSlip(4, 5), None),
    ],
)
def test_a_buffer_is_a_working_day_ahead_or_none(needed: date, slip: UsualSlip | None, expected: date | None) -> None:
    assert buffered(needed, slip, WEEK, TODAY) == expected


def test_working_days_are_the_persons_own() -> None:
    saturday = date(2026, 11, 28)
    assert working_day(saturday, WEEK) == date(2026, 11, 30)
    assert working_day(saturday, WEEK, forward=False) == date(2026, 11, 27)
    assert working_day(saturday, ()) == saturday
    assert after_working_days(date(2026, 11, 26), 3, (1, 2, 3, 4)) == date(2026, 12, 2)
    assert weekdays("1 2 5") == (1, 2, 5)


def test_beyond_the_last_and_the_first_day_there_is_none() -> None:
    assert working_day(date.max, (1,)) == date.max
    assert working_day(date.min, (7,), forward=False) == date.min


def test_the_pause_after_a_nudge_ends_on_a_working_day() -> None:
    thursday = date(2026, 11, 26)
    assert next_nudge_on(None, WEEK, thursday) == thursday
    assert next_nudge_on(thursday, WEEK, thursday) == date(2026, 11, 30)
    assert next_nudge_on(date(2026, 11, 23), WEEK, thursday) == thursday


def test_nudges_become_firmer_and_stay_firm() -> None:
    assert [suggested_tone(n) for n in range(5)] == [Tone.FRIENDLY, Tone.FIRM, Tone.FINAL, Tone.FINAL, Tone.FINAL]


def test_what_is_filled_in_is_not_filled_in_again() -> None:
    values = {"what": "the {when} field", "when": "today"}
    assert filled("{what} is due {when}, {nobody knows}", values) == "the {when} field is due today, {nobody knows}"
