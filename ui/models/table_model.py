"""The board's cards as a table that sorts by any column. Imports Qt, the core's rows and the board model.

It shows what the board's filter lets through. While nobody looks at it, it stands still and costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, Status, Trend, count
from csops_desktop.queries.card_row import BoardCard
from ui.models.board_filter import fold
from ui.models.board_model import BoardModel
from ui.models.column_model import area_key, card_tip
from ui.models.keyed_rows import KeyedRows
from ui.models.roles import CardRole

type Index = QModelIndex | QPersistentModelIndex


class TableColumn(NamedTuple):
    """One column: its heading, what a cell says, and what it is sorted by."""

    title: str
    text: Callable[[BoardCard], str]
    order: Callable[[BoardCard], Any]


def _days(card: BoardCard) -> str:
    """Return the days in colour, "" for what was never rated."""
    return "" if card.since is None else str(card.days)


def _trend(card: BoardCard) -> str:
    """Return the trend's word, "" for what was never rated."""
    return "" if card.status is Status.NOT_RATED else card.trend.value.capitalize()


def _reason(card: BoardCard) -> str:
    """Return the sentence, with what speaks against the colour behind it."""
    return " ".join((" ".join(card.reason.split()), *card.watermelon_reasons)).strip()


def _green_by(card: BoardCard) -> str:
    """Return the get-to-green date and how often it slipped."""
    if card.green_by is None:
        return ""
    day = f"{card.green_by.day} {card.green_by:%b %Y}"
    return f"{day}, slipped {count(card.slips, 'time')}" if card.slips else day


def _asks(card: BoardCard) -> str:
    """Return the open asks and the age of the oldest."""
    if not card.open_asks:
        return ""
    return f"{card.open_asks}, {count(card.oldest_ask_days, 'day') if card.oldest_ask_days else 'new'}"


def _status_order(card: BoardCard) -> tuple[int, int]:
    """Sort as the board does: by column, then from its top down."""
    return COLUMNS.index(card.status), card.position


TABLE_COLUMNS = (
    TableColumn("Status", lambda card: card.status.heading, _status_order),
    TableColumn("Title", lambda card: card.title, lambda card: fold(card.title)),
    TableColumn("Area", lambda card: card.area, lambda card: area_key(card.area)),
    TableColumn("Owner", lambda card: card.owner, lambda card: (not card.owner, fold(card.owner))),
    TableColumn("Days", _days, lambda card: (card.since is None, card.days)),
    TableColumn("Trend", _trend, lambda card: tuple(Trend).index(card.trend)),
    TableColumn("Reason", _reason, lambda card: fold(card.reason)),
    TableColumn("Get to green", _green_by, lambda card: card.green_by or date.max),
    TableColumn("Asks", _asks, lambda card: (-card.open_asks, -(card.oldest_ask_days or 0))),
)
"""The columns from left to right."""

STATUS_COLUMN = 0
"""The column by which the rows stand in the board's order."""

DAYS_COLUMN = 4
"""The one column of numbers, which stand at the right."""


class _Falling:
    """A sorting key turned around."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __lt__(self, other: _Falling) -> bool:
        return bool(other.value < self.value)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Falling) and bool(other.value == self.value)

    @override
    def __hash__(self) -> int:
        return hash(self.value)


class _TableKey(NamedTuple):
    """What a row is sorted by, and its card's id."""

    value: Any
    id: int


class BoardTableModel(QAbstractTableModel):
    """The cards of a board, one a row.

    Args:
        board: the cards and the filter.
    """

    def __init__(self, board: BoardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._rows: KeyedRows[_TableKey] = KeyedRows(self, lambda key: key.id)
        self._keys: dict[int, _TableKey] = {}
        self._column = 0
        self._falling = False
        self._live = False
        board.cards_changed.connect(self._on_board_cards_changed)

    @property
    def by_board(self) -> int:
        """1 where the rows stand as the board has them, -1 where from its end; 0 where they are sorted otherwise."""
        return 0 if self._column != STATUS_COLUMN else -1 if self._falling else 1

    def set_live(self, live: bool) -> None:
        """Follow the board from now on, or stand still."""
        self._live = live
        if live:
            self._show_all()

    def card_at(self, row: int) -> BoardCard | None:
        """Return the card in a row."""
        if not 0 <= row < len(self._rows):
            return None
        return self._board.cards.get(ResponsibilityId(self._rows.keys[row].id))

    def row_of(self, card_id: int) -> int:
        """Return a card's row, -1 when it is not shown."""
        key = self._keys.get(card_id)
        return -1 if key is None else self._rows.row(key)

    def _key(self, card: BoardCard) -> _TableKey:
        """Return what a card is sorted by now."""
        value = TABLE_COLUMNS[self._column].order(card)
        return _TableKey(_Falling(value) if self._falling else value, card.id)

    def _show_all(self) -> None:
        """Show exactly what the filter lets through."""
        keys = sorted(self._key(card) for card in self._board.shown_cards())
        self._keys = {key.id: key for key in keys}
        self._rows.replace(keys)
        if keys:
            self.dataChanged.emit(self.index(0, 0), self.index(len(keys) - 1, len(TABLE_COLUMNS) - 1))

    def _on_board_cards_changed(self, ids: Collection[ResponsibilityId] | None) -> None:
        if not self._live:
            return
        if ids is None:
            self._show_all()
            return
        for card_id in ids:
            self._show_one(card_id)

    def _show_one(self, card_id: ResponsibilityId) -> None:
        """Bring one row up to date."""
        card = self._board.cards.get(card_id)
        old = self._keys.pop(card_id, None)
        if card is None or not self._board.is_shown(card):
            if old is not None:
                self._rows.remove(old)
            return
        new = self._keys[card_id] = self._key(card)
        if old is None:
            self._rows.insert(new)
            return
        self._rows.rekey(old, new)
        row = self._rows.row(new)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(TABLE_COLUMNS) - 1))

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._falling = max(column, 0), order is Qt.SortOrder.DescendingOrder
        if self._live:
            self._show_all()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(TABLE_COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return TABLE_COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card_at(index.row())
        if card is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return TABLE_COLUMNS[index.column()].text(card)
            case Qt.ItemDataRole.AccessibleTextRole:
                return card.spoken if index.column() == 1 else TABLE_COLUMNS[index.column()].text(card)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return card_tip(card)
            case CardRole.CARD:
                return card
            case CardRole.ID:
                return card.id
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    """Return where the words of a column stand."""
    side = Qt.AlignmentFlag.AlignRight if column == DAYS_COLUMN else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
