"""The history page: what it lists, what it takes back, and that it asks before it takes back much."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ChangeId, ResponsibilityId
from csops_desktop.queries.activity import ActivityRow
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.history.model import HistoryModel
from ui.pages.history.page import HistoryPage
from ui.theme.theme import ThemeManager


def lines(model: HistoryModel) -> list[str]:
    """What the list shows, headings in brackets."""
    shown = (model.index(row) for row in range(model.rowCount()))
    return [i.data() if model.change_at(i.row()) else f"[{i.data()}]" for i in shown]


def add(workspace: Workspace, title: str) -> ResponsibilityId:
    return workspace.run(f"Added “{title}”", responsibilities.add_responsibility, title)


def add_many(tx: Tx, number: int) -> None:
    for n in range(number):
        responsibilities.add_responsibility(tx, f"Many {n}")


@pytest.fixture
def page(
    workspace: Workspace,
    clock: FixedClock,
    bridge: WorkspaceBridge,
    themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
) -> HistoryPage:
    """Two changes yesterday, three today, the last one undone."""
    clock.advance(days=-1)
    add(workspace, "A")
    add(workspace, "B")
    clock.advance(days=1)
    for title in "CDE":
        add(workspace, title)
    workspace.undo()
    made = HistoryPage(bridge, themes)
    show_page(made, made.tool_row())
    return made


def select(page: HistoryPage, text: str) -> None:
    row = lines(page.model).index(text)
    page.view.list.setCurrentIndex(page.model.index(row))


def press(qtbot: QtBot, key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, key)


def test_changes_stand_newest_first_under_their_days(page: HistoryPage) -> None:
    today = ["[Today]", "Undid: Added “E”", "Added “E”", "Added “D”", "Added “C”"]
    assert lines(page.model) == [*today, "[Yesterday]", "Added “B”", "Added “A”"]
    spoken = page.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith(", Added “E”, undone")


def test_the_two_ways_back_are_named(page: HistoryPage, workspace: Workspace, qtbot: QtBot) -> None:
    assert page.view.undo_button.accessibleName() == "Undo: Added “D”"
    assert page.view.redo_button.accessibleName() == "Redo: Added “E”"
    qtbot.mouseClick(page.view.redo_button, Qt.MouseButton.LeftButton)
    assert workspace.undo_label == "Added “E”"
    assert not page.view.redo_button.isEnabled()


def test_a_new_change_appears_and_the_selection_stays(page: HistoryPage, workspace: Workspace) -> None:
    select(page, "Added “B”")
    add(workspace, "F & <b>co</b>")
    assert lines(page.model)[1] == "Added “F & <b>co</b>”"
    assert page.view.list.current is not None
    assert page.view.list.current.label == "Added “B”"


def test_undo_back_to_here_asks_how_many_and_does_it(page: HistoryPage, workspace: Workspace, qtbot: QtBot) -> None:
    select(page, "Added “B”")
    page.view.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.view.question.accessibleName().startswith("Take back the last 3 changes, down to: Added “B”")
    assert page.view.question.accept_button.text() == "Undo 3 changes"
    assert len(workspace.read(board_cards)) == 4
    press(qtbot, Qt.Key.Key_Return)
    assert [card.title for card in workspace.read(board_cards)] == ["A"]
    assert page.view.question.isHidden()
    assert lines(page.model)[1:4] == ["Undid: Added “B”", "Undid: Added “C”", "Undid: Added “D”"]


def test_esc_takes_nothing_back(page: HistoryPage, workspace: Workspace, qtbot: QtBot) -> None:
    select(page, "Added “A”")
    page.view.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Escape)
    assert page.view.question.isHidden()
    assert len(workspace.read(board_cards)) == 4
    assert page.view.list.hasFocus()


def test_a_change_in_between_withdraws_the_question(page: HistoryPage, workspace: Workspace, qtbot: QtBot) -> None:
    select(page, "Added “B”")
    page.view.list.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    add(workspace, "F")
    assert page.view.question.isHidden()


def test_the_newest_change_is_taken_back_without_a_question(page: HistoryPage, workspace: Workspace) -> None:
    select(page, "Added “D”")
    button = page.view.list.indexWidget(page.view.list.currentIndex())
    assert button is not None
    page.view.list.undo_here_requested.emit(page.view.list.current)
    assert [card.title for card in workspace.read(board_cards)] == ["A", "B", "C"]


def test_what_is_undone_or_an_undo_has_no_button(page: HistoryPage) -> None:
    for text in ("Added “E”", "Undid: Added “E”"):
        select(page, text)
        assert page.view.list.indexWidget(page.view.list.currentIndex()) is None


def test_the_filter_finds_words_in_any_case_and_says_when_none_match(page: HistoryPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.tools.filter_box, "ADDED b")
    assert lines(page.model) == ["[Yesterday]", "Added “B”"]
    qtbot.keyClicks(page.tools.filter_box, "xyz")
    assert page.view.stack.currentWidget() is page.view.no_match
    qtbot.mouseClick(page.view.clear_button, Qt.MouseButton.LeftButton)
    assert len(lines(page.model)) == 8


def test_dated_back_changes_say_so(page: HistoryPage, workspace: Workspace) -> None:
    workspace.run_dated(date(2022, 3, 31), "Imported", add_many, 30)
    spoken = page.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Imported, for Thu 31 Mar 2022")


def test_the_day_picker_asks_for_the_board_of_a_day(page: HistoryPage, qtbot: QtBot) -> None:
    edit = page.tools.day_edit.edit
    with qtbot.waitSignal(page.as_of_requested) as asked:
        qtbot.keyClicks(edit, "31 Mar 2022")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert asked.args == [date(2022, 3, 31)]
    edit.clear()
    with qtbot.assertNotEmitted(page.as_of_requested):
        qtbot.keyClicks(edit, "tomorrow")
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert edit.accessibleDescription() == "That day has not come yet."


def test_an_empty_workspace_says_what_belongs_here(
    bridge: WorkspaceBridge, themes: ThemeManager, show_page: Callable[[QWidget, QWidget], QWidget]
) -> None:
    page = HistoryPage(bridge, themes)
    show_page(page, page.tool_row())
    assert page.view.stack.currentWidget() is page.view.empty
    assert not page.view.undo_button.isEnabled()


def test_what_is_far_down_is_read_when_it_is_wanted(clock: FixedClock) -> None:
    changes = [
        ActivityRow(ChangeId(n), f"Change {n}", "do", False, clock.now() - timedelta(hours=5000 - n), clock.today(), 1)
        for n in range(5000, 0, -1)
    ]
    model = HistoryModel(lambda limit: changes[:limit], clock.today)
    model.refresh()
    assert model.row_of(ChangeId(5000)) == 1
    assert model.row_of(ChangeId(100)) == -1
    while model.canFetchMore(model.index(-1)):
        before = model.rowCount()
        model.fetchMore(model.index(-1))
        assert model.rowCount() > before
    shown = [change.id for row in range(model.rowCount()) if (change := model.change_at(row))]
    assert shown == list(range(5000, 0, -1))


def test_a_change_on_top_is_told_as_one_insertion(clock: FixedClock, qtbot: QtBot) -> None:
    changes = [ActivityRow(ChangeId(n), f"Change {n}", "do", False, clock.now(), clock.today(), 1) for n in range(2000)]
    model = HistoryModel(lambda limit: changes[::-1][:limit], clock.today)
    model.refresh()
    rows = model.rowCount()
    changes.append(ActivityRow(ChangeId(2000), "New", "do", False, clock.now(), clock.today(), 1))
    with qtbot.waitSignal(model.rowsInserted) as told, qtbot.assertNotEmitted(model.rowsRemoved):
        model.refresh()
    assert told.args is not None
    assert told.args[1:] == [1, 1]
    assert model.rowCount() == rows + 1


def test_the_calendar_button_says_what_is_chosen(page: HistoryPage) -> None:
    names = [button.accessibleName() for button in page.tools.day_edit.findChildren(QToolButton)]
    assert names == ["Choose the day of the board in a calendar"]
