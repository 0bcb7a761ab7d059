"""Slides into pages: where everything stands. Pure; knows fonts only through `Measure`, and no PDF.

Texts that do not fit continue on a further page with the same title and "continued"; nothing is cut, made smaller than
`style.SMALLEST` or drawn over something. A title that is longer than three lines is shortened as a title only: the
whole of it then begins the slide's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from csops_desktop.deck import style
from csops_desktop.deck.blocks import Blocks, baseline, placed, together
from csops_desktop.deck.flow import Atom, Canvas, Frame, Part, fill
from csops_desktop.deck.pages import Bookmark, Element, Mark, Page, Place, Shape, Text
from csops_desktop.deck.plain import one_line
from csops_desktop.deck.slides import (
    AppendixSlide,
    ChangedSlide,
    Deck,
    HelpSlide,
    NotesSlide,
    PrioritySlide,
    Slide,
    SummarySlide,
)
from csops_desktop.deck.style import Colour, Font
from csops_desktop.deck.table import note_atoms, tracker_atoms
from csops_desktop.deck.wrap import Line, Measure, Span, wrap
from csops_desktop.domain.status import Status

_WIDTH = style.RIGHT - style.MARGIN
_HALF = (_WIDTH - 50.0) / 2
_RIGHT_HALF = style.MARGIN + _HALF + 50.0
_WIDE_LEFT = 468.0
_NARROW_RIGHT = 350.0
_TITLE_SHAPE = 23.0
_TITLE_INDENT = 33.0
_TITLE_LINES = 3
_AGAIN_GAP = 12.0
_NOTES = (_WIDTH - 34.0) / 2
_NAME_LENGTH = 80
_LARGE_LINES = 12
"""So many lines of a reason stand in the usual size."""

_FOOTER_NAME = 560.0
"""Widest name of an organisation in a footer; the whole of a longer one is the document's author."""


@dataclass(slots=True)
class _Sheet:
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
    columns: tuple[tuple[float, float], ...] = ((style.MARGIN, _WIDTH),)
    header: list[Atom] = field(default_factory=list)
    status: Status | None = None
    key: str = ""
    flows: bool = False
    dense: bool = False


_EQUAL = ((style.MARGIN, _HALF), (_RIGHT_HALF, _HALF))
_CLOSE = ((style.MARGIN, _NOTES), (style.RIGHT - _NOTES, _NOTES))
_UNEQUAL = ((style.MARGIN, _WIDE_LEFT), (style.RIGHT - _NARROW_RIGHT, _NARROW_RIGHT))


def lay_out(deck: Deck, measure: Measure) -> tuple[Page, ...]:
    """Place a deck on pages of `style.PAGE_WIDTH` x `style.PAGE_HEIGHT` points.

    Args:
        deck: what is said.
        measure: how wide texts are.
    """
    blocks = Blocks(measure)
    drafts = [draft for slide in deck.slides for draft in _pages(_sheet(slide, blocks), blocks)]
    return tuple(_footed(draft, deck, index, len(drafts), measure) for index, draft in enumerate(drafts, 1))


# --- slides ------------------------------------------------------------------------------------------------------


def _sheet(slide: Slide, blocks: Blocks) -> _Sheet:
    """Turn a slide into atoms."""
    match slide:
        case SummarySlide():
            return _summary(slide, blocks)
        case PrioritySlide():
            return _priority(slide, blocks)
        case HelpSlide():
            return _help(slide, blocks)
        case ChangedSlide():
            return _changed(slide, blocks)
        case AppendixSlide():
            atoms = tracker_atoms(slide, _WIDTH, blocks)
            return _Sheet(slide.title, "The whole tracker", slide.bookmark, atoms, dense=True)
        case NotesSlide():
            atoms = note_atoms(slide, _NOTES, blocks)
            return _Sheet(slide.title, slide.short, slide.bookmark, atoms, columns=_CLOSE, flows=True, dense=True)


def _summary(slide: SummarySlide, blocks: Blocks) -> _Sheet:
    """Lay out the summary: numbers over what moved and what is needed.

    What is greener than the evidence stands below what moved, or below the decisions where only they leave room; the
    list of what moved is as long as the page allows.
    """
    header = [*blocks.counts(slide.counts), *blocks.paragraph(slide.lead, 640.0), Atom(16.0)]
    top, _ = _draw_title(slide.title, None, Canvas([], [], []), blocks)
    room = style.BODY_BOTTOM - top - _height(header)
    decisions = _decisions(slide, blocks)
    below = _watermelons(slide, _WIDE_LEFT, blocks)
    beside = _watermelons(slide, _NARROW_RIGHT, blocks)
    left, right = _moved(slide, len(slide.lines), blocks) + below, decisions
    for shown in range(len(slide.lines), slide.fewest - 1, -1):
        moved = _moved(slide, shown, blocks)
        if _height(moved + below) <= room:
            left, right = moved + below, decisions
            break
        if _height(moved) <= room and _height(decisions + beside) <= room:
            left, right = moved, decisions + beside
            break
    return _Sheet(slide.title, "Summary", slide.bookmark, left, right, _UNEQUAL, header)


def _moved(slide: SummarySlide, shown: int, blocks: Blocks) -> list[Atom]:
    """Lay out the first lines of the summary's list, and what is said after them."""
    atoms: list[Atom] = []
    if slide.left_heading:
        atoms += blocks.heading(slide.left_heading, _WIDE_LEFT)
        atoms += blocks.pairs(slide.lines[:shown], _WIDE_LEFT)
        atoms += [] if slide.lines else blocks.paragraph("No colour has changed.", _WIDE_LEFT)
        atoms += blocks.paragraph(slide.more[shown], _WIDE_LEFT, muted=True, space=6.0)
    for number, note in enumerate(slide.notes):
        atoms += blocks.paragraph(note, _WIDE_LEFT, muted=True, space=3.0 if number else 12.0)
    return atoms


def _decisions(slide: SummarySlide, blocks: Blocks) -> list[Atom]:
    """Lay out the summary's asks."""
    if not slide.decisions and not slide.no_decisions:
        return []
    atoms = blocks.heading("Decisions needed", _NARROW_RIGHT)
    atoms += blocks.ask_bars(slide.decisions, _NARROW_RIGHT)
    atoms += [] if slide.decisions else blocks.paragraph(slide.no_decisions, _NARROW_RIGHT)
    return atoms + blocks.paragraph(slide.more_decisions, _NARROW_RIGHT, muted=True, space=10.0)


def _watermelons(slide: SummarySlide, width: float, blocks: Blocks) -> list[Atom]:
    """Lay out the colours that are kinder than the evidence."""
    if not slide.watermelons:
        return []
    return blocks.heading("Greener than the evidence", width) + blocks.pairs(slide.watermelons, width)


def _priority(slide: PrioritySlide, blocks: Blocks) -> _Sheet:
    """Lay out a priority: why and what green means at the left, plan and asks at the right.

    A long reason continues on the next slide, never under the plan: that always stands where it is looked for.
    """
    left = blocks.heading(slide.why_heading, _HALF) + _why(slide, blocks)
    if slide.doubts:
        left += blocks.paragraph(" ".join(slide.doubts), _HALF, space=6.0)
    if slide.criteria:
        left += blocks.heading("What green means", _HALF) + blocks.checks(slide.criteria, _HALF)
    right = blocks.heading("Plan", _HALF)
    right += blocks.steps(slide.steps, _HALF) + blocks.paragraph(slide.no_plan, _HALF, muted=True)
    if slide.asks:
        right += blocks.heading("How you can help", _HALF) + blocks.ask_cards(slide.asks, _HALF)
    name = _shortened(one_line(slide.name))
    return _Sheet(
        slide.title, name, slide.bookmark, left, right, _EQUAL, status=slide.status, key=slide.key, flows=True
    )


def _why(slide: PrioritySlide, blocks: Blocks) -> list[Atom]:
    """Lay out a reason and the facts under it: a sentence as large as all text, a long paragraph a little smaller."""
    size, leading = style.TEXT, style.LEADING
    why = blocks.text([Span(slide.why)], _HALF)
    if len(why) > _LARGE_LINES:
        size, leading = style.LONG_TEXT, style.LONG_LEADING
        why = blocks.text([Span(slide.why)], _HALF, size=size, leading=leading)
    facts = blocks.text([Span(slide.facts, colour=Colour.MUTED)], _HALF, size=size, leading=leading)
    # A further slide with nothing but the facts on it would say too little to be one.
    return why[:-2] + together([*why[-2:], *blocks.spaced(facts, 6.0)])


def _help(slide: HelpSlide, blocks: Blocks) -> _Sheet:
    """Lay out the asks, and the answers beside them."""
    left = blocks.paragraph(slide.none, _HALF)
    if slide.asks:
        left += blocks.heading("Open asks", _HALF) + blocks.ask_bars(slide.asks, _HALF)
    right: list[Atom] = []
    if slide.answers:
        right = blocks.heading(slide.answers_heading, _HALF) + blocks.ask_bars(slide.answers, _HALF)
    return _Sheet(slide.title, "How you can help", slide.bookmark, left, right, _EQUAL, flows=True)


def _changed(slide: ChangedSlide, blocks: Blocks) -> _Sheet:
    """Lay out all changes as one list that runs through both columns."""
    atoms: list[Atom] = []
    for group in slide.groups:
        atoms += blocks.heading(group.heading, _HALF) + blocks.pairs(group.lines, _HALF)
    return _Sheet(slide.title, "What changed", slide.bookmark, atoms, columns=_EQUAL, flows=True)


# --- pages -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Draft:
    """A page without its footer, which needs the number of pages."""

    canvas: Canvas
    bookmark: Bookmark | None


def _pages(sheet: _Sheet, blocks: Blocks) -> list[_Draft]:
    """Place a sheet on as many pages as it needs."""
    canvas = Canvas([], [], [Place(sheet.key, 0.0)] if sheet.key else [])
    top, rest = _draw_title(sheet.title, sheet.status, canvas, blocks)
    columns = sheet.columns
    left, right = (rest + sheet.left if rest else sheet.left), sheet.right
    if sheet.header:
        fill(sheet.header, Frame(style.MARGIN, top, _WIDTH, style.BODY_BOTTOM), canvas)
        top += _height(sheet.header)
    drafts = [_Draft(canvas, Bookmark(one_line(sheet.bookmark), 0))]
    while True:
        left, right = _fill_columns(left, right, columns, top, sheet.flows, canvas)
        if not left and not right:
            return drafts
        canvas = Canvas([], [], [])
        top = _draw_title_again(sheet, canvas, blocks)
        drafts.append(_Draft(canvas, None))


def _height(atoms: Sequence[Atom]) -> float:
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


def _draw_title(title: str, status: Status | None, canvas: Canvas, blocks: Blocks) -> tuple[float, list[Atom]]:
    """Draw a page's title.

    Returns:
        Where the body begins, and the atoms of the whole title where it had to be shortened.
    """
    title = one_line(title)
    size, lines = _title_lines(title, status, blocks.measure)
    whole: list[Atom] = []
    if len(lines) > _TITLE_LINES:
        whole = [*blocks.text([Span(title, Font.SEMIBOLD)], _HALF), Atom(12.0)]
        _, lines = _title_lines(_shortened(title), status, blocks.measure)
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


def _draw_title_again(sheet: _Sheet, canvas: Canvas, blocks: Blocks) -> float:
    """Draw the title of a further page and return where the body begins."""
    title = f"{sheet.short}, continued"
    if not sheet.dense:
        return _draw_title(title, sheet.status, canvas, blocks)[0]
    size, leading = style.AGAIN, style.AGAIN_LEADING
    (line,) = wrap([Span(title, Font.SEMIBOLD)], _WIDTH, size, blocks.measure)
    texts = placed(line, style.MARGIN, style.TITLE_TOP + baseline(size, leading), size)
    canvas.parts.append(Part(blocks.path("H1"), texts))
    return style.TITLE_TOP + leading + _AGAIN_GAP


def _title_lines(title: str, status: Status | None, measure: Measure) -> tuple[float, tuple[Line, ...]]:
    """Break a title into lines, in the smaller size where the larger one needs a third line."""
    indent = _TITLE_INDENT if status is not None else 0.0
    size = style.TITLE
    lines = wrap([Span(title, Font.TITLE)], _WIDTH, size, measure, first_indent=indent)
    if len(lines) > 2:
        size = style.SUBTITLE
        lines = wrap([Span(title, Font.TITLE)], _WIDTH, size, measure, first_indent=indent)
    narrow = _WIDTH
    while len(lines) == 2 and len(lines[1]) == 1 and " " not in lines[1][0].text and narrow > 0.8 * _WIDTH:
        narrow -= 0.05 * _WIDTH
        tried = wrap([Span(title, Font.TITLE)], narrow, size, measure, first_indent=indent)
        if len(tried) == 2:
            lines = tried
    return size, lines


def _shortened(title: str) -> str:
    """Return the beginning of a long title, ending at a word; its whole text always stands elsewhere."""
    if len(title) <= _NAME_LENGTH:
        return title
    head = title[:_NAME_LENGTH].rsplit(" ", 1)[0] if " " in title[:_NAME_LENGTH] else title[:_NAME_LENGTH]
    return head.rstrip(" ,;:") + "…"


def _footed(draft: _Draft, deck: Deck, number: int, total: int, measure: Measure) -> Page:
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
