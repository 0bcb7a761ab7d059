"""All cards of the board: which of them are shown, in which column, kept current by difference.

It holds each card once; the columns and the table are windows onto it. A change of one card among ten thousand is
found by bisection and told as the one row that it is. Imports Qt and the core's rows; the page hands it the rows that
it read from the workspace.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.queries.card_row import BoardCard
from ui.models.board_filter import BoardFilter, haystack
from ui.models.column_model import ColumnModel

FEW = 64
"""Up to this many changed cards are told one by one; more are told at once (see `keyed_rows`)."""


class BoardModel(QObject):
    """The board's cards.

    Signals:
        about_to_change: rows are about to be inserted, removed or moved; views must not follow each single step.
        cards_changed(ids): it is done in the columns; other models on these cards follow now.
        changed(ids): it is done everywhere; `ids` is the set of changed cards, `None` for any of them.
    """

    about_to_change = Signal()
    cards_changed = Signal(object)
    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[ResponsibilityId, BoardCard] = {}
        self._texts: dict[ResponsibilityId, str] = {}
        self._totals: Counter[Status] = Counter()
        self._filter = BoardFilter()
        self._words: tuple[str, ...] = ()
        self.columns = {status: ColumnModel(status, self._cards, self) for status in COLUMNS}

    @property
    def cards(self) -> Mapping[ResponsibilityId, BoardCard]:
        """All cards by id, also those that the filter hides."""
        return MappingProxyType(self._cards)

    @property
    def filter(self) -> BoardFilter:
        """What is shown now."""
        return self._filter

    @property
    def shown(self) -> int:
        """The number of cards that the filter lets through."""
        return sum(column.shown for column in self.columns.values())

    def total(self, status: Status) -> int:
        """Return the number of cards of a colour, also hidden ones."""
        return self._totals[status]

    def is_shown(self, card: BoardCard) -> bool:
        """Say whether the filter lets a card through."""
        if self._filter.areas and card.area not in self._filter.areas:
            return False
        if not self._words:
            return True
        text = self._texts.get(card.id)
        if text is None:
            text = self._texts[card.id] = haystack(card)
        return all(word in text for word in self._words)

    def shown_cards(self) -> list[BoardCard]:
        """Return the cards that the filter lets through, in no particular order."""
        if not self._filter.narrows:
            return list(self._cards.values())
        return [card for card in self._cards.values() if self.is_shown(card)]

    def place(self, card_id: ResponsibilityId | None) -> tuple[Status, int] | None:
        """Return the column and row in which a card is shown, `None` when it is not."""
        card = None if card_id is None else self._cards.get(card_id)
        if card is None or not self.is_shown(card):
            return None
        return card.status, self.columns[card.status].row_of(card)

    def set_filter(self, wanted: BoardFilter) -> None:
        """Show what a filter lets through."""
        if wanted == self._filter:
            return
        self._filter, self._words = wanted, wanted.words
        self.about_to_change.emit()
        self._show_all()
        self._tell(None)

    def load(self, cards: Iterable[BoardCard]) -> None:
        """Show exactly these cards: what is not among them has gone."""
        found: dict[ResponsibilityId, BoardCard | None] = {card.id: card for card in cards}
        found.update(dict.fromkeys(self._cards.keys() - found.keys()))
        self._apply(found)

    def update(self, ids: Collection[ResponsibilityId], cards: Iterable[BoardCard]) -> None:
        """Take over the new state of some cards.

        Args:
            ids: the cards that may have changed.
            cards: those of them that belong on the board now; the others have gone.
        """
        found: dict[ResponsibilityId, BoardCard | None] = dict.fromkeys(ids)
        found.update((card.id, card) for card in cards)
        self._apply(found)

    def _apply(self, found: Mapping[ResponsibilityId, BoardCard | None]) -> None:
        """Bring the columns to a new state of some cards."""
        old = self._cards
        news = {card_id: card for card_id, card in found.items() if old.get(card_id) != card}
        if not news:
            return
        self.about_to_change.emit()
        few = len(news) <= FEW
        if few:
            for card_id, card in news.items():
                self._apply_one(card_id, card)
        else:
            self._apply_all(news)
        self._tell(frozenset(news) if few else None)

    def _tell(self, ids: frozenset[ResponsibilityId] | None) -> None:
        """Say that it is done: first to the other models, then to the views."""
        self.cards_changed.emit(ids)
        self.changed.emit(ids)

    def _apply_one(self, card_id: ResponsibilityId, new: BoardCard | None) -> None:
        """Change one card, told as the row that it is."""
        old = self._cards.get(card_id)
        was = None if old is None or not self.is_shown(old) else self.columns[old.status]
        self._count(old, new)
        self._texts.pop(card_id, None)
        now = None if new is None or not self.is_shown(new) else self.columns[new.status]
        if was is not None and was is not now and old is not None:
            was.take(old)
        if new is None:
            self._cards.pop(card_id, None)
            return
        self._cards[card_id] = new
        if now is not None and now is was and old is not None:
            now.change(old, new)
        elif now is not None:
            now.add(new)

    def _apply_all(self, news: Mapping[ResponsibilityId, BoardCard | None]) -> None:
        """Change many cards at once. Those that go are forgotten last: until then rows still show them."""
        had_cards = bool(self._cards)
        for card_id, new in news.items():
            self._count(self._cards.get(card_id), new)
            self._texts.pop(card_id, None)
            if new is not None:
                self._cards[card_id] = new
        gone = {card_id for card_id, new in news.items() if new is None}
        self._show_all(gone)
        for card_id in gone:
            del self._cards[card_id]
        if had_cards:
            for column in self.columns.values():
                column.tell_all_changed()

    def _show_all(self, gone: Collection[ResponsibilityId] = ()) -> None:
        """Let every column show what belongs in it."""
        held: dict[Status, list[BoardCard]] = {status: [] for status in COLUMNS}
        for card in self.shown_cards():
            if card.id not in gone:
                held[card.status].append(card)
        for status, column in self.columns.items():
            column.show(held[status], self._filter.grouped)

    def _count(self, old: BoardCard | None, new: BoardCard | None) -> None:
        """Keep the totals per colour."""
        if old is not None:
            self._totals[old.status] -= 1
        if new is not None:
            self._totals[new.status] += 1
