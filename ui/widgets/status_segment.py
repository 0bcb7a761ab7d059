"""One segment of the status picker. Imports Qt, `ui.theme` and the core's domain."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from csops_desktop.domain.status import Status
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton


class StatusSegment(PaintedButton):
    """A status by shape and word, on its own soft ground while it is the chosen one."""

    def __init__(self, themes: ThemeManager, status: Status, parent: QWidget | None = None) -> None:
        """Stand for `status`."""
        super().__init__(themes, parent)
        self.status = status
        self.first = False
        self.last = False
        self.setCheckable(True)
        self.setText(status.heading)
        self.setAccessibleName(status.heading)
        self.setObjectName(f"status_{status.value.replace('-', '_')}")

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + self.themes.metrics.px(44), self.themes.metrics.control)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width() - self.themes.metrics.px(20), self.themes.metrics.control)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, colours = self.themes.theme, self.themes.theme.status(self.status)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = self._outline()
        ground = theme.hover if self.underMouse() and self.isEnabled() else theme.surface
        painter.fillPath(outline, colours.soft if self.isChecked() else ground)
        painter.setPen(QPen(theme.line, 1))
        painter.drawPath(outline)
        font = self._font()
        side, gap = self.themes.metrics.mark, self.themes.metrics.px(6)
        words = QFontMetrics(font).horizontalAdvance(self.text())
        left = (self.width() - words - side - gap) / 2
        paint_status(painter, QRectF(round(left), (self.height() - side) // 2, side, side), self.status, theme)
        painter.setFont(font)
        painter.setPen(colours.text if self.isChecked() else theme.text_muted)
        room = QRectF(left + side + gap, 0, words + 2, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        self.paint_ring(painter, self.themes.metrics.radius_small - 1)

    def _font(self) -> QFont:
        """Return the semibold text font."""
        font = self.themes.font("text")
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _outline(self) -> QPainterPath:
        """Return the segment's shape: round at the picker's two ends, straight between, sharing the lines between."""
        radius = self.themes.metrics.radius_small
        box = QRectF(self.rect()).adjusted(0.5 if self.first else -0.5, 0.5, -0.5, -0.5)
        if not (self.first or self.last):
            path = QPainterPath()
            path.addRect(box)
            return path
        round_box = box.adjusted(0 if self.first else -2 * radius, 0, 0 if self.last else 2 * radius, 0)
        path, straight = QPainterPath(), QPainterPath()
        path.addRoundedRect(round_box, radius, radius)
        straight.addRect(box)
        return path.intersected(straight)
