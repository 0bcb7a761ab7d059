"""A line edit that says when the person is done with it. Imports Qt and its siblings."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.field_keys import STILL_HERE, FieldKeys


class LineField(FieldKeys, QLineEdit):
    """One line of text.

    Signals:
        submit_requested: Enter was pressed.
        entered: the focus came here by the keyboard or the mouse.
        left: the focus went to another control.
        cancel_requested: Esc was pressed.
    """

    submit_requested = Signal()
    entered = Signal()
    left = Signal()
    cancel_requested = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in STILL_HERE:
            self.entered.emit()
