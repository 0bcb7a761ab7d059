"""A tracker's plan carried out: what the workspace then holds, what it costs the history, and the way back."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, plan, responsibilities
from csops_desktop.commands.tracker import OUT_OF_DATE, apply_plan, import_label
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ChangeId, ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import BugError
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan, RowKind
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.sheet import Sheet, read_sheet
from csops_desktop.exchange.tracker import plan_import
from csops_desktop.queries.activity import history
from csops_desktop.queries.board import any_card, board_cards
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.tracker import existing_responsibilities, latest_change
from csops_desktop.workspace import Workspace
from tests.core.exchange.trackers import APRIL, MARCH, MAY, applied, sheet_of
from tests.helpers.shared import shared_data
from tests.helpers.states import refused, state

FIRST = "title,area,owner,status,reason\nKPIs,Data,Ann,red,No owner.\nQBR,Data,Bob,green,Fine.\nPlans,Ops,Ann,,\n"
SECOND = (
    "title,area,owner,status,reason\nKPIs,Data,Eve,green,Owned.\nQBR,Data,Bob,green,Fine.\nNew,Ops,Eve,yellow,Late.\n"
)


def planned(workspace: Workspace, sheet: Sheet, on: date, **options: object) -> ImportPlan:
    """Plan the import of a sheet into what the workspace holds."""
    existing = workspace.read(existing_responsibilities)
    return plan_import(sheet, recognise_tracker(sheet), existing=existing, on=on, **options)  # type: ignore[arg-type]


def imported(workspace: Workspace, sheet: Sheet, on: date, **options: object) -> ImportPlan:
    """Import a sheet."""
    made = planned(workspace, sheet, on, **options)
    workspace.run_dated(on, import_label(made), apply_plan, made, workspace.read(latest_change))
    return made


def card(workspace: Workspace, title: str) -> ResponsibilityId:
    return next(one.id for one in workspace.read(existing_responsibilities) if one.title == title)


def without_ids(found: list[ExistingResponsibility]) -> list[tuple[str, ...]]:
    """Return what can be compared: all but the ids, and the day only of what is rated (the model has no other)."""
    fields = [name for name in ExistingResponsibility.__slots__ if name != "id"]
    plain = (replace(one, checked_on=one.checked_on if one.status is not Status.NOT_RATED else None) for one in found)
    return sorted(tuple(str(getattr(one, name)) for name in fields) for one in plain)


def touched(workspace: Workspace) -> Counter[tuple[str, str, int]]:
    """Count how often the newest change touched each row."""
    sql = "SELECT tab, op, row_id FROM change_row WHERE change_id = (SELECT max(id) FROM change)"
    return workspace.read(lambda db: Counter(db.rows(sql)))


def test_a_file_becomes_cards_in_its_order_with_persons_named_once(workspace: Workspace, tmp_path: Path) -> None:
    workspace.run("Added “Old”", responsibilities.add_responsibility, "Old", status=Status.RED, reason="It is.")
    more = FIRST + "Zeta,Data,Ann,red,Also.\n"
    imported(workspace, sheet_of(tmp_path, more), MARCH)
    cards = workspace.read(board_cards)
    assert [c.title for c in cards if c.status is Status.RED] == ["Old", "KPIs", "Zeta"]
    kpis = next(c for c in cards if c.title == "KPIs")
    assert (kpis.area, kpis.owner, kpis.reason, kpis.since, kpis.checked_on) == (
        "Data",
        "Ann",
        "No owner.",
        MARCH,
        MARCH,
    )
    plans = next(c for c in cards if c.title == "Plans")
    assert (plans.status, plans.since, plans.checked_on) == (Status.NOT_RATED, None, None)
    assert workspace.read(lambda db: db.rows("SELECT name FROM person ORDER BY id")) == [("Ann",), ("Bob",)]


def test_a_newer_file_changes_confirms_adds_and_archives(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    made = imported(workspace, sheet_of(tmp_path, SECOND), APRIL)
    assert import_label(made) == "Imported “tracker.csv”: 1 added, 1 changed, 1 confirmed, 1 archived"
    kpis = workspace.read(any_card, card(workspace, "KPIs"))
    qbr = workspace.read(any_card, card(workspace, "QBR"))
    assert kpis is not None
    assert qbr is not None
    assert (kpis.status, kpis.since, kpis.owner, kpis.reason) == (Status.GREEN, APRIL, "Eve", "Owned.")
    assert (qbr.since, qbr.checked_on) == (MARCH, APRIL)
    assert [c.title for c in workspace.read(board_cards) if c.status is Status.GREEN] == ["QBR", "KPIs"]
    gone = workspace.read(responsibility, card(workspace, "Plans"))
    assert gone is not None
    assert gone.archived_on == APRIL


def test_each_day_shows_its_own_file(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    imported(workspace, sheet_of(tmp_path, SECOND), APRIL)
    for day, expected in (
        (MARCH - timedelta(1), {}),
        (MARCH, {"KPIs": "red", "QBR": "green", "Plans": "not-rated"}),
        (APRIL, {"KPIs": "green", "QBR": "green", "New": "yellow"}),
    ):
        with workspace.as_of(day) as then:
            assert {c.title: c.status.value for c in then.read(board_cards)} == expected


def test_each_responsibility_is_written_once(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    assert set(touched(workspace).values()) == {1}
    imported(workspace, sheet_of(tmp_path, SECOND), APRIL)
    by_row = Counter((table, row) for table, _, row in touched(workspace).elements())
    assert set(by_row.values()) == {1}


def test_undo_twice_leaves_an_empty_workspace_and_redo_brings_all_back(workspace: Workspace, tmp_path: Path) -> None:
    empty = workspace.read(state)
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    imported(workspace, sheet_of(tmp_path, SECOND), APRIL)
    full = workspace.read(state)
    assert workspace.undo() is not None
    assert workspace.undo() is not None
    assert workspace.read(state) == empty
    assert workspace.undo() is None
    workspace.redo()
    workspace.redo()
    assert workspace.read(state) == full


def test_the_same_file_on_the_same_day_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    before, changes = workspace.read(state), workspace.read(latest_change)
    assert imported(workspace, sheet_of(tmp_path, FIRST), MARCH).empty
    assert workspace.read(state) == before
    assert workspace.read(latest_change) == changes


def test_the_same_file_later_only_checks_in(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    before = {c.id: c for c in workspace.read(board_cards)}
    made = imported(workspace, sheet_of(tmp_path, FIRST), APRIL)
    assert import_label(made) == "Imported “tracker.csv”: 2 confirmed"
    for now in workspace.read(board_cards):
        was = before[now.id]
        assert (now.status, now.reason, now.since, now.position) == (was.status, was.reason, was.since, was.position)
        assert now.checked_on == (None if now.status is Status.NOT_RATED else APRIL)


def test_a_corrected_file_of_the_same_day_makes_no_movement(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    imported(workspace, sheet_of(tmp_path, FIRST.replace("red,No owner.", "yellow,Owned by two.")), MARCH)
    detail = workspace.read(responsibility, card(workspace, "KPIs"))
    assert detail is not None
    assert [(s.day, s.status, s.reason) for s in detail.statuses] == [(MARCH, Status.YELLOW, "Owned by two.")]
    assert detail.card.trend.value == "steady"


def test_an_older_file_only_joins_the_history(workspace: Workspace, tmp_path: Path) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), APRIL)
    imported(workspace, sheet_of(tmp_path, FIRST.replace("red,No owner.", "green,All is well.")), MARCH)
    detail = workspace.read(responsibility, card(workspace, "KPIs"))
    assert detail is not None
    assert [(s.day, s.status) for s in detail.statuses] == [(MARCH, Status.GREEN), (APRIL, Status.RED)]
    assert (detail.card.status, detail.card.since) == (Status.RED, APRIL)
    qbr = workspace.read(any_card, card(workspace, "QBR"))
    assert qbr is not None
    assert (qbr.since, qbr.checked_on) == (MARCH, APRIL)


def test_a_later_get_to_green_date_is_a_slip(workspace: Workspace, tmp_path: Path) -> None:
    text = "title,status,target date\nKPIs,red,{}\n"
    imported(workspace, sheet_of(tmp_path, text.format("2026-06-30")), MARCH)
    imported(workspace, sheet_of(tmp_path, text.format("2026-09-30")), APRIL)
    detail = workspace.read(responsibility, card(workspace, "KPIs"))
    assert detail is not None
    assert (detail.card.green_by, detail.card.slips) == (date(2026, 9, 30), 1)
    dates = [(g.set_on, g.green_by) for g in detail.get_to_green]
    assert dates == [(MARCH, date(2026, 6, 30)), (APRIL, date(2026, 9, 30))]


def test_a_persons_own_work_between_two_files_is_kept(workspace: Workspace, tmp_path: Path, clock: FixedClock) -> None:
    imported(workspace, sheet_of(tmp_path, FIRST), MARCH)
    rid = card(workspace, "KPIs")
    workspace.run("Added a step", plan.add_step, rid, "List the fields")
    workspace.run("Moved “KPIs” to Green", board.set_status, rid, Status.GREEN, "Done.")
    made = imported(workspace, sheet_of(tmp_path, FIRST), MAY)
    assert next(row for row in made.rows if row.title == "KPIs").kind is RowKind.HISTORY
    detail = workspace.read(responsibility, rid)
    assert detail is not None
    assert (detail.card.status, detail.card.since) == (Status.GREEN, clock.today())
    assert [s.day for s in detail.statuses] == [MARCH, MAY, clock.today()]
    assert len(detail.steps) == 1


def test_a_plan_that_is_out_of_date_is_refused_as_a_whole(workspace: Workspace, tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, FIRST)
    made, seen = planned(workspace, sheet, MARCH), workspace.read(latest_change)
    workspace.run("Added “KPIs”", responsibilities.add_responsibility, "KPIs", area="Data")
    with refused(workspace, OUT_OF_DATE):
        workspace.run_dated(MARCH, import_label(made), apply_plan, made, seen)


def test_a_plan_is_only_carried_out_on_its_own_day(workspace: Workspace, tmp_path: Path) -> None:
    made = planned(workspace, sheet_of(tmp_path, FIRST), MARCH)
    with pytest.raises(BugError):
        workspace.run("Imported", apply_plan, made, ChangeId(0))


def restate_all(tx: Tx) -> None:
    """Work every responsibility's status columns out again from its status changes."""
    for (rid,) in tx.rows("SELECT id FROM responsibility"):
        board.restate(tx, rid)


@pytest.mark.parametrize("seed", range(25))
def test_whatever_the_files_the_workspace_holds_what_the_plans_said(
    workspace: Workspace, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    days = [MARCH, APRIL, APRIL, MAY, MARCH]
    expected: list[ExistingResponsibility] = []
    states = [workspace.read(state)]
    for number in range(4):
        lines = ["title,area,owner,status,reason,id,target date"]
        for title in chance.sample("ABCDEFGH", chance.randint(3, 8)):
            cells = (chance.choice("XY"), chance.choice(["Ann", "Bob", ""]))
            status = chance.choice(["red", "amber", "green", "", "on hold"])
            reason = chance.choice(["", "Because.", "Since Monday."])
            due = chance.choice(["", "2026-06-30", "2026-08-31"])
            lines.append(",".join((title, *cells, status, reason, chance.choice(["", title * 2]), due)))
        sheet = sheet_of(tmp_path, "\n".join(lines) + "\n")
        made = planned(workspace, sheet, chance.choice(days), keep_missing=chance.random() < 0.3)
        expected = applied(workspace.read(existing_responsibilities), made)
        changes = workspace.read(latest_change)
        workspace.run_dated(made.on, f"Import {number}", apply_plan, made, changes)
        if workspace.read(latest_change) != changes:
            states.append(workspace.read(state))
        found = workspace.read(existing_responsibilities)
        assert without_ids(found) == without_ids(expected)
    before = workspace.read(latest_change)
    workspace.run("Restated", restate_all)
    assert workspace.read(latest_change) == before
    for earlier in reversed(states[:-1]):
        workspace.undo()
        assert workspace.read(state) == earlier


def test_the_yearly_files_make_two_undo_steps_and_their_own_counts(workspace: Workspace) -> None:
    counts = {}
    for year in (2022, 2023):
        sheet = read_sheet(shared_data("trackers", f"uk-major-projects-{year}.csv"))
        imported(workspace, sheet, date(year, 3, 31))
        with workspace.as_of(date(year, 3, 31)) as then:
            counts[year] = Counter(c.status.word for c in then.read(board_cards))
    # Counted with a spreadsheet: the filled one of the two rating columns, "Amber" as yellow, the rest not rated.
    assert counts == {
        2022: {"red": 27, "yellow": 170, "green": 24, "not rated": 14},
        2023: {"red": 23, "yellow": 183, "green": 26, "not rated": 12},
    }
    with workspace.as_of(date(2022, 3, 31)) as then:
        assert Counter(c.status.word for c in then.read(board_cards)) == counts[2022]
    assert [row.day.year for row in workspace.read(history)] == [2023, 2022]
    workspace.undo()
    workspace.undo()
    assert workspace.read(board_cards) == []
    assert workspace.undo_label is None
