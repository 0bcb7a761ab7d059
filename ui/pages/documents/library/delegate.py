"""Paints the lines of the library: headings, and titles with the mark and words of their trust. Imports Qt, the theme.

A short library lets a long title break into lines, as a person would write it; in a long one every line has the same
height, so that ten thousand documents scroll as fast as ten.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from csops_desktop.queries.document_rows import DocumentRow
from ui.pages.documents.library.model import LibraryRole
from ui.pages.documents.library.words import MARKS, trust_words
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager

type Index = QModelIndex | QPersistentModelIndex

PADDING = 8
MOST_LINES = 3
_WRAP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def lines_of(text: str, font: QFont, width: int, most: int = MOST_LINES) -> list[str]:
    """Return a text broken into lines of a width; the last of too many ends in an ellipsis."""
    metrics = QFontMetrics(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    layout = QTextLayout(text, font)
    layout.beginLayout()
    starts: list[int] = []
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # QTextLayout counts UTF-16 units.
    units = text.encode("utf-16-le")
    pieces = [
        units[2 * begin : 2 * end if end is not None else None].decode("utf-16-le").strip()
        for begin, end in zip(starts, [*starts[1:], None], strict=True)
    ]
    return [metrics.elidedText(piece, Qt.TextElideMode.ElideRight, width) for piece in pieces]


class LibraryDelegate(QStyledItemDelegate):
    """Measures and paints.

    Attributes:
        wrapping: titles may take several lines.
    """

    def __init__(self, themes: ThemeManager, parent: QAbstractScrollArea) -> None:
        super().__init__(parent)
        self._themes = themes
        self._view = parent
        self.wrapping = True

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        px = self._themes.metrics.px
        row = index.data(LibraryRole.ROW)
        if not isinstance(row, DocumentRow):
            return QSize(0, px(34) if index.row() else px(28))
        width = self._view.viewport().width()
        height = px(29)
        if self.wrapping:
            font = self._font(bold=True)
            lines = len(lines_of(row.title, font, self._title_width(row, width)))
            height = max(height, lines * QFontMetrics(font).height() + px(12))
        if self._stacks(row, width):
            height += QFontMetrics(self._themes.font("small")).height()
        if index.data(LibraryRole.EXCERPT):
            height += 2 * QFontMetrics(self._themes.font("small")).height() + 2
        return QSize(0, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(LibraryRole.ROW)
        if isinstance(row, DocumentRow):
            self._paint_row(painter, option, row, index.data(LibraryRole.EXCERPT))
        else:
            self._paint_heading(painter, option, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the quiet words above a group, with the chevron that says whether it is open."""
        theme, px = self._themes.theme, self._themes.metrics.px
        side = px(12)
        rect = option.rect.adjusted(PADDING - 2, 0, -PADDING, 0)
        bottom = QRect(rect.left(), rect.bottom() - px(24), rect.width(), px(24))
        is_open = bool(option.state & QStyle.StateFlag.State_Open)
        square = QRectF(bottom.left(), bottom.center().y() - side / 2, side, side)
        icon = "chevron-down" if is_open else "chevron-right"
        self._themes.icons.paint(painter, square, icon, "text_muted")
        words = bottom.adjusted(side + 4, 0, 0, 0)
        font = self._themes.font("label")
        painter.setFont(font)
        painter.setPen(theme.text_muted)
        shown = QFontMetrics(font).elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._paint_ring(painter, option, bottom)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: DocumentRow, excerpt: str) -> None:
        """Paint a document."""
        theme, px = self._themes.theme, self._themes.metrics.px
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = option.rect.adjusted(0, 1, 0, -1)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft if chosen else theme.hover)
            painter.drawRoundedRect(box, 6, 6)
        self._paint_ring(painter, option, box)
        mark = self._themes.metrics.mark - 2
        line = QRect(box.left() + PADDING, box.top(), box.width() - 2 * PADDING, box.height())
        if excerpt:
            lines = 2 * QFontMetrics(self._themes.font("small")).height() + 2
            self._paint_excerpt(painter, line, excerpt, lines)
            line.setHeight(line.height() - lines)
        square = QRectF(line.left(), line.center().y() - mark / 2 + 1, mark, mark)
        paint_status(painter, square, MARKS[row.trust], theme)
        width = self._title_width(row, box.width())
        stacks, small = self._stacks(row, box.width()), QFontMetrics(self._themes.font("small")).height()
        words = QRect(line.left() + mark + px(8), line.top(), width, line.height() - (small if stacks else 0))
        self._paint_title(painter, words, row.title, bold=chosen)
        painter.setFont(self._themes.font("small"))
        painter.setPen(theme.text_muted)
        if stacks:
            below = QRect(words.left(), line.bottom() - px(5) - small, line.width(), small)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, trust_words(row))
            return
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, trust_words(row))

    def _paint_title(self, painter: QPainter, room: QRect, title: str, *, bold: bool) -> None:
        """Paint a title, over several lines where that is allowed, cut where it is not enough."""
        font = self._font(bold=bold)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._themes.theme.text)
        most = max(room.height() // metrics.height(), 1) if self.wrapping else 1
        lines = lines_of(title, font, room.width(), min(most, MOST_LINES))
        top = room.top() + (room.height() - len(lines) * metrics.height()) // 2
        for number, line in enumerate(lines):
            place = QRect(room.left(), top + number * metrics.height(), room.width(), metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _paint_excerpt(self, painter: QPainter, line: QRect, excerpt: str, height: int) -> None:
        """Paint the place that a search found."""
        font = self._themes.font("small")
        painter.setFont(font)
        painter.setPen(self._themes.theme.text_muted)
        left = self._themes.metrics.mark + self._themes.metrics.px(6)
        room = QRect(line.left() + left, line.bottom() - height - 3, line.width() - left, height)
        painter.drawText(room, _WRAP, " ".join(excerpt.split()))

    def _paint_ring(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        """Paint the ring of what the keyboard is on."""
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._themes.theme.focus)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _title_width(self, row: DocumentRow, width: int) -> int:
        """Return the room of a title in a line of a width: what the mark and the words of trust leave."""
        said = 0 if self._stacks(row, width) else self._said(row)
        taken = 2 * PADDING + self._themes.metrics.mark + self._themes.metrics.px(16) + said
        return max(width - taken, width // 4)

    def _said(self, row: DocumentRow) -> int:
        """Return the width of the words of trust."""
        return QFontMetrics(self._themes.font("small")).horizontalAdvance(trust_words(row))

    def _stacks(self, row: DocumentRow, width: int) -> bool:
        """Say whether the words of trust stand below the title, since beside it they would leave it no room."""
        return self.wrapping and self._said(row) > width * 0.5

    def _font(self, *, bold: bool) -> QFont:
        """Return the font of titles."""
        font = self._themes.font("text")
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font
