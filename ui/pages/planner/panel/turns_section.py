"""The turns of BAU work that recurs: done, skipped with a reason, open again. Imports the core and widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.commands import labels, occurrences
from csops_desktop.domain.status import count
from csops_desktop.queries.planner_rows import InitiativeDetail, OccurrenceRow
from csops_desktop.text.dates import say_date, say_exact
from ui.pages.board.panel.desk import Desk
from ui.pages.board.panel.row_list import RowList
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

SHOWN = 14
"""Turns that are listed at most: a quarter of weekly work."""


class TurnRow(QWidget):
    """One turn.

    Signals:
        done_requested, skip_requested, reopen_requested: as they say.
    """

    done_requested = Signal()
    skip_requested = Signal()
    reopen_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = TextLabel(wrap=True)
        self.done_button = Button(themes, "Done", small=True)
        self.skip_button = Button(themes, "Skip…", "quiet", small=True)
        self.reopen_button = Button(themes, "Open again", "quiet", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._words, 1)
        for button in (self.done_button, self.skip_button, self.reopen_button):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.done_button.clicked.connect(self.done_requested)
        self.skip_button.clicked.connect(self.skip_requested)
        self.reopen_button.clicked.connect(self.reopen_requested)

    def show_turn(self, turn: OccurrenceRow, day: str) -> None:
        """Show a turn; `day` is the day it is due, as it is said."""
        how = "" if turn.open else ", done" if turn.done_on is not None else ", skipped"
        self._words.setText(day + how + (f": {turn.note}" if turn.note else ""))
        self._words.setToolTip(say_exact(turn.due_on))
        self.done_button.setVisible(turn.open)
        self.skip_button.setVisible(turn.open)
        self.reopen_button.setVisible(not turn.open)
        for button, verb in ((self.done_button, "Done"), (self.skip_button, "Skip"), (self.reopen_button, "Reopen")):
            button.setAccessibleName(f"{verb} the turn of {day}")


class TurnsSection(Section):
    """The turns of the shown quarter."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Turns", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self._turns: dict[int, OccurrenceRow] = {}
        self._skipping: OccurrenceRow | None = None
        self.rows = RowList(self._make_row)
        self.prompt = ReasonPrompt(desk.themes)
        self._error = TextLabel(role="error", wrap=True)
        self._error.hide()
        self.body.addWidget(self.rows)
        self.body.addWidget(self._error)
        self.body.addWidget(self.prompt)
        self.prompt.accepted.connect(self._on_prompt_accepted)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show the turns, the open ones first; nothing for what is done once."""
        self.setVisible(bool(detail.row.recurrence))
        if self._detail is None or self._detail.row.id != detail.row.id:
            self.prompt.put_aside()
        self._detail = detail
        self._error.hide()
        today = self._desk.clock.today()
        turns = sorted(detail.occurrences, key=lambda turn: (not turn.open, turn.due_on))
        self._turns = {turn.due_on.toordinal(): turn for turn in turns[:SHOWN]}
        row = detail.row
        self.set_remark(f"{row.turns_done} of {count(row.turns, 'turn')} in this quarter" if row.turns else "")
        widgets = self.rows.show_ids(list(self._turns))
        for key, turn in self._turns.items():
            widgets[key].show_turn(turn, say_date(turn.due_on, today))

    def _make_row(self, key: int) -> TurnRow:
        """Return a connected row for the turn of a day."""
        row = TurnRow(self._desk.themes)
        row.done_requested.connect(partial(self._finish, key))
        row.skip_requested.connect(partial(self._ask, key))
        row.reopen_requested.connect(partial(self._reopen, key))
        return row

    def _finish(self, key: int) -> None:
        """Tick a turn."""
        if self._detail is not None:
            label = labels.did(f"Did the turn of {self._day(key)} of", self._detail.row.title)
            due = self._turns[key].due_on
            self._desk.run(self._refuse, label, occurrences.finish_turn, self._detail.row.id, due)

    def _ask(self, key: int) -> None:
        """Ask why a turn is left out."""
        self._skipping = self._turns[key]
        self.prompt.ask(f"Why is the turn of {self._day(key)} skipped?")

    def _reopen(self, key: int) -> None:
        """Take back how a turn ended."""
        if self._detail is not None:
            label = labels.did(f"Reopened the turn of {self._day(key)} of", self._detail.row.title)
            due = self._turns[key].due_on
            self._desk.run(self._refuse, label, occurrences.reopen_turn, self._detail.row.id, due)

    def _on_prompt_accepted(self, why: str) -> None:
        if self._detail is not None and self._skipping is not None:
            due = self._skipping.due_on
            label = labels.did(f"Skipped the turn of {self._day(due.toordinal())} of", self._detail.row.title)
            self._desk.run(self.prompt.show_error, label, occurrences.skip_turn, self._detail.row.id, due, why)

    def _day(self, key: int) -> str:
        """Return the day of a turn as it is said."""
        return say_date(self._turns[key].due_on, self._desk.clock.today())

    def _refuse(self, sentence: str) -> None:
        """Say why something was refused."""
        self._error.setText(sentence)
        self._error.show()
