"""Tests of the settings of reminders and tray: checked at the field, said once, shown as they are."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from csops_desktop.settings import Settings
from ui.pages.settings.reminders import NO_TRAY_HINT, TRAY_HINT, RemindersSection
from ui.theme.theme import ThemeManager
from ui.widgets.line_field import LineField


@pytest.fixture
def section(themes: ThemeManager, qtbot: QtBot) -> RemindersSection:
    """The section with the usual settings."""
    made = RemindersSection(themes)
    qtbot.addWidget(made)
    made.show_settings(Settings())
    made.show()
    return made


def heard(section: RemindersSection) -> list[tuple[str, Any]]:
    """Return the list that every change is added to."""
    said: list[tuple[str, Any]] = []
    section.changed.connect(lambda name, value: said.append((name, value)))
    return said


def enter(field: LineField, text: str) -> None:
    """Type a time and press Enter."""
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_each_control_says_its_setting(section: RemindersSection) -> None:
    said = heard(section)
    section.reminders_box.click()
    enter(section.digest_edit, "7.15")
    enter(section.from_edit, "8 pm")
    enter(section.to_edit, "0645")
    section.day_buttons[6].click()
    section.tray_box.click()
    assert said == [
        ("reminders", False),
        ("digest_at", time(7, 15)),
        ("quiet_from", time(20, 0)),
        ("quiet_to", time(6, 45)),
        ("working_days", (1, 2, 3, 4, 5, 7)),
        ("keep_in_tray", True),
    ]
    assert section.digest_edit.text() == "7:15"


def test_what_is_no_time_is_said_at_the_field_and_not_taken(section: RemindersSection) -> None:
    said = heard(section)
    enter(section.digest_edit, "noon")
    assert said == []
    assert "“noon” is no time" in section.digest_edit.accessibleDescription()
    QTest.keyClick(section.digest_edit, Qt.Key.Key_Escape)
    assert (section.digest_edit.text(), section.digest_edit.accessibleDescription()) == ("8:30", "")


def test_showing_settings_says_nothing(section: RemindersSection) -> None:
    said = heard(section)
    section.show_settings(Settings(reminders=False, keep_in_tray=True, working_days=(7,), digest_at=time(9)))
    assert said == []
    assert [button.isChecked() for button in section.day_buttons] == [False] * 6 + [True]


def test_pause_tray_and_start_are_shown_as_they_are(section: RemindersSection, qtbot: QtBot) -> None:
    section.show_pause("Reminders are paused until 15:30.")
    assert section.resume_button.isEnabled()
    section.show_pause("")
    assert not section.resume_button.isEnabled()
    section.show_tray(there=False)
    assert section._tray_row.remark.text() == NO_TRAY_HINT
    section.show_tray(there=True)
    assert section._tray_row.remark.text() == TRAY_HINT
    section.show_start(on=True)
    assert section.start_box.isChecked()
    with qtbot.waitSignal(section.start_wanted) as wanted:
        section.start_box.click()
    assert wanted.args == [False]
    section.show_start_error("Starting at login could not be switched off: it is a folder.")
    assert "could not be" in section._start_row.remark.text()
