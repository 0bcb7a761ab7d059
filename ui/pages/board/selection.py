"""Which card is selected, in whichever column or row it stands. Imports Qt, the models and the board's views.

Each column is a list with a selection of its own, and a card that changes its colour leaves one list and enters
another. Here the board has one selected card, named by its id: it stays selected through every change, the keyboard
follows it, and what the lists do in between while rows come and go is not taken for a wish of the person.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.queries.card_row import BoardCard
from ui.models.board_model import BoardModel
from ui.models.column_model import ColumnModel
from ui.models.roles import CardRole
from ui.pages.board.column_view import ColumnView
from ui.pages.board.view import BoardView

if TYPE_CHECKING:
    from ui.models.table_model import BoardTableModel
    from ui.pages.board.table_view import CardTable


class CardSelection(QObject):
    """The selected card.

    Attributes:
        goes_on: the selected card has gone, and what is selected now is its neighbour, not somebody's choice.

    Signals:
        card_selected(id): another card is selected, or none (`None`).

    Args:
        model: the cards.
        view: the columns and the table.
    """

    card_selected = Signal(object)

    def __init__(self, model: BoardModel, view: BoardView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._view = view
        self.goes_on = False
        self._id: ResponsibilityId | None = None
        self._place: tuple[Status, int] | None = None
        self._table_row = -1
        self._had_focus = False
        self._following = False
        self._offsets: dict[Status, int] = {}
        self._scrolled: dict[Status, tuple[int, int]] = {}
        view.area.resized.connect(self._on_area_resized)
        model.about_to_change.connect(self._on_model_about_to_change)
        for column in view.columns.values():
            column.selectionModel().currentChanged.connect(self._on_column_current_changed)
            column.selectionModel().selectionChanged.connect(self._on_column_selection_changed)

    def attach_table(self, table: CardTable) -> None:
        """Share the selection with a table that was made later."""
        table.selectionModel().currentRowChanged.connect(self._on_table_current_row_changed)

    @property
    def card_id(self) -> ResponsibilityId | None:
        """The selected card's id; it may be hidden by the filter."""
        return self._id

    @property
    def card(self) -> BoardCard | None:
        """The selected card as it is now."""
        return None if self._id is None else self._model.cards.get(self._id)

    @property
    def column(self) -> ColumnView | None:
        """The column in which the selected card is shown."""
        place = self._model.place(self._id)
        return None if place is None else self._view.columns[place[0]]

    def select(self, card_id: ResponsibilityId | None, *, focus: bool = False) -> None:
        """Select a card, or none.

        Args:
            card_id: the card; one that the filter hides is selected all the same.
            focus: bring the keyboard to it, too.
        """
        self._show(card_id, scroll=True)
        self._set(card_id)
        if focus:
            self.focus()

    def focus(self) -> None:
        """Bring the keyboard to the selected card; where none is, the first arrow key says which."""
        if self._table is not None:
            self._table.setFocus()
            return
        columns = self._view.columns.values()
        column = self.column or next((column for column in columns if column.column.rowCount()), None)
        if column is not None:
            column.setFocus()
            self._view.area.bring_into_view(column.status)

    @property
    def _table(self) -> CardTable | None:
        """The table, where it is what the page shows."""
        return self._view.table if self._model.filter.table else None

    def select_neighbour(self, step: int) -> None:
        """Go from the selected card to the nearest one in the next column that holds any, left (-1) or right (1)."""
        column = self.column or self._view.columns[Status.RED]
        y = column.visualRect(column.currentIndex()).center().y() if column.currentIndex().isValid() else 0
        order = COLUMNS.index(column.status) + step
        while 0 <= order < len(COLUMNS):
            other = self._view.columns[COLUMNS[order]]
            near = other.card_near(y)
            if near is not None:
                self.select(near.id, focus=True)
                return
            order += step

    def follow(self, ids: Collection[ResponsibilityId] | None) -> None:
        """Show the selection again after a change of the rows.

        Args:
            ids: the cards that changed; `None` for any.
        """
        self._following = False
        for column in self._view.columns.values():
            column.setAutoScroll(True)
        before, had_focus = self._place, self._had_focus
        if self._id is not None and self._id not in self._model.cards:
            self.goes_on = True
            self._set(self._heir(before))
            self.goes_on = False
        place = self._model.place(self._id)
        concerned = ids is None or self._id in ids
        self._show(self._id, scroll=concerned if ids is not None else place != before)
        self._go_back(before, place)
        if had_focus and place is not None:
            self.focus()

    def _go_back(self, before: tuple[Status, int] | None, place: tuple[Status, int] | None) -> None:
        """Keep in mind how far a column stood that was scrolled for a card that came, and put it back when it goes."""
        if before is None or place is None or before[0] is place[0]:
            return
        left, entered = self._view.columns[before[0]], self._view.columns[place[0]]
        stood, scrolled = self._scrolled.pop(before[0], (0, -1))
        if scrolled == self._offsets[before[0]]:
            left.settle()
            left.verticalScrollBar().setValue(stood)
        entered.settle()
        self._scrolled[place[0]] = (self._offsets[place[0]], entered.verticalOffset())

    def _on_area_resized(self) -> None:
        """Keep the selected card in view where the panel takes room from the board."""
        card, column = self.card, self.column
        if card is None or column is None:
            return
        self._view.area.bring_into_view(column.status)
        column.scrollTo(column.currentIndex())

    def _heir(self, place: tuple[Status, int] | None) -> ResponsibilityId | None:
        """Return the card that moved up to the place of one that has gone, or the one above it."""
        rows: ColumnModel | BoardTableModel
        if self._table is not None:
            rows, gone = self._table.cards, self._table_row
        elif place is not None:
            rows, gone = self._model.columns[place[0]], place[1]
        else:
            return None
        # Two below: the next row may be the header of another area.
        for row in (gone, gone + 1, *range(gone - 1, -1, -1)):
            card = rows.card_at(row)
            if card is not None:
                return card.id
        return None

    def _show(self, card_id: ResponsibilityId | None, *, scroll: bool) -> None:
        """Let the lists show a card as selected."""
        self._following, was = True, self._following
        place = self._model.place(card_id)
        for status, column in self._view.columns.items():
            if place is None or place[0] is not status:
                column.deselect()
        if place is not None and card_id is not None:
            column = self._view.columns[place[0]]
            if scroll or column.currentIndex().row() != place[1]:
                column.select(self._model.cards[card_id], scroll=scroll)
            if scroll:
                self._view.area.bring_into_view(place[0])
        if self._table is not None and card_id is not None:
            self._table.select(card_id, scroll=scroll)
        self._following = was

    def _set(self, card_id: ResponsibilityId | None) -> None:
        """Remember the card and tell the world."""
        if card_id != self._id:
            self._id = card_id
            self.card_selected.emit(card_id)

    def _on_model_about_to_change(self) -> None:
        self._following = True
        self._place = self._model.place(self._id)
        self._offsets = {status: column.verticalOffset() for status, column in self._view.columns.items()}
        for column in self._view.columns.values():
            # A list whose current card goes would scroll to the next one, which nobody has chosen.
            column.setAutoScroll(False)
        self._table_row = -1 if self._table is None else self._table.currentIndex().row()
        focused = QApplication.focusWidget()
        views: tuple[QWidget | None, ...] = (*self._view.columns.values(), self._view.table)
        self._had_focus = focused is not None and focused in views

    def _on_column_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._following:
            return
        card = current.data(CardRole.CARD) if current.isValid() else None
        column = self.column
        if isinstance(card, BoardCard):
            self._show(card.id, scroll=False)
            self._set(card.id)
        elif column is not None and not column.currentIndex().isValid():
            self._set(None)

    def _on_column_selection_changed(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        # A screen reader selects a card without making it the current one.
        if self._following or selected.isEmpty():
            return
        index = selected.indexes()[0]
        card = index.data(CardRole.CARD)
        if isinstance(card, BoardCard) and card.id != self._id:
            self.select(card.id)

    def _on_table_current_row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self._following or not current.isValid():
            return
        card = current.data(CardRole.CARD)
        if isinstance(card, BoardCard):
            self._show(card.id, scroll=False)
            self._set(card.id)
