"""Decks written from the window: beside it, one at a time, also where it closes meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.paths import Paths
from csops_desktop.queries.reports import ReportRow, issued_reports, report_pdf
from csops_desktop.workspace import Workspace
from ui.shell import Shell

type Open = Callable[..., Shell]


def reports(paths: Paths, clock: FixedClock) -> list[ReportRow]:
    with Workspace.open(paths.workspace, clock, read_only=True) as workspace:
        return workspace.read(issued_reports)


def test_a_second_wish_while_a_deck_is_written_is_refused(
    open_shell: Open, qtbot: QtBot, paths: Paths, clock: FixedClock
) -> None:
    shell = open_shell()
    shell.actions.action("export_deck").trigger()
    shell.actions.action("export_deck").trigger()
    assert shell.window.toast._label.text() == "The last deck is still being written; try again in a moment."
    qtbot.waitUntil(shell.window.export_button.isEnabled)
    assert shell.window.toast._label.text().startswith("Wrote “CS Ops status 2026-11-24.pdf”, ")
    assert [file.name for file in paths.exports().iterdir()] == ["CS Ops status 2026-11-24.pdf"]
    shell.actions.action("export_deck").trigger()
    qtbot.waitUntil(shell.window.export_button.isEnabled)
    assert (paths.exports() / "CS Ops status 2026-11-24 (2).pdf").exists()
    assert len(reports(paths, clock)) == 1


def test_a_deck_that_is_written_while_the_window_closes_is_issued(
    open_shell: Open, paths: Paths, clock: FixedClock
) -> None:
    shell = open_shell()
    shell.actions.action("export_deck").trigger()
    # As the shell does when it closes.
    shell.exports.shut_down()
    (file,) = paths.exports().iterdir()
    with Workspace.open(paths.workspace, clock, read_only=True) as workspace:
        (row,) = workspace.read(issued_reports)
        assert workspace.read(report_pdf, row.id) == file.read_bytes()
