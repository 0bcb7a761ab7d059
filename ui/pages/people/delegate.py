"""Paints a person as two lines: who, and what is open with them at a glance. Imports Qt, the theme and the model."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csops_desktop.queries.people_rows import PersonRow
from ui.pages.people.model import PeopleRole
from ui.theme.theme import ThemeManager
from ui.widgets.pill import pill_colours

type Index = QModelIndex | QPersistentModelIndex

PADDING = 8
ROW, FIRST_HEADING, HEADING = 48, 26, 34
FACE = 28
NARROW = 200
"""Measures in the drawing's pixels; in a list narrower than the last the name needs the room of the face."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def initials(name: str) -> str:
    """Return the letters that stand for a name: "DR" for Dana Roth."""
    words = name.split()
    picked = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in picked).upper()


class PersonDelegate(QStyledItemDelegate):
    """Measures and paints the lines."""

    def __init__(self, themes: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._themes.metrics.px
        if index.data(PeopleRole.PERSON) is None:
            return QSize(0, px(HEADING if index.row() else FIRST_HEADING))
        return QSize(0, px(ROW))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(PeopleRole.PERSON)
        if isinstance(row, PersonRow):
            self._paint_person(painter, option, row)
        else:
            self._paint_heading(painter, option.rect, index.data())
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, words: str) -> None:
        """Paint the quiet words above a group."""
        painter.setFont(self._themes.font("label"))
        painter.setPen(self._themes.theme.text_muted)
        height = self._themes.metrics.px(22)
        painter.drawText(QRect(rect.left() + PADDING, rect.bottom() - height, rect.width(), height), _LEFT, words)

    def _paint_person(self, painter: QPainter, option: QStyleOptionViewItem, row: PersonRow) -> None:
        """Paint ground, face, both lines and what is overdue."""
        theme, px = self._themes.theme, self._themes.metrics.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(0, 1, 0, -1)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if chosen else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus, 1.5))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
        left = box.left() + PADDING
        if box.width() >= px(NARROW):
            face = QRectF(left, box.center().y() + 1 - px(FACE) / 2, px(FACE), px(FACE))
            self._paint_face(painter, face, row, chosen=chosen)
            left = round(face.right()) + px(9)
        room = QRect(left, box.top() + px(4), box.right() - PADDING - left, (box.height() - px(8)) // 2)
        if not (row.team or row.role or row.glance or row.open_asks):
            # Nothing stands beneath the name.
            room.translate(0, room.height() // 2)
        self._paint_name(painter, QRect(room), row)
        room.translate(0, room.height())
        self._paint_second(painter, room, row)

    def _paint_face(self, painter: QPainter, face: QRectF, row: PersonRow, *, chosen: bool) -> None:
        """Paint the initials in a circle."""
        theme = self._themes.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.surface_raised if chosen else theme.sunk)
        painter.drawEllipse(face)
        font = QFont(self._themes.font("small"))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(theme.text_muted)
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, initials(row.name))

    def _paint_name(self, painter: QPainter, room: QRect, row: PersonRow) -> None:
        """Paint the name, and the pill of what is overdue at its right."""
        theme, px = self._themes.theme, self._themes.metrics.px
        if row.overdue:
            words = f"{row.overdue} overdue"
            font = QFont(self._themes.font("small"))
            font.setWeight(QFont.Weight.DemiBold)
            width = QFontMetrics(font).horizontalAdvance(words) + 2 * px(7)
            ground, ink = pill_colours(theme, "red")
            pill = QRect(room.right() - width, room.center().y() - px(9) + 1, width, px(18))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            painter.setFont(font)
            painter.setPen(ink)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
            room.setRight(pill.left() - px(6))
        font = self._themes.font("card_title")
        painter.setFont(font)
        painter.setPen(theme.text_muted if row.archived_on is not None else theme.text)
        shown = QFontMetrics(font).elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def _paint_second(self, painter: QPainter, room: QRect, row: PersonRow) -> None:
        """Paint what is open at the right, and before it the team; alone it stands under the name."""
        font = self._themes.font("small")
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        glance = row.glance or ("1 ask" if row.open_asks == 1 else f"{row.open_asks} asks" if row.open_asks else "")
        team = row.team or row.role
        painter.drawText(room, _RIGHT if team else _LEFT, glance)
        rest = room.width() - metrics.horizontalAdvance(glance) - self._themes.metrics.px(8)
        painter.drawText(room, _LEFT, metrics.elidedText(team, Qt.TextElideMode.ElideRight, max(rest, 0)))
