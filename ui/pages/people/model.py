"""The persons of the list under their headings, overdue ones first. Imports Qt and the core's rows."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import PersonId
from csops_desktop.queries.people_rows import PersonRow
from ui.models.board_filter import fold
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

HEADINGS = ("Overdue", "Open", "Nothing open", "Archived")


class PeopleRole(IntEnum):
    """What a line can be asked for besides Qt's own roles: the `PersonRow`, `None` for a heading."""

    PERSON = Qt.ItemDataRole.UserRole + 1


def group_of(row: PersonRow) -> int:
    """Return the heading under which a person stands: what is wrong comes first."""
    if row.archived_on is not None:
        return 3
    if row.overdue:
        return 0
    return 1 if row.they_owe or row.i_owe or row.open_asks else 2


class PeopleModel(QAbstractListModel):
    """Headings and persons; a line is a heading's text or a `PersonRow`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[PersonRow] = []
        self._lines: list[str | PersonRow] = []
        self._words: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many persons there are, the filtered ones too."""
        return len(self._all)

    @property
    def shown(self) -> list[PersonRow]:
        """The persons that the filter lets through, in the order of the list."""
        return [line for line in self._lines if isinstance(line, PersonRow)]

    def load(self, rows: list[PersonRow]) -> None:
        """Show these persons; where only what is said of them changed, the lines stay as they are."""
        self._all = rows
        lines = self._arranged()
        if [_key(line) for line in lines] == [_key(line) for line in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self._reset(lines)

    def set_filter(self, text: str) -> None:
        """Show only persons that have all words of `text` in name, team, role or mail address; "" shows all."""
        self._words = tuple(fold(text).split())
        self._reset(self._arranged())

    def index_of(self, person: PersonId | None) -> QModelIndex:
        """Return where a person stands; an invalid index where they are not shown."""
        for place, line in enumerate(self._lines):
            if isinstance(line, PersonRow) and line.id == person:
                return self.index(place)
        return QModelIndex()

    def row_at(self, index: Index) -> PersonRow | None:
        """Return the person of a line, `None` for a heading."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, PersonRow) else None

    def _reset(self, lines: list[str | PersonRow]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def _arranged(self) -> list[str | PersonRow]:
        """Return headings and persons that the filter lets through."""
        groups: dict[int, list[PersonRow]] = {}
        for row in self._all:
            if self._matches(row):
                groups.setdefault(group_of(row), []).append(row)
        lines: list[str | PersonRow] = []
        for group in sorted(groups):
            lines += [HEADINGS[group], *groups[group]]
        return lines

    def _matches(self, row: PersonRow) -> bool:
        """Say whether a person has all words of the filter."""
        if not self._words:
            return True
        text = fold("\n".join((row.name, row.team, row.role, row.email)))
        return all(word in text for word in self._words)

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.row_at(index) is not None else Qt.ItemFlag.NoItemFlags

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if isinstance(line, str):
            return line if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return line.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip("\n".join(part for part in (line.name, line.role, line.team, line.email) if part))
            case PeopleRole.PERSON:
                return line
        return None


def _key(line: str | PersonRow) -> object:
    """Return what makes a line another one than before."""
    return line if isinstance(line, str) else int(line.id)
