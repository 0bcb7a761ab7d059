"""The layout of the board: columns, table and empty states; no behaviour. Imports Qt, the models and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from csops_desktop.domain.status import COLUMNS, Status
from ui.models.board_model import BoardModel
from ui.models.table_model import BoardTableModel
from ui.pages.board.column_geometry import GUTTER
from ui.pages.board.column_head import ColumnHead
from ui.pages.board.column_view import ColumnView
from ui.pages.board.new_card_bar import NewCardBar
from ui.pages.board.table_view import CardTable
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.card_delegate import CardDelegate
from ui.widgets.card_measure import CardMeasure
from ui.widgets.empty_state import EmptyState
from ui.widgets.reason_prompt import ReasonPrompt

NARROWEST_COLUMN = 200
"""Columns shrink to this before the board scrolls sideways, in the drawing's pixels."""

NARROWEST_PROMPT = 250


class ColumnsArea(QScrollArea):
    """The columns side by side; scrolls sideways where they find no room.

    Args:
        model: the cards.
        manager: the theme.
        measure, delegate: shared by all columns.
    """

    def __init__(self, model: BoardModel, manager: ThemeManager, measure: CardMeasure, delegate: CardDelegate) -> None:
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
        layout = QHBoxLayout(content)
        padding, gap = manager.metrics.page_padding, manager.metrics.gap_wide
        layout.setContentsMargins(padding, 10, padding - GUTTER, 0)
        layout.setSpacing(gap - GUTTER)
        for status in COLUMNS:
            view = ColumnView(status, manager, measure, delegate)
            view.setModel(model.columns[status])
            self.columns[status] = view
            self.heads[status] = ColumnHead(status, manager)
            self._boxes[status] = self._box(self.heads[status], view)
            layout.addWidget(self._boxes[status], 1)
        self.setWidget(content)
        # QScrollArea.setWidget turns this on; the page's ground shows through.
        content.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
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
        """Scroll sideways to a column."""
        self.ensureWidgetVisible(self._boxes[status], 0, 0)

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
    """Everything of the board below the tool row.

    Args:
        model: the cards.
        manager: the theme.
    """

    def __init__(self, model: BoardModel, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measure = CardMeasure(manager)
        self.delegate = CardDelegate(manager, self.measure, self)
        self.area = ColumnsArea(model, manager, self.measure, self.delegate)
        self.columns, self.heads = self.area.columns, self.area.heads
        self.table = CardTable(manager, BoardTableModel(model, self))
        self.new_bar = NewCardBar(manager)
        self.empty, self.import_button, self.new_button = _empty_state(manager)
        self.no_match = EmptyState(manager, "search", "No card matches", "")
        self.no_match.setObjectName("no_match")
        self.clear_button = self.no_match.add_button("Clear filter")
        self.prompt = ReasonPrompt(manager, self)
        self.stack = QStackedLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.new_bar)
        layout.addLayout(self.stack, 1)
        for widget in (self.area, self.table, self.empty, self.no_match):
            self.stack.addWidget(widget)

    def show_content(self, widget: QWidget) -> None:
        """Show columns, table or one of the empty states."""
        if self.stack.currentWidget() is not widget:
            self.stack.setCurrentWidget(widget)

    def place_prompt(self, column: ColumnView, rect: QRect) -> None:
        """Put the prompt below a place of a column, or above it where there is no room.

        Args:
            column: the column.
            rect: the place in the column's viewport.
        """
        prompt = self.prompt
        width = min(max(rect.width(), NARROWEST_PROMPT), self.width() - 16)
        prompt.setFixedWidth(width)
        prompt.adjustSize()
        corner = column.viewport().mapTo(self, rect.bottomLeft()) + QPoint(0, 6)
        if corner.y() + prompt.height() > self.height() - 8:
            corner.setY(column.viewport().mapTo(self, rect.topLeft()).y() - prompt.height() - 6)
        self._move_prompt(corner)
        prompt.raise_()

    def _move_prompt(self, corner: QPoint) -> None:
        """Put the prompt where it is wanted, but wholly on the board."""
        x = min(max(corner.x(), 8), max(self.width() - self.prompt.width() - 8, 8))
        y = min(max(corner.y(), 8), max(self.height() - self.prompt.height() - 8, 8))
        self.prompt.move(x, y)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.prompt.isVisible():
            self._move_prompt(self.prompt.pos())


def _empty_state(manager: ThemeManager) -> tuple[EmptyState, Button, Button]:
    """Return what an empty workspace shows, with its two buttons."""
    state = EmptyState(
        manager,
        "board",
        "Nothing on the board yet",
        "Here stands what CS Ops owns, marked red, yellow or green, with the sentence that says why. Bring your tracker"
        " along as a CSV or Excel file, or begin with one responsibility.",
    )
    import_button = state.add_button("Import a tracker…", "primary", "import")
    return state, import_button, state.add_button("New responsibility", icon="add")
