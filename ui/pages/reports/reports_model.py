"""The deck that is not issued yet, and below it the issued reports that a filter lets through. Imports Qt and rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from enum import IntEnum
from typing import Any, override

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import ReportId
from csops_desktop.previews import Preview
from csops_desktop.queries.reports import ReportRow
from csops_desktop.text.dates import say_date
from ui.models.board_filter import fold
from ui.models.patched_rows import patch_rows
from ui.pages.reports.words import draft_words, report_exact, report_spoken
from ui.widgets.text_label import plain_tooltip

type Index = QModelIndex | QPersistentModelIndex


class ReportRole(IntEnum):
    """What the delegate asks for besides Qt's own roles: the report, `None` for the deck that is not issued yet."""

    ROW = Qt.ItemDataRole.UserRole + 1


class ReportsModel(QAbstractListModel):
    """The list below the slide; its first row is always the deck that can be issued."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._draft: Preview | None = None
        self._all: list[ReportRow] = []
        self._rows: list[ReportRow | None] = [None]
        self._words: tuple[str, ...] = ()

    @property
    def rows(self) -> list[ReportRow]:
        """All reports, the filtered ones too."""
        return self._all

    @property
    def total(self) -> int:
        """How many reports there are, the filtered ones too."""
        return len(self._all)

    def show_reports(self, rows: list[ReportRow]) -> None:
        """Show these, the newest first."""
        self._all = rows
        self._show()

    def show_draft(self, preview: Preview) -> None:
        """Say what the deck shows that is not issued yet."""
        self._draft = preview
        self.dataChanged.emit(self.index(0), self.index(0))

    def set_filter(self, text: str) -> None:
        """Show only reports that have all words of `text` in their day or headline; "" shows all."""
        self._words = tuple(fold(text).split())
        self._show()

    def report_at(self, place: int) -> ReportRow | None:
        """Return the report of a row; `None` for the deck that is not issued yet, and outside the rows."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, report: ReportId | None) -> int:
        """Return the row of a report, or of the deck that is not issued yet; -1 where the filter hides it."""
        ids = [None if row is None else row.id for row in self._rows]
        return ids.index(report) if report in ids else -1

    @property
    def draft_words(self) -> str:
        """What the deck shows that is not issued yet."""
        return draft_words(self._draft, self._today())

    def _show(self) -> None:
        """Bring the rows up to date."""
        patch_rows(self, self._rows, [None, *(row for row in self._all if self._matches(row))], _key)

    def _matches(self, row: ReportRow) -> bool:
        """Say whether a report has all words of the filter."""
        today = self._today()
        days = f"{say_date(row.day, today)} {row.day.isoformat()} {say_date(row.as_of, today)} {row.as_of.isoformat()}"
        text = fold(f"{row.headline} {days}") if self._words else ""
        return all(word in text for word in self._words)

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case ReportRole.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return row.headline if row else self.draft_words
            case Qt.ItemDataRole.AccessibleTextRole:
                return report_spoken(row, self._today()) if row else f"Not issued yet, {self.draft_words}"
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(report_exact(row)) if row else ""
        return None


def _key(row: ReportRow | None) -> Hashable:
    """Return what makes a row the same one."""
    return None if row is None else row.id
