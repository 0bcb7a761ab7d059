"""Selection, scroll position, filter, table and saved views of the board."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QMenu

from csops_desktop.commands import board, responsibilities, views
from csops_desktop.queries.views import saved_views
from tests.ui.board.conftest import CTRL, GREEN, NOT_RATED, RED, YELLOW, Desk
from ui.models.board_filter import BoardFilter
from ui.pages.board.column_geometry import TOAST_ROOM
from ui.pages.board.column_view import ColumnView
from ui.theme.theme import ThemeManager

MANY = tuple((f"Card {n} " + "with words " * (n % 5), f"Area {n % 3}", RED) for n in range(120))


def top_card(column: ColumnView) -> tuple[str, int]:
    """The topmost visible card and where it stands in the viewport."""
    column.settle()
    row = column.row_under(0)
    return column.column.index(row).data(), column.card_rect(row).top()


def scrolled(make_desk: Callable[..., Desk]) -> Desk:
    """A long column, a card in its middle selected and scrolled to."""
    desk = make_desk(MANY)
    desk.select(desk.titles(RED)[60])
    bar = desk.column(RED).verticalScrollBar()
    bar.setValue(bar.value() + 17)
    return desk


def test_what_is_visible_stays_when_cards_above_change(make_desk: Callable[..., Desk]) -> None:
    desk = scrolled(make_desk)
    column, selected, before = desk.column(RED), desk.selected, top_card(desk.column(RED))
    titles = desk.titles(RED)
    run = desk.workspace.run
    run("Trash", responsibilities.trash, desk.id(titles[3]))
    assert top_card(column) == before
    run("Rename", responsibilities.rename, desk.id(titles[5]), "A title that is long enough for two lines of a card")
    assert top_card(column) == before
    run("Move", board.move_card, desk.id(titles[100]), desk.id(titles[0]))
    assert top_card(column) == before
    run("Set", board.set_status, desk.id(titles[10]), GREEN, "Better.")
    assert top_card(column) == before
    assert desk.selected == selected
    while desk.workspace.undo_label != "Filled":
        desk.workspace.undo()
        assert top_card(column) == before
    assert desk.selected == selected


def test_undoing_an_import_keeps_the_selection(make_desk: Callable[..., Desk]) -> None:
    desk = scrolled(make_desk)
    selected, before = desk.selected, top_card(desk.column(RED))

    def add_many(tx: object) -> None:
        for n in range(100):
            card_id = responsibilities.add_responsibility(tx, f"New {n}")  # type: ignore[arg-type]
            board.set_status(tx, card_id, RED, "New.")  # type: ignore[arg-type]

    desk.workspace.run("Imported", add_many)
    assert len(desk.titles(RED)) == 220
    assert (desk.selected, top_card(desk.column(RED))) == (selected, before)
    desk.workspace.undo()
    assert (desk.selected, top_card(desk.column(RED))) == (selected, before)


def test_a_card_that_changes_elsewhere_does_not_pull_the_view_along(make_desk: Callable[..., Desk]) -> None:
    desk = scrolled(make_desk)
    column = desk.column(RED)
    column.verticalScrollBar().setValue(0)
    desk.workspace.run("Rename", responsibilities.rename, desk.id(desk.titles(RED)[2]), "Other")
    assert column.verticalOffset() == 0


def test_heights_are_exact_where_one_looks_and_the_end_is_the_end(
    make_desk: Callable[..., Desk], themes: ThemeManager
) -> None:
    desk = make_desk(MANY)
    column = desk.column(RED)
    bar = column.verticalScrollBar()
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep() // 2)
        for row in range(len(MANY)):
            rect = column.card_rect(row)
            if rect.intersects(column.viewport().rect()):
                card = column.column.card_at(row)
                assert card is not None
                assert rect.height() == desk.page.view.measure.height(card, rect.width())
    last = column.card_rect(len(MANY) - 1)
    foot = column.viewport().height() - last.bottom()
    assert 0 <= foot - TOAST_ROOM - themes.metrics.control <= 10, "at the end there is room for the toast"


def test_narrow_columns_wrap_and_keep_the_place(make_desk: Callable[..., Desk]) -> None:
    desk = scrolled(make_desk)
    column = desk.column(RED)
    before = top_card(column)[0]
    desk.window.resize(700, 700)
    desk.qtbot.waitUntil(lambda: column.width() < 260)
    assert top_card(column)[0] == before
    rects = [column.card_rect(row) for row in range(len(MANY))]
    assert all(below.top() > above.bottom() for above, below in pairwise(rects))


def test_hidden_columns_scroll_into_view_with_the_card(desk: Desk) -> None:
    desk.window.resize(420, 600)
    desk.qtbot.waitUntil(lambda: desk.page.view.area.horizontalScrollBar().maximum() > 0)
    desk.select("Policy management")
    column = desk.column(GREEN)
    left = column.mapTo(desk.page.view.area.viewport(), QPoint(0, 0)).x()
    assert 0 <= left <= desk.page.view.area.viewport().width() - column.width()


def test_the_filter_finds_while_typing_and_counts_say_so(desk: Desk) -> None:
    box = desk.page.tools.filter_box
    desk.qtbot.keyClicks(box, "plan RENEW")
    assert [desk.titles(status) for status in (RED, YELLOW, GREEN)] == [["Renewal forecasting"], [], []]
    assert desk.page.view.heads[RED].text == "1 of 3"
    assert desk.page.view.heads[RED].accessibleName() == "Red, 1 of 3"
    assert desk.column(GREEN).empty_text == "No green card matches."
    desk.qtbot.keyClick(box, Qt.Key.Key_Return)
    assert desk.selected == "Renewal forecasting"
    desk.press(Qt.Key.Key_Escape)
    assert box.text() == ""
    assert desk.page.view.heads[RED].text == "3"
    assert desk.selected == "Renewal forecasting"


def test_a_filter_that_finds_nothing_says_so_and_offers_the_way_back(desk: Desk) -> None:
    desk.page.tools.filter_box.setText("zebra")
    no_match = desk.page.view.no_match
    assert no_match is not None
    assert no_match.isVisible()
    assert no_match.accessibleName() == "No card matches “zebra”"
    no_match.clear_button.click()
    assert desk.page.view.area.isVisible()
    assert desk.page.tools.filter_box.text() == ""


def test_areas_are_chosen_together(desk: Desk) -> None:
    menu = desk.page.tools.area_menu
    menu.aboutToShow.emit()
    lines = {action.text(): action for action in menu.actions() if action.text()}
    assert list(lines) == ["All areas", "Enablement", "Governance", "Planning", "Reporting"]
    lines["Planning"].trigger()
    lines["Governance"].trigger()
    assert desk.titles(RED) == ["Renewal forecasting"]
    assert desk.titles(GREEN) == ["Policy management"]
    assert desk.page.tools.areas_button.accessibleName() == "2 areas"
    lines["All areas"].trigger()
    assert len(desk.titles(RED)) == 3
    assert not lines["Planning"].isChecked()


def test_empty_columns_say_so_quietly(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk((("A", "", YELLOW),))
    assert desk.column(RED).empty_text == "Nothing is red."
    assert desk.column(RED).accessibleDescription() == "Nothing is red."
    assert desk.column(YELLOW).accessibleDescription() == ""
    assert not desk.page.view.area.is_column_shown(NOT_RATED)
    assert [desk.column(status).accessibleName() for status in (RED, NOT_RATED)] == ["Red", "Not rated"]


def test_an_empty_workspace_offers_import_and_a_first_card(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(())
    empty = desk.page.view.empty
    assert empty is not None
    assert empty.isVisible()
    with desk.qtbot.waitSignal(desk.page.import_requested):
        empty.import_button.click()
    desk.workspace.run("Added", responsibilities.add_responsibility, "First")
    assert desk.page.view.area.isVisible()
    desk.workspace.undo()
    assert empty.isVisible()


def test_the_table_shares_filter_and_selection(desk: Desk) -> None:
    desk.select("Territory building")
    desk.page.tools.table_button.click()
    table = desk.page.view.table
    assert table is not None
    assert table.isVisible()
    assert table.hasFocus()
    assert table.cards.rowCount() == 6
    assert table.currentIndex().siblingAtColumn(1).data() == "Territory building"
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.currentIndex().siblingAtColumn(1).data() == "Territory building"
    desk.press(Qt.Key.Key_Home)
    assert desk.page.selection.card is not None
    assert desk.page.selection.card.title == "CS KPIs"
    desk.page.tools.filter_box.setText("packs")
    assert table.cards.rowCount() == 1
    desk.page.filters.clear()
    desk.page.filters.set_table(False)
    assert desk.selected == "CS KPIs"
    assert desk.column(RED).hasFocus()


def test_the_table_is_sorted_by_keyboard_and_the_selection_stays(desk: Desk) -> None:
    desk.select("QBR packs")
    desk.page.filters.set_table(True)
    table = desk.page.view.table
    assert table is not None

    def press(key: Qt.Key) -> tuple[int, str]:
        desk.qtbot.keyClick(table, key, Qt.KeyboardModifier.ShiftModifier)
        assert desk.page.selection.card is not None
        assert desk.page.selection.card.title == "QBR packs"
        assert table.currentIndex().siblingAtColumn(1).data() == "QBR packs"
        return table.horizontalHeader().sortIndicatorSection(), str(table.model().index(0, 1).data())

    assert press(Qt.Key.Key_Left) == (0, "CS KPIs")
    assert press(Qt.Key.Key_Right) == (1, "CS KPIs")
    assert press(Qt.Key.Key_Down) == (1, "Territory building")
    assert press(Qt.Key.Key_Up) == (1, "CS KPIs")
    assert press(Qt.Key.Key_Right) == (2, "In-app guides")
    assert press(Qt.Key.Key_Right)[0] == 3


def test_the_first_card_is_the_tables_selected_row_as_well(desk: Desk) -> None:
    desk.select("CS KPIs")
    desk.page.filters.set_table(True)
    table = desk.page.view.table
    assert table is not None
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_with_nothing_selected_the_keyboard_goes_along_between_board_and_table(desk: Desk) -> None:
    desk.column(RED).setFocus()
    desk.page.filters.set_table(True)
    table = desk.page.view.table
    assert table is not None
    assert table.hasFocus()
    assert desk.page.current_id is None
    desk.page.filters.set_table(False)
    assert desk.column(RED).hasFocus()
    desk.page.filters.set_table(True)
    desk.press(Qt.Key.Key_Down)
    assert desk.page.current_id == desk.id("CS KPIs")


def test_in_the_table_the_keyboard_stays_when_a_card_goes(desk: Desk) -> None:
    desk.select("In-app guides")
    desk.page.filters.set_table(True)
    desk.press(Qt.Key.Key_Delete)
    table = desk.page.view.table
    assert table is not None
    assert table.hasFocus()
    assert table.currentIndex().siblingAtColumn(1).data() == "QBR packs"
    assert desk.page.current_id == desk.id("QBR packs")


def test_views_are_saved_applied_and_deleted(desk: Desk) -> None:
    menu = desk.page.tools.views_menu
    desk.page.filters.show_filter(BoardFilter(text="plan", areas=frozenset({"Planning"}), grouped=True))
    menu.aboutToShow.emit()
    menu.name_edit.setText("Plans & such")
    menu.name_edit.submit_requested.emit()
    assert [view.name for view in desk.workspace.read(saved_views)] == ["Plans & such"]
    desk.page.filters.show_filter(BoardFilter())
    menu.aboutToShow.emit()
    view = menu.actions()[0]
    assert (view.text(), view.isChecked()) == ("Plans && such", False)
    view.trigger()
    assert desk.titles(RED) == ["[Planning]", "Renewal forecasting"]
    assert desk.page.tools.filter_box.text() == "plan"
    assert desk.page.tools.group_button.isChecked()
    assert desk.page.tools.areas_button.text() == "Planning"
    menu.aboutToShow.emit()
    assert menu.actions()[0].isChecked()
    deletions = next(one for one in menu.findChildren(QMenu) if one.title() == "Delete a view")
    deletions.actions()[0].trigger()
    assert desk.workspace.read(saved_views) == []
    assert desk.workspace.undo() == "Deleted view “Plans & such”"


def test_a_view_is_saved_and_renamed_by_keyboard(desk: Desk) -> None:
    desk.page.tools.views_button.showMenu()
    type_name(desk, "Mine")
    assert [view.name for view in desk.workspace.read(saved_views)] == ["Mine"]
    menu = desk.page.tools.views_menu
    menu.popup(QPoint(0, 0))
    assert not menu.name_edit.hasFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down):
        desk.qtbot.keyClick(menu, key)
    desk.qtbot.waitUntil(menu.name_edit.hasFocus)
    renaming = next(one for one in menu.findChildren(QMenu) if one.title() == "Rename a view")
    menu.close()
    renaming.actions()[0].trigger()
    assert (menu.name_edit.accessibleName(), menu.name_edit.selectedText()) == ("Rename “Mine” to", "Mine")
    type_name(desk, "Ours")
    assert [view.name for view in desk.workspace.read(saved_views)] == ["Ours"]
    assert desk.workspace.undo() == "Renamed view “Mine” to “Ours”"
    menu.popup(QPoint(0, 0))
    assert (menu.name_edit.accessibleName(), menu.name_edit.text()) == ("Save this view as", "")
    menu.close()


def type_name(desk: Desk, name: str) -> None:
    """Type a name into the menu's line, which has the keyboard, and press Enter."""
    menu = desk.page.tools.views_menu
    desk.qtbot.waitUntil(menu.name_edit.hasFocus)
    desk.qtbot.keyClicks(menu.name_edit, name)
    desk.qtbot.keyClick(menu.name_edit, Qt.Key.Key_Return)
    assert menu.isHidden()


def test_a_hidden_board_reads_again_when_it_is_shown(desk: Desk) -> None:
    desk.page.hide()
    desk.workspace.run("Rename", responsibilities.rename, desk.id("CS KPIs"), "KPIs")
    assert desk.titles(RED)[0] == "CS KPIs"
    desk.page.show()
    assert desk.titles(RED)[0] == "KPIs"


def test_a_renamed_person_shows_on_all_cards(desk: Desk) -> None:
    for title in ("CS KPIs", "QBR packs"):
        desk.workspace.run("Owner", responsibilities.set_owner, desk.id(title), "Priya")
    assert {card.owner for card in desk.page.model.cards.values()} == {"", "Priya"}


def test_only_what_concerns_cards_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk.page, "refresh", lambda: pytest.fail("read everything"))
    monkeypatch.setattr(desk.page.model, "update", lambda *_: pytest.fail("read cards"))
    desk.workspace.run("Saved", views.save_view, "A", "{}")


def test_twice_the_font_leaves_everything_on_the_cards(desk: Desk, themes: ThemeManager) -> None:
    column = desk.column(RED)
    heights = [column.card_rect(row).height() for row in range(3)]
    themes.apply("dark", font_scale=2.0)
    desk.qtbot.waitUntil(lambda: column.width() >= 368)
    grown = [column.card_rect(row).height() for row in range(3)]
    assert all(after > 1.4 * before for before, after in zip(heights, grown, strict=True))
    measure = desk.page.view.measure
    assert column.card_rect(0).width() >= 368 - math.ceil(measure.gap)
    desk.select("Policy management")
    desk.press(Qt.Key.Key_Left, CTRL)
    prompt = desk.page.view.prompt
    assert desk.page.view.rect().contains(prompt.geometry())
    assert prompt.width() >= prompt.content_width()


def test_tools_keep_their_names_when_there_is_room_for_icons_only(desk: Desk) -> None:
    tools = desk.page.tools
    assert tools.group_button.text() == "Group by area"
    desk.window.resize(420, 600)
    desk.qtbot.waitUntil(lambda: not tools.group_button.text())
    assert tools.group_button.accessibleName() == "Group by area"
    assert tools.width() <= 420
    desk.window.resize(900, 600)
    desk.qtbot.waitUntil(lambda: tools.group_button.text() == "Group by area")


def test_a_screen_reader_selects_a_card_without_the_cursor(desk: Desk) -> None:
    desk.select("CS KPIs")
    column = desk.column(YELLOW)
    column.selectionModel().select(column.column.index(1), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert desk.selected == "Territory building"
    assert desk.page.current_id == desk.id("Territory building")
