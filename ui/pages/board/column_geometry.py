"""The layout of a column of cards: a list view that places its rows itself. Imports Qt, models and widgets.

`QListView` asks for the size of every row whenever one changes, which in Python is ten thousand calls for one moved
card. This view keeps the heights in a `RowStack`, changes the few that a signal of the model names, and answers every
question about geometry from it. It stays a `QListView` so that a screen reader meets a list with list items.

What the person sees stays where it is: before rows change, the topmost visible card is remembered, and afterwards the
scroll bar is set so that this card stands where it stood. Cards that nobody has seen have a guessed height; it is
replaced when they come into view, in the same way.
"""

from __future__ import annotations

from typing import Any, override

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QFrame,
    QListView,
    QScrollBar,
    QWidget,
)

from csops_desktop.queries.card_row import BoardCard
from ui.models.column_model import ColumnModel
from ui.pages.board.row_stack import RowStack
from ui.theme.theme import ThemeManager
from ui.widgets.card_measure import CardMeasure
from ui.widgets.card_painter import CardPainter

type Index = QModelIndex | QPersistentModelIndex

GUTTER = 12
"""Room at the right for the scroll bar, kept free whether it shows or not, so that cards never change their width."""

EXACT_AT_FIRST = 12
"""Cards measured when all rows are new; a screen full and some."""

UNSEEN_HEIGHT = 100
"""Stands for a card's height until the column has a width."""

TOAST_ROOM = 34
"""What a toast takes at the lower end of the window beside the height of its buttons, in pixels."""

WHEEL_STEP = 24
"""Pixels by which an arrow of the scroll bar or a notch's third scrolls."""


class GutterBar(QScrollBar):
    """A scroll bar on the page's ground; the style sheet gives a list another one.

    Args:
        manager: the theme.
    """

    def __init__(self, manager: ThemeManager) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._manager = manager

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setBackground(self._manager.theme.background)
        painter.eraseRect(event.rect())
        painter.end()
        super().paintEvent(event)


class Ground(QWidget):
    """What the cards are painted on; it knows where the pointer is without asking the screen, which takes 3 ms.

    It is made here because PySide knows it then. For a widget that Qt made it looks through all classes of widgets for
    the right one, and has to make them first: 8 ms of a start.

    Attributes:
        pointer: where the pointer was last seen over it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pointer = QPoint(-1, -1)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointer = event.position().toPoint()
        super().enterEvent(event)


class ColumnGeometry(QListView):
    """A column's geometry: where rows stand, what is painted, how far it scrolls.

    Args:
        manager: the theme.
        measure: heights of cards, shared by all columns.
        cards: paints the cards, shared by all columns.
    """

    def __init__(
        self, manager: ThemeManager, measure: CardMeasure, cards: CardPainter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.ground = Ground()
        self.setViewport(self.ground)
        self._manager = manager
        self._measure = measure
        self._cards = cards
        self._stack = RowStack()
        self._card_width = 0
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._unsettled = False
        self._settling = False
        self.empty_text = ""
        """What stands in the column when it holds no card."""
        self.setVerticalScrollBar(GutterBar(manager))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    @property
    def column(self) -> ColumnModel:
        """The model."""
        model = self.model()
        assert isinstance(model, ColumnModel)
        return model

    @override
    def setModel(self, model: QAbstractItemModel | None) -> None:
        # Connected before the base class connects its own slots: the heights must be right when those ask for geometry.
        assert isinstance(model, ColumnModel)
        for about in (model.rowsAboutToBeInserted, model.rowsAboutToBeRemoved, model.rowsAboutToBeMoved):
            about.connect(self._on_model_about_to_change)
        model.layoutAboutToBeChanged.connect(self._on_model_about_to_change)
        model.rowsInserted.connect(self._on_model_rows_inserted)
        model.rowsRemoved.connect(self._on_model_rows_removed)
        model.rowsMoved.connect(self._on_model_rows_moved)
        model.layoutChanged.connect(self.relayout)
        super().setModel(model)
        self.relayout()

    def relayout(self) -> None:
        """Take every height anew: the width, the fonts, or the order of many rows changed."""
        self._hold_anchor()
        self._stack.replace(self._heights(range(self.column.rowCount())))
        self._unsettle()

    def settle(self) -> None:
        """Bring scroll bar and anchor in line with the heights, and measure what is visible."""
        if not self._unsettled or self._settling:
            return
        self._settling = True
        while self._unsettled:
            self._unsettled = False
            self._update_scroll_bar()
            self._restore_anchor()
            self._measure_visible()
        self._settling = False
        self._anchor = None
        self.ground.update()

    def card_rect(self, row: int) -> QRect:
        """Return where a row stands in the viewport, without the gap below it."""
        if not 0 <= row < len(self._stack):
            return QRect()
        top = self._stack.top(row) - self.verticalOffset()
        return QRect(0, top, self._card_width, self._stack.height(row) - self._measure.gap)

    def row_under(self, y: int) -> int:
        """Return the row at a height of the viewport, the gap below a card included; -1 for none."""
        return self._stack.row_at(y + self.verticalOffset())

    # What the model says

    def _on_model_about_to_change(self) -> None:
        self._hold_anchor()

    def _on_model_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._stack.insert(first, self._heights(range(first, last + 1)))
        self._unsettle()

    def _on_model_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._stack.remove(first, last)
        self._unsettle()

    def _on_model_rows_moved(self, _parent: QModelIndex, first: int, last: int, _to: QModelIndex, before: int) -> None:
        self._stack.move(first, last, before)
        self._unsettle()

    @override
    def dataChanged(self, top_left: Any, bottom_right: Any, roles: Any = ()) -> None:
        self._hold_anchor()
        changed = False
        rows = range(top_left.row(), bottom_right.row() + 1) if self._card_width else ()
        for row in rows:
            changed |= self._stack.set(row, self._row_height(self.column.card_at(row), exact=False))
        if changed:
            self._unsettle()
        elif not self._unsettled:
            self._anchor = None
        QAbstractItemView.dataChanged(self, top_left, bottom_right, roles)
        self.ground.update()

    # Heights and scrolling

    def _heights(self, rows: range) -> list[int]:
        """Return the heights of rows that are new; only the first ones are measured."""
        if not self._card_width:
            return [UNSEEN_HEIGHT] * len(rows)
        card_at = self.column.card_at
        return [self._row_height(card_at(row), exact=row < rows.start + EXACT_AT_FIRST) for row in rows]

    def _row_height(self, card: BoardCard | None, *, exact: bool) -> int:
        """Return the height of a card or header with the gap below it."""
        width = self._card_width
        if card is None:
            return self._measure.header_height + self._measure.gap
        if exact:
            return self._measure.height(card, width) + self._measure.gap
        return self._measure.guess(card, width) + self._measure.gap

    def _unsettle(self) -> None:
        """Remember that the scroll bar does not fit the heights any more."""
        self._unsettled = True
        if not self._settling:
            self.scheduleDelayedItemsLayout()

    def _hold_anchor(self) -> None:
        """Remember the topmost visible card whose height is known, unless the list stands at its top."""
        offset = self.verticalOffset()
        if self._anchor is not None or offset <= 0 or self._unsettled:
            return
        for row in self._stack.rows_between(offset, offset + self.ground.height()):
            card = self.column.card_at(row)
            if card is None or self._measure.is_known(card):
                self._anchor = (QPersistentModelIndex(self.column.index(row)), self._stack.top(row) - offset)
                return

    def _restore_anchor(self) -> None:
        """Scroll so that the remembered card stands where it stood."""
        if self._anchor is None or not self._anchor[0].isValid():
            return
        index, below_top = self._anchor
        self.verticalScrollBar().setValue(self._stack.top(index.row()) - below_top)

    def _measure_visible(self) -> None:
        """Replace the guessed heights of what is in view."""
        offset = self.verticalOffset()
        rows = self._stack.rows_between(offset, offset + self.ground.height())
        unknown = [row for row in rows if (card := self.column.card_at(row)) and not self._measure.is_known(card)]
        if not unknown:
            return
        self._hold_anchor()
        for row in unknown:
            if self._stack.set(row, self._row_height(self.column.card_at(row), exact=True)):
                self._unsettled = True
        if not self._unsettled and not self._settling:
            self._anchor = None

    def _update_scroll_bar(self) -> None:
        """Fit the scroll bar to the heights."""
        bar, height = self.verticalScrollBar(), self.ground.height()
        bar.setSingleStep(WHEEL_STEP)
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._stack.total + self._foot() - height))

    def _foot(self) -> int:
        """Return the room kept free at the lower end, so that the toast never lies over the card it speaks of."""
        return self._manager.metrics.control + TOAST_ROOM

    # What a list view is asked

    @override
    def doItemsLayout(self) -> None:
        self.settle()

    @override
    def updateGeometries(self) -> None:
        self._unsettled = True
        self.settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width = self.width() - GUTTER
        if width != self._card_width:
            self._hold_anchor()
            self._card_width = width
            self.relayout()
        self.updateGeometries()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.ground.pointer = event.position().toPoint()
        super().mouseMoveEvent(event)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.ground.scroll(dx, dy)
        if not self._settling:
            self._measure_visible()
            self.settle()

    @override
    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    @override
    def horizontalOffset(self) -> int:
        return 0

    @override
    def visualRect(self, index: Index) -> QRect:
        self.settle()
        return self.card_rect(index.row()) if index.isValid() else QRect()

    @override
    def indexAt(self, point: QPoint) -> QModelIndex:
        self.settle()
        row = self.row_under(point.y())
        return self.column.index(row) if row >= 0 and self.card_rect(row).contains(point) else QModelIndex()

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        self.settle()
        row = index.row()
        if not 0 <= row < len(self._stack):
            return
        # A header above the card comes into view with it, so that the top of the list is the very top.
        first = row - 1 if row > 0 and self.column.header_at(row - 1) is not None else row
        top, bottom = self._stack.top(first), self._stack.top(row + 1)
        bar, height = self.verticalScrollBar(), self.ground.height()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - height) // 2)
        elif top < bar.value() or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif bottom > bar.value() + height - self._foot():
            bar.setValue(min(bottom - height + self._foot(), self._stack.top(row)))
