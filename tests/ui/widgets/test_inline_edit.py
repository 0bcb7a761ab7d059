"""Text is edited where it stands, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.text_label import TextLabel

type Show = Callable[[QWidget], None]


@pytest.fixture
def host(qtbot: QtBot, show: Show) -> QWidget:
    host = QWidget()
    QVBoxLayout(host).addWidget(QLineEdit(objectName="elsewhere"))
    host.resize(400, 200)
    qtbot.addWidget(host)
    show(host)
    return host


def added(host: QWidget, edit: InlineEdit) -> InlineEdit:
    layout = host.layout()
    assert layout is not None
    layout.addWidget(edit)
    return edit


@pytest.fixture
def title(host: QWidget, themes: ThemeManager) -> InlineEdit:
    edit = InlineEdit(themes, "Title", placeholder="Add a title")
    edit.set_text("CS KPIs")
    return added(host, edit)


@pytest.fixture
def summary(host: QWidget, themes: ThemeManager) -> InlineEdit:
    edit = InlineEdit(themes, "Summary", multi_line=True)
    edit.set_text("One line.")
    return added(host, edit)


def field(edit: InlineEdit) -> QLineEdit:
    return edit.findChild(QLineEdit, "editor")


def area(edit: InlineEdit) -> QPlainTextEdit:
    return edit.findChild(QPlainTextEdit, "editor")


def error_of(edit: InlineEdit) -> TextLabel:
    return edit.findChild(TextLabel)


def test_it_looks_like_text_and_says_what_it_is(title: InlineEdit) -> None:
    assert not title.editing
    assert title.display.accessibleName() == "Title: CS KPIs"
    title.set_text("")
    assert title.display.accessibleName() == "Title: Add a title"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Space])
def test_a_key_opens_it(title: InlineEdit, qtbot: QtBot, key: Qt.Key) -> None:
    title.display.setFocus()
    qtbot.keyClick(title.display, key)
    assert field(title).hasFocus()
    assert field(title).selectedText() == "CS KPIs"
    assert field(title).accessibleName() == "Title"


def test_a_click_opens_it_and_enter_commits(title: InlineEdit, qtbot: QtBot) -> None:
    qtbot.mouseClick(title.display, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field(title), " Core KPIs ")
    with qtbot.waitSignal(title.committed) as committed:
        qtbot.keyClick(field(title), Qt.Key.Key_Return)
    assert committed.args == ["Core KPIs"]
    assert not title.editing
    assert title.display.hasFocus()


def test_esc_restores(title: InlineEdit, qtbot: QtBot) -> None:
    title.edit()
    qtbot.keyClicks(field(title), "Something else")
    with qtbot.assertNotEmitted(title.committed):
        qtbot.keyClick(field(title), Qt.Key.Key_Escape)
    assert (title.text, title.editing) == ("CS KPIs", False)


def test_leaving_commits(title: InlineEdit, host: QWidget, qtbot: QtBot) -> None:
    title.edit()
    qtbot.keyClicks(field(title), "Left")
    with qtbot.waitSignal(title.committed) as committed:
        host.findChild(QLineEdit, "elsewhere").setFocus()
    assert committed.args == ["Left"]
    assert host.findChild(QLineEdit, "elsewhere").hasFocus()


def test_an_unchanged_text_is_not_committed(title: InlineEdit, qtbot: QtBot) -> None:
    title.edit()
    with qtbot.assertNotEmitted(title.committed):
        qtbot.keyClick(field(title), Qt.Key.Key_Return)
    assert not title.editing


def test_a_refused_text_stays_with_the_reason_beneath(title: InlineEdit, host: QWidget, qtbot: QtBot) -> None:
    def refuse(text: str) -> None:
        title.show_error(f"“{text}” is taken.")

    title.committed.connect(refuse)
    title.edit()
    qtbot.keyClicks(field(title), "Taken")
    qtbot.keyClick(field(title), Qt.Key.Key_Return)
    assert title.editing
    assert title.typed == "Taken"
    assert error_of(title).isVisible()
    assert error_of(title).text() == "“Taken” is taken."
    host.findChild(QLineEdit, "elsewhere").setFocus()
    assert title.typed == "Taken"
    qtbot.keyClick(field(title), Qt.Key.Key_Escape)
    assert error_of(title).isHidden()


def test_news_from_elsewhere_does_not_overwrite_what_is_typed(title: InlineEdit, qtbot: QtBot) -> None:
    title.edit()
    qtbot.keyClicks(field(title), "Mine")
    title.set_text("Theirs")
    assert title.typed == "Mine"
    title.cancel()
    assert title.text == "Theirs"


def test_an_owner_that_goes_away_can_finish_first(title: InlineEdit, qtbot: QtBot) -> None:
    title.edit()
    qtbot.keyClicks(field(title), "Saved")
    with qtbot.waitSignal(title.committed):
        assert title.finish()


def test_several_lines_commit_with_control_enter(summary: InlineEdit, qtbot: QtBot) -> None:
    summary.edit()
    qtbot.keyClicks(area(summary), "First")
    qtbot.keyClick(area(summary), Qt.Key.Key_Return)
    qtbot.keyClicks(area(summary), "Second")
    with qtbot.waitSignal(summary.committed) as committed:
        qtbot.keyClick(area(summary), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert committed.args == ["First\nSecond"]


def test_a_field_of_several_lines_grows(summary: InlineEdit, qtbot: QtBot) -> None:
    summary.edit()
    before = area(summary).sizeHint().height()
    area(summary).setPlainText("\n".join("abc"))
    qtbot.waitUntil(lambda: area(summary).sizeHint().height() > before * 1.8)
    area(summary).setPlainText("\n".join("x" * 100))
    assert area(summary).sizeHint().height() < before * 20


def test_tab_leaves_a_field_of_several_lines(summary: InlineEdit, qtbot: QtBot) -> None:
    summary.edit()
    qtbot.keyClick(area(summary), Qt.Key.Key_Tab)
    assert not summary.editing


def test_long_text_wraps_and_markup_is_only_text(title: InlineEdit) -> None:
    title.set_text("x")
    one_line = title.display.heightForWidth(200)
    title.set_text("<b>words</b> & more " * 10)
    assert title.display.heightForWidth(200) > 3 * one_line - 20
    assert title.display.text() == ""
    title.set_text("w" * 200)
    assert title.display.heightForWidth(200) > one_line
