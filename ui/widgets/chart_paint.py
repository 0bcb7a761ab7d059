"""How a line chart is painted: scale, days, line, target, and the words beside the chosen point. Imports Qt, theme."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from csops_desktop.domain.axis import Axis, day_ticks, thinned
from csops_desktop.text.numbers import say_number
from ui.theme.theme import ThemeManager

MOST_DOTS = 40
"""With more points than this the line alone is clearer."""

DAY_ROOM = 78
"""Width that a day below the chart takes, in the drawing's pixels."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Plot:
    """Where the points of a chart stand in its widget.

    Args:
        rect: the whole widget.
        scale: the numbers at the left.
        points: ordinal day and value, oldest first.
        words: how each point is said.
        final: whether each won't change any more.
        target: what is to be reached, and its words.
        themes: measures and fonts.
        small: fewer numbers.
    """

    def __init__(
        self,
        rect: QRectF,
        scale: Axis,
        points: Sequence[tuple[int, float]],
        words: Sequence[str],
        final: Sequence[bool],
        target: tuple[float, str] | None,
        themes: ThemeManager,
        *,
        small: bool,
    ) -> None:
        self.scale = scale
        self.points = points
        self.words = words
        self.final = final
        self.target = target
        self.small = small
        px = themes.metrics.px
        metrics = QFontMetricsF(themes.font("small"))
        labels = max(metrics.horizontalAdvance(say_number(tick)) for tick in scale.ticks)
        self.area = rect.adjusted(labels + px(14), px(16), -px(14), -metrics.height() - px(12))

    @cached_property
    def first(self) -> int:
        """The first day's ordinal."""
        return self.points[0][0]

    @cached_property
    def span(self) -> int:
        """How many days the chart is wide; 0 for a single point."""
        return self.points[-1][0] - self.first

    @cached_property
    def line(self) -> QPolygonF:
        """The line, thinned to what can be seen."""
        seen = thinned([(float(ordinal), value) for ordinal, value in self.points], int(self.area.width()))
        return QPolygonF([QPointF(self.x(x), self.y(y)) for x, y in seen])

    def x(self, ordinal: float) -> float:
        """Return where a day stands."""
        part = (ordinal - self.first) / self.span if self.span else 0.5
        return self.area.left() + part * self.area.width()

    def y(self, value: float) -> float:
        """Return where a number stands."""
        return self.area.bottom() - self.scale.place(value) * self.area.height()

    def at(self, place: int) -> QPointF:
        """Return where a point stands."""
        ordinal, value = self.points[place]
        return QPointF(self.x(ordinal), self.y(value))

    def nearest(self, x: float) -> int | None:
        """Return the place of the point nearest to a position; `None` without points."""
        if not self.points:
            return None
        if not self.span:
            return 0
        wanted = self.first + (x - self.area.left()) / max(self.area.width(), 1) * self.span
        place = bisect_left(self.points, (wanted,))
        around = [at for at in (place - 1, place) if 0 <= at < len(self.points)]
        return min(around, key=lambda at: abs(self.points[at][0] - wanted))


class ChartPainter:
    """Paints a plot.

    Args:
        painter: stands on the widget.
        plot: where everything stands.
        themes: colours and fonts.
    """

    def __init__(self, painter: QPainter, plot: Plot, themes: ThemeManager) -> None:
        self._painter = painter
        self._plot = plot
        self._themes = themes
        self._small = themes.font("small")
        self._metrics = QFontMetricsF(self._small)

    def paint_still(self) -> None:
        """Paint everything that doesn't move: the scale, and where there are points days, line and target."""
        self.paint_scale()
        if self._plot.points:
            self.paint_days()
            self.paint_line()
            self.paint_target()

    def paint_scale(self) -> None:
        """Paint the numbers at the left with a thin line for each."""
        painter, plot, theme = self._painter, self._plot, self._themes.theme
        painter.setFont(self._small)
        height = self._metrics.height()
        for tick in plot.scale.ticks:
            y = round(plot.y(tick)) + 0.5
            painter.setPen(QPen(theme.line, 1))
            painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))
            painter.setPen(theme.text_muted)
            room = QRectF(0, y - height / 2, plot.area.left() - self._themes.metrics.px(8), height)
            painter.drawText(room, _RIGHT, say_number(tick))

    def paint_days(self) -> None:
        """Paint the days below."""
        painter, plot = self._painter, self._plot
        painter.setPen(self._themes.theme.text_muted)
        most = max(2, int(plot.area.width() / self._themes.metrics.px(DAY_ROOM)))
        first, last = date.fromordinal(plot.first), date.fromordinal(plot.first + plot.span)
        free = 0.0
        for day, words in day_ticks(first, last, most):
            width = self._metrics.horizontalAdvance(words)
            x = plot.x(day.toordinal()) - width / 2
            x = min(max(x, plot.area.left() - width / 3), plot.area.right() + self._themes.metrics.px(12) - width)
            if x < free:
                continue
            room = QRectF(x, plot.area.bottom() + self._themes.metrics.px(6), width + 2, self._metrics.height())
            painter.drawText(room, _LEFT, words)
            free = x + width + self._themes.metrics.px(10)

    def paint_line(self) -> None:
        """Paint the line, and a dot for each point where there are few; what isn't final is a ring."""
        painter, plot, theme = self._painter, self._plot, self._themes.theme
        # Where several numbers share a column of pixels the line is a band; a thin pen paints it as well and sooner.
        dense = plot.line.count() > 2 * plot.area.width()
        pen = QPen(theme.accent, 1 if dense else 2)
        pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin if dense else Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(plot.line)
        if len(plot.points) > MOST_DOTS:
            return
        radius = 2.5 if plot.small else 3.5
        for place, final in enumerate(plot.final):
            painter.setPen(QPen(theme.accent, 2))
            painter.setBrush(theme.accent if final else theme.surface_raised)
            painter.drawEllipse(plot.at(place), radius, radius)

    def paint_target(self) -> None:
        """Paint the target as a dashed line with its words on the side where they cover nothing of the newest line."""
        painter, plot, theme = self._painter, self._plot, self._themes.theme
        if plot.target is None:
            return
        value, words = plot.target
        y = round(plot.y(value)) + 0.5
        pen = QPen(theme.text, 1.25)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.drawLine(QPointF(plot.area.left(), y), QPointF(plot.area.right(), y))
        painter.setFont(self._small)
        width, height = self._metrics.horizontalAdvance(words), self._metrics.height()
        above = y - height - 2 >= plot.area.top() - height
        room = QRectF(plot.area.left() + 4, y - height - 2 if above else y + 2, width + 8, height)
        ground = theme.surface_raised
        painter.fillRect(room, ground)
        painter.setPen(theme.text)
        painter.drawText(room.adjusted(4, 0, 0, 0), _LEFT, words)

    def paint_mark(self, place: int) -> None:
        """Paint a ring around a point and its words in a box beside it."""
        painter, plot, theme, px = self._painter, self._plot, self._themes.theme, self._themes.metrics.px
        at = plot.at(place)
        painter.setPen(QPen(theme.scroll, 1))
        painter.drawLine(QPointF(at.x(), plot.area.top()), QPointF(at.x(), plot.area.bottom()))
        painter.setPen(QPen(theme.accent, 2))
        painter.setBrush(theme.surface_raised)
        painter.drawEllipse(at, 5, 5)
        words = plot.words[place]
        room = plot.area.width() - px(8)
        shown = self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width, height = self._metrics.horizontalAdvance(shown) + px(16), self._metrics.height() + px(8)
        x = min(max(at.x() - width / 2, plot.area.left()), plot.area.right() - width)
        y = at.y() - height - px(10)
        if y < 0:
            y = at.y() + px(10)
        box = QRectF(x, y, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.toast_background)
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(theme.toast_text)
        painter.setFont(self._small)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def paint_focus(self, rect: QRectF) -> None:
        """Paint the ring of the keyboard."""
        self._painter.setPen(QPen(self._themes.theme.focus, 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
