"""Status, trend and the computed colour: the words, and the exact days at which things turn."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csops_desktop.domain.status import (
    ASK_MOVES,
    COLUMNS,
    OPEN_ASK_STATES,
    TREND_DAYS,
    AskState,
    Evidence,
    Judgement,
    Status,
    Trend,
    count,
    is_stale,
    judge,
    trend,
)

TODAY = date(2026, 11, 24)
RED, YELLOW, GREEN, NOT_RATED = COLUMNS


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_the_columns_are_all_colours_with_what_is_wrong_first() -> None:
    assert set(COLUMNS) == set(Status)
    assert [s.badness for s in COLUMNS] == [2, 1, 0, -1]
    assert [s.value for s in COLUMNS] == ["red", "yellow", "green", "not-rated"]
    assert [s.word for s in COLUMNS] == ["red", "yellow", "green", "not rated"]
    assert [s.heading for s in COLUMNS] == ["Red", "Yellow", "Green", "Not rated"]


@pytest.mark.parametrize(
    ("status", "previous", "days", "expected"),
    [
        (RED, GREEN, 0, Trend.WORSENING),
        (RED, YELLOW, TREND_DAYS, Trend.WORSENING),
        (RED, YELLOW, TREND_DAYS + 1, Trend.STEADY),
        (GREEN, RED, TREND_DAYS, Trend.IMPROVING),
        (YELLOW, RED, 1, Trend.IMPROVING),
        (YELLOW, YELLOW, 1, Trend.STEADY),
        (RED, None, 0, Trend.STEADY),
        (RED, NOT_RATED, 0, Trend.STEADY),
        (NOT_RATED, RED, 0, Trend.STEADY),
    ],
)
def test_a_trend_is_a_recent_change_on_the_scale(
    status: Status, previous: Status | None, days: int, expected: Trend
) -> None:
    assert trend(status, previous, days) is expected


@pytest.mark.parametrize("status", [RED, YELLOW, GREEN])
def test_a_status_is_stale_the_day_after_its_interval_is_over(status: Status) -> None:
    assert not is_stale(status, ago(30), 30, TODAY)
    assert is_stale(status, ago(31), 30, TODAY)
    assert not is_stale(status, None, 30, TODAY)


def test_what_is_not_rated_is_never_stale() -> None:
    assert not is_stale(NOT_RATED, ago(1000), 30, TODAY)


@pytest.mark.parametrize(
    ("declared", "evidence", "expected"),
    [
        (GREEN, Evidence(), Judgement(GREEN)),
        (GREEN, Evidence(3, 3, 0, ago(9), ago(30)), Judgement(GREEN)),
        (GREEN, Evidence(0, 1), Judgement(RED, ("Nothing in its definition of green is met.",))),
        (
            GREEN,
            Evidence(2, 3),
            Judgement(YELLOW, ("1 of 3 points of its definition of green is not met.",)),
        ),
        (
            GREEN,
            Evidence(1, 3),
            Judgement(YELLOW, ("2 of 3 points of its definition of green are not met.",)),
        ),
        (GREEN, Evidence(overdue_steps=1), Judgement(YELLOW, ("1 plan step is overdue.",))),
        (GREEN, Evidence(overdue_steps=2), Judgement(YELLOW, ("2 plan steps are overdue.",))),
        (GREEN, Evidence(overdue_promises=1), Judgement(YELLOW, ("1 promise is overdue.",))),
        (GREEN, Evidence(overdue_promises=2), Judgement(YELLOW, ("2 promises are overdue.",))),
        # Yellow already says that something is missing.
        (YELLOW, Evidence(overdue_promises=2), Judgement(YELLOW)),
        (GREEN, Evidence(checked_on=ago(1332)), Judgement(YELLOW, ("Not checked for 3.6 years.",))),
        (GREEN, Evidence(checked_on=ago(31)), Judgement(YELLOW, ("Not checked for 31 days.",))),
        (GREEN, Evidence(checked_on=ago(2), check_in_days=1), Judgement(YELLOW, ("Not checked for 2 days.",))),
        (
            GREEN,
            Evidence(0, 2, 1, None, ago(31)),
            Judgement(
                RED,
                (
                    "Nothing in its definition of green is met.",
                    "1 plan step is overdue.",
                    "Not checked for 31 days.",
                ),
            ),
        ),
        (YELLOW, Evidence(0, 2, 0, TODAY, ago(400)), Judgement(YELLOW)),
        (YELLOW, Evidence(green_by=ago(1)), Judgement(RED, ("Its get-to-green date passed 1 day ago.",))),
        (YELLOW, Evidence(overdue_steps=1), Judgement(RED, ("1 plan step is overdue.",))),
        (RED, Evidence(0, 3, 3, ago(99), ago(99)), Judgement(RED)),
        (NOT_RATED, Evidence(0, 3, 3, ago(99), ago(99)), Judgement(NOT_RATED)),
    ],
)
def test_the_computed_colour_is_what_the_evidence_supports(
    declared: Status, evidence: Evidence, expected: Judgement
) -> None:
    assert judge(declared, evidence, TODAY) == expected


def test_every_state_of_an_ask_can_be_reached_and_only_delivery_ends_it() -> None:
    reached = {AskState.DRAFT} | {state for moves in ASK_MOVES.values() for state in moves}
    assert reached == set(AskState) == set(ASK_MOVES)
    assert [state for state, moves in ASK_MOVES.items() if not moves] == [AskState.DELIVERED]
    assert set(OPEN_ASK_STATES) == {AskState.ASKED, AskState.ACCEPTED}


def test_numbers_are_said_with_their_noun() -> None:
    assert [count(n, "day") for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
