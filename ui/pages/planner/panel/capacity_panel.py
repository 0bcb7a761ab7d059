"""The panel of a quarter's capacity: hours, days off, meetings, buffer, and the split. Imports the core."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any, override

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands import capacity as commands
from csops_desktop.domain.capacity import Entered, say_hours
from csops_desktop.domain.quarters import Quarter
from csops_desktop.errors import UserError
from csops_desktop.queries.capacity import capacity
from csops_desktop.queries.capacity_rows import CapacityView
from ui.bridge import WorkspaceBridge
from ui.pages.planner.panel.buckets_section import BucketsSection
from ui.pages.planner.panel.frame import PanelFrame
from ui.pages.planner.panel.other_time_section import OtherTimeSection
from ui.pages.planner.typed import hours_typed, number_typed
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.text_label import TextLabel

FIELDS = (
    ("hours_per_week", "Working hours a week", " h"),
    ("days_off", "Days off", ""),
    ("meeting_hours", "Meetings a week", " h"),
    ("buffer_percent", "Buffer", " %"),
    ("ad_hoc_cap_percent", "Cap on ad hoc work", " %"),
)
"""The field of `Entered`, how it is called, and its unit."""


class CapacityPanel(PanelFrame):
    """What a quarter has room for."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(bridge, themes, "Capacity", parent)
        self._quarter: Quarter | None = None
        self._view: CapacityView | None = None
        self._title = TextLabel(role="page_title", wrap=True)
        self.edits = {key: InlineEdit(themes, name, placeholder="0") for key, name, _ in FIELDS}
        self._sum = TextLabel(role="muted", wrap=True)
        self.copy_button = Button(themes, "Copy", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self.buckets = BucketsSection(self._desk)
        self.other = OtherTimeSection(self._desk)
        self._close = IconButton(themes, "close", "Close panel")
        self._lay_out()
        for key, edit in self.edits.items():
            edit.committed.connect(partial(self._on_edit_committed, key))
        self._close.clicked.connect(self.close_panel)
        self.copy_button.clicked.connect(self._copy)

    @override
    def show_quarter(self, quarter: Quarter) -> None:
        self._quarter = quarter
        belongs_to(self, f"capacity.{quarter}", called=f"the capacity of {quarter.title}")
        self.refresh()

    @override
    def refresh(self) -> None:
        if self._quarter is None:
            return
        view = self._view = self._bridge.workspace.read(capacity, self._quarter)
        self._error.hide()
        self._title.setText(f"Capacity of {self._quarter.title}")
        for key, _, unit in FIELDS:
            self.edits[key].set_text(f"{getattr(view, key):g}{unit}")
        self._sum.setText(_sum(view))
        self.copy_button.say(f"Copy from {self._quarter.previous.title}")
        before = self._bridge.workspace.read(capacity, self._quarter.previous)
        self.copy_button.setVisible(not view.entered and (before.entered or bool(before.buckets)))
        self.buckets.show_capacity(view)
        self.other.show_capacity(view)

    @override
    def concerned(self, change: Change) -> bool:
        return change.concerns("quarter_capacity", "bucket", "initiative", "time_entry", "occurrence", "request")

    @override
    def focus_first(self) -> None:
        self.edits["hours_per_week"].display.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """Set the title over the labelled fields, the sum and the split."""
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        form = QGridLayout()
        form.setColumnStretch(1, 1)
        form.setHorizontalSpacing(self._themes.metrics.px(16))
        form.setVerticalSpacing(0)
        for line, (key, name, _) in enumerate(FIELDS):
            form.addWidget(TextLabel(name, "muted"), line, 0)
            form.addWidget(self.edits[key], line, 1)
        self.column.addLayout(form)
        self.column.addWidget(self._sum)
        self.column.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._error)
        self._error.hide()
        self.column.addWidget(self.buckets)
        self.column.addWidget(self.other)
        self.column.addStretch(1)

    def _on_edit_committed(self, key: str, text: str) -> None:
        if self._view is None or self._quarter is None:
            return
        refuse = self.edits[key].show_error
        try:
            percent = key.endswith("percent")
            value = number_typed(text.removesuffix("%")) if percent or key == "days_off" else hours_typed(text)
        except UserError as error:
            refuse(str(error))
            return
        view = self._view
        entered = Entered(
            view.hours_per_week, view.days_off, view.meeting_hours, view.buffer_percent, view.ad_hoc_cap_percent
        )
        changed: dict[str, Any] = {key: round(value) if percent else value}
        entered = replace(entered, **changed)
        self._desk.run(
            refuse,
            f"Changed the capacity of {self._quarter.title}",
            commands.set_capacity,
            self._quarter,
            hours_per_week=entered.hours_per_week,
            days_off=entered.days_off,
            meeting_hours=entered.meeting_hours,
            buffer_percent=entered.buffer_percent,
            ad_hoc_cap_percent=entered.ad_hoc_cap_percent,
        )

    def _copy(self) -> None:
        """Take over what was entered for the quarter before."""
        if self._quarter is not None:
            before = self._quarter.previous
            label = f"Copied the capacity of {before.title} to {self._quarter.title}"
            self._desk.run(self._refuse, label, commands.copy_capacity, before, self._quarter)

    def _refuse(self, sentence: str) -> None:
        """Say why it can't be copied."""
        self._error.setText(sentence)
        self._error.show()


def _sum(view: CapacityView) -> str:
    """Return how the room comes about: "520 h less 48 h off, 72 h meetings and 40 h buffer: 360 h to plan"."""
    return (
        f"{say_hours(view.gross)} less {say_hours(view.holidays)} off, {say_hours(view.meetings)} of meetings and "
        f"{say_hours(view.buffer)} of buffer: {say_hours(view.available)} to plan. Ad hoc work may take "
        f"{say_hours(view.ad_hoc_cap)} and took {say_hours(view.ad_hoc)}."
    )
