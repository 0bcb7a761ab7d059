"""The history under random work: undo-all is the start, redo-all the end, and every day is what was recorded on it."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import (
    asks,
    attachments,
    board,
    documents,
    plan,
    responsibilities,
    snoozes,
    verifications,
    views,
)
from csops_desktop.db.reader import Reader
from csops_desktop.db.tables import RECORDED
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import DocumentId, ResponsibilityId, VersionId
from csops_desktop.domain.status import AskState, Factor, Status
from csops_desktop.domain.trust import How, ReviewRule
from csops_desktop.errors import UserError
from csops_desktop.queries import documents as document_queries
from csops_desktop.queries import planner
from csops_desktop.queries import today as today_queries
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.metrics import metrics_told
from csops_desktop.workspace import Workspace
from tests.properties.metric_work import metric_work, play_metrics
from tests.properties.plan_work import plan_work, play_plan
from tests.properties.promise_work import play_promises, promise_work
from tests.properties.request_work import play_requests, request_work

START = datetime(2026, 11, 2, 9, tzinfo=UTC)

texts = st.text(max_size=30) | st.sampled_from(
    ["O'Hara", "a'); DROP TABLE ask; --", "line\nline", "= (1)", " VALUES (", "日本 😀"]
)
statuses = st.sampled_from(list(Status))
picks = st.integers(0, 7)
operations = st.one_of(
    st.tuples(st.just("add"), texts, statuses, texts),
    st.tuples(st.just("add_many"), st.integers(2, 6), statuses),
    st.tuples(st.just("status"), picks, statuses, texts),
    st.tuples(st.just("move"), picks, picks),
    st.tuples(st.just("rename"), picks, texts),
    st.tuples(st.just("owner"), picks, texts),
    st.tuples(st.just("criterion"), picks, texts),
    st.tuples(st.just("step"), picks, texts),
    st.tuples(st.just("green_by"), picks, st.integers(0, 60)),
    st.tuples(st.just("ask"), picks, texts),
    st.tuples(st.just("factor"), picks, st.sampled_from(list(Factor)), statuses),
    st.tuples(st.just("view"), texts),
    st.tuples(st.just("bulk"), texts),
    st.tuples(st.just("delete"), picks),
    st.tuples(st.just("trash"), picks),
    st.tuples(st.just("document"), texts, texts),
    st.tuples(st.just("save"), picks, texts, st.integers(0, 90)),
    st.tuples(st.just("restore"), picks, picks),
    st.tuples(st.just("verify"), picks, st.lists(st.sampled_from(list(How)), max_size=2)),
    st.tuples(st.just("rule"), picks, st.integers(1, 9)),
    st.tuples(st.just("belong"), picks, picks),
    st.tuples(st.just("picture"), st.binary(max_size=20)),
    st.tuples(st.just("lose"), picks),
    st.tuples(st.just("put_off"), picks, st.integers(-1, 5)),
    metric_work,
    plan_work,
    promise_work,
    request_work,
    st.tuples(st.just("undo")),
    st.tuples(st.just("redo")),
    st.tuples(st.just("tomorrow")),
)


def ids(db: Reader) -> list[int]:
    """Return the ids of all responsibilities."""
    return [row[0] for row in db.rows("SELECT id FROM responsibility ORDER BY id")]


def document_ids(db: Reader) -> list[int]:
    """Return the ids of all documents."""
    return [row[0] for row in db.rows("SELECT id FROM document ORDER BY id")]


def dump(db: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every recorded table with the storage class of each value."""
    tables = {}
    for table in RECORDED:
        columns = [c.name for c in table.columns]
        typed = ", ".join(f"{c}, typeof({c})" for c in columns)
        tables[table.name] = db.rows(f"SELECT {typed} FROM {table.name} ORDER BY id")
    return tables


def found(db: Reader) -> list[tuple[Any, ...]]:
    """Return what the search index holds."""
    return db.rows("SELECT rowid, title, body FROM search ORDER BY rowid")


EVERYTHING = (
    dump,
    found,
    board_cards,
    document_queries.documents,
    planner.initiatives,
    today_queries.today,
    metrics_told,
)


def add_many(tx: Tx, number: int, status: Status) -> None:
    for n in range(number):
        responsibilities.add_responsibility(tx, f"Card {n}", status=status, reason="many")


def bulk(tx: Tx, text: str) -> None:
    tx.execute("UPDATE responsibility SET summary = ?, area = title", (text,))
    tx.execute("DELETE FROM plan_step WHERE id % 2 = 0")


def delete(tx: Tx, rid: int) -> None:
    tx.delete("responsibility", rid)


def lose(tx: Tx, document: int) -> None:
    tx.delete("document", document)


def on_document(clock: FixedClock, operation: tuple[Any, ...], pick: DocumentId) -> tuple[Any, ...]:
    """Return the label, command and arguments of an operation on a picked document."""
    match operation:
        case ("save", _, text, seconds):
            clock.advance(seconds=seconds)
            return "save", documents.save_body, pick, f"{text} [[{text}]]"
        case ("restore", _, version):
            return "restore", documents.restore_version, pick, VersionId(version)
        case ("verify", _, how):
            return "verify", verifications.verify, pick, how
        case ("rule", _, number):
            return "rule", documents.set_rule, pick, ReviewRule(number, "weeks")
        case ("belong", _, number):
            return "belong", documents.link_responsibility, pick, ResponsibilityId(number)
        case ("lose", _):
            return "lose", lose, pick
    raise AssertionError(operation)


def commands_of(operation: tuple[Any, ...], pick: ResponsibilityId, today: date) -> tuple[Any, ...]:
    """Return the command and arguments of an operation on a picked responsibility."""
    match operation:
        case ("status", _, status, reason):
            return board.set_status, pick, status, reason
        case ("rename", _, text):
            return responsibilities.rename, pick, text
        case ("owner", _, text):
            return responsibilities.set_owner, pick, text
        case ("criterion", _, text):
            return plan.add_criterion, pick, text
        case ("step", _, text):
            return plan.add_step, pick, text, today
        case ("green_by", _, days):
            return plan.set_get_to_green, pick, today + timedelta(days=days)
        case ("ask", _, text):
            return asks.add_ask, pick, text
        case ("factor", _, factor, rating):
            return responsibilities.rate_factor, pick, factor, rating, "a remark"
        case ("put_off", _, days):
            return snoozes.snooze, "responsibility", pick, today + timedelta(days=days)
        case ("delete", _):
            return delete, pick
        case ("trash", _):
            return responsibilities.trash, pick
    raise AssertionError(operation)


def play(workspace: Workspace, clock: FixedClock, operation: tuple[Any, ...]) -> None:
    """Do one random thing; what is refused changes nothing."""
    present, pages = workspace.read(ids), workspace.read(document_ids)
    with contextlib.suppress(UserError):
        match operation:
            case ("tomorrow",):
                clock.advance(days=1)
            case ("metric", *_):
                play_metrics(workspace, clock, operation)
            case ("plan", *_):
                play_plan(workspace, clock.today(), operation)
            case ("promise", *_):
                play_promises(workspace, clock.today(), operation)
            case ("request", *_):
                play_requests(workspace, clock.today(), operation)
            case ("undo",):
                workspace.undo()
            case ("redo",):
                workspace.redo()
            case ("add", title, status, reason):
                workspace.run("add", responsibilities.add_responsibility, title, status=status, reason=reason)
            case ("add_many", number, status):
                workspace.run("add many", add_many, number, status)
            case ("view", name):
                workspace.run("view", views.save_view, name, "{}")
            case ("bulk", text):
                workspace.run("bulk", bulk, text)
            case ("document", title, text):
                workspace.run(
                    "document", documents.add_document, title, body=text, owner="Jo", rule=ReviewRule(1, "days")
                )
            case ("picture", content):
                workspace.run("picture", attachments.add_attachment, "a.png", "image/png", content)
            case ("save" | "restore" | "verify" | "rule" | "belong" | "lose", number, *_):
                if pages:
                    pick = DocumentId(pages[int(number) % len(pages)])
                    workspace.run(*on_document(clock, operation, pick))
            case ("move", first, second) if present:
                card, other = present[first % len(present)], present[second % len(present)]
                workspace.run("move", board.move_card, ResponsibilityId(card), ResponsibilityId(other))
            case (_, number, *_) if present:
                pick = ResponsibilityId(present[int(number) % len(present)])
                workspace.run("change", *commands_of(operation, pick, clock.today()))


@contextlib.contextmanager
def fresh() -> Iterator[tuple[Workspace, FixedClock]]:
    """Open an empty workspace of its own."""
    clock = FixedClock(START)
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:
        yield workspace, clock


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(operations, min_size=5, max_size=40))
def test_undo_all_is_the_start_and_redo_all_the_end(work: list[tuple[Any, ...]]) -> None:
    with fresh() as (workspace, clock):
        start = workspace.read(dump), workspace.read(found)
        for operation in work:
            play(workspace, clock, operation)
        while workspace.redo() is not None:
            pass
        end = workspace.read(dump), workspace.read(found)
        undone = 0
        while workspace.undo() is not None:
            undone += 1
        assert (workspace.read(dump), workspace.read(found)) == start
        redone = 0
        while workspace.redo() is not None:
            redone += 1
        assert redone == undone
        assert (workspace.read(dump), workspace.read(found)) == end


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(operations, min_size=5, max_size=40))
def test_as_of_is_what_was_recorded_on_that_day(work: list[tuple[Any, ...]]) -> None:
    with fresh() as (workspace, clock):
        recorded: dict[date, Any] = {}
        for operation in work:
            play(workspace, clock, operation)
            recorded[clock.today()] = [workspace.read(query) for query in EVERYTHING]
        for day, state in recorded.items():
            with workspace.as_of(day) as snapshot:
                assert [snapshot.read(query) for query in EVERYTHING] == state


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(operations, min_size=3, max_size=25))
def test_a_card_says_what_its_status_changes_say(work: list[tuple[Any, ...]]) -> None:
    """The columns kept in the responsibility's row are those that its histories give."""
    with fresh() as (workspace, clock):
        for operation in work:
            play(workspace, clock, operation)
        changes = "SELECT status, day FROM status_change WHERE responsibility_id = ? ORDER BY day DESC, id DESC"
        for rid in workspace.read(ids):
            status, since, checked_on = workspace.read(
                lambda db, rid=rid: db.row("SELECT status, since, checked_on FROM responsibility WHERE id = ?", (rid,))
            )
            history = workspace.read(lambda db, rid=rid: db.rows(changes, (rid,)))
            assert status == (history[0][0] if history else "not-rated")
            if status == "not-rated":
                assert (since, checked_on) == (None, None)
                continue
            run = []
            for colour, day in history:
                if colour != status:
                    break
                run.append(day)
            assert (since, checked_on) == (run[-1], history[0][1])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(operations, min_size=3, max_size=40))
def test_a_document_says_what_its_verifications_and_versions_say(work: list[tuple[Any, ...]]) -> None:
    """The columns kept in the document's row are those that its histories give."""
    with fresh() as (workspace, clock):
        for operation in work:
            play(workspace, clock, operation)
        for number in workspace.read(document_ids):
            detail = workspace.read(document_queries.document, DocumentId(number))
            assert detail is not None
            assert detail.versions[0].current
            assert workspace.read(document_queries.version_body, detail.version_id) == detail.body
            verified = workspace.read(document_queries.body_at_last_verification, DocumentId(number))
            assert (verified is None) == (not detail.verifications) == (detail.row.stamp is None)
            if detail.row.stamp is not None:
                newest = detail.verifications[0]
                assert (detail.row.verified_on, detail.row.stamp.how) == (newest.day, newest.how)
                assert detail.row.edited == (verified != detail.body)
                changed = [verification.changed for verification in detail.verifications]
                assert detail.row.stamp.unchanged == changed.index(True)
            else:
                assert not detail.row.edited


def test_a_past_day_leaves_out_what_is_younger_though_it_was_made_before_what_is_dated_back() -> None:
    """A tracker of last year, imported after today's work, belongs to last year; today's work doesn't."""
    with fresh() as (workspace, _):
        workspace.run("today", responsibilities.add_responsibility, "Made today")
        last_year = date(2025, 3, 31)
        workspace.run_dated(last_year, "import", responsibilities.add_responsibility, "From last year")
        with workspace.as_of(last_year) as snapshot:
            assert [card.title for card in snapshot.read(board_cards)] == ["From last year"]
        workspace.undo()
        with workspace.as_of(last_year) as snapshot:
            assert snapshot.read(board_cards) == []
        workspace.redo()
        with workspace.as_of(last_year) as snapshot:
            assert [card.title for card in snapshot.read(board_cards)] == ["From last year"]


def test_asked_state_is_kept_by_name() -> None:
    """The history stores the words of the states, so that a reader of the file understands them."""
    with fresh() as (workspace, _):
        rid = workspace.run("add", responsibilities.add_responsibility, "CS KPIs")
        ask = workspace.run("ask", asks.add_ask, rid, "An owner", person="RevOps")
        workspace.run("asked", asks.move_ask, ask, AskState.ASKED)
        inverse = workspace.read(lambda db: db.value("SELECT inverse FROM change_row ORDER BY id DESC LIMIT 1"))
        assert inverse == "UPDATE ask SET (id, state, asked_on) = (1, 'draft', NULL)"
