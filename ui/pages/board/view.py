"""The layout of the board: columns, table and empty states; no behaviour. Imports Qt, the models and widgets.

What a start doesn't show is imported when it is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from csops_desktop.domain.status import COLUMNS, Status
from ui.models.board_model import BoardModel
from ui.pages.board.column_geometry import GUTTER
from ui.pages.board.column_head import ColumnHead
from ui.pages.board.column_view import ColumnView
from ui.theme.theme import ThemeManager
from ui.widgets.card_measure import CardMeasure
from ui.widgets.card_painter import CardPainter
from ui.widgets.reason_prompt import ReasonPrompt

if TYPE_CHECKING:
    from ui.pages.board.empty_states import BoardEmpty, NoMatch
    from ui.pages.board.new_card_bar import NewCardBar
    from ui.pages.board.table_view import CardTable

NARROWEST_COLUMN = 184
"""Columns shrink to this before the board scrolls sideways, in the drawing's pixels: four of them fit beside the panel
in a window of 1440 pixels, and beside no panel in one of 1024."""

PROMPT_MARGIN = 8
"""Between the prompt and the edges of what it floats over, in pixels."""


class ColumnsArea(QScrollArea):
    """The columns side by side; scrolls sideways where they find no room.

    Signals:
        resized: there is more or less room: the window changed, or the panel came.

    Args:
        model: the cards.
        manager: the theme.
        measure, cards: shared by all columns.
    """

    resized = Signal()

    def __init__(self, model: BoardModel, manager: ThemeManager, measure: CardMeasure, cards: CardPainter) -> None:
        super().__init__()
        self._manager = manager
        self.columns: dict[Status, ColumnView] = {}
        self.heads: dict[Status, ColumnHead] = {}
        self._boxes: dict[Status, QWidget] = {}
        self.setObjectName("columns_area")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._line = layout = QHBoxLayout(content)
        padding, gap = manager.metrics.page_padding, manager.metrics.gap_wide
        layout.setContentsMargins(padding, 10, padding - GUTTER, 0)
        layout.setSpacing(gap - GUTTER)
        for status in COLUMNS:
            view = ColumnView(status, manager, measure, cards)
            view.setModel(model.columns[status])
            self.columns[status] = view
            self.heads[status] = ColumnHead(status, manager)
            self._boxes[status] = self._box(self.heads[status], view)
            layout.addWidget(self._boxes[status], 1)
        # Until a card is not rated: a column that went after the cards came would have all heights taken anew.
        self.show_column(Status.NOT_RATED, False)
        # The page's ground shows through: a viewport made here isn't filled (and PySide knows it, see Ground), and what
        # setWidget turns on is turned off again.
        self.setViewport(QWidget())
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.fit()

    def fit(self) -> None:
        """Fit the columns' least width to the font."""
        for box in self._boxes.values():
            box.setMinimumWidth(self._manager.metrics.px(NARROWEST_COLUMN) + GUTTER)

    def show_column(self, status: Status, shown: bool) -> None:
        """Show a column or leave it out."""
        self._boxes[status].setVisible(shown)

    def is_column_shown(self, status: Status) -> bool:
        """Say whether a column stands on the board."""
        return not self._boxes[status].isHidden()

    def bring_into_view(self, status: Status) -> None:
        """Scroll sideways to a column; one that has just come is laid out for it first."""
        self._line.activate()
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.ensureWidgetVisible(self._boxes[status], self._manager.metrics.page_padding, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _box(self, head: ColumnHead, view: ColumnView) -> QWidget:
        """Return head over list."""
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, GUTTER, 0)
        line.addWidget(head)
        layout.addLayout(line)
        layout.addWidget(view, 1)
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        return box


class BoardView(QWidget):
    """Everything of the board below the tool row. What a start does not show is made when it is first needed.

    Attributes:
        table, new_bar, empty, no_match: `None` until the page makes them.

    Args:
        model: the cards.
        manager: the theme.
    """

    def __init__(self, model: BoardModel, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._manager = manager
        self.table: CardTable | None = None
        self.new_bar: NewCardBar | None = None
        self.empty: BoardEmpty | None = None
        self.no_match: NoMatch | None = None
        self.measure = CardMeasure(manager)
        self.card_painter = CardPainter(manager, self.measure)
        self.area = ColumnsArea(model, manager, self.measure, self.card_painter)
        self.columns, self.heads = self.area.columns, self.area.heads
        self.prompt = ReasonPrompt(manager, self)
        self.prompt.installEventFilter(self)
        self._prompt_host: QWidget = self
        self.stack = QStackedLayout()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addLayout(self.stack, 1)
        self.stack.addWidget(self.area)

    def make_table(self) -> CardTable:
        """Make the table."""
        from ui.models.table_model import BoardTableModel
        from ui.pages.board.table_view import CardTable

        self.table = CardTable(self._manager, BoardTableModel(self._model, self))
        box = QWidget()
        layout = QVBoxLayout(box)
        padding = self._manager.metrics.page_padding
        layout.setContentsMargins(padding, 12, padding, padding)
        layout.addWidget(self.table)
        self.stack.addWidget(box)
        return self.table

    def make_new_bar(self) -> NewCardBar:
        """Make the line in which a new responsibility gets its title."""
        from ui.pages.board.new_card_bar import NewCardBar

        self.new_bar = NewCardBar(self._manager)
        self._layout.insertWidget(0, self.new_bar)
        return self.new_bar

    def make_empty(self) -> BoardEmpty:
        """Make what an empty workspace shows."""
        from ui.pages.board.empty_states import BoardEmpty

        self.empty = BoardEmpty(self._manager)
        self.stack.addWidget(self.empty)
        return self.empty

    def make_no_match(self) -> NoMatch:
        """Make what a filter that finds nothing shows."""
        from ui.pages.board.empty_states import NoMatch

        self.no_match = NoMatch(self._manager)
        self.stack.addWidget(self.no_match)
        return self.no_match

    def show_content(self, widget: QWidget) -> None:
        """Show columns, table or one of the empty states."""
        page = widget if self.stack.indexOf(widget) >= 0 else widget.parentWidget()
        assert page is not None
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)

    def host_prompt(self, host: QWidget) -> None:
        """Let the prompt float over more than the board: where the board is narrow it lies over the panel, too."""
        self._prompt_host = host
        self.prompt.setParent(host)

    def place_prompt(self, column: QAbstractItemView, rect: QRect) -> None:
        """Put the prompt below a place of a column or the table, or above it where there is no room.

        Args:
            column: the column, or the table.
            rect: the place in its viewport.
        """
        prompt = self.prompt
        host = self._prompt_host
        prompt.setFixedWidth(min(max(rect.width(), prompt.content_width()), host.width() - 2 * PROMPT_MARGIN))
        prompt.adjustSize()
        viewport = column.viewport()
        corner = host.mapFromGlobal(viewport.mapToGlobal(rect.bottomLeft())) + QPoint(0, 6)
        if corner.y() + prompt.height() > host.height() - PROMPT_MARGIN:
            corner.setY(host.mapFromGlobal(viewport.mapToGlobal(rect.topLeft())).y() - prompt.height() - 6)
        self._move_prompt(corner)
        prompt.raise_()

    def _move_prompt(self, corner: QPoint) -> None:
        """Put the prompt where it is wanted, but wholly on what it floats over."""
        host, prompt, edge = self._prompt_host, self.prompt, PROMPT_MARGIN
        x = min(max(corner.x(), edge), max(host.width() - prompt.width() - edge, edge))
        y = min(max(corner.y(), edge), max(host.height() - prompt.height() - edge, edge))
        self.prompt.move(x, y)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # No layout holds the prompt: when it gets a line more to say, it has to be made room for.
        if watched is self.prompt and event.type() is QEvent.Type.LayoutRequest and self.prompt.isVisible():
            self.prompt.adjustSize()
            self._move_prompt(self.prompt.pos())
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.prompt.isVisible():
            self._move_prompt(self.prompt.pos())
