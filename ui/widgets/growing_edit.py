"""A text field of several lines that grows with what is typed. Imports Qt and its siblings."""

from __future__ import annotations

import math
from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.widgets.field_keys import ENTER, FieldKeys

MOST_LINES = 14
"""Lines after which it scrolls instead of growing."""


class GrowingEdit(FieldKeys, QPlainTextEdit):
    """Plain text over several lines. Tab leaves it, Enter breaks the line, Ctrl+Enter submits.

    Signals:
        submit_requested: Ctrl+Enter was pressed.
        left: the focus went to another control.
        cancel_requested: Esc was pressed.
    """

    submit_requested = Signal()
    left = Signal()
    cancel_requested = Signal()

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
    def submits(self, event: QKeyEvent) -> bool:
        return event.key() in ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def _on_layout_document_size_changed(self) -> None:
        """Take the height of the text; scroll once it is too long to grow."""
        too_long = self.document().size().height() > MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if too_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)
        self.updateGeometry()
