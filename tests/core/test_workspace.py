"""The one way for state to change: what `Workspace.run` promises to everybody who builds on them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from csops_desktop.changes import Change
from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, plan, responsibilities
from csops_desktop.db.history import UNRECORDED, Touched
from csops_desktop.db.reader import Reader
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Factor, Status
from csops_desktop.errors import BugError, UserError
from csops_desktop.queries.activity import history
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused, whole

ROOT = Path(__file__).parents[2]

SECOND_WRITER = """
import sys
from pathlib import Path
from csops_desktop.clock import Clock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.workspace import Workspace

with Workspace.open(Path(sys.argv[1]), Clock()) as workspace:
    print("ready", flush=True)
    for number in range(int(sys.argv[2])):
        workspace.run(f"Added {number}", add_responsibility, f"Second {number}")
"""


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


# --- run --------------------------------------------------------------------------------------------------------------


def test_run_returns_what_the_command_returns_and_commits_it(workspace: Workspace) -> None:
    rid = add(workspace)
    other = dbapi2.connect(str(workspace.path))
    assert other.execute("SELECT id, title FROM responsibility").fetchall() == [(rid, "CS KPIs")]
    other.close()


def test_subscribers_are_told_once_and_after_the_commit(workspace: Workspace) -> None:
    other = dbapi2.connect(str(workspace.path))
    seen: list[tuple[Change, int]] = []

    def listen(change: Change) -> None:
        seen.append((change, other.execute("SELECT count(*) FROM responsibility").fetchone()[0]))

    workspace.subscribe(listen)
    rid = add(workspace)
    other.close()
    inserted = frozenset({Touched("responsibility", rid, "insert", rid)})
    assert seen == [(Change("Added CS KPIs", "do", inserted, 1), 1)]


def test_a_subscriber_that_left_hears_nothing(workspace: Workspace, told: list[Change]) -> None:
    heard: list[Change] = []
    leave = workspace.subscribe(heard.append)
    leave()
    add(workspace)
    assert (len(heard), len(told)) == (0, 1)


def test_a_change_names_the_rows_and_the_cards_that_it_touched(workspace: Workspace, told: list[Change]) -> None:
    first, second = add(workspace), add(workspace, "Territories")
    workspace.run("Set owner", responsibilities.set_owner, first, "Dana")
    workspace.run("Rated", responsibilities.rate_factor, second, Factor.CLEAR, Status.RED, "")
    workspace.run("Added step", plan.add_step, second, "Ask for owners")
    owner, rating, step = told[2:]
    assert {(t.table, t.op) for t in owner.touched} == {("person", "insert"), ("responsibility", "update")}
    assert owner.responsibilities() == {first}
    assert owner.concerns("person")
    assert not owner.concerns("ask", "saved_view")
    assert rating.responsibilities() == frozenset()
    assert {(t.table, t.responsibility_id) for t in rating.touched} == {("process_rating", second)}
    assert step.responsibilities() == {second}


def test_a_renamed_person_may_show_on_any_card(workspace: Workspace, told: list[Change]) -> None:
    workspace.run("Set owner", responsibilities.set_owner, add(workspace), "Dana")
    workspace.run("Renamed", lambda tx: tx.execute("UPDATE person SET name = 'Dana K'"))
    assert told[-1].responsibilities() is None


def test_what_a_cascade_takes_away_is_told_as_well(workspace: Workspace, told: list[Change]) -> None:
    rid = add(workspace)
    step = workspace.run("Added step", plan.add_step, rid, "Ask for owners")
    workspace.run("Deleted", lambda tx: tx.delete("responsibility", rid))
    deleted = {Touched("responsibility", rid, "delete", rid), Touched("plan_step", step, "delete", rid)}
    assert told[-1].touched == deleted


@pytest.mark.parametrize("error", [UserError("No."), BugError("rule"), RuntimeError("accident"), KeyboardInterrupt()])
def test_whatever_is_raised_takes_everything_back_and_tells_nobody(
    workspace: Workspace, told: list[Change], error: BaseException
) -> None:
    add(workspace)
    before = workspace.read(whole)

    def fail(tx: Tx) -> None:
        responsibilities.add_responsibility(tx, "Half", owner="Dana")
        tx.execute("DELETE FROM responsibility")
        raise error

    with pytest.raises(type(error)):
        workspace.run("Fails", fail)
    assert workspace.read(whole) == before
    assert len(told) == 1
    add(workspace, "Afterwards")
    assert titles(workspace) == ["CS KPIs", "Afterwards"]


def test_a_dangling_reference_takes_everything_back_at_the_commit(workspace: Workspace, told: list[Change]) -> None:
    def fail(tx: Tx) -> None:
        tx.execute("PRAGMA defer_foreign_keys = ON")
        tx.insert("plan_step", responsibility_id=77, text="of nothing")

    with pytest.raises(dbapi2.IntegrityError):
        workspace.run("Fails", fail)
    assert (workspace.read(lambda db: db.value("SELECT count(*) FROM change")), told) == (0, [])


def test_a_command_that_changes_nothing_leaves_no_trace_and_keeps_redo(
    workspace: Workspace, told: list[Change]
) -> None:
    rid = add(workspace)
    add(workspace, "Undone")
    workspace.undo()
    before = workspace.read(whole)
    told.clear()
    assert workspace.run("Renamed", responsibilities.rename, rid, "CS KPIs") is None
    assert (workspace.read(whole), told) == (before, [])
    assert workspace.redo_label == "Added Undone"


def test_a_command_can_not_run_another_one(workspace: Workspace, told: list[Change]) -> None:
    def nested(tx: Tx) -> None:
        responsibilities.add_responsibility(tx, "Outer")
        add(workspace, "Inner")

    with pytest.raises(BugError):
        workspace.run("Nested", nested)
    assert (titles(workspace), told) == ([], [])


def test_a_subscriber_may_run_a_command(workspace: Workspace) -> None:
    def follow(change: Change) -> None:
        if change.label == "Added First":
            add(workspace, "Second")

    workspace.subscribe(follow)
    add(workspace, "First")
    assert titles(workspace) == ["First", "Second"]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO responsibility (title) VALUES ('x')",
        "UPDATE responsibility SET title = title || '!'",
        "DELETE FROM responsibility",
        "UPDATE person SET id = id + 10",
        "INSERT INTO saved_view (name) VALUES ('a'), ('b')",
        "INSERT OR REPLACE INTO responsibility (id, title) VALUES (1, 'x')",
    ],
)
def test_a_write_outside_run_is_refused(workspace: Workspace, sql: str) -> None:
    """In the program itself, and in any other that opens the file."""
    for number in range(3):
        workspace.run("Set owner", responsibilities.set_owner, add(workspace, f"Card {number}"), f"Person {number}")
    before = workspace.read(whole)
    other = dbapi2.connect(str(workspace.path), isolation_level=None)
    for connection in (workspace._connection, other):
        with pytest.raises(dbapi2.IntegrityError, match=UNRECORDED):
            connection.execute(sql)
    other.close()
    assert workspace.read(whole) == before


def test_labels_are_cleaned_like_any_text(workspace: Workspace, told: list[Change]) -> None:
    workspace.run("Added \x00“a\ud800”", responsibilities.add_responsibility, "CS KPIs")
    assert told[0].label == workspace.undo_label == "Added “a?”"


# --- days -------------------------------------------------------------------------------------------------------------


def test_nothing_is_dated_into_the_future(workspace: Workspace, clock: FixedClock) -> None:
    with refused(workspace, "2026-11-25 has not come yet"):
        workspace.run_dated(clock.today() + timedelta(days=1), "x", responsibilities.add_responsibility, "CS KPIs")
    with refused(workspace, "2026-11-25 has not come yet"):
        workspace.as_of(clock.today() + timedelta(days=1))


def test_taking_back_what_was_dated_back_leaves_no_trace_in_the_past(workspace: Workspace, clock: FixedClock) -> None:
    last_year = date(2025, 3, 31)
    workspace.run_dated(last_year, "Imported", responsibilities.add_responsibility, "From last year")
    clock.advance(days=3)
    workspace.undo()
    with workspace.as_of(last_year) as snapshot:
        assert snapshot.read(board_cards) == []


def test_taking_back_what_was_done_on_tuesday_leaves_tuesday_alone(workspace: Workspace, clock: FixedClock) -> None:
    tuesday = clock.today()
    add(workspace)
    cards = workspace.read(board_cards)
    clock.advance(days=3)
    workspace.undo()
    workspace.redo()
    workspace.undo()
    assert workspace.read(board_cards) == []
    with workspace.as_of(tuesday) as snapshot:
        assert snapshot.read(board_cards) == cards


def test_a_day_is_the_persons_own_also_after_a_journey(workspace: Workspace, clock: FixedClock) -> None:
    """Whether something was dated back is stored; an instant alone means another day in another time zone."""
    from datetime import datetime, timezone

    clock.moment = datetime(2026, 11, 24, 1, tzinfo=timezone(timedelta(hours=14)))
    add(workspace)
    clock.moment = datetime(2026, 11, 26, 1, tzinfo=timezone(timedelta(hours=-11)))
    workspace.undo()
    with workspace.as_of(date(2026, 11, 24)) as snapshot:
        assert [card.title for card in snapshot.read(board_cards)] == ["CS KPIs"]


def test_what_is_dated_back_keeps_the_owners_that_were_added_later(workspace: Workspace) -> None:
    workspace.run("Added", responsibilities.add_responsibility, "Of today", owner="Dana")
    last_year = date(2025, 3, 31)
    workspace.run_dated(last_year, "Imported", responsibilities.add_responsibility, "Of last year", owner="Dana")
    with workspace.as_of(last_year) as snapshot:
        assert [(card.title, card.owner) for card in snapshot.read(board_cards)] == [("Of last year", "Dana")]


def test_what_is_dated_back_does_not_bring_back_what_it_was_done_to(workspace: Workspace) -> None:
    rid, last_year = add(workspace), date(2025, 3, 31)
    workspace.run_dated(last_year, "Imported", board.set_status, rid, Status.RED, "Unowned.")
    with workspace.as_of(last_year) as snapshot:
        assert snapshot.read(board_cards) == []
        assert snapshot.read(Reader.value, "SELECT count(*) FROM responsibility") == 0


def test_what_is_dated_back_may_reuse_a_name_that_was_given_up_later(workspace: Workspace) -> None:
    year, next_year = date(2024, 3, 31), date(2025, 3, 31)
    workspace.run_dated(year, "Imported", responsibilities.add_responsibility, "First", owner="Bob")
    workspace.run("Renamed", lambda tx: tx.execute("UPDATE person SET name = 'Robert'"))
    workspace.run_dated(next_year, "Imported", responsibilities.add_responsibility, "Second", owner="Bob")
    with workspace.as_of(next_year) as snapshot:
        assert [card.owner for card in snapshot.read(board_cards)] == ["Bob", "Bob"]


# --- others -----------------------------------------------------------------------------------------------------------


def test_a_second_program_may_write_at_the_same_time(workspace: Workspace, told: list[Change]) -> None:
    command = [sys.executable, "-c", SECOND_WRITER, str(workspace.path), "40"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as second:
        assert second.stdout is not None
        assert second.stdout.readline() == "ready\n"
        for number in range(40):
            add(workspace, f"First {number}")
        assert second.wait(60) == 0
    expected = {f"{who} {number}" for who in ("First", "Second") for number in range(40)}
    assert set(titles(workspace)) == expected
    assert len(workspace.read(history)) == 80
    workspace.notice_others()
    elsewhere = [change for change in told if change.kind == "elsewhere"]
    assert elsewhere
    assert (elsewhere[0].responsibilities(), elsewhere[0].concerns("ask")) == (None, True)
    assert not workspace.notice_others()
    add(workspace, "Own")
    assert not workspace.notice_others()
    while workspace.undo() is not None:
        pass
    assert titles(workspace) == []


def test_two_windows_of_one_file_undo_in_one_order(
    new_workspace: Callable[[str], Workspace],
) -> None:
    first, second = new_workspace("w.csops"), new_workspace("w.csops")
    add(first, "Of the first")
    add(second, "Of the second")
    assert first.undo() == "Added Of the second"
    assert second.undo() == "Added Of the first"
    assert titles(first) == titles(second) == []


def test_what_another_program_wrote_is_told_before_the_next_own_change(
    new_workspace: Callable[[str], Workspace],
) -> None:
    first, second = new_workspace("w.csops"), new_workspace("w.csops")
    told: list[Change] = []
    first.subscribe(told.append)
    add(second, "Of the second")
    add(first, "Of the first")
    assert [change.kind for change in told] == ["elsewhere", "do"]


def test_undo_of_an_expected_change_takes_back_nothing_else(new_workspace: Callable[[str], Workspace]) -> None:
    first, second = new_workspace("w.csops"), new_workspace("w.csops")
    add(first, "Of the first")
    expected = first.next_undo
    assert expected is not None
    add(second, "Of the second")
    with pytest.raises(UserError):
        first.undo(expected[0])
    assert set(titles(first)) == {"Of the first", "Of the second"}
    second.undo()
    assert first.undo(expected[0]) == "Added Of the first"


def test_undo_back_to_a_change_is_all_or_nothing(workspace: Workspace, told: list[Change]) -> None:
    for number in range(4):
        add(workspace, f"Card {number}")
    second = workspace.read(history)[2].id
    told.clear()
    assert workspace.undo_to(second) == 3
    assert titles(workspace) == ["Card 0"]
    assert [(change.kind, change.label) for change in told] == [("undo", "3 changes")]
    with pytest.raises(UserError):
        workspace.undo_to(second)
    assert titles(workspace) == ["Card 0"]
    while workspace.redo() is not None:
        pass
    assert titles(workspace) == [f"Card {number}" for number in range(4)]
