"""A desk that is started on a workspace in which a killed one may have left drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import (
    board,
    responsibilities,
)
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.paths import paths_for
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from tests.ui.drafts.typed import Start
from ui.bridge import WorkspaceBridge
from ui.shell import Shell
from ui.theme.theme import ThemeManager


@pytest.fixture
def rid(workspace: Workspace) -> ResponsibilityId:
    """A red card."""
    found = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
    workspace.run("Red", board.set_status, found, Status.RED, "Nobody owns it.")
    return found


@pytest.fixture
def start(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, tmp_path: Path, show: Callable[[QWidget], None]
) -> Iterator[Start]:
    """Start the desk, and be past its first painting."""
    paths = paths_for(tmp_path, None)
    bridges: list[WorkspaceBridge] = []
    shells: list[Shell] = []

    def start_it() -> Shell:
        bridges.append(WorkspaceBridge(workspace))
        shells.append(shell := Shell(bridges[-1], themes, SettingsFile(paths.settings), paths))
        shell.window.resize(1440, 900)
        shell.show_page("board")
        with qtbot.waitSignal(shell.window.painted):
            show(shell.window)
        return shell

    yield start_it
    for shell in shells:
        shell.window.leave()
        shell.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for bridge in bridges:
        bridge.close()
