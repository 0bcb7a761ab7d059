"""Asks why a request is declined and when it is looked at again; both are required. Imports Qt and widgets."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.domain.requests import usual_revisit
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import keep_when_hidden, name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class DeclineForm(QFrame):
    """A reason, a day, one button. Enter in the reason declines, Esc goes.

    Signals:
        submitted(reason, day): as typed; the receiver refuses it with `show_error` before it returns.
        cancelled: nothing is declined.
    """

    submitted = Signal(str, object)
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day: date | None = None
        self.setObjectName("reason_prompt")
        self.setAccessibleName("Decline")
        self.reason_edit = LineField()
        self.reason_edit.setObjectName("decline_reason")
        self.reason_edit.setAccessibleName("Why it is declined")
        name_field(self.reason_edit, "decline", "why to decline")
        self.reason_edit.setPlaceholderText("Why? Whoever asked will read it.")
        self.day_edit = DateEdit(themes, clock, "Look at it again", placeholder="When to look at it again")
        self.decline_button = Button(themes, "Decline", "primary", small=True)
        self.cancel_button = Button(themes, "Cancel", "quiet", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.hide()
        self.reason_edit.submit_requested.connect(self._on_submit_requested)
        self.reason_edit.cancel_requested.connect(self.cancel)
        self.day_edit.committed.connect(self._on_day_edit_committed)
        self.decline_button.clicked.connect(self._on_submit_requested)
        self.cancel_button.clicked.connect(self.cancel)

    def ask(self) -> None:
        """Show it empty and bring the keyboard to the reason."""
        keep_when_hidden(self, kept=False)
        self._day = usual_revisit(self._clock.today())
        self.reason_edit.setText("")
        self.day_edit.set_date(self._day)
        self._error.hide()
        self.show()
        self.reason_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why it was not taken; what was typed stays."""
        self._error.setText(sentence)
        self._error.show()
        self.reason_edit.setAccessibleDescription(sentence)
        self.reason_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Go; nothing is declined."""
        self.hide()
        self.cancelled.emit()

    def _lay_out(self) -> None:
        """Set the two fields over the buttons."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate((("Why", self.reason_edit), ("Again on", self.day_edit))):
            grid.addWidget(TextLabel(name, "label"), row, 0)
            grid.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.decline_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(TextLabel("Decline it", "strong"))
        layout.addLayout(grid)
        layout.addWidget(self._error)
        layout.addLayout(buttons)

    def _on_day_edit_committed(self, day: date | None) -> None:
        self._day = day
        self.day_edit.set_date(day)

    def _on_submit_requested(self) -> None:
        self.submitted.emit(self.reason_edit.text(), self._day)
