"""The rows of a plan as the cards they would become. Imports Qt, the core's plan and the theme."""

from __future__ import annotations

from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.status import Status
from csops_desktop.exchange.plan import ImportPlan, PlannedRow, RowKind
from ui.theme.status_icon import status_icon
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Line", "Title", "What happens", "Area", "Owner", "Reason")
LINE, TITLE, FATE, AREA, OWNER, REASON = range(len(COLUMNS))


def fate_of(row: PlannedRow) -> str:
    """Return what becomes of a row, as a cell says it."""
    if row.kind is RowKind.ADD and row.archive_on is None:
        return f"Added{row.why.removeprefix('is new')}"
    if row.kind is RowKind.SKIP:
        return f"Skipped: {row.why}"
    return row.why[:1].upper() + row.why[1:]


def status_of(row: PlannedRow) -> Status:
    """Return the status a row has in the file; what the file doesn't rate is not rated."""
    said = row.values.status if row.values else None
    return said or (row.entry.status if row.entry else Status.NOT_RATED)


class PreviewModel(QAbstractTableModel):
    """All rows of a plan, in the file's order."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icons = {status: status_icon(status, themes) for status in Status}
        self._rows: tuple[PlannedRow, ...] = ()
        self._place = COLUMNS[LINE]

    def show_plan(self, plan: ImportPlan | None) -> None:
        """Show the rows of a plan, or none."""
        rows = plan.rows if plan else ()
        if plan is not None and plan.place != self._place:
            self._place = plan.place
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, LINE, LINE)
        if len(rows) == len(self._rows) and rows:
            # The same rows, read in another way: the place where the person looks stays.
            self._rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._place if section == LINE else COLUMNS[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(_text(row, column)[:300].split())
            case Qt.ItemDataRole.DecorationRole if column == TITLE and row.kind is not RowKind.SKIP:
                return self._icons[status_of(row)]
            case Qt.ItemDataRole.ForegroundRole if row.kind in (RowKind.SKIP, RowKind.SAME):
                return self._themes.theme.text_muted
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_text(row, column)[:2000])
            case Qt.ItemDataRole.AccessibleTextRole if column == TITLE:
                return f"{row.title}, {status_of(row).word}, {fate_of(row)}"
        return None


def _text(row: PlannedRow, column: int) -> str:
    """Return what a cell says."""
    if column == TITLE:
        return row.title
    if column == FATE:
        return fate_of(row)
    if column == LINE:
        return str(row.line)
    if row.values is None:
        return ""
    return {AREA: row.values.area, OWNER: row.values.owner, REASON: row.values.reason}[column]
