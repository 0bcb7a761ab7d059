"""Tests of the reminders' rules on days that a person can check by hand; `tests/properties` holds them in general."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from csops_desktop.domain.reminders import (
    Memory,
    Reminder,
    Rules,
    begun,
    digest_due,
    next_digest,
    remind,
    summary_of,
    told_at,
)
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import PromiseFacts

TUESDAY = date(2026, 11, 24)
OPEN = Memory(begun_on=date(2026, 11, 2))
RULES = Rules()
FACTS = PromiseFacts("Bo", 0, "", None)


def line(kind: str, thing: int, title: str = "A thing", due_on: date | None = TUESDAY, due_at: str = "") -> Line:
    """Return a line of Today."""
    return Line(kind, thing, title, FACTS, due_on, due_at)


PROMISE = line("commitment", 1, "Owners for 14 KPI fields")
AT_HALF_PAST_TWO = line("commitment", 2, "Call the CSM leads", due_at="14:30")


def at(text: str) -> datetime:
    """Return a moment on the wall: "24 14:30" of November 2026."""
    return datetime.fromisoformat(f"2026-11-{text}")


def tick(text: str, memory: Memory, *lines: Line, rules: Rules = RULES) -> tuple[Reminder | None, Memory]:
    """Decide at a moment on the wall, as where the person is in London."""
    return remind(at(text), at(text).replace(tzinfo=UTC), rules, memory, lines)


def test_the_digest_comes_at_its_time_and_once() -> None:
    before, memory = tick("24 08:29", replace(OPEN, digests=(date(2026, 11, 23),)), PROMISE)
    first, memory = tick("24 08:30", memory, PROMISE)
    again, memory = tick("24 08:31", memory, PROMISE)
    assert before is None
    assert first is not None
    assert (first.digest_of, first.summary, first.body) == (TUESDAY, "1 promise is due today", PROMISE.title)
    assert again is None


def test_a_digest_of_nothing_is_no_notification_and_does_not_come_later() -> None:
    nothing, memory = tick("24 08:30", OPEN)
    later, _ = tick("24 09:00", memory, PROMISE)
    assert (nothing, later) == (None, None)


def test_a_thing_with_a_time_comes_at_its_time_and_opens_itself() -> None:
    told = replace(OPEN, digests=(TUESDAY,))
    before, told = tick("24 14:29", told, AT_HALF_PAST_TWO, PROMISE)
    reminder, told = tick("24 14:30", told, AT_HALF_PAST_TWO, PROMISE)
    again, told = tick("24 14:30", told, AT_HALF_PAST_TWO, PROMISE)
    assert before is None
    assert again is None
    assert reminder is not None
    assert (reminder.lines, reminder.opens) == ((AT_HALF_PAST_TWO,), ("commitment", 2))
    assert reminder.body == "14:30  Call the CSM leads"


def test_a_moved_time_is_told_again() -> None:
    _, memory = tick("24 14:30", replace(OPEN, digests=(TUESDAY,)), AT_HALF_PAST_TWO)
    moved, _ = tick("24 16:00", memory, replace(AT_HALF_PAST_TWO, due_at="16:00"))
    assert moved is not None


def test_after_sleep_everything_missed_is_one_notification() -> None:
    lines = [replace(AT_HALF_PAST_TWO, thing=n, due_at=f"{9 + n:02}:00") for n in range(5)]
    reminder, memory = tick("24 17:00", OPEN, *lines)
    assert reminder is not None
    assert len(reminder.lines) == 5
    assert reminder.body.endswith("and 1 more")
    assert tick("24 17:01", memory, *lines)[0] is None


@pytest.mark.parametrize("quiet", ["23 18:00", "23 23:59", "24 00:00", "24 07:59"])
def test_quiet_hours_across_midnight_hold_and_let_go_once(quiet: str) -> None:
    late = line("commitment", 3, "Evening call", date(2026, 11, 23), "18:30")
    memory = replace(OPEN, digests=(date(2026, 11, 23),))
    assert tick(quiet, memory, late)[0] is None
    early = replace(RULES, digest_at=time(11, 0))
    released, memory = tick("24 08:00", memory, late, rules=early)
    assert released is not None
    assert released.lines == (late,)
    assert tick("24 08:01", memory, late, rules=early)[0] is None


def test_what_was_held_is_left_to_a_digest_that_is_near() -> None:
    late = line("commitment", 3, "Evening call", date(2026, 11, 23), "18:30")
    now = line("commitment", 4, "Early call", TUESDAY, "08:10")
    memory = replace(OPEN, digests=(date(2026, 11, 23),))
    assert tick("24 08:00", memory, late, now)[0] is None
    own, memory = tick("24 08:10", memory, late, now)
    assert own is not None
    assert own.lines == (now,)
    digest, memory = tick("24 08:30", memory, late, now)
    assert digest is not None
    assert digest.lines == (late, now)
    assert tick("24 08:31", memory, late, now)[0] is None


def test_what_is_due_on_a_later_day_is_no_reminder() -> None:
    tomorrow = line("commitment", 3, "A draft", date(2026, 11, 25))
    assert tick("24 08:30", OPEN, tomorrow)[0] is None
    digest, _ = tick("24 08:30", OPEN, tomorrow, PROMISE)
    assert digest is not None
    assert digest.lines == (PROMISE,)


def test_quiet_hours_of_one_day_and_none() -> None:
    lunch = replace(RULES, quiet_from=time(12, 0), quiet_to=time(13, 0))
    assert lunch.is_quiet(at("24 12:30"))
    assert not lunch.is_quiet(at("24 13:00"))
    assert not lunch.is_quiet(at("24 03:00"))
    never = replace(RULES, quiet_from=time(12, 0), quiet_to=time(12, 0))
    assert not never.is_quiet(at("24 12:00"))


def test_a_weekend_is_silent_and_monday_tells_it_once() -> None:
    saturday = line("commitment", 4, "A call", date(2026, 11, 21), "10:00")
    memory = replace(OPEN, digests=(date(2026, 11, 20),))
    for moment in ("21 10:00", "22 08:30", "22 12:00"):
        silent, memory = tick(moment, memory, saturday)
        assert silent is None
    morning, memory = tick("23 08:30", memory, saturday)
    assert morning is not None
    assert morning.digest_of == date(2026, 11, 23)
    assert tick("23 09:00", memory, saturday)[0] is None


def test_no_working_day_chosen_means_every_day() -> None:
    assert digest_due(at("22 08:30"), replace(RULES, working_days=()), OPEN) == date(2026, 11, 22)


def test_a_missed_digest_is_told_when_the_desk_next_runs() -> None:
    memory = replace(OPEN, digests=(date(2026, 11, 20),))
    assert digest_due(at("23 21:00"), RULES, memory) == date(2026, 11, 23)
    early = replace(RULES, digest_at=time(11, 0))
    reminder, memory = tick("24 08:10", memory, PROMISE, rules=early)
    assert reminder is not None
    assert reminder.digest_of == date(2026, 11, 23)
    today, _ = tick("24 11:00", memory, PROMISE, rules=early)
    assert today is not None
    assert today.digest_of == TUESDAY


def test_a_missed_digest_is_left_to_the_next_one_where_that_is_near() -> None:
    memory = replace(OPEN, digests=(date(2026, 11, 20),))
    assert digest_due(at("24 08:05"), RULES, memory) is None
    assert digest_due(at("24 08:30"), RULES, memory) == TUESDAY


def test_after_weeks_away_there_is_one_digest() -> None:
    memory = replace(OPEN, digests=(date(2026, 11, 3),))
    first, memory = tick("24 10:00", memory, PROMISE)
    assert first is not None
    assert tick("24 10:01", memory, PROMISE)[0] is None


def test_a_new_desk_tells_of_its_first_day_and_of_nothing_before() -> None:
    assert digest_due(at("24 08:05"), replace(RULES, digest_at=time(11, 0)), begun(Memory(), TUESDAY)) is None
    assert digest_due(at("24 10:00"), RULES, begun(Memory(), TUESDAY)) == TUESDAY
    yesterday = line("commitment", 5, "Old", date(2026, 11, 23), "10:00")
    reminder, _ = tick("24 08:10", Memory(), yesterday)
    assert reminder is None


def test_a_clock_that_was_years_ahead_costs_no_reminder() -> None:
    ahead = Memory(begun_on=date(2031, 1, 1), digests=(date(2031, 1, 1),))
    # The one of the day that the clock showed before was told just now.
    reminder, memory = tick("24 08:30", ahead, PROMISE)
    assert (reminder, memory.begun_on) == (None, TUESDAY)
    assert tick("24 14:30", memory, AT_HALF_PAST_TWO)[0] is not None
    assert tick("25 08:30", memory, PROMISE)[0] is not None


def test_a_clock_set_back_repeats_nothing() -> None:
    _, memory = tick("24 14:30", OPEN, PROMISE, AT_HALF_PAST_TWO)
    for moment in ("24 08:30", "24 14:29", "24 14:30"):
        assert tick(moment, memory, PROMISE, AT_HALF_PAST_TWO)[0] is None


def test_a_pause_holds_and_a_clock_set_back_before_it_ends_it() -> None:
    now = at("24 08:00").replace(tzinfo=UTC)
    memory = OPEN.paused(now, at("24 09:00").replace(tzinfo=UTC))
    assert tick("24 08:30", memory, PROMISE)[0] is None
    assert tick("24 09:00", memory, PROMISE)[0] is not None
    assert tick("24 08:30", memory.resumed(), PROMISE)[0] is not None
    assert not memory.is_paused(at("23 08:00").replace(tzinfo=UTC))


def test_reminders_that_are_off_tell_nothing() -> None:
    assert tick("24 10:00", OPEN, PROMISE, rules=replace(RULES, on=False))[0] is None
    assert next_digest(at("24 10:00"), replace(RULES, on=False), OPEN) is None


def test_the_summary_says_it_by_meaning() -> None:
    lines = [
        PROMISE,
        line("commitment", 6),
        line("document", 7),
        line("commitment", 8, due_on=date(2026, 11, 20)),
        line("request", 9, due_on=None),
        line("request", 10, due_on=None),
    ]
    assert summary_of(lines[:3], TUESDAY) == "2 promises and 1 review are due today"
    assert summary_of(lines, TUESDAY) == (
        "1 promise is overdue; 2 promises and 1 review are due today; 2 requests wait for you"
    )


def test_when_the_next_digest_comes() -> None:
    assert next_digest(at("24 08:00"), RULES, OPEN) == at("24 08:30")
    assert next_digest(at("24 08:30"), RULES, OPEN) == at("25 08:30")
    assert next_digest(at("27 12:00"), RULES, OPEN) == at("30 08:30")
    # A digest within the quiet hours comes when they are over.
    assert next_digest(at("24 05:00"), replace(RULES, digest_at=time(6, 0)), OPEN) == at("24 08:00")
    assert told_at(at("20 19:00"), RULES) == at("23 08:00")
