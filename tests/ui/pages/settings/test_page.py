"""Tests of the settings page: what is changed holds at once, and nothing wrong is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.paths import Paths
from csops_desktop.settings import Settings
from ui import messages
from ui.pages.settings.page import SettingsPage
from ui.theme.theme import ThemeManager


@pytest.fixture
def page(themes: ThemeManager, qtbot: QtBot, tmp_path: Path, show: Callable[[QWidget], None]) -> SettingsPage:
    """The page in a window, with the default settings."""
    made = SettingsPage(Settings(), themes, Paths.under(tmp_path))
    made.tool_row().setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 800)
    show(made)
    return made


def heard(page: SettingsPage) -> list[Settings]:
    """Return the list that all settings said from now on are added to."""
    said: list[Settings] = []
    page.settings_changed.connect(said.append)
    return said


def type_into(field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    # QTest aborts at a letter that is on no keyboard.
    field.insert(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_theme_is_chosen_by_its_button(page: SettingsPage) -> None:
    said = heard(page)
    page.view.theme_buttons["dark"].click()
    assert [s.theme for s in said] == ["dark"]
    assert [b.isChecked() for b in page.view.theme_buttons.values()] == [False, False, True]


def test_the_chosen_theme_stays_chosen_when_it_is_pressed_again(page: SettingsPage) -> None:
    said = heard(page)
    page.view.theme_buttons["system"].click()
    assert said == []
    assert page.view.theme_buttons["system"].isChecked()


def test_each_control_changes_its_setting_alone(page: SettingsPage, tmp_path: Path) -> None:
    said = heard(page)
    page.view.colour_blind_box.click()
    page.view.font_scale_box.setCurrentIndex(3)
    page.view.font_scale_box.activated.emit(3)
    page.view.priorities_box.setValue(7)
    page.view.check_in_box.setValue(14)
    type_into(page.view.organisation_edit, "  Café   Nord ")
    type_into(page.view.folder_edit, str(tmp_path))
    expected = Settings(
        colour_blind=True,
        font_scale=150,
        deck_priorities=7,
        check_in_days=14,
        deck_organisation="Café Nord",
        deck_folder=str(tmp_path),
    )
    assert said[-1] == expected
    assert len(said) == 6


def test_a_number_is_taken_when_it_is_typed_whole(page: SettingsPage) -> None:
    said = heard(page)
    box = page.view.check_in_box
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "120")
    assert said == []
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert [s.check_in_days for s in said] == [120]


@pytest.mark.parametrize("typed", ["/nowhere/at/all", "relative", "~"])
def test_a_folder_that_is_not_there_is_refused_beneath_the_field(page: SettingsPage, typed: str) -> None:
    said = heard(page)
    type_into(page.view.folder_edit, typed)
    assert said == []
    assert page.view.folder_error.isVisible()
    assert page.view.folder_error.text() == f"There is no folder {typed}."
    assert page.view.folder_edit.accessibleDescription() == f"There is no folder {typed}."
    QTest.keyClick(page.view.folder_edit, Qt.Key.Key_Escape)
    assert not page.view.folder_error.isVisible()
    assert page.view.folder_edit.text() == ""


def test_a_folder_is_chosen_in_the_dialog(page: SettingsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Path | None] = [None, tmp_path]

    def choose(*_: object) -> Path | None:
        return answers.pop(0)

    monkeypatch.setattr(messages, "choose_folder", choose)
    said = heard(page)
    page.view.folder_button.click()
    assert said == []
    page.view.folder_button.click()
    assert [s.deck_folder for s in said] == [str(tmp_path)]


def test_an_emptied_folder_is_the_usual_one(page: SettingsPage, tmp_path: Path) -> None:
    page.show_settings(Settings(deck_folder=str(tmp_path)))
    said = heard(page)
    page.view.folder_edit.setFocus()
    page.view.folder_edit.clear()
    QTest.keyClick(page.view.folder_edit, Qt.Key.Key_Return)
    assert [s.deck_folder for s in said] == [""]


def test_showing_settings_says_nothing(page: SettingsPage) -> None:
    said = heard(page)
    page.show_settings(Settings(theme="light", colour_blind=True, font_scale=117, deck_priorities=2, check_in_days=9))
    assert said == []
    assert page.view.font_scale_box.currentText() == "110 %"
    assert page.view.colour_blind_box.isChecked()
    assert page.view.check_in_box.value() == 9


@pytest.mark.parametrize(
    ("button", "call", "place"),
    [
        ("data_button", "show_in_folder", "workspace.csops"),
        ("backups_button", "open_path", ""),
        ("log_button", "open_path", "logs"),
    ],
)
def test_folders_are_shown_or_named(
    page: SettingsPage,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    button: str,
    call: str,
    place: str,
) -> None:
    asked: list[Path] = []

    def refuse(path: Path) -> bool:
        asked.append(path)
        return False

    monkeypatch.setattr(messages, call, refuse)
    with qtbot.waitSignal(page.message_requested) as said:
        getattr(page.view, button).click()
    assert asked == [tmp_path / place]
    assert said.args is not None
    assert str(tmp_path / place) in said.args[0]


def test_every_control_has_a_name(page: SettingsPage) -> None:
    kinds = (QAbstractButton, QComboBox, QSpinBox, QLineEdit)
    controls = [w for kind in kinds for w in page.findChildren(kind) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(controls) >= 12
    inner = [c for c in controls if not (c.accessibleName() or isinstance(c.parent(), QSpinBox))]
    assert not inner


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_painted_at_every_size(page: SettingsPage, themes: ThemeManager, theme: str) -> None:
    for scale in (1.0, 2.0):
        themes.apply(theme, font_scale=scale)  # type: ignore[arg-type]
        for width in (828, 1700):
            page.resize(width, 600)
            assert not page.grab().isNull()


def test_every_setting_that_a_person_chooses_is_on_the_page_or_remembered_by_its_place() -> None:
    remembered = {"last_page", "window_geometry", "board_filter", "deck_since", "recent_commands"}
    on_page = {
        "theme",
        "colour_blind",
        "font_scale",
        "deck_organisation",
        "deck_folder",
        "deck_priorities",
        "check_in_days",
        "weekly_reviews",
        "reminders",
        "digest_at",
        "quiet_from",
        "quiet_to",
        "working_days",
        "keep_in_tray",
    }
    # Numbers that are changed once in years, if ever.
    in_the_file_alone = {"maturity_thresholds"}
    assert {field.name for field in fields(Settings)} == remembered | on_page | in_the_file_alone


@pytest.mark.parametrize(("scale", "width"), [(1.0, 632), (2.0, 632), (2.0, 1500)])
def test_nothing_is_cut_off_at_the_side(page: SettingsPage, themes: ThemeManager, scale: float, width: int) -> None:
    """632 pixels are what a rail at 200 % leaves of a window of 1024."""
    themes.apply("light", font_scale=scale)
    page.resize(width, 700)
    page.grab()
    beyond = [
        control
        for control in page.view.findChildren(QWidget)
        if control.isVisibleTo(page) and control.mapTo(page, control.rect().topRight()).x() >= page.width()
    ]
    assert not beyond


def test_the_samples_of_the_colours_are_named_and_only_controls_take_the_keyboard(page: SettingsPage) -> None:
    names = {label.accessibleName() for label in page.view.findChildren(QLabel) if not label.pixmap().isNull()}
    assert names == {"Red", "Yellow", "Green", "Not rated"}
    assert [
        area for area in page.view.findChildren(QScrollArea) if area.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ] == []
