"""`csops-desktop selftest`: whether a copy of the program is whole, as JSON and as an exit code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from csops_desktop import assets
from csops_desktop.assets import asset
from csops_desktop.cli.parser import parse
from csops_desktop.selftest import Check, core_checks, tried
from tests.helpers.desk import run_desk
from tests.migrations.make_fixture import FIXTURES


def test_a_whole_copy_says_so(data_dir: Path) -> None:
    result = run_desk(data_dir, "selftest")
    said = result.json()
    assert result.code == 0
    assert said["ok"]
    assert {check["name"] for check in said["checks"]} == {
        "sqlite", "workspace", "migration", "deck", "spreadsheet", "markdown", "resources", "time zones", "keyring",
        "window system", "look", "tray", "notifications",
    }  # fmt: skip
    assert not data_dir.exists() or not list(data_dir.rglob("*.csops")), "it touches no workspace"


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(assets, "_root", lambda: tmp_path)
    wrong = {check.name: check.detail for check in core_checks() if not check.ok}
    assert {"migration", "resources"} <= wrong.keys()
    assert "missing" in wrong["resources"]


def test_one_accident_is_not_the_end_of_the_others() -> None:
    def broken() -> str:
        raise ImportError("No module named 'reportlab'")

    assert tried("deck", broken) == Check("deck", False, "ImportError: No module named 'reportlab'")


def test_the_old_workspace_is_the_one_that_migrations_are_tested_on() -> None:
    bundled, fixture = asset("selftest/schema-1.csops"), FIXTURES / "schema-1.csops"
    assert hashlib.sha256(bundled.read_bytes()).digest() == hashlib.sha256(fixture.read_bytes()).digest()


@pytest.mark.parametrize("name", ["Mine.csops", "/a folder/Mine.CSOPS"])
def test_a_workspace_file_alone_opens_it(name: str) -> None:
    options = parse([name])
    assert options.verb is None
    assert options.workspace == Path(name)
