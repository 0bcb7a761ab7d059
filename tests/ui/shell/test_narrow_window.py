"""The whole window where there is least room: 1024 × 700, at 100 % and at twice the size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import board, plan, responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.paths import paths_for
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.side_panel import SidePanel
from ui.shell import PAGES, Shell
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox

SCALES = (1.0, 1.25, 1.5, 2.0)
OVERLAYS = ("toast", "reason_prompt")
"""What floats over the rest, and is meant to."""

type Open = Callable[..., Shell]


def fill(tx: Tx) -> None:
    """Add ten cards of each colour, one of them archived."""
    for number in range(40):
        card = responsibilities.add_responsibility(tx, f"Responsibility {number} of the renewals", area="Reporting")
        if COLUMNS[number % 4] is not Status.NOT_RATED:
            board.set_status(tx, card, COLUMNS[number % 4], f"Reason {number}, long enough to take a second line.")
        if number == 5:
            responsibilities.archive(tx, card)


@pytest.fixture
def open_shell(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, tmp_path: Path, show: Callable[[QWidget], None]
) -> Iterator[Open]:
    """Open the whole window at a size and a scale."""
    paths = paths_for(tmp_path, None)
    bridge = WorkspaceBridge(workspace)
    shells: list[Shell] = []

    def open_it(scale: float, size: tuple[int, int] = (1024, 700)) -> Shell:
        themes.apply("light", font_scale=scale)
        workspace.run("Filled the board with forty responsibilities from the tracker of last year", fill)
        shells.append(Shell(bridge, themes, SettingsFile(paths.settings), paths))
        shells[-1].window.resize(*size)
        shells[-1].show_page("board")
        show(shells[-1].window)
        return shells[-1]

    yield open_it
    for shell in shells:
        shell.close()
        shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    bridge.close()


def place(widget: QWidget) -> QRect:
    """Where a widget stands in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def scrolls(widget: QWidget) -> bool:
    """Whether a widget may lie outside the window because something around it scrolls."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above is not None


def faults(window: QWidget) -> list[str]:
    """What is drawn over something else, or outside the window."""
    found = []
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and not w.isWindow()]
    shown = [w for w in shown if w.objectName() not in OVERLAYS and not w.size().isEmpty()]
    for widget in shown:
        where = place(widget)
        if not scrolls(widget) and not window.rect().contains(where):
            found.append(f"{widget!r} lies outside at {where}")
        found += [
            f"{widget!r} at {where} meets {other!r} at {place(other)}"
            for other in shown
            if other.parentWidget() is widget.parentWidget() and id(other) > id(widget)
            if where.intersects(place(other))
        ]
    return found


def first_red(shell: Shell) -> ResponsibilityId:
    card = shell.board.board.model.columns[Status.RED].card_at(0)
    assert card is not None
    return card.id


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("page", [entry.key for entry in PAGES])
def test_nothing_overlaps_and_nothing_lies_outside(open_shell: Open, qtbot: QtBot, page: str, scale: float) -> None:
    shell = open_shell(scale)
    shell.show_page(page)
    qtbot.waitUntil(lambda: not faults(shell.window))
    assert shell.window.width() == 1024


@pytest.mark.parametrize("scale", SCALES)
def test_nothing_overlaps_beside_the_panel(open_shell: Open, qtbot: QtBot, scale: float) -> None:
    shell = open_shell(scale)
    shell.board.open_responsibility(first_red(shell))
    qtbot.waitUntil(shell.board.panel.isVisible)
    qtbot.waitUntil(lambda: not faults(shell.window))


def test_the_panel_stands_in_the_boards_place_where_it_is_narrow(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell(2.0)
    desk = shell.board
    desk.board.select_card(first_red(shell))
    assert desk.board.isVisible(), "walking over the cards doesn't take the board away"
    desk.focus_panel()
    assert desk.panel.isVisible()
    assert not desk.board.isVisible()
    qtbot.waitUntil(lambda: desk.panel.width() == desk.width())
    focused = QApplication.focusWidget()
    assert focused is not None
    assert desk.panel.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert desk.board.isVisible()
    assert not desk.panel.isVisible()
    assert QApplication.focusWidget() is desk.board.view.columns[Status.RED]


def test_the_prompt_is_as_wide_as_what_it_asks(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell(2.0)
    page = shell.board.board
    page.select_card(first_red(shell))
    page.moves.move_to(Status.GREEN)
    prompt = page.view.prompt
    qtbot.waitUntil(prompt.isVisible)
    assert prompt.width() >= prompt.content_width() > 500
    assert shell.window.rect().contains(place(prompt))


@pytest.mark.parametrize(("size", "with_panel"), [((1440, 900), True), ((1024, 700), False)])
def test_four_columns_fit(open_shell: Open, qtbot: QtBot, size: tuple[int, int], with_panel: bool) -> None:
    shell = open_shell(1.0, size)
    if with_panel:
        shell.board.open_responsibility(first_red(shell))
        qtbot.waitUntil(shell.board.panel.isVisible)
    bar = shell.board.board.view.area.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() == 0)


def test_room_is_given_up_in_order(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell(1.0)
    window, tools = shell.window, shell.board.board.tools
    narrow = window.palette_button.minimumSizeHint().width()
    assert window.palette_button.width() == narrow
    assert [bool(b.text()) for b in (tools.group_button, tools.table_button)] == [True, False]
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.palette_button.width() > narrow)
    assert tools.table_button.text() == "Table"


def test_the_rail_has_icons_only_where_the_window_is_narrow_for_the_text(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell(2.0)
    rail, item = shell.window.rail, shell.window.rail.findChild(QWidget, "nav_history")
    assert item is not None
    assert (item.toolTip(), item.accessibleName()) == ("History", "History")
    bare = rail.width()
    shell.window.resize(2100, 900)
    qtbot.waitUntil(lambda: rail.width() > 2 * bare)
    assert item.toolTip() == ""


def is_in_view(shell: Shell) -> bool:
    """Whether the whole selected card is seen, above the toast, too."""
    page = shell.board.board
    column = page.selection.column
    assert column is not None
    card = column.visualRect(column.currentIndex())
    seen = QRect(column.viewport().mapTo(shell.window, card.topLeft()), card.size())
    viewport = page.view.area.viewport()
    board_rect = QRect(viewport.mapTo(shell.window, QPoint(0, 0)), viewport.size())
    toast = shell.window.toast
    return board_rect.contains(seen) and not (toast.isVisible() and place(toast).intersects(seen))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_moved_card_is_in_view_and_undo_puts_the_columns_back(open_shell: Open, qtbot: QtBot, scale: float) -> None:
    shell = open_shell(scale)
    page = shell.board.board
    yellow = page.view.columns[Status.YELLOW]
    page.select_card(first_red(shell))
    page.moves.move_to(Status.YELLOW)
    qtbot.keyClicks(page.view.prompt.edit, "Better")
    qtbot.keyClick(page.view.prompt.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_view(shell))
    assert yellow.verticalOffset() > 0
    assert page.view.columns[Status.RED].verticalOffset() == 0, "the column it left stays where it was"
    shell.actions.action("undo").trigger()
    qtbot.waitUntil(lambda: is_in_view(shell))
    assert yellow.verticalOffset() == 0


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_new_card_is_in_view(open_shell: Open, qtbot: QtBot, scale: float) -> None:
    shell = open_shell(scale)
    shell.board.board.new_responsibility()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "A new one")
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    page = shell.board.board
    qtbot.waitUntil(lambda: page.selection.card is not None and page.selection.card.title == "A new one")
    qtbot.waitUntil(lambda: is_in_view(shell))


def test_the_default_workspace_needs_no_name_in_the_title(open_shell: Open) -> None:
    assert open_shell(1.0).window.windowTitle() == "CS Ops Desktop"


def test_enter_in_the_toast_undoes(open_shell: Open, workspace: Workspace, qtbot: QtBot) -> None:
    shell = open_shell(1.0)
    workspace.run("Trashed one", responsibilities.trash, first_red(shell))
    assert shell.window.toast.focus_action()
    focused = QApplication.focusWidget()
    assert focused is not None
    with qtbot.waitSignal(shell.board.board.model.changed):
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert workspace.redo_label == "Trashed one"


def test_tab_walks_from_the_rail_over_the_tools_to_the_cards(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell(1.0, (1440, 900))
    shell.window.rail.findChild(QWidget, "nav_board").setFocus()
    names = []
    while len(names) < 9:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
    tools = ["Filter cards", "Group by area", "All areas", "Views", "Table", "Find or do anything", "Export deck"]
    assert names == [*tools, "Red", "Yellow"]


def test_escape_clears_the_filter_and_then_closes_the_panel(open_shell: Open, qtbot: QtBot) -> None:
    shell = open_shell(1.0, (1440, 900))
    board, desk = shell.board.board, shell.board
    board.tools.filter_box.setText("Responsibility 0")
    board.focus_cards()
    chosen = board.current_id
    assert desk.panel.isVisible()
    column = QApplication.focusWidget()
    assert column is not None
    qtbot.keyClick(column, Qt.Key.Key_Escape)
    assert board.tools.filter_box.text() == ""
    assert desk.panel.isVisible()
    qtbot.keyClick(column, Qt.Key.Key_Escape)
    assert desk.panel.isHidden()
    assert column.hasFocus()
    assert board.current_id == chosen


def test_a_closed_panel_stays_closed_when_the_selected_card_goes(
    open_shell: Open, workspace: Workspace, qtbot: QtBot
) -> None:
    shell = open_shell(1.0, (1440, 900))
    board, desk = shell.board.board, shell.board
    card = workspace.run("Added", responsibilities.add_responsibility, "Short-lived")
    board.select_card(card)
    assert desk.panel.isVisible()
    desk.panel.close_panel()
    workspace.undo()
    assert board.current_id not in (None, card)
    assert desk.panel.isHidden()
    column = QApplication.focusWidget()
    assert column is not None
    qtbot.keyClick(column, Qt.Key.Key_Up)
    assert desk.panel.isVisible()


def test_the_panel_comes_with_the_click_and_not_under_a_card_that_may_be_dragged(
    open_shell: Open, qtbot: QtBot
) -> None:
    shell = open_shell(1.0, (1440, 900))
    column = shell.board.board.view.columns[Status.YELLOW]
    spot, width = column.card_rect(0).center(), column.width()
    qtbot.mousePress(column.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shell.board.board.current_id is not None
    assert column.width() == width
    assert not shell.window.findChildren(SidePanel)
    qtbot.mouseRelease(column.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert shell.board.panel.isVisible()
    assert shell.board.panel.rid == shell.board.board.current_id


def test_f2_edits_what_has_the_keyboard_in_the_panel(open_shell: Open, workspace: Workspace, qtbot: QtBot) -> None:
    shell = open_shell(1.0, (1440, 900))
    card = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
    workspace.run("Added", plan.add_criterion, card, "Fields have owners")
    shell.open_responsibility(card)
    panel = shell.board.panel
    (box,) = panel.criteria.lines.findChildren(CheckBox)
    for part, said in ((box, "Fields have owners"), (panel.header.owner_edit.display, "")):
        part.setFocus()
        qtbot.keyClick(part, Qt.Key.Key_F2)
        editor = QApplication.focusWidget()
        assert isinstance(editor, QLineEdit)
        assert editor.text() == said
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    box.setFocus()
    column = shell.board.board.view.columns[Status.NOT_RATED]
    column.setFocus()
    qtbot.keyClick(column, Qt.Key.Key_F2)
    assert panel.header.title_edit.editing


@pytest.mark.parametrize("page", ["settings", "archive", "history", "documents"])
def test_the_keyboard_goes_along_to_another_page(open_shell: Open, page: str) -> None:
    shell = open_shell(1.0, (1440, 900))
    shell.board.board.selection.focus()
    shell.show_page(page)
    focused, rail = QApplication.focusWidget(), shell.window.rail
    assert focused is not None
    assert not rail.isAncestorOf(focused)
    assert focused.window() is shell.window
    rail.findChild(QWidget, f"nav_{page}").setFocus()
    shell.show_page("board")
    assert rail.findChild(QWidget, "nav_board").hasFocus()
