"""A number field with the desk's chevrons, which a style sheet could only show as pictures. Imports Qt, `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

from ui.theme.theme import ThemeManager

TEXT_INSET = 8
"""Pixels by which the number stands in line with the text of other fields."""


class SpinBox(QSpinBox):
    """A whole number, typed or stepped with the arrow keys."""

    def __init__(self, themes: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        """Make one; its range is Qt's 0 to 99 until set.

        Args:
            themes: paints the chevrons.
            name: the accessible name: what is counted here.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)
        # A style sheet's padding is not heeded here: its frame is that of the spin box, the text stands in a line edit.
        self.lineEdit().setTextMargins(TEXT_INSET, 0, 0, 0)

    @override
    def sizeHint(self) -> QSize:
        # Fusion would add room for a frame that isn't there.
        return QSize(super().sizeHint().width(), self._themes.metrics.control)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self._themes.metrics.control)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._themes.metrics.px(12)
        left, middle = self.width() - side - 8, self.height() / 2
        role = "text_muted" if self.isEnabled() else "text_disabled"
        painter = QPainter(self)
        self._themes.icons.paint(painter, QRectF(left, middle - side, side, side), "chevron-up", role)
        self._themes.icons.paint(painter, QRectF(left, middle, side, side), "chevron-down", role)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change a number on the way.
        event.ignore()
