"""The middle of the page: banner, editor, preview, and what happens between them. Imports Qt and the core.

The text a person sees in the editor is the truth until it is saved; the preview follows it, the workspace follows it
within a second. What another part of the desk does to the document (undo, a restored version) is shown here at once,
unless something unsaved stands in the editor, which is then saved first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import attachments as attachment_commands
from csops_desktop.commands import documents as commands
from csops_desktop.commands.labels import did, quoted
from csops_desktop.domain.ids import DocumentId
from csops_desktop.errors import UserError
from csops_desktop.queries import documents as queries
from csops_desktop.queries.document_rows import DocumentDetail
from ui.bridge import WorkspaceBridge
from ui.pages.documents.autosave import Autosave
from ui.pages.documents.pictures_known import StoredPictures
from ui.pages.documents.preview.html import ATTACHMENT, Known, openable, to_html
from ui.pages.documents.preview.window import LINES_AROUND, Part, part_around, part_to_read, with_title
from ui.pages.documents.reading_ahead import ReadingAhead
from ui.pages.documents.writing_view import WritingView
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from csops_desktop.text.addresses import Address
    from ui.pages.documents.editor.pictures import Picture
    from ui.pages.documents.pictures_known import FolderPages

MOST_PREVIEWED = 2_000_000
"""A longer text is not previewed: it is data, and only to look through it takes longer than a person waits."""

NEAR_EDGE = 20
"""So near to the edge of the previewed part of a long text, in lines, another part is previewed."""

LEAST_WAIT_MS, MOST_WAIT_MS = 200, 2500
"""The preview follows when no key was pressed for so long; a long text waits longer."""


class Writing(WritingView):
    """One document being read and written.

    Signals:
        document_requested: another document is wanted, by its title, and a heading in it or "".
        create_requested: a document with this title is wanted.
        message_requested: one sentence about something that was refused.
        body_saved: the text was saved.
    """

    document_requested = Signal(str, str)
    create_requested = Signal(str)
    message_requested = Signal(str)
    body_saved = Signal()

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, self._titles, self._attachment, parent)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._detail: DocumentDetail | None = None
        self._known_titles: set[str] | None = None
        self._known_pages: FolderPages | None = None
        self._pictures: StoredPictures | None = None
        self._cost_ms = 0.0
        self._part = Part("", 0, 0)
        self._read_line = 0
        self.autosave = Autosave(self._save, self)
        self._ahead = ReadingAhead(self)
        self._render_timer = QTimer(self, singleShot=True)
        self._render_timer.timeout.connect(self.render_now)
        self._connect()

    @property
    def document(self) -> DocumentId | None:
        """The document that is open."""
        return None if self._detail is None else self._detail.row.id

    # What it shows

    def show_detail(self, detail: DocumentDetail | None) -> None:
        """Show a document, or the new state of the one that is open."""
        same = detail is not None and self._detail is not None and detail.row.id == self._detail.row.id
        if not same:
            self.finish()
        self._detail = detail
        if detail is None:
            self.autosave.forget()
            self._ahead.read("")
            self.edit.load("")
            return
        self.banner.show_detail(detail)
        self.edit.setReadOnly(detail.row.trashed_on is not None)
        if not same:
            self.autosave.forget()
            self.edit.load(detail.body)
            self._ahead.read(detail.body)
            self._read_line = 0
            self.link_bar.close_bar()
            self.find_bar.hide()
            self.render_now()
            self.preview.verticalScrollBar().setValue(0)
        elif not self.autosave.pending and self.edit.source() != detail.body:
            self.edit.reload(detail.body)
            self.render_now()

    def finish(self) -> bool:
        """Save what is not saved; return whether everything is."""
        return self.autosave.flush()

    def forget_names(self) -> None:
        """Ask again which titles and pictures there are: some came or went."""
        self._known_titles = None
        self._known_pages = None
        self._pictures = None
        if self._detail is not None:
            self._render_timer.start(LEAST_WAIT_MS)

    def render_now(self) -> None:
        """Let the preview follow now."""
        self._render_timer.stop()
        if self._detail is None or not self.preview_shown:
            return
        from csops_desktop.text.markdown import parse

        source = with_title(self.edit.source(), self._detail.row.title)
        if len(source) > MOST_PREVIEWED:
            self.say_paused(f"This text has {len(source):,} characters; the preview is paused above two million.")
            return
        began = time.perf_counter()
        self.say_paused("")
        # Who only reads goes through it part by part; who writes looks at what stands beside the cursor.
        both = self.both_shown
        self._part = part_around(source, self._top_line()) if both else part_to_read(source, self._read_line)
        self.part_bar.show_part(self._part, 0 if both else source.count("\n") + 1)
        path = self._detail.row.source_path
        known = Known(self._has_title, self._picture_finder(path), partial(self._pages().find, source_path=path))
        self.preview.show_html(to_html(parse(self._part.source), known, self._part.first))
        self._cost_ms = 1000 * (time.perf_counter() - began)
        self._follow()

    def go_to_heading(self, heading: str) -> None:
        """Bring text and preview to a heading, or say that there is none of these words."""
        from csops_desktop.text.markdown import heading_line

        line = heading_line(self.edit.source(), heading)
        if line is None:
            self.message_requested.emit(f"There is no heading {quoted(heading)} in this document.")
        else:
            self.go_to_line(line)

    def go_to_line(self, line: int) -> None:
        """Bring text and preview to a line, from 0; the keyboard goes where the text is read or written."""
        if self.edit.isVisible():
            self.edit.go_to_line(line)
        if self.preview_shown and not self.both_shown:
            self._read(line)

    def _read(self, line: int) -> None:
        """Bring the preview that stands alone to a line, and to the part of a long text that holds it."""
        if not self._part.first <= line < self._part.end:
            self._read_line = line
            self.render_now()
        self.preview.scroll_to_line(line)

    def leads_nowhere(self, detail: DocumentDetail) -> list[Address]:
        """Return the relative addresses and embeds of a text that lead to nothing in the workspace."""
        from csops_desktop.text.addresses import relative_addresses

        path = detail.row.source_path
        picture, page = self._picture_finder(path), self._pages()
        return [
            address
            for address in relative_addresses(detail.body)
            if picture(address.written.removeprefix(ATTACHMENT)) is None
            and page.find(address.written, path) is None
            and not self._has_title(address.written)
        ]

    # What it knows

    def _pages(self) -> FolderPages:
        """Return the documents that came from folders, by their paths."""
        if self._known_pages is None:
            from ui.pages.documents.pictures_known import FolderPages

            self._known_pages = FolderPages(self._workspace.read(queries.source_paths))
        return self._known_pages

    def _titles(self) -> list[str]:
        return self._workspace.read(queries.titles)

    def _attachment(self, name: str) -> tuple[str, bytes] | None:
        return self._workspace.read(queries.attachment, name)

    def _has_title(self, title: str) -> bool:
        if self._known_titles is None:
            self._known_titles = {commands.link_key(known) for known in self._titles()}
        return commands.link_key(title) in self._known_titles

    def _picture_finder(self, source_path: str) -> Callable[[str], str | None]:
        """Return what finds the stored picture of a name in a text from a path."""
        if self._pictures is None:
            self._pictures = StoredPictures(self._workspace.read(queries.attachments))
        known = self._pictures

        def find(written: str) -> str | None:
            return known.find(written, source_path)

        return find

    # What happens

    def _save(self) -> bool:
        """Keep the text; the toast is not bothered with it."""
        detail = self._detail
        if detail is None:
            return True
        source = self.edit.source()
        try:
            with self._bridge.quietly():
                self._workspace.run(did("Edited", detail.row.title), commands.save_body, detail.row.id, source)
        except UserError as error:
            self.say_problem(f"Not saved: {error}")
            return False
        self.edit.mark_stored(source)
        self.say_problem("")
        self.body_saved.emit()
        return True

    def _connect(self) -> None:
        """The nervous system of the middle."""
        self.edit.edited.connect(self._on_edit_edited)
        self.edit.left.connect(self.finish)
        self.edit.link_followed.connect(self._on_edit_link_followed)
        self.edit.pictures_offered.connect(self._on_edit_pictures_offered)
        self.edit.refused.connect(self.message_requested)
        self.edit.find_requested.connect(self.open_find)
        self.edit.verticalScrollBar().valueChanged.connect(self._on_edit_scrolled)
        self.find_bar.closed.connect(self.focus_text)
        self.preview.document_requested.connect(self._on_preview_document_requested)
        self.preview.dead_link_followed.connect(self.link_bar.ask_to_create)
        self.preview.address_requested.connect(self._on_preview_address_requested)
        self.link_bar.create_requested.connect(self.create_requested)
        self.link_bar.open_requested.connect(self._on_link_bar_open_requested)
        self.link_bar.closed.connect(self.preview.setFocus)
        self.part_bar.line_requested.connect(self._on_part_bar_line_requested)
        self.mode_changed.connect(self.render_now)

    def _follow(self) -> None:
        """Scroll the preview to where the editor is."""
        # Whoever writes the last line wants to see it in the preview, too.
        bottom = self.edit.cursorForPosition(self.edit.viewport().rect().bottomLeft())
        at_end = self._top_line() > 0 and bottom.blockNumber() == self.edit.blockCount() - 1
        self.preview.scroll_to_line(self._top_line(), at_end=at_end)

    def _top_line(self) -> int:
        """Return the line at the top of the editor, from 0."""
        return self.edit.firstVisibleBlock().blockNumber()

    def _on_edit_edited(self) -> None:
        self.autosave.note_change()
        self._render_timer.start(round(min(max(LEAST_WAIT_MS, 3 * self._cost_ms), MOST_WAIT_MS)))

    def _on_edit_scrolled(self) -> None:
        if not self.both_shown:
            return
        top, part = self._top_line(), self._part
        near_begin = part.first > 0 and top < part.first + NEAR_EDGE
        near_end = part.end < self.edit.blockCount() and top > part.end - NEAR_EDGE - LINES_AROUND // 2
        if near_begin or near_end:
            self._render_timer.start(LEAST_WAIT_MS // 4)
        else:
            self._follow()

    def _on_edit_pictures_offered(self, pictures: list[Picture]) -> None:
        """Store pictures and write their names where the cursor is."""
        for picture in pictures:
            try:
                with self._bridge.quietly():
                    name = self._workspace.run(
                        did("Stored the picture", picture.name),
                        attachment_commands.add_attachment,
                        picture.name,
                        picture.media_type,
                        picture.content,
                    )
            except UserError as error:
                self.message_requested.emit(str(error))
                continue
            self.edit.insert_text(f"![{name.rsplit('.', 1)[0]}](attachment:{name})")

    def _on_edit_link_followed(self, title: str, heading: str) -> None:
        """Follow a link of the source, or offer to make the document that it names."""
        if not title or self._has_title(title):
            self._on_preview_document_requested(title, heading)
        elif self.preview_shown:
            self.link_bar.ask_to_create(title)
        else:
            self.create_requested.emit(title)

    def _on_preview_document_requested(self, title: str, heading: str) -> None:
        """Follow a link: within this text here, to another one by whoever opens it."""
        if title:
            self.document_requested.emit(title, heading)
        else:
            self.go_to_heading(heading)

    def _on_part_bar_line_requested(self, line: int) -> None:
        """Read another part from its beginning."""
        self._read_line = line
        self.render_now()
        self.preview.verticalScrollBar().setValue(0)

    def _on_preview_address_requested(self, address: str) -> None:
        """Show where a link leads, before it leads there."""
        url = QUrl(address)
        if openable(address):
            host = url.path() if url.scheme() == "mailto" else url.host(QUrl.ComponentFormattingOption.FullyEncoded)
            self.link_bar.ask_to_open(address, host)

    def _on_link_bar_open_requested(self, address: str) -> None:
        if openable(address) and not QDesktopServices.openUrl(QUrl(address)):
            self.message_requested.emit("No program opens this address here.")
