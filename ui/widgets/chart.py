"""A painted line chart whose points the keyboard reaches and a screen reader says. Imports Qt, the core, the theme.

Nothing in it is said by colour alone: the target is dashed and has its word, a number that isn't final is a ring, and
the point that the keyboard is on has its words beside it. Ten thousand points are thinned to what can be seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import override

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from csops_desktop.domain.axis import Axis, axis
from ui.theme.theme import ThemeManager
from ui.widgets.chart_paint import ChartPainter, Plot

HEIGHT = 240
LEAST_HEIGHT = 150
LEAST_WIDTH = 220
JUMP = 10
"""So many points PageUp and PageDown go over."""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One point.

    Attributes:
        day: where it stands.
        value: how high.
        words: how it is said: "Tue 24 Nov: 17 minutes".
        final: it won't change any more; else it is drawn as a ring.
    """

    day: date
    value: float
    words: str
    final: bool = True


class LineChart(QWidget):
    """One line of numbers over days.

    Left and Right go from point to point, Home and End to the ends, Enter opens what is behind the point.

    Signals:
        point_chosen: the person wants to see what is behind this point (its place).
    """

    point_chosen = Signal(int)

    def __init__(self, themes: ThemeManager, *, small: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty one.

        Args:
            themes: the look.
            small: a companion beside a larger one: lower, with fewer numbers.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._small = small
        self._name = ""
        self._points: tuple[ChartPoint, ...] = ()
        self._target: tuple[float, str] | None = None
        self._axis: Axis = axis([])
        self._current: int | None = None
        self._hovered: int | None = None
        self._worked_out: tuple[QSize, Plot] | None = None
        self._picture: tuple[Plot, QPixmap] | None = None
        self.setObjectName("chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @property
    def points(self) -> tuple[ChartPoint, ...]:
        """What is shown."""
        return self._points

    @property
    def current(self) -> int | None:
        """The place of the point that the keyboard is on."""
        return self._current

    def show_points(
        self, name: str, points: Sequence[ChartPoint], target: float | None = None, target_words: str = ""
    ) -> None:
        """Show a line.

        Args:
            name: what is measured, for the accessible name.
            points: by day, oldest first.
            target: what is to be reached, drawn as a dashed line.
            target_words: what stands at it: "target 10 minutes".
        """
        kept = None if self._current is None or self._current >= len(self._points) else self._points[self._current]
        self._name = name
        self._points = tuple(points)
        self._target = None if target is None else (target, target_words)
        values = [point.value for point in points] + ([] if target is None else [target])
        self._axis = axis(values, most=3 if self._small else 5)
        days = [point.day for point in points]
        at = bisect_left(days, kept.day) if kept is not None else len(days)
        self._current = at if kept is not None and at < len(days) and days[at] == kept.day else None
        self._hovered = None
        self._worked_out = None
        self._say()
        self.update()

    def select(self, place: int | None) -> None:
        """Put the mark on a point, or on none."""
        if place is not None:
            place = max(0, min(place, len(self._points) - 1)) if self._points else None
        if place != self._current:
            self._current = place
            self._say()
            self.update()

    @property
    def painted_points(self) -> int:
        """How many points the line is painted from."""
        return self._plot().line.count()

    def place_of(self, point: int) -> QPointF:
        """Return where a point stands within the widget."""
        return self._plot().at(point)

    @override
    def sizeHint(self) -> QSize:
        px = self._themes.metrics.px
        return QSize(px(320 if self._small else 560), px(LEAST_HEIGHT if self._small else HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(LEAST_WIDTH), self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._still_picture())
        chart = ChartPainter(painter, self._plot(), self._themes)
        if self._points:
            shown = self._hovered if self._hovered is not None else self._current
            if shown is not None and (self._hovered is not None or self.hasFocus()):
                chart.paint_mark(shown)
        if self.hasFocus():
            chart.paint_focus(QRectF(self.rect()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._points) - 1
        at = last if self._current is None else self._current
        steps = {
            Qt.Key.Key_Left: at - 1,
            Qt.Key.Key_Right: at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: at - JUMP,
            Qt.Key.Key_PageDown: at + JUMP,
        }
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in steps and self._points:
            self.select(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.point_chosen.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._current is None and self._points:
            self.select(len(self._points) - 1)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._plot().nearest(event.position().x())
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._plot().nearest(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.select(found)
            self.point_chosen.emit(found)
        super().mousePressEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def _still_picture(self) -> QPixmap:
        """Return all but the mark; painted once for a size, since the mark moves at each key and with the pointer."""
        plot, ratio = self._plot(), self.devicePixelRatioF()
        if self._picture is None or self._picture[0] is not plot or self._picture[1].devicePixelRatio() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ChartPainter(painter, plot, self._themes).paint_still()
            painter.end()
            self._picture = (plot, picture)
        return self._picture[1]

    def _plot(self) -> Plot:
        """Return where everything stands now; worked out once for a size, since the pointer asks at each move."""
        if self._worked_out is None or self._worked_out[0] != self.size():
            self._worked_out = (self.size(), self._work_out())
        return self._worked_out[1]

    def _work_out(self) -> Plot:
        """Work out where everything stands."""
        return Plot(
            QRectF(self.rect()),
            self._axis,
            [(point.day.toordinal(), point.value) for point in self._points],
            [point.words for point in self._points],
            [point.final for point in self._points],
            self._target,
            self._themes,
            small=self._small,
        )

    def _say(self) -> None:
        """Tell a screen reader what is shown, or the point that the keyboard is on."""
        number = len(self._points)
        if not number:
            self.setAccessibleName(f"Chart of {self._name}, empty")
            self.setAccessibleDescription("")
            return
        target = f", {self._target[1]}" if self._target is not None else ""
        ends = f"from {self._points[0].words} to {self._points[-1].words}"
        whole = f"Chart of {self._name}, {number} {'value' if number == 1 else 'values'}, {ends}{target}"
        if self._current is None:
            self.setAccessibleName(whole)
        else:
            self.setAccessibleName(f"{self._points[self._current].words}, {self._current + 1} of {number}")
        self.setAccessibleDescription(f"{whole}. Left and Right go from point to point, Enter opens what is behind it.")

    def _on_themes_theme_changed(self) -> None:
        self._worked_out = None
        self.updateGeometry()
        self.update()
