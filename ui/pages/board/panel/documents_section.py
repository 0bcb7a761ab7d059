"""The documents that a responsibility rests on, with the trust of each; more are linked by their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QWidget

from csops_desktop.commands import labels
from csops_desktop.domain.ids import DocumentId
from csops_desktop.queries.rows import ResponsibilityDetail
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.widgets.section import Section

if TYPE_CHECKING:
    from csops_desktop.queries.document_rows import DocumentRow


class DocumentsSection(Section):
    """Links, unlinks and opens documents.

    Signals:
        document_requested: open this document (its id).
    """

    document_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        from ui.pages.documents.side.line_list import LineList

        super().__init__(desk.themes, "Documents", parent=parent)
        self._desk = desk
        self._detail: ResponsibilityDetail | None = None
        self._rows: dict[DocumentId, DocumentRow] = {}
        self.lines = LineList(desk.themes)
        self.add_line = AddLine("Link a document")
        self.body.addWidget(self.lines)
        self.body.addWidget(self.add_line)
        self.lines.line_pressed.connect(self._on_lines_line_pressed)
        self.lines.remove_requested.connect(self._on_lines_remove_requested)
        self.add_line.edit.entered.connect(self._on_add_edit_entered)
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def show_detail(self, detail: ResponsibilityDetail) -> None:
        """Show the documents of a responsibility."""
        from csops_desktop.domain.trust import RELIED_ON
        from csops_desktop.queries.documents import documents_of
        from ui.pages.documents.library.words import MARKS, trust_words
        from ui.pages.documents.side.line_list import Line

        self._detail = detail
        rows = self._desk.workspace.read(documents_of, detail.card.id)
        self._rows = {row.id: row for row in rows}
        relied = sum(row.trust in RELIED_ON for row in rows)
        self.set_remark(f"{relied} of {len(rows)} can be relied on" if rows else "")
        self.lines.show_lines(
            [
                Line(
                    row.id,
                    row.title,
                    trust_words(row),
                    status=MARKS[row.trust],
                    removable=f"Unlink {row.title}",
                    spoken=row.spoken,
                )
                for row in rows
            ]
        )

    def _on_add_edit_entered(self) -> None:
        """Offer the titles of all documents."""
        from csops_desktop.queries.documents import titles

        completer = QCompleter(self._desk.workspace.read(titles), self.add_line.edit)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        completer.setFilterMode(completer.filterMode().MatchContains)
        # The field lets go of the completer it had, since that is its own child.
        self.add_line.edit.setCompleter(completer)

    def _on_add_line_submitted(self, text: str) -> None:
        from csops_desktop.commands.documents import link_responsibility
        from csops_desktop.queries.documents import document_by_title

        if self._detail is None:
            return
        found = self._desk.workspace.read(document_by_title, text)
        if found is None:
            self.add_line.show_error(f"There is no document {labels.quoted(text)}.")
            return
        label = f"{labels.quoted(found.title)} belongs to {labels.quoted(self._detail.card.title)}"
        self._desk.run(self.add_line.show_error, label, link_responsibility, found.id, self._detail.card.id)

    def _on_lines_line_pressed(self, document: DocumentId) -> None:
        self.document_requested.emit(int(document))

    def _on_lines_remove_requested(self, document: DocumentId) -> None:
        from csops_desktop.commands.documents import unlink_responsibility

        if self._detail is None:
            return
        title = self._rows[document].title
        label = f"{labels.quoted(title)} no longer belongs to {labels.quoted(self._detail.card.title)}"
        self._desk.run(self.add_line.show_error, label, unlink_responsibility, document, self._detail.card.id)
