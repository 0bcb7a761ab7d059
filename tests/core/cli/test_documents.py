"""`list documents` and `verify` on the command line."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.cli.parser import parse
from csops_desktop.cli.verbs import run_verb
from csops_desktop.clock import Clock
from csops_desktop.commands import documents
from csops_desktop.domain.trust import ReviewRule
from csops_desktop.paths import paths_for
from csops_desktop.settings import Settings, SettingsFile
from csops_desktop.workspace import Workspace


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A data folder with two documents."""
    with Workspace.open(tmp_path / "workspace.csops", Clock(), backups=tmp_path / "backups") as workspace:
        rule = ReviewRule(6, "months")
        workspace.run("Added", documents.add_document, "Renewals", body="one", owner="Jo", area="CS", rule=rule)
        workspace.run("Added", documents.add_document, "Discounts", body="two")
    return tmp_path


def typed(folder: Path, *arguments: str) -> int:
    workspace = str(folder / "workspace.csops")
    return run_verb(parse(["--data-dir", str(folder), "--workspace", workspace, *arguments]))


def listed(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert typed(folder, "list", "documents", "--json", *arguments) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def test_documents_are_listed_with_their_trust(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = listed(desk, capsys)
    assert (first["title"], second["title"]) == ("Discounts", "Renewals")
    assert second["trust"] == "never-verified"
    assert (second["owner"], second["area"], second["verified_on"], second["due_on"]) == ("Jo", "CS", None, None)
    assert second["confidence"] == "none"
    assert listed(desk, capsys, "--as-of", "2020-01-01") == []


def test_a_verification_shows_in_the_list(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("verify", "1", "--how", "tried", "--how", "asked", "--note", "All steps work.", "--by", "Zoë")
    assert typed(desk, *given) == 0
    assert capsys.readouterr().out.startswith("Verified “Renewals”. Checked: tried the steps and asked the owner.")
    _, row = listed(desk, capsys)
    assert (row["trust"], row["confidence"]) == ("verified", "high")
    assert row["verified_on"] == Clock().today().isoformat()
    assert row["due_on"] > row["verified_on"]
    assert typed(desk, "list", "documents") == 0
    assert "verified               Renewals [CS], Jo" in capsys.readouterr().out


def test_what_is_wrong_is_one_sentence_or_usage(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed(desk, "verify", "9", "--how", "read", "--note", "x") == 1
    assert capsys.readouterr().err == "There is no document 9.\n"
    for wrong in (("verify", "1", "--note", "x"), ("verify", "1", "--how", "guessed", "--note", "x"), ("verify", "1")):
        with pytest.raises(SystemExit) as caught:
            typed(desk, *wrong)
        assert caught.value.code == 2


@pytest.mark.parametrize("budget", [2, 10])
def test_an_import_holds_the_weekly_budget_of_the_settings(
    budget: int, desk: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = paths_for(desk, desk / "workspace.csops").settings
    SettingsFile(settings).save(replace(Settings(), weekly_reviews=budget))
    folder = tmp_path_factory.mktemp("pages")
    reviewed = f"last_reviewed_on: {Clock().today().isoformat()}\nreview_in: 6 months"
    for number in range(8):
        (folder / f"page{number}.md").write_text(f"---\ntitle: Page {number}\n{reviewed}\n---\nText.\n")
    assert typed(desk, "import", "markdown", str(folder)) == 0
    capsys.readouterr()
    due = [date.fromisoformat(row["due_on"]) for row in listed(desk, capsys) if row["title"].startswith("Page")]
    weeks = Counter(day - timedelta(days=day.weekday()) for day in due)
    assert len(due) == 8
    assert max(weeks.values()) == min(budget, 8)
