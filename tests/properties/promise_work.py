"""Random work with people and promises, for the properties of promises and of the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from csops_desktop.commands import asks, commitments, nudges, people, plan, wordings
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import AskId, CommitmentId, PersonId, PlanStepId, ResponsibilityId
from csops_desktop.domain.promises import Direction, Tone, Way
from csops_desktop.domain.status import AskState
from csops_desktop.workspace import Workspace

NAMES = ("Dana", "Bo", "Ines O'Hara", "日本 😀")

picks = st.integers(0, 5)
names = st.sampled_from(NAMES)
days = st.integers(-5, 20)
reasons = st.sampled_from(["Late.", "a'); DROP TABLE nudge; --", "line\nline"])


def work(name: str, *more: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return one kind of work on a picked promise or person."""
    return st.tuples(st.just("promise"), st.just(name), picks, *more)


promise_work = st.one_of(
    work("add", names, st.sampled_from(list(Direction)), st.none() | days, st.booleans()),
    work("add", names, st.just(Direction.THEY_OWE), days, st.booleans()),
    work("move", days, names, reasons),
    work("move", days, names, reasons),
    work("finish"),
    work("cancel", reasons),
    work("reopen"),
    work("trash"),
    work("restore"),
    work("person", names),
    work("card", st.none() | picks),
    work("nudge", st.sampled_from(list(Tone)), st.sampled_from(list(Way)), st.none() | st.integers(1, 9)),
    work("ask", names, st.sampled_from(list(AskState))),
    work("named", names, st.sets(st.integers(1, 7), min_size=1)),
    work("archive"),
    work("back"),
    work("thank", reasons),
    work("wording", st.sampled_from(["nudge.commitment.friendly", "nudge.ask.firm"]), reasons | st.just("")),
)


def picked(workspace: Workspace, table: str, number: int) -> int:
    """Return the id of a picked row; one that does not exist where there is none."""

    def ids(db: Reader) -> list[int]:
        return [row[0] for row in db.rows(f"SELECT id FROM {table} ORDER BY id")]

    found = workspace.read(ids)
    return found[number % len(found)] if found else 1


def play_promises(workspace: Workspace, today: date, operation: tuple[Any, ...]) -> None:
    """Do one random thing with a promise or a person; a refusal is the caller's."""
    _, name, number, *more = operation
    if name in _ON_PEOPLE:
        _with_person(workspace, name, PersonId(picked(workspace, "person", number)), more)
    elif name == "add":
        _add(workspace, today, number, *more)
    elif name == "ask":
        _ask(workspace, number, *more)
    else:
        _with_promise(workspace, today, name, CommitmentId(picked(workspace, "commitment", number)), more)


_ON_PEOPLE = ("named", "archive", "back", "thank", "wording")


def _add(
    workspace: Workspace, today: date, number: int, person: str, direction: Direction, ahead: int | None, waits: bool
) -> None:
    step = None
    if waits:
        rid = workspace.run("card", add_responsibility, f"Card {number}")
        step = workspace.run("step", plan.add_step, rid, "Wait for it")
    due = None if ahead is None else today + timedelta(days=ahead)
    workspace.run(
        "promise", commitments.add_commitment, "Owners", person=person, direction=direction, due_on=due,
        plan_step_id=step,
    )  # fmt: skip


def _ask(workspace: Workspace, number: int, person: str, state: AskState) -> None:
    if state is AskState.DRAFT:
        rid = ResponsibilityId(picked(workspace, "responsibility", number))
        workspace.run("ask", asks.add_ask, rid, "A name", person=person)
        return
    step = PlanStepId(picked(workspace, "plan_step", number))
    workspace.run("ask", asks.move_ask, AskId(picked(workspace, "ask", number)), state, "Fine.", plan_step_id=step)


def _with_promise(workspace: Workspace, today: date, name: str, promise: CommitmentId, more: list[Any]) -> None:
    run = workspace.run
    match name, *more:
        case ("move", ahead, by, why):
            run("move", commitments.move_due, promise, today + timedelta(days=ahead), moved_by=by, why=why)
        case ("finish",):
            run("finish", commitments.finish_commitment, promise)
        case ("cancel", why):
            run("cancel", commitments.cancel_commitment, promise, why)
        case ("reopen",):
            run("reopen", commitments.reopen_commitment, promise)
        case ("trash",):
            run("trash", commitments.trash_commitment, promise)
        case ("restore",):
            run("restore", commitments.restore_commitment, promise)
        case ("person", person):
            run("person", commitments.edit_commitment, promise, person=person)
        case ("card", card):
            rid = None if card is None else ResponsibilityId(picked(workspace, "responsibility", card))
            run("card", commitments.edit_commitment, promise, responsibility_id=rid, plan_step_id=None)
        case ("nudge", tone, way, ahead):
            on = None if ahead is None else today + timedelta(days=ahead)
            run("nudge", nudges.record_nudge, "commitment", promise, tone=tone, way=way, body="Hi", follow_up_on=on)
        case _:
            raise AssertionError(name)


def _with_person(workspace: Workspace, name: str, person: PersonId, more: list[Any]) -> None:
    run = workspace.run
    match name, *more:
        case ("named", called, working):
            run("named", people.edit_person, person, name=called, working_days=working)
        case ("archive",):
            run("archive", people.archive_person, person)
        case ("back",):
            run("back", people.restore_person, person)
        case ("thank", what):
            run("thank", people.thank, person, what)
        case ("wording", which, body):
            run("wording", wordings.set_wording, which, body)
        case _:
            raise AssertionError(name)
