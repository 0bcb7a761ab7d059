"""The switch on the settings page is the system's entry: it shows what is there and changes just that."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.preferences import Preferences
from ui.theme.theme import ThemeManager

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="XDG is for Linux")


@pytest.fixture
def entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the entry will be."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart" / "csops-desktop.desktop"


@pytest.fixture
def preferences(
    bridge: WorkspaceBridge, themes: ThemeManager, actions: ActionRegistry, entry: Path, tmp_path: Path
) -> Iterator[Preferences]:
    """The settings as the window has them, with their page."""
    paths = Paths.under(tmp_path / "my desk")
    made = Preferences(bridge, themes, SettingsFile(paths.settings), paths, actions)
    made.page().tool_row().setParent(made.page())
    yield made
    made.page().deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_switch_writes_the_entry_and_takes_it_away(preferences: Preferences, entry: Path, tmp_path: Path) -> None:
    box = preferences.page().view.reminders.start_box
    assert not box.isChecked()
    box.click()
    assert f'--data-dir "{tmp_path}/my desk" --background' in entry.read_text("utf-8")
    box.click()
    assert not entry.exists()


def test_it_shows_what_was_changed_elsewhere(preferences: Preferences, entry: Path) -> None:
    box = preferences.page().view.reminders.start_box
    box.click()
    entry.unlink()
    preferences.page().shown.emit()
    assert not box.isChecked()


def test_what_cannot_be_written_is_said_there_and_stays_off(preferences: Preferences, entry: Path) -> None:
    entry.parent.parent.mkdir()
    entry.parent.write_text("a file", "utf-8")
    section = preferences.page().view.reminders
    section.start_box.click()
    assert not section.start_box.isChecked()
    assert "could not be switched on" in section._start_row.remark.text()
