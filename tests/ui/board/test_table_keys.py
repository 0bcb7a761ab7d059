"""In the table a card is moved by the keys of the board, and the keyboard goes with its row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.board.conftest import ALT, CTRL, RED, YELLOW, Desk
from ui.pages.board.table_view import TITLE_COLUMN, CardTable

Key = Qt.Key


@pytest.fixture
def table(desk: Desk) -> CardTable:
    """The table in place of the columns."""
    desk.page.filters.set_table(True)
    shown = desk.page.view.table
    assert shown is not None
    return shown


def titles(table: CardTable) -> list[str]:
    return [table.cards.index(row, TITLE_COLUMN).data() for row in range(table.cards.rowCount())]


def selected(table: CardTable) -> list[str]:
    """The selected rows, of which there is one, and the keyboard is on it."""
    rows = [index.row() for index in table.selectionModel().selectedRows()]
    assert rows == [table.currentIndex().row()]
    assert table.hasFocus()
    return [titles(table)[row] for row in rows]


def test_ctrl_arrows_change_the_colour_with_a_sentence_beside_the_row(desk: Desk, table: CardTable) -> None:
    desk.select("CS KPIs")
    desk.press(Key.Key_Right, CTRL)
    prompt = desk.page.view.prompt
    row = table.visualRect(table.currentIndex())
    row.moveTopLeft(table.viewport().mapTo(desk.page.view, row.topLeft()))
    assert 0 <= prompt.geometry().top() - row.bottom() <= 12
    desk.answer("Owners are named.")
    assert titles(table) == [
        "Renewal forecasting",
        "In-app guides",
        "QBR packs",
        "Territory building",
        "CS KPIs",
        "Policy management",
    ]
    assert selected(table) == ["CS KPIs"]
    assert desk.stored(YELLOW)[-1] == "CS KPIs"
    desk.press(Key.Key_Left, CTRL)
    desk.press(Key.Key_Escape)
    assert selected(table) == ["CS KPIs"]
    desk.workspace.undo()
    assert titles(table)[0] == "CS KPIs"
    assert selected(table) == ["CS KPIs"]


def test_there_is_no_colour_beyond_the_last(desk: Desk, table: CardTable) -> None:
    desk.select("Policy management")
    desk.press(Key.Key_Right, CTRL)
    assert not desk.page.view.prompt.isVisible()


@pytest.mark.parametrize("falling", [False, True])
def test_alt_arrows_move_the_row_as_it_is_seen_and_stop_at_its_colour(
    desk: Desk, table: CardTable, falling: bool
) -> None:
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
    reds = ["CS KPIs", "Renewal forecasting", "In-app guides"]
    seen = list(reversed(reds)) if falling else reds
    start = titles(table).index(seen[0])
    desk.select(seen[0])
    for place in (1, 2, 2):
        desk.press(Key.Key_Down, ALT)
        assert titles(table).index(seen[0]) == start + place
        assert selected(table) == [seen[0]]
    stored = [*seen[1:], seen[0]]
    assert desk.stored(RED) == (list(reversed(stored)) if falling else stored)
    for place in (1, 0, 0):
        desk.press(Key.Key_Up, ALT)
        assert titles(table).index(seen[0]) == start + place
    assert desk.stored(RED) == reds
    for _ in range(4):
        desk.workspace.undo()
    assert desk.stored(RED) == reds


def test_a_table_that_is_sorted_otherwise_says_how_to_move(desk: Desk, table: CardTable) -> None:
    table.sortByColumn(TITLE_COLUMN, Qt.SortOrder.AscendingOrder)
    desk.select("CS KPIs")
    before = desk.workspace.undo_label
    with desk.qtbot.waitSignal(desk.page.message_requested) as said:
        desk.press(Key.Key_Down, ALT)
    assert said.args == ["Sort the table by status to move cards up and down."]
    assert desk.workspace.undo_label == before


def test_a_row_that_moves_far_is_followed(desk: Desk, table: CardTable) -> None:
    table.window().resize(900, 260)
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    desk.select("CS KPIs")
    desk.press(Key.Key_Right, CTRL)
    desk.answer("Nearly there.")
    desk.press(Key.Key_Right, CTRL)
    desk.answer("All owners are named.")
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    assert selected(table) == ["CS KPIs"]
