"""A date field takes what people type, and says what it understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from ui.theme.theme import ThemeManager
from ui.widgets.date_edit import DateEdit
from ui.widgets.text_label import TextLabel

type Show = Callable[[QWidget], None]


@pytest.fixture
def field(qtbot: QtBot, themes: ThemeManager, clock: FixedClock, show: Show) -> Iterator[DateEdit]:
    host = QWidget()
    field = DateEdit(themes, clock, "Needed by", parent=host)
    layout = QVBoxLayout(host)
    layout.addWidget(field)
    layout.addWidget(QLineEdit(objectName="elsewhere"))
    qtbot.addWidget(host)
    field.set_date(date(2026, 12, 1))
    show(host)
    field.window().findChild(QLineEdit, "elsewhere").setFocus()
    # The host must outlive the test, or Python would delete the field with it.
    yield field
    host.close()


def type_in(field: DateEdit, qtbot: QtBot, text: str) -> None:
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClick(field.edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.edit, text)


def test_it_says_the_date_and_is_exact_on_hover(field: DateEdit) -> None:
    assert field.edit.text() == "Tue 1 Dec"
    assert field.edit.toolTip() == "Tuesday 1 December 2026"
    assert field.edit.accessibleName() == "Needed by"


def test_enter_commits_what_is_typed(field: DateEdit, qtbot: QtBot) -> None:
    type_in(field, qtbot, "+2w")
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert committed.args == [date(2026, 12, 8)]
    assert field.edit.text() == "Tue 8 Dec"


def test_leaving_commits_and_emptied_means_none(field: DateEdit, qtbot: QtBot) -> None:
    type_in(field, qtbot, "")
    with qtbot.waitSignal(field.committed) as committed:
        field.window().findChild(QLineEdit, "elsewhere").setFocus()
    assert committed.args == [None]
    assert field.day is None


def test_a_look_into_the_field_changes_nothing(field: DateEdit, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.committed):
        field.edit.setFocus()
        assert field.edit.text() == "1 Dec 2026"
        field.window().findChild(QLineEdit, "elsewhere").setFocus()
    assert field.edit.text() == "Tue 1 Dec"


def test_a_past_date_can_be_edited_without_landing_in_another_year(field: DateEdit, qtbot: QtBot) -> None:
    field.set_date(date(2026, 3, 10))
    field.edit.setFocus()
    field.edit.setText(field.edit.text().replace("10", "11"))
    field.edit.setModified(True)
    with qtbot.waitSignal(field.committed) as committed:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert committed.args == [date(2026, 3, 11)]


def test_what_is_no_date_stays_with_the_reason(field: DateEdit, qtbot: QtBot) -> None:
    type_in(field, qtbot, "someday")
    with qtbot.assertNotEmitted(field.committed):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "someday"
    assert field.findChild(TextLabel).isVisible()
    assert "someday" in field.findChild(TextLabel).text()
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.edit.text() == "Tue 1 Dec"
    assert field.findChild(TextLabel).isHidden()


def test_a_refused_date_stays(field: DateEdit, qtbot: QtBot) -> None:
    def refuse(day: object) -> None:
        field.show_error("That day is over.")

    field.committed.connect(refuse)
    type_in(field, qtbot, "yesterday")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert field.edit.text() == "yesterday"
    assert field.day == date(2026, 12, 1)


def test_a_day_can_be_chosen_from_the_calendar(field: DateEdit, qtbot: QtBot) -> None:
    field.edit.setFocus()
    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.isVisible()
    assert calendar.selectedDate() == QDate(2026, 12, 1)
    with qtbot.waitSignal(field.committed) as committed:
        calendar.clicked.emit(QDate(2026, 12, 24))
    assert committed.args == [date(2026, 12, 24)]
    assert calendar.isHidden()
