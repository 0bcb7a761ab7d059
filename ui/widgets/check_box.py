"""The desk's check box. Imports Qt and `ui.theme`.

It is painted here because a style sheet could only show a picture file as its check mark, in a fixed colour.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import STILL_HERE
from ui.widgets.painted_button import ARROWS
from ui.widgets.toggle_is_click import ToggleIsClick

INSET = 3
"""Room around the square for the focus ring."""


class CheckBox(ToggleIsClick, QCheckBox):
    """A check box with words beside it."""

    def __init__(
        self, themes: ThemeManager, text: str = "", *, role: str = "accent", parent: QWidget | None = None
    ) -> None:
        """Make a check box.

        Args:
            themes: the colours.
            text: the words beside it, also its accessible name.
            role: the ground of a checked box; "green" where checked means met.
            parent: the widget it stands in.
        """
        super().__init__(text, parent)
        self._themes = themes
        self._role = role
        self._ring_visible = False
        self.watch_toggles()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if text:
            self.setAccessibleName(text)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @override
    def sizeHint(self) -> QSize:
        side = self._themes.metrics.px(16)
        words = self.fontMetrics().horizontalAdvance(self.text()) + self._themes.metrics.px(8) if self.text() else 0
        return QSize(side + 2 * INSET + words, max(side + 2 * INSET, self.fontMetrics().height() + 6))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in STILL_HERE:
            self._ring_visible = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            # Qt would walk to any neighbour with them; where they lead is for the owner to say.
            event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = self._themes.metrics.px(16)
        box = QRectF(INSET, (self.height() - side) // 2, side, side)
        self._paint_box(painter, box)
        painter.setPen(theme.text if self.isEnabled() else theme.text_disabled)
        words = QRect(round(box.right()) + self._themes.metrics.px(8), 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        """Paint the square, its check mark and the focus ring."""
        theme = self._themes.theme
        radius = box.width() / 4
        if self.hasFocus() and self._ring_visible:
            painter.setPen(QPen(theme.focus, 1.5))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(self._role) if self.isEnabled() else theme.text_disabled)
            painter.drawRoundedRect(box, radius, radius)
            inset = box.width() / 8
            self._themes.icons.paint(
                painter, box.adjusted(inset, inset, -inset, -inset), "check", "surface", stroke=3.0
            )
            return
        edge = theme.accent if self.underMouse() and self.isEnabled() else theme.text_muted
        painter.setPen(QPen(edge if self.isEnabled() else theme.text_disabled, 1.2))
        painter.setBrush(theme.surface_raised)
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), radius, radius)

    def _on_themes_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()
