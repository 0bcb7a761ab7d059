"""A column of cards as a list: which card the cursor goes to, and how it is painted. Imports Qt and the models."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from ui.pages.board.column_geometry import ColumnGeometry


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
        painter.fillRect(event.rect(), self._manager.theme.background)
        if not self.column.shown:
            self._paint_empty(painter)
        offset, delegate = self.verticalOffset(), self.itemDelegate()
        selected, hovered = self._selected_row(), self._hovered_row()
        for row in self._stack.rows_between(event.rect().top() + offset, event.rect().bottom() + offset + 1):
            option = QStyleOptionViewItem()
            option.rect = self.card_rect(row)
            option.state = self._row_state(is_selected=row == selected, is_hovered=row == hovered)
            delegate.paint(painter, option, self.column.index(row))

    def _selected_row(self) -> int:
        """Return the selected row, -1 for none."""
        indexes = self.selectedIndexes()
        return indexes[0].row() if indexes else -1

    def _hovered_row(self) -> int:
        """Return the row under the pointer, -1 for none."""
        return self.indexAt(self.ground.pointer).row() if self.ground.underMouse() else -1

    def _row_state(self, *, is_selected: bool, is_hovered: bool) -> QStyle.StateFlag:
        """Return what the delegate must know about a row besides its data."""
        state = QStyle.StateFlag.State_Enabled
        if is_selected:
            state |= QStyle.StateFlag.State_Selected
            if self.hasFocus():
                state |= QStyle.StateFlag.State_HasFocus
        return state | QStyle.StateFlag.State_MouseOver if is_hovered else state

    def _paint_empty(self, painter: QPainter) -> None:
        """Say quietly that nothing is here."""
        painter.setFont(self._measure.text_font)
        painter.setPen(self._manager.theme.text_muted)
        place = QRect(4, 4, self._card_width - 8, self.ground.height() - 8)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self.empty_text)
