"""What the tests of tray, notifications and reminders share: actions, lines, and a tray that can come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QSystemTrayIcon, QWidget

from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import PromiseFacts
from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.shell import Shell
from ui.theme.theme import ThemeManager

type Lines = Callable[..., tuple[Line, ...]]


@pytest.fixture
def actions(themes: ThemeManager) -> Iterator[ActionRegistry]:
    """All actions, connected to nothing."""
    registry = ActionRegistry(themes)
    yield registry
    registry.deleteLater()


@pytest.fixture
def bridge(workspace: Workspace) -> Iterator[WorkspaceBridge]:
    """The empty workspace as windows see it."""
    made = WorkspaceBridge(workspace)
    yield made
    made.close()


@pytest.fixture
def lines() -> Lines:
    """Make promises that are due, by their titles."""

    def make(*titles: str) -> tuple[Line, ...]:
        facts = PromiseFacts("Bo", 0, "", None)
        return tuple(
            Line("commitment", number, title, facts, date(2026, 11, 24), opens=("commitment", number))
            for number, title in enumerate(titles, 1)
        )

    return make


@pytest.fixture
def no_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))


@pytest.fixture
def shell(
    bridge: WorkspaceBridge, themes: ThemeManager, tmp_path: Path, show: Callable[[QWidget], None], no_tray: None
) -> Iterator[Shell]:
    """The whole window."""
    paths = Paths.under(tmp_path)
    made = Shell(bridge, themes, SettingsFile(paths.settings), paths)
    show(made.window)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
