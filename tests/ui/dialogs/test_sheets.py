"""Tests of the sheet of keys, about and the deck options, over a window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.paths import Paths
from ui import messages
from ui.actions import ACTIONS, ActionRegistry
from ui.dialogs.about import About
from ui.dialogs.deck_options import DeckOptions, DeckOptionsDialog
from ui.dialogs.key_caps import KeyLine, split_keys
from ui.dialogs.shortcuts_sheet import ShortcutsSheet, _split
from ui.theme.theme import ThemeManager

TODAY = date(2026, 11, 24)


@pytest.fixture
def window(qtbot: QtBot, show: Callable[[QWidget], None]) -> QWidget:
    """A window with one field that has the keyboard."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1024, 700)
    field = QLineEdit()
    QVBoxLayout(made).addWidget(field)
    show(made)
    field.setFocus()
    return made


@pytest.fixture
def sheet(window: QWidget, themes: ThemeManager) -> ShortcutsSheet:
    """The sheet of keys, open."""
    made = ShortcutsSheet(ActionRegistry(themes, window), themes, window)
    made.open()
    return made


@pytest.fixture
def options(window: QWidget, themes: ThemeManager, clock: FixedClock) -> DeckOptionsDialog:
    """The deck options, open on today with a comparison."""
    made = DeckOptionsDialog(DeckOptions(TODAY, date(2026, 10, 24), 5), themes, clock, window)
    made.open()
    return made


# --- the sheet of keys ------------------------------------------------------------------------------------------------


def test_every_key_of_every_action_is_on_the_sheet(sheet: ShortcutsSheet) -> None:
    said = " / ".join(line.accessibleName() for line in sheet.findChildren(KeyLine))
    for spec in ACTIONS:
        if spec.keys:
            assert f"{spec.title.removesuffix('…')}, {spec.keys[0]}" in said
    assert "Redo, Ctrl+Shift+Z or Ctrl+Y" in said
    assert "Choose a card, Arrow keys" in said


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F1])
def test_esc_and_f1_close_it(sheet: ShortcutsSheet, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(QApplication.focusWidget(), key)


def test_tab_stays_within(sheet: ShortcutsSheet) -> None:
    for _ in range(5):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
    assert sheet.isVisible()


def test_a_typed_letter_does_not_reach_the_window(sheet: ShortcutsSheet, window: QWidget) -> None:
    QTest.keyClicks(QApplication.focusWidget(), "abc")
    assert window.findChild(QLineEdit).text() == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1920, 1080), (1024, 700), (500, 400)])
def test_it_fits_every_window(
    sheet: ShortcutsSheet, window: QWidget, themes: ThemeManager, scale: float, size: tuple[int, int]
) -> None:
    themes.apply("light", font_scale=scale)
    window.resize(*size)
    assert sheet.rect().contains(sheet.panel.geometry())
    assert not sheet.grab().isNull()


def test_sections_fill_the_columns_evenly_and_in_order() -> None:
    assert _split([5, 5, 5], 3) == [[0], [1], [2]]
    assert _split([9, 2, 3, 4], 2) == [[0], [1, 2, 3]]
    assert _split([3], 3) == [[0]]
    assert _split([4, 4, 4], 1) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+K", ["Ctrl", "K"]),
        ("Ctrl+Shift++", ["Ctrl", "Shift", "+"]),
        ("+", ["+"]),
        ("", []),
        ("F1", ["F1"]),
        ("Ctrl+,", ["Ctrl", ","]),
    ],
)
def test_a_combination_is_its_keys(keys: str, caps: list[str]) -> None:
    assert split_keys(keys) == caps


# --- about ------------------------------------------------------------------------------------------------------------


def test_about_copies_versions_and_shows_the_folder(
    window: QWidget, themes: ThemeManager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(messages, "show_in_folder", shown.append)
    about = About(Paths.under(tmp_path), themes, window)
    about.open()
    about.copy_button.click()
    assert "CS Ops Desktop" in QGuiApplication.clipboard().text()
    assert "Qt 6" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    about.folder_button.click()
    assert shown == [tmp_path / "workspace.csops"]


def test_the_close_button_closes(window: QWidget, themes: ThemeManager, tmp_path: Path, qtbot: QtBot) -> None:
    about = About(Paths.under(tmp_path), themes, window)
    about.open()
    with qtbot.waitSignal(about.closed):
        about.close_button.click()
    assert window.findChild(QLineEdit).hasFocus()


# --- deck options -----------------------------------------------------------------------------------------------------


def enter(field: QLineEdit, words: str) -> None:
    """Type into a field in place of what is there, and commit."""
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_what_it_begins_with_is_what_comes_out(options: DeckOptionsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(options.chosen) as said:
        options.export_button.click()
    assert said.args == [DeckOptions(TODAY, date(2026, 10, 24), 5)]
    assert not options.isVisible()


def test_days_and_number_are_chosen(options: DeckOptionsDialog, qtbot: QtBot) -> None:
    enter(options.since_edit.edit, "2026-08-31")
    enter(options.as_of_edit.edit, "2026-09-30")
    options.priorities_box.setValue(3)
    with qtbot.waitSignal(options.chosen) as said:
        options.export_button.click()
    assert said.args == [DeckOptions(date(2026, 9, 30), date(2026, 8, 31), 3)]


def test_an_emptied_day_means_today_and_no_comparison(options: DeckOptionsDialog) -> None:
    enter(options.as_of_edit.edit, "2026-11-01")
    for field in (options.as_of_edit.edit, options.since_edit.edit):
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert options.options == DeckOptions(TODAY, None, 5)


@pytest.mark.parametrize(
    ("field", "words", "sentence"),
    [
        ("as_of", "2027-01-01", "This day has not come yet."),
        ("as_of", "2026-10-24", "The changes must begin before the day that the deck shows."),
        ("since", "2026-11-24", "The changes must begin before the day that the deck shows."),
        ("since", "gibberish", ""),
    ],
)
def test_what_cannot_be_is_said_and_not_taken(
    options: DeckOptionsDialog, qtbot: QtBot, field: str, words: str, sentence: str
) -> None:
    before = options.options
    edit = options.as_of_edit if field == "as_of" else options.since_edit
    enter(edit.edit, words)
    assert options.options == before
    assert sentence in edit.edit.accessibleDescription()
    assert edit.edit.accessibleDescription()
    with qtbot.assertNotEmitted(options.chosen):
        options.export_button.click()
    assert options.isVisible()


def test_a_comparison_that_cannot_be_is_left_out(window: QWidget, themes: ThemeManager, clock: FixedClock) -> None:
    made = DeckOptionsDialog(DeckOptions(TODAY, TODAY, 5), themes, clock, window)
    assert made.options == DeckOptions(TODAY, None, 5)
    made.deleteLater()


def test_esc_takes_back_what_was_typed_and_then_closes(options: DeckOptionsDialog, qtbot: QtBot) -> None:
    field = options.as_of_edit.edit
    field.setFocus()
    QTest.keyClicks(field, "gibberish")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert options.isVisible()
    with qtbot.waitSignal(options.closed):
        QTest.keyClick(field, Qt.Key.Key_Escape)


def test_cancel_chooses_nothing(options: DeckOptionsDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(options.chosen), qtbot.waitSignal(options.closed):
        options.cancel_button.click()


def test_the_veil_takes_the_click(options: DeckOptionsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(options.closed):
        QTest.mouseClick(options, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
