"""Paints an initiative's card, in full or in the one line of the year view. Imports Qt and the theme."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.pages.planner.card_face import CardFace
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager

FACE = Qt.ItemDataRole.UserRole + 1
"""The role under which the model keeps the `CardFace`."""

PILL_INSET = 8
ICON_GAP = 6
LINE_GAP = 4


class InitiativeDelegate(QStyledItemDelegate):
    """Paints initiatives.

    Attributes:
        compact: one line a card, for the year.
        dragged_id: the card that is being dragged away: it is painted faded.
    """

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.compact = False
        self.dragged_id: int | None = None
        self.refresh()

    def refresh(self) -> None:
        """Take over the theme's fonts and measures."""
        self._title_font = self._themes.font("card_title")
        self._small_font = self._themes.font("small")
        self._pill_font = QFont(self._small_font)
        self._pill_font.setWeight(QFont.Weight.DemiBold)
        self._title = QFontMetrics(self._title_font)
        self._small = QFontMetrics(self._small_font)
        self._pill = QFontMetrics(self._pill_font)
        px = self._themes.metrics.px
        self._pad_x, self._pad_y = px(12), px(10)
        self._title_line = self._title.height() + px(2)
        self._pill_high = px(19)
        self._mark = px(14)

    def height_for(self, faces: Sequence[CardFace], width: int) -> int:
        """Return how high cards of a width are that show all these titles, on up to two lines, in pixels."""
        px = self._themes.metrics.px
        if self.compact:
            return self._title_line + px(12)
        inner = width - 2 * self._pad_x
        two = any(self._title.horizontalAdvance(face.title) > inner - self._beside_title(face) for face in faces)
        lines = (2 if two else 1) * self._title_line
        return 2 * self._pad_y + lines + px(LINE_GAP) + self._small.height() + px(LINE_GAP) + self._small.height() + 2

    def _beside_title(self, face: CardFace) -> int:
        """Return what marks and pill take of a title's line, in pixels."""
        px = self._themes.metrics.px
        mark = self._mark + px(ICON_GAP) if face.locked or face.done else 0
        pill = self._pill_wide(face)
        return mark + (math.ceil(pill) + px(8) if pill else 1)

    def _pill_words(self, face: CardFace) -> str:
        """Return what the pill says; "" for no pill."""
        return face.score or (face.status.word if face.status is not None else "")

    def _pill_wide(self, face: CardFace) -> int:
        """Return the width of the pill in pixels, 0 for no pill."""
        px, words = self._themes.metrics.px, self._pill_words(face)
        mark = px(14) if face.status is not None and not face.score else 0
        return self._pill.horizontalAdvance(words) + 2 * px(PILL_INSET) + mark if words else 0

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), self.height_for([], option.rect.width()))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        face = index.data(FACE)
        if isinstance(face, CardFace):
            self.paint_face(painter, option.rect, face, option.state)

    def paint_face(self, painter: QPainter, rect: QRect, face: CardFace, state: QStyle.StateFlag) -> None:
        """Paint one card into a rectangle; `State_Selected`, `State_HasFocus`, `State_MouseOver` are heeded."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if face.id == self.dragged_id:
            painter.setOpacity(0.4)
        self._paint_ground(painter, QRectF(rect), face, state)
        inner = rect.adjusted(self._pad_x, 0, -self._pad_x, 0)
        if self.compact:
            self._paint_line(painter, inner, face)
        else:
            self._paint_full(painter, inner.adjusted(0, self._pad_y, 0, -self._pad_y), face)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, face: CardFace, state: QStyle.StateFlag) -> None:
        """Paint shadow, ground and outline."""
        theme, radius = self._themes.theme, self._themes.metrics.radius
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        frame = rect.adjusted(0.5, 0.5, -0.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if not face.quiet:
            painter.setBrush(theme.shadow)
            painter.drawRoundedRect(frame.translated(0, 1), radius, radius)
        painter.setBrush(theme.background if face.quiet else theme.surface_raised)
        painter.setPen(QPen(theme.scroll if hovered else theme.line, 1))
        painter.drawRoundedRect(frame, radius, radius)
        if not state & QStyle.StateFlag.State_Selected:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(theme.focus if focused else theme.accent, 2 if focused else 1.5))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, 0), radius - 0.5, radius - 0.5)

    def _paint_full(self, painter: QPainter, rect: QRect, face: CardFace) -> None:
        """Paint title and pill over the note over the progress."""
        theme, px = self._themes.theme, self._themes.metrics.px
        right = self._paint_pill(painter, rect, face)
        left = self._paint_marks(painter, rect, face)
        painter.setFont(self._title_font)
        painter.setPen(theme.text_muted if face.done or face.quiet else theme.text)
        y = rect.top()
        for line in self._broken(face.title, right - left):
            painter.drawText(QPointF(left, y + self._title.ascent()), line)
            y += self._title_line
        painter.setFont(self._small_font)
        painter.setPen(theme.red_text if face.late else theme.text_muted)
        y += px(LINE_GAP)
        note = self._small.elidedText(face.note, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.left(), y + self._small.ascent()), note)
        foot = QRect(rect.left(), rect.bottom() + 1 - self._small.height(), rect.width(), self._small.height())
        self._paint_progress(painter, foot, face)

    def _paint_line(self, painter: QPainter, rect: QRect, face: CardFace) -> None:
        """Paint the one line of a compact card: marks, title, score or hours."""
        theme, px = self._themes.theme, self._themes.metrics.px
        words = face.score or face.hours
        wide = self._small.horizontalAdvance(words)
        painter.setFont(self._small_font)
        painter.setPen(theme.text_muted)
        middle = rect.center().y() + 1
        painter.drawText(QPointF(rect.right() - wide, middle + self._small.ascent() / 2 - 2), words)
        left = self._paint_marks(painter, QRect(rect.left(), middle - self._title_line // 2, rect.width(), 0), face)
        font = QFont(self._title_font)
        font.setPixelSize(self._themes.metrics.text)
        painter.setFont(font)
        painter.setPen(theme.text_muted if face.done or face.quiet else theme.text)
        room = rect.right() - wide - px(8) - left
        title = QFontMetrics(font).elidedText(face.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(left, middle + self._title.ascent() / 2 - 2), title)

    def _paint_marks(self, painter: QPainter, rect: QRect, face: CardFace) -> int:
        """Paint the lock, the tick, or in the compact form the colour; return where the title begins."""
        side = self._mark
        square = QRectF(rect.left(), rect.top() + (self._title_line - side) / 2 - 1, side, side)
        gap = self._themes.metrics.px(ICON_GAP)
        if face.locked:
            self._themes.icons.paint(painter, square, "lock", "text_muted")
        elif face.done:
            self._themes.icons.paint(painter, square, "check", "green_text", stroke=2.5)
        elif self.compact and face.status is not None:
            paint_status(painter, square.adjusted(2, 2, -2, -2), face.status, self._themes.theme)
        else:
            return rect.left()
        return rect.left() + side + gap

    def _paint_pill(self, painter: QPainter, rect: QRect, face: CardFace) -> int:
        """Paint the colour or the score at the right of the title; return where the title must end."""
        theme, px = self._themes.theme, self._themes.metrics.px
        words, wide = self._pill_words(face), self._pill_wide(face)
        if not words:
            return rect.right()
        mark = px(10) if face.status is not None and not face.score else 0
        pill = QRectF(rect.right() - wide + 1, rect.top() - 1, wide, self._pill_high)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = None if face.score or face.status is None else theme.status(face.status)
        ground = theme.sunk if face.quiet else theme.accent_soft
        painter.setBrush(ground if colours is None else colours.soft)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        left = pill.left() + px(PILL_INSET)
        if mark and face.status is not None:
            paint_status(painter, QRectF(left, pill.center().y() - mark / 2, mark, mark), face.status, theme)
            left += mark + px(4)
        painter.setFont(self._pill_font)
        own = theme.text_muted if face.quiet else theme.accent
        painter.setPen(own if colours is None else colours.text)
        baseline = pill.center().y() + (self._pill.ascent() - self._pill.descent()) / 2
        painter.drawText(QPointF(left, baseline), words)
        return math.floor(pill.left()) - px(8)

    def _paint_progress(self, painter: QPainter, rect: QRect, face: CardFace) -> None:
        """Paint how much of the hours is worked, and the words for it."""
        theme, px = self._themes.theme, self._themes.metrics.px
        painter.setFont(self._small_font)
        painter.setPen(theme.text_muted)
        wide = self._small.horizontalAdvance(face.hours)
        painter.drawText(QPointF(rect.right() - wide + 1, rect.top() + self._small.ascent()), face.hours)
        room = rect.width() - wide - px(8)
        high = px(5)
        if room < px(20):
            return
        track = QRectF(rect.left(), rect.center().y() - high / 2 + 1, room, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.sunk)
        painter.drawRoundedRect(track, high / 2, high / 2)
        if face.share <= 0:
            return
        over = face.share > 1
        painter.setBrush(theme.yellow if over else theme.accent)
        part = QRectF(track.topLeft(), track.size())
        part.setWidth(max(room * min(face.share, 1.0), high))
        painter.drawRoundedRect(part, high / 2, high / 2)

    def _broken(self, title: str, room: int) -> list[str]:
        """Return a title on one line where it fits, else on two of which the second is elided."""
        if self._title.horizontalAdvance(title) <= room:
            return [title]
        layout = QTextLayout(title, self._title_font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(room, 1))
        layout.endLayout()
        # Qt counts in UTF-16, Python in letters.
        units, cut = title.encode("utf-16-le"), 2 * line.textLength()
        first = units[:cut].decode("utf-16-le", "replace").rstrip()
        rest = units[cut:].decode("utf-16-le", "replace").lstrip()
        return [first, self._title.elidedText(rest, Qt.TextElideMode.ElideRight, room)] if rest else [first]
