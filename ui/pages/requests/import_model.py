"""The rows of a plan as a table. Imports Qt and the core's plan."""

from __future__ import annotations

from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.exchange.requests_in import PlannedRequest, RequestFate, RequestPlan
from csops_desktop.exchange.wording import day_words
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

COLUMNS = ("Line", "What is asked for", "What happens", "Requester", "Wanted by")


class ImportModel(QAbstractTableModel):
    """All rows of a plan, in the file's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PlannedRequest, ...] = ()

    def show_plan(self, plan: RequestPlan | None) -> None:
        """Show the rows of a plan, or none."""
        self.beginResetModel()
        self._rows = plan.rows if plan is not None else ()
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
            return COLUMNS[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = _texts(self._rows[index.row()])[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text[:300].split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text[:2000])
        return None


def _texts(row: PlannedRequest) -> tuple[str, ...]:
    """Return what the cells of a row say."""
    values = row.values
    why = f"Skipped: {row.why}" if row.fate is RequestFate.SKIP else f"{row.why[:1].upper()}{row.why[1:]}"
    who = "" if values is None else values.who
    due = "" if values is None or values.due_on is None else day_words(values.due_on)
    return str(row.line), row.title, why, who, due
