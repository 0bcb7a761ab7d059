"""The tracker as a page and everything as JSON leave the window by the actions that Ctrl+K has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import responsibilities
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace
from ui.shell import Shell


@pytest.fixture(autouse=True)
def kpis(workspace: Workspace) -> None:
    """One red card."""
    workspace.run(
        "Added", responsibilities.add_responsibility, "<b>KPIs</b>", status=Status.RED, reason="Nobody owns them."
    )


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Answer the question for a file with the name that is suggested, in the test's folder; keep what was asked."""
    asked: dict[str, str] = {}

    def choose(_: QWidget, title: str, begin: Path, pattern: str) -> Path:
        asked[title] = f"{begin.name} {pattern}"
        return tmp_path / begin.name

    monkeypatch.setattr("ui.messages.choose_file_to_save", choose)
    return asked


def test_the_page_is_written_and_said(shell: Shell, tmp_path: Path, chosen: dict[str, str]) -> None:
    shell.actions.action("export_html").trigger()
    assert chosen == {"Export tracker as a web page": "CS Ops tracker 2026-11-24.html *.html"}
    page = (tmp_path / "CS Ops tracker 2026-11-24.html").read_text(encoding="utf-8")
    assert "Read-only copy" in page
    assert "&lt;b&gt;KPIs&lt;/b&gt;" in page
    assert "Nobody owns them." in page
    assert shell.window.toast.text == "Wrote “CS Ops tracker 2026-11-24.html”"


def test_everything_is_written_beside_the_window_and_said(
    shell: Shell, workspace: Workspace, tmp_path: Path, chosen: dict[str, str], qtbot: QtBot
) -> None:
    shell.actions.action("export_json").trigger()
    assert chosen == {"Export everything as JSON": "CS Ops workspace 2026-11-24.json *.json"}
    qtbot.waitUntil(lambda: shell.window.toast.text.startswith("Wrote"), timeout=10_000)
    assert shell.window.toast.text == "Wrote “CS Ops workspace 2026-11-24.json”: everything, also what is private"
    read = json.loads((tmp_path / "CS Ops workspace 2026-11-24.json").read_bytes())
    assert [row["title"] for row in read["tables"]["responsibility"]] == ["<b>KPIs</b>"]
    assert not workspace.notice_others(), "reading everything is no change by another program"


def test_a_file_that_cannot_be_written_is_said(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone"
    monkeypatch.setattr("ui.messages.choose_file_to_save", lambda *_: gone / "out")
    shell.actions.action("export_html").trigger()
    assert shell.window.toast.text == "out can't be written: no such file or directory."
    shell.window.say("")
    shell.actions.action("export_json").trigger()
    qtbot.waitUntil(lambda: "can't be written" in shell.window.toast.text, timeout=10_000)
