"""The rules of measuring: percentiles, working hours, numbers as typed, axes, savings."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.domain.axis import axis, day_ticks, thinned
from csops_desktop.domain.metrics import (
    FEWEST,
    Direction,
    Movement,
    Period,
    Standing,
    last_months,
    movement,
    percentile,
    percentiles,
    saving,
    standing,
)
from csops_desktop.domain.working_hours import WorkingHours, worked_between
from csops_desktop.text.numbers import LARGEST, Decimal, read_number, say_number, type_number

numbers = st.floats(-1e9, 1e9, allow_nan=False, width=32)
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
moments = st.builds(datetime.combine, st.dates(date(2024, 1, 1), date(2027, 12, 31)), st.times())
working = st.builds(
    WorkingHours,
    st.frozensets(st.integers(1, 7)),
    st.sampled_from([time(0), time(8, 30), time(9)]),
    st.sampled_from([time(9, 30), time(17), time(23, 59)]),
)


@given(st.lists(numbers, max_size=FEWEST - 1))
def test_under_eight_values_there_is_no_percentile_but_their_number(values: list[float]) -> None:
    spread = percentiles(values)
    assert (spread.median, spread.high, spread.n) == (None, None, len(values))
    assert spread.sentence("days") == "Nothing yet" or spread.sentence("days").startswith(f"n = {len(values)}:")


@given(st.lists(numbers, min_size=FEWEST, max_size=60), st.floats(0, 1), st.floats(0, 1))
def test_percentiles_lie_within_the_values_and_rise(values: list[float], first: float, second: float) -> None:
    low, high = (percentile(values, part) for part in sorted((first, second)))
    assert low is not None
    assert high is not None
    assert min(values) <= low <= high <= max(values)
    assert percentile(values, 0.0) == min(values)
    assert percentile(values, 1.0) == max(values)


def test_percentiles_are_those_of_a_spreadsheet() -> None:
    values = [15, 20, 35, 40, 50, 60, 70, 80, 90, 100]
    assert percentile(values, 0.5) == 55
    assert percentile(values, 0.85) is not None
    assert round(percentile(values, 0.85) or 0, 6) == 86.5


@given(moments, moments, moments, working)
def test_working_time_adds_up(first: datetime, second: datetime, third: datetime, hours: WorkingHours) -> None:
    begin, middle, end = sorted((first, second, third))
    whole = worked_between(begin, end, hours)
    assert whole == worked_between(begin, middle, hours) + worked_between(middle, end, hours)
    assert timedelta(0) <= whole <= end - begin
    assert worked_between(end, begin, hours) == timedelta(0)


@given(moments, st.integers(1, 200), working)
def test_a_week_holds_as_much_working_time_wherever_it_begins(start: datetime, weeks: int, hours: WorkingHours) -> None:
    expected = timedelta(hours=hours.hours_a_day * len(hours.weekdays) * weeks)
    assert abs(worked_between(start, start + timedelta(weeks=weeks), hours) - expected) < timedelta(seconds=1)


def test_a_weekend_is_no_wait() -> None:
    friday = datetime.combine(date(2026, 11, 20), time(16, 30))
    monday = datetime.combine(date(2026, 11, 23), time(9, 15))
    assert worked_between(friday, monday) == timedelta(minutes=45)


@given(st.floats(-LARGEST / 10, LARGEST / 10, allow_nan=False))
def test_a_number_typed_in_full_is_read_back(value: float) -> None:
    back = read_number(type_number(value))
    assert back is not None
    assert abs(back - value) <= abs(value) * 1e-14 + 1e-15


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_both_ways_to_write_a_number_are_read(whole: int, cents: int) -> None:
    english = f"{whole:,}.{cents:02}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_number(english) == read_number(german) == float(f"{whole}.{cents:02}")
    assert read_number(english, Decimal.COMMA) == read_number(english)


@given(st.floats(-1e12, 1e12, allow_nan=False))
def test_a_number_that_is_said_is_close_to_what_it_is(value: float) -> None:
    back = read_number(say_number(value))
    assert back is not None
    assert abs(back - value) <= max(0.51, abs(value) * 0.01) if abs(value) >= 1000 else abs(back - value) <= 0.06


@given(st.lists(numbers, min_size=1, max_size=30), st.booleans())
def test_an_axis_holds_every_value_between_ticks_that_people_count_in(values: list[float], zero: bool) -> None:
    scale = axis(values, zero=zero)
    room = scale.step * 1e-6
    assert scale.low - room <= min(values)
    assert max(values) <= scale.high + room
    assert 2 <= len(scale.ticks) <= 8
    assert scale.low < scale.high
    if zero:
        assert scale.low <= 0 <= scale.high


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=400, unique_by=lambda p: p[0]), st.integers(1, 40))
def test_a_thinned_line_keeps_its_ends_and_its_peaks(points: list[tuple[float, float]], columns: int) -> None:
    points.sort()
    kept = thinned(points, columns)
    assert len(kept) <= max(4 * columns, 1)
    assert kept == sorted(kept)
    assert set(kept) <= set(points)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    heights = [y for _, y in points]
    assert {min(heights), max(heights)} <= {y for _, y in kept}


@given(st.dates(), st.integers(0, 40_000), st.integers(2, 12))
def test_the_days_below_a_chart_lie_within_it_and_find_room(first: date, span: int, most: int) -> None:
    last = first + timedelta(days=min(span, (date.max - first).days))
    ticks = day_ticks(first, last, most)
    assert 1 <= len(ticks) <= most
    assert all(first <= day <= last for day, _ in ticks)
    assert [day for day, _ in ticks] == sorted({day for day, _ in ticks})


def test_days_are_called_as_people_call_them() -> None:
    assert day_ticks(date(2026, 11, 2), date(2026, 11, 5), 4)[0] == (date(2026, 11, 2), "2 Nov")
    words = [word for _, word in day_ticks(date(2025, 11, 30), date(2026, 11, 24), 6)]
    assert words == ["Jan 2026", "Mar", "May", "Jul", "Sep", "Nov"]
    assert [word for _, word in day_ticks(date(2019, 5, 1), date(2026, 11, 24), 5)] == ["2020", "2022", "2024", "2026"]


@given(days)
def test_months_follow_each_other_without_a_gap(today: date) -> None:
    months = last_months(13, today)
    assert len(months) == 13
    assert today in months[-1]
    assert all(later.start - earlier.end == timedelta(days=1) for earlier, later in pairwise(months))
    assert Period.of(months[0].end) == months[0]


@given(numbers, numbers, st.sampled_from(Direction))
def test_better_and_worse_are_opposites(first: float, second: float, direction: Direction) -> None:
    there, back = movement(first, second, direction), movement(second, first, direction)
    opposite = {Movement.BETTER: Movement.WORSE, Movement.WORSE: Movement.BETTER, Movement.SAME: Movement.SAME}
    assert back is opposite[there]
    assert standing(first, second, direction) is (Standing.MISSED if there is Movement.WORSE else Standing.MET)


@given(numbers, numbers, st.floats(0, 1000), st.sampled_from(Direction))
def test_a_saving_has_the_sign_of_its_gain(before: float, after: float, runs: float, direction: Direction) -> None:
    found = saving(direction, before, after, runs, "minutes per task")
    assert found.gain == (after - before if direction is Direction.UP else before - after)
    if runs:
        assert found.per_month is not None
        assert found.per_month * found.gain >= 0
    else:
        assert found.per_month is None


def test_minutes_of_a_month_are_said_in_hours() -> None:
    found = saving(Direction.DOWN, 42, 17, 20, "minutes per task")
    assert (found.gain, round(found.percent or 0), round(found.per_month or 0, 2)) == (25, 60, 8.33)
    assert found.per_month_unit == "hours"
