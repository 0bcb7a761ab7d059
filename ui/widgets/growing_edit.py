"""A text field of several lines that grows with what is typed. Imports Qt and its siblings."""

from __future__ import annotations

import math
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.field_keys import ENTER, FieldKeys
from ui.widgets.text_label import TextLabel

MOST_LINES = 14
"""Lines after which it scrolls instead of growing."""

BELOW = 5
"""Pixels beneath a mark in the field."""


class GrowingEdit(FieldKeys, QPlainTextEdit):
    """Plain text over several lines. Tab leaves it, Enter breaks the line, Ctrl+Enter submits.

    Signals:
        submit_requested: Ctrl+Enter was pressed.
        left: the focus went to another control.
        cancel_requested: Esc was pressed.
        settled, draft_shown: as for `LineField`.
    """

    submit_requested = Signal()
    left = Signal()
    cancel_requested = Signal()
    settled = Signal()
    draft_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make an empty field, one line high."""
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_layout_document_size_changed)

    @override
    def sizeHint(self) -> QSize:
        lines = self.document().size().height()
        margins = 2 * self.document().documentMargin() + self.height() - self.viewport().height()
        return QSize(200, math.ceil(min(max(lines, 1), MOST_LINES) * self.fontMetrics().lineSpacing() + margins))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    @override
    def make_room(self, mark: TextLabel | None) -> None:
        self.setViewportMargins(0, 0, 0, 0 if mark is None else mark.sizeHint().height() + BELOW)
        self._place_mark()
        self.updateGeometry()

    def _place_mark(self) -> None:
        """Keep the mark at the lower right, beneath the text."""
        if self._mark is not None:
            hint = self._mark.sizeHint()
            self._mark.setGeometry(
                self.width() - hint.width() - 8, self.height() - hint.height() - BELOW, *hint.toTuple()
            )

    @override
    def submits(self, event: QKeyEvent) -> bool:
        return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_mark()
        self.updateGeometry()

    def _on_layout_document_size_changed(self) -> None:
        """Take the height of the text; scroll once it is too long to grow."""
        too_long = self.document().size().height() > MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)
        self.updateGeometry()
