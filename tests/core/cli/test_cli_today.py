"""`list today` on the command line: as lines, as JSON, and as of a past day."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.cli.parser import parse
from csops_desktop.cli.verbs import run_verb
from csops_desktop.clock import Clock
from csops_desktop.commands import commitments, snoozes
from csops_desktop.domain.promises import Direction
from csops_desktop.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A data folder with a promise of today and one that is put off."""
    clock = Clock()
    today = clock.today()
    with Workspace.open(tmp_path / "workspace.csops", clock, backups=tmp_path / "backups") as workspace:
        run = workspace.run
        run("p", commitments.add_commitment, "Draft", person="Ann", direction=Direction.I_OWE, due_on=today)
        later = run("p", commitments.add_commitment, "Owners", person="Dana", due_on=today - timedelta(days=2))
        run("z", snoozes.snooze, "commitment", later, today + timedelta(days=3))
    return tmp_path


def typed(folder: Path, *arguments: str) -> int:
    workspace = str(folder / "workspace.csops")
    return run_verb(parse(["--data-dir", str(folder), "--workspace", workspace, "list", "today", *arguments]))


def test_today_is_listed_with_what_is_put_off_last(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(desk, "--json") == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    today = Clock().today()
    assert [(row["kind"], row["place"], row["sentence"]) for row in rows] == [
        ("commitment", "shown", "I owe Ann: Draft"),
        ("commitment", "snoozed", "Dana owes: Owners"),
    ]
    assert (rows[0]["group"], rows[0]["due_on"], rows[0]["mine"]) == ("promises", today.isoformat(), True)
    assert (rows[1]["until"], rows[1]["put_off"]) == ((today + timedelta(days=3)).isoformat(), 1)


def test_today_is_readable_for_people(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(desk) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.split() == ["promises", "today", "I", "owe", "Ann:", "Draft;", "due", "today"]
    assert second.endswith("(snoozed)")


def test_a_past_day_needed_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(desk, "--json", "--as-of", "2020-01-01") == 0
    assert json.loads(capsys.readouterr().out) == []
