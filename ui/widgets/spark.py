"""A line of numbers as small as a word: how it went, without a scale. Imports Qt, the core's domain and the theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from csops_desktop.domain.axis import thinned
from ui.theme.tokens import Theme


def paint_spark(painter: QPainter, rect: QRectF, values: Sequence[float], theme: Theme) -> None:
    """Paint a line through the values with a dot on the last one; a single value is only the dot.

    Args:
        painter: stands on the target; its state is kept.
        rect: where.
        values: oldest first; none paints nothing.
        theme: the colours.
    """
    if not values:
        return
    low, high = min(values), max(values)
    span = high - low or 1.0
    flat = high == low
    last = max(len(values) - 1, 1)
    points = thinned([(float(at), value) for at, value in enumerate(values)], max(1, int(rect.width())))
    placed = [
        QPointF(
            rect.left() + (x / last if len(values) > 1 else 1.0) * rect.width(),
            rect.center().y() if flat else rect.bottom() - (y - low) / span * rect.height(),
        )
        for x, y in points
    ]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.text_muted, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(placed))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent)
    painter.drawEllipse(placed[-1], 2.5, 2.5)
    painter.restore()
