"""A slide on its way to pages: its title, its columns, and as many pages as it needs. Pure; no PDF, no sentences.

Texts that do not fit continue on a further page with the same title and "continued"; nothing is cut, made smaller than
`style.SMALLEST` or drawn over something. A title that is longer than three lines is shortened as a title only: the
whole of it then begins the slide's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from csops_desktop.deck import style
from csops_desktop.deck.blocks import Blocks, baseline, placed
from csops_desktop.deck.flow import Atom, Canvas, Frame, Part, fill
from csops_desktop.deck.pages import Bookmark, Element, Mark, Page, Place, Shape, Text
from csops_desktop.deck.plain import one_line
from csops_desktop.deck.slides import Deck
from csops_desktop.deck.style import Colour, Font
from csops_desktop.deck.wrap import Line, Measure, Span, wrap
from csops_desktop.domain.status import Status

WIDTH = style.RIGHT - style.MARGIN
HALF = (WIDTH - 50.0) / 2
WIDE_LEFT = 468.0
NARROW_RIGHT = 350.0
REASON = 560.0
"""Width of a long reason beside which there is next to nothing."""
NOTES = (WIDTH - 34.0) / 2
_TITLE_SHAPE = 23.0
_TITLE_INDENT = 33.0
_TITLE_LINES = 3
_SCRAP = WIDTH / 4
"""A title's second line that is narrower looks like something left over."""
_AGAIN_GAP = 12.0
_NAME_LENGTH = 80

_FOOTER_NAME = 560.0
"""Widest name of an organisation in a footer; the whole of a longer one is the document's author."""

EQUAL = ((style.MARGIN, HALF), (style.MARGIN + HALF + 50.0, HALF))
CLOSE = ((style.MARGIN, NOTES), (style.RIGHT - NOTES, NOTES))
REASONED = ((style.MARGIN, REASON), (style.MARGIN + REASON + 50.0, WIDTH - REASON - 50.0))
UNEQUAL = ((style.MARGIN, WIDE_LEFT), (style.RIGHT - NARROW_RIGHT, NARROW_RIGHT))


@dataclass(slots=True)
class Sheet:
    """A slide on its way to pages.

    Attributes:
        short: the title of its further pages, without "continued".
        status: the shape before the title.
        header: atoms over the whole width, on the first page only.
        left, right: the atoms of the columns.
        columns: x and width of the columns.
        flows: the left column continues in the right one when that one is empty.
        dense: further pages have a small title, for what is looked up rather than read.
    """

    title: str
    short: str
    bookmark: str
    left: list[Atom]
    right: list[Atom] = field(default_factory=list)
    columns: tuple[tuple[float, float], ...] = ((style.MARGIN, WIDTH),)
    header: list[Atom] = field(default_factory=list)
    status: Status | None = None
    key: str = ""
    flows: bool = False
    dense: bool = False


@dataclass(slots=True)
class Draft:
    """A page without its footer, which needs the number of pages."""

    canvas: Canvas
    bookmark: Bookmark | None


def place(sheet: Sheet, blocks: Blocks) -> list[Draft]:
    """Place a sheet on as many pages as it needs."""
    canvas = Canvas([], [], [Place(sheet.key, 0.0)] if sheet.key else [])
    top, rest = draw_title(sheet.title, sheet.status, canvas, blocks)
    columns = sheet.columns
    left, right = (rest + sheet.left if rest else sheet.left), sheet.right
    if sheet.header:
        fill(sheet.header, Frame(style.MARGIN, top, WIDTH, style.BODY_BOTTOM), canvas)
        top += height(sheet.header)
    drafts = [Draft(canvas, Bookmark(one_line(sheet.bookmark), 0))]
    while True:
        left, right = _fill_columns(left, right, columns, top, sheet.flows, canvas)
        if not left and not right:
            return drafts
        canvas = Canvas([], [], [])
        top = _draw_title_again(sheet, canvas, blocks)
        drafts.append(Draft(canvas, None))


def height(atoms: Sequence[Atom]) -> float:
    """Return how high atoms are when they stand below each other."""
    return sum(atom.height + (atom.space if index else 0.0) for index, atom in enumerate(atoms))


def _fill_columns(
    left: list[Atom],
    right: list[Atom],
    columns: Sequence[tuple[float, float]],
    top: float,
    flows: bool,
    canvas: Canvas,
) -> tuple[list[Atom], list[Atom]]:
    """Fill a page's columns and return what is left of each stream."""
    frames = [Frame(x, top, width, style.BODY_BOTTOM) for x, width in columns]
    if flows and not (left and right):
        stream = left or right
        for frame in frames:
            stream = fill(stream, frame, canvas) if stream else stream
        return stream, []
    left = fill(left, frames[0], canvas) if left else left
    right = fill(right, frames[-1], canvas) if right else right
    return left, right


def draw_title(title: str, status: Status | None, canvas: Canvas, blocks: Blocks) -> tuple[float, list[Atom]]:
    """Draw a page's title.

    Returns:
        Where the body begins, and the atoms of the whole title where it had to be shortened.
    """
    title = one_line(title)
    size, lines = _title_lines(title, status, blocks.measure)
    whole: list[Atom] = []
    if len(lines) > _TITLE_LINES:
        whole = [*blocks.text([Span(title, Font.SEMIBOLD)], HALF), Atom(12.0)]
        _, lines = _title_lines(shortened(title), status, blocks.measure)
        lines = lines[:_TITLE_LINES]
    y = style.TITLE_TOP
    path = blocks.path("H1")
    if status is not None:
        shape_top = y + (style.TITLE_LEADING - _TITLE_SHAPE) / 2
        canvas.marks.append(Shape(style.MARGIN, shape_top, _TITLE_SHAPE, status))
    for line in lines:
        texts = placed(line, style.MARGIN, y + baseline(size, style.TITLE_LEADING), size)
        canvas.parts.append(Part(path, texts))
        y += style.TITLE_LEADING
    return y + (26.0 if len(lines) < _TITLE_LINES else 14.0), whole


def _draw_title_again(sheet: Sheet, canvas: Canvas, blocks: Blocks) -> float:
    """Draw the title of a further page and return where the body begins."""
    title = f"{sheet.short}, continued"
    if not sheet.dense:
        return draw_title(title, sheet.status, canvas, blocks)[0]
    size, leading = style.AGAIN, style.AGAIN_LEADING
    (line,) = wrap([Span(title, Font.SEMIBOLD)], WIDTH, size, blocks.measure)
    texts = placed(line, style.MARGIN, style.TITLE_TOP + baseline(size, leading), size)
    canvas.parts.append(Part(blocks.path("H1"), texts))
    return style.TITLE_TOP + leading + _AGAIN_GAP


def _title_lines(title: str, status: Status | None, measure: Measure) -> tuple[float, tuple[Line, ...]]:
    """Break a title into lines, in the smaller size where the larger one needs a third line.

    Where two lines leave a scrap on the second ("are red"), they are broken earlier, as long as it stays two.
    """
    indent = _TITLE_INDENT if status is not None else 0.0
    size = style.TITLE
    lines = wrap([Span(title, Font.TITLE)], WIDTH, size, measure, first_indent=indent)
    if len(lines) > 2:
        size = style.SUBTITLE
        lines = wrap([Span(title, Font.TITLE)], WIDTH, size, measure, first_indent=indent)
    narrow = WIDTH
    while len(lines) == 2 and sum(run.width for run in lines[1]) < _SCRAP and narrow > 0.7 * WIDTH:
        narrow -= 0.05 * WIDTH
        tried = wrap([Span(title, Font.TITLE)], narrow, size, measure, first_indent=indent)
        if len(tried) == 2:
            lines = tried
    return size, lines


def shortened(title: str) -> str:
    """Return the beginning of a long title, ending at a word; its whole text always stands elsewhere."""
    if len(title) <= _NAME_LENGTH:
        return title
    head = title[:_NAME_LENGTH].rsplit(" ", 1)[0] if " " in title[:_NAME_LENGTH] else title[:_NAME_LENGTH]
    return head.rstrip(" ,;:") + "…"


def footed(draft: Draft, deck: Deck, number: int, total: int, measure: Measure) -> Page:
    """Finish a page: whose deck, as of when, and which page of how many."""

    def run(x: float, text: str, *, right: bool = False) -> Text:
        width = measure.width(text, Font.REGULAR, style.FOOTER)
        left = x - width if right else x
        return Text(left, style.FOOTER_BASELINE, text, Font.REGULAR, style.FOOTER, Colour.MUTED, width)

    name = one_line(deck.organisation)
    while measure.width(name, Font.REGULAR, style.FOOTER) > _FOOTER_NAME:
        name = name[: len(name) * 3 // 4].rstrip(" …") + "…"
    whose = run(style.MARGIN, name)
    when = run(whose.x + whose.width + 20.0, f"as of {deck.footer_date}")
    page = run(style.RIGHT, f"{number} of {total}", right=True)
    marks: tuple[Mark, ...] = tuple(draft.canvas.marks)
    elements = (*draft.canvas.elements(), Element((), (whose, when, page)))
    return replace(Page(marks, elements, tuple(draft.canvas.places)), bookmark=draft.bookmark)
