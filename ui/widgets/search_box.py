"""A search or filter field: magnifier at the left, the key that leads here at the right. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme.theme import ThemeManager


class SearchBox(QLineEdit):
    """A line edit that says what it searches. Esc clears it; on an empty one Esc is left to whoever it stands in."""

    def __init__(
        self, themes: ThemeManager, placeholder: str, *, key_hint: str = "", parent: QWidget | None = None
    ) -> None:
        """Make an empty field.

        Args:
            themes: paints the magnifier.
            placeholder: what is searched, also the accessible name: "Filter cards".
            key_hint: the shortcut that leads here, shown while the field is empty: "Ctrl K".
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._key_hint = key_hint
        self.setProperty("kind", "search")
        self.setObjectName("search_box")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(230 if self._key_hint else 190), super().sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                event.ignore()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._themes.metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(15)
        square = QRectF(px(10), (self.height() - side) // 2, side, side)
        self._themes.icons.paint(painter, square, "search", "text_muted")
        if self._key_hint and not self.text():
            self._paint_hint(painter)

    def _paint_hint(self, painter: QPainter) -> None:
        """Paint the shortcut as a key cap."""
        px, theme = self._themes.metrics.px, self._themes.theme
        font = self._themes.font("small")
        font.setPixelSize(px(11))
        width = QFontMetrics(font).horizontalAdvance(self._key_hint) + px(10)
        cap = QRectF(self.width() - width - px(10), (self.height() - px(17)) // 2, width, px(17)).adjusted(
            0.5, 0.5, -0.5, -0.5
        )
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.surface if not theme.dark else theme.background)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setFont(font)
        painter.setPen(theme.text_muted)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key_hint)
