"""Slides into atoms: which texts and shapes stand beside each other. Pure; knows fonts only through `Measure`.

What becomes of them, page after page, is `sheet`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import cast

from csops_desktop.deck import style
from csops_desktop.deck.blocks import Blocks, together
from csops_desktop.deck.chart import chart_atoms
from csops_desktop.deck.flow import Atom, Canvas
from csops_desktop.deck.pages import Page
from csops_desktop.deck.plain import one_line
from csops_desktop.deck.sheet import (
    CLOSE,
    EQUAL,
    HALF,
    NARROW_RIGHT,
    NOTES,
    REASON,
    REASONED,
    UNEQUAL,
    WIDE_LEFT,
    WIDTH,
    Sheet,
    draw_title,
    footed,
    height,
    place,
    shortened,
)
from csops_desktop.deck.slides import (
    AppendixSlide,
    AskLine,
    ChangedSlide,
    ChartLine,
    CheckLine,
    Deck,
    HelpSlide,
    NotesSlide,
    PairLine,
    PrioritySlide,
    Section,
    SectionLine,
    SectionsSlide,
    Slide,
    StepLine,
    SummarySlide,
    TextLine,
)
from csops_desktop.deck.style import Colour
from csops_desktop.deck.table import note_atoms, tracker_atoms
from csops_desktop.deck.wrap import Measure, Span

_LARGE_LINES = {HALF: 12, REASON: 17}
"""So many lines of a reason stand in the usual size, by their width: in a half other things share the page."""


def lay_out(deck: Deck, measure: Measure) -> tuple[Page, ...]:
    """Place a deck on pages of `style.PAGE_WIDTH` x `style.PAGE_HEIGHT` points.

    Args:
        deck: what is said.
        measure: how wide texts are.
    """
    blocks = Blocks(measure)
    drafts = [draft for slide in deck.slides for draft in place(_sheet(slide, blocks), blocks)]
    return tuple(footed(draft, deck, index, len(drafts), measure) for index, draft in enumerate(drafts, 1))


def _sheet(slide: Slide, blocks: Blocks) -> Sheet:
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
        case SectionsSlide():
            return _sections(slide, blocks)
        case AppendixSlide():
            atoms = tracker_atoms(slide, WIDTH, blocks)
            return Sheet(slide.title, "The whole tracker", slide.bookmark, atoms, dense=True)
        case NotesSlide():
            atoms = note_atoms(slide, NOTES, blocks)
            return Sheet(slide.title, slide.short, slide.bookmark, atoms, columns=CLOSE, flows=True, dense=True)


def _summary(slide: SummarySlide, blocks: Blocks) -> Sheet:
    """Lay out the summary: numbers over what moved and what is needed.

    What is greener than the evidence stands below what moved, or below the decisions where only they leave room; the
    list of what moved is as long as the page allows.
    """
    header = [*blocks.counts(slide.counts), *blocks.paragraph(slide.lead, 640.0), Atom(16.0)]
    top, _ = draw_title(slide.title, None, Canvas([], [], []), blocks)
    room = style.BODY_BOTTOM - top - height(header)
    decisions = _decisions(slide, blocks)
    below = _watermelons(slide, WIDE_LEFT, blocks)
    beside = _watermelons(slide, NARROW_RIGHT, blocks)
    left, right = _moved(slide, len(slide.lines), blocks) + below, decisions
    for shown in range(len(slide.lines), slide.fewest - 1, -1):
        moved = _moved(slide, shown, blocks)
        if height(moved + below) <= room:
            left, right = moved + below, decisions
            break
        if height(moved) <= room and height(decisions + beside) <= room:
            left, right = moved, decisions + beside
            break
    if not left:
        # Nothing moved and nothing comes first: what is asked for stands where reading begins.
        left, right = right, []
    return Sheet(slide.title, "Summary", slide.bookmark, left, right, UNEQUAL, header)


def _moved(slide: SummarySlide, shown: int, blocks: Blocks) -> list[Atom]:
    """Lay out the first lines of the summary's list, and what is said after them."""
    atoms: list[Atom] = []
    if slide.left_heading:
        atoms += blocks.heading(slide.left_heading, WIDE_LEFT)
        atoms += blocks.pairs(slide.lines[:shown], WIDE_LEFT)
        atoms += [] if slide.lines else blocks.paragraph("No colour has changed.", WIDE_LEFT)
        atoms += blocks.paragraph(slide.more[shown], WIDE_LEFT, muted=True, space=6.0)
    for number, note in enumerate(slide.notes):
        atoms += blocks.paragraph(note, WIDE_LEFT, muted=True, space=3.0 if number else 12.0)
    return atoms


def _decisions(slide: SummarySlide, blocks: Blocks) -> list[Atom]:
    """Lay out the summary's asks."""
    if not slide.decisions and not slide.no_decisions:
        return []
    atoms = blocks.heading("Decisions needed", NARROW_RIGHT)
    atoms += blocks.ask_bars(slide.decisions, NARROW_RIGHT)
    atoms += [] if slide.decisions else blocks.paragraph(slide.no_decisions, NARROW_RIGHT)
    return atoms + blocks.paragraph(slide.more_decisions, NARROW_RIGHT, muted=True, space=10.0)


def _watermelons(slide: SummarySlide, width: float, blocks: Blocks) -> list[Atom]:
    """Lay out the colours that are kinder than the evidence."""
    if not slide.watermelons:
        return []
    return blocks.heading("Greener than the evidence", width) + blocks.pairs(slide.watermelons, width)


def _priority(slide: PrioritySlide, blocks: Blocks) -> Sheet:
    """Lay out a priority: why and what green means at the left, plan and asks at the right.

    A long reason continues on the next slide, never under the plan: that always stands where it is looked for. Where
    there is neither plan nor ask, and most of the page's width holds all of the reason, it gets that.
    """
    columns, left = EQUAL, _reasoned(slide, HALF, blocks)
    if not slide.steps and not slide.asks and len(blocks.text([Span(slide.why)], HALF)) > _LARGE_LINES[HALF]:
        top, rest = draw_title(slide.title, slide.status, Canvas([], [], []), blocks)
        wide = _reasoned(slide, REASON, blocks)
        if height(rest + wide) <= style.BODY_BOTTOM - top:
            columns, left = REASONED, wide
    narrow = columns[-1][1]
    right = blocks.heading("Plan", narrow)
    right += blocks.steps(slide.steps, narrow) + blocks.paragraph(slide.no_plan, narrow, muted=True)
    if slide.asks:
        right += blocks.heading("How you can help", narrow) + blocks.ask_cards(slide.asks, narrow)
    sheet = Sheet(slide.title, shortened(one_line(slide.name)), slide.bookmark, left, right, columns)
    return replace(sheet, status=slide.status, key=slide.key, flows=True)


def _reasoned(slide: PrioritySlide, width: float, blocks: Blocks) -> list[Atom]:
    """Lay out why a priority has its colour, what speaks against it, and what green means."""
    atoms = blocks.heading(slide.why_heading, width) + _why(slide, width, blocks)
    if slide.doubts:
        atoms += blocks.paragraph(" ".join(slide.doubts), width, space=6.0)
    if slide.criteria:
        atoms += blocks.heading("What green means", width) + blocks.checks(slide.criteria, width)
    return atoms


def _why(slide: PrioritySlide, width: float, blocks: Blocks) -> list[Atom]:
    """Lay out a reason and the facts under it: a sentence as large as all text, a long paragraph a little smaller."""
    size, leading = style.TEXT, style.LEADING
    why = blocks.text([Span(slide.why)], width)
    if len(why) > _LARGE_LINES[width]:
        size, leading = style.LONG_TEXT, style.LONG_LEADING
        why = blocks.text([Span(slide.why)], width, size=size, leading=leading)
    facts = blocks.text([Span(slide.facts, colour=Colour.MUTED)], width, size=size, leading=leading)
    # A further slide with nothing but the facts on it would say too little to be one.
    return why[:-2] + together([*why[-2:], *blocks.spaced(facts, 6.0)])


def _help(slide: HelpSlide, blocks: Blocks) -> Sheet:
    """Lay out the asks, and the answers beside them."""
    left = blocks.paragraph(slide.none, HALF if slide.answers else WIDTH)
    if slide.asks:
        left += blocks.heading("Open asks", HALF) + blocks.ask_bars(slide.asks, HALF)
    right: list[Atom] = []
    if slide.answers:
        right = blocks.heading(slide.answers_heading, HALF) + blocks.ask_bars(slide.answers, HALF)
    return Sheet(slide.title, "How you can help", slide.bookmark, left, right, EQUAL, flows=True)


def _changed(slide: ChangedSlide, blocks: Blocks) -> Sheet:
    """Lay out all changes as one list that runs through both columns."""
    atoms: list[Atom] = []
    for group in slide.groups:
        atoms += blocks.heading(group.heading, HALF) + blocks.pairs(group.lines, HALF)
    return Sheet(slide.title, "What changed", slide.bookmark, atoms, columns=EQUAL, flows=True)


def _sections(slide: SectionsSlide, blocks: Blocks) -> Sheet:
    """Lay out the sections of an area."""
    left, right = ([atom for part in side for atom in _section(part, blocks)] for side in (slide.left, slide.right))
    return Sheet(slide.title, slide.short, slide.bookmark, left, right, EQUAL, flows=True)


def _section(section: Section, blocks: Blocks) -> list[Atom]:
    """Lay out a heading and its lines, or what is said when there are none."""
    atoms = blocks.heading(section.heading, HALF)
    if not section.lines:
        return atoms + blocks.paragraph(section.none, HALF, muted=True)
    for _, lines in groupby(section.lines, type):
        atoms += _lines(list(lines), blocks)
    return atoms


def _lines(lines: Sequence[SectionLine], blocks: Blocks) -> list[Atom]:
    """Lay out lines of one kind."""
    match lines[0]:
        case StepLine():
            return blocks.steps(cast("Sequence[StepLine]", lines), HALF)
        case PairLine():
            return blocks.pairs(cast("Sequence[PairLine]", lines), HALF)
        case AskLine():
            return blocks.ask_bars(cast("Sequence[AskLine]", lines), HALF)
        case CheckLine():
            return blocks.checks(cast("Sequence[CheckLine]", lines), HALF)
        case ChartLine():
            charts = enumerate(cast("Sequence[ChartLine]", lines))
            return [atom for at, chart in charts for atom in chart_atoms(chart, HALF, blocks, first=not at)]
        case TextLine():
            texts = cast("Sequence[TextLine]", lines)
            paragraphs = (blocks.paragraph(line.text, HALF, muted=line.muted, space=6.0) for line in texts)
            # A sentence is not torn over two pages.
            return [atom for paragraph in paragraphs for atom in together(paragraph)]
