"""Promises under random work: what a row says is what its moves say, and nobody is nudged twice in a few days."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands.commitments import add_commitment
from csops_desktop.domain.promises import (
    NUDGE_DAYS,
    CommitmentState,
    Direction,
    Lateness,
    UsualSlip,
    Way,
    buffered,
    next_nudge_on,
    usual_slip,
    working_day,
)
from csops_desktop.errors import UserError
from csops_desktop.queries.commitments import commitments, details, nudges
from csops_desktop.queries.people import people, person_detail
from csops_desktop.workspace import Workspace
from tests.helpers.states import state
from tests.properties.promise_work import play_promises, promise_work

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = START.date()

working_weeks = st.sets(st.integers(1, 7), min_size=1).map(tuple)
offsets = st.integers(-60, 60)
promises = st.lists(
    st.builds(
        lambda due, late: Lateness(TODAY - timedelta(days=due), TODAY - timedelta(days=max(due - late, 0))),
        st.integers(1, 400),
        st.integers(0, 30),
    ),
    min_size=3,
    max_size=12,
)


@contextlib.contextmanager
def played(work: list[tuple[Any, ...]]) -> Iterator[tuple[Workspace, FixedClock]]:
    """Play work on an empty workspace, a day for each third piece of it."""
    clock = FixedClock(START)
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:
        workspace.run("promise", add_commitment, "Owners", person="Dana", due_on=TODAY)
        for number, operation in enumerate(work):
            with contextlib.suppress(UserError):
                play_promises(workspace, clock.today(), operation)
            clock.advance(days=number % 3 == 2)
        yield workspace, clock


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(promise_work, min_size=5, max_size=40))
def test_what_a_promise_says_of_its_slips_is_what_its_moves_say(work: list[tuple[Any, ...]]) -> None:
    with played(work) as (workspace, _):
        for one in workspace.read(details, workspace.read(commitments)):
            days = [(slip.from_on, slip.to_on) for slip in one.slips]
            assert all(after == before for (_, after), (before, _) in pairwise(days))
            assert one.row.slips == sum(after > before for before, after in days)
            if days:
                assert (one.row.first_due_on, one.row.due_on) == (days[0][0], days[-1][1])
                assert one.row.slipped_days == max(0, (days[-1][1] - days[0][0]).days)
            else:
                assert (one.row.first_due_on, one.row.slipped_days) == (one.row.due_on, 0)
            assert all(slip.moved_by and slip.why.strip() for slip in one.slips)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(promise_work, min_size=5, max_size=40))
def test_nobody_is_nudged_twice_in_a_few_days(work: list[tuple[Any, ...]]) -> None:
    with played(work) as (workspace, _):
        for person in workspace.read(people, include_archived=True):
            rows = workspace.read(nudges, person=person.id)
            for later, earlier in pairwise(rows):
                assert later.way is Way.SAID or (later.day - earlier.day).days >= NUDGE_DAYS


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(promise_work, min_size=5, max_size=40))
def test_the_list_of_people_counts_what_their_pages_show(work: list[tuple[Any, ...]]) -> None:
    with played(work) as (workspace, clock):
        for row in workspace.read(people, include_archived=True):
            found = workspace.read(person_detail, row.id)
            assert found is not None
            assert (len(found.they_owe), len(found.i_owe)) == (row.they_owe, row.i_owe)
            both = [*found.they_owe, *found.i_owe]
            assert row.overdue == sum(one.row.overdue_days(clock.today()) > 0 for one in both)
            assert all(one.row.direction is Direction.I_OWE for one in found.i_owe)
            assert all(one.row.state is not CommitmentState.OPEN for one in found.closed)
            # Nobody with an open promise is out of sight.
            assert row.archived_on is None or not both


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(promise_work, min_size=5, max_size=40))
def test_undo_all_is_the_start_and_redo_all_the_end(work: list[tuple[Any, ...]]) -> None:
    with played(work) as (workspace, _):
        end = workspace.read(state)
        while workspace.undo() is not None:
            pass
        assert not any(workspace.read(state).values())
        while workspace.redo() is not None:
            pass
        assert workspace.read(state) == end


@given(promises, st.integers(0, 5_000))
def test_one_forgotten_promise_says_little_about_the_others(known: list[Lateness], days: int) -> None:
    """The usual slip stays among what the others say, however late a single one is."""
    late = sorted((one.done_on - one.first_due).days for one in known if one.done_on is not None)
    forgotten = Lateness(TODAY - timedelta(days=days + 401), None)
    found = usual_slip([*known, forgotten], TODAY)
    assert found is not None
    assert late[0] <= found.days <= late[-1]


@given(promises)
def test_the_order_of_promises_does_not_matter(known: list[Lateness]) -> None:
    assert usual_slip(known, TODAY) == usual_slip(reversed(known), TODAY)


@given(offsets, st.integers(0, 40), working_weeks)
def test_a_buffer_lies_between_today_and_the_day_it_is_for(ahead: int, slip: int, working: tuple[int, ...]) -> None:
    needed = TODAY + timedelta(days=ahead)
    found = buffered(needed, UsualSlip(slip, 5), working, TODAY)
    if found is not None:
        assert TODAY <= found <= needed - timedelta(days=slip)
        assert found.isoweekday() in working
    elif slip:
        nearest = working_day(needed - timedelta(days=slip), working, forward=False)
        assert nearest < TODAY


@given(offsets, working_weeks)
def test_a_pause_ends_on_a_working_day_within_a_week_and_never_before_it_is_over(
    ago: int, working: tuple[int, ...]
) -> None:
    last = TODAY - timedelta(days=abs(ago))
    found = next_nudge_on(last, working, TODAY)
    assert found == TODAY or found.isoweekday() in working
    assert (found - last).days >= NUDGE_DAYS
    assert TODAY <= found <= max(TODAY, last + timedelta(days=NUDGE_DAYS + 6))


def test_the_days_between_two_nudges_are_days_of_the_calendar() -> None:
    assert next_nudge_on(date(2026, 11, 27), (1, 2, 3, 4, 5), date(2026, 11, 27)) == date(2026, 11, 30)
