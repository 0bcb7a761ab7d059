"""The Metrics page: what is chosen, filtered, opened and asked. Imports the core, its view and its sheets.

What comes from the desk's own data is measured once and again only where a change touched what it is made of.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.ids import MetricId
from csops_desktop.queries import metrics as queries
from csops_desktop.queries.builtin_metrics import BUILTINS, builtin_points
from csops_desktop.queries.metric_rows import ImprovementRow, MetricDetail, MetricRow, Point
from ui.bridge import WorkspaceBridge
from ui.pages.base import Page
from ui.pages.metrics.list_model import MetricListModel
from ui.pages.metrics.view import MetricsView, MetricTools
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.pages.metrics.acts import MetricActs

TABLES = ("metric", "metric_value", "metric_check", "improvement", "person")
"""The tables whose rows the page shows, besides those that the built-in numbers are made of."""

PATIENCE_MS = 120
"""How long the page measures before it shows what it has."""

SHELVED = {
    "archive": ("No metric is archived", "What is no longer measured is kept here with its values."),
    "trash": ("The trash is empty", "Metrics that were thrown away wait here and can be restored."),
}


class MetricsPage(Page):
    """The metrics: the list at the left, the chosen one at the right."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._themes = themes
        self._current: MetricId | None = None
        self._dirty = True
        self._measured: dict[str, tuple[Point, ...]] = {}
        self._measured_on: date | None = None
        self._waiting: set[str] = set()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._rows: list[MetricRow] = []
        self._made_acts: MetricActs | None = None
        self.setObjectName("metrics_page")
        self.model = MetricListModel(self)
        self.tools = MetricTools(themes)
        self.view = MetricsView(bridge.workspace, themes, self.model, self._others)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        bridge.changed.connect(self._on_bridge_changed)
        self._later.timeout.connect(self.refresh)
        self._connect()

    @property
    def current_id(self) -> MetricId | None:
        """The metric that is shown."""
        return self._current

    @override
    def tool_row(self) -> QWidget:
        return self.tools

    @override
    def open_thing(self, kind: str, thing: int) -> None:
        row = self._workspace.read(queries.metric_row, MetricId(thing))
        if row is None:
            self.message_requested.emit("This metric is gone.")
            return
        shelf = "trash" if row.trashed_on is not None else "archive" if row.archived_on is not None else "in use"
        self.tools.filter_box.clear()
        self.tools.shelf_box.setCurrentIndex(self.tools.shelf_box.findData(shelf))
        self._current = row.id
        self.refresh()
        self._go_into()

    @override
    def do(self, action_id: str) -> None:
        match action_id:
            case "new_metric":
                self._acts().ask_ready(first=not self._rows)
            case "add_metric_value":
                self._add_value()
            case "paste_metric_values":
                self._on_values_paste_requested()
            case _:
                super().do(action_id)

    @override
    def find_here(self) -> None:
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter_box.selectAll()

    @override
    def finish(self) -> None:
        self.view.detail.finish()

    def refresh(self) -> None:
        """Read everything again; the chosen metric stays the chosen one."""
        self._dirty = False
        shelf = self.tools.shelf_box.currentData()
        self._measure()
        self._rows = self._workspace.read(queries.metrics, shelf=shelf, known=self._measured)
        self.model.show_rows(self._rows)
        if self.model.place_of(self._current) < 0:
            first = self.model.row_at(0).id if self.model.rowCount() else None
            # A metric that a filter hides stays open; one that has left the shelf doesn't.
            self._current = self._current if any(row.id == self._current for row in self._rows) else first
        self.view.list.select(self._current)
        self._show()
        self._settle()

    def _measure(self) -> None:
        """Measure the built-in metrics that are defined and not known; a new day makes all of them unknown.

        On a desk with many thousand requests and documents that takes a second: what isn't measured within
        `PATIENCE_MS` follows when the page is shown.
        """
        today = self._workspace.clock.today()
        if today != self._measured_on:
            self._measured_on = today
            self._measured.clear()
            self._waiting.clear()
        in_use = self._workspace.read(queries.builtins_in_use)
        self._waiting = {name for name in in_use if name in self._waiting or name not in self._measured}
        clock = QElapsedTimer()
        clock.start()
        for name in sorted(self._waiting):
            self._measured[name] = self._workspace.read(builtin_points, name)
            self._waiting.discard(name)
            if clock.elapsed() >= PATIENCE_MS:
                break
        for name in self._waiting:
            self._measured.setdefault(name, ())
        if self._waiting:
            self._later.start()

    def _others(self) -> list[MetricRow]:
        """Return the metrics that could be a counter-metric."""
        return self._rows

    def _detail(self) -> MetricDetail | None:
        """Return the chosen metric with everything."""
        if self._current is None:
            return None
        return self._workspace.read(queries.metric, self._current, self._measured)

    def _show(self) -> None:
        """Show the chosen metric."""
        detail = self._detail()
        if detail is not None:
            self.view.detail.show_detail(detail)
        self.view.show_metric(detail is not None)

    def _settle(self) -> None:
        """Show the list or what stands in its place."""
        shelf = self.tools.shelf_box.currentData()
        instead: QWidget | None = None
        if not self._rows:
            instead = self.view.empty if shelf == "in use" else self.view.shelved
            if shelf != "in use":
                self.view.shelved.say(*SHELVED[shelf])
        elif not self.model.rowCount():
            instead = self.view.no_match
            words = quoted(self.tools.filter_box.text().strip())
            self.view.no_match.say("Nothing matches", f"No metric here has {words} in its name, unit, source or owner.")
        self.view.show_list(instead)

    def _go_into(self) -> None:
        """Bring the keyboard into the chosen metric."""
        self.view.go_into(opened=True)
        chart = self.view.detail.charts.chart
        target = chart if not chart.isHidden() else self.view.detail.head.name_edit.display
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_value(self) -> None:
        """Bring the keyboard to where a value is typed, or say why there is no such place."""
        detail = self._detail()
        if detail is None:
            self.message_requested.emit("Choose a metric first.")
        elif detail.row.builtin:
            self.message_requested.emit("This metric's values come from the desk's own data.")
        else:
            self.view.go_into(opened=True)
            self.view.detail.values.line.number_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _acts(self) -> MetricActs:
        """Return what asks in sheets; made when it is first needed."""
        if self._made_acts is None:
            from ui.pages.metrics.acts import MetricActs

            self._made_acts = MetricActs(self._workspace, self._themes, self, self._detail)
            self._made_acts.metric_made.connect(self._on_acts_metric_made)
        return self._made_acts

    def _connect(self) -> None:
        """The nervous system of the page."""
        tools, view, metric = self.tools, self.view, self.view.detail
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.filter_box.returnPressed.connect(self._on_filter_box_return_pressed)
        tools.shelf_box.currentIndexChanged.connect(self._on_shelf_box_changed)
        tools.add_metrics_button.clicked.connect(self._on_add_metrics_button_clicked)
        view.ready_button.clicked.connect(self._on_add_metrics_button_clicked)
        view.own_button.clicked.connect(self._on_own_button_clicked)
        view.clear_button.clicked.connect(tools.filter_box.clear)
        view.list.metric_chosen.connect(self._on_list_metric_chosen)
        view.list.clicked.connect(self._on_list_clicked)
        view.list.open_requested.connect(self._go_into)
        view.list.trash_requested.connect(metric.head.trash)
        metric.head.back_requested.connect(self._on_head_back_requested)
        metric.head.verify_requested.connect(self._on_head_verify_requested)
        metric.head.message_requested.connect(self.message_requested)
        metric.charts.counter_requested.connect(self._on_charts_counter_requested)
        metric.values.paste_requested.connect(self._on_values_paste_requested)
        metric.values.thing_requested.connect(self.thing_requested)
        metric.improvements.improvement_requested.connect(self._on_improvement_requested)
        metric.improvements.message_requested.connect(self.message_requested)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty or self._measured_on != self._workspace.clock.today():
            self.refresh()
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        self.finish()
        super().hideEvent(event)

    def _on_bridge_changed(self, change: Change) -> None:
        """Forget the numbers that a change touched; read again, now or when somebody looks."""
        touched = {name for name, (_, tables) in BUILTINS.items() if change.concerns(*tables)}
        known = bool(touched & self._measured.keys())
        self._waiting |= touched & self._measured.keys()
        if not known and not change.concerns(*TABLES):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def _on_acts_metric_made(self, metric: MetricId) -> None:
        self.open_thing("metric", metric)

    def _on_list_metric_chosen(self, metric: MetricId) -> None:
        if metric != self._current:
            self.finish()
            self._current = metric
            self._show()

    def _on_list_clicked(self) -> None:
        """On a narrow page the arrow keys stay in the list; the pointer means the metric itself."""
        if self.view.narrow:
            self.view.go_into(opened=True)

    def _on_head_back_requested(self) -> None:
        self.view.go_into(opened=False)
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_draft(self, place: Place) -> bool:
        """Open the sheet that a draft about the open metric was typed in; `False` where it is about something else."""
        if place.kind != "metric" or place.thing != self._current:
            return False
        if place.field in ("remark", "checked_by"):
            self._acts().ask_check()
        else:
            self._acts().ask_improvement(None)
        return True

    def _on_head_verify_requested(self) -> None:
        self.finish()
        self._acts().ask_check()

    def _on_charts_counter_requested(self, metric: MetricId) -> None:
        self.open_thing("metric", metric)

    def _on_values_paste_requested(self) -> None:
        detail = self._detail()
        if detail is None or detail.row.builtin:
            self._add_value()
        else:
            self._acts().ask_paste()

    def _on_improvement_requested(self, row: ImprovementRow | None) -> None:
        self._acts().ask_improvement(row)

    def _on_add_metrics_button_clicked(self) -> None:
        self._acts().ask_ready(first=not self._rows)

    def _on_own_button_clicked(self) -> None:
        self._acts().ask_own()

    def _on_shelf_box_changed(self) -> None:
        self.refresh()

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self.view.list.select(self._current)
        self._settle()

    def _on_filter_box_return_pressed(self) -> None:
        """Go to the first that was found."""
        if self.model.rowCount():
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.list.setCurrentIndex(self.model.index(max(self.view.list.currentIndex().row(), 0)))
