"""The same pages drawn by bare ReportLab: the yardstick of the deck's speed, and nothing else.

Fonts as ReportLab loads and embeds them, a `drawString` a text, its own path for each mark; no tags, no fallback faces,
no shaping.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from csops_desktop.assets import asset
from csops_desktop.deck import style
from csops_desktop.deck.pages import CheckBox, Line, Mark, Page, Rect, Shape
from csops_desktop.deck.style import Font

FACES = {Font.REGULAR: "Inter-Regular", Font.SEMIBOLD: "Inter-SemiBold", Font.TITLE: "Inter-SemiBold"}


def register_fonts() -> None:
    """Load the two faces once, as a program that draws many decks would."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name in sorted(set(FACES.values())):
        pdfmetrics.registerFont(TTFont(name, str(asset(f"fonts/{name}.ttf"))))


def draw_bare(pages: Sequence[Page]) -> bytes:
    """Draw pages with ReportLab's canvas alone; `register_fonts` must have been called."""
    from reportlab.lib.colors import HexColor
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(
        buffer, (style.PAGE_WIDTH, style.PAGE_HEIGHT), invariant=1, lang="en-GB", initialFontName="Inter-Regular"
    )
    colours = {role: HexColor(f"#{value}") for role, value in style.RGB.items()}
    for number, page in enumerate(pages, 1):
        if page.bookmark:
            canvas.bookmarkPage(f"p{number}")
            canvas.addOutlineEntry(page.bookmark.title, f"p{number}", 0)
        for mark in page.marks:
            _draw_mark(canvas, mark, colours)
        for element in page.elements:
            for text in element.texts:
                canvas.setFont(FACES[text.font], text.size)
                canvas.setFillColor(colours[text.colour])
                canvas.drawString(text.x, style.PAGE_HEIGHT - text.y, text.text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_mark(canvas: Any, mark: Mark, colours: dict[style.Colour, Any]) -> None:
    """Draw a mark, roughly."""
    if isinstance(mark, Shape | CheckBox):
        canvas.setFillColor(colours[style.Colour.RED])
        half = mark.size / 2
        canvas.circle(mark.x + half, style.PAGE_HEIGHT - mark.y - half, half, stroke=0, fill=1)
    elif isinstance(mark, Rect):
        canvas.setFillColor(colours[mark.colour])
        bottom = style.PAGE_HEIGHT - mark.y - mark.height
        canvas.roundRect(mark.x, bottom, mark.width, mark.height, mark.radius, stroke=0, fill=1)
    elif isinstance(mark, Line):
        canvas.setStrokeColor(colours[mark.colour])
        canvas.setLineWidth(mark.width)
        canvas.line(mark.x1, style.PAGE_HEIGHT - mark.y1, mark.x2, style.PAGE_HEIGHT - mark.y2)
