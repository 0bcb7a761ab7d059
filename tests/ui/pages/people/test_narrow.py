"""A full People page where there is least room: 1024 × 700, at 100 % and at twice the size of text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import commitments, people, plan
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.promises import Direction
from csops_desktop.paths import paths_for
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from tests.ui.shell.test_narrow_window import SCALES, faults
from ui.bridge import WorkspaceBridge
from ui.pages.people.page import PeoplePage
from ui.shell import Shell
from ui.theme.theme import ThemeManager

LONG = "Review of the renewal playbook before it goes to the whole customer success team in January"


@pytest.mark.parametrize("scale", SCALES)
def test_a_full_page_is_neither_cut_nor_drawn_over(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, tmp_path: Path, show: Callable[[QWidget], None],
    scale: float,
) -> None:  # fmt: skip
    name = "Ann-Kathrin Freifrau von und zu Hohenstein-Westerburg"
    workspace.run("Added", people.add_person, name, team="Legal and procurement", email="a@example.com")
    rid = workspace.run("Added", add_responsibility, "Territory building for the next financial year")
    step = workspace.run("Step", plan.add_step, rid, LONG)
    for direction in Direction:
        workspace.run(
            "Added", commitments.add_commitment, LONG, person=name, direction=direction, due_on=date(2026, 11, 2),
            plan_step_id=step,
        )  # fmt: skip
    themes.apply("light", font_scale=scale)
    bridge = WorkspaceBridge(workspace)
    shell = Shell(bridge, themes, SettingsFile(paths_for(tmp_path, None).settings), paths_for(tmp_path, None))
    shell.window.resize(1024, 700)
    shell.show_page("people")
    show(shell.window)
    page = shell.rooms.page("people")
    assert isinstance(page, PeoplePage)
    line = page.view.person.they_owe.shown_lines()[0]
    line.show_details(True)
    line.ask_day()
    qtbot.waitUntil(lambda: not faults(shell.window))
    view = page.view.person
    # What is wider than the page could not be scrolled to.
    qtbot.waitUntil(lambda: view.widget().width() <= view.viewport().width())
    assert shell.window.width() == 1024
    # What was out of sight while it was made is whole once it is shown.
    line.finish()
    view.closed.set_collapsed(False)
    qtbot.waitUntil(lambda: view.closed.shown_lines()[0].pill.isVisible())
    shell.close()
    bridge.close()
