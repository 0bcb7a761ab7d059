"""A Requests page on a real workspace, in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.commands import requests as commands
from csops_desktop.commands.documents import add_document
from csops_desktop.domain.ids import RequestId
from csops_desktop.queries import requests as queries
from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.requests.page import RequestsPage
from ui.theme.theme import ThemeManager

LINES = (
    "from Finance by Friday: renewal export as CSV",
    "Dana asks for an export of the renewals",
    "from Legal: where is the data retention policy",
    "a dashboard for the weekly meeting, urgent",
)


@dataclass
class Inbox:
    """The page under test and the words in which the tests speak of it."""

    page: RequestsPage
    window: QWidget
    workspace: Workspace
    qtbot: QtBot
    ids: list[RequestId]

    def detail(self, at: int) -> RequestDetail:
        found = self.workspace.read(queries.request, self.ids[at])
        assert found is not None
        return found

    def shown(self) -> list[str]:
        """What the list shows from top to bottom, headings too."""
        model = self.page.model
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        self.qtbot.keyClick(self.focused(), key, modifiers)

    def write(self, text: str) -> None:
        """Type where the keyboard is, then press Enter."""
        self.qtbot.keyClicks(self.focused(), text)
        self.press(Qt.Key.Key_Return)

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


@pytest.fixture
def bridge(workspace: Workspace) -> Iterator[WorkspaceBridge]:
    made = WorkspaceBridge(workspace)
    yield made
    made.close()


@pytest.fixture
def empty_page(
    bridge: WorkspaceBridge, themes: ThemeManager, show_page: Callable[[QWidget, QWidget], QWidget]
) -> RequestsPage:
    """The page on an empty workspace."""
    page = RequestsPage(bridge, themes)
    show_page(page, page.tool_row())
    return page


@pytest.fixture
def inbox(
    workspace: Workspace,
    bridge: WorkspaceBridge,
    themes: ThemeManager,
    show_page: Callable[[QWidget, QWidget], QWidget],
    qtbot: QtBot,
) -> Iterator[Inbox]:
    """The page with four requests and a document, 1200 × 800."""
    workspace.run("d", add_document, "Data retention policy", body="We keep data for two years.")
    ids = [workspace.run(f"Captured {line}", commands.capture, line) for line in LINES]
    page = RequestsPage(bridge, themes)
    window = show_page(page, page.tool_row())
    window.resize(1200, 800)
    qtbot.waitUntil(lambda: page.view.wide)
    yield Inbox(page, window, workspace, qtbot, ids)
    page.finish()
