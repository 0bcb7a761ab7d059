"""Today: what happens on it. Its layout is `view`, its rows `model`, what is written `decisions`.

May import the core's queries and commands, the bridge and widgets; the main window places it and its tools.
"""

from __future__ import annotations

from datetime import date
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.domain.status import count
from csops_desktop.domain.today import Day, Line
from csops_desktop.queries import today as queries
from csops_desktop.queries.standing import standing
from csops_desktop.text.dates import say_date, say_exact
from ui.bridge import WorkspaceBridge
from ui.pages.base import Page
from ui.pages.today.acts import LineActs
from ui.pages.today.model import SNOOZED, TodayModel
from ui.pages.today.view import TodayTools, TodayView
from ui.theme.theme import ThemeManager


class TodayPage(Page):
    """What needs the operator now.

    Args:
        bridge: the workspace and its changes.
        themes: the look.
    """

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._dirty = True
        clock = bridge.workspace.clock
        self.setObjectName("today_page")
        self.model = TodayModel(clock.today, self)
        self.view = TodayView(themes, self.model, clock)
        self.tools = TodayTools(themes)
        self.acts = LineActs(bridge, themes, self.view, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        bridge.changed.connect(self._on_bridge_changed)
        self.acts.message_requested.connect(self.message_requested)
        self.acts.thing_requested.connect(self.thing_requested)
        self.acts.action_requested.connect(self.action_requested)
        self.acts.settled.connect(self.focus_list)
        self.tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        self.tools.filter_box.returnPressed.connect(self.focus_list)
        self.view.area.list.fold_requested.connect(self._on_list_fold_requested)
        self.view.away.all_button.clicked.connect(self._on_all_button_clicked)
        self.view.clear_button.clicked.connect(self.tools.filter_box.clear)
        self.view.next_button.clicked.connect(self._on_next_button_clicked)
        self.view.snoozed_button.clicked.connect(self._on_snoozed_button_clicked)

    @override
    def tool_row(self) -> QWidget:
        return self.tools

    @override
    def find_here(self) -> None:
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter_box.selectAll()

    @override
    def open_thing(self, kind: str, thing: int) -> None:
        """Select a line; one that is not due is not here.

        Args:
            kind: the line's kind.
            thing: its id.
        """
        self.refresh()
        if self.model.row_of((kind, thing)) < 0:
            self.model.unfold_all()
        row = self.model.row_of((kind, thing))
        if row >= 0:
            self.view.area.list.setCurrentIndex(self.model.index(row))
            self.focus_list()

    def refresh(self) -> None:
        """Read the day again; the selection stays on its line, or goes to the one that took its place."""
        self._dirty = False
        rows = self.view.area.list
        row, line = rows.currentIndex().row(), rows.current_line
        day = self._workspace.read(queries.today)
        self.model.show_day(day)
        self.view.show_standing(self._workspace.read(standing))
        self._settle(day)
        if row < 0:
            return
        kept = -1 if line is None else self.model.row_of(line.key)
        rows.setCurrentIndex(self.model.index(kept if kept >= 0 else self.model.stop_near(row)))

    def focus_list(self) -> None:
        """Bring the keyboard to the list."""
        if self.view.stack.currentWidget() is self.view.area:
            self.view.area.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, day: Day) -> None:
        """Show the list or what stands in its place, and the words above it."""
        self.view.show_rows(rows=self.model.rowCount(), any_due=bool(day.sections or day.snoozed))
        if not day.sections and self.view.stack.currentWidget() is self.view.area and not self._snoozed_wanted():
            self.view.stack.setCurrentWidget(self.view.empty)
        self.view.summary.setText(summary(day, self._workspace.clock.today()))
        self.view.away.show_day(day, unfolded=self.model.unfolded)
        self.view.snoozed_button.setVisible(bool(day.snoozed))
        self.view.empty.say("Nothing needs you today", self._next_words(day))

    def _snoozed_wanted(self) -> bool:
        """Say whether what was put off is to be seen."""
        return self.model.is_unfolded(SNOOZED) or bool(self.tools.filter_box.text().strip())

    def _next_words(self, day: Day) -> str:
        """Return what comes next, for a day on which nothing is due."""
        if day.sections:
            return ""
        today = self._workspace.clock.today()
        coming = self._workspace.read(queries.coming)
        if not coming:
            return "Promises, reviews, check-ins and plan steps stand here on the day they are due."
        first = coming[0]
        return f"Next, {say_date(first.on, today)}: {first.what[0].lower()}{first.what[1:]}, “{first.title}”."

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        super().showEvent(event)
        if not event.spontaneous():
            self.focus_list()

    def _on_bridge_changed(self, _: Change) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self._settle(self.model.day)

    def _on_list_fold_requested(self, section: str) -> None:
        self.model.turn_fold(section)
        self._settle(self.model.day)

    def _on_all_button_clicked(self) -> None:
        self.model.unfold_all()
        self._settle(self.model.day)
        self.focus_list()

    def _on_next_button_clicked(self) -> None:
        self.action_requested.emit("go_board")

    def _on_snoozed_button_clicked(self) -> None:
        self.model.turn_fold(SNOOZED)
        self._settle(self.model.day)
        self.focus_list()


def summary(day: Day, today: date) -> str:
    """Return the day and what it holds, by meaning: "Tuesday 24 November 2026: 2 promises, 1 document"."""
    words = [_number(line, number) for line, number in _numbers(day)]
    return f"{say_exact(today)} · {', '.join(words)}" if words else say_exact(today)


def _numbers(day: Day) -> list[tuple[Line, int]]:
    """Return how many lines there are of each section, with one of them."""
    return [(section.lines[0], len(section.lines)) for section in day.sections]


_NOUNS = {
    "promises": "promise",
    "answers": "ask",
    "bau": "BAU turn",
    "plan-steps": "plan step",
    "requests": "request",
    "gates": "open gate",
    "documents": "review",
    "colours": "check-in",
    "metrics": "definition",
}


def _number(line: Line, number: int) -> str:
    """Return a number with what it counts."""
    return count(number, _NOUNS[line.group.value])
