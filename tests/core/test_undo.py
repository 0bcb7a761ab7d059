"""Undo and redo: by name, through everything, also after a restart."""

from __future__ import annotations

import pytest

from csops_desktop.changes import Change
from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, board, plan, responsibilities, views
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import AskState, Status
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused, state, whole


@pytest.fixture
def told(workspace: Workspace) -> list[Change]:
    """Every change of the workspace that subscribers are told of."""
    changes: list[Change] = []
    workspace.subscribe(changes.append)
    return changes


def add(workspace: Workspace, title: str = "CS KPIs") -> ResponsibilityId:
    return workspace.run(f"Added {title}", responsibilities.add_responsibility, title)


def titles(workspace: Workspace) -> list[str]:
    return [card.title for card in workspace.read(board_cards)]


def test_undo_and_redo_survive_a_restart_by_name(workspace: Workspace, clock: FixedClock) -> None:
    add(workspace, "First")
    add(workspace, "Second")
    workspace.undo()
    with Workspace.open(workspace.path, clock) as again:
        assert (again.undo_label, again.redo_label) == ("Added First", "Added Second")
        assert again.redo() == "Added Second"
        assert titles(again) == ["First", "Second"]
        assert (again.undo(), again.undo(), again.undo()) == ("Added Second", "Added First", None)
        assert (again.undo_label, again.redo_label) == (None, "Added First")
        assert titles(again) == []


def test_undo_and_redo_of_nothing_tell_nobody(workspace: Workspace, told: list[Change]) -> None:
    before = workspace.read(whole)
    assert (workspace.undo(), workspace.redo()) == (None, None)
    assert (workspace.read(whole), told) == (before, [])


def test_undo_and_redo_are_told_by_their_kind(workspace: Workspace, told: list[Change]) -> None:
    rid = add(workspace)
    workspace.undo()
    workspace.redo()
    assert [(c.kind, c.label) for c in told] == [(kind, "Added CS KPIs") for kind in ("do", "undo", "redo")]
    assert [c.responsibilities() for c in told] == [{rid}] * 3


def test_something_new_ends_redo(workspace: Workspace) -> None:
    add(workspace, "First")
    workspace.undo()
    add(workspace, "Second")
    assert (workspace.redo_label, workspace.redo()) == (None, None)
    workspace.undo()
    assert titles(workspace) == []
    workspace.redo()
    assert titles(workspace) == ["Second"]


def test_a_failed_command_keeps_redo(workspace: Workspace) -> None:
    add(workspace)
    workspace.undo()
    with refused(workspace, "title"):
        add(workspace, " ")
    assert workspace.redo() == "Added CS KPIs"


def test_undo_goes_back_through_everything_to_the_empty_workspace(workspace: Workspace, clock: FixedClock) -> None:
    states = [workspace.read(state)]
    rid = add(workspace)
    for command in (
        lambda tx: board.set_status(tx, rid, Status.RED, "No owner."),
        lambda tx: plan.set_get_to_green(tx, rid, clock.today()),
        lambda tx: asks.move_ask(tx, asks.add_ask(tx, rid, "An owner", person="Dana"), AskState.ASKED),
        lambda tx: views.save_view(tx, "Mine", "{}"),
        lambda tx: responsibilities.trash(tx, rid),
        lambda tx: tx.delete("responsibility", rid),
    ):
        states.append(workspace.read(state))
        workspace.run("Did", command)
    for expected in reversed(states):
        workspace.undo()
        assert workspace.read(state) == expected


ROWS = 5000


def insert_many(tx: Tx) -> None:
    for number in range(ROWS):
        rid = tx.insert("responsibility", title=f"Card {number}", summary="it's\n“quoted”", position=number)
        if number % 2:
            tx.insert("plan_step", responsibility_id=rid, text="step")


def update_many(tx: Tx) -> None:
    for number in range(1, ROWS + 1):
        tx.update("responsibility", number, title=f"New {number}", archived_on=tx.today if number % 3 else None)
    tx.execute("UPDATE plan_step SET text = text || id, done_on = ?", (tx.today,))


def delete_all(tx: Tx) -> None:
    tx.execute("DELETE FROM responsibility")


def test_undo_of_imports_gives_exactly_the_state_before(workspace: Workspace) -> None:
    states = [workspace.read(state)]
    for command in (insert_many, update_many, delete_all):
        workspace.run("Imported", command)
        states.append(workspace.read(state))
    assert [len(s["responsibility"]) for s in states] == [0, ROWS, ROWS, 0]
    for expected in states[-2::-1]:
        workspace.undo()
        assert workspace.read(state) == expected
    for expected in states[1:]:
        workspace.redo()
        assert workspace.read(state) == expected
