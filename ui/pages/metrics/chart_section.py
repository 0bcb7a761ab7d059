"""A metric's chart and that of its counter-metric beside it. Imports the core's rows and commands, widgets."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import labels, metrics
from csops_desktop.domain.ids import MetricId
from csops_desktop.domain.status import count
from csops_desktop.queries.metric_rows import MetricDetail, MetricRow, Point
from csops_desktop.text.numbers import say_measure
from ui.pages.board.panel.desk import Desk
from ui.pages.metrics.card import Card
from ui.widgets.button import Button
from ui.widgets.chart import ChartPoint, LineChart
from ui.widgets.combo_box import ComboBox
from ui.widgets.text_label import TextLabel

NO_COUNTER = "What would get worse if this number were driven blindly? Name it here, and both stand side by side."


class ChartSection(QWidget):
    """Two charts, in two cards which the page lays out.

    Signals:
        point_chosen: this `Point` of the chart was chosen.
        counter_requested: show the counter-metric (`MetricId`).
    """

    point_chosen = Signal(object)
    counter_requested = Signal(object)

    def __init__(self, desk: Desk, main: Card, beside: Card, others: Callable[[], list[MetricRow]]) -> None:
        """Fill two cards.

        Args:
            desk: theme and workspace.
            main: gets the chart.
            beside: gets the counter-metric.
            others: asked for the metrics that could be a counter-metric.
        """
        super().__init__()
        self._desk = desk
        self._others = others
        self._detail: MetricDetail | None = None
        self._plotted: list[Point] = []
        self._main, self._beside = main, beside
        self.chart = LineChart(desk.themes)
        self.counter_chart = LineChart(desk.themes, small=True)
        self.counter_box = ComboBox(desk.themes, "Counter-metric")
        self.counter_box.setMinimumContentsLength(12)
        self.counter_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.open_button = Button(desk.themes, "Open", icon="open", small=True)
        self._empty = TextLabel("The line begins with the first value.", "muted", wrap=True)
        self._counter_says = TextLabel("", "muted", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        main.body.addWidget(self.chart)
        main.body.addWidget(self._empty)
        beside.set_aside(self.open_button)
        for widget in (self.counter_box, self._error, self._counter_says, self.counter_chart):
            beside.body.addWidget(widget)
        self._error.hide()
        self.chart.point_chosen.connect(self._on_chart_point_chosen)
        self.counter_box.activated.connect(self._on_counter_box_activated)
        self.open_button.clicked.connect(self._on_open_button_clicked)

    def show_detail(self, detail: MetricDetail) -> None:
        """Show the line of a metric and its counter-metric."""
        self._detail = detail
        row = detail.row
        self._plotted = [point for point in detail.points if point.value is not None]
        words = f"target {say_measure(row.target, row.unit)}" if row.target is not None else ""
        self.chart.show_points(row.name, chart_points(row, detail.points), row.target, words)
        self.chart.setVisible(bool(self._plotted))
        self._empty.setVisible(not self._plotted)
        number = len(self._plotted)
        made_of = count(number, "month") if row.builtin else f"n = {number:,}"
        made_of = made_of if number else ""
        unit = row.unit or "number"
        self._main.set_remark(" · ".join(filter(None, (unit, row.direction.words, made_of))))
        self._show_counter(detail)

    def mark(self, point: Point) -> None:
        """Put the chart's mark on a number that was chosen in the table."""
        days = [found.day for found in self._plotted]
        self.chart.select(days.index(point.day) if point.day in days else None)

    def _show_counter(self, detail: MetricDetail) -> None:
        """Show the counter-metric, or ask for one."""
        counter = detail.counter
        self._error.hide()
        self.counter_box.clear()
        self.counter_box.addItem("None", None)
        for other in self._others():
            if other.id != detail.row.id:
                self.counter_box.addItem(other.name, int(other.id))
        at = self.counter_box.findData(None if counter is None else int(counter.id))
        if at < 0 and counter is not None:
            self.counter_box.addItem(counter.name, int(counter.id))
            at = self.counter_box.count() - 1
        self.counter_box.setCurrentIndex(max(at, 0))
        self.open_button.setVisible(counter is not None)
        some = counter is not None and any(point.value is not None for point in detail.counter_points)
        self.counter_chart.setVisible(some)
        if counter is None:
            self._counter_says.setText(NO_COUNTER)
            return
        self.open_button.setAccessibleName(f"Open {counter.name}")
        self._counter_says.setText(f"{counter.value_words}, {counter.target_words}")
        target = None if counter.target is None else f"target {say_measure(counter.target, counter.unit)}"
        self.counter_chart.show_points(
            counter.name, chart_points(counter, detail.counter_points), counter.target, target or ""
        )

    def _on_chart_point_chosen(self, place: int) -> None:
        self.point_chosen.emit(self._plotted[place])

    def _on_open_button_clicked(self) -> None:
        if self._detail is not None and self._detail.counter is not None:
            self.counter_requested.emit(self._detail.counter.id)

    def _on_counter_box_activated(self, place: int) -> None:
        """Name another counter-metric."""
        detail, chosen = self._detail, self.counter_box.itemData(place)
        if detail is None:
            return
        counter = None if chosen is None else MetricId(chosen)
        if counter != (None if detail.counter is None else detail.counter.id):
            label = labels.did("Set the counter-metric of", detail.row.name)
            self._desk.run(self._refuse, label, metrics.set_counter, detail.row.id, counter)

    def _refuse(self, sentence: str) -> None:
        """Say why it is not taken."""
        self._error.setText(sentence)
        self._error.show()


def chart_points(row: MetricRow, points: tuple[Point, ...]) -> list[ChartPoint]:
    """Return the points of a chart; numbers that there are too few things for have none."""
    found = []
    for point in points:
        if point.value is not None:
            number = "" if point.n is None else f", n = {point.n}"
            words = f"{point.when(row.today)}: {say_measure(point.value, row.unit)}{number}"
            found.append(ChartPoint(point.day, point.value, words, final=not point.so_far))
    return found
