"""Paints a metric as a line of the list: name, newest number, how it went, target and trust. Imports Qt, the theme."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csops_desktop.domain.metrics import Standing
from csops_desktop.queries.metric_rows import MetricRow
from ui.pages.documents.library.words import MARKS
from ui.pages.metrics.list_model import MetricRole
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager
from ui.widgets.line_ground import paint_line_ground
from ui.widgets.spark import paint_spark

type Index = QModelIndex | QPersistentModelIndex

PADDING = 12
SPARK_WIDTH = 64
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MetricDelegate(QStyledItemDelegate):
    """Three lines: the name, the number with the small line beside it, and what to think of it."""

    def __init__(self, themes: ThemeManager, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        heights = (self._line(role) for role in (self._name_font(), self._number_font(), self._small_font()))
        return QSize(self._themes.metrics.px(200), sum(heights) + self._themes.metrics.px(20))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(MetricRole.ROW)
        if not isinstance(row, MetricRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_line_ground(painter, option, self._themes.theme, 2.5)
        px = self._themes.metrics.px
        room = option.rect.adjusted(PADDING, px(8), -PADDING, -px(8))
        top = self._paint_name(painter, room, row)
        top = self._paint_number(painter, QRect(room.left(), top, room.width(), room.bottom() - top), row)
        self._paint_state(painter, QRect(room.left(), top, room.width(), self._line(self._small_font())), row)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, row: MetricRow) -> int:
        """Paint the name; return where the next line begins."""
        font = self._name_font()
        height = self._line(font)
        self._text(painter, QRect(room.left(), room.top(), room.width(), height), row.name, font, "text")
        return room.top() + height

    def _paint_number(self, painter: QPainter, room: QRect, row: MetricRow) -> int:
        """Paint the newest number and how it went; return where the next line begins."""
        font, px = self._number_font(), self._themes.metrics.px
        height = self._line(font)
        right = room.right()
        if len(row.spark) > 1:
            width = px(SPARK_WIDTH)
            spark = QRectF(right - width, room.top() + px(3), width - 3, height - px(6))
            paint_spark(painter, spark, row.spark, self._themes.theme)
            right -= width + px(8)
        line = QRect(room.left(), room.top(), right - room.left(), height)
        role = "text" if row.latest is not None and row.latest.value is not None else "text_muted"
        used = self._text(painter, line, row.value_words, font, role)
        line.setLeft(line.left() + used + px(8))
        # A part of a word would say less than none; the screen reader and the page say it in any case.
        if QFontMetrics(self._small_font()).horizontalAdvance(row.movement.value) <= line.width():
            self._text(painter, line, row.movement.value, self._small_font(), "text_muted")
        return room.top() + height

    def _paint_state(self, painter: QPainter, room: QRect, row: MetricRow) -> None:
        """Paint the trust of the definition with its shape, and how the number stands to the target."""
        side = self._themes.metrics.px(9)
        square = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
        paint_status(painter, square, MARKS[row.trust], self._themes.theme)
        room = room.adjusted(side + self._themes.metrics.px(6), 0, 0, 0)
        words = [row.standing.value] if row.standing is not Standing.NONE else []
        self._text(painter, room, " · ".join([row.trust.word, *words]), self._small_font(), "text_muted")

    def _text(self, painter: QPainter, room: QRect, text: str, font: QFont, role: str) -> int:
        """Paint one line of text, cut where there is no room; return its width."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.setFont(font)
        painter.setPen(self._themes.theme.color(role))
        painter.drawText(room, _LEFT, shown)
        return metrics.horizontalAdvance(shown)

    def _line(self, font: QFont) -> int:
        """Return the height of a line in a font."""
        return QFontMetrics(font).height() + self._themes.metrics.px(2)

    def _name_font(self) -> QFont:
        return self._themes.font("text")

    def _number_font(self) -> QFont:
        return self._themes.font("section")

    def _small_font(self) -> QFont:
        return self._themes.font("small")
