"""The look is changed by keys and by Ctrl+K as well as on the settings page, and is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csops_desktop.paths import Paths
from csops_desktop.settings import FONT_SCALES, SettingsFile
from ui.shell import Shell
from ui.theme.theme import ThemeManager


def kept(tmp_path: Path) -> SettingsFile:
    return SettingsFile(Paths.under(tmp_path).settings)


def test_the_theme_is_a_command(shell: Shell, themes: ThemeManager, tmp_path: Path) -> None:
    for name, dark in (("dark", True), ("light", False)):
        shell.actions.action(f"theme_{name}").trigger()
        assert themes.theme.dark is dark
        assert kept(tmp_path).settings.theme == name
    shell.actions.action("theme_system").trigger()
    assert kept(tmp_path).settings.theme == "system"


def test_the_settings_page_shows_what_was_chosen_elsewhere(shell: Shell) -> None:
    shell.show_page("settings")
    shell.actions.action("theme_dark").trigger()
    shell.actions.action("larger_text").trigger()
    view = shell.preferences.page().view
    assert view.theme_buttons["dark"].isChecked()
    assert view.font_scale_box.currentIndex() == 1


def test_text_grows_and_shrinks_by_key_within_what_is_offered(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    window, plus = shell.window, Qt.KeyboardModifier.ControlModifier
    for size in (*FONT_SCALES[1:], FONT_SCALES[-1]):
        qtbot.keyClick(window, Qt.Key.Key_Plus, plus)
        assert kept(tmp_path).settings.font_scale == size
    assert window.toast.text == "Text at 200 % is the largest."
    for size in (*reversed(FONT_SCALES[:-1]), FONT_SCALES[0]):
        qtbot.keyClick(window, Qt.Key.Key_Minus, plus)
        assert kept(tmp_path).settings.font_scale == size
    assert window.toast.text == "Text at 100 % is the smallest."
