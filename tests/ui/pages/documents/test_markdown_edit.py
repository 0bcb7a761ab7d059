"""The editor's keys, completion, pictures and its find bar."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.pages.documents.editor.find_bar import FindBar
from ui.pages.documents.editor.markdown_edit import MarkdownEdit
from ui.theme.theme import ThemeManager

Key = Qt.Key
MOST_MS = 16
"""A key's way to the screen at the 95th percentile: one frame of sixty in a second."""


@pytest.fixture
def edit(qtbot: QtBot, themes: ThemeManager, show: Callable[[QWidget], None]) -> MarkdownEdit:
    made = MarkdownEdit(themes, lambda: ["KPI definitions", "Net retention", "Handoff"])
    qtbot.addWidget(made)
    made.resize(500, 500)
    show(made)
    made.setFocus()
    return made


def load_at_end(edit: MarkdownEdit, text: str) -> None:
    edit.load(text)
    edit.moveCursor(QTextCursor.MoveOperation.End)


def test_a_text_comes_back_as_it_was(edit: MarkdownEdit) -> None:
    source = "a\r\nb\xa0c\td\r\n\u2028x"
    edit.load(source)
    assert edit.source() == source


def test_lists_continue_and_end(edit: MarkdownEdit, qtbot: QtBot) -> None:
    load_at_end(edit, "1. one")
    qtbot.keyClick(edit, Key.Key_Return)
    qtbot.keyClicks(edit, "two")
    qtbot.keyClick(edit, Key.Key_Return)
    assert edit.toPlainText() == "1. one\n2. two\n3. "
    qtbot.keyClick(edit, Key.Key_Return)
    assert edit.toPlainText() == "1. one\n2. two\n"


def test_tab_indents_an_item_and_leaves_elsewhere(edit: MarkdownEdit, qtbot: QtBot) -> None:
    load_at_end(edit, "- one")
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.toPlainText() == "  - one"
    qtbot.keyClick(edit, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert edit.toPlainText() == "- one"
    load_at_end(edit, "prose")
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.toPlainText() == "prose"


def test_a_table_is_aligned_in_one_step_of_undo(edit: MarkdownEdit) -> None:
    edit.load("before\n\n| a | b |\n|---|---|\n| long one | x |\n\nafter")
    cursor = QTextCursor(edit.document().findBlockByNumber(4))
    edit.setTextCursor(cursor)
    assert edit.align_table()
    assert edit.toPlainText().split("\n")[2:5] == ["| a        | b   |", "| -------- | --- |", "| long one | x   |"]
    edit.undo()
    assert edit.toPlainText().split("\n")[2] == "| a | b |"
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    assert not edit.align_table()


def test_two_brackets_offer_titles(edit: MarkdownEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "See [[ret")
    assert edit.completion.showing
    assert edit.completion.titles() == ["Net retention"]
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Return)
    assert edit.toPlainText() == "See [[Net retention]]"
    assert not edit.completion.showing


def test_the_list_of_titles_goes_with_escape(edit: MarkdownEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(edit, "[[")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    qtbot.keyClick(popup, Key.Key_Escape)
    assert not edit.completion.showing
    assert edit.toPlainText() == "[["


def test_a_pasted_picture_is_offered_and_a_text_pasted(edit: MarkdownEdit, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    with qtbot.waitSignal(edit.pictures_offered) as caught:
        edit.insertFromMimeData(mime)
    (picture,) = caught.args[0]
    assert picture.media_type == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    text = QMimeData()
    text.setText("plain")
    edit.insertFromMimeData(text)
    assert edit.toPlainText() == "plain"


def test_find_and_replace(edit: MarkdownEdit, qtbot: QtBot, themes: ThemeManager) -> None:
    edit.load("One two one\nTWO one")
    bar = FindBar(themes, edit)
    qtbot.addWidget(bar)
    bar.open()
    bar.find_edit.setText("one")
    assert bar.says.text() == "3 matches"
    assert edit.textCursor().selectedText() == "One"
    bar.find_next()
    assert edit.textCursor().position() == 11
    bar.case_box.setChecked(True)
    assert bar.says.text() == "2 matches"
    bar.replace_edit.setText("1")
    bar.replace_all()
    assert edit.toPlainText() == "One two 1\nTWO 1"
    edit.undo()
    assert edit.toPlainText() == "One two one\nTWO one"
    bar.find_edit.setText("nothing")
    assert bar.says.text() == "No match"


def test_replacing_a_text_with_itself_ends(edit: MarkdownEdit, qtbot: QtBot, themes: ThemeManager) -> None:
    edit.load("aaa")
    bar = FindBar(themes, edit)
    qtbot.addWidget(bar)
    bar.find_edit.setText("a")
    bar.replace_edit.setText("aa")
    bar.replace_all()
    assert edit.toPlainText() == "aaaaaa"


def test_typing_in_a_long_text_is_quick(edit: MarkdownEdit, qtbot: QtBot) -> None:
    paragraph = "## Heading\n\nSome **words** with `code`, a [[link]] and more words that fill the line.\n\n- item\n\n"
    edit.load(paragraph * (200_000 // len(paragraph)))
    edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(edit.blockCount() // 2)))
    taken = []
    for letter in "The quick brown fox jumps over the lazy dog. " * 3:
        began = time.perf_counter()
        qtbot.keyClicks(edit, letter)
        QApplication.processEvents()
        taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    assert taken[int(len(taken) * 0.95)] <= MOST_MS
