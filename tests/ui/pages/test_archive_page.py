"""The archive page: what it lists, restoring one or many as one change, the trash."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import responsibilities
from csops_desktop.domain.status import Status
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.shelf import Shelf, shelved
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.archive.page import ArchivePage
from ui.theme.theme import ThemeManager


@pytest.fixture
def page(
    workspace: Workspace,
    clock: FixedClock,
    bridge: WorkspaceBridge,
    themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
) -> ArchivePage:
    """A, B and C in the archive, D in the trash, E on the board."""
    for title in "ABCDE":
        rid = workspace.run(
            "Added", responsibilities.add_responsibility, title, owner="Ann", status=Status.RED, reason="Because."
        )
        if title in "ABC":
            clock.advance(days=1)
            workspace.run("Archived", responsibilities.archive, rid)
        elif title == "D":
            workspace.run("Trashed", responsibilities.trash, rid)
    made = ArchivePage(bridge, themes)
    show_page(made, made.tool_row())
    return made


def titles(page: ArchivePage) -> list[str]:
    return [page.model.row_at(row).title for row in range(page.model.rowCount())]


def select(page: ArchivePage, *wanted: str) -> None:
    page.view.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row, title in enumerate(titles(page)):
        if title in wanted:
            index = page.model.index(row, 0)
            page.view.table.selectionModel().setCurrentIndex(index, flags)


def board(workspace: Workspace) -> list[str]:
    return sorted(card.title for card in workspace.read(board_cards))


def test_the_archive_lists_the_newest_first_with_its_day(page: ArchivePage) -> None:
    assert titles(page) == ["C", "B", "A"]
    assert [page.model.index(0, column).data() for column in range(5)] == ["C", "Red", "", "Ann", "Fri 27 Nov"]
    spoken = page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "C, red, archived Fri 27 Nov"
    assert [page.view.tabs.tabText(at) for at in (0, 1)] == ["Archive  3", "Trash  1"]


def test_enter_restores_one(page: ArchivePage, workspace: Workspace, qtbot: QtBot) -> None:
    select(page, "B")
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    assert board(workspace) == ["B", "E"]
    assert workspace.undo_label == "Restored “B”"
    # The row that came to its place is selected, so that one can go on.
    assert [row.title for row in page._selected()] == ["A"]


def test_many_are_restored_as_one_change(page: ArchivePage, workspace: Workspace, qtbot: QtBot) -> None:
    select(page, "A", "C")
    qtbot.mouseClick(page.tools.restore_button, Qt.MouseButton.LeftButton)
    assert board(workspace) == ["A", "C", "E"]
    assert workspace.undo_label == "Restored 2 responsibilities"
    workspace.undo()
    assert titles(page) == ["C", "B", "A"]


def test_delete_moves_from_the_archive_to_the_trash(page: ArchivePage, workspace: Workspace, qtbot: QtBot) -> None:
    select(page, "A")
    qtbot.keyClick(page.view.table, Qt.Key.Key_Delete)
    assert workspace.undo_label == "Moved “A” to the trash"
    page.show_shelf(Shelf.TRASH)
    assert set(titles(page)) == {"A", "D"}
    assert page.tools.trash_button.isHidden()


def test_delete_does_nothing_in_the_trash(page: ArchivePage, workspace: Workspace, qtbot: QtBot) -> None:
    page.show_shelf(Shelf.TRASH)
    select(page, "D")
    label = workspace.undo_label
    qtbot.keyClick(page.view.table, Qt.Key.Key_Delete)
    assert workspace.undo_label == label
    qtbot.keyClick(page.view.table, Qt.Key.Key_Enter)
    assert board(workspace) == ["D", "E"]
    assert page.view.stack.currentWidget() is page.view.empty


def test_what_was_archived_and_thrown_away_comes_back_to_the_board(page: ArchivePage, workspace: Workspace) -> None:
    select(page, "A")
    page.trash()
    page.show_shelf(Shelf.TRASH)
    select(page, "A")
    page.restore()
    assert "A" in board(workspace)
    assert "A" not in [row.title for row in workspace.read(shelved, Shelf.ARCHIVE)]


def test_the_filter_and_its_empty_state(page: ArchivePage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.tools.filter_box, "b ann")
    assert titles(page) == ["B"]
    qtbot.keyClicks(page.tools.filter_box, "zz")
    assert page.view.stack.currentWidget() is page.view.no_match
    qtbot.mouseClick(page.view.clear_button, Qt.MouseButton.LeftButton)
    assert len(titles(page)) == 3


def test_without_a_selection_nothing_can_be_pressed(page: ArchivePage, workspace: Workspace) -> None:
    assert not page.tools.restore_button.isEnabled()
    assert not page.tools.trash_button.isEnabled()
    label = workspace.undo_label
    page.restore()
    assert workspace.undo_label == label
