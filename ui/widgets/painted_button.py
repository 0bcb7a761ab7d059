"""The base of buttons that paint themselves: hover, a focus ring for the keyboard, and the theme's changes.

A style sheet can't draw shapes, badges or wrapped text. Imports Qt and `ui.theme`.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import STILL_HERE, is_plain_enter
from ui.widgets.toggle_is_click import ToggleIsClick

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class PaintedButton(ToggleIsClick, QAbstractButton):
    """A button whose look is its subclass's `paintEvent`.

    A checked state is set by its owner alone: a click is a wish, the answer comes back through `setChecked`.
    """

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        """Paint in the colours of `themes`."""
        super().__init__(parent)
        self.themes = themes
        self.ring_visible = False
        self.watch_toggles()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def paint_ring(self, painter: QPainter, radius: float, inset: float = 1.0) -> None:
        """Paint the focus ring where the keyboard brought the focus here; a mouse click needs none.

        Args:
            painter: stands on this widget.
            radius: of the ring's corners.
            inset: distance from the widget's edge.
        """
        if not (self.ring_visible and self.hasFocus()):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.themes.theme.focus, 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)

    @override
    def nextCheckState(self) -> None:
        """Leave the checked state to the owner."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in STILL_HERE:
            self.ring_visible = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.click()
        elif event.key() in ARROWS:
            # Qt would walk to any neighbour with them; where they lead is for the owner to say.
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def _on_themes_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()
