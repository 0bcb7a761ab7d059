"""Asks for a promise's new day, who moved it and why, where the promise stands. Imports Qt, widgets and the theme."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.domain.promises import working_day
from csops_desktop.text.dates import WEEKDAYS, say_date
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

NO_DAY = "Say to which day."


class NewDay(NamedTuple):
    """A promise's new day, who moved it and why; the last two are empty for a first day."""

    day: date
    moved_by: str
    why: str


class MoveForm(QFrame):
    """A day and two lines. Enter saves, Esc cancels.

    Signals:
        accepted: move it so (`NewDay`). The receiver may refuse it with `show_error` before it returns.
        cancelled: the person thought better of it; the form is gone.
    """

    FIELDS = ("moved_by", "moved_why")
    """The names of its fields among those of a promise."""

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        """Make a hidden form."""
        super().__init__(parent)
        self._desk = desk
        self._refused = False
        self._first = False
        self._working: Sequence[int] = ()
        self._day: date | None = None
        self.setObjectName("move_form")
        self.setProperty("ground", "accent")
        self.day_edit = DateEdit(desk.themes, desk.clock, "New day", placeholder="15 Dec, +1w, Friday …")
        self.by_edit = LineField()
        self.why_edit = LineField()
        name_field(self.by_edit, self.FIELDS[0], "who moved")
        name_field(self.why_edit, self.FIELDS[1], "why to move")
        self._hint = TextLabel(role="small", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self.save_button = Button(desk.themes, "Move", "primary", small=True)
        self._cancel = Button(desk.themes, "Cancel", "quiet", small=True)
        self._labels: list[TextLabel] = []
        self._lay_out()
        self.hide()
        self.day_edit.committed.connect(self._on_day_edit_committed)
        for field in (self.day_edit.edit, self.by_edit, self.why_edit):
            field.submit_requested.connect(self.submit)
            field.cancel_requested.connect(self.cancel)
        self.save_button.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.cancel)

    def ask(self, day: date | None, moved_by: str, names: Sequence[str], working: Sequence[int]) -> None:
        """Show the form and bring the keyboard into it.

        Args:
            day: the present day; `None` where none was agreed on yet, so that nobody has to be named.
            moved_by: who most likely moved it.
            names: what is offered for that.
            working: ISO weekdays on which the person works, for a hint; may be empty.
        """
        self._first, self._working, self._day = day is None, working, None
        self.setAccessibleName("Agree on a day" if self._first else "Move to another day")
        self.save_button.say("Save" if self._first else "Move")
        self.day_edit.set_date(None)
        self.day_edit.edit.clear()
        self.by_edit.setText(moved_by)
        completer = QCompleter([*names, "me"], self.by_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.by_edit.setCompleter(completer)
        self.why_edit.clear()
        for widget in (*self._labels[1:], self.by_edit, self.why_edit):
            widget.setVisible(not self._first)
        self._hint.hide()
        self._error.hide()
        self.show()
        self.day_edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Refuse what was typed and say why; it stays."""
        self._refused = True
        self._error.setText(sentence)
        self._error.show()
        self.setAccessibleDescription(sentence)

    def submit(self) -> None:
        """Hand over what was typed, or go on to the field that is still empty."""
        # A day that is still being typed was committed by the field itself just before, or refused there.
        if self.day_edit.edit.isModified():
            self.day_edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._day is None:
            self.show_error(NO_DAY)
            self.day_edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self._first and not self.why_edit.text().strip():
            if self.why_edit.hasFocus():
                self.show_error("Say why: every slip is kept with its reason.")
            self.why_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._refused = False
        self._error.hide()
        self.accepted.emit(NewDay(self._day, self.by_edit.text().strip(), self.why_edit.text().strip()))
        if not self._refused:
            self.hide()

    def cancel(self) -> None:
        """Go without a change."""
        self.hide()
        self.cancelled.emit()

    def _lay_out(self) -> None:
        """Set the fields behind their labels, hint, error and buttons beneath."""
        self.by_edit.setAccessibleName("Moved by")
        self.by_edit.setObjectName("moved_by_edit")
        self.why_edit.setAccessibleName("Why it was moved")
        self.why_edit.setObjectName("moved_why_edit")
        self.why_edit.setPlaceholderText("One sentence")
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        fields = (("New day", self.day_edit), ("Moved by", self.by_edit), ("Why", self.why_edit))
        for line, (name, field) in enumerate(fields):
            label = TextLabel(name, "label")
            self._labels.append(label)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(grid)
        layout.addWidget(self._hint)
        layout.addWidget(self._error)
        layout.addLayout(buttons)

    def _on_day_edit_committed(self, day: date | None) -> None:
        """Keep the day, and say where it is none on which they work."""
        self._day = day
        self._error.hide()
        hint = "" if day is None else working_hint(day, self._working, self._desk.clock.today())
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


def working_hint(day: date, working: Sequence[int], today: date) -> str:
    """Return that somebody doesn't work on a day, and the nearest days on which they do; "" where they do."""
    if not working or day.isoweekday() in working:
        return ""
    before, after = working_day(day, working, forward=False), working_day(day, working)
    near = f"{say_date(before, today)} and {say_date(after, today)}"
    return f"They don't work on {WEEKDAYS[day.weekday()]}s; {near} are working days."
