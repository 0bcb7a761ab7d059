"""Paints a report as a line: when, what it said, how the colours stood. Imports Qt, the theme and the core's rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from csops_desktop.domain.status import Status
from csops_desktop.queries.reports import ReportRow
from ui.pages.reports.reports_model import ReportRole
from ui.pages.reports.words import day_words, days_words
from ui.theme.shapes import paint_status
from ui.theme.theme import FontRole, ThemeManager
from ui.widgets.line_ground import paint_line_ground

type Index = QModelIndex | QPersistentModelIndex

PADDING = 12
DAY_WIDTH = 104
"""Room of the day, in the drawing's pixels; a year makes it wider."""

_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReportDelegate(QStyledItemDelegate):
    """Two lines: day and headline; the colours with their shapes, pages and days below."""

    def __init__(self, themes: ThemeManager, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes
        self._today = today

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._themes.metrics.px
        return QSize(px(200), self._line("card_title") + self._line("small") + px(14))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_line_ground(painter, option, self._themes.theme, 2.5)
        px = self._themes.metrics.px
        room = option.rect.adjusted(px(PADDING), px(7), -px(PADDING), -px(7))
        upper = QRect(room.left(), room.top(), room.width(), self._line("card_title"))
        lower = QRect(room.left(), upper.bottom() + 1, room.width(), self._line("small"))
        row = index.data(ReportRole.ROW)
        if isinstance(row, ReportRow):
            self._paint_report(painter, upper, lower, row)
        else:
            self._text(painter, upper, str(index.data()), self._themes.font("card_title"), "text")
            words = "Not issued yet; Ctrl+E writes and issues the deck for now"
            self._text(painter, lower, words, self._themes.font("small"), "text_muted")
        painter.restore()

    def _paint_report(self, painter: QPainter, upper: QRect, lower: QRect, row: ReportRow) -> None:
        """Paint a report."""
        px, today = self._themes.metrics.px, self._today()
        bold, small = self._themes.font("card_title"), self._themes.font("small")
        day = day_words(row, today)
        indent = max(px(DAY_WIDTH), QFontMetrics(bold).horizontalAdvance(day) + px(16))
        self._text(painter, upper, day, bold, "text")
        self._text(painter, upper.adjusted(indent, 0, 0, 0), row.headline, self._themes.font("text"), "text")
        room = lower.adjusted(indent, 0, 0, 0)
        for status, number in row.counts:
            room.setLeft(self._paint_count(painter, room, status, number, small))
        days = days_words(row.as_of, row.since, today, issued=row.day)
        self._text(painter, room, f"{row.pages_words} · {days}", small, "text_muted")

    def _paint_count(self, painter: QPainter, room: QRect, status: Status, number: int, font: QFont) -> int:
        """Paint a shape with its number and its word; return where the next thing begins."""
        px = self._themes.metrics.px
        side = px(9)
        square = QRectF(room.left(), room.center().y() - side / 2 + 0.5, side, side)
        paint_status(painter, square, status, self._themes.theme)
        used = self._text(painter, room.adjusted(side + px(5), 0, 0, 0), f"{number} {status.word}", font, "text_muted")
        return room.left() + side + px(5) + used + px(12)

    def _text(self, painter: QPainter, room: QRect, text: str, font: QFont, role: str) -> int:
        """Paint one line of text, cut where there is no room; return its width."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setFont(font)
        painter.setPen(self._themes.theme.color(role))
        painter.drawText(room, _MIDDLE, shown)
        return metrics.horizontalAdvance(shown)

    def _line(self, role: FontRole) -> int:
        """Return the height of a line in a font."""
        return QFontMetrics(self._themes.font(role)).height() + self._themes.metrics.px(3)
