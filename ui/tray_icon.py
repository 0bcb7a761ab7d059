"""The desk's icon in the tray, with the number of what is due painted on it. Imports Qt and `ui.theme`.

Each size is painted by itself: a large icon that the tray makes small would have a number that nobody can read. The
number stands on the accent, since red, yellow and green say a status and nothing else; and everything has an edge of
the other brightness, because a tray may be light or dark whatever the window is.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPainterPath, QPixmap

from csops_desktop.domain.status import Status
from ui.theme.shapes import paint_status
from ui.theme.theme import FONT_FAMILY
from ui.theme.tokens import Theme

SIZES = (16, 22, 24, 32, 44, 48, 64)
"""The sizes that trays ask for, and the double ones of dense screens."""

MOST = 99


def tray_icon(number: int, theme: Theme, *, paused: bool = False) -> QIcon:
    """Return the icon.

    Args:
        number: how much is due; 0 paints no badge.
        theme: the colours.
        paused: reminders are paused; two bars stand in the mark.
    """
    icon = QIcon()
    for side in SIZES:
        icon.addPixmap(tray_pixmap(side, number, theme, paused=paused))
    return icon


def tray_pixmap(side: int, number: int, theme: Theme, *, paused: bool = False) -> QPixmap:
    """Return the icon as a picture of `side` pixels; the other arguments are those of `tray_icon`."""
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_mark(painter, side, theme, paused=paused, small=number > 0)
    if number > 0:
        _paint_badge(painter, side, str(min(number, MOST)), theme)
    painter.end()
    return pixmap


def _paint_mark(painter: QPainter, side: int, theme: Theme, *, paused: bool, small: bool) -> None:
    """Paint the product's circle: in the middle, or at the upper left to leave room for a badge."""
    width = side * (0.72 if small else 0.88)
    offset = 0.0 if small else (side - width) / 2
    mark = QRectF(offset, offset, width, width)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent_text)
    painter.drawEllipse(mark)
    inset = max(1.0, side / 22)
    inner = mark.adjusted(inset, inset, -inset, -inset)
    paint_status(painter, inner, Status.GREEN, theme)
    if paused:
        painter.setBrush(theme.accent_text)
        bar, high = inner.width() * 0.16, inner.height() * 0.44
        for x in (inner.center().x() - bar * 1.5, inner.center().x() + bar * 0.5):
            painter.drawRect(QRectF(x, inner.center().y() - high / 2, bar, high))


def _paint_badge(painter: QPainter, side: int, text: str, theme: Theme) -> None:
    """Paint a number at the lower right, as large as it can stand there."""
    high = round(side * (0.66 if side <= 24 else 0.6))
    wide = high if len(text) == 1 else min(side, round(high * 1.4))
    edge = max(1.0, side / 24)
    badge = QRectF(side - wide, side - high, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.accent_text)
    painter.drawRoundedRect(badge, high / 2, high / 2)
    inner = badge.adjusted(edge, edge, -edge, -edge)
    painter.setBrush(theme.accent)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
    font = QFont(FONT_FAMILY)
    font.setPixelSize(100)
    font.setWeight(QFont.Weight.DemiBold)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    # As a path it fills the badge exactly; a font of six pixels would be set by its hints.
    bounds = path.boundingRect()
    scale = min(inner.height() * 0.74 / bounds.height(), inner.width() * 0.78 / bounds.width())
    painter.translate(inner.center())
    painter.scale(scale, scale)
    painter.translate(-QPointF(bounds.center()))
    painter.fillPath(path, theme.accent_text)
    painter.resetTransform()
