"""Paints the rows of Today: headings, lines as rows of a card, and what folds. Imports Qt, the theme and the model.

The buttons of the line under the pointer are painted; those of the selected line are real ones (`line_list`), in the
same places.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from csops_desktop.domain.today import Line
from csops_desktop.queries.today_words import badge, detail, headline
from ui.pages.today.deeds import SPECS, Deed, deeds_of
from ui.pages.today.model import FoldRow, HeadingRow, LineRow, TodayModel, TodayRole
from ui.theme.theme import ThemeManager
from ui.widgets.pill import pill_colours

LINE_HEIGHT = 55
NARROW_HEIGHT = 64
HEADING_HEIGHT = 44
FOLD_HEIGHT = 36
"""Heights of the rows in the drawing's pixels."""

NARROW = 680
"""In a list narrower than this the buttons stand beside the second line: the title has priority."""

INSET = 14
ICON = 17
GAP = 8
"""Inner measures of a row, in the drawing's pixels."""

BUTTON_PADDING = 10

ICONS = {
    "commitment": "people",
    "ask": "ask",
    "nudge": "ask",
    "occurrence": "calendar",
    "plan_step": "board",
    "request": "requests",
    "initiative": "planner",
    "document": "documents",
    "responsibility": "board",
    "metric": "metrics",
}

_MIDDLE_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class LineDelegate(QStyledItemDelegate):
    """Paints the rows.

    Attributes:
        hovered: the row under the pointer, -1 for none.
        pressed: the deed whose painted button is held down, in the hovered row.
        pointed: the deed whose painted button is under the pointer, in the hovered row.
        dressed: the row whose buttons are real ones, -1 for none.

    Args:
        themes: the look.
        model: the rows.
    """

    def __init__(self, themes: ThemeManager, model: TodayModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self.hovered = -1
        self.pressed: Deed | None = None
        self.pointed: Deed | None = None
        self.dressed = -1

    # Measures

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        px = self._themes.metrics.px
        row = index.data(TodayRole.ROW)
        if isinstance(row, HeadingRow):
            return QSize(px(120), px(HEADING_HEIGHT))
        if isinstance(row, FoldRow):
            return QSize(px(120), px(FOLD_HEIGHT))
        return QSize(px(120), px(NARROW_HEIGHT if self.is_narrow(option.widget) else LINE_HEIGHT))

    def is_narrow(self, view: QWidget | None) -> bool:
        """Say whether title and buttons find no room beside each other."""
        return isinstance(view, QAbstractItemView) and view.viewport().width() < self._themes.metrics.px(NARROW)

    def button_rects(self, rect: QRect, line: Line, *, narrow: bool, settling_only: bool = False) -> dict[Deed, QRect]:
        """Return where the buttons of a line stand, from the right end: the one that settles it stands outermost.

        Args:
            rect: the row.
            line: the line.
            narrow: they stand beside the second line.
            settling_only: only the outermost.
        """
        px = self._themes.metrics.px
        height = px(26) if narrow else px(28)
        top = rect.bottom() - height - px(5) if narrow else rect.top() + (rect.height() - height) // 2
        right = rect.right() - px(INSET) + px(2)
        found: dict[Deed, QRect] = {}
        deeds = deeds_of(line, self._model.today())
        for deed in deeds[:1] if settling_only else deeds:
            width = self._button_width(deed)
            found[deed] = QRect(right - width + 1, top, width, height)
            right -= width + px(6)
        return found

    def _button_width(self, deed: Deed) -> int:
        """Return the width of a button with the room for its key."""
        px = self._themes.metrics.px
        words = QFontMetrics(button_font(self._themes)).horizontalAdvance(SPECS[deed].word)
        key = QFontMetrics(self._themes.font("small")).horizontalAdvance(SPECS[deed].cap)
        return words + key + px(6) + 2 * px(BUTTON_PADDING)

    # Painting

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match index.data(TodayRole.ROW):
            case HeadingRow() as heading:
                self._paint_heading(painter, option.rect, heading)
            case FoldRow() as fold:
                self._paint_card(painter, option, first=fold.first, last=True)
                self._paint_fold(painter, option.rect, fold)
            case LineRow() as row:
                self._paint_card(painter, option, first=row.first, last=row.last)
                self._paint_line(painter, option, row.line, index.row())
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: HeadingRow) -> None:
        """Paint the heading of a section with its number."""
        px = self._themes.metrics.px
        font = self._themes.font("card_title")
        room = rect.adjusted(px(4), px(14), 0, -px(4))
        painter.setFont(font)
        painter.setPen(self._themes.theme.text)
        painter.drawText(room, _MIDDLE_LEFT, row.title)
        room.setLeft(room.left() + QFontMetrics(font).horizontalAdvance(row.title) + px(6))
        painter.setFont(self._themes.font("text"))
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(room, _MIDDLE_LEFT, str(row.number))

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, *, first: bool, last: bool) -> None:
        """Paint a row's part of the card of its section, and where the pointer and the keyboard are."""
        theme, px = self._themes.theme, self._themes.metrics.px
        box = QRectF(option.rect).adjusted(0.5, 0.5 if first else -px(12), -0.5, -0.5 if last else px(12))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setPen(QPen(theme.line, 1))
        painter.setBrush(theme.accent_soft if selected else theme.hover if hovered else theme.surface_raised)
        painter.drawRoundedRect(box, self._themes.metrics.radius, self._themes.metrics.radius)
        if not last:
            y = option.rect.bottom() + 0.5
            painter.drawLine(QPointF(option.rect.left(), y), QPointF(option.rect.right(), y))
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.focus, 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()

    def _paint_fold(self, painter: QPainter, rect: QRect, row: FoldRow) -> None:
        """Paint the row that folds."""
        px = self._themes.metrics.px
        side = px(14)
        square = QRectF(rect.left() + px(INSET) + 1, rect.center().y() - side / 2 + 1, side, side)
        icon = "chevron-up" if row.unfolded else "chevron-down"
        self._themes.icons.paint(painter, square, icon, "text_muted")
        painter.setFont(self._themes.font("text"))
        painter.setPen(self._themes.theme.text_muted)
        painter.drawText(rect.adjusted(px(INSET + ICON + 11), 0, -px(INSET), 0), _MIDDLE_LEFT, row.words)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: Line, row: int) -> None:
        """Paint icon, title over detail, the badge and the buttons."""
        px, today = self._themes.metrics.px, self._model.today()
        rect, narrow = option.rect, self.is_narrow(option.widget)
        side = px(ICON)
        square = QRectF(rect.left() + px(INSET), rect.center().y() - side / 2 + 1, side, side)
        self._themes.icons.paint(painter, square, ICONS[line.kind], "text_muted")
        text = rect.adjusted(px(INSET + ICON + 11), px(7), -px(INSET), -px(7))
        upper = QRect(text.left(), text.top(), text.width(), text.height() // 2)
        lower = QRect(text.left(), text.top() + text.height() // 2, text.width(), text.height() - text.height() // 2)
        buttons = self._paint_buttons(painter, rect, line, row, narrow=narrow)
        if narrow:
            lower.setRight(min(lower.right(), buttons - px(GAP)))
            upper.setRight(self._paint_badge(painter, upper, line))
        else:
            middle = QRect(text.left(), rect.top(), buttons - px(GAP) - text.left(), rect.height())
            right = self._paint_badge(painter, middle, line)
            upper.setRight(min(upper.right(), right))
            lower.setRight(min(lower.right(), right))
        self._paint_text(painter, upper, headline(line, today), "card_title", "text")
        self._paint_text(painter, lower, detail(line, today), "small", "red_text" if line.stuck else "text_muted")

    def _paint_text(self, painter: QPainter, room: QRect, text: str, font: str, role: str) -> None:
        """Paint one line of text, cut where there is no room."""
        chosen = self._themes.font("card_title" if font == "card_title" else "small")
        painter.setFont(chosen)
        painter.setPen(self._themes.theme.color(role))
        shown = QFontMetrics(chosen).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE_LEFT, shown)

    def _paint_badge(self, painter: QPainter, room: QRect, line: Line) -> int:
        """Paint the short word at the right end of a room, and return where it begins."""
        px = self._themes.metrics.px
        words, shade = badge(line, self._model.today())
        if not words:
            return room.right()
        font = button_font(self._themes, small=True)
        width = QFontMetrics(font).horizontalAdvance(words) + 2 * px(8)
        height = px(19)
        box = QRectF(room.right() - width, room.center().y() - height / 2 + 1, width, height)
        ground, ink = pill_colours(self._themes.theme, shade)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        return round(box.left()) - px(GAP)

    def _paint_buttons(self, painter: QPainter, rect: QRect, line: Line, row: int, *, narrow: bool) -> int:
        """Paint the buttons that a row shows, and return where the leftmost begins.

        Of a line that neither the pointer nor the keyboard is on it is the one that settles it, without its key.
        """
        active = row in (self.hovered, self.dressed)
        rects = self.button_rects(rect, line, narrow=narrow, settling_only=not active)
        left = min((box.left() for box in rects.values()), default=rect.right() - self._themes.metrics.px(INSET))
        if row == self.dressed:
            return left
        for deed, box in rects.items():
            here = row == self.hovered
            paint_button(
                painter,
                box,
                self._themes,
                deed,
                keyed=here,
                hovered=here and deed is self.pointed,
                pressed=here and deed is self.pressed,
            )
        return left


def button_font(themes: ThemeManager, *, small: bool = False) -> QFont:
    """Return the semibold font of the buttons in a row, and of its badge."""
    font = themes.font("small" if small else "text")
    font.setWeight(QFont.Weight.DemiBold)
    return font


def paint_button(
    painter: QPainter,
    rect: QRect,
    themes: ThemeManager,
    deed: Deed,
    *,
    keyed: bool = True,
    hovered: bool = False,
    pressed: bool = False,
) -> None:
    """Paint one button of a line.

    Args:
        painter: stands on the list or on the real button.
        rect: its place.
        themes: the look.
        deed: what it does.
        keyed: its key stands behind its word.
        hovered, pressed: the pointer is on it, or holds it down.
    """
    theme, spec = themes.theme, SPECS[deed]
    painter.setPen(QPen(theme.line, 1))
    painter.setBrush(theme.accent_soft if pressed else theme.hover if hovered else theme.surface_raised)
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    font, small = button_font(themes), themes.font("small")
    words = QFontMetrics(font).horizontalAdvance(spec.word)
    key = QFontMetrics(small).horizontalAdvance(spec.cap) + themes.metrics.px(6) if keyed else 0
    left = rect.left() + (rect.width() - words - key) / 2
    painter.setFont(font)
    painter.setPen(theme.accent if pressed else theme.text)
    painter.drawText(QRectF(left, rect.top(), words + 1, rect.height()), _MIDDLE_LEFT, spec.word)
    if keyed:
        painter.setFont(small)
        painter.setPen(theme.text_muted)
        room = QRectF(left + words + themes.metrics.px(6), rect.top(), key + 2, rect.height())
        painter.drawText(room, _MIDDLE_LEFT, spec.cap)
