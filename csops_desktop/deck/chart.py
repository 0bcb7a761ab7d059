"""A line chart as atoms: a few numbers at its left, the line, the target dashed, its first and last day. Pure.

Whatever it shows is said in words as well, and nothing in it is told by colour alone, so that it can be read in
greyscale and by ear.
"""

from __future__ import annotations

from csops_desktop.deck import style
from csops_desktop.deck.blocks import Blocks, baseline, placed, together
from csops_desktop.deck.flow import Atom, Part
from csops_desktop.deck.pages import Line, Mark, Rect, Text, Trace
from csops_desktop.deck.slides import ChartLine
from csops_desktop.deck.style import Colour, Font
from csops_desktop.deck.wrap import Span, wrap
from csops_desktop.domain.axis import Axis, axis, thinned
from csops_desktop.text.numbers import say_number

HEIGHT = 40.0
"""Of the drawing between its lowest and its highest number, in points."""

_TOP = 8.0
_NUMBERS = 46.0
_COLUMNS = 120
_DOT = 2.4


def chart_atoms(line: ChartLine, width: float, blocks: Blocks, *, first: bool = False) -> list[Atom]:
    """Return name and value, what to think of it, and the drawing; they stay together.

    Args:
        line: what is told.
        width: of the column, in points.
        blocks: makes the texts.
        first: it follows a heading, and not another chart.
    """
    head = [Span(line.name, Font.SEMIBOLD), Span(f": {line.value}")]
    atoms = blocks.spaced(blocks.text(head, width), 3.0 if first else 13.0)
    spans = [Span(line.detail, colour=Colour.MUTED)]
    atoms += blocks.text(spans, width, size=style.LONG_TEXT, leading=style.LONG_LEADING) if line.detail else []
    if len(line.points) > 1:
        atoms.append(_drawing(line, width, blocks))
    return together(atoms)


def _drawing(line: ChartLine, width: float, blocks: Blocks) -> Atom:
    """Return the drawing as one atom; its numbers are decoration, since the words tell them."""
    values = [value for _, value in line.points] + ([] if line.target is None else [line.target])
    scale = axis(values, most=3)
    left, right = _NUMBERS, width - 6.0
    marks: list[Mark] = []
    parts: list[Part] = []
    for tick in scale.ticks:
        y = _y(scale, tick)
        marks.append(Line(left, y, right, y, Colour.LINE, 0.75))
        parts.append(_words(say_number(tick), left - 6.0, y, blocks, right=True))
    marks += _line(line, scale, left, right)
    if line.target is not None:
        y = _y(scale, line.target)
        marks.append(Trace(((left, y), (right, y)), Colour.TEXT, 1.0, dashed=True))
    foot = _TOP + HEIGHT + 10.0
    parts.append(_words(line.first, left, foot, blocks))
    parts.append(_words(line.last, right, foot, blocks, right=True))
    return Atom(foot + 8.0, tuple(part for part in parts if part.texts), tuple(marks))


def _line(line: ChartLine, scale: Axis, left: float, right: float) -> list[Mark]:
    """Return the line and a dot on its newest point."""
    first, span = line.points[0][0], line.points[-1][0] - line.points[0][0] or 1
    seen = thinned([(float(day), value) for day, value in line.points], _COLUMNS)
    placed_points = tuple((left + (day - first) / span * (right - left), _y(scale, value)) for day, value in seen)
    x, y = placed_points[-1]
    dot = Rect(x - _DOT, y - _DOT, 2 * _DOT, 2 * _DOT, Colour.ACCENT, _DOT)
    return [Trace(placed_points, Colour.ACCENT, 1.6), dot]


def _y(scale: Axis, value: float) -> float:
    """Return where a number stands below the drawing's top."""
    return _TOP + (1.0 - scale.place(value)) * HEIGHT


def _words(text: str, x: float, middle: float, blocks: Blocks, *, right: bool = False) -> Part:
    """Return small muted words at a height, ending at `x` where they stand at its left."""
    lines = wrap([Span(text, colour=Colour.MUTED)], 1000.0, style.SMALLEST, blocks.measure)
    y = middle - style.LONG_LEADING / 2 + baseline(style.SMALLEST, style.LONG_LEADING)
    texts: tuple[Text, ...] = placed(lines[0], 0.0, y, style.SMALLEST) if lines else ()
    wide = max((one.x + one.width for one in texts), default=0.0)
    begin = x - wide if right else x
    return Part(
        (), tuple(Text(one.x + begin, one.y, one.text, one.font, one.size, one.colour, one.width) for one in texts)
    )
