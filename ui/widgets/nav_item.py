"""One page's button in the rail. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.painted_button import PaintedButton

BARE_ITEM = 38
"""Width of a button that is only its icon, in the drawing's pixels."""


class NavItem(PaintedButton):
    """Icon, page name and the number of things that wait there."""

    def __init__(
        self, themes: ThemeManager, key: str, label: str, icon_name: str, parent: QWidget | None = None
    ) -> None:
        """Stand for a page.

        Args:
            themes: the colours and the icon.
            key: the page's name in code.
            label: the page's name in words; also the accessible name, without the number.
            icon_name: its icon.
            parent: the rail.
        """
        super().__init__(themes, parent)
        self.key = key
        self._icon_name = icon_name
        self._count = 0
        self._bare = False
        self.setCheckable(True)
        self.setText(label)
        self.setAccessibleName(label)
        self.setObjectName(f"nav_{key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        """Show how many things wait on the page; 0 shows nothing."""
        self._count = count
        self.setAccessibleDescription(f"{count} waiting" if count else "")
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Show the icon alone with its name in the tooltip, or the words again."""
        self._bare = bare
        self.setToolTip(self.text() if bare else "")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self.themes.metrics.px
        if self._bare:
            return QSize(px(BARE_ITEM), px(33))
        return QSize(QFontMetrics(self._font()).horizontalAdvance(self.text()) + px(84), px(33))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.themes.theme, self.themes.metrics.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = "accent" if self.isChecked() else "text" if self.underMouse() else "text_muted"
        ground = theme.accent_soft if self.isChecked() else theme.hover if self.underMouse() else None
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(self.rect(), self.themes.metrics.radius_small, self.themes.metrics.radius_small)
        side = px(18)
        left = (self.width() - side) / 2 if self._bare else px(9)
        self.themes.icons.paint(painter, QRectF(left, (self.height() - side) // 2, side, side), self._icon_name, role)
        if self._bare:
            self._paint_dot(painter, left + side)
        else:
            self._paint_words(painter, role)
        self.paint_ring(painter, self.themes.metrics.radius_small)

    def _paint_dot(self, painter: QPainter, x: float) -> None:
        """Paint a dot at the icon's corner where something waits; the number is in the description."""
        if self._count:
            side = self.themes.metrics.px(6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.themes.theme.accent)
            painter.drawEllipse(QRectF(x - side / 2, self.themes.metrics.px(6), side, side))

    def _paint_words(self, painter: QPainter, role: str) -> None:
        """Paint the page's name, and the number behind it."""
        theme, px = self.themes.theme, self.themes.metrics.px
        painter.setFont(self._font())
        painter.setPen(theme.color(role))
        words = self.rect().adjusted(px(37), 0, -px(40) if self._count else -px(4), 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self._count:
            self._paint_count(painter, theme.surface_raised if self.isChecked() else theme.sunk)

    def _paint_count(self, painter: QPainter, ground: QColor) -> None:
        """Paint the number in its badge at the right."""
        px = self.themes.metrics.px
        font = self.themes.font("label")
        text = str(self._count) if self._count < 1000 else "999+"
        width = max(px(21), QFontMetrics(font).horizontalAdvance(text) + px(12))
        badge = QRectF(self.width() - width - px(10), (self.height() - px(18)) // 2, width, px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2)
        painter.setFont(font)
        painter.setPen(self.themes.theme.text_muted)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _font(self) -> QFont:
        """Return the font of the page's name."""
        font = self.themes.font("text")
        font.setWeight(QFont.Weight.DemiBold)
        return font
