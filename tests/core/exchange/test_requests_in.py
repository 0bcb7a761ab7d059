"""Tables of requests: recognised, planned, imported as one change, known again the second time."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from csops_desktop.commands import requests
from csops_desktop.commands.request_import import import_requests, requests_label
from csops_desktop.errors import UserError
from csops_desktop.exchange.request_fields import RequestField, parse_request_map, recognise_requests
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan, plan_requests
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.queries import requests as queries
from csops_desktop.queries.known_requests import known_requests
from csops_desktop.queries.tracker import latest_change
from csops_desktop.workspace import Workspace
from tests.helpers.desk import desk, run_desk
from tests.helpers.states import refused, state

TODAY = date(2026, 11, 24)

FORMS = """Ticket,Request,Requested by,Needed by,Description,Priority
R-1,Renewal export,Finance,2026-12-04,Copied by hand,High
R-2,Sandbox,Dana,soon,,Urgent
R-3,,Sales,,,
R-1,Renewal export again,Finance,,,
"""


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    file = tmp_path / "forms.csv"
    file.write_text(FORMS, encoding="utf-8")
    return file


def planned(workspace: Workspace, file: Path) -> RequestPlan:
    sheet = read_sheet(file)
    known = workspace.read(known_requests)
    return plan_requests(sheet, recognise_requests(sheet.headers), known, workspace.clock.today())


def test_columns_are_recognised_and_rows_get_a_fate(workspace: Workspace, forms: Path) -> None:
    plan = planned(workspace, forms)
    assert plan.mapping.columns == {
        RequestField.TITLE: "Request",
        RequestField.WHO: "Requested by",
        RequestField.DUE_ON: "Needed by",
        RequestField.PROBLEM: "Description",
        RequestField.URGENT: "Priority",
        RequestField.KEY: "Ticket",
    }
    assert [(row.fate, row.why) for row in plan.rows] == [
        (RequestFate.ADD, "is new"),
        (RequestFate.ADD, "is new"),
        (RequestFate.SKIP, "it has no title."),
        (RequestFate.SKIP, "it repeats line 2."),
    ]
    assert plan.issues == ((3, "“soon” is not a date, so no day is taken."),)
    assert plan.sentence == "2 added, 2 skipped"


def test_it_is_one_change_and_a_second_import_finds_by_key(workspace: Workspace, forms: Path) -> None:
    before = workspace.read(state)
    plan = planned(workspace, forms)
    workspace.run(requests_label(plan), import_requests, plan, workspace.read(latest_change))
    assert workspace.undo_label == "Imported 2 requests from forms.csv"
    rows = {row.title: row for row in workspace.read(queries.requests)}
    assert (rows["Renewal export"].asker, rows["Renewal export"].due_on) == ("Finance", date(2026, 12, 4))
    assert rows["Sandbox"].urgent
    assert planned(workspace, forms).empty
    forms.write_text(FORMS.replace("Renewal export,", "Export of renewals,").replace("Dana", ""), encoding="utf-8")
    again = planned(workspace, forms)
    assert [row.why for row in again.rows][:2] == ["changes: title", "stays as it is"]
    workspace.run(requests_label(again), import_requests, again, workspace.read(latest_change))
    assert {row.title for row in workspace.read(queries.requests)} == {"Export of renewals", "Sandbox"}
    assert {row.asker for row in workspace.read(queries.requests)} == {"Finance", "Dana"}
    workspace.undo()
    workspace.undo()
    assert workspace.read(state) == before


def test_without_a_key_title_and_requester_tell(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run("c", requests.capture, "from Finance: Renewal export")
    file = tmp_path / "list.csv"
    file.write_text("Request,From\nrenewal  EXPORT,finance\nRenewal export,Sales\n", encoding="utf-8")
    assert [row.fate for row in planned(workspace, file).rows] == [RequestFate.CHANGE, RequestFate.ADD]


def test_what_was_planned_on_another_state_is_refused(workspace: Workspace, forms: Path) -> None:
    """The command line imported the same file while the window still showed what it would do."""
    seen, plan = workspace.read(latest_change), planned(workspace, forms)
    workspace.run("i", import_requests, planned(workspace, forms), seen)
    with refused(workspace, "look at it again"):
        workspace.run("i", import_requests, plan, seen)


def test_what_is_in_the_trash_stays_there(workspace: Workspace, forms: Path) -> None:
    plan = planned(workspace, forms)
    workspace.run("i", import_requests, plan, workspace.read(latest_change))
    first = next(row.id for row in workspace.read(queries.requests) if row.title == "Sandbox")
    workspace.run("t", requests.trash_request, first)
    assert "in the trash" in planned(workspace, forms).rows[1].why


def test_a_table_without_titles_is_refused_until_one_is_chosen(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Wunsch,Wer\nExport,Finance\n", encoding="utf-8")
    with pytest.raises(UserError, match="Choose the column"):
        planned(workspace, file)
    sheet = read_sheet(file)
    mapping = recognise_requests(sheet.headers, parse_request_map(["title=wunsch", "who=Wer"]))
    assert plan_requests(sheet, mapping, [], TODAY).rows[0].title == "Export"


@pytest.mark.parametrize("option", ["title", "colour=Wunsch", "title=Nothing"])
def test_an_option_that_leads_nowhere_is_refused(option: str) -> None:
    with pytest.raises(UserError):
        recognise_requests(["Wunsch"], parse_request_map([option]))


def test_the_command_line_imports_lists_and_captures(data_dir: Path, forms: Path) -> None:
    said = json.loads(desk(data_dir, "import", "requests", forms, "--dry-run", "--json"))
    assert said["counts"]["add"] == 2
    assert desk(data_dir, "list", "requests") == ""
    report = desk(data_dir, "import", "requests", forms)
    assert report.startswith("forms.csv: 2 added, 2 skipped.\n")
    assert "line 4: skipped, since it has no title." in report
    captured = json.loads(desk(data_dir, "capture", "--json", "from Sales: a dashboard, asap"))
    assert (captured["title"], captured["askers"], captured["urgent"]) == ("A dashboard, asap", ["Sales"], True)
    rows = json.loads(desk(data_dir, "list", "requests", "--json"))
    assert len(rows) == 3
    assert json.loads(desk(data_dir, "list", "requests", "--json", "--as-of", "2020-01-01")) == []
    assert "A dashboard, asap, from Sales" in desk(data_dir, "list", "requests")
    refused = run_desk(data_dir, "capture", " ")
    assert (refused.code, refused.err) == (1, "Say what is asked for.\n")
    assert "Captured" in desk(data_dir, "undo")


def test_another_spelling_of_a_team_is_the_same_team_the_second_time(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run("Captured", requests.capture, "from Finance: something else")
    file = tmp_path / "again.csv"
    file.write_text("Request,Requested by\nRenewal export,finance\n", encoding="utf-8")
    plan = planned(workspace, file)
    workspace.run(requests_label(plan), import_requests, plan, workspace.read(latest_change))
    assert {row.askers for row in workspace.read(queries.requests)} == {("Finance",)}
    assert [row.fate for row in planned(workspace, file).rows] == [RequestFate.SAME]
