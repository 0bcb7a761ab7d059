"""The board's cards as a table: the look and the keys of the view. Imports Qt, the models and the card's widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from ui.models.table_model import BoardTableModel
from ui.theme.theme import ThemeManager
from ui.widgets.card_cells import StatusCellDelegate
from ui.widgets.row_menu import below_row, row_asked_for
from ui.widgets.row_table import RowTable

WIDTHS = (104, 230, 130, 120, 64, 100, 320, 150, 100)
"""Widths of the columns in the drawing's pixels; the person may change them."""

TITLE_COLUMN = 1

REASON_COLUMN = 6
"""The column that takes the room that is left."""

ROW_HEIGHT = 34

_COLOURS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PLACES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
"""Which way a key moves the card, with Ctrl and with Alt."""

_SORTING = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 0, Qt.Key.Key_Down: 0}
"""How far each key goes from the column that is sorted by."""


class CardTable(RowTable):
    """The table of all cards.

    Signals:
        recolour_requested(step): move the selected card to the colour on the board's left (-1) or right (1).
        reorder_requested(step): move its row up (-1) or down (1).
        menu_requested(point): the selected card's menu, at a point of the screen.
        panel_requested(): go to the side panel.
        trash_requested(): throw the selected card away.
    """

    recolour_requested = Signal(int)
    reorder_requested = Signal(int)
    menu_requested = Signal(QPoint)
    panel_requested = Signal()
    trash_requested = Signal()

    def __init__(self, manager: ThemeManager, model: BoardTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self.cards = model
        self.setObjectName("card_table")
        self.setAccessibleName("Cards")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegateForColumn(0, StatusCellDelegate(manager, self))
        self.setModel(model)
        self._set_up_headers()
        manager.theme_changed.connect(self._on_manager_theme_changed)

    def select(self, card_id: int, *, scroll: bool) -> None:
        """Select a card's row; with `scroll` a row that has moved away is brought into view as well."""
        row = self.cards.row_of(card_id)
        column = max(self.currentIndex().column(), 1)
        if row >= 0 and not self.selectionModel().isRowSelected(row):
            self.setCurrentIndex(self.cards.index(row, column))
        if row >= 0 and scroll:
            self.scrollTo(self.cards.index(row, column))

    def card_rect(self, card_id: int) -> QRect:
        """Return where a card's title stands in the viewport; the top row's place for one that is not shown."""
        return self.visualRect(self.cards.index(max(self.cards.row_of(card_id), 0), TITLE_COLUMN))

    def _set_up_headers(self) -> None:
        """Fix heights, widths and the order to begin with."""
        header = self.horizontalHeader()
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(REASON_COLUMN, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(self._manager.metrics.px(56))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSortingEnabled(True)
        self._on_manager_theme_changed()

    def _on_manager_theme_changed(self) -> None:
        """Fit heights and widths to the font."""
        px = self._manager.metrics.px
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        for column, width in enumerate(WIDTHS):
            if column != REASON_COLUMN:
                self.setColumnWidth(column, px(width))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.cards.set_live(True)
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.cards.set_live(False)
        super().hideEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # The base class would make the first row the current one without selecting it, and Down would pass it over.
        QWidget.focusInEvent(self, event)
        tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if tabbed and not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0, 1))
        self.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain, key = not modifiers, Qt.Key(event.key())
        if modifiers == Qt.KeyboardModifier.ShiftModifier and key in _SORTING:
            self._sort_on(key)
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in _COLOURS:
            self.recolour_requested.emit(_COLOURS[key])
        elif modifiers == Qt.KeyboardModifier.AltModifier and key in _PLACES:
            self.reorder_requested.emit(_PLACES[key])
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel_requested.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.trash_requested.emit()
        elif plain and event.key() == Qt.Key.Key_M and current.isValid():
            self.menu_requested.emit(below_row(self, current))
        elif plain and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.cards.rowCount():
            row = 0 if event.key() == Qt.Key.Key_Home else self.cards.rowCount() - 1
            self.setCurrentIndex(self.cards.index(row, max(current.column(), 0)))
        else:
            super().keyPressEvent(event)

    def _sort_on(self, key: Qt.Key) -> None:
        """Sort by the column on the left or right, or by the same one upwards or downwards; bring it into view."""
        header = self.horizontalHeader()
        column = min(max(header.sortIndicatorSection() + _SORTING[key], 0), header.count() - 1)
        falling = key == Qt.Key.Key_Down
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if falling else Qt.SortOrder.AscendingOrder)
        self.scrollTo(self.cards.index(max(self.currentIndex().row(), 0), column))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = row_asked_for(self, event)
        if index.isValid():
            self.menu_requested.emit(below_row(self, index))
