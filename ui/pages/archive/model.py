"""What is in the archive or the trash, as a table. Imports Qt, the core's queries and the theme."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.status import Status
from csops_desktop.queries.shelf import Shelf, ShelvedRow
from csops_desktop.text.dates import say_date, say_distance, say_exact
from ui.models.board_filter import fold
from ui.theme.status_icon import status_icon
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Title", "Status", "Area", "Owner")
"""The columns; behind them comes the day, whose heading is the shelf's."""

DAY_HEADINGS = {Shelf.ARCHIVE: "Archived", Shelf.TRASH: "In the trash since"}
DAY_COLUMN = len(HEADINGS)


class ShelfModel(QAbstractTableModel):
    """The rows of one shelf that a filter lets through.

    Args:
        themes: paints the status shapes.
        today: says what day it is.
    """

    def __init__(self, themes: ThemeManager, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._icons = {status: status_icon(status, themes) for status in Status}
        self._all: list[ShelvedRow] = []
        self._rows: list[ShelvedRow] = []
        self._words: tuple[str, ...] = ()
        self.shelf = Shelf.ARCHIVE

    @property
    def total(self) -> int:
        """How many rows there are, the filtered ones too."""
        return len(self._all)

    def load(self, shelf: Shelf, rows: list[ShelvedRow]) -> None:
        """Show these rows of a shelf."""
        self.shelf = shelf
        self._all = rows
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only rows that have all words of `text` in title, area or owner; "" shows all."""
        self._words = tuple(fold(text).split())
        self._show()

    def row_at(self, row: int) -> ShelvedRow:
        """Return what stands in a row."""
        return self._rows[row]

    def _show(self) -> None:
        """Show what the filter lets through."""
        self.beginResetModel()
        self._rows = [row for row in self._all if self._matches(row)]
        self.endResetModel()

    def _matches(self, row: ShelvedRow) -> bool:
        """Say whether a row has all words of the filter."""
        if not self._words:
            return True
        text = fold("\n".join((row.title, row.area, row.owner)))
        return all(word in text for word in self._words)

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else DAY_COLUMN + 1

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return DAY_HEADINGS[self.shelf] if section == DAY_COLUMN else HEADINGS[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._icons[row.status]
            case Qt.ItemDataRole.AccessibleTextRole:
                if column:
                    return self._text(row, column)
                return f"{row.title}, {row.status.word}, {DAY_HEADINGS[self.shelf].lower()} {self._day(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                exact = f"{say_exact(row.put_on)}, {say_distance(row.put_on, self._today())}"
                return plain_tooltip(exact if column == DAY_COLUMN else row.title)
        return None

    def _text(self, row: ShelvedRow, column: int) -> str:
        """Return what a cell says."""
        return (row.title, row.status.heading, row.area, row.owner, self._day(row))[column]

    def _day(self, row: ShelvedRow) -> str:
        """Return the day as a person says it."""
        return say_date(row.put_on, self._today())
