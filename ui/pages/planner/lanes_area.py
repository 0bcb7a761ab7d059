"""The lanes of one quarter, of several side by side, or of a year. Layout only; imports Qt and its siblings.

Lanes stand in a grid, a column for each quarter, so that foundations stand beside foundations; the area scrolls as a
whole. Columns are made when they are first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.domain.planning import LANES, Tier
from csops_desktop.queries.planner_rows import QuarterView
from ui.pages.board.column_drag import EdgeScroller
from ui.pages.planner.capacity_band import CapacityBand
from ui.pages.planner.card_delegate import InitiativeDelegate
from ui.pages.planner.lane_head import EMPTY, LaneHead
from ui.pages.planner.lane_view import LaneView
from ui.theme.theme import ThemeManager

NARROWEST_COLUMN = 232
"""Quarters shrink to this before the area scrolls sideways, in the drawing's pixels."""

WORD_BEFORE_THE_END = 14
"""Days before a quarter's end from which carrying over is offered."""

ABOVE_LANE = 6
"""Room above the first lane, in pixels."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands for one quarter."""

    band: CapacityBand
    heads: dict[Tier, LaneHead]
    lanes: dict[Tier, LaneView]

    @property
    def widgets(self) -> list[QWidget]:
        """All of it, from the top down, without the band."""
        return [part for tier in LANES for part in (self.heads[tier], self.lanes[tier])]

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab stops at, from the top down."""
        stops: list[QWidget] = [self.band.carry_button, self.band.capacity_button]
        for tier in LANES:
            head = self.heads[tier]
            gate = [] if head.gate is None else [head.gate]
            stops += [head.add_button, head.edit, *gate, self.lanes[tier]]
        return stops


class LanesArea(QWidget):
    """Capacity over lanes.

    Signals:
        column_made(column): a `Column` was made; its owner connects it.
    """

    column_made = Signal(object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.delegate = InitiativeDelegate(themes, self)
        self.columns: list[Column] = []
        self.shown: list[Column] = []
        self._ordered = 0
        self._content = QFrame()
        self._content.setProperty("ground", "background")
        self._grid = QGridLayout(self._content)
        self.scroller = QScrollArea()
        self._edge = EdgeScroller(self.scroller.verticalScrollBar(), self)
        self._top = QVBoxLayout()
        self._lay_out()

    def show_quarters(self, views: Sequence[QuarterView], today: date, *, compact: bool) -> None:
        """Show these quarters side by side.

        Args:
            views: one to four quarters.
            today: dates are said from here.
            compact: one line a card, for the year.
        """
        self.delegate.compact = compact
        while len(self.columns) < len(views):
            self.columns.append(self._make_column())
        self.shown = self.columns[: len(views)]
        alone = len(views) == 1
        for at, column in enumerate(self.columns):
            visible = at < len(views)
            for part in (column.band, *column.widgets):
                part.setVisible(visible)
            narrowest = self._themes.metrics.px(NARROWEST_COLUMN) if visible and not alone else 0
            self._grid.setColumnMinimumWidth(at, narrowest)
            self._grid.setColumnStretch(at, 1 if visible else 0)
        for column, view in zip(self.shown, views, strict=True):
            self._show_column(column, view, today, alone=alone)
        if len(views) != self._ordered:
            self._ordered = len(views)
            self._order_tabs()

    @property
    def least_width(self) -> int:
        """The pixels in which all shown quarters stand without scrolling sideways."""
        metrics = self._themes.metrics
        gaps = (len(self.shown) - 1) * self._grid.horizontalSpacing() + 2 * metrics.page_padding
        return len(self.shown) * metrics.px(NARROWEST_COLUMN) + gaps

    def column_of(self, lane: LaneView) -> Column:
        """Return the column in which a lane stands."""
        return next(column for column in self.columns if lane in column.lanes.values())

    def bring_into_view(self, lane: LaneView) -> None:
        """Scroll to a lane's selected card, or to the lane."""
        row = lane.currentIndex().row()
        rect = lane.card_rect(row) if row >= 0 else QRect(0, 0, lane.width(), 1)
        place = QRect(lane.mapTo(self._content, rect.topLeft()), rect.size())
        margin = self._themes.metrics.px(34)
        self.scroller.ensureVisible(place.center().x(), place.bottom(), place.width() // 2, margin)
        self.scroller.ensureVisible(place.center().x(), place.top(), place.width() // 2, margin)

    def refit(self) -> None:
        """Take all measures anew: the font or the colours changed."""
        self.delegate.refresh()
        padding = self._themes.metrics.page_padding
        self._grid.setContentsMargins(padding, ABOVE_LANE, padding, self._themes.metrics.px(72))
        for column in self.columns:
            for lane in column.lanes.values():
                lane.fit()

    def _show_column(self, column: Column, view: QuarterView, today: date, *, alone: bool) -> None:
        """Show one quarter."""
        self._place_band(column, alone=alone)
        ending = today > view.quarter.last - timedelta(days=WORD_BEFORE_THE_END)
        column.band.show_quarter(view, alone=alone, over=ending)
        for row in view.lanes:
            head, lane = column.heads[row.tier], column.lanes[row.tier]
            if head.gate is not None:
                head.gate.show_gate(view.gate, short=not alone)
            head.show_quarter(view.quarter.title, alone=alone, empty=not row.rows)
            lane.quarter = view.quarter
            name = row.tier.heading if alone else f"{row.tier.heading} of {view.quarter.title}"
            lane.setAccessibleName(name)
            lane.empty_text = EMPTY[row.tier] if alone else "Nothing yet."
            lane.setAccessibleDescription("" if row.rows else lane.empty_text)
            lane.lane.load(row.rows, today)
            lane.fit()

    def tab_order(self) -> list[QWidget]:
        """Return what Tab stops at: down each quarter before it goes on to the next."""
        return [stop for column in self.shown for stop in column.tab_stops]

    def _order_tabs(self) -> None:
        """Let Tab go in this order, whenever the widgets were made."""
        for before, after in pairwise(self.tab_order()):
            QWidget.setTabOrder(before, after)

    def _place_band(self, column: Column, *, alone: bool) -> None:
        """Put a capacity band over the whole page, or on top of its column."""
        at = self.columns.index(column)
        if at:
            return
        if alone and self._top.indexOf(column.band) < 0:
            self._grid.removeWidget(column.band)
            self._top.addWidget(column.band)
        elif not alone and self._grid.indexOf(column.band) < 0:
            self._top.removeWidget(column.band)
            self._grid.addWidget(column.band, 0, 0)

    def _make_column(self) -> Column:
        """Return the widgets of one more quarter."""
        at = len(self.columns)
        lanes = {tier: LaneView(self._themes, self.delegate, tier) for tier in LANES}
        heads = {tier: LaneHead(self._themes, tier) for tier in LANES}
        column = Column(CapacityBand(self._themes), heads, lanes)
        self._grid.addWidget(column.band, 0, at)
        for place, part in enumerate(column.widgets, start=1):
            # A lane fills its cell: what is aligned in a cell isn't asked for its height at a width.
            top = Qt.AlignmentFlag.AlignTop if isinstance(part, LaneHead) else Qt.AlignmentFlag(0)
            self._grid.addWidget(part, place, at, top)
        for lane in lanes.values():
            lane.drag_moved.connect(self._on_lane_drag_moved)
            lane.drag_ended.connect(self._edge.stop)
        self.column_made.emit(column)
        return column

    def _on_lane_drag_moved(self, point: QPoint) -> None:
        viewport = self.scroller.viewport()
        self._edge.follow(viewport.mapFromGlobal(point), viewport.height())

    def _lay_out(self) -> None:
        """Set the band over the scrolled grid."""
        self.scroller.setObjectName("lanes_area")
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setWidget(self._content)
        self._grid.setHorizontalSpacing(self._themes.metrics.px(20))
        self._grid.setVerticalSpacing(self._themes.metrics.px(8))
        self._grid.setRowStretch(2 * len(LANES) + 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._top)
        line = QFrame()
        line.setProperty("ground", "line")
        line.setFixedHeight(1)
        layout.addWidget(line)
        layout.addWidget(self.scroller, 1)
        self.refit()
