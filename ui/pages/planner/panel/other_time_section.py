"""Time that belongs to no initiative, only to a bucket: one line, Enter. Imports the core and widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from csops_desktop.commands import labels, time_entries
from csops_desktop.domain.capacity import OTHER, say_hours
from csops_desktop.errors import UserError
from csops_desktop.queries.capacity_rows import CapacityView
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.planner.typed import hours_typed
from ui.widgets.section import Section


class OtherTimeSection(Section):
    """Adds time to a bucket."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Time on no initiative", parent=parent)
        self._desk = desk
        self._buckets: list[str] = []
        self.add_line = AddLine("Add today's time: bucket, colon, hours")
        self.body.addWidget(self.add_line)
        self.add_line.submitted.connect(self._on_add_line_submitted)

    def show_capacity(self, view: CapacityView) -> None:
        """Offer the buckets of a quarter; nothing where there are none."""
        self._buckets = [row.name for row in view.buckets if row.name != OTHER]
        other = next((segment.actual for segment in view.segments if segment.key == "other"), 0.0)
        self.set_remark(f"{say_hours(other)} in this quarter" if other else "")
        self.setVisible(bool(self._buckets))
        if self._buckets:
            self.add_line.edit.setPlaceholderText(f"Add today's time: {self._buckets[0]}: 1.5 h")

    def _on_add_line_submitted(self, text: str) -> None:
        name, _, typed = text.rpartition(":")
        bucket = next((one for one in self._buckets if one.casefold() == name.strip().casefold()), None)
        if bucket is None:
            self.add_line.show_error(f"Name one of the buckets first: {', '.join(self._buckets)}.")
            return
        try:
            minutes = round(hours_typed(typed) * 60)
        except UserError as error:
            self.add_line.show_error(str(error))
            return
        label = f"Logged {say_hours(minutes / 60)} on {labels.quoted(bucket)}"
        self._desk.run(self.add_line.show_error, label, time_entries.add_time, minutes, bucket=bucket)
