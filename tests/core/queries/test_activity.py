"""The history as a person reads it: what was done, on which day, and whether it still stands."""

from __future__ import annotations

from datetime import date, timedelta

from csops_desktop.clock import FixedClock
from csops_desktop.commands import plan, responsibilities
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.queries.activity import history
from csops_desktop.workspace import Workspace


def add(workspace: Workspace, title: str) -> ResponsibilityId:
    return workspace.run(f"Added “{title}”", responsibilities.add_responsibility, title)


def said(workspace: Workspace) -> list[tuple[str, bool]]:
    return [(row.sentence, row.undone) for row in workspace.read(history)]


def test_what_was_done_stands_newest_first_with_its_day(workspace: Workspace, clock: FixedClock) -> None:
    add(workspace, "a")
    clock.advance(days=1, minutes=5)
    workspace.run_dated(date(2025, 3, 31), "Imported", responsibilities.add_responsibility, "b", owner="Dana")
    imported, added = workspace.read(history)
    assert (imported.label, imported.kind, imported.undone, imported.rows) == ("Imported", "do", False, 2)
    assert (imported.at, imported.day) == (clock.now(), date(2025, 3, 31))
    assert (added.at, added.day) == (clock.now() - timedelta(days=1, minutes=5), date(2026, 11, 24))


def test_what_was_taken_back_says_so_as_long_as_it_is(workspace: Workspace) -> None:
    add(workspace, "a")
    workspace.undo()
    assert said(workspace) == [("Undid: Added “a”", False), ("Added “a”", True)]
    workspace.redo()
    assert said(workspace) == [("Did again: Added “a”", False), ("Undid: Added “a”", False), ("Added “a”", False)]
    workspace.undo()
    add(workspace, "b")
    assert said(workspace)[-1] == ("Added “a”", True)
    assert said(workspace)[0] == ("Added “b”", False)


def test_of_one_responsibility_only_what_touched_it_or_what_belongs_to_it(workspace: Workspace) -> None:
    first, second = add(workspace, "a"), add(workspace, "b")
    workspace.run("Step", plan.add_step, first, "x")
    workspace.run("Both", lambda tx: tx.execute("UPDATE responsibility SET area = 'x'"))
    workspace.run("Deleted", lambda tx: tx.delete("responsibility", first))
    assert [row.label for row in workspace.read(history, of=first)] == ["Deleted", "Both", "Step", "Added “a”"]
    assert [row.label for row in workspace.read(history, of=second)] == ["Both", "Added “b”"]
    assert [row.label for row in workspace.read(history, limit=2)] == ["Deleted", "Both"]
    assert [row.label for row in workspace.read(history, of=second, limit=1)] == ["Both"]


def test_on_a_past_day_the_history_is_what_it_was(workspace: Workspace, clock: FixedClock) -> None:
    """What was taken back later was in force then."""
    recorded = {}
    for step in (lambda: add(workspace, "a"), workspace.undo, workspace.redo, lambda: add(workspace, "b")):
        step()
        recorded[clock.today()] = workspace.read(history)
        clock.advance(days=1)
    workspace.undo()
    workspace.undo()
    for day, rows in recorded.items():
        with workspace.as_of(day) as snapshot:
            assert snapshot.read(history) == rows


def test_the_rewinding_itself_is_no_activity(workspace: Workspace, clock: FixedClock) -> None:
    add(workspace, "a")
    workspace.run_dated(date(2025, 3, 31), "Imported", responsibilities.add_responsibility, "b")
    with workspace.as_of(date(2025, 3, 31)) as snapshot:
        assert [row.label for row in snapshot.read(history)] == ["Imported"]
