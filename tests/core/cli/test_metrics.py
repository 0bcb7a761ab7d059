"""Metrics on the command line: listed as they are and as they were, values written down by id or name."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.cli.parser import parse
from csops_desktop.cli.verbs import run_verb
from csops_desktop.clock import Clock
from csops_desktop.commands import metrics
from csops_desktop.domain.metrics import Direction
from csops_desktop.text.dates import say_date
from csops_desktop.workspace import Workspace

TODAY = Clock().today()
BEFORE, LATER = TODAY - timedelta(days=50), TODAY - timedelta(days=4)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A data folder with one metric."""
    with Workspace.open(tmp_path / "workspace.csops", Clock(), backups=tmp_path / "backups") as workspace:
        workspace.run(
            "Added", metrics.add_metric, "Clicks per renewal", unit="clicks", direction=Direction.DOWN, target=20
        )
    return tmp_path


def typed(folder: Path, *arguments: str) -> int:
    workspace = str(folder / "workspace.csops")
    return run_verb(parse(["--data-dir", str(folder), "--workspace", workspace, *arguments]))


def listed(desk: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[dict[str, Any]]:
    assert typed(desk, "list", "metrics", "--json", *more) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return rows


def test_values_are_written_down_by_id_or_name(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = say_date(BEFORE, TODAY)
    assert typed(desk, "add-value", "1", "42", "--on", str(BEFORE)) == 0
    assert capsys.readouterr().out == f"Added a value to “Clicks per renewal”: 42 clicks on {said}\n"
    assert typed(desk, "add-value", "clicks per renewal", "17,5", "--on", str(LATER), "--note", "new page") == 0
    capsys.readouterr()
    row = listed(desk, capsys)[0]
    assert (row["value"], row["on"], row["previous"], row["values"]) == (17.5, str(LATER), 42, 2)
    assert (row["standing"], row["movement"], row["trust"], row["note"]) == (
        "target met",
        "better",
        "never-verified",
        "new page",
    )
    assert typed(desk, "list", "metrics") == 0
    assert f"17.5 clicks ({say_date(LATER, TODAY)})" in capsys.readouterr().out


def test_a_day_that_has_a_value_keeps_it_unless_it_is_replaced(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(desk, "add-value", "1", "42", "--on", str(BEFORE)) == 0
    assert typed(desk, "add-value", "1", "43", "--on", str(BEFORE)) == 1
    assert capsys.readouterr().err.startswith(f"There is a value for {say_date(BEFORE, TODAY)} already: 42 clicks.")
    assert typed(desk, "add-value", "1", "43", "--on", str(BEFORE), "--replace") == 0
    capsys.readouterr()
    assert listed(desk, capsys)[0]["value"] == 43


def test_a_past_day_has_the_values_of_that_day(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(desk, capsys, "--as-of", "2026-01-01") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("9", "1"), "There is no metric 9."),
        (("Clicks", "1"), "There is no metric called “Clicks”."),
        (("1", "many"), "“many” is no number; write it like 12.5."),
        (("1", "3", "--on", "2099-01-01"), "Thu 1 Jan 2099 has not come yet."),
    ],
)
def test_what_is_wrong_is_one_sentence(
    desk: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert typed(desk, "add-value", *words) == 1
    assert capsys.readouterr().err == f"{said}\n"
