"""A lane that can be used: its keys, and dragging from and onto it. Imports Qt and its siblings.

What a key or a drop wishes for concerns more than one lane; so it is only emitted here, and the page acts on it.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QWidget

from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.planner_rows import InitiativeRow
from ui.pages.planner.card_delegate import FACE, InitiativeDelegate
from ui.pages.planner.lane_list import LaneGeometry
from ui.pages.planner.lane_model import LaneModel, dragged_initiative
from ui.theme.theme import ThemeManager

LINE = 3
"""Thickness of the line that shows where a card would land, in pixels."""

_SIDES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}

_LETTERS = {
    (Qt.Key.Key_T, False): "log_quarter_hour",
    (Qt.Key.Key_T, True): "log_hour",
    (Qt.Key.Key_D, False): "turn_done",
    (Qt.Key.Key_S, False): "turn_skipped",
    (Qt.Key.Key_O, False): "open_bet_anyway",
    (Qt.Key.Key_A, False): "add_to_lane",
    (Qt.Key.Key_C, False): "commit_initiative",
    (Qt.Key.Key_W, False): "start_initiative",
    (Qt.Key.Key_F, False): "finish_initiative",
    (Qt.Key.Key_X, False): "drop_initiative",
    (Qt.Key.Key_F2, False): "rename_initiative",
}
"""What single keys do while the keyboard is on a card; ids as in `ui.actions`."""


class LaneView(LaneGeometry):
    """The initiatives of one tier in one quarter.

    Signals:
        neighbour_requested(dx, dy): go to the lane beside, above or below.
        move_requested(dx, dy): move the selected card to the quarter beside, or to the lane above or below.
        reorder_requested(step): move it one place forward (-1) or back (1).
        menu_requested(point): the card's menu, at a point of the screen.
        panel_requested(): go to the side panel.
        trash_requested(): throw the selected card away.
        act_requested(id): do an action with it.
        card_dropped(id, before): a card was let go before another one, `None` for the end.
        current_changed(): another card of this lane is selected.
        drag_moved(point): a card is dragged over this lane, at a point of the screen.
        drag_ended(): it was let go, or went elsewhere.
    """

    neighbour_requested = Signal(int, int)
    move_requested = Signal(int, int)
    reorder_requested = Signal(int)
    menu_requested = Signal(QPoint)
    panel_requested = Signal()
    trash_requested = Signal()
    act_requested = Signal(str)
    card_dropped = Signal(int, object)
    current_changed = Signal()
    drag_moved = Signal(QPoint)
    drag_ended = Signal()

    def __init__(
        self, themes: ThemeManager, delegate: InitiativeDelegate, tier: Tier, parent: QWidget | None = None
    ) -> None:
        model = LaneModel()
        super().__init__(themes, delegate, model, parent)
        model.setParent(self)
        self.tier = tier
        self.quarter: Quarter | None = None
        self._grip = QPoint()
        self._drop_row: int | None = None
        self.setObjectName(f"lane_{tier.value}")
        self.setAccessibleName(tier.heading)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.selectionModel().currentChanged.connect(self._on_selection_current_changed)
        self.selectionModel().selectionChanged.connect(self._on_selection_selection_changed)

    @property
    def current_row(self) -> InitiativeRow | None:
        """The selected initiative."""
        return self.lane.row_at(self.currentIndex().row())

    def select(self, row: int) -> None:
        """Select a row; -1 selects none."""
        if row < 0:
            self.selectionModel().clear()
        else:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.lane.index(row), flags)
        self.viewport().update()

    def menu_point(self) -> QPoint:
        """Return where the selected card's menu opens, in coordinates of the screen."""
        rect = self.card_rect(max(self.currentIndex().row(), 0))
        return self.viewport().mapToGlobal(rect.topLeft() + QPoint(rect.width() // 3, min(rect.height(), 40)))

    # Keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _SIDES:
            if self._go(key, modifiers):
                event.accept()
                return
        elif self._act(key, modifiers):
            event.accept()
            return
        super().keyPressEvent(event)

    def _go(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what an arrow stands for; `False` where it is the list's own."""
        dx, dy = _SIDES[key]
        if modifiers == Qt.KeyboardModifier.ControlModifier:
            self.move_requested.emit(dx, dy)
        elif modifiers == Qt.KeyboardModifier.AltModifier and dy:
            self.reorder_requested.emit(dy)
        elif not modifiers and self._leaves(dx, dy):
            self.neighbour_requested.emit(dx, dy)
        else:
            return False
        return True

    def _leaves(self, dx: int, dy: int) -> bool:
        """Say whether an arrow leads out of the lane."""
        row, count, across = self.currentIndex().row(), self.lane.rowCount(), self.in_a_row
        if row < 0:
            return not count
        if dx:
            edge = 0 if dx < 0 else across - 1
            return row % across == edge or not 0 <= row + dx < count
        return row + dy * across < 0 or (row // across == (count - 1) // across if dy > 0 else False)

    def _act(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Do what another key stands for; `False` where it is the list's own."""
        shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers and not shifted:
            return False
        action = _LETTERS.get((key, shifted))
        if action is not None and (self.current_row is not None or action == "add_to_lane"):
            self.act_requested.emit(action)
            return True
        if self.current_row is None:
            return False
        if (key == Qt.Key.Key_F10 and shifted) or (key == Qt.Key.Key_M and not shifted):
            self.menu_requested.emit(self.menu_point())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted:
            self.panel_requested.emit()
        elif key == Qt.Key.Key_Delete and not shifted:
            self.trash_requested.emit()
        else:
            return False
        return True

    @override
    def keyboardSearch(self, search: str) -> None:
        """Search nothing: letters act on the card, and the filter finds by words."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        QWidget.focusInEvent(self, event)
        tabbed = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if tabbed and not self.currentIndex().isValid() and self.lane.rowCount():
            self.select(0)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = self.menu_point()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            index = self.indexAt(event.pos())
            if not index.isValid():
                return
            self.setCurrentIndex(index)
            point = event.globalPos()
        if self.current_row is not None:
            self.menu_requested.emit(point)

    # Dragging

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        self._grip = point - self.card_rect(index.row()).topLeft() if index.isValid() else QPoint()
        super().mousePressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.indexAt(event.position().toPoint()).isValid():
            self.panel_requested.emit()

    @override
    def startDrag(self, supported_actions: Qt.DropAction) -> None:
        row = self.current_row
        if row is None:
            return
        drag = QDrag(self)
        drag.setMimeData(self.lane.mimeData([self.currentIndex()]))
        drag.setPixmap(self._picture())
        drag.setHotSpot(self._grip)
        self._cards.dragged_id = row.id
        self.viewport().update()
        drag.exec(Qt.DropAction.MoveAction)
        self._cards.dragged_id = None
        self.viewport().update()

    def _picture(self) -> QPixmap:
        """Return the selected card as it hangs on the pointer."""
        rect, ratio = self.visualRect(self.currentIndex()), self.devicePixelRatioF()
        pixmap = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(0.9)
        place = QRect(0, 0, rect.width(), rect.height())
        self._cards.paint_face(painter, place, self.currentIndex().data(FACE), QStyle.StateFlag.State_Selected)
        painter.end()
        return pixmap

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_initiative(event.mimeData()) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if dragged_initiative(event.mimeData()) is None:
            event.ignore()
            return
        point = event.position().toPoint()
        self._show_drop(self.place_under(point))
        self.drag_moved.emit(self.viewport().mapToGlobal(point))
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(None)
        self.drag_ended.emit()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        dragged = dragged_initiative(event.mimeData())
        if dragged is None:
            event.ignore()
            return
        before = self.lane.row_at(self.place_under(event.position().toPoint()))
        self._show_drop(None)
        self.drag_ended.emit()
        event.acceptProposedAction()
        self.card_dropped.emit(dragged, None if before is None else before.id)

    def _show_drop(self, row: int | None) -> None:
        """Show where a card would land."""
        self._drop_row = row
        self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._drop_row is None:
            return
        at = self._drop_row
        full = at == self.lane.rowCount() and at > 0
        rect = self.card_rect(at - 1 if full else at)
        x = rect.right() + 2 if full else max(rect.left() - self._gap // 2 - LINE // 2, 0)
        painter = QPainter(self.viewport())
        painter.fillRect(QRect(min(x, self.width() - LINE), rect.top(), LINE, rect.height()), self._themes.theme.accent)

    def _on_selection_selection_changed(self) -> None:
        """Go along with a screen reader, which selects without making current."""
        chosen = self.selectedIndexes()
        if chosen and chosen[0] != self.currentIndex():
            self.selectionModel().setCurrentIndex(chosen[0], QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_selection_current_changed(self) -> None:
        if self.currentIndex().isValid():
            self.current_changed.emit()
