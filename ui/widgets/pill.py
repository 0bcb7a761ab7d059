"""A soft rounded label: "1 ask, 6 days", "stale", "Reporting". Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import Literal, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme.theme import ThemeManager
from ui.theme.tokens import Theme

type PillKind = Literal["accent", "red", "yellow", "green", "muted"]


def pill_colours(theme: Theme, kind: PillKind) -> tuple[QColor, QColor]:
    """Return the ground and the words of a pill."""
    if kind == "accent":
        return theme.accent_soft, theme.accent
    if kind == "muted":
        return theme.sunk, theme.text_muted
    return theme.color(f"{kind}_soft"), theme.color(f"{kind}_text")


class Pill(QLabel):
    """One short fact, its colour never alone: the words say it too."""

    def __init__(
        self,
        themes: ThemeManager,
        text: str = "",
        kind: PillKind = "muted",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `text`.

        Args:
            themes: the colours and the icon.
            text: the words.
            kind: what the colour means.
            icon: an icon's name before the words, "" for none.
            parent: the widget it stands in.
        """
        super().__init__(text, parent)
        self._themes = themes
        self._kind: PillKind = kind
        self._icon = icon
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def show_fact(self, text: str, kind: PillKind, icon: str = "") -> None:
        """Change words, colour and icon together."""
        self._kind = kind
        self._icon = icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + self._icon_room() + 2 * self._themes.metrics.px(8), self._themes.metrics.px(19))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._themes.metrics.px(40)), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        ground, words = pill_colours(self._themes.theme, self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        padding = self._themes.metrics.px(8)
        if self._icon:
            side = self._themes.metrics.px(13)
            corner = QPointF(padding - 1, (self.height() - side) / 2)
            self._themes.icons.paint(painter, QRectF(corner.x(), corner.y(), side, side), self._icon, self._icon_role())
        font = self._font()
        painter.setFont(font)
        painter.setPen(words)
        room = self.rect().adjusted(padding + self._icon_room(), 0, -padding, 0)
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width() + 1)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def _font(self) -> QFont:
        """Return the small semibold font of pills."""
        font = self._themes.font("small")
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _icon_room(self) -> int:
        """Return the width that the icon and the gap behind it take."""
        return self._themes.metrics.px(16) if self._icon else 0

    def _icon_role(self) -> str:
        """Return the role in which the icon is painted: that of the words."""
        return {"accent": "accent", "muted": "text_muted"}.get(self._kind, f"{self._kind}_text")

    def _on_themes_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()
