"""The pieces a slide is put together from, as atoms: paragraphs, check items, plan steps, asks, pairs of colours.

Pure: measures texts through `Measure` and knows no page. Widths and heights are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from csops_desktop.deck import style
from csops_desktop.deck.flow import Atom, Box, Part
from csops_desktop.deck.pages import CheckBox, Mark, Path, Shape, Text
from csops_desktop.deck.slides import AskLine, CheckLine, CountLine, PairLine, StepLine
from csops_desktop.deck.style import Colour, Font
from csops_desktop.deck.wrap import Line, Measure, Span, wrap

_CAP_HEIGHT = 0.727
"""Height of Inter's capitals, as a part of the font's size."""

_DATE_COLUMN = 74.0
_BAR_INDENT = 15.0
_PADDING = 14.0
_SMALL_SHAPE = 10.5


def baseline(size: float, leading: float) -> float:
    """Return where the baseline of a line stands below its top, so that its capitals are in the middle."""
    return (leading + _CAP_HEIGHT * size) / 2


def placed(line: Line, x: float, y: float, size: float) -> tuple[Text, ...]:
    """Return a line's runs as texts that begin at `x` with their baseline at `y`."""
    return tuple(Text(x + run.x, y, run.text, run.font, size, run.colour, run.width) for run in line)


def together(atoms: Sequence[Atom]) -> list[Atom]:
    """Make atoms hold on to each other, the last one free."""
    return [replace(atom, keep=True) for atom in atoms[:-1]] + list(atoms[-1:])


class Blocks:
    """Makes atoms; counts structure elements and boxes so that each has its own number."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self._number = 0

    def number(self) -> int:
        """Return a number that was not given out before."""
        self._number += 1
        return self._number

    def path(self, tag: str, parent: Path = ()) -> Path:
        """Return the path of a new structure element."""
        return (*parent, f"{tag}#{self.number()}")

    def text(
        self,
        spans: Iterable[Span],
        width: float,
        *,
        size: float = style.TEXT,
        leading: float = style.LEADING,
        indent: float = 0.0,
        path: Path | None = None,
        box: Box | None = None,
    ) -> list[Atom]:
        """Return a paragraph, an atom a line."""
        path = self.path("P") if path is None else path
        y = baseline(size, leading)
        lines = wrap(spans, width - indent, size, self.measure)
        return [Atom(leading, (Part(path, placed(line, indent, y, size)),), box=box) for line in lines]

    def heading(self, text: str, width: float, space: float = 20.0) -> list[Atom]:
        """Return a section's heading, which stays with what follows."""
        spans = [Span(text, Font.SEMIBOLD, Colour.MUTED)]
        atoms = self.text(spans, width, size=style.HEADING, leading=16.0, path=self.path("H2"))
        if atoms:
            atoms[0] = replace(atoms[0], space=space)
            atoms.append(Atom(5.0))
        return [replace(atom, keep=True) for atom in atoms]

    def paragraph(self, text: str, width: float, *, muted: bool = False, space: float = 0.0) -> list[Atom]:
        """Return plain text in one style."""
        return self.spaced(self.text([Span(text, colour=Colour.MUTED if muted else Colour.TEXT)], width), space)

    def spaced(self, atoms: list[Atom], space: float) -> list[Atom]:
        """Put space before the first of some atoms."""
        return [replace(atoms[0], space=space), *atoms[1:]] if atoms else atoms

    def marked(self, atoms: list[Atom], marks: tuple[Mark, ...]) -> list[Atom]:
        """Draw marks beside the first of some atoms."""
        return [replace(atoms[0], marks=(*atoms[0].marks, *marks)), *atoms[1:]] if atoms else atoms

    def checks(self, lines: Sequence[CheckLine], width: float) -> list[Atom]:
        """Return a checklist; what is met is muted and ticked."""
        atoms: list[Atom] = []
        for line in lines:
            colour = Colour.MUTED if line.met else Colour.TEXT
            item = self.text([Span(line.text, colour=colour)], width, indent=23.0)
            box = CheckBox(0.0, (style.LEADING - 12.5) / 2, 12.5, line.met)
            atoms += together(self.spaced(self.marked(item, (box,)), 5.0))
        return atoms

    def steps(self, lines: Sequence[StepLine], width: float) -> list[Atom]:
        """Return a plan: the dates in a column, beside each its step."""
        atoms: list[Atom] = []
        dates = [self.measure.width(line.when, Font.REGULAR, style.TEXT) for line in lines]
        column = max([_DATE_COLUMN, *(date + 14.0 for date in dates)])
        y = baseline(style.TEXT, style.LEADING)
        for line in lines:
            spans = [
                Span(line.text, Font.SEMIBOLD if line.strong else Font.REGULAR),
                Span(f" {line.note}", colour=Colour.MUTED),
                Span(f" {line.good}", Font.SEMIBOLD, Colour.GREEN),
                Span(f" {line.bad}", Font.SEMIBOLD, Colour.RED),
            ]
            item = self.text(spans, width, indent=column)
            when = wrap([Span(f"{line.when} ", colour=Colour.MUTED)], column, style.TEXT, self.measure)
            if item and when:
                path = item[0].parts[0].path
                date = Part(path, placed(when[0], 0.0, y, style.TEXT))
                item[0] = replace(item[0], parts=(date, *item[0].parts))
            atoms += together(self.spaced(item, 6.0))
        return atoms

    def ask_bars(self, asks: Sequence[AskLine], width: float) -> list[Atom]:
        """Return asks as a list, each with a stripe at its left."""
        atoms: list[Atom] = []
        for ask in asks:
            box = Box(self.number(), bar=True)
            item = [atom for spans in _ask_spans(ask) for atom in self.text(spans, width, indent=_BAR_INDENT, box=box)]
            atoms += self.spaced(_short_together(item), 13.0 if atoms else 3.0)
        return atoms

    def ask_cards(self, asks: Sequence[AskLine], width: float) -> list[Atom]:
        """Return asks as coloured cards: on a priority slide they are what must be seen."""
        atoms: list[Atom] = []
        for ask in asks:
            box = Box(self.number())
            edge = Atom(_PADDING - 4.0, box=box)
            item = [
                atom
                for spans in _ask_spans(ask)
                for atom in self.text(spans, width - _PADDING, indent=_PADDING, box=box)
            ]
            atoms += self.spaced(_short_together([edge, *item, edge]), 10.0 if atoms else 3.0)
        return atoms

    def pairs(self, lines: Sequence[PairLine], width: float) -> list[Atom]:
        """Return lines that begin with one or two colours, each as shape and word, in a column of their own."""
        labels = [self._label(line) for line in lines]
        column = max((end for _, _, end in labels), default=0.0) + 16.0
        atoms: list[Atom] = []
        for line, (marks, texts, _) in zip(lines, labels, strict=True):
            item = self.text([Span(line.text)], width, indent=column)
            if item:
                label = Part(item[0].parts[0].path, texts)
                item[0] = replace(item[0], parts=(label, *item[0].parts), marks=marks)
            atoms += self.spaced(_short_together(item), 6.0)
        return atoms

    def _label(self, line: PairLine) -> tuple[tuple[Mark, ...], tuple[Text, ...], float]:
        """Return the shapes and words before a line, and where they end."""
        y = baseline(style.TABLE, style.LEADING)
        top = (style.LEADING - _SMALL_SHAPE) / 2
        marks: list[Mark] = []
        texts: list[Text] = []
        x = 0.0
        for status, joint in ((line.first, line.joint), (line.second, "")):
            if status is None:
                continue
            marks.append(Shape(x, top, _SMALL_SHAPE, status))
            x += _SMALL_SHAPE + 4.0
            if not line.joint:
                x += 1.0
                continue
            words = f"{status.word} {joint}".strip() if joint != ":" else status.word
            width = self.measure.width(words, Font.REGULAR, style.TABLE)
            texts.append(Text(x, y, f"{words} ", Font.REGULAR, style.TABLE, Colour.MUTED, width))
            x += width + 5.0
        return tuple(marks), tuple(texts), x - 5.0

    def counts(self, counts: Sequence[CountLine]) -> list[Atom]:
        """Return the big numbers side by side, each with its shape and its word."""
        marks: list[Mark] = []
        parts: list[Part] = []
        x = 0.0
        for count in counts:
            number = str(count.number)
            wide = self.measure.width(number, Font.TITLE, style.NUMBER)
            label = self.measure.width(count.label, Font.REGULAR, style.TEXT)
            marks.append(Shape(x, 8.0, 32.0, count.status))
            left = x + 45.0
            texts = (
                Text(left, 40.0, f"{number} ", Font.TITLE, style.NUMBER, Colour.TEXT, wide),
                Text(left, 62.0, count.label, Font.REGULAR, style.TEXT, Colour.MUTED, label),
            )
            parts.append(Part(self.path("P"), texts))
            x = left + max(wide, label) + 56.0
        return [Atom(68.0, tuple(parts), tuple(marks))] if counts else []


def _ask_spans(ask: AskLine) -> list[list[Span]]:
    """Return an ask's paragraphs."""
    spans = [[Span(ask.head, Font.SEMIBOLD)], [Span(ask.detail, colour=Colour.MUTED)]]
    return spans + [[Span(text)] for text in (ask.why, ask.answer) if text]


def _short_together(atoms: list[Atom], most: int = 12) -> list[Atom]:
    """Keep a short item on one page; a long one may be broken anywhere."""
    return together(atoms) if len(atoms) <= most else atoms
