"""The one family of thin-line icons, coloured by role at the moment of painting. Imports Qt and the core's assets.

An icon is read when it is first painted, kept as a path, and painted at the pixel density of its screen; so it costs
nothing before it is seen, is sharp everywhere, and takes on a new theme by itself. The strokes are read by
`svg_path`, since loading QtSvg cost the idle window 4.4 MB and the first eight icons 17 ms against 3 ms.
The files are from Lucide (ISC licence, beside them), with the stroke set to 1.75 on 24.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPainterPath, QPen, QPixmap

from csops_desktop.assets import asset
from ui.theme.svg_path import icon_path

ICON_GRID = 24
"""The side of the square on which the icons are drawn."""

STROKE = 1.75
"""The width of their lines on that square."""


class Icons:
    """Reads, paints and remembers icons."""

    def __init__(self, colour_of: Callable[[str], QColor]) -> None:
        """Take colours from `colour_of`, which is asked with a role at each painting."""
        self._colour_of = colour_of
        self._paths: dict[str, QPainterPath] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}

    def icon(self, name: str, role: str = "text_muted") -> QIcon:
        """Return an icon for a button or an action.

        Args:
            name: the file's stem in `resources/icons`.
            role: its colour role; a disabled control shows it in `text_disabled`.
        """
        return QIcon(_IconEngine(self, name, role))

    def pixmap(self, name: str, size: int, role: str = "text_muted", ratio: float = 1.0) -> QPixmap:
        """Return the icon as a picture of `size` device-independent pixels at a device pixel ratio; it is cached."""
        key = (name, size, role, ratio)
        if key not in self._pixmaps:
            pixmap = QPixmap(round(size * ratio), round(size * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            self.paint(painter, QRectF(0, 0, size, size), name, role)
            painter.end()
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def paint(self, painter: QPainter, rect: QRectF, name: str, role: str, stroke: float = STROKE) -> None:
        """Paint an icon into a square; `stroke` is the width of its lines on the grid of 24."""
        if name not in self._paths:
            self._paths[name] = icon_path(asset(f"icons/{name}.svg").read_text("utf-8"))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / ICON_GRID, rect.height() / ICON_GRID)
        pen = QPen(self._colour_of(role), stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(self._paths[name], pen)
        painter.restore()

    def forget(self) -> None:
        """Drop the painted pictures: the colours changed."""
        self._pixmaps.clear()


class _IconEngine(QIconEngine):
    """Paints one icon in the colour its role has now."""

    def __init__(self, icons: Icons, name: str, role: str) -> None:
        super().__init__()
        self._icons = icons
        self._name = name
        self._role = role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "text_disabled" if mode is QIcon.Mode.Disabled else self._role
        side = min(rect.width(), rect.height())
        # At the left: a rectangle wider than high asks for a gap between the icon and the words behind it.
        square = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        self._icons.paint(painter, square, self._name, role)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        # `size` is already in device pixels; Qt sets the ratio on what it gets. A control that was not given its place
        # yet asks for a picture without any, and nothing can be painted on that.
        pixmap = QPixmap(size)
        if pixmap.isNull():
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _IconEngine(self._icons, self._name, self._role)
