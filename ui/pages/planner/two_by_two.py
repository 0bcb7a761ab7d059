"""The picture of bets: impact over ability to deliver. Imports Qt, the theme and the core's rows.

What it shows stands in the ranking beside it, too; the picture is for the eye, so it takes no keys of its own.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from csops_desktop.queries.bet_rows import TwoByTwoPoint
from ui.theme.theme import ThemeManager

LOW, HIGH = 1, 5
"""The ends of both scales, in points."""

SMALLEST, LARGEST = 5, 13
"""Radii of the smallest and the largest bet, in the drawing's pixels."""

MOST_HOURS = 60.0
"""Hours from which on a bet is drawn at the largest."""

LONGEST_LABEL = 190
"""In the drawing's pixels."""

QUARTERS = ("Big, but out of reach", "Do first", "Leave", "Easy, but small")
"""What the four fields mean, from the upper left."""


class TwoByTwo(QWidget):
    """Circles on two scales; held ones are hollow, larger ones take more hours.

    Signals:
        bet_pressed(id): a circle was clicked.
    """

    bet_pressed = Signal(int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._points: tuple[TwoByTwoPoint, ...] = ()
        self._selected: int | None = None
        self.setObjectName("two_by_two")
        self.setAccessibleName("Impact over ability to deliver")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def show_points(self, points: Sequence[TwoByTwoPoint]) -> None:
        """Show these bets."""
        self._points = tuple(points)
        words = [f"{point.title}: impact {point.y}, ability {point.x}" for point in points]
        self.setAccessibleDescription("; ".join(words) or "No bet has a score yet.")
        self.update()

    def select(self, bet: int | None) -> None:
        """Mark a bet."""
        self._selected = bet
        self.update()

    @override
    def sizeHint(self) -> QSize:
        px = self._themes.metrics.px
        return QSize(px(380), px(340))

    @override
    def minimumSizeHint(self) -> QSize:
        px = self._themes.metrics.px
        return QSize(px(240), px(300))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_fields(painter)
        middles = self._middles()
        taken = [_around(middle, self._radius(point)) for point, middle in zip(self._points, middles, strict=True)]
        for point, middle in zip(self._points, middles, strict=True):
            self._paint_point(painter, point, middle, taken)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        for point, middle in zip(self._points, self._middles(), strict=True):
            if (event.position() - middle).manhattanLength() <= self._radius(point) * 1.6:
                self.bet_pressed.emit(int(point.id))
                return
        super().mousePressEvent(event)

    def _field(self) -> QRectF:
        """Return the square of the picture, without the words at its sides."""
        px = self._themes.metrics.px
        return QRectF(px(22), px(4), self.width() - px(26), self.height() - px(28))

    def _middles(self) -> list[QPointF]:
        """Return where each bet stands; those on one place stand beside one another."""
        field, seen, found = self._field(), Counter[tuple[int, int]](), []
        span = HIGH - LOW + 1
        for point in self._points:
            nth = seen[point.x, point.y]
            seen[point.x, point.y] += 1
            x = field.left() + (point.x - LOW + 0.5) / span * field.width() + (nth % 3) * self._themes.metrics.px(20)
            y = field.bottom() - (point.y - LOW + 0.5) / span * field.height() + (nth // 3 + nth % 3) * 9
            found.append(QPointF(x, y))
        return found

    def _radius(self, point: TwoByTwoPoint) -> float:
        """Return how large a bet is drawn, in pixels."""
        share = min(point.size / MOST_HOURS, 1.0)
        return self._themes.metrics.px(SMALLEST + (LARGEST - SMALLEST) * share)

    def _paint_fields(self, painter: QPainter) -> None:
        """Paint the four fields, their meanings and the two scales."""
        theme, field, px = self._themes.theme, self._field(), self._themes.metrics.px
        best = QRectF(field.center(), field.topRight()).normalized()
        painter.fillRect(field, theme.surface_raised)
        painter.fillRect(best, theme.accent_soft)
        painter.setPen(QPen(theme.line, 1))
        painter.drawRect(field)
        painter.drawLine(QPointF(field.center().x(), field.top()), QPointF(field.center().x(), field.bottom()))
        painter.drawLine(QPointF(field.left(), field.center().y()), QPointF(field.right(), field.center().y()))
        painter.setFont(self._themes.font("small"))
        painter.setPen(theme.text_muted)
        wide, high = field.width() / 2, field.height() / 2
        for at, words in enumerate(QUARTERS):
            down, across = divmod(at, 2)
            place = QRectF(field.left() + across * wide, field.top() + down * high, wide, high)
            inner = place.adjusted(px(8), px(5), -px(8), -px(5))
            flags = Qt.AlignmentFlag.AlignTop if not down else Qt.AlignmentFlag.AlignBottom
            flags |= Qt.AlignmentFlag.AlignRight if across else Qt.AlignmentFlag.AlignLeft
            painter.drawText(inner, flags | Qt.TextFlag.TextWordWrap, words)
        below = QRectF(field.left(), field.bottom(), field.width(), px(24))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, "Ability to deliver →")
        painter.save()
        painter.translate(0, field.bottom())
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, field.height(), px(20)), Qt.AlignmentFlag.AlignCenter, "Impact →")
        painter.restore()

    def _paint_point(self, painter: QPainter, point: TwoByTwoPoint, middle: QPointF, taken: list[QRectF]) -> None:
        """Paint one bet, and its title where there is room beside it."""
        theme, radius, px = self._themes.theme, self._radius(point), self._themes.metrics.px
        painter.setPen(QPen(theme.text_muted if point.held else theme.accent, 2))
        painter.setBrush(theme.surface_raised if point.held else theme.accent)
        painter.drawEllipse(middle, radius, radius)
        if point.id == self._selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus, 2))
            painter.drawEllipse(middle, radius + 4, radius + 4)
        font = self._themes.font("small")
        metrics = QFontMetrics(font)
        words, place = self._label_place(point.title, metrics, middle, radius + px(5), taken)
        taken.append(place)
        painter.setFont(font)
        painter.setPen(theme.text)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _label_place(
        self, title: str, metrics: QFontMetrics, middle: QPointF, beside: float, taken: list[QRectF]
    ) -> tuple[str, QRectF]:
        """Return the words of a label and where it stands: at the right of its circle, at the left, or below."""
        field, high = self._field(), metrics.height()
        rooms = (field.right() - middle.x() - beside - 4, middle.x() - beside - field.left() - 4)
        places = []
        for at_right, room in zip((True, False), rooms, strict=True):
            limit = math.floor(min(room, self._themes.metrics.px(LONGEST_LABEL)))
            words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, limit)
            wide = metrics.horizontalAdvance(words) + 1
            left = middle.x() + beside if at_right else middle.x() - beside - wide
            places.append((words, QRectF(left, middle.y() - high / 2, wide, high)))
        free = [(words, place) for words, place in places if not any(place.intersects(other) for other in taken)]
        whole = [(words, place) for words, place in free if words == title]
        words, place = (whole or free or places)[0]
        while any(place.intersects(other) for other in taken) and place.bottom() < field.bottom() - 2:
            place.translate(0, high * 0.5)
        return words, place

    def _on_themes_theme_changed(self) -> None:
        """Measure and paint again."""
        self.updateGeometry()
        self.update()


def _around(middle: QPointF, radius: float) -> QRectF:
    """Return the square of a circle."""
    return QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
