"""The numbers of the desk's own data, each with exactly the rows that it was made of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, documents, metrics, plan, responsibilities
from csops_desktop.commands.commitments import add_commitment, finish_commitment, move_due
from csops_desktop.commands.initiatives import add_initiative
from csops_desktop.commands.request_triage import Acceptance, accept, answer_by_document
from csops_desktop.commands.requests import capture, close_request
from csops_desktop.commands.time_entries import add_time
from csops_desktop.commands.verifications import verify
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.metrics import Period
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.requests import Becomes
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import How
from csops_desktop.queries import metrics as queries
from csops_desktop.queries.builtin_metrics import BUILTINS, builtin_behind, builtin_points
from csops_desktop.queries.metric_rows import BehindRow, Point
from csops_desktop.queries.ready_metrics import ready_made
from csops_desktop.workspace import Workspace

NOVEMBER, OCTOBER = Period.of(date(2026, 11, 24)), Period.of(date(2026, 10, 1))


def points(desk: Workspace, name: str) -> list[Point]:
    return list(desk.read(builtin_points, name))


def behind(desk: Workspace, name: str, period: Period) -> list[tuple[str, str]]:
    rows: tuple[BehindRow, ...] = desk.read(builtin_behind, name, period)
    return [(row.title, row.detail) for row in rows]


def add_request(tx: Tx, title: str, came: datetime, /, **given: object) -> int:
    values = {"came_at": came.isoformat(), "came_on": came.date(), **given}
    return tx.insert("request", title=title, **values)


@pytest.fixture
def local_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the clock on the wall be UTC."""
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def requests(tx: Tx) -> None:
    """Ten requests of November, one of October, one merged, one in the trash."""
    start = datetime(2026, 11, 2, 9, tzinfo=UTC)
    for number in range(10):
        came = start + timedelta(days=number)
        rid = add_request(
            tx,
            f"R{number}",
            came,
            state="done" if number < 4 else "in-process",
            answered_at=(came + timedelta(hours=4)).isoformat(),
            closed_on=date(2026, 11, 20) if number < 4 else None,
        )
        tx.insert("request_change", request_id=rid, state="in-process", at=came.isoformat(), day=came.date())
        if number < 2:
            tx.insert("interrupt", request_id=rid, day=came.date(), displaced="QBR pack", for_whom="Sales")
    old = add_request(tx, "Old", datetime(2026, 10, 5, 9, tzinfo=UTC), state="wont-do", closed_on=date(2026, 10, 9))
    add_request(tx, "Same again", start, merged_into_id=old)
    add_request(tx, "Gone", start, trashed_on=date(2026, 11, 3))


def test_requests_in_and_out_count_each_once(workspace: Workspace) -> None:
    workspace.run("x", requests)
    into = points(workspace, "requests-in")
    assert [(point.when(date(2026, 11, 24)), point.value) for point in into] == [
        ("Oct 2026", 1),
        ("Nov 2026 so far", 10),
    ]
    assert [point.value for point in points(workspace, "requests-out")] == [1, 4]
    assert behind(workspace, "requests-out", OCTOBER) == [("Old", "declined on Fri 9 Oct")]
    assert behind(workspace, "requests-in", NOVEMBER)[0] == ("R0", "came in on Mon 2 Nov")


def test_ages_are_percentiles_and_under_eight_there_is_none(workspace: Workspace) -> None:
    workspace.run("x", requests)
    now = points(workspace, "request-age")[-1]
    assert (now.value, now.n) == (None, 6)
    assert now.note == "n = 6: too few for a percentile, which needs 8"
    workspace.run(
        "x", lambda tx: tx.execute("UPDATE request SET closed_on = NULL, state = 'blocked' WHERE title = 'R0'")
    )
    workspace.run(
        "x", lambda tx: tx.execute("UPDATE request SET closed_on = NULL, state = 'blocked' WHERE title = 'R1'")
    )
    now = points(workspace, "request-age")[-1]
    assert now.n == 8
    assert now.value == 20.85
    assert now.note == "Half within 16.5 days, 85 % within 20.9 days, longest 22 days; n = 8"
    assert behind(workspace, "request-age", NOVEMBER)[0] == ("R0", "open for 22 days")


@pytest.mark.usefixtures("local_utc")
def test_first_answers_are_waited_for_in_working_days(workspace: Workspace) -> None:
    workspace.run("x", requests)
    now = points(workspace, "first-answer")[-1]
    assert (now.value, now.n) == (0.5, 10)
    # R5 came on a Saturday and was answered on it: nobody had to work for that.
    assert behind(workspace, "first-answer", NOVEMBER)[5] == ("R5", "answered on Sat 7 Nov after 0 working days")


def test_interrupts_are_a_share_of_what_was_taken_on(workspace: Workspace) -> None:
    workspace.run("x", requests)
    assert [(p.value, p.n, p.note) for p in points(workspace, "interrupt-share")] == [(20.0, 10, "2 of 10")]
    assert behind(workspace, "interrupt-share", NOVEMBER)[0] == ("R0", "interrupt; displaced QBR pack")


def test_what_a_document_answered(workspace: Workspace) -> None:
    document = workspace.run("x", documents.add_document, "How to")
    workspace.run("x", requests)
    workspace.run("x", lambda tx: tx.execute("UPDATE request SET document_id = ? WHERE title = 'R1'", (document,)))
    assert [(p.value, p.note) for p in points(workspace, "requests-by-document")] == [(25.0, "1 of 4")]
    assert ("R1", "answered by “How to”") in behind(workspace, "requests-by-document", NOVEMBER)


def test_time_in_colour_counts_the_days_of_each_colour(workspace: Workspace) -> None:
    october = date(2026, 10, 22)
    one = workspace.run_dated(october, "x", responsibilities.add_responsibility, "KPIs", status=Status.RED, reason="r")
    workspace.run_dated(date(2026, 11, 13), "x", board.set_status, one, Status.GREEN, "done")
    workspace.run("x", responsibilities.add_responsibility, "Never rated")
    found = points(workspace, "time-in-colour")
    assert [(p.value, p.note) for p in found] == [(100.0, "10 of 10 days"), (50.0, "12 of 24 days")]
    assert behind(workspace, "time-in-colour", NOVEMBER) == [("KPIs", "red 12 days, green 12 days")]


def test_only_later_dates_are_slips(workspace: Workspace) -> None:
    one = workspace.run("x", responsibilities.add_responsibility, "KPIs", status=Status.RED, reason="r")
    for day in (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 10), None, date(2026, 12, 20)):
        workspace.run("x", plan.set_get_to_green, one, day)
    assert [p.value for p in points(workspace, "green-slips")] == [2]
    assert behind(workspace, "green-slips", NOVEMBER)[0] == ("KPIs", "from Tue 1 Dec to Tue 15 Dec")


def promises(tx: Tx) -> None:
    person = tx.insert("person", name="Mara")

    def promise(what: str, due: date, **given: object) -> int:
        return tx.insert("commitment", person_id=person, what=what, made_on=date(2026, 10, 1), due_on=due, **given)

    november = date(2026, 11, 10)
    promise("Kept", november, state="done", closed_on=november)
    promise("Late", november, state="done", closed_on=date(2026, 11, 13))
    moved = promise("Moved", date(2026, 12, 1), slips=1)
    tx.insert("commitment_slip", commitment_id=moved, moved_on=november, from_on=november, to_on=date(2026, 12, 1))
    promise("Open", november)
    promise("Cancelled", november, state="cancelled", closed_on=november)
    promise("To come", date(2026, 11, 28))


def test_a_promise_that_was_moved_was_not_kept_on_time(workspace: Workspace) -> None:
    workspace.run("x", promises)
    assert [(p.value, p.n, p.note) for p in points(workspace, "promises-on-time")] == [(25.0, 4, "1 of 4")]
    assert behind(workspace, "promises-on-time", NOVEMBER) == [
        ("Late", "promised for Tue 10 Nov, 3 days late"),
        ("Open", "promised for Tue 10 Nov, still open"),
        ("Moved", "promised for Tue 10 Nov, still open, moved once"),
        ("Kept", "promised for Tue 10 Nov, on time"),
    ]


def test_documents_that_can_be_relied_on(workspace: Workspace) -> None:
    one = workspace.run("x", documents.add_document, "A")
    workspace.run("x", documents.add_document, "B")
    workspace.run("x", verify, one, [How.READ])
    assert [(p.value, p.note) for p in points(workspace, "documents-verified")] == [(50.0, "1 of 2")]
    assert behind(workspace, "documents-verified", NOVEMBER) == [("B", "never verified"), ("A", "verified")]


def hours(tx: Tx) -> None:
    for title, tier, minutes in (("Data model", "foundation", 90), ("QBRs", "bau", 240), ("Bet", "bet", 30)):
        initiative = tx.insert("initiative", title=title, tier=tier, quarter="2026-Q4")
        tx.insert("time_entry", initiative_id=initiative, day=date(2026, 11, 5), minutes=minutes)
    request = add_request(tx, "Quick one", datetime(2026, 11, 4, 9, tzinfo=UTC))
    tx.insert("time_entry", request_id=request, day=date(2026, 11, 5), minutes=60)
    tx.insert("time_entry", bucket="Travel", day=date(2026, 11, 5), minutes=60)


def test_hours_are_told_by_tier(workspace: Workspace) -> None:
    workspace.run("x", hours)
    found = points(workspace, "hours-by-tier")
    assert [(p.value, p.note) for p in found] == [
        (25.0, "foundations 1.5 h · BAU 4 h · bets 0.5 h · ad hoc 1 h · other 1 h")
    ]
    assert behind(workspace, "hours-by-tier", NOVEMBER)[0] == ("QBRs", "4 h, BAU")


@pytest.mark.parametrize("name", BUILTINS)
def test_an_empty_desk_has_no_numbers(workspace: Workspace, name: str) -> None:
    assert points(workspace, name) == []
    assert behind(workspace, name, NOVEMBER) == []


def test_every_built_in_one_has_a_definition(workspace: Workspace) -> None:
    assert {one.builtin for one in ready_made() if one.builtin} == set(BUILTINS)
    workspace.run("x", requests)
    chosen = [one for one in ready_made() if one.builtin == "requests-in"]
    workspace.run("x", metrics.add_ready_made, chosen)
    row = workspace.read(queries.metrics)[0]
    # A month that isn't over is no headline for what is counted up.
    assert row.value_words == "1 request"
    rows = workspace.read(queries.rows_behind, MetricId(1), NOVEMBER)
    assert {(found.kind, found.title) for found in rows} == {("request", f"R{number}") for number in range(10)}


def test_the_numbers_of_a_past_day_are_those_it_had(workspace: Workspace, clock: FixedClock) -> None:
    workspace.run("x", requests)
    clock.advance(days=40)
    workspace.run("y", add_request, "New", datetime(2027, 1, 2, 9, tzinfo=UTC))
    with workspace.as_of(date(2026, 11, 30)) as past:
        found = past.read(builtin_points, "requests-in")
        assert [(point.value, point.so_far) for point in found] == [(1, False), (10, False)]


def test_what_the_commands_do_is_what_is_measured(workspace: Workspace, clock: FixedClock) -> None:
    """The other tests write rows by hand; here everything comes from what a person does."""
    run = workspace.run
    pack = run("x", add_initiative, "QBR pack", quarter=Quarter(2026, 4), tier=Tier.FOUNDATION)
    page = run("x", documents.add_document, "How to")
    first, second, third = (run("x", capture, f"{who} asks for an export") for who in ("Ann", "Bo", "Cleo"))
    run("x", accept, first, Acceptance(Becomes.BAU, displaces=pack, why="The board meets"))
    run("x", accept, second, Acceptance(Becomes.BAU))
    run("x", answer_by_document, third, page)
    run("x", close_request, second, documents_updated=True, requester_told=True)
    run("x", add_time, 90, initiative=pack)
    kept, moved = (
        run("x", add_commitment, what, person="Mara", due_on=date(2026, 11, 25)) for what in ("Kept", "Moved")
    )
    run("x", finish_commitment, kept)
    run("x", move_due, moved, date(2026, 12, 1), moved_by="Mara", why="Ill.")
    clock.advance(days=4)
    values = {name: points(workspace, name)[-1] for name in BUILTINS if points(workspace, name)}
    assert {name: (point.value, point.note) for name, point in values.items()} == {
        "requests-in": (3, ""),
        "requests-out": (2, ""),
        "request-age": (None, "n = 1: too few for a percentile, which needs 8"),
        "first-answer": (None, "n = 3: too few for a percentile, which needs 8"),
        "interrupt-share": (50, "1 of 2"),
        "requests-by-document": (50, "1 of 2"),
        "promises-on-time": (50, "1 of 2"),
        "documents-verified": (0, "0 of 1"),
        "hours-by-tier": (100, "foundations 1.5 h"),
    }
    kinds = {row.kind for name in values for row in workspace.read(builtin_behind, name, NOVEMBER)}
    assert kinds == {"request", "commitment", "document", "initiative"}
