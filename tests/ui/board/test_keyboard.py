"""Everything on the board is done from the keyboard, and the keyboard follows the card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.board.conftest import ALT, CTRL, GREEN, NOT_RATED, RED, YELLOW, Desk
from ui.pages.board.card_menu import CardMenu
from ui.widgets.reason_prompt import MISSING

Key = Qt.Key


def test_arrows_walk_within_and_between_columns(desk: Desk) -> None:
    desk.page.focus_cards()
    assert desk.selected == "CS KPIs"
    walked = []
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_Right, Key.Key_Right, Key.Key_Left):
        desk.press(key)
        walked.append(desk.selected)
    assert walked == [
        "Renewal forecasting",
        "In-app guides",
        "In-app guides",
        "Territory building",
        "Policy management",
        "Policy management",
        "QBR packs",
    ]
    assert desk.column(YELLOW).hasFocus()


def test_home_end_and_typing_find_cards(desk: Desk) -> None:
    desk.page.focus_cards()
    desk.press(Key.Key_End)
    assert desk.selected == "In-app guides"
    desk.press(Key.Key_Home)
    assert desk.selected == "CS KPIs"
    desk.qtbot.keyClicks(desk.column(RED), "re")
    assert desk.selected == "Renewal forecasting"


def test_a_new_colour_is_written_with_its_sentence_and_the_keyboard_follows(desk: Desk) -> None:
    desk.select("CS KPIs")
    desk.press(Key.Key_Right, CTRL)
    assert desk.titles(RED)[0] == "CS KPIs"
    desk.answer("Owners are named.")
    assert desk.titles(RED) == ["Renewal forecasting", "In-app guides"]
    assert desk.titles(YELLOW) == ["QBR packs", "Territory building", "CS KPIs"]
    assert desk.selected == "CS KPIs"
    assert desk.column(YELLOW).hasFocus()
    assert desk.page.selection.card is not None
    assert desk.page.selection.card.reason == "Owners are named."
    assert not desk.page.view.prompt.isVisible()
    assert desk.workspace.undo_label == "Moved “CS KPIs” to Yellow"


def test_escape_leaves_the_card_where_it_is(desk: Desk) -> None:
    desk.select("CS KPIs")
    before = desk.workspace.undo_label
    desk.press(Key.Key_Right, CTRL)
    desk.qtbot.keyClicks(desk.page.view.prompt.edit, "Half a sent")
    desk.press(Key.Key_Escape)
    assert not desk.page.view.prompt.isVisible()
    assert desk.workspace.undo_label == before
    assert desk.selected == "CS KPIs"
    assert desk.column(RED).hasFocus()


def test_an_empty_sentence_is_refused_on_the_spot(desk: Desk) -> None:
    desk.select("CS KPIs")
    desk.press(Key.Key_Right, CTRL)
    desk.answer("   ")
    assert desk.page.view.prompt.isVisible()
    assert desk.page.view.prompt.edit.accessibleDescription() == MISSING
    assert desk.stored(YELLOW) == ["QBR packs", "Territory building"]
    desk.answer("Better.")
    assert "CS KPIs" in desk.stored(YELLOW)


def test_there_is_no_colour_beyond_the_outer_columns(desk: Desk) -> None:
    for title, key in (("CS KPIs", Key.Key_Left), ("Policy management", Key.Key_Right)):
        desk.select(title)
        desk.press(key, CTRL)
        assert not desk.page.view.prompt.isVisible()


def test_alt_arrows_reorder_and_stop_at_the_ends(desk: Desk) -> None:
    desk.select("CS KPIs")
    desk.press(Key.Key_Down, ALT)
    assert desk.titles(RED) == desk.stored(RED) == ["Renewal forecasting", "CS KPIs", "In-app guides"]
    desk.press(Key.Key_Down, ALT)
    desk.press(Key.Key_Down, ALT)
    assert desk.stored(RED) == ["Renewal forecasting", "In-app guides", "CS KPIs"]
    for _ in range(3):
        desk.press(Key.Key_Up, ALT)
    assert desk.stored(RED) == ["CS KPIs", "Renewal forecasting", "In-app guides"]
    assert desk.selected == "CS KPIs"
    assert desk.column(RED).hasFocus()
    for _ in range(4):
        desk.workspace.undo()
    assert desk.titles(RED) == desk.stored(RED) == ["CS KPIs", "Renewal forecasting", "In-app guides"]


def test_reordering_stays_within_the_area_when_grouped(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk((("A", "One", RED), ("B", "Two", RED), ("C", "One", RED), ("D", "One", RED)))
    desk.page.filters.set_grouped(True)
    assert desk.titles(RED) == ["[One]", "A", "C", "D", "[Two]", "B"]
    desk.select("A")
    desk.press(Key.Key_Down, ALT)
    assert desk.titles(RED) == ["[One]", "C", "A", "D", "[Two]", "B"]
    desk.press(Key.Key_Down, ALT)
    desk.press(Key.Key_Down, ALT)
    assert desk.titles(RED) == ["[One]", "C", "D", "A", "[Two]", "B"]


def test_m_opens_the_menu_that_moves_without_dragging(desk: Desk) -> None:
    desk.select("CS KPIs")
    desk.press(Key.Key_M)
    menu = desk.page.findChild(CardMenu)
    assert menu is not None
    lines = {action.text().partition("\t")[0]: action for action in menu.actions() if action.text()}
    assert not lines["Move to Red"].isEnabled()
    menu.setActiveAction(lines["Move to Not rated"])
    desk.qtbot.keyClick(menu, Key.Key_Return)
    desk.answer("Nobody measures it.")
    assert desk.titles(NOT_RATED) == ["CS KPIs"]
    assert desk.page.view.area.is_column_shown(NOT_RATED)
    assert desk.column(NOT_RATED).hasFocus()


def test_m_is_a_letter_while_a_title_is_typed(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk((("Alpha", "", RED), ("Om sweet om", "", RED)))
    desk.page.focus_cards()
    desk.qtbot.keyClicks(desk.column(RED), "om")
    assert desk.page.findChild(CardMenu) is None
    assert desk.selected == "Om sweet om"


def test_enter_asks_for_the_panel_and_delete_for_the_trash(desk: Desk) -> None:
    desk.select("Renewal forecasting")
    with desk.qtbot.waitSignal(desk.page.panel_requested):
        desk.press(Key.Key_Return)
    desk.press(Key.Key_Delete)
    assert desk.titles(RED) == ["CS KPIs", "In-app guides"]
    assert desk.selected == "In-app guides"
    assert desk.column(RED).hasFocus()
    desk.press(Key.Key_Delete)
    assert desk.selected == "CS KPIs"
    desk.workspace.undo()
    desk.workspace.undo()
    assert desk.titles(RED) == ["CS KPIs", "Renewal forecasting", "In-app guides"]


def test_the_last_unrated_card_takes_its_column_along(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk((("A", "", RED), ("B", "", NOT_RATED)))
    assert desk.page.view.area.is_column_shown(NOT_RATED)
    desk.select("B")
    desk.press(Key.Key_Left, CTRL)
    desk.answer("It works.")
    assert desk.titles(GREEN) == ["B"]
    assert not desk.page.view.area.is_column_shown(NOT_RATED)
    assert QApplication.focusWidget() is desk.column(GREEN)


def test_a_new_responsibility_is_added_without_leaving_the_keyboard(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(())
    assert desk.page.view.empty is not None
    assert desk.page.view.empty.isVisible()
    desk.page.view.empty.new_button.click()
    desk.press(Key.Key_Return)
    assert desk.page.view.new_bar is not None
    assert desk.page.view.new_bar.edit.accessibleDescription() == "Give the responsibility a title."
    desk.qtbot.keyClicks(desk.page.view.new_bar.edit, "Territories")
    desk.press(Key.Key_Return)
    assert desk.titles(NOT_RATED) == ["Territories"]
    assert desk.page.view.new_bar.edit.hasFocus()
    desk.press(Key.Key_Escape)
    assert desk.selected == "Territories"
    assert desk.column(NOT_RATED).hasFocus()


def test_shift_f10_opens_the_menu_and_escape_is_no_typing(desk: Desk) -> None:
    desk.select("CS KPIs")
    for key, modifiers in (
        (Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
        (Key.Key_M, Qt.KeyboardModifier.NoModifier),
    ):
        desk.press(key, modifiers)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, CardMenu)
        desk.qtbot.keyClick(menu, Key.Key_Escape)
        desk.press(Key.Key_Escape)
