"""The layout of the Metrics page: its tools, the list, the metric, the empty states. No behaviour."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csops_desktop.queries.metric_rows import MetricRow
from csops_desktop.workspace import Workspace
from ui.pages.board.panel.desk import Desk
from ui.pages.metrics.detail import MetricView
from ui.pages.metrics.list_model import MetricListModel
from ui.pages.metrics.metric_list import MetricList
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.combo_box import ComboBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_tools import PageTools

LIST_WIDTH = 272
BOTH = 640
"""Below this page width, in the drawing's pixels, either the list or the metric is shown."""

MOST_LIST = 0.36
"""The part of the page that the list takes at most."""

SHELVES = (("in use", "In use"), ("archive", "Archive"), ("trash", "Trash"))


class MetricTools(PageTools):
    """The page's part of the tool row: title, filter, which shelf, the buttons."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Metrics", "Filter metrics", parent)
        self.shelf_box = ComboBox(themes, "Shown metrics")
        for key, words in SHELVES:
            self.shelf_box.addItem(words, key)
        self.add_field(self.shelf_box, 104, 84)
        self.add_metrics_button = Button(themes, "Add metrics", icon="add")
        self.add_metrics_button.setToolTip("Choose ready-made definitions or define your own")
        self.add_button(self.add_metrics_button)


class MetricsView(QWidget):
    """Everything below the tool row.

    Attributes:
        list, detail: the parts.
        empty: what stands in their place while there is no metric; `no_match` where the filter finds none.
    """

    def __init__(
        self, workspace: Workspace, themes: ThemeManager, model: MetricListModel, others: Callable[[], list[MetricRow]]
    ) -> None:
        """Make it empty.

        Args:
            workspace: runs the commands of the sections.
            themes: the look.
            model: the metrics.
            others: asked for the metrics that could be a counter-metric.
        """
        super().__init__()
        self._themes = themes
        self._opened = False
        self.list = MetricList(themes, model)
        self.detail = MetricView(Desk(themes, workspace), others)
        self.nothing = EmptyState(
            themes, "metrics", "Choose a metric", "Its line, its numbers and its meaning stand here."
        )
        self.empty = EmptyState(
            themes,
            "metrics",
            "No metrics yet",
            "Measure what you control: clicks and minutes per task, coverage, requests answered. Each metric says what"
            " is counted, from which source, and when somebody last checked that.",
        )
        self.ready_button = self.empty.add_button("Choose ready-made definitions", "primary", "add")
        self.own_button = self.empty.add_button("Define your own", icon="edit")
        self.shelved = EmptyState(themes, "archive", "Nothing here", "")
        self.no_match = EmptyState(themes, "search", "Nothing matches", "")
        self.clear_button = self.no_match.add_button("Clear filter")
        self._library = QFrame()
        self._right = QStackedWidget()
        self._desk = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        themes.theme_changed.connect(self._fit)

    @property
    def narrow(self) -> bool:
        """Whether either the list or the metric is shown."""
        return self.width() < self._themes.metrics.px(BOTH)

    def show_list(self, instead: QWidget | None) -> None:
        """Show the metrics, or what stands in their place."""
        self._stack.setCurrentWidget(instead or self._desk)

    def show_metric(self, shown: bool) -> None:
        """Show a metric, or that none is chosen."""
        self._right.setCurrentWidget(self.detail if shown else self.nothing)
        self._opened = self._opened and shown
        self._fit()

    def go_into(self, opened: bool) -> None:
        """On a narrow page show the metric instead of the list, or the list again."""
        self._opened = opened
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        """Set list and metric side by side, behind them the empty states."""
        self._library.setObjectName("library")
        library = QVBoxLayout(self._library)
        library.setContentsMargins(6, 8, 4, 8)
        library.addWidget(self.list)
        for part in (self.nothing, self.detail):
            self._right.addWidget(part)
        line = QHBoxLayout(self._desk)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._library)
        line.addWidget(self._right, 1)
        stacked: tuple[QWidget, ...] = (self._desk, self.empty, self.shelved, self.no_match)
        for widget in stacked:
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def _fit(self) -> None:
        """Give list and metric the room there is."""
        narrow = self.narrow
        self._library.setVisible(not narrow or not self._opened)
        self._right.setVisible(not narrow or self._opened)
        self.detail.head.back_button.setVisible(narrow)
        px = self._themes.metrics.px
        if narrow:
            self._library.setMinimumWidth(0)
            self._library.setMaximumWidth(16_000)
        else:
            self._library.setFixedWidth(min(px(LIST_WIDTH), round(self.width() * MOST_LIST)))
