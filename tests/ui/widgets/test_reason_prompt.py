"""The prompt gets one sentence or is called off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import ThemeManager
from ui.widgets.reason_prompt import MISSING, ReasonPrompt
from ui.widgets.text_label import TextLabel

type Show = Callable[[QWidget], None]


@pytest.fixture
def prompt(qtbot: QtBot, themes: ThemeManager, show: Show) -> ReasonPrompt:
    prompt = ReasonPrompt(themes)
    qtbot.addWidget(prompt)
    prompt.ask("Why is it green?")
    show(prompt)
    return prompt


def button(prompt: ReasonPrompt, name: str) -> QPushButton:
    return next(b for b in prompt.findChildren(QPushButton) if b.accessibleName() == name)


def said(prompt: ReasonPrompt) -> list[str]:
    return [label.text() for label in prompt.findChildren(TextLabel) if label.isVisible()]


def test_it_asks_and_has_the_keyboard(prompt: ReasonPrompt) -> None:
    assert said(prompt) == ["Why is it green?"]
    assert prompt.edit.hasFocus()
    assert prompt.edit.accessibleName() == "Why is it green?"


def test_enter_answers(prompt: ReasonPrompt, qtbot: QtBot) -> None:
    qtbot.keyClicks(prompt.edit, " All fields are owned. ")
    with qtbot.waitSignal(prompt.accepted) as accepted:
        qtbot.keyClick(prompt.edit, Qt.Key.Key_Return)
    assert accepted.args == ["All fields are owned."]
    assert prompt.isHidden()


def test_the_save_button_answers(prompt: ReasonPrompt, qtbot: QtBot) -> None:
    prompt.edit.setText("Because.")
    with qtbot.waitSignal(prompt.accepted):
        qtbot.mouseClick(button(prompt, "Save"), Qt.MouseButton.LeftButton)


def test_esc_and_cancel_call_it_off(prompt: ReasonPrompt, qtbot: QtBot) -> None:
    with qtbot.waitSignal(prompt.cancelled):
        qtbot.keyClick(prompt.edit, Qt.Key.Key_Escape)
    assert prompt.isHidden()
    prompt.ask("Why is it red?")
    with qtbot.waitSignal(prompt.cancelled):
        qtbot.mouseClick(button(prompt, "Cancel"), Qt.MouseButton.LeftButton)


def test_an_empty_sentence_is_asked_for_again(prompt: ReasonPrompt, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(prompt.accepted):
        qtbot.keyClick(prompt.edit, Qt.Key.Key_Return)
    assert MISSING in said(prompt)


def test_a_refused_sentence_stays(prompt: ReasonPrompt, qtbot: QtBot) -> None:
    def refuse(sentence: str) -> None:
        prompt.show_error("The disk is full.")

    prompt.accepted.connect(refuse)
    prompt.edit.setText("Because.")
    qtbot.keyClick(prompt.edit, Qt.Key.Key_Return)
    assert prompt.isVisible()
    assert prompt.edit.text() == "Because."
    assert "The disk is full." in said(prompt)
