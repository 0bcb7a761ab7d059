"""One column of the board as a list: its cards in order, with a header above each area when they are grouped.

A thin window onto the cards that the `BoardModel` holds. Imports Qt and the core's rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status, count
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.text.dates import say_days
from ui.models.board_filter import fold
from ui.models.keyed_rows import KeyedRows
from ui.models.roles import CardRole
from ui.widgets.card_face import card_said

type Index = QModelIndex | QPersistentModelIndex

CARD_MIME = "application/x-csops-card"
"""The format under which a dragged card's id travels; it means nothing to another program."""

NO_AREA = "No area"
"""What stands above the cards that have no area."""

_LAST = "\U0010ffff"
"""Sorts after every area."""


class AreaHeader(NamedTuple):
    """A line above the cards of one area: its name and how many of its cards the column shows."""

    area: str
    cards: int

    @property
    def title(self) -> str:
        """The area's name, or words for cards without one."""
        return self.area or NO_AREA

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        return f"{self.title}, heading, {count(self.cards, 'card')}"


class RowKey(NamedTuple):
    """What a row is sorted by: area (when grouped), header before cards, the manual order, and the id."""

    area: str
    is_card: bool
    position: int
    id: int


def area_key(area: str) -> str:
    """Return what an area is sorted by: its name without case; no area comes last."""
    return f"{fold(area)}\0{area}" if area else _LAST


def _identity(key: RowKey) -> int | str:
    """Return what stays the same of a row when it moves: a card's id, a header's area."""
    return key.id if key.is_card else key.area


class ColumnModel(QAbstractListModel):
    """The cards of one colour.

    Args:
        status: the colour.
        cards: all cards by id, owned and kept current by the board model.
        parent: the owner.
    """

    def __init__(
        self, status: Status, cards: Mapping[ResponsibilityId, BoardCard], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.status = status
        self._cards = cards
        self._rows: KeyedRows[RowKey] = KeyedRows(self, _identity)
        self._areas: Counter[str] = Counter()
        self._grouped = False
        self._shown = 0

    @property
    def shown(self) -> int:
        """The number of cards, headers not counted."""
        return self._shown

    def key(self, card: BoardCard) -> RowKey:
        """Return the key under which a card stands in this column."""
        return RowKey(area_key(card.area) if self._grouped else "", True, card.position, card.id)

    def row_of(self, card: BoardCard) -> int:
        """Return a card's row, -1 when it is not shown here."""
        return self._rows.row(self.key(card))

    def card_at(self, row: int) -> BoardCard | None:
        """Return the card in a row, `None` for a header and outside the rows."""
        if not 0 <= row < len(self._rows):
            return None
        key = self._rows.keys[row]
        return self._cards.get(ResponsibilityId(key.id)) if key.is_card else None

    def any_card(self, card_id: ResponsibilityId) -> BoardCard | None:
        """Return a card of the whole board, whatever its colour; `None` when there is none of that id."""
        return self._cards.get(card_id)

    def header_at(self, row: int) -> AreaHeader | None:
        """Return the header in a row, `None` for a card and outside the rows."""
        if not 0 <= row < len(self._rows):
            return None
        key = self._rows.keys[row]
        if key.is_card:
            return None
        return AreaHeader(key.area.partition("\0")[2], self._areas[key.area])

    def group_rows(self, card: BoardCard) -> tuple[int, int]:
        """Return the rows between which a card may stand here: all of them, or those of its area when grouped.

        The second number is one past the last; both are where the header would come when the area is not here yet.
        """
        if not self._grouped:
            return 0, len(self._rows)
        keys, area = self._rows.keys, area_key(card.area)
        first = bisect_left(keys, (area,))
        held = self._areas[area]
        return (first + 1, first + 1 + held) if held else (first, first)

    # What the board model calls

    def show(self, cards: list[BoardCard], grouped: bool) -> None:
        """Show exactly these cards, in any order."""
        self._grouped = grouped
        keys = [self.key(card) for card in cards]
        self._shown = len(keys)
        self._areas = Counter(key.area for key in keys) if grouped else Counter()
        keys += [RowKey(area, False, 0, 0) for area in self._areas]
        keys.sort()
        self._rows.replace(keys)

    def add(self, card: BoardCard) -> None:
        """Show one more card."""
        self._enter(self.key(card))
        self._rows.insert(self.key(card))

    def take(self, card: BoardCard) -> None:
        """Stop showing a card, given as it stands here."""
        self._rows.remove(self.key(card))
        self._leave(self.key(card))

    def change(self, old: BoardCard, new: BoardCard) -> None:
        """Show a card in its new state; the board model already holds it."""
        before, after = self.key(old), self.key(new)
        if before.area != after.area:
            self._enter(after)
        if before != after:
            self._rows.rekey(before, after)
        if before.area != after.area:
            self._leave(before)
        row = self._rows.row(after)
        self.dataChanged.emit(self.index(row), self.index(row))

    def tell_all_changed(self) -> None:
        """Say that any card may look different."""
        if self._rows.keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _enter(self, key: RowKey) -> None:
        """Count a card in its area, with a header for the first one."""
        self._shown += 1
        if not self._grouped:
            return
        self._areas[key.area] += 1
        self._settle_header(key.area, added=self._areas[key.area] == 1)

    def _leave(self, key: RowKey) -> None:
        """Count a card out of its area, whose header goes with the last one."""
        self._shown -= 1
        if not self._grouped:
            return
        self._areas[key.area] -= 1
        self._settle_header(key.area, added=False)

    def _settle_header(self, area: str, *, added: bool) -> None:
        """Add, remove or repaint the header of an area."""
        header = RowKey(area, False, 0, 0)
        if added:
            self._rows.insert(header)
        elif not self._areas[area]:
            del self._areas[area]
            self._rows.remove(header)
        else:
            row = self._rows.row(header)
            self.dataChanged.emit(self.index(row), self.index(row))

    # Qt

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not self._rows.keys[index.row()].is_card:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.card_at(index.row())
        if card is not None:
            return _card_data(card, role)
        header = self.header_at(index.row())
        return None if header is None else _header_data(header, role)

    @override
    def match(
        self, start: Index, role: int, value: Any, hits: int = 1, flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith
    ) -> list[QModelIndex]:
        """Find cards whose title begins with `value`, from `start` on and around the end: the list's type-ahead."""
        wanted, size = fold(str(value)), len(self._rows)
        found: list[QModelIndex] = []
        for step in range(size):
            card = self.card_at((start.row() + step) % size)
            if card is not None and fold(card.title).startswith(wanted):
                found.append(self.index((start.row() + step) % size))
                if len(found) == hits:
                    break
        return found

    @override
    def mimeTypes(self) -> list[str]:
        return [CARD_MIME]

    @override
    def mimeData(self, indexes: Any) -> QMimeData:
        data = QMimeData()
        for index in indexes:
            card = self.card_at(index.row())
            if card is not None:
                data.setData(CARD_MIME, str(card.id).encode("ascii"))
        return data

    @override
    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


def _card_data(card: BoardCard, role: int) -> Any:
    """Return what a card answers to a role."""
    match role:
        case CardRole.CARD:
            return card
        case CardRole.ID:
            return card.id
        case Qt.ItemDataRole.DisplayRole:
            return card.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return card_said(card)
        case Qt.ItemDataRole.ToolTipRole:
            return card_tip(card)
    return None


def _header_data(header: AreaHeader, role: int) -> Any:
    """Return what a header answers to a role."""
    match role:
        case CardRole.HEADER:
            return header
        case Qt.ItemDataRole.DisplayRole:
            return header.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return header.spoken
    return None


def card_tip(card: BoardCard) -> str:
    """Return the whole of a card as rich text whose user text is escaped: long words in full and the exact days."""
    lines = [card.title, card.reason, *card.watermelon_reasons]
    if card.since is not None:
        lines.append(
            f"{card.status.heading} since {card.since:%a} {card.since.day} {card.since:%b %Y}: {say_days(card.days)}."
        )
    if card.checked_on is not None and card.checked_on != card.since:
        lines.append(f"Checked on {card.checked_on:%a} {card.checked_on.day} {card.checked_on:%b %Y}.")
    if card.green_by is not None:
        lines.append(f"Green by {card.green_by:%a} {card.green_by.day} {card.green_by:%b %Y}.")
    # With the first tooltip, not with the start.
    from html import escape

    title, *rest = (escape(line) for line in lines if line)
    return "<br>".join([f"<b>{title}</b>", *rest])
