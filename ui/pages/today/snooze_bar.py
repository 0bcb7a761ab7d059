"""Asks until which day something is put off, or to which day it is moved. Imports Qt, `ui.theme` and widgets."""

from __future__ import annotations

from datetime import date
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.clock import Clock
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.text_label import TextLabel

PUT_OFF = "Put it off until"

WIDTH = 340
"""Of the bar, in the drawing's pixels."""


class SnoozeBar(QFrame):
    """A day and a way out. Enter takes the day, Esc goes.

    Signals:
        chosen: this `date`. The receiver may refuse it with `show_error` before it returns; else the bar goes.
        cancelled: the person thought better of it; the bar is gone.
    """

    chosen = Signal(object)
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        """Make a hidden bar."""
        super().__init__(parent)
        self._themes = themes
        self._refused = False
        self._title = TextLabel(PUT_OFF, "strong")
        self.day_edit = DateEdit(
            themes, clock, PUT_OFF, placeholder="15 Dec, +2w, Friday", calendar_name="Choose the day"
        )
        self._cancel = Button(themes, "Cancel", "quiet", small=True)
        # The bar for sentences looks the same.
        self.setObjectName("reason_prompt")
        buttons = QHBoxLayout()
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self.day_edit)
        layout.addLayout(buttons)
        self.hide()
        self.day_edit.committed.connect(self._on_day_edit_committed)
        # The field takes Esc for itself; here it means the whole question.
        self.day_edit.edit.cancel_requested.connect(self.cancel)
        self._cancel.clicked.connect(self.cancel)

    def content_width(self) -> int:
        """Return how wide it wants to be."""
        return self._themes.metrics.px(WIDTH)

    def ask(self, question: str = PUT_OFF) -> None:
        """Show an empty field below the question and bring the keyboard to it."""
        self._title.setText(question)
        self.setAccessibleName(question)
        self.day_edit.edit.setAccessibleName(question)
        self.day_edit.set_date(None)
        self.show()
        self.day_edit.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Refuse the day and say why."""
        self._refused = True
        self.day_edit.show_error(sentence)

    def cancel(self) -> None:
        """Go without an answer."""
        self.hide()
        self.cancelled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def _on_day_edit_committed(self, day: date | None) -> None:
        if day is None:
            return
        self._refused = False
        self.chosen.emit(day)
        if not self._refused:
            self.hide()
