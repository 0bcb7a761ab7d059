"""One metric: head, charts, numbers, definition, improvements, laid out by the room there is. Imports its sections."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.commands.labels import quoted
from csops_desktop.queries.metric_rows import MetricDetail, MetricRow
from ui.pages.board.panel.desk import Desk
from ui.pages.metrics.card import Card
from ui.pages.metrics.chart_section import ChartSection
from ui.pages.metrics.facts_section import FactsSection
from ui.pages.metrics.head_section import HeadSection
from ui.pages.metrics.improvements_section import ImprovementsSection
from ui.pages.metrics.values_section import ValuesSection
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to

TWO_COLUMNS = 780
"""From this width on, in the drawing's pixels, the definition stands beside the chart."""

SIDE_WIDTH = 316
WIDEST = 1240


class MetricView(QScrollArea):
    """Everything about one metric.

    Attributes:
        head, charts, values, facts, improvements: the sections.
    """

    def __init__(self, desk: Desk, others: Callable[[], list[MetricRow]]) -> None:
        """Make it empty.

        Args:
            desk: theme and workspace.
            others: asked for the metrics that could be a counter-metric.
        """
        super().__init__()
        self._themes: ThemeManager = desk.themes
        self._shown: int | None = None
        names = ("Over time", "Values", "Behind the number", "Counter-metric", "Definition", "Before and after")
        self._cards = {name: Card(desk.themes, name) for name in names}
        self.head = HeadSection(desk)
        self.charts = ChartSection(desk, self._cards["Over time"], self._cards["Counter-metric"], others)
        self.values = ValuesSection(desk, self._cards["Values"], self._cards["Behind the number"])
        self.facts = FactsSection(desk, self._cards["Definition"])
        self.improvements = ImprovementsSection(desk, self._cards["Before and after"])
        self._parts: tuple[QWidget, ...] = (self.charts, self.values, self.facts, self.improvements)
        self.setObjectName("metric_view")
        self.setAccessibleName("Metric")
        self._lay_out()
        self.charts.point_chosen.connect(self.values.open_point)
        self.values.point_chosen.connect(self.charts.mark)
        desk.themes.theme_changed.connect(self._fit)

    def show_detail(self, detail: MetricDetail) -> None:
        """Show a metric; what is being typed about another one is committed first."""
        belongs_to(self, "metric", int(detail.row.id), quoted(detail.row.name))
        for section in (self.head, self.charts, self.values, self.facts, self.improvements):
            section.show_detail(detail)
        if self._shown != detail.row.id:
            self._shown = detail.row.id
            self.verticalScrollBar().setValue(0)

    def finish(self) -> None:
        """Commit what is being typed."""
        self.head.finish()
        self.facts.finish()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        """Set the cards in two columns below the head."""
        content = QWidget()
        content.setMaximumWidth(self._themes.metrics.px(WIDEST))
        self._content = content
        for part in self._parts:
            # The sections live on the page; what they show stands in the cards.
            part.setParent(content)
            part.hide()
        main, self._side = QVBoxLayout(), QWidget()
        main.setSpacing(14)
        for name in ("Over time", "Values", "Behind the number"):
            main.addWidget(self._cards[name])
        main.addStretch(1)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(14)
        for name in ("Counter-metric", "Definition", "Before and after"):
            side.addWidget(self._cards[name])
        side.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(14)
        self._columns.addLayout(main, 1)
        self._columns.addWidget(self._side)
        layout = QVBoxLayout(content)
        padding = self._themes.metrics.page_padding
        layout.setContentsMargins(padding, 14, padding, padding)
        layout.setSpacing(14)
        layout.addWidget(self.head)
        layout.addLayout(self._columns)
        layout.addStretch(1)
        holder = QWidget()
        line = QVBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._fit()

    def _fit(self) -> None:
        """Set the definition beside the chart, or below the numbers."""
        px = self._themes.metrics.px
        wide = self.viewport().width() >= px(TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._side.setMinimumWidth(px(SIDE_WIDTH) if wide else 0)
        self._side.setMaximumWidth(px(SIDE_WIDTH) if wide else 16_000)
        self._content.setMaximumWidth(px(WIDEST))
