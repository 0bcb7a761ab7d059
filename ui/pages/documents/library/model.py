"""The documents as a tree of headings and titles. Imports Qt and the core's rows.

Two floors, told apart by the index's own number: 0 is a heading, n a document under heading n - 1. Ten thousand rows
are sorted and grouped in one go; a document whose place stays only says that it changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.status import count
from csops_desktop.queries.document_rows import DocumentRow
from ui.pages.documents.library.filter import DocumentFilter, group_of
from ui.pages.documents.library.words import trust_words
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex


class LibraryRole(IntEnum):
    """What the model gives besides the words: the row itself, and the place that a search found."""

    ROW = Qt.ItemDataRole.UserRole + 1
    EXCERPT = Qt.ItemDataRole.UserRole + 2


class Group(NamedTuple):
    """A heading and the documents beneath it."""

    heading: str
    rows: list[DocumentRow]


class LibraryModel(QAbstractItemModel):
    """What the library shows: all documents through a filter, or what a search found.

    Attributes:
        rows: every document by its id, shown or not.
        filter: what is shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[DocumentId, DocumentRow] = {}
        self.filter = DocumentFilter()
        self._found: list[tuple[DocumentRow, str]] | None = None
        self._excerpts: dict[DocumentId, str] = {}
        self._groups: list[Group] = []
        self._places: dict[DocumentId, tuple[int, int]] = {}

    # Content

    def show_rows(self, rows: Iterable[DocumentRow]) -> None:
        """Take over all documents."""
        self.rows = {row.id: row for row in rows}
        self._regroup()

    def update_rows(self, rows: Sequence[DocumentRow], gone: Iterable[DocumentId] = ()) -> None:
        """Take over some documents; those in `gone` are no longer there."""
        before = [self.rows.get(row.id) for row in rows]
        for row in rows:
            self.rows[row.id] = row
        lost = [self.rows.pop(i) for i in gone if i in self.rows]
        if lost or any(self._moves(old, new) for old, new in zip(before, rows, strict=True)):
            self._regroup()
            return
        for row in rows:
            self._replace(row)

    def set_filter(self, chosen: DocumentFilter) -> None:
        """Show other documents or other headings."""
        if chosen != self.filter:
            self.filter = chosen
            self._regroup()

    def show_found(self, found: list[tuple[DocumentRow, str]] | None) -> None:
        """Show what a search found, the best first, with the place in each text; `None` ends the search."""
        self._found = found
        self._regroup()

    @property
    def searching(self) -> bool:
        """Whether what is shown was searched for."""
        return self._found is not None

    @property
    def shown(self) -> int:
        """How many documents are shown."""
        return len(self._places)

    def shown_rows(self) -> list[DocumentRow]:
        """Return the documents that are shown, from top to bottom."""
        return [row for group in self._groups for row in group.rows]

    def index_of(self, document: DocumentId) -> QModelIndex:
        """Return where a document is shown; an invalid index where it is not."""
        place = self._places.get(document)
        return QModelIndex() if place is None else self.createIndex(place[1], 0, place[0] + 1)

    def row_at(self, index: Index) -> DocumentRow | None:
        """Return the document of an index, `None` for a heading."""
        if not index.isValid() or index.internalId() == 0:
            return None
        return self._groups[index.internalId() - 1].rows[index.row()]

    def heading_at(self, index: Index) -> str:
        """Return the words of a heading."""
        return self._groups[index.row()].heading

    def _moves(self, old: DocumentRow | None, new: DocumentRow) -> bool:
        """Say whether a document's new state stands elsewhere than the old."""
        if old is None or self.filter.fits(old) != self.filter.fits(new):
            return True
        grouping = self.filter.grouping
        return old.title != new.title or group_of(old, grouping) != group_of(new, grouping)

    def _replace(self, row: DocumentRow) -> None:
        """Show a document's new state where it stands."""
        index = self.index_of(row.id)
        if index.isValid():
            self._groups[index.internalId() - 1].rows[index.row()] = row
            self.dataChanged.emit(index, index)

    def _regroup(self) -> None:
        """Sort everything under its headings."""
        self.beginResetModel()
        if self._found is not None:
            rows = [self.rows.get(row.id, row) for row, _ in self._found if self.filter.fits(row)]
            self._excerpts = {row.id: excerpt for row, excerpt in self._found}
            self._groups = [Group(f"{count(len(rows), 'document')} found", rows)] if rows else []
        else:
            self._excerpts = {}
            self._groups = _grouped([row for row in self.rows.values() if self.filter.fits(row)], self.filter)
        self._places = {
            row.id: (at, place) for at, group in enumerate(self._groups) for place, row in enumerate(group.rows)
        }
        self.endResetModel()

    # What views ask

    @override
    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        if parent is None or not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self._groups) else QModelIndex()
        if parent.internalId() == 0 and 0 <= row < len(self._groups[parent.row()].rows):
            return self.createIndex(row, column, parent.row() + 1)
        return QModelIndex()

    @override
    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].rows) if parent.internalId() == 0 else 0

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.row_at(index)
        if row is None:
            return self._heading_data(self._groups[index.row()], role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.title}, {trust_words(row)}"
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._excerpts.get(row.id) or row.trust_sentence
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{row.title}\n{row.trust_sentence}")
            case LibraryRole.ROW:
                return row
            case LibraryRole.EXCERPT:
                return self._excerpts.get(row.id, "")
        return None

    def _heading_data(self, group: Group, role: int) -> Any:
        """Return what a heading shows and says."""
        if role == Qt.ItemDataRole.DisplayRole:
            return group.heading
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return group.heading if self.searching else f"{group.heading}, {count(len(group.rows), 'document')}"
        return None


def _grouped(rows: list[DocumentRow], chosen: DocumentFilter) -> list[Group]:
    """Return the documents under their headings, both in their order."""
    groups: dict[tuple[tuple[int, str], str], list[DocumentRow]] = {}
    for row in rows:
        groups.setdefault(group_of(row, chosen.grouping), []).append(row)
    return [Group(key[1], sorted(groups[key], key=_by_title)) for key in sorted(groups)]


def _by_title(row: DocumentRow) -> tuple[str, int]:
    """Return what documents under one heading are sorted by."""
    return row.title.casefold(), row.id
