"""The toast says what was done, stays while it is attended to, and gives the keyboard back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager
from ui.widgets.toast import SHOWN_MS, Toast, ToastAction

type Show = Callable[[QWidget], None]


@pytest.fixture
def host(qtbot: QtBot, show: Show) -> QWidget:
    host = QWidget()
    QLineEdit(host, objectName="elsewhere")
    host.resize(600, 400)
    qtbot.addWidget(host)
    show(host)
    return host


@pytest.fixture
def toast(host: QWidget, themes: ThemeManager) -> Toast:
    return Toast(themes, host)


def button(toast: Toast, name: str) -> QPushButton:
    return next(b for b in toast.findChildren(QPushButton) if b.accessibleName() == name and not b.isHidden())


def timer(toast: Toast) -> QTimer:
    return toast.findChild(QTimer)


def test_it_says_one_thing_at_a_time(toast: Toast) -> None:
    toast.show_message("Moved “A” to Green", [ToastAction("Undo", toast.hide)])
    toast.show_message(
        "Exported the deck", [ToastAction("Open", toast.hide), ToastAction("Show in folder", toast.hide)]
    )
    names = [b.accessibleName() for b in toast.findChildren(QPushButton) if not b.isHidden()]
    assert toast.isVisible()
    assert toast.text == toast.accessibleName() == "Exported the deck"
    assert names == ["Open", "Show in folder"]


def test_it_stands_in_the_lower_middle_also_when_the_host_grows(toast: Toast, host: QWidget, qtbot: QtBot) -> None:
    toast.show_message("Done")
    host.resize(900, 500)
    qtbot.waitUntil(lambda: abs(toast.geometry().center().x() - host.width() // 2) <= 1)
    assert host.height() - 60 < toast.geometry().bottom() < host.height()


def test_a_long_sentence_wraps_within_the_host(toast: Toast, host: QWidget) -> None:
    toast.show_message("Short")
    low = toast.height()
    toast.show_message("A very long sentence about what was done " * 6, [ToastAction("Undo", toast.hide)])
    assert toast.width() <= host.width() - 30
    assert toast.height() > low
    assert toast.geometry().top() > 0


def test_pressing_a_button_does_it_and_closes(toast: Toast, qtbot: QtBot) -> None:
    done: list[str] = []
    toast.show_message("Moved", [ToastAction("Undo", lambda: done.append("undone"))])
    qtbot.mouseClick(button(toast, "Undo"), Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert toast.isHidden()


def test_an_action_may_bring_the_next_toast(toast: Toast, qtbot: QtBot) -> None:
    toast.show_message("Moved", [ToastAction("Undo", lambda: toast.show_message("Undone"))])
    qtbot.mouseClick(button(toast, "Undo"), Qt.MouseButton.LeftButton)
    assert toast.isVisible()
    assert toast.text == "Undone"
    toast.close_toast()


def test_it_goes_by_itself(toast: Toast) -> None:
    toast.show_message("Moved")
    assert timer(toast).interval() == SHOWN_MS
    assert timer(toast).isActive()
    timer(toast).timeout.emit()
    assert toast.isHidden()
    assert not timer(toast).isActive()


def test_it_stays_under_the_pointer(toast: Toast) -> None:
    toast.show_message("Moved")
    QApplication.sendEvent(toast, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not timer(toast).isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert timer(toast).isActive()
    toast.close_toast()


def test_the_keyboard_reaches_it_and_comes_back(toast: Toast, host: QWidget, qtbot: QtBot) -> None:
    field = host.findChild(QLineEdit, "elsewhere")
    field.setFocus()
    assert not toast.focus_action()
    toast.show_message("Moved", [ToastAction("Undo", toast.hide)])
    assert field.hasFocus()
    assert toast.focus_action()
    assert button(toast, "Undo").hasFocus()
    timer(toast).timeout.emit()
    assert toast.isVisible()
    qtbot.keyClick(button(toast, "Undo"), Qt.Key.Key_Escape)
    assert toast.isHidden()
    assert field.hasFocus()
