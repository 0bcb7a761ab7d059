"""A key combination as a row of key caps. Imports Qt and `ui.theme`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import ThemeManager


def split_keys(keys: str) -> list[str]:
    """Return the keys of a combination: "Ctrl+Shift++" is Ctrl, Shift and +."""
    if keys.endswith("++"):
        return [*keys.removesuffix("++").split("+"), "+"]
    return keys.split("+") if keys not in ("", "+") else list(keys)


def paint_caps(painter: QPainter, rect: QRectF, keys: str, themes: ThemeManager) -> float:
    """Paint a combination at the right end of a rectangle and return where it begins.

    Args:
        painter: stands on the target; its font, pen and brush are changed.
        rect: the room; the caps stand in the middle of its height.
        keys: the combination, "Ctrl+K".
        themes: the colours and measures.
    """
    theme, px = themes.theme, themes.metrics.px
    font = themes.font("small")
    metrics = QFontMetrics(font)
    right = rect.right()
    painter.setFont(font)
    for key in reversed(split_keys(keys)):
        width, height = max(metrics.horizontalAdvance(key) + px(10), px(20)), px(19)
        cap = QRectF(round(right - width), round(rect.top() + (rect.height() - height) / 2), width, height)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.sunk)
        painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(theme.text_muted)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        right -= width + px(4)
    return right


def caps_width(keys: str, themes: ThemeManager) -> int:
    """Return the width that a combination takes, in pixels."""
    metrics, px = QFontMetrics(themes.font("small")), themes.metrics.px
    return sum(max(metrics.horizontalAdvance(key) + px(10), px(20)) + px(4) for key in split_keys(keys))


class KeyLine(QWidget):
    """What a key does, and the key: one line of the sheet. Read as "Redo, Ctrl+Shift+Z or Ctrl+Y"."""

    def __init__(self, themes: ThemeManager, words: str, keys: Sequence[str]) -> None:
        """Show both.

        Args:
            themes: the colours and measures.
            words: what it does.
            keys: the combinations that do it.
        """
        super().__init__()
        self._themes = themes
        self._words = words
        self._keys = keys
        self.setAccessibleName(f"{words}, {' or '.join(keys)}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        px = self._themes.metrics.px
        words = QFontMetrics(self._themes.font("text")).horizontalAdvance(self._words)
        caps = sum(caps_width(keys, self._themes) + px(20) for keys in self._keys)
        return QSize(words + caps, px(27))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(120), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        for at, keys in enumerate(reversed(self._keys)):
            if at:
                self._paint_or(painter, rect)
            rect.setRight(paint_caps(painter, rect, keys, self._themes))
        rect.setRight(rect.right() - self._themes.metrics.px(6))
        font = self._themes.font("text")
        painter.setFont(font)
        painter.setPen(self._themes.theme.text)
        shown = QFontMetrics(font).elidedText(self._words, Qt.TextElideMode.ElideRight, int(rect.width()))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_or(self, painter: QPainter, rect: QRectF) -> None:
        """Paint the word between two combinations, and take its room off the rectangle."""
        font = self._themes.font("small")
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "or")
        rect.setRight(rect.right() - QFontMetrics(font).horizontalAdvance("or") - self._themes.metrics.px(4))
