"""A bar of hours: what is planned in each bucket, what was really worked below it, what is free, what is too much.

Imports Qt, `ui.theme` and how hours are said. The colours are never alone: the line of words beneath says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from csops_desktop.domain.capacity import say_spent
from ui.theme.theme import ThemeManager
from ui.theme.tokens import Theme
from ui.widgets.text_label import plain_tooltip

type ShareLook = Literal["green", "accent", "pale", "hatched"]

BAR = 14
"""Height of the planned hours, in the drawing's pixels."""

ACTUAL = 3
"""Height of the line of actual hours below."""

BETWEEN = 3
"""Between the two."""

STRIPE = 7.0
"""Distance of the stripes of what is not planned work, in pixels."""


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the bar.

    Attributes:
        name: what it is: "BAU".
        planned, actual: its hours.
        look: how it is painted.
    """

    name: str
    planned: float
    actual: float
    look: ShareLook


class ShareBar(QWidget):
    """Shares of a whole side by side; beyond the whole everything is red."""

    def __init__(self, themes: ThemeManager, *, with_actual: bool = True, parent: QWidget | None = None) -> None:
        """Show an empty bar.

        Args:
            themes: the colours.
            with_actual: paint the worked hours below the planned ones.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._with_actual = with_actual
        self._shares: tuple[Share, ...] = ()
        self._whole = 0.0
        self.setObjectName("share_bar")
        self.setAccessibleName("Capacity")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def show_shares(self, shares: Sequence[Share], whole: float) -> None:
        """Show these shares of so many hours."""
        self._shares, self._whole = tuple(shares), max(whole, 0.0)
        self.setAccessibleDescription(", ".join(f"{share.name} {say_spent(share.planned)} hours" for share in shares))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._themes.metrics.px
        return QSize(px(200), px(BAR) + (px(BETWEEN) + px(ACTUAL) if self._with_actual else 0))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(60), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._themes.metrics.px
        bar = QRectF(0, 0, self.width(), px(BAR))
        self._paint_row(painter, bar, [share.planned for share in self._shares])
        if self._with_actual:
            line = QRectF(0, px(BAR) + px(BETWEEN), self.width(), px(ACTUAL))
            self._paint_row(painter, line, [share.actual for share in self._shares])

    @override
    def event(self, event: QHelpEvent) -> bool:  # type: ignore[override]
        if event.type() is QHelpEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self._words_at(event.pos().x())), self)
            return True
        return super().event(event)

    def _scale(self) -> float:
        """Return the pixels of an hour: the larger of what there is and what is wanted fills the bar."""
        wanted = max(sum(share.planned for share in self._shares), sum(share.actual for share in self._shares))
        return self.width() / max(self._whole, wanted, 0.01)

    def _paint_row(self, painter: QPainter, rect: QRectF, hours: Sequence[float]) -> None:
        """Paint one row of shares on the sunk ground."""
        theme, scale = self._themes.theme, self._scale()
        painter.save()
        clip = QPainterPath()
        clip.addRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setClipPath(clip)
        painter.fillRect(rect, theme.sunk)
        left = 0.0
        for share, amount in zip(self._shares, hours, strict=True):
            width = amount * scale
            part = QRectF(left, rect.top(), width, rect.height())
            if share.look == "hatched":
                _paint_stripes(painter, part, theme.yellow, theme.yellow_soft)
            else:
                painter.fillRect(part, _ground(theme, share.look))
            left += width
        end = self._whole * scale
        if left > end + 0.5:
            _paint_stripes(painter, QRectF(end, rect.top(), left - end, rect.height()), theme.red, theme.red_soft)
        painter.restore()
        if left > end + 0.5:
            painter.fillRect(QRectF(end - 1, rect.top() - 1, 2, rect.height() + 2), theme.text)

    def _words_at(self, x: int) -> str:
        """Return what a place of the bar stands for."""
        scale, left = self._scale(), 0.0
        for share in self._shares:
            left += share.planned * scale
            if x <= left:
                return f"{share.name}: {say_spent(share.planned)} h planned, {say_spent(share.actual)} h worked"
        return "Free"

    def _on_themes_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()


def _ground(theme: Theme, look: ShareLook) -> QColor:
    """Return the colour of a share; the pale one lies between the accent and the ground."""
    if look == "green":
        return theme.green
    if look == "accent":
        return theme.accent
    return mixed(theme.accent, theme.surface, 0.52)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour between two, with so much of the first, 0 to 1."""
    rest = 1 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )


def _paint_stripes(painter: QPainter, rect: QRectF, stripe: QColor, ground: QColor) -> None:
    """Paint slanted stripes into a rectangle."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(stripe)
    rise, thick = rect.height(), STRIPE * 0.55
    x = rect.left() - rise
    while x < rect.right():
        corners = (
            (x, rect.bottom()),
            (x + rise, rect.top()),
            (x + rise + thick, rect.top()),
            (x + thick, rect.bottom()),
        )
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
        x += STRIPE
    painter.restore()
