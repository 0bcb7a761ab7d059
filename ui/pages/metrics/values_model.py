"""The numbers of a metric as a table, newest first. Imports Qt and the core's rows."""

from __future__ import annotations

from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.queries.metric_rows import MetricRow, Point
from csops_desktop.text.dates import say_exact
from csops_desktop.text.numbers import say_measure, type_number
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

DAY, VALUE, NUMBER, NOTE = range(4)
HEADINGS = ("Day", "Value", "n", "Note")


class ValuesModel(QAbstractTableModel):
    """The numbers of one metric; a built-in one says of how many things each is made."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._points: list[Point] = []
        self._row: MetricRow | None = None

    def show_points(self, row: MetricRow, points: tuple[Point, ...]) -> None:
        """Show numbers, which come oldest first."""
        self.beginResetModel()
        self._row = row
        self._points = list(points[::-1])
        self.endResetModel()

    def point_at(self, place: int) -> Point:
        """Return the number of a row."""
        return self._points[place]

    def place_of(self, point: Point) -> int:
        """Return the row of the number that has the same day; -1 where there is none."""
        return next((place for place, found in enumerate(self._points) if found.day == point.day), -1)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._points)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            built_in = self._row is not None and bool(self._row.builtin)
            return ("Month" if built_in else "Day", "Value", "n", "Made of" if built_in else "Note")[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (VALUE, NUMBER):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        point = self._points[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(point, index.column())
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(point) if index.column() == DAY else self._text(point, index.column())
            case Qt.ItemDataRole.TextAlignmentRole if index.column() in (VALUE, NUMBER):
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(self._exact(point, index.column()))
        return None

    def _text(self, point: Point, column: int) -> str:
        """Return what a cell says."""
        assert self._row is not None
        if column == DAY:
            return point.when(self._row.today)
        if column == VALUE:
            return "–" if point.value is None else say_measure(point.value, self._row.unit)
        if column == NUMBER:
            return "" if point.n is None else f"{point.n:,}"
        return " ".join(point.note.split())

    def _spoken(self, point: Point) -> str:
        """Return a row as a screen reader says it."""
        assert self._row is not None
        value = "too few for a number" if point.value is None else say_measure(point.value, self._row.unit)
        number = "" if point.n is None else f", n {point.n}"
        note = f", {point.note}" if point.note else ""
        return f"{point.when(self._row.today)}, {value}{number}{note}"

    def _exact(self, point: Point, column: int) -> str:
        """Return what a cell's tooltip says."""
        if column == DAY:
            return say_exact(point.day)
        if column == VALUE:
            return "" if point.value is None else type_number(point.value)
        return point.note if column == NOTE else ""
