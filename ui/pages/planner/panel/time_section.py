"""The time that was worked on an initiative: one keystroke, or typed with its day. Imports the core and widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.commands import labels, time_entries
from csops_desktop.domain.capacity import say_spent
from csops_desktop.domain.ids import TimeEntryId
from csops_desktop.errors import UserError
from csops_desktop.queries.planner_rows import InitiativeDetail, TimeEntryRow
from csops_desktop.text.dates import parse_date, say_date
from ui.pages.board.panel.add_line import AddLine
from ui.pages.board.panel.desk import Desk
from ui.pages.documents.side.line_list import Line, LineList
from ui.pages.planner.typed import hours_typed
from ui.widgets.button import Button
from ui.widgets.section import Section
from ui.widgets.share_bar import Share, ShareBar

SHOWN = 8
"""Entries that are listed; the sum above counts all."""

STEPS = ((15, "+15 min", "T"), (60, "+1 h", "Shift+T"))


class TimeSection(Section):
    """Adds and takes away time."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Time", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self._entries: dict[int, TimeEntryRow] = {}
        self.bar = ShareBar(desk.themes, with_actual=False)
        self.buttons: list[Button] = []
        row = QHBoxLayout()
        row.setSpacing(6)
        for minutes, words, keys in STEPS:
            button = Button(desk.themes, words, small=True)
            button.setToolTip(f"Worked {words.removeprefix('+')} today ({keys} on the card)")
            button.setAccessibleName(f"Add {words.removeprefix('+')}")
            button.setText(f"{words}   {keys}")
            button.clicked.connect(partial(self._add, minutes))
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        self.add_line = AddLine("Add time: 1.5 h, or 2 h on Fri: what for")
        self.list = LineList(desk.themes)
        self.body.addWidget(self.bar)
        self.body.addLayout(row)
        self.body.addWidget(self.add_line)
        self.body.addWidget(self.list)
        self.add_line.submitted.connect(self._on_add_line_submitted)
        self.list.remove_requested.connect(self._on_list_remove_requested)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show what was worked, the newest first."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self.add_line.clear()
        self._detail = detail
        row, today = detail.row, self._desk.clock.today()
        planned = f" of {say_spent(row.hours)}" if row.hours else ""
        self.set_remark(f"{say_spent(row.spent)}{planned} h")
        self.bar.show_shares([Share("Worked", row.spent, row.spent, "accent")], row.hours)
        self.bar.setVisible(row.hours > 0)
        self._entries = {int(entry.id): entry for entry in detail.time}
        self.list.show_lines(
            [
                Line(
                    int(entry.id),
                    _said(entry),
                    say_date(entry.day, today),
                    removable=f"Delete {_said(entry)} of {say_date(entry.day, today)}",
                )
                for entry in detail.time[:SHOWN]
            ]
        )

    def _add(self, minutes: int) -> None:
        """Add minutes of today."""
        if self._detail is not None:
            row = self._detail.row
            said = f"{minutes} min" if minutes < 60 else f"{minutes // 60} h"
            label = labels.did(f"Logged {said} on", row.title)
            self._desk.run(self.add_line.show_error, label, time_entries.add_time, minutes, initiative=row.id)

    def _on_add_line_submitted(self, text: str) -> None:
        if self._detail is None:
            return
        row, today = self._detail.row, self._desk.clock.today()
        words, _, note = text.partition(":")
        hours, _, on = words.partition(" on ")
        try:
            minutes = round(hours_typed(hours) * 60)
            day = parse_date(on, today) if on.strip() else today
        except UserError as error:
            self.add_line.show_error(str(error))
            return
        label = labels.did(f"Logged {say_spent(minutes / 60)} h on", row.title)
        refuse, add = self.add_line.show_error, time_entries.add_time
        self._desk.run(refuse, label, add, minutes, initiative=row.id, on=day, note=note.strip())

    def _on_list_remove_requested(self, entry: int) -> None:
        if self._detail is not None:
            label = labels.did(f"Deleted {_said(self._entries[entry])} of", self._detail.row.title)
            self._desk.run(self.add_line.show_error, label, time_entries.delete_time, TimeEntryId(entry))


def _said(entry: TimeEntryRow) -> str:
    """Return an entry in words."""
    hours = f"{entry.minutes / 60:g} h" if entry.minutes % 15 == 0 and entry.minutes >= 60 else f"{entry.minutes} min"
    about = "about " if entry.estimated else ""
    return f"{about}{hours}" + (f", {entry.note}" if entry.note else "")
