"""A status shape as an icon, for buttons and menus. Imports Qt, its siblings and the core's domain."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from csops_desktop.domain.status import Status
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager


def status_icon(status: Status, themes: ThemeManager) -> QIcon:
    """Return an icon that paints the shape of a status in the theme's colours of that moment."""
    return QIcon(_StatusEngine(status, themes))


class _StatusEngine(QIconEngine):
    """Paints the shape at whatever size it is asked for."""

    def __init__(self, status: Status, themes: ThemeManager) -> None:
        super().__init__()
        self._status = status
        self._themes = themes

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        inset = rect.width() * 0.12
        paint_status(painter, QRectF(rect).adjusted(inset, inset, -inset, -inset), self._status, self._themes.theme)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _StatusEngine(self._status, self._themes)
