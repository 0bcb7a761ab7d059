"""Paints a request as one line, two where it is narrow, and the headings between them. Imports Qt, theme, the model."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csops_desktop.domain.requests import RequestState
from csops_desktop.queries.request_rows import InterruptRow, RequestRow
from csops_desktop.text.dates import say_date
from ui.pages.requests.model import Heading, Line, RequestRole, notes_of
from ui.theme.theme import ThemeManager
from ui.widgets.line_ground import paint_line_ground
from ui.widgets.pill import PillKind, pill_colours

ROW_HEIGHT = 40
SECOND_LINE = 20
INSET = 12
GAP = 10
PILL_PADDING = 7
"""Measures of a line in the drawing's pixels."""

NARROW = 600
"""In a list narrower than this who asked and the days stand on a second line."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RequestDelegate(QStyledItemDelegate):
    """Paints the lines."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        px = self._themes.metrics.px
        return QSize(px(200), px(ROW_HEIGHT) + (px(SECOND_LINE) if self._is_narrow(option.widget) else 0))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = index.data(RequestRole.LINE)
        if isinstance(line, Heading):
            self._paint_heading(painter, option.rect, line)
        elif isinstance(line, (RequestRow, InterruptRow)):
            paint_line_ground(painter, option, self._themes.theme)
            px = self._themes.metrics.px
            room = option.rect.adjusted(px(INSET), 0, -px(INSET), 0)
            if self._is_narrow(option.widget):
                self._paint_two_lines(painter, room, line)
            else:
                self._paint_one_line(painter, room, line)
        painter.restore()

    def _is_narrow(self, view: QWidget | None) -> bool:
        """Say whether everything finds no room on one line."""
        return isinstance(view, QAbstractItemView) and view.viewport().width() < self._themes.metrics.px(NARROW)

    def _paint_heading(self, painter: QPainter, rect: QRect, line: Heading) -> None:
        """Paint a heading near its rows, with a thin line behind it."""
        px, theme = self._themes.metrics.px, self._themes.theme
        font = self._themes.font("label")
        words = f"{line.title}  {line.number}"
        room = QRect(rect.left() + px(INSET), rect.bottom() - px(26), rect.width() - 2 * px(INSET), px(24))
        painter.setFont(font)
        painter.setPen(theme.text_muted)
        painter.drawText(room, _LEFT, words)
        painter.setPen(QPen(theme.line, 1))
        left = room.left() + QFontMetrics(font).horizontalAdvance(words) + px(GAP)
        painter.drawLine(QPointF(left, room.center().y() + 0.5), QPointF(room.right(), room.center().y() + 0.5))

    def _paint_one_line(self, painter: QPainter, room: QRect, line: RequestRow | InterruptRow) -> None:
        """Paint title, pills, who and days beside each other; the title gives way last."""
        px, right = self._themes.metrics.px, room.right()
        self._paint_muted(painter, room, "   ".join(_days(line)), _RIGHT, emphasis=_is_late(line))
        for words, kind in reversed(_pills(line)):
            self._paint_pill(painter, room, words, kind)
        if room.right() < right - px(INSET):
            room.setRight(room.right() - px(4))
        who = _who(line)
        if who:
            font = self._themes.font("small")
            width = min(QFontMetrics(font).horizontalAdvance(who) + px(2), room.width() // 3)
            place = QRect(room.right() - width, room.top(), width, room.height())
            painter.setFont(font)
            painter.setPen(self._themes.theme.text_muted)
            painter.drawText(place, _RIGHT, _elided(painter, who, width))
            room.setRight(room.right() - width - px(GAP) - px(4))
        self._paint_title(painter, room, line)

    def _paint_two_lines(self, painter: QPainter, room: QRect, line: RequestRow | InterruptRow) -> None:
        """Paint the title with its pills over who asked and the days."""
        px = self._themes.metrics.px
        first = room.adjusted(0, px(7), 0, -px(SECOND_LINE) - px(8))
        second = QRect(room.left(), first.bottom() + px(1), room.width(), px(SECOND_LINE))
        for words, kind in reversed(_pills(line)):
            self._paint_pill(painter, first, words, kind)
        self._paint_title(painter, first, line)
        self._paint_muted(painter, second, "   ".join(_days(line)), _RIGHT, emphasis=_is_late(line))
        self._paint_muted(painter, second, _who(line), _LEFT)

    def _paint_title(self, painter: QPainter, room: QRect, line: RequestRow | InterruptRow) -> None:
        """Paint the title in what room is left."""
        closed = isinstance(line, RequestRow) and line.state is RequestState.DONE
        painter.setFont(self._themes.font("text"))
        painter.setPen(self._themes.theme.text_muted if closed else self._themes.theme.text)
        painter.drawText(room, _LEFT, _elided(painter, " ".join(line.title.split()), room.width()))

    def _paint_muted(
        self, painter: QPainter, room: QRect, words: str, side: Qt.AlignmentFlag, *, emphasis: bool = False
    ) -> None:
        """Paint small words at one end of the room and take their place away."""
        if not words:
            return
        font = self._themes.font("small")
        font.setBold(emphasis)
        painter.setFont(font)
        painter.setPen(self._themes.theme.text if emphasis else self._themes.theme.text_muted)
        shown = _elided(painter, words, room.width())
        painter.drawText(room, side, shown)
        taken = QFontMetrics(font).horizontalAdvance(shown) + self._themes.metrics.px(GAP)
        if side == _RIGHT:
            room.setRight(room.right() - taken)
        else:
            room.setLeft(room.left() + taken)

    def _paint_pill(self, painter: QPainter, room: QRect, words: str, kind: PillKind) -> None:
        """Paint a pill at the right end of the room and take its place away."""
        px = self._themes.metrics.px
        font = self._themes.font("small")
        width = QFontMetrics(font).horizontalAdvance(words) + 2 * px(PILL_PADDING)
        height = px(20)
        box = QRectF(room.right() - width, room.center().y() - height / 2 + 1, width, height)
        ground, ink = pill_colours(self._themes.theme, kind)
        # On a selected row, which has the soft ground itself, a thin line keeps the pill's shape.
        painter.setPen(QPen(ink, 0.8) if kind != "muted" else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        room.setRight(room.right() - width - px(6))


def _elided(painter: QPainter, words: str, width: int) -> str:
    """Return words cut to a width."""
    return painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width)


def _who(line: Line) -> str:
    """Return whose it is: who asked, or what an interrupt displaced."""
    if isinstance(line, InterruptRow):
        return f"displaced {line.displaced}"
    return line.asker if isinstance(line, RequestRow) else ""


def _days(line: Line) -> list[str]:
    """Return the days at the right."""
    if isinstance(line, RequestRow):
        return notes_of(line)
    if isinstance(line, InterruptRow):
        return [f"for {line.for_whom}"] if line.for_whom else []
    return []


def _is_late(line: Line) -> bool:
    """Say whether the day it was wanted by has passed."""
    return isinstance(line, RequestRow) and line.overdue_days > 0 and line.snoozed_until is None


def _pills(line: Line) -> list[tuple[str, PillKind]]:
    """Return the facts of a request that stand out."""
    if isinstance(line, InterruptRow):
        return [(say_date(line.day, line.day), "muted")]
    if not isinstance(line, RequestRow):
        return []
    found: list[tuple[str, PillKind]] = []
    if line.urgent and line.closed_on is None:
        found.append(("urgent", "accent"))
    if line.asked > 1:
        found.append((f"asked {line.asked}×", "accent" if line.suggests_foundation else "muted"))
    return found
