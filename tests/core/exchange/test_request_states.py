"""The states that a table of requests brings: read in common words, told before, and never against the desk's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.commands import request_triage, requests
from csops_desktop.commands.request_import import import_requests, requests_label
from csops_desktop.domain.requests import CLOSED, RequestState, may_move, would_take_back
from csops_desktop.errors import UserError
from csops_desktop.exchange.request_fields import RequestField, recognise_requests
from csops_desktop.exchange.request_words import DEFAULT_STATES, parse_state_options, read_state
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan, plan_requests
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.exchange.status_words import status_word
from csops_desktop.queries import requests as queries
from csops_desktop.queries.known_requests import known_requests
from csops_desktop.queries.request_rows import RequestRow
from csops_desktop.queries.tracker import latest_change
from csops_desktop.workspace import Workspace
from tests.helpers.desk import desk, run_desk
from tests.helpers.states import state

TODAY = date(2026, 11, 24)
BOARD = """Key,Request,Status,Decline reason,Created,Closed on
1,Export,New,,2026-11-02,
2,Sandbox,In progress,,2026-11-03,
3,Training,Closed,,2026-09-01,2026-10-05
4,Dashboard,Rejected,No budget.,2026-09-01,2026-09-20
5,Bot,Won’t do,,,
6,Merge fields,Parked,,,2027-05-01
7,Playbook,Done (see wiki),,,
"""

type Board = Callable[[str], RequestPlan]


@pytest.fixture
def board(workspace: Workspace, tmp_path: Path) -> Board:
    """Plan the import of a table."""

    def plan(text: str) -> RequestPlan:
        file = tmp_path / "board.csv"
        file.write_text(text, encoding="utf-8")
        sheet = read_sheet(file)
        return plan_requests(sheet, recognise_requests(sheet.headers), workspace.read(known_requests), TODAY)

    return plan


def carry_out(workspace: Workspace, plan: RequestPlan) -> dict[str, RequestRow]:
    """Import a plan and return the requests by title."""
    workspace.run(requests_label(plan), import_requests, plan, workspace.read(latest_change))
    return {row.title: row for row in workspace.read(queries.requests)}


def test_the_words_of_the_desk_and_common_ones_are_known() -> None:
    for one in RequestState:
        assert read_state(one.value) is read_state(one.word) is read_state(one.heading.upper()) is one
    said = {
        "Open": RequestState.TRIAGE,
        "New": RequestState.TRIAGE,
        "Backlog": RequestState.TRIAGE,
        "In progress": RequestState.IN_PROCESS,
        "Waiting": RequestState.AWAITING_FEEDBACK,
        "Closed": RequestState.DONE,
        "Completed": RequestState.DONE,
        "Rejected": RequestState.WONT_DO,
        "Declined: no budget": RequestState.WONT_DO,
        "won't do": RequestState.WONT_DO,
        "": None,
        "Parked": None,
    }
    assert {word: read_state(word) for word in said} == said
    assert all(status_word(word) == word for word in DEFAULT_STATES)


@pytest.mark.parametrize("header", ["Status", "State", "Stage"])
def test_the_column_is_recognised(header: str) -> None:
    assert recognise_requests(["Request", header]).columns[RequestField.STATE] == header


def test_the_preview_says_where_each_request_will_stand(board: Board) -> None:
    plan = board(BOARD)
    assert [row.why for row in plan.rows] == [
        "is new",
        "is new, in process",
        "is new, done on 5 Oct 2026",
        "is new, won’t do on 20 Sep 2026: No budget.",
        "is new, won’t do on 24 Nov 2026: Imported as declined",
        "is new",
        "is new, done on 24 Nov 2026",
    ]
    assert [(word.word, word.count) for word in plan.unknown_words] == [("Parked", 1)]
    assert plan.issues == ((7, "“Parked” is no state that is known, so none is taken."),)


def test_states_days_and_reasons_are_imported_and_undone_as_one(workspace: Workspace, board: Board) -> None:
    before = workspace.read(state)
    rows = carry_out(workspace, board(BOARD))
    assert {title: row.state for title, row in rows.items()} == {
        "Export": RequestState.TRIAGE,
        "Sandbox": RequestState.IN_PROCESS,
        "Training": RequestState.DONE,
        "Dashboard": RequestState.WONT_DO,
        "Bot": RequestState.WONT_DO,
        "Merge fields": RequestState.TRIAGE,
        "Playbook": RequestState.DONE,
    }
    days = {title: (row.came_on, row.closed_on) for title, row in rows.items()}
    assert days["Export"] == (date(2026, 11, 2), None)
    assert days["Training"] == (date(2026, 9, 1), date(2026, 10, 5))
    assert days["Playbook"] == (TODAY, TODAY)
    assert (rows["Dashboard"].reason, rows["Bot"].reason) == ("No budget.", "Imported as declined")
    assert board(BOARD).empty
    workspace.undo()
    assert workspace.read(state) == before


def test_what_was_closed_before_it_came_came_on_that_day(workspace: Workspace, board: Board) -> None:
    rows = carry_out(workspace, board("Request,Status,Closed on\nExport,Done,2026-03-02\n"))
    assert (rows["Export"].came_on, rows["Export"].closed_on) == (date(2026, 3, 2), date(2026, 3, 2))


def test_a_second_import_leads_on(workspace: Workspace, board: Board) -> None:
    carry_out(workspace, board(BOARD))
    newer = BOARD.replace("New", "Accepted").replace("In progress,,2026-11-03,", "Declined,Too dear.,,2026-11-20")
    plan = board(newer.replace("No budget.", "No budget this year."))
    assert {row.title: row.why for row in plan.rows if row.fate is RequestFate.CHANGE} == {
        "Export": "changes: state to unassigned",
        "Sandbox": "changes: state to won’t do on 20 Nov 2026: Too dear.",
        "Dashboard": "changes: reason for declining",
    }
    rows = carry_out(workspace, plan)
    assert rows["Export"].state is RequestState.UNASSIGNED
    assert (rows["Sandbox"].state, rows["Sandbox"].closed_on) == (RequestState.WONT_DO, date(2026, 11, 20))
    assert (rows["Sandbox"].reason, rows["Dashboard"].reason) == ("Too dear.", "No budget this year.")


def test_an_older_file_takes_no_decision_back(workspace: Workspace, board: Board) -> None:
    rows = carry_out(workspace, board(BOARD))
    workspace.run("d", request_triage.decline, rows["Export"].id, "No use.", date(2027, 1, 4))
    workspace.run("d", requests.close_request, rows["Sandbox"].id, documents_updated=True, requester_told=True)
    plan = board(BOARD)
    assert plan.empty
    assert (3, "the desk has it as done already, so its state stays.") in plan.issues
    assert all(line != 2 for line, _ in plan.issues)


def test_a_merged_request_keeps_the_state_of_the_other(workspace: Workspace, board: Board) -> None:
    rows = carry_out(workspace, board(BOARD))
    workspace.run("m", request_triage.merge, rows["Export"].id, rows["Sandbox"].id)
    assert board(BOARD.replace("New", "Rejected")).empty


@given(st.sampled_from(RequestState), st.sampled_from(RequestState))
def test_a_file_only_ever_leads_on(now: RequestState, said: RequestState) -> None:
    if would_take_back(now, said):
        assert now is not RequestState.TRIAGE
        assert now is not said
    elif now is not said:
        assert may_move(now, said)
        assert now not in CLOSED


def test_the_command_line_reports_unknown_words_and_takes_their_meaning(data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "board.csv"
    file.write_text("Request,Status\nExport,Parked for now\n", encoding="utf-8")
    report = desk(data_dir, "import", "requests", file, "--dry-run").splitlines()
    assert "line 2: “Parked for now” is no state that is known, so none is taken." in report
    assert report[-1] == "  --status 'Parked for now=in-process'"
    said = run_desk(data_dir, "import", "requests", file, "--status", "parked for NOW=blocked", "--json").json()
    assert (said["rows"][0]["state"], said["unknown_words"]) == ("blocked", [])
    (row,) = run_desk(data_dir, "list", "requests", "--json").json()
    assert row["state"] == "blocked"


@pytest.mark.parametrize("option", ["Parked", "=done", "Parked=green"])
def test_a_meaning_that_says_nothing_is_refused(option: str) -> None:
    with pytest.raises(UserError, match="Give WORD=STATE"):
        parse_state_options([option])
