"""Markdown source in sections that are read each by itself and remembered. Standard library and `masking` only.

A text that is being written is read at every save, and nearly all of it is what it was a second ago. A section begins
where no block from above can reach: at a heading or a word at the very beginning of a line, behind an empty line. Only
fenced code, HTML and comments that are still open there could; then the sections are read as one. Where a section
begins is decided by its own first line alone, so that a letter typed above doesn't move all that follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from csops_desktop.text.masking import Range, hidden_between, may_hide, parser_for

if TYPE_CHECKING:
    from markdown_it.token import Token

REMEMBERED = 4_096
"""So many sections are remembered: those of a text of a million characters and more, some megabytes."""

LONGEST_REMEMBERED = 32_000
"""A longer section is read anew each time, so that what is remembered stays small."""

MOST_LINES = 20_000
"""A section of more lines is data, or written to hold a reader up: only fences are looked for in it."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$", re.MULTILINE)
_MAY_BEGIN = re.compile(r"\n\n(?:#|[^\W\d_])[^\n]{0,30}")
_ONE_IN = 8
"""Of the lines that could begin a section every eighth does, by its words: to read many short ones takes longer."""

_HEADING = re.compile(r"^[ \t>*+\-\d.)]*#|^[ \t>*+-]*(?:=+|-+)[ \t]*$", re.MULTILINE)


class Section(NamedTuple):
    """What is known of a section; places and lines are counted from its beginning.

    Attributes:
        hidden: where it is code or a comment, in order and without overlaps.
        headings: level, source and line of each heading.
        is_open: something in it may go on behind its end.
        lines: how many line feeds it has.
    """

    hidden: tuple[Range, ...]
    headings: tuple[tuple[int, str, int], ...]
    is_open: bool
    lines: int


class Piece(NamedTuple):
    """A section where it stands: its text, the character and the line with which it begins, and what it holds."""

    text: str
    start: int
    line: int
    section: Section


def read_sections(source: str) -> Iterator[Piece]:
    """Yield the sections of a source in order."""
    cuts = [0, *_begins(source), len(source)]
    last, at, line = len(cuts) - 1, 0, 0
    while at < last:
        take, end = 1, at + 1
        text = source[cuts[at] : cuts[end]]
        section = _read(text)
        while section.is_open and end < last:
            # Twice as many each time, so that a text that is never closed is read twice and not a thousand times.
            take *= 2
            end = min(at + take, last)
            text = source[cuts[at] : cuts[end]]
            section = _read(text)
        yield Piece(text, cuts[at], line, section)
        line += section.lines
        at = end


def hidden_ranges(source: str) -> list[Range]:
    """Return where the source is code or an HTML comment, in order and without overlaps."""
    if not may_hide(source):
        return []
    return [(a + piece.start, b + piece.start) for piece in read_sections(source) for a, b in piece.section.hidden]


class Hidden:
    """Answers whether a place in the source is hidden, for places that are asked for in order."""

    def __init__(self, source: str) -> None:
        self._ranges = hidden_ranges(source)
        self._at = 0

    def covers(self, place: int) -> bool:
        """Say whether a place is code or a comment; places must not decrease from call to call."""
        while self._at < len(self._ranges) and self._ranges[self._at][1] <= place:
            self._at += 1
        return self._at < len(self._ranges) and self._ranges[self._at][0] <= place


def _begins(source: str) -> Iterator[int]:
    """Yield where sections begin behind the first."""
    for match in _MAY_BEGIN.finditer(source):
        if crc32(match[0].encode("utf-8", "replace")) % _ONE_IN == 0:
            yield match.start() + 2


def _read(text: str) -> Section:
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _section(text)


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str) -> Section:
    return _section(text)


def _section(text: str) -> Section:
    """Read a section."""
    lines = text.count("\n")
    if lines > MOST_LINES:
        return _roughly(text, lines)
    hides = may_hide(text)
    if not hides and not _HEADING.search(text) and "<" not in text:
        return Section((), (), is_open=False, lines=lines)
    tokens = parser_for(text).parse(text)
    hidden, open_comment = hidden_between(text, tokens) if hides else ([], False)
    headings = tuple(
        (int(token.tag[1]), tokens[number + 1].content, token.map[0])
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.map
    )
    return Section(tuple(hidden), headings, open_comment or _goes_on(tokens, lines), lines)


def _roughly(text: str, lines: int) -> Section:
    """Read a section of very many lines: fenced code alone, without headings; ten times as quick."""
    hidden: list[Range] = []
    begin, mark = 0, ""
    for fence in _FENCE.finditer(text):
        if not mark:
            begin, mark = fence.start(), fence[1]
        elif fence[1].startswith(mark) and not fence[2].strip():
            hidden.append((begin, fence.end()))
            mark = ""
    if mark:
        hidden.append((begin, len(text)))
    return Section(tuple(hidden), (), is_open=bool(mark), lines=lines)


def _goes_on(tokens: list[Token], lines: int) -> bool:
    """Say whether the last block is fenced code without its end, or HTML that reaches the end."""
    last = tokens[-1] if tokens else None
    if last is None or last.level or not last.map:
        return False
    if last.type == "fence":
        return last.content.count("\n") >= last.map[1] - last.map[0] - 1
    return last.type == "html_block" and last.map[1] >= lines
