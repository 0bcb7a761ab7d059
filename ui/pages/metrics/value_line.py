"""The line in which a value is typed: the number, the day, a note, one Enter. Imports Qt, the core's texts, widgets."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.errors import UserError
from csops_desktop.queries.metric_rows import Point
from csops_desktop.text.dates import MONTHS, parse_past_date
from csops_desktop.text.numbers import parse_number, type_number
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

NARROW = 430
"""Below this width, in the drawing's pixels, note and buttons stand in a second line."""


class TypedValue(NamedTuple):
    """What was typed."""

    value: float
    day: date
    note: str


class ValueLine(QWidget):
    """Three fields and a button; the same line changes a value that is there.

    Signals:
        submitted: this is to be kept (`TypedValue`). The receiver calls `clear`, or `show_error`.
        cancelled: the value that was to be changed stays as it is.
    """

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._clock = clock
        self._changing: Point | None = None
        self.number_edit = self._field("Value", "Value")
        self.day_edit = self._field("Day of the value", "today")
        self.note_edit = self._field("Note on the value", "Note")
        self.add_button = Button(themes, "Add", "primary", icon="add", small=True)
        self.add_button.setObjectName("add_value_button")
        self.cancel_button = Button(themes, "Cancel", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.add_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel)
        self.cancel_button.hide()
        self._error.hide()

    @property
    def changing(self) -> Point | None:
        """The value that is being changed, `None` while a new one is typed."""
        return self._changing

    def change(self, point: Point) -> None:
        """Put a value that is there into the fields."""
        self._changing = point
        assert point.value is not None
        self.number_edit.setText(type_number(point.value))
        self.day_edit.setText(f"{point.day.day} {MONTHS[point.day.month - 1][:3]} {point.day.year}")
        self.note_edit.setText(" ".join(point.note.split()))
        self.add_button.say("Change")
        self.cancel_button.show()
        self.show_error("")
        self.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.number_edit.selectAll()

    def clear(self) -> None:
        """Empty the fields for the next value."""
        self._changing = None
        for field in (self.number_edit, self.day_edit, self.note_edit):
            field.setText("")
        self.add_button.say("Add")
        self.cancel_button.hide()
        self.show_error("")

    def cancel(self) -> None:
        """Give up what is typed."""
        self.clear()
        self.cancelled.emit()

    def submit(self) -> None:
        """Read the fields, and say what is wrong with them or that they are to be kept."""
        if not self.number_edit.text().strip() and self._changing is None and not self.day_edit.text().strip():
            self.show_error("Write a number.")
            self.number_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wrong = self.number_edit
        try:
            value = parse_number(self.number_edit.text())
            wrong = self.day_edit
            day = parse_past_date(self.day_edit.text(), self._clock.today()) or self._clock.today()
        except UserError as error:
            self.show_error(str(error))
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.submitted.emit(TypedValue(value, day, self.note_edit.text().strip()))

    def show_error(self, sentence: str) -> None:
        """Say beneath the fields why it was not taken; "" takes that back."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.number_edit.setAccessibleDescription(sentence)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _field(self, name: str, placeholder: str) -> LineField:
        """Return a field; Enter in any of them keeps the value."""
        field = LineField()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.setObjectName(name.split()[0].lower() + "_edit")
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.cancel)
        return field

    def _lay_out(self) -> None:
        """Set the fields beside each other; the second part goes below where it is narrow."""
        first = QHBoxLayout()
        first.addWidget(self.number_edit, 1)
        first.addWidget(self.day_edit, 1)
        second = QHBoxLayout()
        second.addWidget(self.note_edit, 1)
        second.addWidget(self.add_button)
        second.addWidget(self.cancel_button)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in (first, second):
            part.setSpacing(6)
            self._parts.addLayout(part, 1)
        self._parts.setSpacing(6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._parts)
        layout.addWidget(self._error)

    def _fit(self) -> None:
        """Set the parts beside each other, or below."""
        narrow = self.width() < self._themes.metrics.px(NARROW)
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._parts.direction() != wanted:
            self._parts.setDirection(wanted)
