"""A metric's numbers: the line that adds one, the table, what the chosen one was made of. Imports core and widgets."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.commands import labels, metrics
from csops_desktop.domain.status import count
from csops_desktop.queries.metric_rows import MetricDetail, Point
from csops_desktop.queries.metrics import rows_behind
from csops_desktop.text.numbers import say_measure
from ui.pages.board.panel.desk import Desk
from ui.pages.metrics.behind_list import BehindList
from ui.pages.metrics.card import Card
from ui.pages.metrics.value_line import TypedValue, ValueLine
from ui.pages.metrics.values_model import ValuesModel
from ui.pages.metrics.values_table import ValuesTable
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel

NOTHING = "No values yet. Type the first one above, or paste a list from a spreadsheet."
NOTHING_BUILT_IN = "Nothing in the desk to measure yet: the numbers come by themselves."


class ValuesSection(QWidget):
    """The numbers of one metric.

    Signals:
        paste_requested: let the person paste many values.
        point_chosen: this `Point` was chosen in the table.
        thing_requested: open one of the things behind a number; its kind and id.
    """

    paste_requested = Signal()
    point_chosen = Signal(object)
    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, values: Card, behind: Card) -> None:
        """Fill two cards, which the page lays out.

        Args:
            desk: theme and workspace.
            values: gets the table and the line that adds.
            behind: gets what the chosen number was made of.
        """
        super().__init__()
        self._desk = desk
        self._detail: MetricDetail | None = None
        self._values, self._behind = values, behind
        self.paste_button = Button(desk.themes, "Paste values…", icon="table", small=True)
        self.line = ValueLine(desk.themes, desk.clock)
        self.model = ValuesModel(self)
        self.table = ValuesTable(desk.themes, self.model)
        self.behind_list = BehindList(desk.themes)
        self._nothing = TextLabel(NOTHING, "muted", wrap=True)
        self._made_of = TextLabel("", "muted", wrap=True)
        values.set_aside(self.paste_button)
        for widget in (self.line, self._nothing, self.table):
            values.body.addWidget(widget)
        behind.body.addWidget(self._made_of)
        behind.body.addWidget(self.behind_list)
        self.paste_button.clicked.connect(self.paste_requested)
        self.line.submitted.connect(self._on_line_submitted)
        self.line.cancelled.connect(self._on_line_cancelled)
        self.table.point_chosen.connect(self._on_table_point_chosen)
        self.table.open_requested.connect(self.open_point)
        self.table.delete_requested.connect(self.delete)
        self.behind_list.thing_requested.connect(self.thing_requested)

    def show_detail(self, detail: MetricDetail) -> None:
        """Show the numbers of a metric; what is being typed about the same one stays."""
        same = self._detail is not None and self._detail.row.id == detail.row.id
        changed = not same or self._detail is None or self._detail.points != detail.points
        before = self.table.selected_points()[:1] if same else []
        self._detail = detail
        row, built_in = detail.row, bool(detail.row.builtin)
        if not same or row.archived_on or row.trashed_on:
            self.line.clear()
        self.line.setVisible(not built_in and row.archived_on is None and row.trashed_on is None)
        self.paste_button.setVisible(not self.line.isHidden())
        self._nothing.setText(NOTHING_BUILT_IN if built_in else NOTHING)
        self._nothing.setVisible(not detail.points)
        self.table.setVisible(bool(detail.points))
        self._values.rename("By month" if built_in else "Values")
        self._values.set_remark(f"{row.values:,} {'value' if row.values == 1 else 'values'}" if row.values else "")
        if changed or not same:
            with QSignalBlocker(self.table):
                self.model.show_points(row, detail.points)
                self.table.set_built_in(built_in)
                self.table.fit()
                for point in before:
                    self.table.select(point)
        chosen = before[0] if before and self.model.place_of(before[0]) >= 0 else None
        self._show_behind(chosen or (detail.points[-1] if built_in and detail.points else None))

    def choose(self, point: Point) -> None:
        """Put the choice on a number and show what it was made of."""
        self.table.select(point)

    def open_point(self, point: Point) -> None:
        """Go to what a number was made of, or change the value that was typed."""
        self.choose(point)
        if self._detail is not None and self._detail.row.builtin:
            self.behind_list.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.behind_list.rows.rowCount() and not self.behind_list.currentIndex().isValid():
                self.behind_list.setCurrentIndex(self.behind_list.rows.index(0))
        elif point.value is not None and not self.line.isHidden():
            self.line.change(point)

    def delete(self) -> None:
        """Take the selected values away, as one change."""
        points = [point for point in self.table.selected_points() if point.id is not None]
        if self._detail is None or not points:
            return
        what = "a value" if len(points) == 1 else count(len(points), "value")
        label = labels.did(f"Deleted {what} of", self._detail.row.name)
        ids = [point.id for point in points if point.id is not None]
        self._desk.run(self.line.show_error, label, metrics.delete_values, ids)

    def _show_behind(self, point: Point | None) -> None:
        """Show what a built-in number was made of."""
        detail = self._detail
        shown = detail is not None and bool(detail.row.builtin) and point is not None and point.period is not None
        self._behind.setVisible(shown)
        if not shown or detail is None or point is None or point.period is None:
            return
        rows = self._desk.workspace.read(rows_behind, detail.row.id, point.period)
        when = point.when(detail.row.today)
        value = "too few for a number" if point.value is None else say_measure(point.value, detail.row.unit)
        self._behind.rename("Behind the number")
        self._behind.set_remark(f"{when}: {value}")
        self._made_of.setText(point.note if rows else "Nothing.")
        self._made_of.setVisible(bool(self._made_of.text()))
        self.behind_list.setAccessibleName(f"Behind {when}, {value}")
        self.behind_list.setVisible(bool(rows))
        self.behind_list.show_rows(rows)

    def _on_table_point_chosen(self, point: Point) -> None:
        self._show_behind(point)
        self.point_chosen.emit(point)

    def _on_line_submitted(self, typed: TypedValue) -> None:
        """Keep a value that was typed, or say why not."""
        if self._detail is None:
            return
        row, there = self._detail.row, self.line.changing
        if there is not None and there.id is not None:
            label = labels.did("Changed a value of", row.name)
            done = self._desk.run(
                self.line.show_error, label, metrics.edit_value, there.id, typed.value, typed.day, typed.note
            )
        else:
            label = labels.did("Added a value to", row.name)
            done = self._desk.run(
                self.line.show_error, label, metrics.add_value, row.id, typed.value, typed.day, typed.note
            )
        if done:
            self.line.clear()
            self.line.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_line_cancelled(self) -> None:
        if self.table.currentIndex().isValid():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
