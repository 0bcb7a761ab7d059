"""The library as a table that sorts by any column. Imports Qt, the core's rows and the tree's model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from csops_desktop.domain.ids import DocumentId
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.text.dates import say_date, say_exact
from ui.pages.documents.library.filter import TRUST_ORDER
from ui.pages.documents.library.model import LibraryModel
from ui.pages.documents.library.words import MARKS, trust_words
from ui.theme.status_icon import status_icon
from ui.theme.theme import ThemeManager
from ui.widgets.row_table import RowTable
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex


class Column(NamedTuple):
    """One column: heading, width as drawn, what a cell says, and what it is sorted by."""

    title: str
    width: int
    text: Callable[[DocumentRow], str]
    order: Callable[[DocumentRow], Any]


def _day(day: date | None, today: date) -> str:
    """Return a day as a column shows it, without the day of the week; the tooltip has all of it."""
    return "" if day is None else say_date(day, today).split(" ", 1)[1]


def _level(row: DocumentRow) -> str:
    return row.confidence.level.capitalize()


COLUMNS = (
    Column("Title", 262, lambda row: row.title, lambda row: row.title.casefold()),
    Column("Trust", 146, trust_words, lambda row: (TRUST_ORDER.index(row.trust), -row.stale_days)),
    Column("Area", 124, lambda row: row.area, lambda row: row.area.casefold()),
    Column("Owner", 112, lambda row: row.owner, lambda row: (not row.owner, row.owner.casefold())),
    Column("Kind", 112, lambda row: row.kind.heading, lambda row: row.kind.heading),
    Column("For", 60, lambda row: ", ".join(a.word for a in row.audience), lambda row: row.audience),
    Column("Verified", 106, lambda row: _day(row.verified_on, row.today), lambda row: row.verified_on or date.min),
    Column("Due", 106, lambda row: _day(row.due_on, row.today), lambda row: row.due_on or date.max),
    Column("Confidence", 94, _level, lambda row: row.confidence.figure),
    Column("Words", 66, lambda row: f"{row.words:,}", lambda row: row.words),
)
"""The table's columns."""

STRETCHED = 5
"""The column that takes the room that is left: for whom a document is."""


class TableModel(QAbstractTableModel):
    """The documents that the tree shows, sorted by a column."""

    def __init__(self, library: LibraryModel, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._themes = themes
        self._rows: list[DocumentRow] = []
        self._column, self._order = 1, Qt.SortOrder.AscendingOrder
        self._live = False
        library.modelReset.connect(self._on_library_changed)
        library.dataChanged.connect(self._on_library_changed)

    def set_live(self) -> None:
        """Begin to follow the library; before that it costs nothing."""
        if not self._live:
            self._live = True
            self._on_library_changed()

    def row_at(self, row: int) -> DocumentRow:
        """Return the document of a row."""
        return self._rows[row]

    def place_of(self, document: DocumentId) -> int:
        """Return a document's row, -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == document), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return COLUMNS[index.column()].text(row)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 1:
            return status_icon(MARKS[row.trust], self._themes)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return plain_tooltip(f"{row.title}\n{row.trust_sentence}")
        if role == Qt.ItemDataRole.ToolTipRole and COLUMNS[index.column()].title == "Due" and row.due_on is not None:
            return f"{say_exact(row.due_on)}. {row.due_reason}"
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._on_library_changed()

    def _on_library_changed(self, *_: object) -> None:
        """Take over what the tree shows."""
        if not self._live:
            return
        self.beginResetModel()
        reverse = self._order == Qt.SortOrder.DescendingOrder
        self._rows = sorted(self._library.shown_rows(), key=COLUMNS[self._column].order, reverse=reverse)
        self.endResetModel()


class LibraryTable(RowTable):
    """All documents with everything that can be compared.

    Signals:
        open_requested: Enter or a double click on a document (`DocumentId`).
    """

    open_requested = Signal(object)

    def __init__(self, themes: ThemeManager, library: LibraryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.rows = TableModel(library, themes, self)
        self.setObjectName("library_table")
        self.setAccessibleName("Documents as a table")
        self.setProperty("padded", True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(self.rows)
        header = self.horizontalHeader()
        header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(STRETCHED, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(themes.metrics.px(60))
        self.setSortingEnabled(True)
        self.doubleClicked.connect(self._on_double_clicked)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def select(self, document: DocumentId | None) -> None:
        """Put the choice on a document."""
        place = -1 if document is None else self.rows.place_of(document)
        if place >= 0:
            self.setCurrentIndex(self.rows.index(place, 0))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.rows.set_live()
        super().showEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_double_clicked(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.open_requested.emit(self.rows.row_at(index.row()).id)

    def _on_themes_theme_changed(self) -> None:
        """Fit to the font."""
        px = self._themes.metrics.px
        self.verticalHeader().setDefaultSectionSize(px(32))
        for column, spec in enumerate(COLUMNS):
            if column != STRETCHED:
                self.setColumnWidth(column, px(spec.width))
