"""A line edit that says when the person is done with it. Imports Qt and its siblings."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.widgets.field_keys import STILL_HERE, FieldKeys
from ui.widgets.text_label import TextLabel

GAP = 8
"""Pixels before and behind a mark in the field."""


class LineField(FieldKeys, QLineEdit):
    """One line of text.

    Signals:
        submit_requested: Enter was pressed.
        entered: the focus came here by the keyboard or the mouse.
        left: the focus went to another control.
        cancel_requested: Esc was pressed.
        settled: what stands in it is stored now; to be emitted by a form that stays open when it is saved.
        draft_shown: a text that was not saved the last time stands in it again; what there is to say about that.
    """

    submit_requested = Signal()
    entered = Signal()
    left = Signal()
    cancel_requested = Signal()
    settled = Signal()
    draft_shown = Signal(str)

    @override
    def make_room(self, mark: TextLabel | None) -> None:
        margins = self.textMargins()
        margins.setRight(0 if mark is None else mark.sizeHint().width() + 2 * GAP)
        self.setTextMargins(margins)
        self._place_mark()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_mark()

    def _place_mark(self) -> None:
        """Keep the mark at the right end."""
        if self._mark is not None:
            self._mark.resize(self._mark.sizeHint().width(), self.height())
            self._mark.move(self.width() - self._mark.width() - GAP, 0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in STILL_HERE:
            self.entered.emit()
