"""The field in which a document is written. Imports Qt, the theme and its siblings.

It knows no workspace: pictures are offered to its owner, titles are asked for. The text it is given comes back byte
for byte where it was not touched (`source_text`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import override

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.pages.documents.editor import lists, tables
from ui.pages.documents.editor.completion import TitleCompletion
from ui.pages.documents.editor.highlighter import MOST_LETTERS, MarkdownHighlighter
from ui.pages.documents.editor.links import link_at
from ui.pages.documents.editor.pictures import has_pictures, pictures_in
from ui.pages.documents.editor.source_text import SourceText
from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import STILL_HERE

MONOSPACE = ("DejaVu Sans Mono", "Menlo", "Consolas", "monospace")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ALWAYS_POPUPS = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class MarkdownEdit(QPlainTextEdit):
    """A Markdown source, edited as plain text.

    Signals:
        edited: the person changed the text.
        pictures_offered: pictures were pasted or dropped (a list of `Picture`).
        refused: one sentence: something pasted can't be taken.
        find_requested: the find bar is wanted; True with replacing.
        link_followed: Ctrl+Enter or Ctrl+click on a wiki link (its title, its heading).
        leave_requested: Esc was pressed: the keyboard wants out.
        left: the keyboard went elsewhere.
    """

    edited = Signal()
    pictures_offered = Signal(list)
    refused = Signal(str)
    find_requested = Signal(bool)
    link_followed = Signal(str, str)
    leave_requested = Signal()
    left = Signal()

    def __init__(
        self, themes: ThemeManager, titles: Callable[[], Sequence[str]], parent: QWidget | None = None
    ) -> None:
        """Make an empty one.

        Args:
            themes: the colours.
            titles: asked for the titles that wiki links can lead to.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._source = SourceText("")
        self._loading = False
        self._revision = 0
        self._highlighter: MarkdownHighlighter | None = MarkdownHighlighter(themes, self.document())
        self.completion = TitleCompletion(self, titles)
        self.setObjectName("markdown_edit")
        self.setAccessibleName("Text of the document")
        self.setPlaceholderText("Write here. Markdown: # heading, **bold**, - list, [[Title]] links to a document.")
        self.setProperty("kind", "page")
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self._on_themes_theme_changed()
        self.textChanged.connect(self._on_text_changed)
        self.completion.title_chosen.connect(self._on_completion_title_chosen)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    # Text

    def load(self, source: str) -> None:
        """Show a stored text; nothing can be undone before it."""
        self._loading = True
        self._source = SourceText(source)
        self._colour(len(source))
        self.setPlainText(source)
        self.document().clearUndoRedoStacks()
        self._loading = False

    def reload(self, source: str) -> None:
        """Show a text that was stored elsewhere, with cursor and scroll bar where they are."""
        place, top = self.textCursor().position(), self.verticalScrollBar().value()
        self.load(source)
        cursor = self.textCursor()
        cursor.setPosition(min(place, max(self.document().characterCount() - 1, 0)))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)

    def source(self) -> str:
        """Return the text as it is to be stored."""
        # toPlainText() would turn no-break spaces into plain ones.
        return self._source.merged(self.document().toRawText().replace("\u2029", "\n"))

    def mark_stored(self, source: str) -> None:
        """Take note that this text is the stored one now."""
        self._source = SourceText(source)

    def go_to_line(self, line: int) -> None:
        """Bring the cursor to a line (from 0), at the top of what is shown."""
        block = self.document().findBlockByNumber(line)
        if not block.isValid():
            return
        end = QTextCursor(self.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(end)
        self.setTextCursor(QTextCursor(block))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_text(self, text: str) -> None:
        """Type a text where the cursor stands, as one step of undo."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def align_table(self) -> bool:
        """Set the columns of the table at the cursor below one another; say whether there is one."""
        first = last = self.textCursor().block()
        while "|" in first.previous().text():
            first = first.previous()
        while "|" in last.next().text():
            last = last.next()
        begin = first.blockNumber()
        lines = [self.document().findBlockByNumber(n).text() for n in range(begin, last.blockNumber() + 1)]
        found = tables.table_around(lines, self.textCursor().blockNumber() - begin)
        if found is None:
            return False
        new = tables.aligned(lines[found[0] : found[1]])
        if new != lines[found[0] : found[1]]:
            self._replace_lines(begin + found[0], begin + found[1] - 1, "\n".join(new))
        return True

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.completion.showing and event.key() in _ALWAYS_POPUPS:
            event.ignore()
            return
        if not self._does_here(event):
            super().keyPressEvent(event)
        if self.completion.showing or event.text():
            self.completion.update()

    def _does_here(self, event: QKeyEvent) -> bool:
        """Do what a key means in Markdown; say whether it was one of these."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER:
            return self._continue_list()
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER:
            self._follow_link(self.textCursor())
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._indent(deeper=event.key() == Qt.Key.Key_Tab)
            return True
        if plain and event.key() == Qt.Key.Key_Escape:
            self.leave_requested.emit()
            return True
        if event.matches(QKeySequence.StandardKey.Find) or event.matches(QKeySequence.StandardKey.Replace):
            self.find_requested.emit(event.matches(QKeySequence.StandardKey.Replace))
            return True
        return False

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and not self.textCursor().hasSelection():
            self._follow_link(self.cursorForPosition(event.position().toPoint()))

    def _follow_link(self, cursor: QTextCursor) -> None:
        """Follow the wiki link at a cursor, if there is one."""
        line = cursor.block().text()
        # Qt counts UTF-16 units.
        before = line.encode("utf-16-le")[: 2 * cursor.positionInBlock()].decode("utf-16-le", "ignore")
        found = link_at(line, len(before))
        if found is not None:
            self.link_followed.emit(*found)

    def _continue_list(self) -> bool:
        """Begin the next item of a list or quotation, or end it; say whether there is one."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            return False
        begin = lists.continuation(cursor.block().text(), cursor.positionInBlock())
        if begin is None:
            return False
        if begin:
            cursor.insertText(f"\n{begin}")
        else:
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _indent(self, *, deeper: bool) -> None:
        """Move the selected items of a list; outside a list the key leads on, so that nobody is trapped here."""
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart()).blockNumber()
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber()
        old = [self.document().findBlockByNumber(n).text() for n in range(first, last + 1)]
        if not any(lists.is_item(line) for line in old):
            # With this off, the text field would answer that Tab belongs into the text.
            self.setTabChangesFocus(True)
            self.focusNextPrevChild(deeper)
            self.setTabChangesFocus(False)
            return
        change = lists.indented if deeper else lists.outdented
        column, new = cursor.positionInBlock(), [change(line) if line.strip() else line for line in old]
        if new == old:
            return
        selected = cursor.hasSelection()
        self._replace_lines(first, last, "\n".join(new), keep_selected=selected)
        if not selected:
            moved = QTextCursor(self.document().findBlockByNumber(first))
            moved.setPosition(moved.position() + min(max(column + len(new[0]) - len(old[0]), 0), len(new[0])))
            self.setTextCursor(moved)

    def _replace_lines(self, first: int, last: int, text: str, *, keep_selected: bool = False) -> None:
        """Put a text in the place of whole lines, as one step of undo."""
        cursor = QTextCursor(self.document().findBlockByNumber(first))
        end = self.document().findBlockByNumber(last)
        begin = cursor.position()
        cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        if keep_selected:
            cursor.setPosition(begin)
            cursor.setPosition(begin + len(text.encode("utf-16-le")) // 2, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STILL_HERE:
            self.left.emit()

    # Pictures

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return has_pictures(source) or super().canInsertFromMimeData(source)

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if not has_pictures(source):
            super().insertFromMimeData(source)
            return
        pictures, problems = pictures_in(source)
        if pictures:
            self.pictures_offered.emit(pictures)
        for sentence in problems:
            self.refused.emit(sentence)

    # What is told

    def _on_text_changed(self) -> None:
        # The highlighter's work arrives here too; it changes no letter and makes no revision.
        revision = self.document().revision()
        if not self._loading and revision != self._revision:
            self.edited.emit()
        self._revision = revision

    def _on_completion_title_chosen(self, title: str, typed: int) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, typed)
        rest = cursor.block().text()[self.textCursor().positionInBlock() :]
        cursor.insertText(title if rest.startswith("]]") else f"{title}]]")
        if rest.startswith("]]"):
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, 2)
        self.setTextCursor(cursor)

    def _on_themes_theme_changed(self) -> None:
        """Fit to the font and repaint in the new colours."""
        font = QFont()
        font.setFamilies(list(MONOSPACE))
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPixelSize(self._themes.metrics.px(12.5))
        self.setFont(font)
        self.document().setDocumentMargin(self._themes.metrics.px(10))

    def _colour(self, letters: int) -> None:
        """Colour the text, unless it is too long for that."""
        if letters > MOST_LETTERS and self._highlighter is not None:
            self._highlighter.setDocument(None)
            self._highlighter.deleteLater()
            self._highlighter = None
        elif letters <= MOST_LETTERS and self._highlighter is None:
            self._highlighter = MarkdownHighlighter(self._themes, self.document())
