"""The documents of a responsibility in its panel."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from csops_desktop.commands import documents, responsibilities
from csops_desktop.queries.documents import documents_of
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.workspace import Workspace
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.documents_section import DocumentsSection
from ui.theme.theme import ThemeManager


def test_documents_are_linked_by_title_and_unlinked(workspace: Workspace, themes: ThemeManager, qtbot: QtBot) -> None:
    rid = workspace.run("Added", responsibilities.add_responsibility, "CS KPIs")
    document = workspace.run("Added", documents.add_document, "KPI definitions")
    section = DocumentsSection(Desk(themes, workspace))
    qtbot.addWidget(section)

    def refresh() -> None:
        detail = workspace.read(responsibility, rid)
        assert detail is not None
        section.show_detail(detail)

    refresh()
    section.add_line.edit.setText("unknown")
    section.add_line.submit()
    assert "unknown" in section.add_line.edit.accessibleDescription()
    section.add_line.edit.setText("kpi Definitions")
    section.add_line.submit()
    assert [row.id for row in workspace.read(documents_of, rid)] == [document]
    refresh()
    with qtbot.waitSignal(section.document_requested) as caught:
        section.lines.line_pressed.emit(document)
    assert caught.args == [document]
    section.lines.remove_requested.emit(document)
    assert workspace.read(documents_of, rid) == []
