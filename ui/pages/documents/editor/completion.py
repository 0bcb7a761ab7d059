"""Offers the titles of documents behind `[[`. Imports Qt only."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QRect, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QListView, QPlainTextEdit

_OPEN = re.compile(r"\[\[([^\[\]|#\n]*)$")
MOST_SHOWN = 10


def open_link(before: str) -> str | None:
    """Return what is typed of a wiki link's title so far, `None` where no link is open.

    Args:
        before: the line up to the cursor.
    """
    found = _OPEN.search(before)
    return found[1] if found is not None else None


class TitleCompletion(QObject):
    """The list of titles below the cursor of one editor.

    Signals:
        title_chosen: a title, and how many letters of it are typed already.
    """

    title_chosen = Signal(str, int)

    def __init__(self, edit: QPlainTextEdit, titles: Callable[[], Sequence[str]]) -> None:
        """Stand ready.

        Args:
            edit: the editor.
            titles: asked for all titles each time a link is opened.
        """
        super().__init__(edit)
        self._edit = edit
        self._titles = titles
        self._typed: str | None = None
        self._known: list[str] = []
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setWidget(edit)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(MOST_SHOWN)
        self._popup = QListView()
        self._popup.setAccessibleName("Titles of documents")
        self._popup.setUniformItemSizes(True)
        self._completer.setPopup(self._popup)
        self._completer.activated.connect(self._on_completer_activated)

    @property
    def showing(self) -> bool:
        """Whether the list is open."""
        return self._popup.isVisible()

    def titles(self) -> list[str]:
        """Return what the list offers now."""
        offered = self._completer.completionModel()
        return [str(offered.index(row, 0).data()) for row in range(offered.rowCount())]

    def update(self) -> None:
        """Open, narrow or close the list after the text or the cursor changed."""
        cursor = self._edit.textCursor()
        typed = open_link(cursor.block().text()[: cursor.positionInBlock()])
        if typed is None:
            self.close()
            return
        if self._typed is None:
            self._known = list(self._titles())
        if typed != self._typed:
            self._offer(typed)
        self._typed = typed
        self._completer.setCompletionPrefix(typed)
        if not self._completer.completionCount():
            self._popup.hide()
            return
        popup = self._popup
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))
        place = self._edit.cursorRect()
        width = popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width() + 16
        self._completer.complete(QRect(place.x(), place.y(), max(width, 160), place.height()))

    def _offer(self, typed: str) -> None:
        """Put the titles that begin with what is typed before those that hold it somewhere."""
        begin = typed.casefold()
        self._model.setStringList(sorted(self._known, key=partial(_later, begin)))

    def close(self) -> None:
        """Close the list."""
        self._typed = None
        if self.showing:
            self._popup.hide()

    def _on_completer_activated(self, title: str) -> None:
        typed, self._typed = self._typed or "", None
        self.title_chosen.emit(title, len(typed))


def _later(begin: str, title: str) -> bool:
    """Say whether a title stands behind those that begin with something."""
    return not title.casefold().startswith(begin)
