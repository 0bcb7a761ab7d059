"""Today's order: single cases that a person would name. What holds for every day is in tests/properties/test_today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csops_desktop.domain.status import Status
from csops_desktop.domain.today import (
    AWAY_DAYS,
    FEW,
    MOST_OF_GROUP,
    PUT_OFF_LIMIT,
    Day,
    Group,
    Line,
    Putting,
    Wait,
    arrange,
    away_days,
    cost,
    snooze_day,
)
from csops_desktop.domain.today_facts import CardFacts, DocumentFacts, PromiseFacts

TODAY = date(2026, 11, 24)


def promise(thing: int = 1, due: date | None = TODAY, *, mine: bool = False, card: Status | None = None) -> Line:
    return Line(
        "commitment", thing, f"Promise {thing}", PromiseFacts("Dana", 0, "", None), due, mine=mine, holds_up=card
    )


def document(thing: int = 1, due: date | None = TODAY) -> Line:
    return Line("document", thing, f"Document {thing}", DocumentFacts("due", "", due, None, "", None), due)


def colour(thing: int = 1, due: date | None = TODAY) -> Line:
    return Line("responsibility", thing, f"Card {thing}", CardFacts("red", due, due, None), due)


def titles(day: Day) -> list[str]:
    return [line.title for section in day.sections for line in section.shown]


def test_the_operators_own_word_stands_before_that_of_others_and_a_promise_before_a_review() -> None:
    day = arrange([document(), promise(1), promise(2, mine=True)], {}, TODAY)
    assert titles(day) == ["Promise 2", "Promise 1", "Document 1"]
    assert [section.group for section in day.sections] == [Group.PROMISES, Group.DOCUMENTS]


def test_what_a_red_card_waits_for_stands_first() -> None:
    day = arrange([promise(1), promise(2, card=Status.YELLOW), promise(3, card=Status.RED)], {}, TODAY)
    assert titles(day) == ["Promise 3", "Promise 2", "Promise 1"]


def test_a_long_late_review_may_cost_more_than_a_promise_of_next_week() -> None:
    late, ahead = document(due=TODAY - timedelta(days=30)), promise(due=TODAY + timedelta(days=7))
    assert cost(late, TODAY) > cost(ahead, TODAY)


def test_a_group_shows_the_first_few_and_folds_the_rest() -> None:
    day = arrange([colour(n, TODAY - timedelta(days=n)) for n in range(20)], {}, TODAY)
    (section,) = day.sections
    assert len(section.shown) == MOST_OF_GROUP
    assert section.shown[0].title == "Card 19"
    assert (day.shown, day.folded) == (MOST_OF_GROUP, 20 - MOST_OF_GROUP)


def test_after_an_absence_the_few_that_matter_stand_first_and_the_rest_is_folded() -> None:
    lines = (
        [promise(n, mine=True) for n in range(4)] + [document(n) for n in range(50)] + [colour(n) for n in range(50)]
    )
    day = arrange(lines, {}, TODAY, TODAY - timedelta(days=21))
    assert day.away == 21
    assert day.shown == FEW
    assert titles(day)[:4] == [f"Promise {n}" for n in range(4)]
    assert [(s.group, len(s.shown), len(s.folded)) for s in day.sections] == [
        (Group.PROMISES, 4, 0),
        (Group.DOCUMENTS, 3, 47),
        (Group.COLOURS, 0, 50),
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [(None, 0), (TODAY - timedelta(days=1), 0), (TODAY - timedelta(days=AWAY_DAYS - 1), 0), (date(2026, 11, 3), 21)],
)
def test_a_long_weekend_is_no_absence(last: date | None, expected: int) -> None:
    assert away_days(last, TODAY) == expected


def test_what_is_put_off_waits_and_comes_back_on_its_day() -> None:
    snoozes = {("commitment", 1): Putting("2026-11-26", ("2026-11-24",))}
    waiting = arrange([promise()], snoozes, TODAY)
    assert (waiting.sections, [line.until for line in waiting.snoozed]) == ((), [date(2026, 11, 26)])
    back = arrange([promise()], snoozes, date(2026, 11, 26))
    assert [line.put_off for line in back.lines] == [1]
    assert back.snoozed == ()


def test_an_item_that_was_put_off_too_often_asks_for_a_decision() -> None:
    days = tuple((TODAY - timedelta(days=n)).isoformat() for n in range(PUT_OFF_LIMIT, 0, -1))
    day = arrange([promise(1), promise(2)], {
        ("commitment", 1): Putting(TODAY.isoformat(), days),
        ("commitment", 2): Putting(TODAY.isoformat(), days[1:]),
    }, TODAY)  # fmt: skip
    assert {line.title: line.stuck for line in day.lines} == {"Promise 1": True, "Promise 2": False}


def test_being_put_off_counts_from_the_last_time_it_was_settled() -> None:
    line = Line("document", 1, "Renewals", DocumentFacts("due", "", TODAY, None, "", None), TODAY, since="2026-11-01")
    snoozes = {("document", 1): Putting("2026-11-20", ("2026-05-02", "2026-05-03", "2026-11-19"))}
    assert [line.put_off for line in arrange([line], snoozes, TODAY).lines] == [1]


@pytest.mark.parametrize(
    ("wait", "today", "working", "expected"),
    [
        (Wait.TOMORROW, date(2026, 11, 27), (1, 2, 3, 4, 5), date(2026, 11, 28)),
        (Wait.WORKING_DAY, date(2026, 11, 27), (1, 2, 3, 4, 5), date(2026, 11, 30)),
        (Wait.WORKING_DAY, date(2026, 11, 24), (1, 3), date(2026, 11, 25)),
        (Wait.WORKING_DAY, date(2026, 11, 27), (), date(2026, 11, 28)),
        (Wait.NEXT_WEEK, date(2026, 11, 30), (1, 2, 3, 4, 5), date(2026, 12, 7)),
        (Wait.NEXT_WEEK, date(2026, 11, 29), (2, 3), date(2026, 12, 1)),
        (Wait.MONTH, date(2026, 11, 26), (1, 2, 3, 4, 5), date(2026, 12, 28)),
    ],
)
def test_the_offered_days_are_days_on_which_somebody_works(
    wait: Wait, today: date, working: tuple[int, ...], expected: date
) -> None:
    assert snooze_day(wait, today, working) == expected


def test_what_grew_old_by_itself_stands_behind_a_broken_promise() -> None:
    ages = replace(colour(due=TODAY - timedelta(days=1_300)), holds_up=Status.RED)
    assert cost(ages, TODAY) < cost(promise(due=TODAY - timedelta(days=1)), TODAY)
    assert cost(document(due=TODAY - timedelta(days=450)), TODAY) < cost(promise(due=TODAY), TODAY)
