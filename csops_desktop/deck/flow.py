"""Atoms into columns and pages: what does not fit stands on the next page. Pure; no fonts, no sentences.

An atom is something that is never broken, usually one line of text. Atoms are stacked into frames; a frame that is full
hands the rest to the next one. Some atoms hold on to the next (a heading to its first line, a row's lines to each
other), and some stand in a box that is drawn behind all neighbours of the same box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csops_desktop.deck.pages import Element, Line, Link, Mark, Path, Place, Rect, Shape, Text, Trace
from csops_desktop.deck.style import Colour


@dataclass(frozen=True, slots=True)
class Box:
    """What is drawn behind or beside atoms that stand together; `bar` draws only a stripe at the left."""

    number: int
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Texts of one structure element, placed within their atom (y from its top)."""

    path: Path
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """Something that is never broken over pages.

    Attributes:
        height: in points.
        space: points before it, left out at the top of a frame.
        keep: must stand in the same frame as the next atom, if they fit one frame at all.
        key: a link may lead here.
        running: stands above this atom once more where the atom begins a frame.
    """

    height: float
    parts: tuple[Part, ...] = ()
    marks: tuple[Mark, ...] = ()
    space: float = 0.0
    keep: bool = False
    box: Box | None = None
    key: str = ""
    running: Atom | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A column of a page, in points."""

    x: float
    top: float
    width: float
    bottom: float


@dataclass(slots=True)
class Canvas:
    """What was placed on one page so far."""

    marks: list[Mark]
    parts: list[Part]
    places: list[Place]

    def elements(self) -> tuple[Element, ...]:
        """Return the texts by structure element, in the order in which each element began."""
        found: dict[Path, list[Text]] = {}
        for part in self.parts:
            found.setdefault(part.path, []).extend(part.texts)
        return tuple(Element(path, tuple(texts)) for path, texts in found.items())


def fill(atoms: Sequence[Atom], frame: Frame, canvas: Canvas) -> list[Atom]:
    """Stack atoms into a frame and return those that did not fit; at least one is always placed."""
    y = frame.top
    placed: list[tuple[Atom, float]] = []
    index = 0
    while index < len(atoms):
        group = _group(atoms, index, frame)
        first = group[0]
        space = first.space if placed else 0.0
        running = first.running if not placed else None
        height = sum(a.height for a in group) + sum(a.space for a in group[1:]) + (running.height if running else 0.0)
        if placed and y + space + height > frame.bottom:
            break
        y += space
        if running:
            placed.append((running, y))
            y += running.height
        for number, atom in enumerate(group):
            y += atom.space if number else 0.0
            placed.append((atom, y))
            y += atom.height
        index += len(group)
    _draw_boxes(placed, frame, canvas)
    for atom, top in placed:
        _draw(atom, frame.x, top, canvas)
    return list(atoms[index:])


def _group(atoms: Sequence[Atom], index: int, frame: Frame) -> Sequence[Atom]:
    """Return the atoms that hold on to each other from `index`; one alone when they are too many for a frame."""
    end = index
    while atoms[end].keep and end + 1 < len(atoms):
        end += 1
    group = atoms[index : end + 1]
    running = group[0].running
    height = sum(a.height + a.space for a in group) + (running.height if running else 0.0)
    return group if height <= frame.bottom - frame.top else atoms[index : index + 1]


def _draw(atom: Atom, x: float, y: float, canvas: Canvas) -> None:
    """Put an atom at its place."""
    canvas.marks.extend(moved(mark, x, y) for mark in atom.marks)
    for part in atom.parts:
        texts = tuple(
            Text(t.x + x, t.y + y, t.text, t.font, t.size, t.colour, t.width) for t in part.texts if t.text.strip()
        )
        if texts:
            canvas.parts.append(Part(part.path, texts))
    if atom.key:
        canvas.places.append(Place(atom.key, y))


def _draw_boxes(placed: Sequence[tuple[Atom, float]], frame: Frame, canvas: Canvas) -> None:
    """Draw one box behind each row of neighbours that share it."""
    spans: dict[Box, tuple[float, float]] = {}
    for atom, top in placed:
        if atom.box is not None:
            begin, _ = spans.get(atom.box, (top, top))
            spans[atom.box] = (begin, top + atom.height)
    for box, (begin, end) in spans.items():
        if box.bar:
            canvas.marks.append(Rect(frame.x, begin, 3.0, end - begin, Colour.ACCENT))
        else:
            canvas.marks.append(Rect(frame.x, begin, frame.width, end - begin, Colour.ACCENT_SOFT, 6.0))


def moved(mark: Mark, x: float, y: float) -> Mark:
    """Return a mark at a distance from where it was."""
    if isinstance(mark, Line):
        return replace(mark, x1=mark.x1 + x, y1=mark.y1 + y, x2=mark.x2 + x, y2=mark.y2 + y)
    if isinstance(mark, Trace):
        return replace(mark, points=tuple((px + x, py + y) for px, py in mark.points))
    if isinstance(mark, Shape):
        return Shape(mark.x + x, mark.y + y, mark.size, mark.status)
    if isinstance(mark, Link):
        return Link(mark.x + x, mark.y + y, mark.width, mark.height, mark.target)
    return replace(mark, x=mark.x + x, y=mark.y + y)
