"""The bar of all documents by their trust, and the line of the share over the weeks. Imports Qt, the theme, the rows.

Both only show what stands beside them in words; a screen reader hears the same sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from csops_desktop.domain.trust import Trust
from csops_desktop.queries.document_rows import TrendPoint
from csops_desktop.text.dates import say_date
from ui.pages.documents.library.words import MARKS
from ui.theme.theme import ThemeManager

ORDER = (Trust.VERIFIED, Trust.EVERGREEN, Trust.DUE_SOON, Trust.EDITED, Trust.STALE, Trust.NEVER)
"""The states from left to right: what can be relied on first."""

NARROWEST = 3.0
"""The least width of a state that has documents, in pixels: one of ten thousand is seen as well."""


class Picture(QWidget):
    """A painted strip, as wide as the room it gets."""

    def __init__(self, themes: ThemeManager, height: int) -> None:
        super().__init__()
        self.themes = themes
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(240), self.themes.metrics.px(self._height))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.themes.metrics.px(80), self.sizeHint().height())

    def _on_themes_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class TrustBar(Picture):
    """All documents in one bar, a piece for each state."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes, 12)
        self._counts: dict[Trust, int] = {}

    def show_counts(self, counts: dict[Trust, int]) -> None:
        """Show how many documents are in each state."""
        self._counts = {state: counts[state] for state in ORDER if counts.get(state)}
        self.setAccessibleName(", ".join(f"{number} {state.word}" for state, number in self._counts.items()))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total, gap = sum(self._counts.values()), 2.0
        room = self.width() - gap * (len(self._counts) - 1) - NARROWEST * len(self._counts)
        left = 0.0
        for state, number in self._counts.items():
            width = NARROWEST + room * number / total
            painter.setBrush(self.themes.theme.status(MARKS[state]).shape)
            painter.drawRoundedRect(QRectF(left, 0, width, self.height()), 2, 2)
            left += width + gap


class TrendLine(Picture):
    """The share that could be relied on, week by week, from nothing to all."""

    def __init__(self, themes: ThemeManager) -> None:
        super().__init__(themes, 92)
        self._points: tuple[TrendPoint, ...] = ()

    def show_points(self, points: Sequence[TrendPoint]) -> None:
        """Show the weeks in which there were documents; fewer than two make no line."""
        self._points = tuple(point for point in points if point.documents)
        self.setVisible(len(self._points) > 1)
        if self._points:
            said = (f"{round(100 * point.share)} %" for point in self._points)
            begin = say_date(self._points[0].day, self._points[-1].day)
            self.setAccessibleName(f"Share that can be relied on, week by week since {begin}: {', '.join(said)}")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._points) < 2:
            return
        theme = self.themes.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.themes.font("small")
        painter.setFont(font)
        line = QFontMetrics(font).height()
        scale = QFontMetrics(font).horizontalAdvance("100 %") + 8
        room = QRectF(scale, line / 2, self.width() - scale - 6, self.height() - 2 * line)
        painter.setPen(theme.line)
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - share * room.height()
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
        self._paint_words(painter, room, line)
        places = [
            QPointF(
                room.left() + room.width() * number / (len(self._points) - 1),
                room.bottom() - point.share * room.height(),
            )
            for number, point in enumerate(self._points)
        ]
        painter.setPen(QPen(theme.accent, 2))
        painter.drawPolyline(QPolygonF(places))
        painter.setBrush(theme.accent)
        painter.drawEllipse(places[-1], 3, 3)

    def _paint_words(self, painter: QPainter, room: QRectF, line: int) -> None:
        """Paint what the lines stand for, and the first and the last day."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self.themes.theme.text_muted)
        for share in (0.0, 0.5, 1.0):
            y = room.bottom() - share * room.height() - line / 2
            painter.drawText(QRectF(0, y, room.left() - 8, line), right, f"{round(100 * share)} %")
        today = self._points[-1].day
        below = QRectF(room.left(), room.bottom() + line / 2, room.width(), line)
        painter.drawText(below, left, say_date(self._points[0].day, today))
        painter.drawText(below, right, "today")
