"""How high a card is and where its lines break. Imports Qt, the theme and the core's rows.

A column of ten thousand cards must not ask Qt to lay out ten thousand texts. What costs time is measuring a text; so
its width is measured once for each card and kept, and the height follows from comparing widths: a text that is wider
than its line takes two, which is the most a card gives it. For cards that nobody has seen yet the number of letters is
a good enough guess; it is replaced when the card comes into view.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from csops_desktop.queries.card_row import BoardCard
from ui.theme.theme import ThemeManager
from ui.widgets.card_face import CardFace, CardPill, card_face

MOST_LINES_KEPT = 400
"""Cards whose broken lines are kept for the next painting; some screens full."""

MARK_GAP = 7
"""Between the status shape and the title, the trend arrow and its words."""

LINE_GAP = 2
PILLS_ABOVE = 7
PILL_GAP = 6
PILL_INSET = 9
ROW_GAP = 4
"""Gaps in the drawing's pixels: between lines, above the pills, between them, inside them, between rows of them."""

DAYS_LETTERS = 20
"""About how long "34 days, worsening" is, for the guess."""


class _Widths(NamedTuple):
    """The widths of a card's texts in pixels; 0 for one that is empty."""

    card: BoardCard
    face: CardFace
    title: int
    sentence: int
    place: int
    days: int
    pills: tuple[int, ...]


class CardLines(NamedTuple):
    """A card laid out for one width: its broken lines.

    Attributes:
        title, sentence: at most two lines each, the last one elided.
        place, days: the line below; on two lines where `split`.
        pills: rows of pills with their widths.
    """

    title: tuple[str, ...]
    sentence: tuple[str, ...]
    place: str
    place_width: int
    days: str
    split: bool
    pills: tuple[tuple[tuple[CardPill, int], ...], ...]


class CardMeasure:
    """Fonts, measures and the remembered widths of the cards of a board.

    Args:
        manager: the theme, for fonts and measures.
    """

    def __init__(self, manager: ThemeManager) -> None:
        self._manager = manager
        self._grouped = False
        self.refresh()

    @property
    def grouped(self) -> bool:
        """Whether the area stands above the cards and is left out on them."""
        return self._grouped

    def set_grouped(self, grouped: bool) -> None:
        """Leave the area out on the cards, or not."""
        if grouped != self._grouped:
            self._grouped = grouped
            self._widths.clear()
            self._lines.clear()

    def refresh(self) -> None:
        """Take over the theme's fonts and measures and forget all widths."""
        sizes = self._manager.metrics
        self.title_font = self._manager.font("card_title")
        self.text_font = self._manager.font("text")
        self.small_font = self._manager.font("small")
        self.pill_font = self._manager.font("label")
        self.header_font = self._manager.font("label")
        self._title = QFontMetricsF(self.title_font)
        self._text = QFontMetricsF(self.text_font)
        self._small = QFontMetricsF(self.small_font)
        self._pill = QFontMetricsF(self.pill_font)
        self.title_line = math.ceil(self._title.height()) + 3
        self.text_line = math.ceil(self._text.height()) + 2
        self.small_line = math.ceil(self._small.height()) + 3
        self.pill_line = math.ceil(self._pill.height()) + 5
        self.mark = sizes.mark
        self.arrow = sizes.px(14)
        self.pill_icon = sizes.px(13)
        self.padding_x, self.padding_y, self.gap = sizes.card_padding_x, sizes.card_padding_y, sizes.gap
        self.header_height = self.small_line + sizes.px(10)
        self._letter = self._text.averageCharWidth()
        self._widths: dict[int, _Widths] = {}
        self._lines: dict[int, tuple[_Widths, int, CardLines]] = {}

    def is_known(self, card: BoardCard) -> bool:
        """Say whether `height` answers at once and exactly."""
        known = self._widths.get(card.id)
        return known is not None and known.card is card

    def guess(self, card: BoardCard, width: int) -> int:
        """Return about how high a card is, from the number of its letters; exact where it was measured."""
        known = self._widths.get(card.id)
        if known is not None and known.card is card:
            return self._height(known, width)
        letters = (width - 2 * self.padding_x) / self._letter
        sentence = len(card.watermelon_reasons[0]) + 12 if card.watermelon_reasons else len(card.reason)
        place = len(card.owner) if self._grouped else len(card.area) + len(card.owner)
        return self._sum(
            1 if len(card.title) < letters - 4 else 2,
            0 if not sentence else 1 if sentence < letters else 2,
            1 if place + DAYS_LETTERS < letters else 2,
            1 if card.open_asks or (card.stale and not card.watermelon_reasons) else 0,
        )

    def height(self, card: BoardCard, width: int) -> int:
        """Return how high a card is at a width, both in pixels."""
        return self._height(self._measured(card), width)

    def lines(self, card: BoardCard, width: int) -> CardLines:
        """Return a card's broken lines at a width."""
        known = self._measured(card)
        kept = self._lines.get(card.id)
        if kept is not None and kept[0] is known and kept[1] == width:
            return kept[2]
        inner = width - 2 * self.padding_x
        face = known.face
        broken = CardLines(
            title=_break(face.title, known.title, self.title_font, self._title, self._title_room(inner)),
            sentence=_break(face.sentence, known.sentence, self.text_font, self._text, inner),
            place=self._small.elidedText(face.place, Qt.TextElideMode.ElideRight, inner),
            place_width=min(known.place, inner),
            days=self._small.elidedText(face.days, Qt.TextElideMode.ElideRight, inner - self.arrow - MARK_GAP),
            split=self._meta_lines(known, inner) == 2,
            pills=self._pill_rows(known, inner),
        )
        if len(self._lines) >= MOST_LINES_KEPT:
            self._lines.clear()
        self._lines[card.id] = (known, width, broken)
        return broken

    def elided_pill(self, text: str, room: float) -> str:
        """Return a pill's words shortened to the room they have."""
        return self._pill.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _measured(self, card: BoardCard) -> _Widths:
        """Return the widths of a card's texts."""
        known = self._widths.get(card.id)
        if known is not None and known.card is card:
            return known
        face = card_face(card, grouped=self._grouped)
        known = _Widths(
            card,
            face,
            _width(self._title, face.title),
            _width(self._text, face.sentence),
            _width(self._small, face.place),
            _width(self._small, face.days),
            tuple(_width(self._pill, pill.text) + self.pill_icon + ROW_GAP + 2 * PILL_INSET for pill in face.pills),
        )
        self._widths[card.id] = known
        return known

    def _height(self, known: _Widths, width: int) -> int:
        """Return the height that follows from the widths."""
        inner = width - 2 * self.padding_x
        return self._sum(
            1 if known.title <= self._title_room(inner) else 2,
            0 if not known.sentence else 1 if known.sentence <= inner else 2,
            self._meta_lines(known, inner),
            len(self._pill_rows(known, inner)) if known.pills else 0,
        )

    def _sum(self, title: int, sentence: int, meta: int, pills: int) -> int:
        """Return the height of so many lines of each kind."""
        height = 2 * self.padding_y + title * self.title_line
        if sentence:
            height += LINE_GAP + sentence * self.text_line
        if meta:
            height += LINE_GAP + meta * self.small_line
        if pills:
            height += PILLS_ABOVE + pills * self.pill_line + (pills - 1) * ROW_GAP
        return height

    def _title_room(self, inner: int) -> int:
        """Return the width beside the status shape."""
        return inner - self.mark - MARK_GAP

    def _meta_lines(self, known: _Widths, inner: int) -> int:
        """Return on how many lines place and days stand."""
        if not known.place or not known.days:
            return 1 if known.place or known.days else 0
        return 1 if known.place + self.gap + 2 + self.arrow + MARK_GAP + known.days <= inner else 2

    def _pill_rows(self, known: _Widths, inner: int) -> tuple[tuple[tuple[CardPill, int], ...], ...]:
        """Return the pills in rows that fit, with their widths."""
        rows: list[list[tuple[CardPill, int]]] = []
        used = 0
        for pill, wide in zip(known.face.pills, known.pills, strict=True):
            width = min(wide, inner)
            if not rows or used + PILL_GAP + width > inner:
                rows.append([])
                used = -PILL_GAP
            rows[-1].append((pill, width))
            used += PILL_GAP + width
        return tuple(tuple(row) for row in rows)


def _width(metrics: QFontMetricsF, text: str) -> int:
    """Return the width of a text in whole pixels, 0 only for none: a text of invisible letters has its line, too."""
    return max(math.ceil(metrics.horizontalAdvance(text)), 1) if text else 0


def _break(text: str, width: int, font: QFont, metrics: QFontMetricsF, room: int) -> tuple[str, ...]:
    """Return a text on one line where it fits, else on two of which the second is elided."""
    if not text:
        return ()
    if width <= room:
        return (text,)
    layout = QTextLayout(text, font)
    layout.setTextOption(_WRAP)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(room, 1))
    layout.endLayout()
    # Qt counts in UTF-16, Python in letters: an emoji is two of one and one of the other.
    units = text.encode("utf-16-le")
    cut = 2 * line.textLength()
    rest = units[cut:].decode("utf-16-le", "replace").lstrip()
    first = units[:cut].decode("utf-16-le", "replace").rstrip()
    return (first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)) if rest else (first,)


_WRAP = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
