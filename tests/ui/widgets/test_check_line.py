"""A point of a checklist by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager
from ui.widgets.check_line import CheckLine
from ui.widgets.icon_button import IconButton

type Show = Callable[[QWidget], None]

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def line(qtbot: QtBot, themes: ThemeManager, show: Show) -> CheckLine:
    line = CheckLine(themes, "Every KPI has a definition")
    line.resize(320, 40)
    qtbot.addWidget(line)
    show(line)
    line.box.setFocus()
    return line


def test_it_is_named_by_its_text(line: CheckLine) -> None:
    assert line.box.accessibleName() == "Every KPI has a definition"
    assert line.findChild(IconButton).accessibleName() == "Delete Every KPI has a definition"


def test_space_ticks(line: CheckLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.toggled_by_user) as toggled:
        qtbot.keyClick(line.box, Qt.Key.Key_Space)
    assert toggled.args == [True]


def test_what_is_stored_is_shown_without_being_announced(line: CheckLine, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(line.toggled_by_user):
        line.set_line("Other", done=True, aside="10 Nov", aside_tip="Tuesday 10 November 2026")
    assert line.box.isChecked()
    assert line.edit.text == "Other"


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_key_edits_and_the_focus_comes_back(line: CheckLine, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(line.box, key)
    editor = line.findChild(QLineEdit, "editor")
    assert editor.hasFocus()
    qtbot.keyClicks(editor, "New words")
    with qtbot.waitSignal(line.text_committed) as committed:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert committed.args == ["New words"]
    assert line.box.hasFocus()


def test_keys_that_are_typed_into_the_text_do_not_delete_the_line(line: CheckLine, qtbot: QtBot) -> None:
    line.edit.edit()
    with qtbot.assertNotEmitted(line.delete_requested):
        qtbot.keyClick(line.findChild(QLineEdit, "editor"), Qt.Key.Key_Delete)


def test_delete_asks_to_go(line: CheckLine, qtbot: QtBot) -> None:
    with qtbot.waitSignal(line.delete_requested):
        qtbot.keyClick(line.box, Qt.Key.Key_Delete)
    line.findChild(IconButton).show()
    with qtbot.waitSignal(line.delete_requested):
        qtbot.mouseClick(line.findChild(IconButton), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_alt_arrows_move(line: CheckLine, qtbot: QtBot, key: Qt.Key, step: int) -> None:
    with qtbot.waitSignal(line.move_requested) as moved:
        qtbot.keyClick(line.box, key, ALT)
    assert moved.args == [step]


def test_a_line_is_one_tab_stop(line: CheckLine) -> None:
    assert not line.edit.display.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert not line.findChild(IconButton).focusPolicy() & Qt.FocusPolicy.TabFocus


def test_a_refused_text_stays(line: CheckLine, qtbot: QtBot) -> None:
    def refuse(text: str) -> None:
        line.show_error("Say what must be true.")

    line.text_committed.connect(refuse)
    line.edit.edit()
    qtbot.keyClick(line.findChild(QLineEdit, "editor"), Qt.Key.Key_Delete)
    qtbot.keyClick(line.findChild(QLineEdit, "editor"), Qt.Key.Key_Return)
    assert line.edit.editing
