"""Promises: noted, moved with a reason, kept, cancelled, reopened; what waited for them goes with them."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, commitments, people, plan
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.ids import AskId, CommitmentId, PlanStepId, ResponsibilityId
from csops_desktop.domain.promises import CommitmentState, Direction
from csops_desktop.domain.status import AskState, Status
from csops_desktop.queries.board import any_card
from csops_desktop.queries.commitments import commitment
from csops_desktop.queries.commitments import commitments as all_commitments
from csops_desktop.queries.people import people as all_people
from csops_desktop.queries.people_rows import CommitmentDetail
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

DUE = date(2026, 12, 1)


def add(workspace: Workspace, what: str = "Owners for 14 fields", **more: object) -> CommitmentId:
    given = {"person": "Dana Roth", "due_on": DUE} | more
    return workspace.run("Added", commitments.add_commitment, what, **given)  # type: ignore[arg-type]


def detail(workspace: Workspace, promise: CommitmentId) -> CommitmentDetail:
    found = workspace.read(commitment, promise)
    assert found is not None
    return found


def step_done(workspace: Workspace, rid: ResponsibilityId) -> list[date | None]:
    found = workspace.read(responsibility, rid)
    assert found is not None
    return [step.done_on for step in found.steps]


@pytest.fixture
def rid(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs", status=Status.GREEN, reason="Done.")


def test_a_promise_names_its_person_and_is_found(workspace: Workspace) -> None:
    row = detail(workspace, add(workspace, agreed_by="Dana: fine", due_at="9:30")).row
    assert (row.person, row.due_on, row.due_at, row.made_on) == ("Dana Roth", DUE, "09:30", date(2026, 11, 24))
    assert row.heading == "Dana Roth owes: Owners for 14 fields"
    assert [(f.kind, f.detail) for f in workspace.read(find, "owners 14")] == [("commitment", "Dana Roth")]
    mine = detail(workspace, add(workspace, "The draft", direction=Direction.I_OWE)).row
    assert mine.heading == "I owe Dana Roth: The draft"
    assert len(workspace.read(all_people)) == 1


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"what": " "}, commitments.NO_PROMISE),
        ({"person": ""}, commitments.NO_PERSON),
        ({"due_at": "25:00"}, "That is no time; write it like 14:30."),
        ({"responsibility_id": 99}, "There is no responsibility 99."),
        ({"document_id": 99}, "This document is gone."),
        ({"plan_step_id": 99}, "This step is gone."),
    ],
)
def test_what_makes_no_promise_is_refused_and_adds_nobody(
    workspace: Workspace, given: dict[str, object], sentence: str
) -> None:
    with refused(workspace, sentence):
        add(workspace, **{"what": "x", **given})  # type: ignore[arg-type]
    assert workspace.read(all_people) == []


def test_every_slip_is_kept_with_who_and_why(workspace: Workspace, clock: FixedClock) -> None:
    promise = add(workspace)
    clock.advance(days=2)
    workspace.run("Moved", commitments.move_due, promise, date(2026, 12, 4), moved_by="Dana", why="Two teams disagree.")
    workspace.run("Moved", commitments.move_due, promise, date(2026, 12, 3), moved_by="me", why="Needed earlier.")
    found = detail(workspace, promise)
    assert [(s.from_on, s.to_on, s.days, s.moved_by, s.why) for s in found.slips] == [
        (DUE, date(2026, 12, 4), 3, "Dana", "Two teams disagree."),
        (date(2026, 12, 4), date(2026, 12, 3), -1, "me", "Needed earlier."),
    ]
    assert [s.moved_on for s in found.slips] == [date(2026, 11, 26)] * 2
    assert (found.row.slips, found.row.slipped_days, found.row.first_due_on) == (1, 2, DUE)
    workspace.undo()
    assert (detail(workspace, promise).row.due_on, len(detail(workspace, promise).slips)) == (date(2026, 12, 4), 1)


def test_a_date_never_moves_without_a_reason_but_a_first_one_needs_none(workspace: Workspace) -> None:
    undated = add(workspace, due_on=None)
    workspace.run("Dated", commitments.move_due, undated, DUE)
    assert (detail(workspace, undated).row.due_on, detail(workspace, undated).slips) == (DUE, ())

    def move(**how: str) -> object:
        return workspace.run("Moved", commitments.move_due, undated, date(2026, 12, 9), **how)

    with refused(workspace, commitments.NO_MOVER):
        move(why="Late.")
    with refused(workspace, commitments.NO_REASON):
        move(moved_by="Dana")
    workspace.run("Moved", commitments.move_due, undated, DUE)
    assert detail(workspace, undated).slips == ()
    workspace.run("Done", commitments.finish_commitment, undated)
    with refused(workspace, "Reopen the promise first: it is closed."):
        move(moved_by="D", why="w")


def test_delivery_ticks_the_step_that_waited(workspace: Workspace, rid: ResponsibilityId, clock: FixedClock) -> None:
    step = workspace.run("Step", plan.add_step, rid, "Agree owners")
    promise = add(workspace, plan_step_id=step)
    # The step brings its card with it.
    assert detail(workspace, promise).row.responsibility == "CS KPIs"
    clock.advance(days=9)
    workspace.run("Done", commitments.finish_commitment, promise, outcome="All 14 named.")
    row = detail(workspace, promise).row
    assert (row.state, row.closed_on, row.late_days) == (CommitmentState.DONE, date(2026, 12, 3), 2)
    assert step_done(workspace, rid) == [date(2026, 12, 3)]
    workspace.run("Reopened", commitments.reopen_commitment, promise)
    assert step_done(workspace, rid) == [None]
    workspace.undo()
    workspace.undo()
    assert step_done(workspace, rid) == [None]
    assert detail(workspace, promise).row.state is CommitmentState.OPEN


def test_a_step_that_was_done_before_stays_done(workspace: Workspace, rid: ResponsibilityId, clock: FixedClock) -> None:
    step = workspace.run("Step", plan.add_step, rid, "Agree owners")
    promise = add(workspace, plan_step_id=step)
    workspace.run("Ticked", plan.set_step_done, step, True)
    clock.advance(days=1)
    workspace.run("Done", commitments.finish_commitment, promise)
    workspace.run("Reopened", commitments.reopen_commitment, promise)
    assert step_done(workspace, rid) == [date(2026, 11, 24)]


def accepted(workspace: Workspace, rid: ResponsibilityId, step: PlanStepId | None = None) -> tuple[AskId, CommitmentId]:
    """Have an ask accepted and return it with the promise it became."""
    ask = workspace.run("Ask", asks.add_ask, rid, "An owner per field", person="Dana Roth", needed_by=DUE)
    workspace.run("Asked", asks.move_ask, ask, AskState.ASKED)
    workspace.run("Accepted", asks.move_ask, ask, AskState.ACCEPTED, "RevOps will name them.", plan_step_id=step)
    (row,) = workspace.read(all_commitments)
    return ask, row.id


def state_of(workspace: Workspace, rid: ResponsibilityId) -> AskState:
    found = workspace.read(responsibility, rid)
    assert found is not None
    return found.asks[0].state


def test_an_accepted_ask_becomes_a_promise(workspace: Workspace, rid: ResponsibilityId) -> None:
    _, promise = accepted(workspace, rid)
    row = detail(workspace, promise).row
    assert (row.what, row.person, row.due_on) == ("An owner per field", "Dana Roth", DUE)
    assert (row.agreed_by, row.responsibility) == ("RevOps will name them.", "CS KPIs")
    workspace.undo()
    assert workspace.read(all_commitments) == []


def test_ask_promise_and_step_are_delivered_together(workspace: Workspace, rid: ResponsibilityId) -> None:
    step = workspace.run("Step", plan.add_step, rid, "Agree owners")
    ask, promise = accepted(workspace, rid, step)
    workspace.run("Done", commitments.finish_commitment, promise)
    assert state_of(workspace, rid) is AskState.DELIVERED
    assert step_done(workspace, rid) == [date(2026, 11, 24)]
    workspace.run("Reopened", commitments.reopen_commitment, promise)
    assert state_of(workspace, rid) is AskState.ACCEPTED
    workspace.run("Delivered", asks.move_ask, ask, AskState.DELIVERED)
    assert detail(workspace, promise).row.state is CommitmentState.DONE
    assert step_done(workspace, rid) == [date(2026, 11, 24)]


def test_refused_after_all_cancels_the_promise(workspace: Workspace, rid: ResponsibilityId) -> None:
    ask, promise = accepted(workspace, rid)
    workspace.run("Refused", asks.move_ask, ask, AskState.REFUSED, "No time.")
    row = detail(workspace, promise).row
    assert (row.state, row.outcome) == (CommitmentState.CANCELLED, "No time.")


def test_a_cancelled_promise_says_why(workspace: Workspace) -> None:
    promise = add(workspace)

    def cancel(why: str) -> object:
        return workspace.run("Cancelled", commitments.cancel_commitment, promise, why)

    with refused(workspace, "Say why it no longer holds."):
        cancel(" ")
    cancel("The tool went away.")
    assert detail(workspace, promise).row.outcome == "The tool went away."
    with refused(workspace, "This promise is closed already."):
        cancel("Again.")


def test_an_overdue_promise_makes_a_green_card_doubtful(
    workspace: Workspace, rid: ResponsibilityId, clock: FixedClock
) -> None:
    promise = add(workspace, responsibility_id=rid)

    def reasons() -> tuple[str, ...]:
        card = workspace.read(any_card, rid)
        assert card is not None
        return card.watermelon_reasons

    assert reasons() == ()
    clock.advance(days=8)
    assert reasons() == ("1 promise is overdue.",)
    workspace.run("Done", commitments.finish_commitment, promise)
    assert reasons() == ()


def test_nothing_is_done_or_thanked_for_on_a_day_that_has_not_come(workspace: Workspace) -> None:
    promise = add(workspace)
    with refused(workspace, "Fri 1 Jan 2027 has not come yet."):
        workspace.run("Done", commitments.finish_commitment, promise, date(2027, 1, 1))
    person = workspace.run("Added", people.add_person, "Zoë")
    with refused(workspace, "Fri 1 Jan 2027 has not come yet."):
        workspace.run("Thanked", people.thank, person, "The list.", date(2027, 1, 1))


def test_both_cards_hear_of_a_promise_that_goes_from_one_to_the_other(
    workspace: Workspace, rid: ResponsibilityId
) -> None:
    other = workspace.run("Added", add_responsibility, "Territories")
    promise = add(workspace, responsibility_id=rid)
    told: list[frozenset[int] | None] = []
    workspace.subscribe(lambda change: told.append(change.responsibilities()))
    workspace.run("Moved", commitments.edit_commitment, promise, responsibility_id=other)
    workspace.undo()
    workspace.run("Taken off", commitments.edit_commitment, promise, responsibility_id=None)
    workspace.run("Put back", commitments.edit_commitment, promise, responsibility_id=rid)
    workspace.run("Done", commitments.finish_commitment, promise)
    # None means: any card may look different.
    assert told == [None, None, None, frozenset({rid}), frozenset({rid})]


def test_a_promise_in_the_trash_is_nowhere_and_can_be_restored(workspace: Workspace) -> None:
    promise = add(workspace)
    workspace.run("Trashed", commitments.trash_commitment, promise)
    assert workspace.read(all_commitments) == []
    assert workspace.read(all_people)[0].they_owe == 0
    assert workspace.read(find, "owners") == []
    workspace.run("Restored", commitments.restore_commitment, promise)
    assert len(workspace.read(all_commitments)) == 1


def test_naming_an_archived_person_brings_them_back(workspace: Workspace) -> None:
    person = workspace.run("Added", people.add_person, "Dana Roth")
    workspace.run("Archived", people.archive_person, person)
    assert workspace.read(all_people) == []
    add(workspace)
    assert [row.they_owe for row in workspace.read(all_people)] == [1]


@pytest.mark.parametrize("way_out", ["closed", "trashed"])
def test_a_promise_that_is_open_again_brings_its_person_back(workspace: Workspace, way_out: str) -> None:
    promise = add(workspace)
    if way_out == "closed":
        workspace.run("Done", commitments.finish_commitment, promise)
    else:
        workspace.run("Trashed", commitments.trash_commitment, promise)
    (person,) = workspace.read(all_people)
    workspace.run("Archived", people.archive_person, person.id)
    assert workspace.read(all_people) == []
    again = commitments.reopen_commitment if way_out == "closed" else commitments.restore_commitment
    workspace.run("Opened again", again, promise)
    assert [row.name for row in workspace.read(all_people)] == ["Dana Roth"]
