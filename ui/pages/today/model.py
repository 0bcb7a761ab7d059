"""Today as a list: a heading for each group, its lines, and one row for what is folded. Imports Qt, the core.

After a change the model tells the smallest difference, so that selection and scroll position stay.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.today import Day, Line
from csops_desktop.queries.today_words import badge, detail, headline, spoken
from ui.models.board_filter import fold
from ui.models.patched_rows import patch_rows
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

SNOOZED = "put-off"
"""The key of the section at the end, which holds what was put off."""


UNFOLDED_AT_ONCE = 100
"""Lines that one press unfolds: with ten thousand the list would be slow, and nobody reads them."""


class TodayRole(IntEnum):
    """What a row can be asked for besides Qt's own roles: the row itself."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The heading of a section and how many lines it has."""

    section: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line; it is the first or the last row of its section's card."""

    line: Line
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class FoldRow:
    """The row that shows or folds the rest of a section."""

    section: str
    words: str
    unfolded: bool
    first: bool = False


type Row = HeadingRow | LineRow | FoldRow


class TodayModel(QAbstractListModel):
    """The rows that a filter and the folds let through.

    Args:
        today: says what day it is.
    """

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.day = Day()
        self._rows: list[Row] = []
        self._words: tuple[str, ...] = ()
        self._unfolded: dict[str, int] = {}

    def show_day(self, day: Day) -> None:
        """Show another state of the day."""
        self.day = day
        self._show()

    def set_filter(self, text: str) -> None:
        """Show only lines that have all words of `text`, in any case; "" shows all, folded as they were."""
        self._words = tuple(fold(text).split())
        self._show()

    def turn_fold(self, section: str) -> None:
        """Show more of a section, or fold it again where everything is shown."""
        if self._unfolded.get(section, 0) < self._folded(section):
            self._unfolded[section] = self._unfolded.get(section, 0) + UNFOLDED_AT_ONCE
        else:
            self._unfolded.pop(section, None)
        self._show()

    def unfold_all(self) -> None:
        """Unfold every section but what was put off."""
        for section in self.day.sections:
            self._unfolded.setdefault(section.group.value, UNFOLDED_AT_ONCE)
        self._show()

    def _folded(self, key: str) -> int:
        """Return how many lines a section folds."""
        if key == SNOOZED:
            return len(self.day.snoozed)
        return next((len(section.folded) for section in self.day.sections if section.group.value == key), 0)

    def is_unfolded(self, section: str) -> bool:
        """Say whether a section shows what it folds."""
        return section in self._unfolded

    @property
    def unfolded(self) -> bool:
        """Whether every section is unfolded but what was put off."""
        return all(not section.folded or section.group.value in self._unfolded for section in self.day.sections)

    def row_at(self, row: int) -> Row | None:
        """Return what stands in a row, `None` outside the rows."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def line_at(self, row: int) -> Line | None:
        """Return the line in a row, `None` for anything else."""
        found = self.row_at(row)
        return found.line if isinstance(found, LineRow) else None

    def row_of(self, key: tuple[str, int]) -> int:
        """Return the row of a line by its kind and id; -1 where it is not shown."""
        rows = enumerate(self._rows)
        return next((n for n, row in rows if isinstance(row, LineRow) and row.line.key == key), -1)

    def stop_near(self, row: int) -> int:
        """Return the row at or after `row` on which the keyboard can stand, else the last before it; -1 for none."""
        stops = [n for n, found in enumerate(self._rows) if not isinstance(found, HeadingRow)]
        return next((n for n in stops if n >= row), stops[-1] if stops else -1)

    def _show(self) -> None:
        """Bring the rows up to date."""
        patch_rows(self, self._rows, self._made(), _key)

    def _made(self) -> list[Row]:
        """Return the rows that are to be shown."""
        rows: list[Row] = []
        for section in self.day.sections:
            key = section.group.value
            rows += self._section(key, section.group.heading, section.shown, section.folded)
        if self.day.snoozed:
            rows += self._section(SNOOZED, "Put off", (), self.day.snoozed)
        return rows

    def _section(self, key: str, title: str, shown: tuple[Line, ...], folded: tuple[Line, ...]) -> list[Row]:
        """Return the rows of one section; while a filter is typed only what is far down is folded."""
        if self._words:
            lines = tuple(line for line in shown + folded if self._fits(line))
            shown, folded = lines[:UNFOLDED_AT_ONCE], lines[UNFOLDED_AT_ONCE:]
        if not shown and not folded:
            return []
        more = self._unfolded.get(key, 0)
        seen, hidden = shown + folded[:more], max(len(folded) - more, 0)
        rows: list[Row] = [HeadingRow(key, title, len(shown) + len(folded))]
        last = len(seen) - 1
        rows += [LineRow(line, at == 0, at == last and not folded) for at, line in enumerate(seen)]
        if folded:
            rows.append(FoldRow(key, _fold_words(hidden, bool(seen)), not hidden, not seen))
        return rows

    def _fits(self, line: Line) -> bool:
        """Say whether a line has all words of the filter."""
        today = self.today()
        text = fold(f"{headline(line, today)} {detail(line, today)} {badge(line, today)[0]} {line.group.heading}")
        return all(word in text for word in self._words)

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not isinstance(self.row_at(index.row()), (LineRow, FoldRow)):
            # Neither the arrow keys nor the pointer stop at a heading.
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_at(index.row())
        if row is None:
            return None
        match role:
            case TodayRole.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._said(row)
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, LineRow):
                today = self.today()
                return plain_tooltip(f"{headline(row.line, today)}\n{detail(row.line, today)}")
        return None

    def _said(self, row: Row) -> str:
        """Return a row as a screen reader says it."""
        if isinstance(row, HeadingRow):
            return f"{row.title}, {row.number}"
        return row.words if isinstance(row, FoldRow) else spoken(row.line, self.today())


def _fold_words(hidden: int, has_others: bool) -> str:
    """Return what the row says that folds, with so many lines hidden."""
    if not hidden:
        return "Fold them again"
    if hidden > UNFOLDED_AT_ONCE:
        return f"Show {UNFOLDED_AT_ONCE} more of {hidden}"
    return f"Show {hidden} more" if has_others else f"Show {'it' if hidden == 1 else f'all {hidden}'}"


def _key(row: Row) -> tuple[str, object]:
    """Return what stays the same of a row."""
    if isinstance(row, LineRow):
        return "line", row.line.key
    return ("fold" if isinstance(row, FoldRow) else "heading"), row.section
