"""The whole window on a workspace that has backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.shell import Shell
from ui.theme.theme import ThemeManager


@pytest.fixture
def paths(data_dir: Path, clock: FixedClock) -> Paths:
    """A workspace with the card "Old" in a backup of nine o'clock, and "New" besides in the file."""
    made = Paths.under(data_dir)
    with Workspace.open(made.workspace, clock, backups=made.backups) as workspace:
        workspace.run("Added “Old”", add_responsibility, "Old")
        clock.advance(hours=1)
        assert workspace.back_up() is not None
        clock.advance(hours=1)
        workspace.run("Added “New”", add_responsibility, "New")
    clock.advance(hours=1)
    return made


@pytest.fixture
def open_shell(
    paths: Paths, clock: FixedClock, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]
) -> Iterator[Callable[..., Shell]]:
    """Open the window of the workspace, or of another one."""
    opened: list[tuple[Shell, WorkspaceBridge, Workspace]] = []

    def open_it(path: Path = paths.workspace, *, read_only: bool = False) -> Shell:
        workspace = Workspace.open(path, clock, backups=paths.backups, read_only=read_only)
        bridge = WorkspaceBridge(workspace)
        shell = Shell(bridge, themes, SettingsFile(paths.settings), paths)
        opened.append((shell, bridge, workspace))
        shell.window.resize(1200, 760)
        shell.show_page("board")
        show(shell.window)
        # What the window does by itself has begun, with a backup of what is there.
        qtbot.waitUntil(lambda: read_only or shell.presence is not None)
        return shell

    yield open_it
    for shell, bridge, workspace in opened:
        shell.window.leave()
        shell.close()
        shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        bridge.close()
        workspace.close()
