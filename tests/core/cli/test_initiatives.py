"""`list initiatives`: the plan as it is, of one quarter, and as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.cli.parser import parse
from csops_desktop.cli.verbs import run_verb
from csops_desktop.clock import Clock
from csops_desktop.commands import bets, gates, initiatives, time_entries
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import quarter_of
from csops_desktop.domain.scoring import Points
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace

TODAY = Clock().today()
PRESENT = quarter_of(TODAY)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A data folder with a small plan."""
    with Workspace.open(tmp_path / "workspace.csops", Clock(), backups=tmp_path / "backups") as workspace:
        rid = workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="unowned")
        bet = workspace.run(
            "Added", initiatives.add_initiative, "Digital tier", quarter=PRESENT, tier=Tier.BET, hours=40
        )
        why = {"impact_why": "i", "ability_why": "a", "fit_why": "f"}
        workspace.run("Scored", bets.score_bet, bet, Points(5, 3, 5, 80), **why)
        workspace.run("Asked", gates.require_green, PRESENT, rid)
        run = workspace.run(
            "Added", initiatives.add_initiative, "KPI run", quarter=PRESENT, hours=2, recurrence="FREQ=MONTHLY"
        )
        workspace.run("Time", time_entries.add_time, 90, initiative=run)
        workspace.run("Added", initiatives.add_initiative, "Später 日本", quarter=PRESENT.next, category="Data")
    return tmp_path


def typed(folder: Path, *arguments: str) -> int:
    workspace = str(folder / "workspace.csops")
    return run_verb(parse(["--data-dir", str(folder), "--workspace", workspace, *arguments]))


def listed(desk: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    assert typed(desk, "list", "initiatives", "--json", *more) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_the_plan_is_one_json_document(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, bet, later = listed(desk, capsys)
    assert (run["title"], run["tier"], run["turns"], run["hours"], run["spent"]) == ("KPI run", "bau", 3, 6, 1.5)
    assert (run["recurrence"], run["state"], run["score"]) == ("FREQ=MONTHLY", "proposed", None)
    assert (bet["held"], bet["score"], bet["rank"], bet["opened_anyway"]) == (True, 4.43, 1, None)
    assert (later["title"], later["quarter"], later["category"]) == ("Später 日本", str(PRESENT.next), "Data")


def test_one_quarter_alone_holds_what_recurs_as_well(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["title"] for row in listed(desk, capsys, "--quarter", str(PRESENT))] == ["KPI run", "Digital tier"]
    following = PRESENT.next.title
    assert [row["title"] for row in listed(desk, capsys, "--quarter", following)] == ["KPI run", "Später 日本"]
    assert listed(desk, capsys, "--quarter", "1999-q1") == []


def test_a_past_day_had_no_plan(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(desk, capsys, "--as-of", "2020-01-01") == []


def test_the_plan_is_readable_lines(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(desk, "list", "initiatives") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"    2  {PRESENT}  bau         proposed     KPI run (1.5 of 6 h, every month)"
    assert lines[1] == f"    1  {PRESENT}  bet         proposed     Digital tier (0 of 40 h, score 4.43, held)"


def test_a_quarter_that_is_none_is_wrong_usage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        typed(desk, "list", "initiatives", "--quarter", "autumn")
    assert stopped.value.code == 2
    assert "“autumn” is no quarter; write it like 2026-Q4." in capsys.readouterr().err
