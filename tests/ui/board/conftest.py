"""A board page on a real workspace, in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import board, responsibilities
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.board.column_view import ColumnView
from ui.pages.board.page import BoardPage
from ui.theme.theme import ThemeManager

RED, YELLOW, GREEN, NOT_RATED = Status.RED, Status.YELLOW, Status.GREEN, Status.NOT_RATED
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier

CARDS = (
    ("CS KPIs", "Reporting", RED),
    ("Renewal forecasting", "Planning", RED),
    ("In-app guides", "Enablement", RED),
    ("QBR packs", "Reporting", YELLOW),
    ("Territory building", "Planning", YELLOW),
    ("Policy management", "Governance", GREEN),
)


@dataclass
class Desk:
    """The page under test and the words in which the tests speak of it."""

    page: BoardPage
    window: QWidget
    workspace: Workspace
    qtbot: QtBot

    def column(self, status: Status) -> ColumnView:
        return self.page.view.columns[status]

    def titles(self, status: Status) -> list[str]:
        """What a column shows from top to bottom, areas in brackets."""
        model = self.page.model.columns[status]
        rows = range(model.rowCount())
        return [c.title if (c := model.card_at(row)) else f"[{model.index(row).data()}]" for row in rows]

    def stored(self, status: Status) -> list[str]:
        """What the workspace holds of a colour, in its order."""
        return [c.title for c in self.workspace.read(board_cards) if c.status is status]

    def id(self, title: str) -> ResponsibilityId:
        return next(c.id for c in self.page.model.cards.values() if c.title == title)

    @property
    def selected(self) -> str | None:
        """The one selected card's title, checked against every column."""
        chosen = [index.data() for column in self.page.view.columns.values() for index in column.selectedIndexes()]
        assert len(chosen) <= 1
        card = self.page.selection.card
        assert chosen in ([], [card.title if card else None])
        return chosen[0] if chosen else None

    def select(self, title: str) -> None:
        self.page.select_card(self.id(title))

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifiers)

    def answer(self, sentence: str) -> None:
        """Type the sentence that is asked for and press Enter."""
        assert QApplication.focusWidget() is self.page.view.prompt.edit
        self.qtbot.keyClicks(self.page.view.prompt.edit, sentence)
        self.press(Qt.Key.Key_Return)


def fill(tx: Tx, cards: tuple[tuple[str, str, Status], ...]) -> None:
    """Add cards to a workspace."""
    for title, area, status in cards:
        card_id = responsibilities.add_responsibility(tx, title, area=area)
        if status is not NOT_RATED:
            board.set_status(tx, card_id, status, f"{title} is {status.word}.")


@pytest.fixture
def make_desk(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]
) -> Iterator[Callable[..., Desk]]:
    """Open a board with cards, 900 × 700 unless told."""
    bridges: list[WorkspaceBridge] = []

    def make(cards: tuple[tuple[str, str, Status], ...] = CARDS, *, size: tuple[int, int] = (900, 700)) -> Desk:
        if cards:
            workspace.run("Filled", fill, cards)
        bridges.append(WorkspaceBridge(workspace))
        page = BoardPage(bridges[-1], themes)
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page.tool_row())
        layout.addWidget(page, 1)
        qtbot.addWidget(window)
        window.resize(*size)
        show(window)
        return Desk(page, window, workspace, qtbot)

    yield make
    for bridge in bridges:
        bridge.close()


@pytest.fixture
def desk(make_desk: Callable[..., Desk]) -> Desk:
    """A board with six cards."""
    return make_desk()
