"""Promises in the whole window: opened from anywhere, done and nudged about in the board's panel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import asks, commitments, plan
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.ids import AskId, CommitmentId, PlanStepId, ResponsibilityId
from csops_desktop.domain.promises import CommitmentState
from csops_desktop.domain.status import AskState, Status
from csops_desktop.paths import paths_for
from csops_desktop.queries.commitments import commitments as all_commitments
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.dialogs.commitment_sheet import CommitmentSheet
from ui.dialogs.nudge_sheet import NudgeSheet
from ui.pages.board.panel.ask_card import AskCard
from ui.pages.board.panel.side_panel import SidePanel
from ui.pages.people.page import PeoplePage
from ui.pages.people.promise_line import PromiseLine
from ui.rooms import UNSEEN
from ui.shell import Shell
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


@pytest.fixture
def rid(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs", status=Status.GREEN, reason="Done.")


@pytest.fixture
def step(workspace: Workspace, rid: ResponsibilityId) -> PlanStepId:
    return workspace.run("Step", plan.add_step, rid, "Agree owners")


@pytest.fixture
def promise(workspace: Workspace, step: PlanStepId) -> CommitmentId:
    due = date(2026, 11, 20)
    return workspace.run(
        "Added", commitments.add_commitment, "Owners", person="Dana Roth", due_on=due, plan_step_id=step
    )


@pytest.fixture
def shell(
    workspace: Workspace, themes: ThemeManager, tmp_path: Path, show: Callable[[QWidget], None], promise: CommitmentId
) -> Iterator[Shell]:
    """The whole window on a card with a promise."""
    paths = paths_for(tmp_path, None)
    bridge = WorkspaceBridge(workspace)
    made = Shell(bridge, themes, SettingsFile(paths.settings), paths)
    made.show_page("board")
    show(made.window)
    yield made
    made.close()
    bridge.close()


def panel_of(shell: Shell, rid: ResponsibilityId) -> SidePanel:
    """Open a card and return its panel."""
    shell.open_responsibility(rid)
    (panel,) = shell.window.findChildren(SidePanel)
    return panel


def lines(panel: SidePanel) -> list[PromiseLine]:
    return [line for line in panel.promises.findChildren(PromiseLine) if line.isVisible()]


def test_a_found_promise_is_shown_on_its_persons_page(shell: Shell, promise: CommitmentId) -> None:
    shell.open_thing("commitment", int(promise))
    assert shell.window.page == "people"
    page = shell.rooms.page("people")
    assert isinstance(page, PeoplePage)
    (line,) = page.view.person.they_owe.shown_lines()
    assert line.open_button.accessibleName() == "Hide details"
    assert line.open_button.hasFocus()


def test_the_actions_mean_the_promise_with_the_keyboard(
    shell: Shell, workspace: Workspace, promise: CommitmentId, qtbot: QtBot
) -> None:
    shell.show_page("people")
    shell.actions.action("finish_promise").trigger()
    assert shell.window.toast.findChild(TextLabel).text() == "Choose a promise first."
    shell.open_thing("commitment", int(promise))
    shell.actions.action("finish_promise").trigger()
    assert [row.state for row in workspace.read(all_commitments)] == [CommitmentState.DONE]


def test_a_promise_out_of_sight_is_not_acted_on(shell: Shell, workspace: Workspace, promise: CommitmentId) -> None:
    shell.open_thing("commitment", int(promise))
    shell.show_page("board")
    shell.actions.action("finish_promise").trigger()
    assert [row.state for row in workspace.read(all_commitments)] == [CommitmentState.OPEN]
    assert shell.window.page == "people"
    assert shell.window.toast.findChild(TextLabel).text() == UNSEEN
    # Now it is in sight.
    shell.actions.action("finish_promise").trigger()
    assert [row.state for row in workspace.read(all_commitments)] == [CommitmentState.DONE]


def test_a_promise_leads_back_to_its_card(shell: Shell, promise: CommitmentId, rid: ResponsibilityId) -> None:
    shell.open_thing("commitment", int(promise))
    page = shell.rooms.page("people")
    assert isinstance(page, PeoplePage)
    page.thing_requested.emit("responsibility", int(rid))
    assert shell.window.page == "board"
    (line,) = lines(panel_of(shell, rid))
    line.thing_requested.emit("person", 1)
    assert shell.window.page == "people"


def test_done_in_the_panel_ticks_the_step_and_the_colour_is_believed(
    shell: Shell, workspace: Workspace, rid: ResponsibilityId, qtbot: QtBot
) -> None:
    panel = panel_of(shell, rid)
    (line,) = lines(panel)
    assert line._meta.text().startswith("Dana Roth owes · due Fri 20 Nov")
    found = workspace.read(responsibility, rid)
    assert found is not None
    assert "1 promise is overdue." in found.card.watermelon_reasons
    line.done_button.setFocus()
    qtbot.keyClick(line.done_button, Qt.Key.Key_D)
    found = workspace.read(responsibility, rid)
    assert found is not None
    assert found.steps[0].done_on == date(2026, 11, 24)
    assert found.card.watermelon_reasons == ()
    assert lines(panel)[0].reopen_button.isVisible()


def test_an_ask_is_nudged_about_and_becomes_a_promise(
    shell: Shell, workspace: Workspace, rid: ResponsibilityId
) -> None:
    ask = workspace.run("Ask", asks.add_ask, rid, "A name per field", person="Ines Maier")
    workspace.run("Asked", asks.move_ask, AskId(ask), AskState.ASKED)
    panel = panel_of(shell, rid)
    (card,) = panel.asks.findChildren(AskCard)
    buttons = {button.text(): button for button in card.findChildren(Button) if button.isVisible()}
    assert list(buttons) == ["Nudge", "Accepted", "Refused"]
    buttons["Nudge"].click()
    (sheet,) = shell.window.findChildren(NudgeSheet)
    sheet.said_button.click()
    buttons["Accepted"].click()
    assert [row.what for row in workspace.read(all_commitments)] == ["Owners", "A name per field"]
    assert len(lines(panel)) == 2


def test_a_promise_is_added_for_the_card(
    shell: Shell, workspace: Workspace, rid: ResponsibilityId, step: PlanStepId, qtbot: QtBot
) -> None:
    panel_of(shell, rid).promises.add_button.click()
    (sheet,) = shell.window.findChildren(CommitmentSheet)
    qtbot.keyClicks(sheet.person_edit, "Bo")
    qtbot.keyClicks(sheet.what_edit, "Access")
    sheet.step_box.setCurrentIndex(1)
    qtbot.keyClick(sheet.what_edit, Qt.Key.Key_Return)
    row = next(one for one in workspace.read(all_commitments) if one.what == "Access")
    assert (row.responsibility_id, row.plan_step_id, row.person) == (rid, step, "Bo")


def test_a_promise_comes_back_from_the_trash(shell: Shell, workspace: Workspace, promise: CommitmentId) -> None:
    shell.open_thing("commitment", int(promise))
    page = shell.rooms.page("people")
    assert isinstance(page, PeoplePage)
    page.view.person.they_owe.shown_lines()[0].trash()
    assert workspace.read(all_commitments) == []
    (line,) = page.view.person.trashed.shown_lines()
    assert (line.pill.text(), line.reopen_button.text()) == ("in the trash", "Restore")
    line.reopen_button.click()
    assert [row.state for row in workspace.read(all_commitments)] == [CommitmentState.OPEN]
    assert page.view.person.trashed.isHidden()
