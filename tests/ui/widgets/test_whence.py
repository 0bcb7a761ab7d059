"""The keyboard goes back to where it was, or into what that stood in when it is gone by then."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.overlay import Overlay
from ui.theme.theme import ThemeManager
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.toast import Toast
from ui.widgets.whence import Whence

type Show = Callable[[QWidget], None]


@pytest.fixture
def edit(themes: ThemeManager, qtbot: QtBot, show: Show) -> Iterator[InlineEdit]:
    """A text that is being edited where it stands, below another field."""
    host = QWidget()
    column = QVBoxLayout(host)
    edit = InlineEdit(themes, "Title")
    column.addWidget(QLineEdit(objectName="other"))
    column.addWidget(edit)
    qtbot.addWidget(host)
    host.resize(400, 300)
    show(host)
    edit.edit()
    yield edit
    host.close()


def sweep() -> None:
    """Let go of what was to be deleted, as the event loop does."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_an_overlay_gives_it_back_when_the_field_closed_meanwhile(edit: InlineEdit, themes: ThemeManager) -> None:
    overlay = Overlay(themes, edit.window(), "Test", width=200)
    overlay.body.addWidget(QLineEdit())
    overlay.open()
    sweep()
    assert not edit.editing
    overlay.dismiss()
    assert edit.display.hasFocus()


def test_a_toast_gives_it_back_when_the_field_closed_meanwhile(edit: InlineEdit, themes: ThemeManager) -> None:
    toast = Toast(themes, edit.window())
    toast.show_message("Done")
    assert toast.focus_action()
    sweep()
    assert not edit.editing
    toast.close_toast()
    assert edit.display.hasFocus()


def test_what_is_still_there_gets_it_back_itself(edit: InlineEdit) -> None:
    other = edit.window().findChild(QLineEdit, "other")
    other.setFocus()
    whence = Whence()
    whence.remember()
    edit.display.setFocus()
    whence.give_back()
    assert other.hasFocus()
    whence.forget()
    edit.display.setFocus()
    whence.give_back()
    assert edit.display.hasFocus()
    assert QApplication.focusWidget() is edit.display
