"""One column of cards: its keys, and dragging from and onto it. Imports Qt, the models and the card's widgets.

What a key or a drop wishes for concerns more than one column or asks for a sentence; so it is only emitted here, and
the page acts on it.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from csops_desktop.domain.status import Status
from csops_desktop.queries.card_row import BoardCard
from ui.pages.board.column_drag import DropPlace, EdgeScroller, card_picture, dragged_card
from ui.pages.board.column_list import ColumnList
from ui.theme.theme import ThemeManager
from ui.widgets.card_measure import CardMeasure
from ui.widgets.card_painter import CardPainter

LINE = 3
"""Thickness of the line that shows where a card would land, in pixels."""


class ColumnView(ColumnList):
    """The cards of one colour.

    Signals:
        neighbour_requested(step): go to the column on the left (-1) or right (1).
        recolour_requested(step): move the selected card to the colour on the left or right.
        reorder_requested(step): move it up (-1) or down (1).
        menu_requested(point): the card's menu, at a point of the screen.
        panel_requested(): go to the side panel.
        trash_requested(): throw the selected card away.
        card_dropped(id, before): a card was let go above another one, `None` for the end.
        card_entered(): a card is being dragged over this column.

    Attributes:
        is_pressed: a card is being selected by the mouse, and may be about to be dragged.

    Args:
        status: the colour; its name is the list's accessible name.
    """

    neighbour_requested = Signal(int)
    recolour_requested = Signal(int)
    reorder_requested = Signal(int)
    menu_requested = Signal(QPoint)
    panel_requested = Signal()
    trash_requested = Signal()
    card_dropped = Signal(object, object)
    card_entered = Signal()

    def __init__(
        self,
        status: Status,
        manager: ThemeManager,
        measure: CardMeasure,
        cards: CardPainter,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(manager, measure, cards, parent)
        self.status = status
        self.drop_place: DropPlace | None = None
        self.is_pressed = False
        self._grip = QPoint()
        self._pointer = QPoint()
        self._typed = QElapsedTimer()
        self._scroller = EdgeScroller(self.verticalScrollBar(), self)
        self.setObjectName(f"column_{status.name.lower()}")
        self.setAccessibleName(status.heading)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self._scroller.scrolled.connect(self._on_scroller_scrolled)

    @property
    def current_card(self) -> BoardCard | None:
        """The selected card."""
        index = self.currentIndex()
        return self.column.card_at(index.row()) if index.isValid() else None

    def select(self, card: BoardCard, *, scroll: bool) -> None:
        """Select a card; `scroll` brings it into view, too."""
        index = self.column.index(self.column.row_of(card))
        # The base class scrolls to whatever becomes the current card; here that is the caller's choice.
        self.setAutoScroll(scroll)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setAutoScroll(True)
        if scroll:
            self.scrollTo(index)

    def deselect(self) -> None:
        """Have no card selected: the selected one is in another column."""
        self.selectionModel().clear()

    def card_near(self, y: int) -> BoardCard | None:
        """Return the visible card nearest to a height of the viewport, `None` in an empty column."""
        self.settle()
        row = self.row_under(min(max(y, 0), self.ground.height() - 1))
        last = self.column.rowCount() - 1
        for index in (self._card_from(row if row >= 0 else last, 1), self._card_from(last, -1)):
            if index.isValid():
                return self.column.card_at(index.row())
        return None

    def menu_point(self) -> QPoint:
        """Return where the selected card's menu opens, in coordinates of the screen."""
        rect = self.visualRect(self.currentIndex())
        return self.ground.mapToGlobal(rect.topLeft() + QPoint(rect.width() // 3, min(rect.height(), 40)))

    def place_at(self, y: int, card: BoardCard) -> DropPlace:
        """Return where a card would land that is let go at a height of the viewport."""
        self.settle()
        row = self.row_under(y)
        if row < 0:
            row = 0 if y < 0 else self.column.rowCount()
        elif y > self.card_rect(row).center().y():
            row += 1
        first, end = self.column.group_rows(card)
        row = min(max(row, first), end)
        before = self.column.card_at(row) if row < end else None
        return DropPlace(row, before.id if before else None)

    def clear_drop_place(self) -> None:
        """Show no place to land any more."""
        self._scroller.stop()
        # After each change of a colour all columns are asked, and most would be painted again for nothing.
        if self.drop_place is not None:
            self.drop_place = None
            self.ground.update()

    def drop_rect(self) -> QRect:
        """Return the line in the gap where the dropped card lands, in pixels of the viewport."""
        row = min(self.drop_place.row, self.column.rowCount()) if self.drop_place else 0
        middle = self._stack.top(row) - self.verticalOffset() - (self._measure.gap + 1) // 2
        return QRect(2, max(middle, 1) - LINE // 2, self._card_width - 4, LINE)

    def _on_scroller_scrolled(self) -> None:
        card = self.column.any_card(self._cards.dragged_id) if self._cards.dragged_id is not None else None
        if card is not None:
            self.drop_place = self.place_at(self._pointer.y(), card)
            self.ground.update()

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = self._wish(event)
        if wish is None:
            if event.text().strip() and event.text().isprintable():
                self._typed.start()
            super().keyPressEvent(event)
            return
        signal, *arguments = wish
        signal.emit(*arguments)
        event.accept()

    def _wish(self, event: QKeyEvent) -> tuple | None:
        """Return the signal a key stands for with what it carries, `None` for the list's own keys."""
        key = event.key()
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        sideways = key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if modifiers == Qt.KeyboardModifier.ControlModifier and sideways:
            return self.recolour_requested, steps[Qt.Key(key)]
        if modifiers == Qt.KeyboardModifier.AltModifier and key in steps and not sideways:
            return self.reorder_requested, steps[Qt.Key(key)]
        # Qt makes a context menu of the menu key everywhere, of Shift+F10 only on Windows.
        shift_f10 = modifiers == Qt.KeyboardModifier.ShiftModifier and key == Qt.Key.Key_F10
        if shift_f10 and self.current_card is not None:
            return self.menu_requested, self.menu_point()
        if modifiers:
            return None
        if sideways:
            return self.neighbour_requested, steps[Qt.Key(key)]
        if key == Qt.Key.Key_M and not self._is_typing() and self.current_card is not None:
            return self.menu_requested, self.menu_point()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return (self.panel_requested,)
        return (self.trash_requested,) if key == Qt.Key.Key_Delete else None

    def _is_typing(self) -> bool:
        """Say whether a title is being typed: then M is a letter of it."""
        interval = QGuiApplication.styleHints().keyboardInputInterval()
        return self._typed.isValid() and self._typed.elapsed() < interval

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        # The base class would select the first card of a column that was only passed by with Tab and back.
        QWidget.focusInEvent(self, event)
        tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if tabbed and not self.currentIndex().isValid():
            self.setCurrentIndex(self._card_from(0, 1))
        self.ground.update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.menu_point()
        else:
            index = self.indexAt(event.pos())
            if self.column.card_at(index.row()) is None:
                return
            self.setCurrentIndex(index)
            point = event.globalPos()
        if self.current_card is not None:
            self.menu_requested.emit(point)

    # Dragging

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._grip = point - self.card_rect(index.row()).topLeft() if index.isValid() else QPoint()
        self.is_pressed = True
        super().mousePressEvent(event)
        self.is_pressed = False

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.panel_requested.emit()

    @override
    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        card = self.current_card
        if card is None:
            return
        rect = self.visualRect(self.currentIndex())
        drag = QDrag(self)
        drag.setMimeData(self.column.mimeData([self.currentIndex()]))
        drag.setPixmap(card_picture(self._cards, card, rect.width(), rect.height(), self.devicePixelRatioF()))
        drag.setHotSpot(self._grip)
        self._cards.dragged_id = card.id
        self.ground.update()
        drag.exec(Qt.DropAction.MoveAction)
        self._cards.dragged_id = None
        self.ground.update()

    def _dragged(self, event: QDropEvent) -> BoardCard | None:
        """Return the card that hangs on the pointer, `None` where it does not come from a board."""
        card_id = dragged_card(event.mimeData())
        return None if card_id is None else self.column.any_card(card_id)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._dragged(event) is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self.card_entered.emit()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        card = self._dragged(event)
        if card is None:
            event.ignore()
            return
        self._pointer = self.ground.pointer = event.position().toPoint()
        self._scroller.follow(self._pointer, self.ground.height())
        self.drop_place = self.place_at(self._pointer.y(), card)
        self.ground.update()
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.clear_drop_place()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        card = self._dragged(event)
        self._scroller.stop()
        if card is None:
            event.ignore()
            return
        self.drop_place = self.place_at(event.position().toPoint().y(), card)
        event.acceptProposedAction()
        # The page clears the place: it stays in sight while the sentence for the new colour is asked for.
        self.card_dropped.emit(card.id, self.drop_place.before)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.drop_place is None:
            return
        painter = QPainter(self.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._manager.theme.accent)
        painter.drawRoundedRect(self.drop_rect(), LINE / 2, LINE / 2)
