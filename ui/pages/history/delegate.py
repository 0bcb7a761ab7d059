"""Paints a change as one line, and the heading of a day. Imports Qt, the theme and the page's model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csops_desktop.queries.activity import ActivityRow
from ui.pages.history.model import DayLine, HistoryRole, notes_of, time_of
from ui.theme.theme import ThemeManager

ROW_HEIGHT = 36
TIME_WIDTH = 46
MARK_WIDTH = 22
INSET = 10
"""Measures of a line in the drawing's pixels."""

_MARKS = {"undo": "undo", "redo": "redo"}


class ChangeDelegate(QStyledItemDelegate):
    """Paints the lines.

    Attributes:
        button_room: pixels at the right end of the selected line that its button takes.

    Args:
        themes: the look.
        today: says what day it is.
    """

    def __init__(self, themes: ThemeManager, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._today = today
        self.button_room = 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._themes.metrics.px(200), self._themes.metrics.px(ROW_HEIGHT))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = index.data(HistoryRole.CHANGE)
        if isinstance(line, ActivityRow):
            self._paint_change(painter, option, line)
        elif isinstance(day := index.data(HistoryRole.DAY), DayLine):
            self._paint_day(painter, option.rect, day)
        painter.restore()

    def _paint_day(self, painter: QPainter, rect: QRect, line: DayLine) -> None:
        """Paint the heading of a day with a thin line behind it."""
        font = self._themes.font("label")
        words = QFontMetrics(font).horizontalAdvance(line.title)
        px = self._themes.metrics.px
        room = rect.adjusted(px(INSET), px(8), -px(INSET), 0)
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line.title)
        painter.setPen(QPen(self._themes.theme.line, 1))
        y = room.center().y() + 0.5
        painter.drawLine(QPointF(room.left() + words + px(10), y), QPointF(room.right(), y))

    def _paint_change(self, painter: QPainter, option: QStyleOptionViewItem, change: ActivityRow) -> None:
        """Paint time, mark, sentence and notes."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option)
        theme, px = self._themes.theme, self._themes.metrics.px
        room = option.rect.adjusted(px(INSET), 0, -px(INSET), 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._themes.font("small"))
        painter.setPen(theme.text_muted)
        painter.drawText(room, middle, time_of(change))
        room.setLeft(room.left() + px(TIME_WIDTH))
        if change.kind in _MARKS:
            side = px(14)
            square = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
            self._themes.icons.paint(painter, square, _MARKS[change.kind], "text_muted")
            room.setLeft(room.left() + px(MARK_WIDTH))
        if selected:
            room.setRight(room.right() - self.button_room)
        self._paint_notes(painter, room, change)
        font = self._themes.font("text")
        painter.setFont(font)
        painter.setPen(theme.text_muted if change.undone or change.kind != "do" else theme.text)
        text = " ".join(change.sentence.split())
        painter.drawText(room, middle, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))

    def _paint_notes(self, painter: QPainter, room: QRect, change: ActivityRow) -> None:
        """Paint the notes at the right end and take their room away."""
        notes = "   ".join(notes_of(change, self._today()))
        if not notes:
            return
        font = self._themes.font("small")
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, notes)
        room.setRight(room.right() - QFontMetrics(font).horizontalAdvance(notes) - self._themes.metrics.px(16))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint the ground of the line that is selected or under the pointer."""
        theme = self._themes.theme
        box = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.accent_soft)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(theme.focus, 1.5))
            painter.drawRoundedRect(box, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(box, 6, 6)
