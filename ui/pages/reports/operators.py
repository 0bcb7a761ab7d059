"""Paints what is drawn beside texts, from the very operators that the PDF draws it with. Imports Qt and the deck.

So there is one place that knows what an octagon, a tick or a dashed line looks like (`deck.pdf_shapes`), and what is
previewed is what is printed. It understands exactly the operators that are written there.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from csops_desktop.deck import style
from csops_desktop.deck.pages import Mark
from csops_desktop.deck.pdf_shapes import mark_operators

UPRIGHT = QTransform(1, 0, 0, -1, 0, style.PAGE_HEIGHT)
"""From the bottom left corner, from which a PDF counts, to the top left one."""


def paint_mark(painter: QPainter, mark: Mark) -> None:
    """Paint a mark.

    Args:
        painter: its unit is a point, its origin the page's top left corner; its transformation is kept.
        mark: what to paint; a link has no look.
    """
    painter.save()
    painter.setTransform(UPRIGHT, True)
    _Strokes(painter).run(mark_operators(mark).split())
    painter.restore()


class _Strokes:
    """Obeys the operators of one mark: a path is built, then filled or stroked."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._path = QPainterPath()
        self._fill = QColor(Qt.GlobalColor.black)
        self._pen = QPen(QColor(Qt.GlobalColor.black), 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        self._pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._numbers: list[float] = []
        self._dashes: list[float] = []

    def run(self, words: list[str]) -> None:
        """Obey operators, each behind its numbers."""
        for word in words:
            if word.startswith("["):
                self._dashes = []
            number = word.strip("[]")
            if word != number or _is_number(number):
                (self._dashes if word != number else self._numbers).append(float(number))
                continue
            self._obey(word, self._numbers)
            self._numbers = []

    def _obey(self, operator: str, n: list[float]) -> None:
        """Obey one operator with its numbers."""
        match operator:
            case "rg":
                self._fill = QColor.fromRgbF(*n)
            case "RG":
                self._pen.setColor(QColor.fromRgbF(*n))
            case "w":
                self._pen.setWidthF(n[0])
            case "j":
                self._pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            case "d":
                # Qt counts dashes in widths of the pen, and the width is always said before them.
                self._pen.setDashPattern([dash / self._pen.widthF() for dash in self._dashes])
            case "f" | "S":
                self._paint(operator)
            case _:
                self._draw(operator, n)

    def _draw(self, operator: str, n: list[float]) -> None:
        """Go on with the path; what only keeps and brings back the state has nothing to do here."""
        match operator:
            case "m":
                self._path.moveTo(n[0], n[1])
            case "l":
                self._path.lineTo(n[0], n[1])
            case "c":
                self._path.cubicTo(QPointF(n[0], n[1]), QPointF(n[2], n[3]), QPointF(n[4], n[5]))
            case "re":
                self._path.addRect(QRectF(n[0], n[1], n[2], n[3]))
            case "h":
                self._path.closeSubpath()
            case "q" | "Q":
                pass
            case _:
                raise ValueError(f"{operator} is no operator of a mark")

    def _paint(self, operator: str) -> None:
        """Fill or stroke the path, and begin another one."""
        if operator == "f":
            self._painter.fillPath(self._path, self._fill)
        else:
            self._painter.strokePath(self._path, self._pen)
        self._path = QPainterPath()


def _is_number(word: str) -> bool:
    """Say whether a word is a number and no operator."""
    return word.lstrip("-")[:1].isdigit()
