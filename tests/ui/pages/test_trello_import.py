"""A Trello board in the window of the import: the same preview, corrections and undo as for a tracker's file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.domain.status import Status
from csops_desktop.exchange.fields import Field
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.workspace import Workspace
from tests.core.exchange.trello import usual, written
from ui.bridge import WorkspaceBridge
from ui.pages.tracker_import.page import TrackerImport
from ui.pages.tracker_import.preview_model import FATE, LINE, TITLE
from ui.theme.theme import ThemeManager


@pytest.fixture
def page(
    bridge: WorkspaceBridge, themes: ThemeManager, show: Callable[[QWidget], None], qtbot: QtBot, tmp_path: Path
) -> TrackerImport:
    """The import of a board, open over a window."""
    window = QWidget()
    QVBoxLayout(window).addWidget(QPushButton("Behind"))
    qtbot.addWidget(window)
    window.resize(1240, 860)
    show(window)
    made = TrackerImport(bridge, themes, window)
    made.open_file(written(tmp_path, usual()))
    made.open()
    settle(made, qtbot)
    return made


def settle(page: TrackerImport, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not page.worker.busy, timeout=10_000)
    QApplication.processEvents()


def rows(page: TrackerImport) -> list[tuple[str, str]]:
    model = page.model
    return [(model.index(row, TITLE).data(), model.index(row, FATE).data()) for row in range(model.rowCount())]


def test_the_board_is_previewed_without_a_question(page: TrackerImport) -> None:
    assert page.view.file_name.text() == "board.json  ·  Trello board “CS Ops”"
    assert rows(page) == [
        ("CS KPIs", "Added"),
        ("Policies", "Added"),
        ("Put away", "Skipped: it is archived in Trello."),
        ("Headcount", "Added"),
        ("New tool", "Added"),
        ("In an old list", "Skipped: its list “Old” is archived in Trello."),
    ]
    assert page.model.headerData(LINE, Qt.Orientation.Horizontal) == "Card"
    assert page.view.mapping.combos[Field.STATUS].currentText() == "List or label"
    assert page.view.mapping.combos[Field.CRITERIA].currentText() == "Checklists"
    assert page.view.import_button.isEnabled()
    # What a table's file has and a board has not is not asked.
    assert not page.view.file.header.isVisible()
    assert not page.view.file.encoding.isVisible()


def test_a_list_gets_its_meaning_and_the_board_comes_in(
    page: TrackerImport, workspace: Workspace, qtbot: QtBot
) -> None:
    # Words of cards that are skipped are not asked about.
    assert set(page.view.words.pickers) == {"ideas", "off track", "on track", "yellow"}
    picker = page.view.words.pickers["ideas"]
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    settle(page, qtbot)
    qtbot.mouseClick(page.view.import_button, Qt.MouseButton.LeftButton)
    cards = {card.title: card for card in workspace.read(board_cards)}
    assert {title: card.status for title, card in cards.items()} == {
        "CS KPIs": Status.RED,
        "Policies": Status.GREEN,
        "Headcount": Status.YELLOW,
        "New tool": Status.YELLOW,
    }
    detail = workspace.read(responsibility, cards["CS KPIs"].id)
    assert detail is not None
    assert [point.text for point in detail.criteria] == ["Every field has an owner", "One dashboard"]
    assert workspace.undo() == "Imported “board.json”: 4 added"
    assert workspace.read(board_cards) == []


def test_a_broken_board_is_said_in_the_window(page: TrackerImport, tmp_path: Path, qtbot: QtBot) -> None:
    half = tmp_path / "half.json"
    half.write_bytes(written(tmp_path, usual()).read_bytes()[:700])
    page.open_file(half)
    settle(page, qtbot)
    assert page.view.pages.currentWidget() is page.view.unreadable
    assert not page.view.import_button.isEnabled()
