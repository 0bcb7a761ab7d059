"""A Documents page on a real workspace, in a window with its tools above it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents as commands
from csops_desktop.commands.verifications import verify
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import How, Kind, ReviewRule
from csops_desktop.queries import documents as queries
from csops_desktop.queries.document_rows import DocumentDetail
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.pages.documents.page import DocumentsPage
from ui.theme.theme import ThemeManager

HOW_TO = "# Net retention\n\nSee [[KPI definitions]] and [[Data incident]].\n\n1. Open the report.\n"


@dataclass
class Library:
    """The page under test and the words in which the tests speak of it."""

    page: DocumentsPage
    window: QWidget
    workspace: Workspace
    clock: FixedClock
    qtbot: QtBot
    ids: dict[str, DocumentId]

    def detail(self, title: str) -> DocumentDetail:
        found = self.workspace.read(queries.document, self.ids[title])
        assert found is not None
        return found

    def open(self, title: str) -> None:
        self.page.open_document(self.ids[title])

    def write(self, text: str) -> None:
        """Type at the end of the open text."""
        edit = self.page.view.writing.edit
        edit.moveCursor(edit.textCursor().MoveOperation.End)
        self.qtbot.keyClicks(edit, text)

    def shown(self) -> list[str]:
        """What the tree shows from top to bottom."""
        return [row.title for row in self.page.model.shown_rows()]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifiers)

    def sheet[T: QWidget](self, kind: type[T]) -> T:
        """The open sheet of a kind."""
        found = next(sheet for sheet in self.window.findChildren(kind) if sheet.isVisible())
        assert isinstance(found, kind)
        return found


@pytest.fixture
def fill(workspace: Workspace) -> dict[str, DocumentId]:
    """Four documents: one verified, one edited since, two that nobody verified."""
    made: dict[str, DocumentId] = {}

    def add(title: str, **given: Any) -> None:
        made[title] = workspace.run(f"Added {title}", commands.add_document, title, **given)

    rule = ReviewRule(60, "days", reason="the report changes")
    add("KPI definitions", area="Reporting", owner="Mara", kind=Kind.KPI_DEFINITION, body="Numbers.\n")
    add("Net retention", area="Reporting", owner="Mara", kind=Kind.PROCESS, body=HOW_TO, rule=rule)
    add("Handoff", area="Process", body="Who: see [[Net retention]].\n")
    add("Territories", body="Rules of the year.\n", kind=Kind.POLICY)
    for title in ("KPI definitions", "Net retention"):
        workspace.run(f"Verified {title}", verify, made[title], (How.READ,), "fine")
    return made


@pytest.fixture
def library(
    workspace: Workspace,
    fill: dict[str, DocumentId],
    clock: FixedClock,
    themes: ThemeManager,
    qtbot: QtBot,
    show: Callable[[QWidget], None],
) -> Iterator[Library]:
    """The page with four documents, 1300 × 800."""
    bridge = WorkspaceBridge(workspace)
    page = DocumentsPage(bridge, themes)
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(page.tool_row())
    layout.addWidget(page, 1)
    qtbot.addWidget(window)
    window.resize(1300, 800)
    show(window)
    yield Library(page, window, workspace, clock, qtbot, fill)
    page.finish()
    bridge.close()
