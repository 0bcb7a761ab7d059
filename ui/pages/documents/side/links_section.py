"""What a document belongs to, what links to it, and which of its links lead nowhere."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCompleter, QWidget

from csops_desktop.commands import documents as commands
from csops_desktop.commands import labels
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.document_rows import DocumentDetail
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.library.words import MARKS
from ui.pages.documents.side.line_list import Line, LineList
from ui.widgets.section import Section

if TYPE_CHECKING:
    from csops_desktop.text.addresses import Address


class BelongsSection(Section):
    """The responsibilities that a document belongs to; more are added by their titles.

    Signals:
        responsibility_requested: show this responsibility on the board (its id).
    """

    responsibility_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Belongs to", parent=parent)
        self._desk = desk
        self._detail: DocumentDetail | None = None
        self.lines = LineList(desk.themes)
        self.add_line = AddLine("Add a responsibility")
        self.body.addWidget(self.lines)
        self.body.addWidget(self.add_line)
        self.add_line.edit.entered.connect(self._on_add_edit_entered)
        self.add_line.submitted.connect(self._on_add_line_submitted)
        self.lines.line_pressed.connect(self._on_lines_line_pressed)
        self.lines.remove_requested.connect(self._on_lines_remove_requested)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show what a document belongs to."""
        self._detail = detail
        self.lines.show_lines(
            [
                Line(
                    link.id,
                    link.title,
                    status=link.status,
                    removable=f"Remove from {link.title}",
                    spoken=f"{link.title}, {link.status.word}",
                )
                for link in detail.responsibilities
            ]
        )

    def _titles(self) -> dict[str, ResponsibilityId]:
        return {card.title: card.id for card in self._desk.workspace.read(board_cards)}

    def _on_add_edit_entered(self) -> None:
        """Offer the titles of what is on the board."""
        completer = QCompleter(sorted(self._titles(), key=str.casefold), self.add_line.edit)
        completer.setCaseSensitivity(completer.caseSensitivity().CaseInsensitive)
        completer.setFilterMode(completer.filterMode().MatchContains)
        # The field lets go of the completer it had, since that is its own child.
        self.add_line.edit.setCompleter(completer)

    def _on_add_line_submitted(self, text: str) -> None:
        if self._detail is None:
            return
        known = {title.casefold(): (title, rid) for title, rid in self._titles().items()}
        found = known.get(text.casefold())
        if found is None:
            self.add_line.show_error(f"There is no responsibility {labels.quoted(text)} on the board.")
            return
        label = f"{labels.quoted(self._detail.row.title)} belongs to {labels.quoted(found[0])}"
        self._desk.run(self.add_line.show_error, label, commands.link_responsibility, self._detail.row.id, found[1])

    def _on_lines_line_pressed(self, rid: ResponsibilityId) -> None:
        self.responsibility_requested.emit(int(rid))

    def _on_lines_remove_requested(self, rid: ResponsibilityId) -> None:
        if self._detail is None:
            return
        title = next((link.title for link in self._detail.responsibilities if link.id == rid), "")
        label = f"{labels.quoted(self._detail.row.title)} no longer belongs to {labels.quoted(title)}"
        self._desk.run(self.add_line.show_error, label, commands.unlink_responsibility, self._detail.row.id, rid)


MOST_ADDRESSES = 40
"""So many addresses that lead nowhere stand in the panel."""


class LinksSection(Section):
    """Backlinks; dead links with the offer to create what they name; addresses of files that are not stored here.

    Signals:
        document_requested: open this document (`DocumentId`).
        create_requested: make a document with this title.
        line_requested: go to this line of the source, from 0.
    """

    document_requested = Signal(object)
    create_requested = Signal(str)
    line_requested = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Linked from", parent=parent)
        self._dead = Section(desk.themes, "Dead links")
        self.lines = LineList(desk.themes, "No document links here.")
        self._detail: DocumentDetail | None = None
        self._addresses: tuple[Line, ...] = ()
        self.dead_lines = LineList(desk.themes)
        self.body.addWidget(self.lines)
        # Within the other section, but as far from it as sections stand from one another.
        self._dead.setContentsMargins(0, 10, 0, 0)
        self.body.addWidget(self._dead)
        self._dead.body.addWidget(self.dead_lines)
        self.lines.line_pressed.connect(self.document_requested)
        self.dead_lines.line_pressed.connect(self._on_dead_lines_line_pressed)

    def show_detail(self, detail: DocumentDetail) -> None:
        """Show what is linked with a document."""
        self.lines.show_lines(
            [
                Line(link.id, link.title, status=MARKS[link.trust], spoken=f"{link.title}, {link.trust.word}")
                for link in detail.backlinks
            ]
        )
        if self._detail is None or self._detail.row.id != detail.row.id:
            self._addresses = ()
        self._detail = detail
        self._show_dead()

    def show_addresses(self, addresses: Sequence[Address]) -> None:
        """Show which relative addresses of the document lead to nothing that is stored here, each once."""
        first: dict[str, int] = {}
        for address in addresses:
            first.setdefault(address.written, address.line)
        self._addresses = tuple(
            Line(
                line,
                written,
                f"line {line + 1}",
                "warning",
                spoken=f"Go to line {line + 1}: nothing is stored here under {written}",
            )
            for written, line in islice(first.items(), MOST_ADDRESSES)
        )
        self._show_dead()

    def _show_dead(self) -> None:
        """Show everything that leads nowhere."""
        titles = self._detail.dead_links if self._detail is not None else ()
        wiki = [
            Line(title, title, "create", "warning", spoken=f"Create the document {title}, which is linked here")
            for title in titles
        ]
        self.dead_lines.show_lines((*wiki, *self._addresses))
        self._dead.set_remark(str(len(wiki) + len(self._addresses)))
        self._dead.setHidden(not wiki and not self._addresses)

    def _on_dead_lines_line_pressed(self, key: str | int) -> None:
        if isinstance(key, int):
            self.line_requested.emit(key)
        else:
            self.create_requested.emit(key)
