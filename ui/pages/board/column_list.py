"""A column of cards as a list: which card the cursor goes to, and how it is painted. Imports Qt and the models."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView

from ui.pages.board.column_geometry import ColumnGeometry
from ui.widgets.card_painter import CardState


class ColumnList(ColumnGeometry):
    """What a list does with rows that know where they stand."""

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.card_rect(index.row())
        return region

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        selectable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsSelectable)
        self.selectionModel().select(QItemSelection(index, index) if selectable else QItemSelection(), command)

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        self.settle()
        row = self.currentIndex().row()
        actions = QAbstractItemView.CursorAction
        if action == actions.MoveHome or row < 0:
            return self._card_from(0, 1)
        if action == actions.MoveEnd:
            return self._card_from(len(self._stack) - 1, -1)
        if action in (actions.MovePageUp, actions.MovePageDown):
            return self._page_from(row, -1 if action == actions.MovePageUp else 1)
        step = {actions.MoveUp: -1, actions.MovePrevious: -1, actions.MoveDown: 1, actions.MoveNext: 1}.get(action, 0)
        found = self._card_from(row + step, step) if step else QModelIndex()
        return found if found.isValid() else self.currentIndex()

    def _page_from(self, row: int, direction: int) -> QModelIndex:
        """Return the card about a viewport's height above or below a row."""
        y = self._stack.top(row) + direction * self.ground.height()
        target = self._stack.row_at(min(max(y, 0), self._stack.total - 1))
        found = self._card_from(target, direction)
        return found if found.isValid() else self._card_from(target, -direction)

    def _card_from(self, row: int, step: int) -> QModelIndex:
        """Return the first card from a row on, going by `step`."""
        while 0 <= row < len(self._stack):
            if self.column.card_at(row) is not None:
                return self.column.index(row)
            row += step
        return QModelIndex()

    # Painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.settle()
        painter = QPainter(self.ground)
        # Not `fillRect`: it could take a gradient, too, and a start would make the 180 constants of those.
        painter.setBackground(self._manager.theme.background)
        painter.eraseRect(event.rect())
        if not self.column.shown:
            self._paint_empty(painter)
        offset, column, has_focus = self.verticalOffset(), self.column, self.hasFocus()
        selected, hovered = self._selected_row(), self._hovered_row()
        for row in self._stack.rows_between(event.rect().top() + offset, event.rect().bottom() + offset + 1):
            card, header = column.card_at(row), column.header_at(row)
            if card is not None:
                state = CardState(row == selected, row == selected and has_focus, row == hovered)
                self._cards.paint_card(painter, self.card_rect(row), card, state)
            elif header is not None:
                self._cards.paint_header(painter, self.card_rect(row), header)

    def _selected_row(self) -> int:
        """Return the selected row, -1 for none."""
        indexes = self.selectedIndexes()
        return indexes[0].row() if indexes else -1

    def _hovered_row(self) -> int:
        """Return the row under the pointer, -1 for none."""
        return self.indexAt(self.ground.pointer).row() if self.ground.underMouse() else -1

    def _paint_empty(self, painter: QPainter) -> None:
        """Say quietly that nothing is here."""
        painter.setFont(self._measure.text_font)
        painter.setPen(self._manager.theme.text_muted)
        place = QRect(4, 4, self._card_width - 8, self.ground.height() - 8)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self.empty_text)
