"""The initiatives of one lane of one quarter, as an item model. Imports Qt and the core's rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.queries.planner_rows import InitiativeRow
from ui.pages.planner.card_delegate import FACE
from ui.pages.planner.card_face import CardFace, face_of
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

INITIATIVE_MIME = "application/x-csops-initiative"
"""What is dragged from lane to lane: the initiative's id."""


def dragged_initiative(data: QMimeData) -> int | None:
    """Return the id of the initiative that is being dragged, `None` for anything else."""
    raw = bytes(data.data(INITIATIVE_MIME).data()) if data.hasFormat(INITIATIVE_MIME) else b""
    return int(raw) if raw.isdigit() else None


class LaneModel(QAbstractListModel):
    """The rows of one lane."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[InitiativeRow, CardFace]] = []

    def load(self, rows: Sequence[InitiativeRow], today: date) -> None:
        """Show these rows; where only words changed, the rows stay where they are."""
        fresh = [(row, face_of(row, today)) for row in rows]
        if [row.id for row, _ in fresh] != [row.id for row, _ in self._rows]:
            self.beginResetModel()
            self._rows = fresh
            self.endResetModel()
            return
        old, self._rows = self._rows, fresh
        for at, (before, now) in enumerate(zip(old, fresh, strict=True)):
            if before != now:
                self.dataChanged.emit(self.index(at), self.index(at))

    def row_at(self, row: int) -> InitiativeRow | None:
        """Return the initiative in a row, `None` outside."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def place(self, initiative: int) -> int:
        """Return the row of an initiative, -1 where it isn't here."""
        return next((at for at, (row, _) in enumerate(self._rows) if row.id == initiative), -1)

    @property
    def faces(self) -> list[CardFace]:
        """What the cards say, in their order."""
        return [face for _, face in self._rows]

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, face = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return face.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return face.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(filter(None, (row.title, face.note, face.hours))))
            case _ if role == FACE:
                return face
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsDragEnabled

    @override
    def mimeTypes(self) -> list[str]:
        return [INITIATIVE_MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        row = self.row_at(indexes[0].row()) if indexes else None
        if row is not None:
            data.setData(INITIATIVE_MIME, str(int(row.id)).encode())
        return data
