"""The changes as a list, newest first, with a line above each day. Imports Qt, the core's queries and models.

What is far down is read when somebody scrolls there. After a change the model tells the smallest difference, so that
selection and scroll position stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import ChangeId
from csops_desktop.queries.activity import ActivityRow
from csops_desktop.text.dates import say_date, say_exact
from ui.models.board_filter import fold
from ui.models.patched_rows import patch_rows
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

READ_AT_ONCE = 400
"""Changes that are read in one go."""


class HistoryRole(IntEnum):
    """What a row can be asked for besides Qt's own roles: the change, or the day of a heading."""

    CHANGE = Qt.ItemDataRole.UserRole + 1
    DAY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class DayLine:
    """The line above the changes of one day."""

    day: date
    title: str


def day_title(day: date, today: date) -> str:
    """Return a day as a heading: "Today", "Yesterday", "Tue 24 Nov"."""
    return {0: "Today", 1: "Yesterday"}.get((today - day).days, say_date(day, today))


def made_on(change: ActivityRow) -> date:
    """Return the day on which a change was made, where the person is."""
    return change.at.astimezone().date()


def time_of(change: ActivityRow) -> str:
    """Return the time of day at which a change was made: "09:05"."""
    return f"{change.at.astimezone():%H:%M}"


def notes_of(change: ActivityRow, today: date) -> list[str]:
    """Return what stands beside a change: "for 31 Mar 2023", "undone"."""
    notes = []
    if change.day != made_on(change):
        notes.append(f"for {say_date(change.day, today)}")
    if change.undone:
        notes.append("undone")
    return notes


class HistoryModel(QAbstractListModel):
    """The changes that a filter lets through.

    Args:
        read: returns the newest changes, at most so many.
        today: says what day it is.
    """

    def __init__(
        self, read: Callable[[int], list[ActivityRow]], today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._today = today
        self._changes: list[ActivityRow] = []
        self._lines: list[ActivityRow | DayLine] = []
        self._all_read = False
        self._words: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was ever done."""
        return not self._changes

    def refresh(self) -> None:
        """Read again: something was done."""
        wanted = max(len(self._changes), READ_AT_ONCE) + READ_AT_ONCE
        found = self._read(1_000_000 if self._all_read else wanted)
        if self._changes and not self._all_read:
            oldest = self._changes[-1].id
            found = [change for change in found if change.id >= oldest]
        elif not self._changes:
            self._all_read = len(found) < wanted
        self._changes = found
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only changes whose sentence has all words of `text`, in any case; "" shows all."""
        self._words = tuple(fold(text).split())
        if self._words and not self._all_read:
            self._changes = self._read(1_000_000)
            self._all_read = True
        self._show()

    def change_at(self, row: int) -> ActivityRow | None:
        """Return the change in a row, `None` for a heading and outside the rows."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        return line if isinstance(line, ActivityRow) else None

    def row_of(self, change: ChangeId) -> int:
        """Return the row of a change, -1 when it is not shown."""
        return next(
            (n for n, line in enumerate(self._lines) if isinstance(line, ActivityRow) and line.id == change), -1
        )

    def undos_down_to(self, target: ChangeId) -> int:
        """Return how many changes have to be taken back until `target` is, itself included; 0 when it can't be."""
        in_force = [change.id for change in self._changes if can_be_undone(change)]
        return sum(change >= target for change in in_force) if target in in_force else 0

    def _show(self) -> None:
        """Bring the lines up to date."""
        patch_rows(self, self._lines, self._lined(), _key)

    def _lined(self) -> list[ActivityRow | DayLine]:
        """Return the changes that are shown, with a line above each day."""
        lines: list[ActivityRow | DayLine] = []
        today, day = self._today(), None
        for change in self._changes:
            if self._words and not all(word in fold(change.sentence) for word in self._words):
                continue
            made = made_on(change)
            if made != day:
                day = made
                lines.append(DayLine(made, day_title(made, today)))
            lines.append(change)
        return lines

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not self._all_read and not parent.isValid()

    @override
    def fetchMore(self, parent: Index) -> None:
        wanted = len(self._changes) * 2 + READ_AT_ONCE
        self._changes = self._read(wanted)
        self._all_read = len(self._changes) < wanted
        self._show()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.change_at(index.row()) is None:
            # Neither the arrow keys nor the pointer stop at a heading.
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, DayLine):
            titles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return line if role == HistoryRole.DAY else line.title if role in titles else None
        match role:
            case HistoryRole.CHANGE:
                return line
            case Qt.ItemDataRole.DisplayRole:
                return line.sentence
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((time_of(line), line.sentence, *notes_of(line, self._today())))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(_tip(line))
        return None


def can_be_undone(change: ActivityRow) -> bool:
    """Say whether a change is one of the person's own that is in force."""
    return change.kind == "do" and not change.undone


def _tip(change: ActivityRow) -> str:
    """Return the whole of a change with its exact time."""
    when = f"{say_exact(made_on(change))}, {change.at.astimezone():%H:%M:%S}"
    lines = [change.sentence, when]
    if change.day != made_on(change):
        lines.append(f"Counts for {say_exact(change.day)}.")
    return "\n".join(lines)


def _key(line: ActivityRow | DayLine) -> tuple[str, object]:
    """Return what stays the same of a line."""
    return ("day", line.day) if isinstance(line, DayLine) else ("change", line.id)
