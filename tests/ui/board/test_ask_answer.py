"""What somebody answered stands on the ask's card, and is typed there when they say yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.changes import Change
from csops_desktop.commands import asks, responsibilities
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import AskState
from csops_desktop.queries.people import person_called, person_detail
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.rows import AskRow
from csops_desktop.workspace import Workspace
from ui.pages.board.panel.ask_card import AskCard
from ui.pages.board.panel.asks_section import AsksSection
from ui.pages.board.panel.desk import Desk
from ui.pages.people.things import ThingSection
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class Asked:
    """A section with one ask that somebody was asked; it follows every change."""

    def __init__(self, workspace: Workspace, themes: ThemeManager) -> None:
        self.workspace = workspace
        self.rid: ResponsibilityId = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
        self.ask = workspace.run("Ask", asks.add_ask, self.rid, "An owner per field", person="Dana")
        workspace.run("Asked", asks.move_ask, self.ask, AskState.ASKED)
        self.section = AsksSection(Desk(themes, workspace))
        self.refresh()

    def refresh(self, _: Change | None = None) -> None:
        detail = self.workspace.read(responsibility, self.rid)
        assert detail is not None
        self.section.show_detail(detail)

    @property
    def stored(self) -> AskRow:
        detail = self.workspace.read(responsibility, self.rid)
        assert detail is not None
        return detail.asks[0]

    @property
    def card(self) -> AskCard:
        return self.section.findChild(AskCard)

    def press(self, text: str) -> None:
        """Press the button with these words."""
        (button,) = (one for one in self.card.findChildren(Button) if one.text() == text and not one.isHidden())
        button.click()


@pytest.fixture
def asked(workspace: Workspace, themes: ThemeManager, show: Callable[[QWidget], None], qtbot: QtBot) -> Iterator[Asked]:
    shown = Asked(workspace, themes)
    qtbot.addWidget(shown.section)
    unsubscribe = workspace.subscribe(shown.refresh)
    shown.section.resize(380, 360)
    show(shown.section)
    yield shown
    unsubscribe()


@pytest.mark.parametrize(("button", "state"), [("Accepted", AskState.ACCEPTED), ("Refused", AskState.REFUSED)])
def test_a_yes_or_a_no_asks_for_its_words_where_it_stands(
    asked: Asked, qtbot: QtBot, button: str, state: AskState
) -> None:
    assert not asked.card.answer_edit.isVisible()
    asked.press(button)
    assert asked.stored.state is state
    field = QApplication.focusWidget()
    assert asked.card.answer_edit.isAncestorOf(field)
    qtbot.keyClicks(field, "By Friday, if Bo helps.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked.card.answer_edit.text == asked.stored.answer == "By Friday, if Bo helps."
    asked.workspace.undo()
    assert asked.card.answer_edit.text == asked.stored.answer == ""
    asked.workspace.undo()
    assert asked.stored.state is AskState.ASKED
    assert not asked.card.answer_edit.isVisible()


def test_an_answer_may_be_left_out(asked: Asked, qtbot: QtBot) -> None:
    asked.press("Accepted")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert asked.workspace.undo_label == "Accepted: “An owner per field”"
    assert asked.card.answer_edit.display.accessibleName() == "Answer: Add what they said"


def test_the_page_of_who_answered_says_the_answer(asked: Asked, themes: ThemeManager, qtbot: QtBot) -> None:
    section = ThingSection(Desk(themes, asked.workspace), "Asks")
    qtbot.addWidget(section)
    for words in ("By Friday.", "By Monday <b>at last</b>."):
        if asked.stored.state is AskState.ASKED:
            asked.workspace.run("Accepted", asks.move_ask, asked.ask, AskState.ACCEPTED)
        asked.workspace.run("Answered", asks.set_answer, asked.ask, words)
        who = asked.workspace.read(person_called, "Dana")
        assert who is not None
        detail = asked.workspace.read(person_detail, who)
        assert detail is not None
        section.show_asks(detail.asks)
        said = [label.text() for label in section.findChildren(TextLabel) if not label.isHidden()]
        assert f"“{words}”" in said
