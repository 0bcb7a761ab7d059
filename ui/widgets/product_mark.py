"""The product's mark at the top of the rail: a green circle and its name. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from csops_desktop.domain.status import Status
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager


class ProductMark(QLabel):
    """The words "CS Ops" behind the circle that every responsibility should earn."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        """Show the mark."""
        super().__init__("CS Ops", parent)
        self._themes = themes
        self._bare = False
        self.setObjectName("product_mark")
        themes.theme_changed.connect(self.updateGeometry)

    def set_bare(self, bare: bool) -> None:
        """Show the circle alone, or the words again."""
        self._bare = bare
        self.updateGeometry()
        self.update()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._themes.metrics.tool_row)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(100), self._themes.metrics.tool_row)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        px, theme = self._themes.metrics.px, self._themes.theme
        painter = QPainter(self)
        side = px(14)
        left = (self.width() - side) / 2 if self._bare else px(10)
        paint_status(painter, QRectF(left, (self.height() - side) // 2, side, side), Status.GREEN, theme)
        if self._bare:
            return
        painter.setFont(self._themes.font("section"))
        painter.setPen(theme.text)
        words = self.rect().adjusted(px(32), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
