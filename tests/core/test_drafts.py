"""Drafts: kept in the file, forgotten when told to, and no part of the work."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from csops_desktop.changes import Change
from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, plan, requests, responsibilities
from csops_desktop.db.connection import connect
from csops_desktop.domain.drafts import Draft, Place, Standing
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.errors import UserError
from csops_desktop.queries import drafts
from csops_desktop.queries.activity import history
from csops_desktop.queries.drafts import UnfinishedRow, unfinished
from csops_desktop.workspace import Workspace
from tests.helpers.states import assert_plain, whole

LINE = Place("quick_capture", 0, "request")


def kpis(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")


def keep(workspace: Workspace, place: Place, text: str = "half a sen", base: str = "") -> Draft:
    return workspace.drafts.keep(place, "the reason for “CS KPIs”", text, base)


def only(workspace: Workspace) -> UnfinishedRow:
    (row,) = workspace.read(unfinished)
    return row


def test_a_draft_is_there_again_after_opening(workspace: Workspace, clock: FixedClock) -> None:
    kept = keep(workspace, LINE, "日本\nO'Hara")
    with Workspace.open(workspace.path, clock) as again:
        assert only(again).draft == kept
    assert kept.text == "日本\nO'Hara"


def test_a_newer_text_takes_the_place_of_the_older_and_the_newest_comes_first(
    workspace: Workspace, clock: FixedClock
) -> None:
    rid = kpis(workspace)
    keep(workspace, LINE, "a")
    clock.advance(seconds=1)
    keep(workspace, Place("responsibility", rid, "summary"), "b")
    clock.advance(seconds=1)
    keep(workspace, LINE, "ab")
    assert [row.draft.text for row in workspace.read(unfinished)] == ["ab", "b"]


def test_dropped_and_put_back(workspace: Workspace) -> None:
    kept = keep(workspace, LINE)
    workspace.drafts.drop(LINE, Place("ask", 4, "why"))
    assert workspace.read(unfinished) == []
    workspace.drafts.put_back(kept)
    assert only(workspace).draft.text == kept.text


def test_a_draft_is_no_change(workspace: Workspace, clock: FixedClock) -> None:
    """Not for undo or redo, not for the history, not for who listens, and not for the backups."""
    rid = kpis(workspace)
    clock.advance(days=1)
    workspace.run("Renamed", responsibilities.rename, rid, "KPIs")
    workspace.back_up()
    workspace.undo()
    clock.advance(days=1)
    workspace.back_up()
    clock.advance(days=1)
    told: list[Change] = []
    workspace.subscribe(told.append)
    before = workspace.read(whole)
    keep(workspace, Place("responsibility", rid, "summary"))
    assert workspace.read(whole) == before
    assert told == []
    assert workspace.back_up() is None
    assert [row.label for row in workspace.read(history)] == ["Renamed", "Renamed", "Added"]
    # What was undone can still be done again: only a change would take that away.
    assert workspace.redo() == "Renamed"
    assert workspace.undo() == "Renamed"
    assert workspace.undo() == "Added"
    assert only(workspace).draft.text == "half a sen"


def test_a_past_day_has_no_drafts(workspace: Workspace, clock: FixedClock) -> None:
    kpis(workspace)
    keep(workspace, LINE)
    with workspace.as_of(clock.today()) as snapshot:
        assert snapshot.read(unfinished) == []
    assert only(workspace).draft.place == LINE


def test_another_program_is_not_told_of_a_draft_but_of_the_work(workspace: Workspace, clock: FixedClock) -> None:
    with Workspace.open(workspace.path, clock) as other:
        keep(other, LINE)
        assert not workspace.notice_others()
        other.run("Added", responsibilities.add_responsibility, "A")
        keep(other, LINE, "more")
        told: list[Change] = []
        workspace.subscribe(told.append)
        # Its own next draft must not swallow what the other did.
        keep(workspace, Place("responsibility", 1, "summary"))
        assert [change.kind for change in told] == ["elsewhere"]
        assert not workspace.notice_others()


def test_a_past_draft_does_not_survive_its_thing_but_its_text_does(workspace: Workspace) -> None:
    rid = kpis(workspace)
    step = workspace.run("Step", plan.add_step, rid, "Ask")
    keep(workspace, Place("plan_step", step, "text"), "Ask for owners", "Ask")
    assert only(workspace).opens == ("responsibility", rid)
    assert only(workspace).standing is Standing.OPEN
    workspace.run("Trashed", responsibilities.trash, rid)
    assert (only(workspace).standing, only(workspace).opens) == (Standing.GONE, None)
    assert only(workspace).draft.text == "Ask for owners"
    workspace.undo()
    workspace.run("Deleted", lambda tx: tx.delete("plan_step", step))
    assert only(workspace).standing is Standing.GONE


@pytest.mark.parametrize(
    ("stored", "expected"),
    [("", Standing.OPEN), ("Another", Standing.CHANGED), ("Mine", None)],
)
def test_what_was_stored_meanwhile_is_seen(workspace: Workspace, stored: str, expected: Standing | None) -> None:
    rid = kpis(workspace)
    ask = workspace.run("Asked", asks.add_ask, rid, "A second analyst")
    keep(workspace, Place("ask", ask, "why"), "Mine ")
    if stored:
        workspace.run("Why", lambda tx: tx.update("ask", ask, why=stored))
    assert [(row.standing, row.stored) for row in workspace.read(unfinished)] == (
        [] if expected is None else [(expected, stored)]
    )


def columns(workspace: Workspace, table: str) -> set[str]:
    rows = workspace.read(lambda db: db.rows("SELECT name FROM pragma_table_info(?)", (table,)))
    return {str(row[0]) for row in rows}


def test_every_column_that_is_compared_is_there(workspace: Workspace) -> None:
    for kind, fields in drafts._TEXTS.items():
        assert set(fields) <= columns(workspace, kind), kind
    assert all("trashed_on" in columns(workspace, kind) for kind in drafts._SHELVED)


def test_a_full_disk_keeps_the_draft_before_it(
    workspace: Workspace, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, expected_log: Callable[[str], None]
) -> None:
    expected_log("full")
    keep(workspace, LINE, "short")
    pages = workspace._connection.execute("PRAGMA page_count").fetchone()[0]
    workspace._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError, match="The disk is full") as caught:
        keep(workspace, LINE, "long " * 5000)
    assert_plain(caught.value)
    assert only(workspace).draft.text == "short"
    assert not workspace.notice_others()


def test_a_draft_does_not_wait_for_another_program(workspace: Workspace, expected_log: Callable[[str], None]) -> None:
    """Waiting would hold up who is typing; a command waits, since the person waits for it."""
    expected_log("locked")
    other = connect(workspace.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(UserError, match="in use by another program"):
        keep(workspace, LINE)
    other.execute("ROLLBACK")
    other.close()
    keep(workspace, LINE)
    assert workspace._connection.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_what_is_taken_in_leaves_drafts_alone(workspace: Workspace) -> None:
    kept = keep(workspace, LINE)
    workspace.run("Captured", requests.capture, "The renewal export")
    assert only(workspace).draft == kept
