"""The shapes that say a status without its colour, the watermelon's hatched edge, and the trend's arrow.

Painted by hand on whatever the painter stands on, so that a card, a button and a deck preview show the same marks.
Imports Qt, its siblings and the core's domain.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from csops_desktop.domain.status import Status, Trend
from ui.theme.tokens import Theme

_HATCH_STEP = 7.0
"""Distance of the hatch's stripes along the edge, in device-independent pixels."""

_RING_DASHES = 8
"""Dashes of the ring that stands for "not rated"."""

_TREND_LINES: dict[Trend, tuple[tuple[tuple[float, float], ...], ...]] = {
    Trend.WORSENING: (((2, 7), (8.5, 13.5), (13.5, 8.5), (22, 17)), ((16, 17), (22, 17), (22, 11))),
    Trend.IMPROVING: (((2, 17), (8.5, 10.5), (13.5, 15.5), (22, 7)), ((16, 7), (22, 7), (22, 13))),
    Trend.STEADY: (((5, 12), (19, 12)),),
}
"""The lines of the trend marks on a square of 24, the same as in the icons trend-down, trend-up and steady."""


def paint_status(painter: QPainter, rect: QRectF, status: Status, theme: Theme) -> None:
    """Paint a status: red octagon, yellow triangle, green circle, dashed ring for not rated.

    Args:
        painter: stands on the target; its state is kept.
        rect: the square of the mark, 12 × 12 at scale 1.
        status: what to say.
        theme: the colours.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.status(status).shape)
    if status is Status.RED:
        painter.drawPolygon(_octagon(rect))
    elif status is Status.YELLOW:
        painter.drawPolygon(_triangle(rect))
    elif status is Status.GREEN:
        painter.drawEllipse(rect)
    else:
        _paint_ring(painter, rect, theme)
    painter.restore()


def paint_hatch(painter: QPainter, rect: QRectF, theme: Theme, radius: float = 0.0) -> None:
    """Paint the watermelon's edge: red stripes along the left side of a card, green outside and red inside.

    Args:
        painter: stands on the target; its state is kept.
        rect: the strip, as high as the card and about 6 pixels wide.
        theme: the colours.
        radius: the corner radius of the card, so that the strip follows its left corners.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clip = QPainterPath()
    clip.addRoundedRect(rect.adjusted(0, 0, radius * 2, 0), radius, radius)
    strip = QPainterPath()
    strip.addRect(rect)
    painter.setClipPath(clip.intersected(strip), Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.red_soft)
    painter.drawRect(rect)
    painter.setBrush(theme.red)
    rise = rect.width()
    thick = _HATCH_STEP / 2
    y = rect.top()
    while y < rect.bottom() + rise:
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(rect.left(), y),
                    QPointF(rect.right(), y - rise),
                    QPointF(rect.right(), y - rise + thick),
                    QPointF(rect.left(), y + thick),
                ]
            )
        )
        y += _HATCH_STEP
    painter.restore()


def paint_trend(painter: QPainter, rect: QRectF, trend: Trend, theme: Theme) -> None:
    """Paint the arrow of a trend in the muted text colour; the word stands beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    pen = QPen(theme.text_muted, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in _TREND_LINES[trend]:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in line]))
    painter.restore()


def _octagon(rect: QRectF) -> QPolygonF:
    """Return a regular octagon that touches the sides of `rect`, a flat side on top."""
    corner = rect.width() / (2 + math.sqrt(2))
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    return QPolygonF(
        [
            QPointF(left + corner, top),
            QPointF(right - corner, top),
            QPointF(right, top + corner),
            QPointF(right, bottom - corner),
            QPointF(right - corner, bottom),
            QPointF(left + corner, bottom),
            QPointF(left, bottom - corner),
            QPointF(left, top + corner),
        ]
    )


def _triangle(rect: QRectF) -> QPolygonF:
    """Return a triangle that stands on the lower side of `rect`."""
    top = rect.top() + rect.height() * 0.04
    base = rect.bottom() - rect.height() * 0.04
    return QPolygonF([QPointF(rect.center().x(), top), QPointF(rect.right(), base), QPointF(rect.left(), base)])


def _paint_ring(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint the dashed ring."""
    width = rect.width() / 7
    pen = QPen(theme.not_rated, width)
    dash = math.pi * (rect.width() - width) / width / _RING_DASHES / 2
    pen.setDashPattern([dash, dash])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))
