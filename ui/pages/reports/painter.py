"""Paints a laid-out page of a deck with Qt: the same glyphs at the same places as in the PDF. Imports Qt and the deck.

Not a renderer of PDFs: it takes the pages before any PDF is made, with the faces of the resources. Glyphs are those
that the typesetter chose and shaped, so scripts, kerning and fallback faces are the printed ones.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QImage, QPainter, QPainterPath, QPen, QRawFont, QTransform

from csops_desktop.assets import asset
from csops_desktop.deck import style
from csops_desktop.deck.fonts import Face, Piece, Typesetter, face
from csops_desktop.deck.pages import Page, Text
from csops_desktop.deck.pdf import THICKENING
from ui.pages.reports.operators import paint_mark

PAGE = QSizeF(style.PAGE_WIDTH, style.PAGE_HEIGHT)
"""The size of a page in points."""

OUTLINED_FROM = 48.0
"""From so many pixels on a glyph is painted as its outline: Qt keeps no pictures of glyphs above 64 and leaves such a
run of a font that was opened by its file out without a word."""

_SIZES_KEPT = 256
"""Faces in so many sizes are kept opened: two pictures of each page use about thirty."""


def picture_of(page: Page, size: QSize, letters: Typesetter) -> QImage:
    """Return a page as a picture.

    Args:
        page: as `deck.layout` made it.
        size: in device pixels, 16 to 9.
        letters: the typesetter, whose caches make the next page quicker.
    """
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(f"#{style.RGB[style.Colour.SURFACE]}"))
    painter = QPainter(image)
    PagePainter(painter, size.width() / PAGE.width(), letters).paint(page)
    painter.end()
    return image


class PagePainter:
    """Paints pages at one scale."""

    def __init__(self, painter: QPainter, scale: float, letters: Typesetter) -> None:
        """Stand at the painter's origin.

        Args:
            painter: its unit is a pixel.
            scale: pixels to the point.
            letters: the typesetter that laid the pages out.
        """
        self._painter = painter
        self._scale = scale
        self._letters = letters
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    def paint(self, page: Page) -> None:
        """Paint the marks of a page and the texts over them."""
        painter = self._painter
        painter.save()
        painter.scale(self._scale, self._scale)
        for mark in page.marks:
            paint_mark(painter, mark)
        painter.restore()
        for element in page.elements:
            for text in element.texts:
                self._paint_text(text)

    def _paint_text(self, text: Text) -> None:
        """Paint one run, piece by piece from left to right."""
        colour = QColor(f"#{style.RGB[text.colour]}")
        x = text.x
        for piece in self._letters.pieces(text.text, text.font):
            self._paint_piece(piece, x, text, colour)
            x += piece.width * text.size / 1000.0

    def _paint_piece(self, piece: Piece, x: float, text: Text, colour: QColor) -> None:
        """Paint what one face draws."""
        font = _opened(piece.face, round(text.size * self._scale, 3))
        em = text.size * self._scale / 1000.0
        glyphs, places = _placed(piece, em)
        origin = QPointF(x * self._scale, text.y * self._scale)
        if piece.bolder or em * 1000.0 >= OUTLINED_FROM:
            stroke = text.size * THICKENING * self._scale if piece.bolder else 0.0
            self._paint_outlines(font, glyphs, [origin + place for place in places], stroke, colour)
            return
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(glyphs)
        run.setPositions(places)
        self._painter.setPen(colour)
        self._painter.drawGlyphRun(origin, run)

    def _paint_outlines(
        self, font: QRawFont, glyphs: list[int], places: list[QPointF], stroke: float, colour: QColor
    ) -> None:
        """Paint glyphs by their outlines.

        Args:
            font: in its size.
            glyphs: their numbers.
            places: where each stands.
            stroke: of a line around them, in pixels, as the PDF has it where a face lacks the weight; 0 for none.
            colour: of both.
        """
        for glyph, place in zip(glyphs, places, strict=True):
            path: QPainterPath = font.pathForGlyph(glyph) * QTransform.fromTranslate(place.x(), place.y())
            # Strokes of a letter may overlap; they must not take each other out.
            path.setFillRule(Qt.FillRule.WindingFill)
            self._painter.fillPath(path, colour)
            if stroke:
                self._painter.strokePath(path, QPen(colour, stroke))


def _placed(piece: Piece, em: float) -> tuple[list[int], list[QPointF]]:
    """Return the glyphs of a piece and where each stands from its beginning, in pixels; `em` is a thousandth."""
    glyphs: list[int] = []
    places: list[QPointF] = []
    x = 0.0
    for gid, advance, dx, dy in _glyphs(piece):
        glyphs.append(gid)
        places.append(QPointF((x + dx) * em, -dy * em))
        x += advance
    return glyphs, places


def _glyphs(piece: Piece) -> list[tuple[int, float, float, float]]:
    """Return each glyph of a piece with its advance and its offsets in thousandths."""
    if piece.glyphs:
        return [(glyph.gid, glyph.advance, glyph.dx, glyph.dy) for glyph in piece.glyphs]
    known = _nominal(piece.face)
    return [(*known[char], 0.0, 0.0) for char in piece.text]


class _Nominal(dict[str, tuple[int, float]]):
    """The glyph and the advance of each character of a face that is its own glyph."""

    def __init__(self, used: Face) -> None:
        super().__init__()
        self._face = used

    def __missing__(self, char: str) -> tuple[int, float]:
        gid = self._face.glyph(char) or 0
        self[char] = found = (gid, self._face.advance(gid))
        return found


@cache
def _nominal(name: str) -> _Nominal:
    """Return the characters of a face."""
    return _Nominal(face(name))


_faces: dict[str, QRawFont] = {}
_sizes: dict[tuple[str, float], QRawFont] = {}


def _opened(name: str, pixels: float) -> QRawFont:
    """Return a face in a size; its outlines are not fitted to the pixels, since a PDF's are not."""
    found = _sizes.get((name, pixels))
    if found is None:
        if name not in _faces:
            path = str(asset(f"fonts/{name}.ttf"))
            _faces[name] = QRawFont(path, 16.0, QFont.HintingPreference.PreferNoHinting)
        if len(_sizes) >= _SIZES_KEPT:
            _sizes.clear()
        found = _sizes[(name, pixels)] = QRawFont(_faces[name])
        found.setPixelSize(pixels)
    return found
