"""A Reports page on a real workspace, in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, responsibilities
from csops_desktop.domain.ids import ReportId, ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.previews import DeckDays
from csops_desktop.reports import deck_data, draw_deck, freeze
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.reports.page import ReportsPage
from ui.theme.theme import ThemeManager

NOW = "Deck as of today, changes since Tue 1 Dec, not issued yet"
"""What stands above the deck that is not issued yet, on the workspace `history`."""


@dataclass
class ReportsDesk:
    """The page under test and the words in which the tests speak of it."""

    page: ReportsPage
    window: QWidget
    workspace: Workspace
    bridge: WorkspaceBridge
    qtbot: QtBot
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    exported: list[DeckDays] = field(default_factory=list)
    reprinted: list[int] = field(default_factory=list)
    copied: list[int] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The message of the slide that is shown."""
        page = self.page.view.slide.page
        return "" if page is None else page.title

    @property
    def caption(self) -> str:
        return self.page.view.caption.text()

    def settle(self) -> None:
        """Wait until nothing is made any more and something is shown."""
        page = self.page
        self.qtbot.waitUntil(
            lambda: not page.previewer.busy and not page._settle.isActive() and page.slides.rowCount() > 0
        )

    def wait_caption(self, text: str) -> None:
        """Wait until this is said above the slide and the slide is there."""
        self.qtbot.waitUntil(lambda: self.caption == text)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifiers)

    def type_day(self, name: str, text: str) -> None:
        """Type a day into one of the two fields and press Enter."""
        edit = (self.page.tools.days.as_of_edit if name == "as of" else self.page.tools.days.since_edit).edit
        edit.setFocus()
        edit.selectAll()
        self.qtbot.keyClicks(edit, text) if text else self.qtbot.keyClick(edit, Qt.Key.Key_Delete)
        self.qtbot.keyClick(edit, Qt.Key.Key_Return)

    def sheet[T: QWidget](self, kind: type[T]) -> T:
        """The open sheet of a kind."""
        self.qtbot.waitUntil(lambda: any(sheet.isVisible() for sheet in self.window.findChildren(kind)))
        return next(sheet for sheet in self.window.findChildren(kind) if sheet.isVisible())


@pytest.fixture
def make_desk(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]
) -> Iterator[Callable[[], ReportsDesk]]:
    """Show the page on whatever the workspace holds by then, 1240 × 800."""
    bridges: list[WorkspaceBridge] = []

    def make() -> ReportsDesk:
        bridge = WorkspaceBridge(workspace)
        page = ReportsPage(bridge, themes)
        bridges.append(bridge)
        window = QWidget()
        layout = QVBoxLayout(window)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page.tool_row())
        layout.addWidget(page, 1)
        qtbot.addWidget(window, before_close_func=lambda _: page.shut_down())
        window.resize(1240, 800)
        show(window)
        desk = ReportsDesk(page, window, workspace, bridge, qtbot)
        page.message_requested.connect(desk.said.append)
        page.action_requested.connect(desk.asked.append)
        page.export_requested.connect(desk.exported.append)
        page.reprint_requested.connect(desk.reprinted.append)
        page.copy_requested.connect(desk.copied.append)
        desk.settle()
        return desk

    yield make
    for bridge in bridges:
        bridge.close()


def choose(desk: ReportsDesk, place: int) -> None:
    """Go to a row of the list by the keyboard."""
    desk.page.view.list.setFocus()
    desk.press(Qt.Key.Key_Home)
    for _ in range(place):
        desk.press(Qt.Key.Key_Down)


def issue(workspace: Workspace, as_of: date | None = None) -> ReportId:
    """Issue the deck of a day."""
    return workspace.reports.issue(freeze(draw_deck(deck_data(workspace, as_of=as_of))))


def move(workspace: Workspace, number: int, status: Status, reason: str = "So it is.") -> None:
    """Give the card with this number another colour."""
    workspace.run("Moved", board.set_status, ResponsibilityId(number), status, reason)


@pytest.fixture
def history(workspace: Workspace, clock: FixedClock) -> Workspace:
    """Three cards; a report of 24 November with two reds, one of 1 December with one; today is 8 December."""
    for title, status in (("CS KPIs", Status.RED), ("Policies", Status.GREEN), ("QBR packs", Status.RED)):
        workspace.run("Added", responsibilities.add_responsibility, title, status=status, reason="So it is.")
    issue(workspace)
    clock.advance(days=7)
    move(workspace, 3, Status.GREEN, "Measured twice.")
    issue(workspace)
    clock.advance(days=7)
    return workspace


@pytest.fixture
def desk(history: Workspace, make_desk: Callable[[], ReportsDesk]) -> ReportsDesk:
    """The page on that workspace."""
    return make_desk()
