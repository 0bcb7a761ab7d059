"""What holds for Today on every day: nothing is lost, nothing floods, nothing is less urgent for being later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.domain.status import Status
from csops_desktop.domain.today import (
    FEW,
    GROUP_OF,
    MOST,
    MOST_OF_GROUP,
    PUT_OFF_LIMIT,
    Line,
    Putting,
    Wait,
    arrange,
    cost,
    ranked,
    snooze_day,
)
from csops_desktop.domain.today_facts import GateFacts

TODAY = date(2026, 11, 24)

days = st.integers(-400, 60).map(lambda ahead: TODAY + timedelta(days=ahead))
lines = st.builds(
    Line,
    kind=st.sampled_from(sorted(GROUP_OF)),
    thing=st.integers(1, 400),
    title=st.just("A thing"),
    facts=st.just(GateFacts(TODAY)),
    due_on=st.none() | days,
    due_at=st.sampled_from(["", "09:00", "14:30"]),
    mine=st.booleans(),
    urgent=st.booleans(),
    weight=st.integers(0, 9),
    holds_up=st.none() | st.sampled_from(list(Status)),
    until=st.none() | st.just(TODAY + timedelta(days=2)),
)
several = st.lists(lines, max_size=60, unique_by=lambda line: line.key)
dates_set = st.lists(days.filter(lambda day: day <= TODAY), min_size=1, max_size=8).map(sorted)
absences = st.none() | st.integers(1, 400).map(lambda back: TODAY - timedelta(days=back))


@st.composite
def snoozes(draw: st.DrawFn, of: list[Line]) -> dict[tuple[str, int], Putting]:
    """Draw snoozes of some of the lines."""
    chosen = draw(st.lists(st.sampled_from(of), unique_by=lambda line: line.key)) if of else []
    found = {}
    for line in chosen:
        until = draw(days)
        found[line.key] = Putting(until.isoformat(), tuple(day.isoformat() for day in draw(dates_set)))
    return found


@given(st.data(), several, absences)
def test_each_line_is_shown_folded_or_snoozed_and_never_twice(
    data: st.DataObject, due: list[Line], last: date | None
) -> None:
    day = arrange(due, data.draw(snoozes(due)), TODAY, last)
    places = [line.key for section in day.sections for line in section.shown + section.folded]
    places += [line.key for line in day.snoozed]
    assert sorted(places) == sorted(line.key for line in due)
    assert all(line.until is not None and line.until > TODAY for line in day.snoozed)
    assert all(line.until is None or line.until <= TODAY for line in day.lines)


@given(several, absences)
def test_there_is_no_flood(due: list[Line], last: date | None) -> None:
    day = arrange(due, {}, TODAY, last)
    assert day.shown <= (FEW if day.away else MOST)
    assert all(len(section.shown) <= MOST_OF_GROUP for section in day.sections)
    # Nothing is folded while there is room for it.
    for section in day.sections:
        full = day.shown == (FEW if day.away else MOST) or len(section.shown) == MOST_OF_GROUP
        assert full or not section.folded


@given(several, absences)
def test_no_folded_line_costs_more_than_a_shown_one_of_its_group(due: list[Line], last: date | None) -> None:
    day = arrange(due, {}, TODAY, last)
    for section in day.sections:
        costs = [cost(line, TODAY) for line in section.lines]
        assert costs == sorted(costs, reverse=True)
    firsts = [cost(section.lines[0], TODAY) for section in day.sections]
    assert firsts == sorted(firsts, reverse=True)


@given(several, st.randoms())
def test_the_order_does_not_depend_on_the_order_in_which_lines_are_read(due: list[Line], chance: object) -> None:
    shuffled = sorted(due, key=lambda line: hash((line.key, str(chance))))
    assert [line.key for line in ranked(due, TODAY)] == [line.key for line in ranked(shuffled, TODAY)]


@given(lines, days, days)
def test_being_later_never_costs_less(line: Line, one: date, other: date) -> None:
    older, newer = sorted((one, other))
    assert cost(replace(line, due_on=older), TODAY) >= cost(replace(line, due_on=newer), TODAY)


@given(lines)
def test_a_worse_colour_behind_it_never_costs_less(line: Line) -> None:
    order = [Status.NOT_RATED, Status.GREEN, Status.YELLOW, Status.RED]
    costs = [cost(replace(line, holds_up=status), TODAY) for status in order]
    assert costs == sorted(costs)
    assert cost(replace(line, mine=True), TODAY) > cost(replace(line, mine=False), TODAY)


@given(lines, dates_set)
def test_a_line_asks_for_a_decision_exactly_from_the_limit_on(line: Line, put_off: list[date]) -> None:
    snoozed = {line.key: Putting(TODAY.isoformat(), tuple(day.isoformat() for day in put_off))}
    day = arrange([line], snoozed, TODAY)
    (known,) = (*day.lines, *day.snoozed)
    assert known.stuck == (len(put_off) >= PUT_OFF_LIMIT)


@given(st.sampled_from(list(Wait)), days, st.sets(st.integers(1, 7)))
def test_a_snooze_always_ends_later_than_today(wait: Wait, today: date, working: set[int]) -> None:
    until = snooze_day(wait, today, sorted(working))
    assert today < until <= today + timedelta(days=37)
    if working and wait is not Wait.TOMORROW:
        assert until.isoweekday() in working
