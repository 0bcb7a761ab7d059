"""Paints a change as one line, and the heading of a day. Imports Qt, the theme and the page's model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csops_desktop.queries.activity import ActivityRow
from ui.pages.history.model import DayLine, HistoryRole, notes_of, time_of
from ui.theme.theme import ThemeManager
from ui.widgets.line_ground import paint_line_ground

ROW_HEIGHT = 36
TIME_WIDTH = 46
MARK_WIDTH = 22
INSET = 10
"""Measures of a line in the drawing's pixels."""

NARROW = 620
SECOND_LINE = 24
"""In a list narrower than this the notes stand on a second line, so much lower: the sentence has priority."""

_MARKS = {"undo": "undo", "redo": "redo"}

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


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
        px = self._themes.metrics.px
        second = px(SECOND_LINE) if self._is_narrow(option.widget) else 0
        return QSize(px(200), px(ROW_HEIGHT) + second)

    def button_place(self, view: QWidget) -> Qt.AlignmentFlag:
        """Return where in a line its button stands: in the middle, or beside the notes on the second line."""
        return Qt.AlignmentFlag.AlignBottom if self._is_narrow(view) else Qt.AlignmentFlag.AlignVCenter

    def _is_narrow(self, view: QWidget | None) -> bool:
        """Say whether sentence and notes find no room beside each other."""
        return isinstance(view, QAbstractItemView) and view.viewport().width() < self._themes.metrics.px(NARROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = index.data(HistoryRole.CHANGE)
        if isinstance(line, ActivityRow):
            if self._is_narrow(option.widget):
                self._paint_two_lines(painter, option, line)
            else:
                self._paint_one_line(painter, option, line)
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

    def _paint_one_line(self, painter: QPainter, option: QStyleOptionViewItem, change: ActivityRow) -> None:
        """Paint time, mark, sentence and notes beside each other."""
        paint_line_ground(painter, option, self._themes.theme)
        room = option.rect.adjusted(self._themes.metrics.px(INSET), 0, -self._themes.metrics.px(INSET), 0)
        self._paint_time(painter, room, change)
        if option.state & QStyle.StateFlag.State_Selected:
            room.setRight(room.right() - self.button_room)
        self._paint_notes(painter, room, change)
        self._paint_sentence(painter, room, change)

    def _paint_two_lines(self, painter: QPainter, option: QStyleOptionViewItem, change: ActivityRow) -> None:
        """Paint time, mark and sentence over the notes; the button of a selected line stands beside the notes."""
        paint_line_ground(painter, option, self._themes.theme)
        px = self._themes.metrics.px
        room = option.rect.adjusted(px(INSET), px(4), -px(INSET), -px(SECOND_LINE))
        self._paint_time(painter, room, change)
        text = "   ".join(notes_of(change, self._today()))
        notes = QRect(room.left(), room.bottom() - px(4), room.width(), px(SECOND_LINE))
        if option.state & QStyle.StateFlag.State_Selected:
            notes.setRight(notes.right() - self.button_room)
        self._paint_sentence(painter, room, change, below=QRect() if text else notes)
        painter.setFont(self._themes.font("small"))
        painter.setPen(self._themes.theme.text_muted)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, notes.width())
        painter.drawText(notes, _MIDDLE_LEFT, shown)

    def _paint_time(self, painter: QPainter, room: QRect, change: ActivityRow) -> None:
        """Paint the time, and the mark of an undo or redo, at the left end and take their room away."""
        px = self._themes.metrics.px
        painter.setFont(self._themes.font("small"))
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(room, _MIDDLE_LEFT, time_of(change))
        room.setLeft(room.left() + px(TIME_WIDTH))
        if change.kind in _MARKS:
            side = px(14)
            square = QRectF(room.left(), room.center().y() - side / 2 + 1, side, side)
            self._themes.icons.paint(painter, square, _MARKS[change.kind], "text_muted")
            room.setLeft(room.left() + px(MARK_WIDTH))

    def _paint_sentence(
        self, painter: QPainter, room: QRect, change: ActivityRow, *, below: QRect | None = None
    ) -> None:
        """Paint what was done, and what doesn't fit into the room `below` it; muted where it is not in force."""
        theme, font = self._themes.theme, self._themes.font("text")
        painter.setFont(font)
        painter.setPen(theme.text_muted if change.undone or change.kind != "do" else theme.text)
        text = " ".join(change.sentence.split())
        metrics = painter.fontMetrics()
        if below is not None and not below.isEmpty() and metrics.horizontalAdvance(text) > room.width():
            first = _words_that_fit(text, metrics, room.width())
            painter.drawText(room, _MIDDLE_LEFT, first)
            room, text = below, text[len(first) :].lstrip()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE_LEFT, shown)

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


def _words_that_fit(text: str, metrics: QFontMetrics, width: int) -> str:
    """Return the first words of a text that fit into a width, at least a part of the first one."""
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width).removesuffix("…")
    return cut.rpartition(" ")[0] or cut
