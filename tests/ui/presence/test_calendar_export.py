"""The due dates leave the window as a calendar, by the action that Ctrl+K has."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import commitments
from csops_desktop.workspace import Workspace
from ui.shell import Shell


def test_the_calendar_is_written_and_said(
    shell: Shell, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.run("Promised", commitments.add_commitment, "A draft", person="Bo", due_on=date(2026, 12, 1))
    asked: list[Path] = []

    def choose(_: QWidget, title: str, begin: Path, pattern: str) -> Path:
        asked.append(begin)
        assert (title, pattern) == ("Export due dates as a calendar", "*.ics")
        return tmp_path / "dates.ics"

    monkeypatch.setattr("ui.messages.choose_file_to_save", choose)
    shell.actions.action("export_ics").trigger()
    assert asked[0].name == "CS Ops due dates 2026-11-24.ics"
    assert b"SUMMARY:Bo owes: A draft" in (tmp_path / "dates.ics").read_bytes()
    assert shell.window.toast.text == "Wrote “dates.ics”"
