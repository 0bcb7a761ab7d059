"""The metrics as a list that a filter lets through. Imports Qt and the core's rows."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import MetricId
from csops_desktop.queries.metric_rows import MetricRow
from ui.models.board_filter import fold
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex


class MetricRole(IntEnum):
    """What the delegate asks for besides Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1


class MetricListModel(QAbstractListModel):
    """The metrics in the person's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[MetricRow] = []
        self._rows: list[MetricRow] = []
        self._words: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many there are, the filtered ones too."""
        return len(self._all)

    def show_rows(self, rows: list[MetricRow]) -> None:
        """Show these; where they are the same metrics as before only their looks change, and the choice stays."""
        self._all = rows
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only those that have all words of `text` in name, owner, unit or source; "" shows all."""
        self._words = tuple(fold(text).split())
        self._show()

    def row_at(self, place: int) -> MetricRow:
        """Return the metric of a line."""
        return self._rows[place]

    def place_of(self, metric: MetricId | None) -> int:
        """Return a metric's line, -1 where it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.id == metric), -1)

    def _show(self) -> None:
        """Show what the filter lets through."""
        rows = [row for row in self._all if self._matches(row)]
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _matches(self, row: MetricRow) -> bool:
        """Say whether a metric has all words of the filter."""
        text = fold("\n".join((row.name, row.owner, row.unit, row.source))) if self._words else ""
        return all(word in text for word in self._words)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(f"{row.name}\n{row.value_words}, {row.target_words}\n{row.trust_sentence}")
            case MetricRole.ROW:
                return row
        return None
