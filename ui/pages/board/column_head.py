"""The head of a column: shape, name, count and a line in the column's colour. Imports Qt and the theme."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csops_desktop.domain.status import Status, count
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager

LINE_STRENGTH = 0.6
"""How much of the status colour the line has: the shape beside it carries the colour, the line only echoes it."""


class ColumnHead(QWidget):
    """Says what a column holds.

    Args:
        status: the column's colour.
        manager: the theme.
    """

    def __init__(self, status: Status, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = status
        self._manager = manager
        self._count = ""
        self.setObjectName(f"head_{status.name.lower()}")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        manager.theme_changed.connect(self._on_manager_theme_changed)
        self.show_count(0, 0)

    @property
    def text(self) -> str:
        """The count as it stands in the head: "12", or "3 of 12" while cards are hidden."""
        return self._count

    def show_count(self, shown: int, total: int) -> None:
        """Say how many cards are shown, of how many."""
        self._count = str(total) if shown == total else f"{shown} of {total}"
        self.setAccessibleName(f"{self.status.heading}, {self._count if shown != total else count(total, 'card')}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._manager.metrics.px(120), self._manager.metrics.px(30))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        manager, theme = self._manager, self._manager.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = manager.metrics.px(13)
        middle = self.height() / 2
        paint_status(painter, QRectF(4, middle - side / 2, side, side), self.status, theme)
        font = manager.font("label")
        font.setPixelSize(manager.metrics.text)
        metrics = QFontMetricsF(font)
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        x = 4.0 + side + 8
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(QPointF(x, baseline), self.status.heading)
        x += metrics.horizontalAdvance(self.status.heading) + 7
        font = manager.font("text")
        painter.setFont(font)
        painter.setPen(theme.text_muted)
        painter.drawText(QPointF(x, baseline), self._count)
        self._paint_line(painter, x + QFontMetricsF(font).horizontalAdvance(self._count) + 10, middle)

    def _paint_line(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line up to the right edge."""
        colour = QColor(self._manager.theme.status(self.status).shape)
        colour.setAlphaF(LINE_STRENGTH)
        pen = QPen(colour, 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if x < self.width() - 6:
            painter.drawLine(QPointF(x, y), QPointF(self.width() - 4, y))

    def _on_manager_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()
