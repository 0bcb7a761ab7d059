"""One lane of one quarter: cards side by side that break into rows. Imports Qt, the model and the delegate.

All cards of a lane have one size, so every question about geometry is a division; a lane never scrolls by itself, the
area around it does. It stays a `QListView`, so that a screen reader meets a list with list items.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from ui.pages.planner.card_delegate import InitiativeDelegate
from ui.pages.planner.lane_model import LaneModel
from ui.theme.theme import ThemeManager

NARROWEST_CARD = 216
"""Cards are at least this wide before one less stands in a row, in the drawing's pixels."""

MOST_IN_A_ROW = 4


class LaneGeometry(QListView):
    """Where the cards stand.

    Args:
        themes: the look.
        delegate: paints the cards, shared by all lanes.
        model: the cards.
    """

    def __init__(
        self, themes: ThemeManager, delegate: InitiativeDelegate, model: LaneModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._cards = delegate
        self.lane = model
        self._card_high = 1
        self.empty_text = ""
        """What stands in the lane when it holds nothing."""
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setMouseTracking(True)
        self.setModel(model)
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(self.fit)

    @property
    def in_a_row(self) -> int:
        """How many cards stand beside one another."""
        return self._beside(self.width())

    def _beside(self, width: int) -> int:
        """Return how many cards stand beside one another at a width in pixels."""
        gap, narrowest = self._gap, self._themes.metrics.px(NARROWEST_CARD)
        return min(max((width + gap) // (narrowest + gap), 1), MOST_IN_A_ROW)

    @property
    def _gap(self) -> int:
        """Pixels between cards."""
        metrics = self._themes.metrics
        return metrics.px(5) if self._cards.compact else metrics.px(12)

    @property
    def _card_wide(self) -> int:
        """The width of a card in pixels."""
        count = self.in_a_row
        return max((self.width() - (count - 1) * self._gap) // count, 1)

    def fit(self) -> None:
        """Ask for the height that the cards need."""
        self._card_high = self._cards.height_for(self.lane.faces, self._card_wide)
        self.updateGeometry()
        self.viewport().update()

    def card_rect(self, row: int) -> QRect:
        """Return where a card stands, in pixels of the viewport."""
        down, across = divmod(row, self.in_a_row)
        x, y = across * (self._card_wide + self._gap), down * (self._card_high + self._gap)
        return QRect(x, y, self._card_wide, self._card_high)

    def place_under(self, point: QPoint) -> int:
        """Return before which row a card would land that is let go at a point."""
        count = self.in_a_row
        down = max(point.y(), 0) // (self._card_high + self._gap)
        across, half = divmod(max(point.x(), 0), self._card_wide + self._gap)
        row = down * count + min(across + (1 if half > self._card_wide / 2 else 0), count)
        return min(row, self.lane.rowCount())

    # Qt

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        count, beside = self.lane.rowCount(), self._beside(width)
        if not count:
            return self._empty_height(width)
        wide = max((width - (beside - 1) * self._gap) // beside, 1)
        rows = -(-count // beside)
        return rows * self._cards.height_for(self.lane.faces, wide) + (rows - 1) * self._gap

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(NARROWEST_CARD), self.heightForWidth(max(self.width(), 1)))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(120), 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._card_high = self._cards.height_for(self.lane.faces, self._card_wide)

    @override
    def doItemsLayout(self) -> None:
        """Lay nothing out: where a card stands is a division."""

    @override
    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        return self.card_rect(index.row()) if index.isValid() else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        down, below = divmod(point.y(), self._card_high + self._gap)
        across, beside = divmod(point.x(), self._card_wide + self._gap)
        inside = below < self._card_high and beside < self._card_wide and 0 <= across < self.in_a_row and down >= 0
        row = down * self.in_a_row + across
        return self.lane.index(row) if inside and row < self.lane.rowCount() else QModelIndex()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll nothing: a lane shows all its cards, and the area brings them into view."""

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def verticalOffset(self) -> int:
        return 0

    @override
    def updateGeometries(self) -> None:
        """Have no scroll bars."""

    @override
    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.card_rect(index.row())
        return region

    @override
    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index) if index.isValid() else QItemSelection(), command)

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row, last, actions = self.currentIndex().row(), self.lane.rowCount() - 1, QAbstractItemView.CursorAction
        if action == actions.MoveHome or row < 0:
            return self.lane.index(0)
        if action == actions.MoveEnd:
            return self.lane.index(last)
        count = self.in_a_row
        step = {
            actions.MoveLeft: -1,
            actions.MoveRight: 1,
            actions.MovePrevious: -1,
            actions.MoveNext: 1,
            actions.MoveUp: -count,
            actions.MoveDown: count,
        }.get(action, 0)
        return self.lane.index(min(max(row + step, 0), last))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._themes.theme.background)
        if not self.lane.rowCount():
            self._paint_empty(painter)
            return
        high, count = self._card_high + self._gap, self.in_a_row
        first, end = event.rect().top() // high * count, (event.rect().bottom() // high + 1) * count
        selected = {index.row() for index in self.selectedIndexes()}
        hovered = self.indexAt(self.viewport().mapFromGlobal(self.cursor().pos())).row()
        for row in range(max(first, 0), min(end, self.lane.rowCount())):
            option = QStyleOptionViewItem()
            option.rect = self.card_rect(row)
            option.state = QStyle.StateFlag.State_Enabled
            if row in selected:
                option.state |= QStyle.StateFlag.State_Selected
                if self.hasFocus():
                    option.state |= QStyle.StateFlag.State_HasFocus
            if row == hovered and self.viewport().underMouse():
                option.state |= QStyle.StateFlag.State_MouseOver
            self._cards.paint(painter, option, self.lane.index(row))

    def _empty_height(self, width: int) -> int:
        """Return the room that the words of an empty lane take at a width, in pixels."""
        room = QRect(0, 0, max(width - 8, 1), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        return self.fontMetrics().boundingRect(room, flags, self.empty_text or " ").height() + 8

    def _paint_empty(self, painter: QPainter) -> None:
        """Say quietly what belongs here."""
        painter.setFont(self.font())
        painter.setPen(self._themes.theme.text_muted)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(QRect(0, 2, self.width() - 8, self.height()), flags, self.empty_text)
        if self.hasFocus():
            # The keyboard is on nothing else that could show it.
            line = QRect(0, self._empty_height(self.width()) - 3, self.width() - 8, 2)
            painter.fillRect(line, self._themes.theme.focus)
