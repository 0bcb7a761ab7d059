"""Due dates as a calendar: read back by a parser that is not the one that wrote them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import vobject

from csops_desktop.clock import FixedClock
from csops_desktop.commands import asks, board, commitments, documents, plan, responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import CommitmentId
from csops_desktop.domain.promises import Direction
from csops_desktop.domain.status import AskState, Status
from csops_desktop.domain.trust import ReviewRule
from csops_desktop.exchange.ics_out import calendar
from csops_desktop.queries.calendar import due_dates, workspace_name
from csops_desktop.workspace import Workspace

LONG = "Owners; for, 14 \\ KPI fields ä大🙂 " * 8


def written(workspace: Workspace) -> bytes:
    """Return the calendar as it is now."""
    return calendar(workspace.read(due_dates), workspace.read(workspace_name))


def events(content: bytes) -> dict[str, Any]:
    """Return the events by their UID, as vobject reads them."""
    found = vobject.readOne(content.decode("utf-8"))
    read = getattr(found, "vevent_list", [])
    by_uid = {event.uid.value: event for event in read}
    assert len(by_uid) == len(read)
    return by_uid


def promise(tx: Tx, due_on: date, what: str = LONG) -> CommitmentId:
    """Promise something."""
    return commitments.add_commitment(tx, what, person="Bo, the <b>CFO</b>", due_on=due_on, note="One\nTwo; three")


def everything(tx: Tx) -> None:
    """Make one of each thing that is due on a day."""
    card = responsibilities.add_responsibility(tx, "CS KPIs")
    commitments.add_commitment(
        tx, "The draft", person="Ann", direction=Direction.I_OWE, due_on=tx.today, due_at="14:30"
    )
    board.set_status(tx, card, Status.RED, "Nobody owns the fields.")
    plan.add_step(tx, card, "Name the owners", tx.today + timedelta(days=3))
    plan.set_get_to_green(tx, card, tx.today + timedelta(days=30))
    ask = asks.add_ask(tx, card, "A decision", person="Cy", needed_by=tx.today + timedelta(days=5))
    asks.move_ask(tx, ask, AskState.ASKED)
    document = documents.add_document(tx, "KPI definition")
    documents.set_rule(tx, document, ReviewRule(on=tx.today + timedelta(days=9)))


def test_each_is_an_event_of_a_whole_day(workspace: Workspace) -> None:
    workspace.run("Promised", promise, date(2026, 12, 31))
    (event,) = events(written(workspace)).values()
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 12, 31), date(2027, 1, 1))
    assert event.summary.value == f"Bo, the <b>CFO</b> owes: {LONG.strip()}"
    assert event.description.value == "One\nTwo; three"


def test_a_promise_for_the_last_day_of_all_is_exported_too(workspace: Workspace) -> None:
    workspace.run("Promised", promise, date.max)
    (event,) = events(written(workspace)).values()
    assert event.dtstart.value == date.max
    assert not hasattr(event, "dtend")


def test_no_line_is_longer_than_75_bytes_and_none_is_cut_within_a_letter(workspace: Workspace) -> None:
    workspace.run("Promised", promise, date(2026, 12, 31))
    content = written(workspace)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_a_second_export_updates_the_same_event(workspace: Workspace, clock: FixedClock) -> None:
    made = workspace.run("Promised", promise, date(2026, 12, 1))
    (before,) = events(written(workspace)).values()
    assert written(workspace) == written(workspace)
    clock.advance(hours=1)
    workspace.run("Moved", commitments.move_due, made, date(2026, 12, 8), moved_by="Bo", why="Ill")
    (after,) = events(written(workspace)).values()
    assert after.uid.value == before.uid.value
    assert after.dtstart.value == date(2026, 12, 8)
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.last_modified.value > before.last_modified.value


def test_what_is_done_or_gone_stands_in_no_calendar(workspace: Workspace) -> None:
    done = workspace.run("Promised", promise, date(2026, 12, 1), "Kept")
    gone = workspace.run("Promised", promise, date(2026, 12, 1), "Binned")
    workspace.run("Kept", commitments.finish_commitment, done)
    workspace.run("Binned", commitments.trash_commitment, gone)
    assert events(written(workspace)) == {}


def test_every_kind_of_due_date_is_there(workspace: Workspace) -> None:
    workspace.run("Everything", everything)
    assert {event.summary.value for event in events(written(workspace)).values()} == {
        "I owe Ann: The draft",
        "Plan: Name the owners",
        "Needed from Cy: A decision",
        "Get to green: CS KPIs",
        "Review: KPI definition",
    }


def test_the_name_of_a_workspace_stays_and_is_its_own(workspace: Workspace, clock: FixedClock, data_dir: Path) -> None:
    workspace.run("Promised", promise, date(2026, 12, 1))
    name = workspace.read(workspace_name)
    clock.advance(seconds=1)
    workspace.undo()
    assert workspace.read(workspace_name) == name
    with Workspace.open(data_dir / "other.csops", clock) as other:
        other.run("Promised", promise, date(2026, 12, 1))
        assert other.read(workspace_name) != name
