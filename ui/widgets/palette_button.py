"""The button that looks like a search field and opens Ctrl+K. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton

WIDEST = 230
READABLE = 120
"""Between these widths it says its words, in the drawing's pixels."""

NARROWEST = 40
"""Where there is no room for the words, only the magnifier stays, in the drawing's pixels."""


class PaletteButton(PaintedButton):
    """A sunk field with a magnifier, words and the key that does the same."""

    def __init__(self, themes: ThemeManager, words: str, key: str, parent: QWidget | None = None) -> None:
        """Make one.

        Args:
            themes: the colours and fonts.
            words: what it is for, also the accessible name.
            key: the key combination, as shown at its right end.
            parent: the widget it stands in.
        """
        super().__init__(themes, parent)
        self._words = words
        self._key = key
        self.setObjectName("palette_button")
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({key})")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def take_room(self, room: int) -> None:
        """Take at most `room` pixels: as drawn, shorter while the words are worth reading, else the magnifier alone."""
        px = self.themes.metrics.px
        width = min(room, px(WIDEST)) if room >= px(READABLE) else px(NARROWEST)
        if width != self.maximumWidth() or width != self.minimumWidth():
            self.setFixedWidth(width)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(WIDEST), self.themes.metrics.control)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(NARROWEST), self.themes.metrics.control)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, metrics = self.themes.theme, self.themes.metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.focus, 2) if self.hasFocus() else QPen(theme.line, 1))
        painter.setBrush(theme.hover if self.underMouse() else theme.sunk if theme.dark else theme.background)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        side, pad = metrics.px(14), metrics.px(10)
        if self.width() < metrics.px(READABLE):
            pad = (self.width() - side) // 2
        self.themes.icons.paint(painter, QRectF(pad, (self.height() - side) / 2, side, side), "search", "text_muted")
        if self.width() < metrics.px(READABLE):
            return
        room = self.rect().adjusted(pad + side + metrics.px(8), 0, -pad, 0)
        room.setRight(self._paint_key(painter, room) - metrics.px(6))
        font = self.themes.font("text")
        words = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        if len(words) > 2:
            painter.setFont(font)
            painter.setPen(theme.text_muted)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_key(self, painter: QPainter, room: QRect) -> int:
        """Paint the key at the right where there is room; return where it begins."""
        font = self.themes.font("small")
        width = QFontMetrics(font).horizontalAdvance(self._key) + self.themes.metrics.px(10)
        if room.width() < width * 2:
            return room.right()
        height = self.themes.metrics.px(18)
        box = QRectF(room.right() - width, (self.height() - height) / 2, width, height)
        painter.setPen(QPen(self.themes.theme.line, 1))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(self.themes.theme.text_muted)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)
        return round(box.left())
