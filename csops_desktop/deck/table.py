"""The appendix: the whole tracker as a table, and the long reasons behind it. Pure, like `layout`.

A table's row is as many atoms as it has lines, so that even a row that is longer than a page continues on the next one;
a row of usual length stays together. On each further page the header and the area stand again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csops_desktop.deck import style
from csops_desktop.deck.blocks import Blocks, baseline, placed, together
from csops_desktop.deck.flow import Atom, Part
from csops_desktop.deck.pages import Line as Rule
from csops_desktop.deck.pages import Link, Mark, Path, Shape
from csops_desktop.deck.slides import AppendixSlide, Note, NotesSlide, TrackerGroup, TrackerRow
from csops_desktop.deck.style import Colour, Font
from csops_desktop.deck.wrap import Line, Span, wrap

_GAP = 12.0
_SHAPE = 9.5
_SHAPE_SPACE = 14.0
_ROW_SPACE = 3.5
_KEPT_LINES = 14
"""A row of up to so many lines is not broken over pages."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its heading and what it takes of the width."""

    name: str
    heading: str
    width: float


_COLUMNS = (
    _Column("title", "Responsibility", 180.0),
    _Column("status", "Status", 92.0),
    _Column("days", "For", 76.0),
    _Column("trend", "Trend", 88.0),
    _Column("reason", "Why", 0.0),
    _Column("owner", "Owner", 96.0),
    _Column("green_by", "Green by", 84.0),
)
"""The widths in points; "Why" takes what is left."""


def tracker_atoms(slide: AppendixSlide, width: float, blocks: Blocks) -> list[Atom]:
    """Return the table of the whole tracker."""
    table = blocks.path("Table")
    columns = _used_columns(slide, width)
    header = _header(columns, width, blocks, blocks.path("TR", table))
    repeated = _header(columns, width, blocks, ())
    atoms = [replace(header, keep=True)]
    for group in slide.groups:
        atoms += _group_atoms(group, columns, width, table, repeated, blocks)
    return atoms


def _used_columns(slide: AppendixSlide, width: float) -> list[_Column]:
    """Return the columns in which something stands, the widest taking the rest."""
    rows = [row for group in slide.groups for row in group.rows]
    used = [c for c in _COLUMNS if c.name in ("title", "status", "reason") or any(getattr(r, c.name) for r in rows)]
    rest = width - sum(column.width for column in used)
    return [replace(column, width=rest) if column.name == "reason" else column for column in used]


def _header(columns: list[_Column], width: float, blocks: Blocks, row: Path) -> Atom:
    """Return the header; an empty path makes it decoration, for the further pages."""
    parts = []
    x = 0.0
    for column in columns:
        line = wrap([Span(column.heading, Font.SEMIBOLD, Colour.MUTED)], column.width, style.TABLE, blocks.measure)[0]
        path = blocks.path("TH", row) if row else ()
        parts.append(Part(path, placed(line, x, baseline(style.TABLE, 16.0), style.TABLE)))
        x += column.width
    return Atom(24.0, tuple(parts), (Rule(0.0, 18.0, width, 18.0, Colour.LINE, 0.75),))


def _group_atoms(
    group: TrackerGroup, columns: list[_Column], width: float, table: Path, header: Atom, blocks: Blocks
) -> list[Atom]:
    """Return an area: its name, then its rows."""
    cell = blocks.path("TH", blocks.path("TR", table))
    name = [Span(group.area, Font.SEMIBOLD)]
    heading = blocks.text(name, width, size=12.0, leading=18.0, path=cell)
    heading = [replace(atom, keep=True, running=header) for atom in blocks.spaced(heading, 10.0)]
    again = blocks.text([*name, Span(", continued", colour=Colour.MUTED)], width, size=12.0, leading=18.0, path=())[:1]
    running = _stacked([header, *again])
    atoms = [*heading]
    for row in group.rows:
        atoms += [replace(atom, running=running) for atom in _row_atoms(row, columns, width, table, blocks)]
    return atoms


def _stacked(atoms: list[Atom]) -> Atom:
    """Make one atom of some that stand below each other."""
    parts: list[Part] = []
    marks: list[Mark] = []
    height = 0.0
    for atom in atoms:
        parts += [replace(p, texts=tuple(replace(t, y=t.y + height) for t in p.texts)) for p in atom.parts]
        marks += atom.marks
        height += atom.height
    return Atom(height + 4.0, tuple(parts), tuple(marks))


def _row_atoms(row: TrackerRow, columns: list[_Column], width: float, table: Path, blocks: Blocks) -> list[Atom]:
    """Return one row, an atom a line."""
    path = blocks.path("TR", table)
    cells: list[tuple[float, Path, tuple[Line, ...]]] = []
    link = None
    x = 0.0
    for column in columns:
        inset = _SHAPE_SPACE if column.name == "status" else 0.0
        lines = wrap(_spans(row, column.name), column.width - _GAP - inset, style.TABLE, blocks.measure)
        if column.name == "reason" and row.target:
            link = Link(x, 0.0, column.width - _GAP, style.TABLE_LEADING, row.target)
            link_line = len(lines) - 1
        cells.append((x + inset, blocks.path("TD", path), lines))
        x += column.width
    height = max(len(lines) for _, _, lines in cells)
    atoms = [_row_line(cells, number) for number in range(height)]
    status_x = next(x for (x, _, _), column in zip(cells, columns, strict=True) if column.name == "status")
    shape = Shape(status_x - _SHAPE_SPACE, (style.TABLE_LEADING - _SHAPE) / 2, _SHAPE, row.status)
    atoms[0] = replace(atoms[0], marks=(shape,), space=_ROW_SPACE)
    if link:
        atoms[link_line] = replace(atoms[link_line], marks=(*atoms[link_line].marks, link))
    end = style.TABLE_LEADING + _ROW_SPACE
    rule = Rule(0.0, end, width, end, Colour.LINE, 0.5)
    atoms[-1] = replace(atoms[-1], height=end, marks=(*atoms[-1].marks, rule))
    return together(atoms) if height <= _KEPT_LINES else atoms


def _row_line(cells: list[tuple[float, Path, tuple[Line, ...]]], number: int) -> Atom:
    """Return the n-th line of all cells of a row."""
    y = baseline(style.TABLE, style.TABLE_LEADING)
    parts = tuple(
        Part(path, placed(lines[number], x, y, style.TABLE)) for x, path, lines in cells if number < len(lines)
    )
    return Atom(style.TABLE_LEADING, parts)


def _spans(row: TrackerRow, column: str) -> list[Span]:
    """Return what stands in a cell."""
    match column:
        case "title":
            return [Span(row.title, Font.SEMIBOLD)]
        case "status":
            return [Span(row.status_word)]
        case "reason":
            more = Span(("\n" if row.reason else "") + row.more, colour=Colour.ACCENT)
            return [Span(row.reason), more] if row.more else [Span(row.reason)]
        case _:
            return [Span(getattr(row, column), colour=Colour.MUTED)]


def note_atoms(slide: NotesSlide, width: float, blocks: Blocks) -> list[Atom]:
    """Return reasons in full by area, each under its name, its colour and what else is known in a word."""
    atoms: list[Atom] = []
    for group in slide.groups:
        running = None
        if group.area:
            name = [Span(group.area, Font.SEMIBOLD)]
            heading = blocks.text(name, width, size=12.0, leading=18.0, path=blocks.path("H2"))
            atoms += [replace(atom, keep=True) for atom in blocks.spaced(heading, 14.0)]
            again = [*name, Span(", continued", colour=Colour.MUTED)]
            running = blocks.text(again, width, size=12.0, leading=18.0, path=())[0]
        for note in group.notes:
            atoms += [replace(atom, running=running) for atom in _note(note, width, blocks)]
    return atoms


def _note(note: Note, width: float, blocks: Blocks) -> list[Atom]:
    """Return one reason in full; its name stays with its first two lines, and no line of it ends alone."""

    def text(spans: list[Span], path: Path) -> list[Atom]:
        return blocks.text(
            spans, width, size=style.SMALLEST, leading=style.NOTE_LEADING, indent=_SHAPE_SPACE, path=path
        )

    facts = Span(f" · {note.facts}", colour=Colour.MUTED)
    shape = Shape(0.0, (style.NOTE_LEADING - _SHAPE) / 2, _SHAPE, note.status)
    head = text([Span(note.title, Font.SEMIBOLD), facts], blocks.path("H3"))
    head = blocks.spaced(blocks.marked(head, (shape,)), 7.0)
    head[0] = replace(head[0], key=note.key)
    body = text([Span(note.text)], blocks.path("P")) if note.text else []
    if note.more:
        link = Link(_SHAPE_SPACE, 0.0, width - _SHAPE_SPACE, style.NOTE_LEADING, note.target)
        body += blocks.marked(text([Span(note.more, colour=Colour.ACCENT)], blocks.path("P")), (link,))
    return together([*head, *body[:2]]) + body[2:-2] + together(body[max(2, len(body) - 2) :])
