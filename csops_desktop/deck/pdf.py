"""Pages into a PDF: the painter. The only part of the project that imports reportlab, and only inside functions.

ReportLab keeps the document (objects, outline, page labels, links); texts are written as glyph numbers of the embedded
faces, never as markup, so whatever a person typed is only ever text. The file depends on the deck alone: no clock, no
time zone, no settings of the machine, so the same deck gives the same bytes.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterable
from hashlib import md5
from pathlib import Path
from typing import Any

from csops_desktop.deck import style
from csops_desktop.deck.fonts import Typesetter, typesetter
from csops_desktop.deck.layout import lay_out
from csops_desktop.deck.pages import Element, Link, Page, Text
from csops_desktop.deck.pdf_fonts import FontUses
from csops_desktop.deck.pdf_shapes import fill_colour, mark_operators
from csops_desktop.deck.pdf_tags import StructureTree
from csops_desktop.deck.plain import one_line
from csops_desktop.deck.slides import Deck
from csops_desktop.errors import UserError
from csops_desktop.paths import why, write_whole

THICKENING = 0.028
"""Width of the stroke, as a part of the size, that stands in for a weight which a fallback face does not have."""


def render(deck: Deck) -> bytes:
    """Draw a deck and return the PDF file.

    Pages of 960 x 540 points, embedded and subset TrueType fonts, tagged, with bookmarks and page labels; its date is
    the deck's day. The same deck gives the same bytes.
    """
    letters = typesetter()
    return draw_pages(deck, lay_out(deck, letters), letters)


def undrawable_characters(pages: Iterable[Page], letters: Typesetter) -> tuple[str, ...]:
    """Return the characters that no bundled font has; in the PDF their codes stand instead, "[U+F8FF]"."""
    found: set[str] = set()
    for page in pages:
        for element in page.elements:
            for text in element.texts:
                if not text.text.isascii():
                    found |= letters.undrawable(text.text)
    return tuple(sorted(found))


def draw_pages(deck: Deck, pages: Iterable[Page], letters: Typesetter) -> bytes:
    """Draw pages that were laid out with `letters`; `deck` gives title, author and date."""
    pages = tuple(pages)
    buffer = io.BytesIO()
    canvas = _new_canvas(buffer, deck)
    painter = _Painter(canvas, letters, {place.key for page in pages for place in page.places})
    for number, page in enumerate(pages, 1):
        painter.draw(page, number)
    painter.fonts.embed(canvas.document)
    painter.tags.embed(canvas.document)
    canvas.save()
    return buffer.getvalue()


def _new_canvas(buffer: io.BytesIO, deck: Deck) -> Any:
    """Return an empty document whose every property comes from the deck."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    # A settings file in the home folder or RL_… in the environment can change these; they must not change our bytes.
    for name, value in {"invariant": 1, "pdfComments": 0, "useA85": 0, "pdfMultiLine": 0}.items():
        setattr(rl_config, name, value)

    class Sheet(Canvas):  # type: ignore[misc]
        """A canvas that begins no page by choosing Helvetica, which would be listed without being embedded."""

        def _make_preamble(self) -> None:
            self._preamble = ""

        @property
        def document(self) -> Any:
            """The document's objects."""
            return self._doc

        def write(self, operators: list[str]) -> None:
            """Add operators to the page."""
            self._code.extend(operators)

    canvas = Sheet(
        buffer,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        lang="en-GB",
        pdfVersion=(1, 7),
    )
    # The environment's SOURCE_DATE_EPOCH has been read into both of these; the date has no public name.
    canvas.document.signature = md5(b"csops-desktop deck", usedforsecurity=False)
    moment = canvas.document._timeStamp  # noqa: SLF001
    moment.YMDhms = (deck.as_of.year, deck.as_of.month, deck.as_of.day, 0, 0, 0)
    moment.dhh = moment.dmm = 0
    canvas.setTitle(one_line(deck.title))
    canvas.setAuthor(one_line(deck.organisation))
    canvas.setSubject(f"Status as of {deck.footer_date}")
    canvas.setCreator("CS Ops Desktop")
    canvas.setProducer("CS Ops Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.addPageLabel(0, style="ARABIC", start=1)
    canvas.showOutline()
    return canvas


class _Painter:
    """Draws pages onto a canvas, collecting fonts and tags on the way."""

    def __init__(self, canvas: Any, letters: Typesetter, places: set[str]) -> None:
        self.fonts = FontUses()
        self.tags = StructureTree()
        self._canvas = canvas
        self._letters = letters
        self._places = places

    def draw(self, page: Page, number: int) -> None:
        """Draw one page: marks as decoration first, then the tagged texts."""
        self.tags.begin_page()
        out: list[str] = []
        if page.marks:
            out.append("/Artifact BMC")
            out += [mark_operators(mark) for mark in page.marks if not isinstance(mark, Link)]
            out.append("EMC")
        for element in page.elements:
            self._draw_element(element, out)
        self._canvas.write(out)
        self._connect(page, number)
        self._canvas.showPage()

    def _connect(self, page: Page, number: int) -> None:
        """Set a page's bookmarks, the places links lead to, and its links."""
        canvas, top = self._canvas, style.PAGE_HEIGHT
        for place in page.places:
            canvas.bookmarkPage(place.key, fit="XYZ", left=0, top=top - place.y)
        if page.bookmark:
            key = f"page-{number}"
            canvas.bookmarkPage(key, fit="Fit")
            canvas.addOutlineEntry(page.bookmark.title, key, page.bookmark.level)
        for mark in page.marks:
            if isinstance(mark, Link) and mark.target in self._places:
                area = (mark.x, top - mark.y - mark.height, mark.x + mark.width, top - mark.y)
                canvas.linkAbsolute("", mark.target, area, Border="[0 0 0]")

    def _draw_element(self, element: Element, out: list[str]) -> None:
        """Draw the texts of an element under its tag."""
        if element.path:
            tag, number = self.tags.mark(element.path)
            out.append(f"/{tag} << /MCID {number} >> BDC")
        else:
            out.append("/Artifact BMC")
        for text in element.texts:
            self._draw_text(text, out)
        out.append("EMC")

    def _draw_text(self, text: Text, out: list[str]) -> None:
        """Draw one run, piece by piece from left to right."""
        pieces = self._letters.pieces(text.text, text.font)
        colour = fill_colour(text.colour)
        x, y = text.x, style.PAGE_HEIGHT - text.y
        for piece in pieces:
            use = self.fonts.of(piece)
            weight = f"{colour.upper()} {text.size * THICKENING:.2f} w 2 Tr " if piece.bolder else ""
            head = f"{colour} BT {weight}/{use.name} {text.size:g} Tf {x:.2f} {y:.2f} Td"
            if piece.glyphs:
                shown, faithful = use.shaped_codes(piece.glyphs, text.size)
                tail = (" 0 Ts" if " Ts" in shown else "") + (" 0 Tr" if piece.bolder else "") + " ET"
                line = f"{head} {shown}{tail}"
                out.append(line if faithful else _with_text(line, piece.text))
            else:
                out.append(f"{head} <{use.plain_codes(piece.text)}> Tj ET")
            x += piece.width * text.size / 1000.0


def _with_text(operators: str, text: str) -> str:
    """Say what shaped glyphs stand for, where the glyphs alone would say it wrongly."""
    return f"/Span << /ActualText <feff{text.encode('utf-16-be').hex()}> >> BDC\n{operators}\nEMC"


# --- the file ----------------------------------------------------------------------------------------------------


def write_deck(path: Path, data: bytes, overwrite: bool = False) -> None:
    """Write a file so that it is there whole or not at all.

    The bytes go to a temporary name beside `path`, reach the disk, and are then moved.

    Args:
        path: where the deck shall be.
        data: the file, from `render`.
        overwrite: replace a file that is already there.

    Raises:
        UserError: the file exists and may not be replaced, or it can't be written there; nothing was left behind.
    """
    if "\0" in str(path):
        raise UserError("The file name can't be used, so the deck was not written.")
    if os.path.isdir(path):
        raise UserError(f"“{path.name}” is a folder; the deck needs a file name.")
    if not overwrite and os.path.lexists(path):
        raise UserError(f"“{path.name}” already exists and was not replaced.")
    try:
        write_whole(path, data, private=False)
    except OSError as error:
        raise UserError(_sentence(error, path)) from error


def _sentence(error: OSError, path: Path) -> str:
    """Say what stands in the way of a file."""
    match error.errno:
        case errno.ENOENT:
            return f"The folder “{path.parent}” does not exist, so the deck was not written."
        case errno.ENOTDIR:
            return f"“{path.parent}” is not a folder, so the deck was not written."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"The deck can't be written to “{path.parent}”: the folder, or the old file in it, is protected."
        case errno.ENOSPC | errno.EDQUOT:
            return "The disk is full, so the deck was not written."
        case errno.ENAMETOOLONG:
            return "The file name is too long, so the deck was not written."
        case _:
            return f"The deck was not written: {why(error)}."
