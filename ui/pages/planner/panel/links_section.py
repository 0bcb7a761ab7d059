"""What an initiative stands behind, and which requests it came from: each leads there. Imports the core, widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QWidget

from csops_desktop.commands import initiatives, labels
from csops_desktop.domain.ids import DocumentId, ResponsibilityId
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.documents import document_by_title, titles
from csops_desktop.queries.planner_rows import InitiativeDetail, LinkedRequest
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.side.line_list import Line, LineList
from ui.widgets.line_field import LineField
from ui.widgets.section import Section


def offer(edit: LineField, texts: list[str]) -> None:
    """Offer texts that hold what is typed into a field, in any letter case."""
    completer = QCompleter(texts, edit)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    # The field lets go of the completer it had, since that is its own child.
    edit.setCompleter(completer)


def _request_line(link: LinkedRequest) -> Line:
    """Return the line of a request that became the initiative."""
    asked = f"asked for by {link.who}" if link.who else "a request"
    return Line(int(link.id), link.title, f"{asked}, closed" if link.closed else asked, "requests")


class LinksSection(Section):
    """Links and unlinks.

    Signals:
        thing_requested(kind, id): show this thing where it lives.
    """

    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Stands behind", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self.responsibilities = LineList(desk.themes)
        self.documents = LineList(desk.themes)
        self.requests = LineList(desk.themes)
        self.responsibility_line = AddLine("Link a responsibility")
        self.document_line = AddLine("Link a document")
        for part in (
            self.responsibilities,
            self.responsibility_line,
            self.documents,
            self.document_line,
            self.requests,
        ):
            self.body.addWidget(part)
        self.requests.line_pressed.connect(self._on_requests_line_pressed)
        self.responsibilities.line_pressed.connect(self._on_responsibilities_line_pressed)
        self.responsibilities.remove_requested.connect(self._on_responsibilities_remove_requested)
        self.documents.line_pressed.connect(self._on_documents_line_pressed)
        self.documents.remove_requested.connect(self._on_documents_remove_requested)
        self.responsibility_line.edit.entered.connect(self._on_responsibility_edit_entered)
        self.responsibility_line.submitted.connect(self._on_responsibility_line_submitted)
        self.document_line.edit.entered.connect(self._on_document_edit_entered)
        self.document_line.submitted.connect(self._on_document_line_submitted)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show the links of an initiative."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self.responsibility_line.clear()
            self.document_line.clear()
        self._detail = detail
        self.responsibilities.show_lines(
            [
                Line(
                    int(link.id),
                    link.title,
                    link.status.word,
                    status=link.status,
                    removable=f"Unlink {link.title}",
                )
                for link in detail.responsibilities
            ]
        )
        self.documents.show_lines(
            [
                Line(int(link.id), link.title, icon="documents", removable=f"Unlink {link.title}")
                for link in detail.documents
            ]
        )

        self.requests.show_lines([_request_line(link) for link in detail.requests])

    def _on_responsibility_edit_entered(self) -> None:
        offer(self.responsibility_line.edit, [card.title for card in self._desk.workspace.read(board_cards)])

    def _on_document_edit_entered(self) -> None:
        offer(self.document_line.edit, self._desk.workspace.read(titles))

    def _on_responsibility_line_submitted(self, text: str) -> None:
        if self._detail is None:
            return
        cards = self._desk.workspace.read(board_cards)
        card = next((card for card in cards if card.title.casefold() == text.casefold()), None)
        if card is None:
            self.responsibility_line.show_error(f"There is no responsibility {labels.quoted(text)}.")
            return
        row = self._detail.row
        label = f"{labels.quoted(row.title)} stands behind {labels.quoted(card.title)}"
        refuse = self.responsibility_line.show_error
        self._desk.run(refuse, label, initiatives.link_initiative, row.id, card.id)

    def _on_document_line_submitted(self, text: str) -> None:
        if self._detail is None:
            return
        found = self._desk.workspace.read(document_by_title, text)
        if found is None:
            self.document_line.show_error(f"There is no document {labels.quoted(text)}.")
            return
        row = self._detail.row
        label = f"{labels.quoted(found.title)} belongs to {labels.quoted(row.title)}"
        self._desk.run(self.document_line.show_error, label, initiatives.attach_document, row.id, found.id)

    def _on_responsibilities_line_pressed(self, rid: int) -> None:
        self.thing_requested.emit("responsibility", rid)

    def _on_documents_line_pressed(self, document: int) -> None:
        self.thing_requested.emit("document", document)

    def _on_requests_line_pressed(self, request: int) -> None:
        self.thing_requested.emit("request", request)

    def _on_responsibilities_remove_requested(self, rid: int) -> None:
        if self._detail is not None:
            row = self._detail.row
            title = next(link.title for link in self._detail.responsibilities if link.id == rid)
            label = f"{labels.quoted(row.title)} no longer stands behind {labels.quoted(title)}"
            refuse = self.responsibility_line.show_error
            self._desk.run(refuse, label, initiatives.unlink_initiative, row.id, ResponsibilityId(rid))

    def _on_documents_remove_requested(self, document: int) -> None:
        if self._detail is not None:
            row = self._detail.row
            title = next(link.title for link in self._detail.documents if link.id == document)
            label = f"{labels.quoted(title)} no longer belongs to {labels.quoted(row.title)}"
            refuse = self.document_line.show_error
            self._desk.run(refuse, label, initiatives.detach_document, row.id, DocumentId(document))
