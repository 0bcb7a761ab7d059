"""A Trello board imported for real: what the workspace holds then, one step back, and a newer export of the board."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from csops_desktop.commands import plan, responsibilities
from csops_desktop.commands.tracker import import_label
from csops_desktop.domain.ids import CriterionId
from csops_desktop.domain.status import Status
from csops_desktop.exchange.plan import ImportPlan
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.queries.activity import history
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.rows import ResponsibilityDetail
from csops_desktop.queries.tracker import existing_responsibilities
from csops_desktop.workspace import Workspace
from tests.core.commands.test_tracker import imported, planned, without_ids
from tests.core.exchange.trackers import APRIL, MARCH, applied
from tests.core.exchange.trello import Board, checklist, edited, moved, usual, written
from tests.helpers.states import state


def bring(workspace: Workspace, folder: Path, content: Board, on: date) -> ImportPlan:
    return imported(workspace, read_sheet(written(folder, content)), on)


def detail(workspace: Workspace, title: str) -> ResponsibilityDetail:
    (rid,) = [one.id for one in workspace.read(existing_responsibilities) if one.title == title]
    found = workspace.read(responsibility, rid)
    assert found is not None
    return found


def points(workspace: Workspace, title: str) -> list[tuple[str, date | None]]:
    return [(point.text, point.met_on) for point in detail(workspace, title).criteria]


def test_a_board_becomes_responsibilities_in_one_step(workspace: Workspace, tmp_path: Path) -> None:
    before = workspace.read(state)
    made = bring(workspace, tmp_path, usual(), MARCH)
    kpis = detail(workspace, "CS KPIs")
    assert (kpis.card.status, kpis.card.owner, kpis.card.area) == (Status.RED, "Ann Lee", "Data")
    assert (kpis.card.since, kpis.card.green_by) == (MARCH, date(2026, 12, 15))
    assert points(workspace, "CS KPIs") == [("Every field has an owner", MARCH), ("One dashboard", None)]
    assert (kpis.card.criteria_met, kpis.card.criteria_total) == (1, 2)
    assert len(workspace.read(board_cards)) == 4
    assert import_label(made) == "Imported “board.json”: 4 added"
    assert workspace.undo() == "Imported “board.json”: 4 added"
    assert workspace.read(state) == before


def test_a_card_is_red_since_it_came_into_its_list(workspace: Workspace, tmp_path: Path) -> None:
    content = usual()
    content["actions"].append(moved("CS KPIs", "Off track", "2026-01-05T12:00:00.000Z"))
    bring(workspace, tmp_path, content, MARCH)
    kpis = detail(workspace, "CS KPIs")
    assert [(change.day, change.status, change.reason) for change in kpis.statuses] == [
        (date(2026, 1, 5), Status.RED, ""),
        (MARCH, Status.RED, "Nobody owns the source fields."),
    ]
    assert (kpis.card.since, kpis.card.checked_on, kpis.card.reason) == (
        date(2026, 1, 5),
        MARCH,
        "Nobody owns the source fields.",
    )
    assert bring(workspace, tmp_path, content, MARCH).empty
    workspace.undo()
    assert workspace.read(existing_responsibilities) == []


def test_the_workspace_holds_what_the_plan_says(workspace: Workspace, tmp_path: Path) -> None:
    model = applied((), bring(workspace, tmp_path, usual(), MARCH))
    assert without_ids(workspace.read(existing_responsibilities)) == without_ids(model)
    newer = edited(edited(usual(), "CS KPIs", name="Metrics", idList="list-2"), "New tool", closed=True)
    newer["checklists"] = [checklist("CS KPIs", ("ONE dashboard", True), ("Another", True))]
    held = workspace.read(existing_responsibilities)
    model = applied(held, bring(workspace, tmp_path, newer, APRIL))
    assert without_ids(workspace.read(existing_responsibilities)) == without_ids(model)
    assert [card.title for card in workspace.read(board_cards)] == ["Policies", "Headcount", "Metrics"]


def test_the_same_export_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, usual(), MARCH)
    again = bring(workspace, tmp_path, usual(), MARCH)
    assert again.empty
    assert import_label(again) == "Imported “board.json”: nothing new"
    assert len(workspace.read(history)) == 1


def test_points_are_ticked_and_added_and_own_ones_stay(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, usual(), MARCH)
    rid = detail(workspace, "CS KPIs").card.id
    workspace.run("Added", plan.add_criterion, rid, "My own point")
    newer = edited(usual(), "Policies", name="Rules")
    newer["checklists"] = [
        checklist("CS KPIs", ("Every field has an owner", False), ("one  dashboard", True), ("A third", False)),
        checklist("Policies", ("All signed", True)),
    ]
    bring(workspace, tmp_path, newer, APRIL)
    assert points(workspace, "CS KPIs") == [
        ("Every field has an owner", None),
        ("One dashboard", APRIL),
        ("My own point", None),
        ("A third", None),
    ]
    assert points(workspace, "Rules") == [("All signed", APRIL)]
    workspace.undo()
    assert points(workspace, "CS KPIs") == [
        ("Every field has an owner", MARCH),
        ("One dashboard", None),
        ("My own point", None),
    ]


def test_a_point_met_here_keeps_its_day(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, usual(), MARCH)
    done = usual()
    done["checklists"] = [checklist("CS KPIs", ("Every field has an owner", True), ("One dashboard", True))]
    ticked: CriterionId = detail(workspace, "CS KPIs").criteria[1].id
    workspace.run_dated(date(2026, 4, 2), "Ticked", plan.set_criterion_met, ticked, True)
    bring(workspace, tmp_path, done, APRIL)
    assert points(workspace, "CS KPIs")[1] == ("One dashboard", date(2026, 4, 2))


def test_a_card_thrown_away_here_does_not_come_back(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, usual(), MARCH)
    rid = detail(workspace, "CS KPIs").card.id
    workspace.run("Threw away", responsibilities.trash, rid)
    made = planned(workspace, read_sheet(written(tmp_path, usual())), APRIL)
    assert [row.why for row in made.rows if row.title == "CS KPIs"] == [
        "it is in the trash; restore it there to have it updated."
    ]
