"""Paints a card of the board, and the header above the cards of an area. Imports Qt, the theme and the core's rows.

The colour of a card is only in its shape and its trend; a card whose colour is not to be believed has a hatched edge.
It is no delegate of Qt's: a board paints its own rows, and for `QStyle`, by whose flags a delegate is told which row is
selected, a start would make 570 constants.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.queries.card_row import BoardCard
from ui.models.column_model import AreaHeader
from ui.theme.shapes import paint_hatch, paint_status, paint_trend
from ui.theme.theme import ThemeManager
from ui.theme.tokens import Theme
from ui.widgets.card_face import CardPill, PillKind
from ui.widgets.card_measure import (
    LINE_GAP,
    MARK_GAP,
    PILL_GAP,
    PILL_INSET,
    PILLS_ABOVE,
    ROW_GAP,
    CardLines,
    CardMeasure,
)

HATCH_WIDTH = 6.0
"""The hatched edge of a watermelon, in pixels."""

MOST_GROUNDS = 32
"""Grounds of cards that are kept as pictures: cards are of one width and a handful of heights."""

FADED = 0.4
"""How much of a card is left to see at the place from which it is being dragged."""

_PILLS = {
    PillKind.ASK: ("ask", "accent", "accent_soft", "accent"),
    PillKind.STALE: ("stale", "yellow_text", "yellow_soft", "yellow_text"),
}
"""Icon, its colour, ground and words of each kind of pill."""


class CardState(NamedTuple):
    """What is to be seen of a card besides what it says: chosen, chosen with the keyboard on it, under the pointer."""

    is_selected: bool = False
    has_focus: bool = False
    is_hovered: bool = False


class CardPainter:
    """Paints the rows of a column.

    Args:
        manager: the theme.
        measure: the cards' heights and lines, shared with the columns.
    """

    def __init__(self, manager: ThemeManager, measure: CardMeasure) -> None:
        self._manager = manager
        self._measure = measure
        self._grounds: dict[tuple[int, int, bool, float], QPixmap] = {}
        self._grounds_theme: Theme | None = None
        self.dragged_id: ResponsibilityId | None = None
        """The card that is being dragged away: it is painted faded."""

    def paint_card(self, painter: QPainter, rect: QRect, card: BoardCard, state: CardState) -> None:
        """Paint one card into a rectangle of its height.

        Args:
            painter: stands on the target; its state is kept.
            rect: the card's place.
            card: what it shows.
            state: whether it is selected, and so on.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.id == self.dragged_id:
            painter.setOpacity(FADED)
        self._paint_ground(painter, QRectF(rect), card, state)
        lines = self._measure.lines(card, rect.width())
        x = rect.x() + self._measure.padding_x
        y = self._paint_title(painter, x, rect.y() + self._measure.padding_y, card, lines)
        y = self._paint_sentence(painter, x, y, lines)
        y = self._paint_meta(painter, x, y, card, lines)
        self._paint_pills(painter, x, y + PILLS_ABOVE, lines)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, card: BoardCard, state: CardState) -> None:
        """Paint shadow, ground, hatched edge and outline."""
        theme, radius = self._manager.theme, self._manager.metrics.radius
        frame = _frame(rect)
        painter.drawPixmap(rect.topLeft(), self._ground(rect, painter.device().devicePixelRatio(), state.is_hovered))
        if card.watermelon_reasons:
            edge = QRectF(frame.left() - 0.5, frame.top() - 0.5, HATCH_WIDTH, frame.height() + 1)
            paint_hatch(painter, edge, _computed_theme(theme, card.computed), radius)
        if not state.is_selected:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.accent, 2))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, 0), radius - 0.5, radius - 0.5)
        if state.has_focus:
            _paint_focus(painter, frame, theme.focus, radius)

    def _ground(self, rect: QRectF, ratio: float, hovered: bool) -> QPixmap:
        """Return shadow, line and ground of a card of this size; three round rectangles were a third of its painting.

        Args:
            rect: the card's place, of which only the size counts.
            ratio: the paint device's `devicePixelRatio`.
            hovered: the pointer is over it.
        """
        theme, radius = self._manager.theme, self._manager.metrics.radius
        if theme is not self._grounds_theme or len(self._grounds) >= MOST_GROUNDS:
            self._grounds_theme = theme
            self._grounds.clear()
        key = (round(rect.width()), round(rect.height()), hovered, ratio)
        if key not in self._grounds:
            pixmap = QPixmap(math.ceil(rect.width() * ratio), math.ceil(rect.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            frame = _frame(QRectF(0, 0, rect.width(), rect.height()))
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.shadow)
            painter.drawRoundedRect(frame.translated(0, 1), radius, radius)
            # The line around it as two grounds, one within the other: Qt fills round corners five times as fast as it
            # draws them.
            painter.setBrush(theme.scroll if hovered else theme.line)
            painter.drawRoundedRect(frame.adjusted(-0.5, -0.5, 0.5, 0.5), radius + 0.5, radius + 0.5)
            painter.setBrush(theme.surface_raised)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5)
            painter.end()
            self._grounds[key] = pixmap
        return self._grounds[key]

    def _paint_title(self, painter: QPainter, x: int, y: int, card: BoardCard, lines: CardLines) -> int:
        """Paint shape and title; return where the next line begins."""
        measure = self._measure
        top = y + (measure.title_line - measure.mark) / 2
        paint_status(painter, QRectF(x, top, measure.mark, measure.mark), card.status, self._manager.theme)
        painter.setFont(measure.title_font)
        painter.setPen(self._manager.theme.text)
        return _paint_lines(painter, x + measure.mark + MARK_GAP, y, measure.title_line, lines.title)

    def _paint_sentence(self, painter: QPainter, x: int, y: int, lines: CardLines) -> int:
        """Paint the reason; return where the next line begins."""
        if not lines.sentence:
            return y
        painter.setFont(self._measure.text_font)
        painter.setPen(self._manager.theme.text_muted)
        return _paint_lines(painter, x, y + LINE_GAP, self._measure.text_line, lines.sentence)

    def _paint_meta(self, painter: QPainter, x: int, y: int, card: BoardCard, lines: CardLines) -> int:
        """Paint area, owner, trend arrow and days; return where the next line begins."""
        measure, theme = self._measure, self._manager.theme
        if not lines.place and not lines.days:
            return y
        y += LINE_GAP
        painter.setFont(measure.small_font)
        painter.setPen(theme.text_muted)
        beside = x
        if lines.place:
            _paint_lines(painter, x, y, measure.small_line, (lines.place,))
            beside = x if lines.split else x + lines.place_width + measure.gap + 2
        if lines.split:
            y += measure.small_line
        if lines.days:
            top = y + (measure.small_line - measure.arrow) / 2
            paint_trend(painter, QRectF(beside, top, measure.arrow, measure.arrow), card.trend, theme)
            _paint_lines(painter, beside + measure.arrow + ROW_GAP, y, measure.small_line, (lines.days,))
        return y + measure.small_line

    def _paint_pills(self, painter: QPainter, x: int, y: int, lines: CardLines) -> None:
        """Paint the rows of pills."""
        for row in lines.pills:
            left = x
            for pill, width in row:
                self._paint_pill(painter, QRectF(left, y, width, self._measure.pill_line), pill)
                left += width + PILL_GAP
            y += self._measure.pill_line + ROW_GAP

    def _paint_pill(self, painter: QPainter, rect: QRectF, pill: CardPill) -> None:
        """Paint one pill: icon and words on a quiet ground."""
        measure, theme = self._measure, self._manager.theme
        icon, icon_role, ground, words = _PILLS[pill.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        side = measure.pill_icon
        ratio = painter.device().devicePixelRatio()
        top = rect.top() + (rect.height() - side) / 2
        painter.drawPixmap(
            QPointF(rect.left() + PILL_INSET - 1, top), self._manager.pixmap(icon, side, icon_role, ratio)
        )
        painter.setFont(measure.pill_font)
        painter.setPen(theme.color(words))
        left = rect.left() + PILL_INSET + side + ROW_GAP
        text = measure.elided_pill(pill.text, rect.right() - PILL_INSET - left + 1)
        _paint_lines(painter, left, rect.top(), measure.pill_line, (text,))

    def paint_header(self, painter: QPainter, rect: QRect, header: AreaHeader) -> None:
        """Paint the line above the cards of an area."""
        theme, measure = self._manager.theme, self._measure
        painter.save()
        painter.setFont(measure.header_font)
        painter.setPen(theme.text_muted)
        metrics = painter.fontMetrics()
        tail = f"  {header.cards}"
        room = rect.width() - metrics.horizontalAdvance(tail) - 4
        text = metrics.elidedText(header.title, Qt.TextElideMode.ElideRight, room) + tail
        _paint_lines(painter, rect.x() + 4, rect.bottom() - measure.small_line, measure.small_line, (text,))
        painter.restore()


def _paint_lines(painter: QPainter, x: float, y: float, line_height: int, lines: tuple[str, ...]) -> int:
    """Paint lines of text below one another, each in the middle of its line; return where the next begins."""
    metrics = painter.fontMetrics()
    baseline = y + (line_height - metrics.height()) / 2 + metrics.ascent()
    for line in lines:
        painter.drawText(QPointF(x, baseline), line)
        baseline += line_height
    return round(y) + line_height * len(lines)


def _frame(rect: QRectF) -> QRectF:
    """Return the middle of a card's outline; below it there is a pixel of shadow."""
    return rect.adjusted(0.5, 0.5, -0.5, -1.5)


def _paint_focus(painter: QPainter, frame: QRectF, colour: QColor, radius: float) -> None:
    """Paint a soft second line inside the outline: the keyboard is on this card."""
    soft = QColor(colour)
    soft.setAlphaF(0.35)
    painter.setPen(QPen(soft, 1))
    painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2), radius - 2, radius - 2)


def _computed_theme(theme: Theme, computed: Status) -> Theme:
    """Return the theme in which the hatch, which is red, has the computed colour."""
    if computed is Status.RED:
        return theme
    colours = theme.status(computed)
    return theme._replace(red=colours.shape, red_soft=colours.soft)
