"""A folder of Markdown comes in after its preview as one step of undo, and goes out again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from csops_desktop.queries import documents as queries
from csops_desktop.workspace import Workspace
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.documents_room import DocumentsRoom
from ui.main_window import MainWindow
from ui.pages.documents.import_sheet import ImportSheet
from ui.theme.theme import ThemeManager
from ui.widgets.nav_rail import NavEntry

PAGES = {
    "renewals.md": "---\ntitle: Renewals\nowner: Mara\nlast_reviewed_on: 2026-01-02\n---\n# Renewals\n",
    "team/handoff.md": "# Handoff\n\nSee [renewals](../renewals.md).\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "handbook"
    for name, text in PAGES.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text(text, "utf-8")
    return made


@pytest.fixture
def room(
    workspace: Workspace, themes: ThemeManager, qtbot: QtBot, show: Callable[[QWidget], None]
) -> Iterator[DocumentsRoom]:
    bridge = WorkspaceBridge(workspace)
    actions = ActionRegistry(themes)
    window = MainWindow(bridge, themes, actions, [NavEntry("documents", "Documents", "documents")])
    room = DocumentsRoom(bridge, themes, window, actions)
    window.add_page("documents", room.page, room.page.tool_row())
    window.show_page("documents")
    qtbot.addWidget(window)
    show(window)
    yield room
    room.shut_down()
    bridge.close()


def test_a_folder_is_imported_after_its_preview_and_undone_in_one_step(
    room: DocumentsRoom, folder: Path, workspace: Workspace, qtbot: QtBot
) -> None:
    room.folders.open_folder(folder)
    sheet = room.page.window().findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    assert not sheet.import_button.isEnabled()
    qtbot.waitUntil(sheet.import_button.isEnabled)
    assert "2 added" in sheet._says.text()
    assert workspace.read(queries.documents) == []
    with qtbot.waitSignal(room.folders.imported):
        sheet.import_button.click()
    assert [row.title for row in workspace.read(queries.documents)] == ["Handoff", "Renewals"]
    assert len(room.page.model.rows) == 2
    workspace.undo()
    assert workspace.read(queries.documents) == []
    assert room.page.view.empty.isVisible()


def test_what_was_imported_is_exported_the_same(
    room: DocumentsRoom, folder: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.messages.choose_folder", lambda *_: folder)
    room.import_markdown()
    sheet = room.page.window().findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(sheet.import_button.isEnabled)
    sheet.import_button.click()
    out = tmp_path / "out"
    monkeypatch.setattr("ui.messages.choose_folder", lambda *_: out)
    room.export_markdown()
    qtbot.waitUntil(lambda: not room.folders.jobs.busy)
    assert (out / "team/handoff.md").read_text("utf-8") == PAGES["team/handoff.md"]


def test_a_folder_that_is_none_is_refused_in_the_sheet(room: DocumentsRoom, tmp_path: Path, qtbot: QtBot) -> None:
    room.folders.open_folder(tmp_path / "nowhere")
    sheet = room.page.window().findChild(ImportSheet)
    assert isinstance(sheet, ImportSheet)
    qtbot.waitUntil(sheet._error.isVisible)
    assert not sheet.import_button.isEnabled()
    sheet.dismiss()
