"""The slides of the deck that is looked at, as a list. Imports Qt and the deck's pages."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.deck.pages import Page
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex


class SlideRole(IntEnum):
    """What the delegate asks for besides Qt's own roles."""

    PAGE = Qt.ItemDataRole.UserRole + 1


def spoken(page: Page, number: int, total: int) -> str:
    """Return a slide's place and message as a screen reader says them."""
    return f"Slide {number} of {total}: {page.title}"


class SlidesModel(QAbstractListModel):
    """The pages in their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Sequence[Page] = ()

    @property
    def pages(self) -> Sequence[Page]:
        """What is shown."""
        return self._pages

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show these; who looks at the third slide goes on looking at the third one."""
        before, now = len(self._pages), len(pages)
        if now < before:
            self.beginRemoveRows(QModelIndex(), now, before - 1)
            self._pages = self._pages[:now]
            self.endRemoveRows()
        elif now > before:
            self.beginInsertRows(QModelIndex(), before, now - 1)
            self._pages = pages
            self.endInsertRows()
        self._pages = pages
        if pages:
            self.dataChanged.emit(self.index(0), self.index(now - 1))

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._pages)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._pages):
            return None
        page = self._pages[index.row()]
        match role:
            case SlideRole.PAGE:
                return page
            case Qt.ItemDataRole.DisplayRole:
                return page.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(page, index.row() + 1, len(self._pages))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return page.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(page.title)
        return None
