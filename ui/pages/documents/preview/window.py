"""The part of a long text that is previewed: what stands around the line that is written, or a part that is read.

Laying out all of a text takes Qt's viewer a time that grows with its square (200 KB: over a second, a megabyte: two
minutes), and every pause in writing would cost that. Pure text; standard library only.
"""

from __future__ import annotations

import re
from typing import NamedTuple

WHOLE = 60_000
"""A text of so many characters is previewed as a whole."""

LINES_AROUND = 350
"""Lines above and below the one that is looked at."""

MOST = 120_000
"""The most characters of a part, for texts of very long lines."""

READ_AT_ONCE, LINES_AT_ONCE = 80_000, 6_000
"""So much of a text is read in one part, up to the next blank line outside of code: a third of a second."""

_TITLE = re.compile(r"<%=\s*(?:current_page\.data|frontmatter|page)\.title\s*%>|\{\{\s*(?:page\.)?title\s*\}\}")
"""Where the pages of a site (Middleman, Jekyll, Hugo) leave their title to the program that builds them."""

_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")


def with_title(source: str, title: str) -> str:
    """Return a source as its site would show it, with its title where it is left to be filled in; no line is added."""
    return _TITLE.sub(title.replace("\\", r"\\"), source) if "title" in source else source


class Part(NamedTuple):
    """A part of a text: its source, the line it begins with, and the line behind its last one, both from 0."""

    source: str
    first: int
    end: int


def part_around(source: str, line: int) -> Part:
    """Return the part of a text around a line, from a blank line to a blank line and never from within code."""
    lines = source.split("\n")
    if len(source) <= WHOLE:
        return Part(source, 0, len(lines))
    first = _begin(lines, max(line - LINES_AROUND, 0))
    end = min(max(line, first) + LINES_AROUND, len(lines))
    while end < len(lines) and lines[end].strip() and end - first < 3 * LINES_AROUND:
        end += 1
    return Part("\n".join(lines[first:end])[:MOST], first, end)


def _begin(lines: list[str], wanted: int) -> int:
    """Return the first line behind a blank one at or before a line; the opening fence where that is within code."""
    first = wanted
    while first > 0 and lines[first - 1].strip() and wanted - first < LINES_AROUND:
        first -= 1
    fences = [number for number in range(first) if _FENCE.match(lines[number])]
    return fences[-1] if len(fences) % 2 else first


def part_to_read(source: str, line: int) -> Part:
    """Return the part of a text that holds a line, for somebody who reads it from part to part.

    A part ends at a blank line outside of code, or where it would become much too long.
    """
    lines = source.split("\n")
    if len(source) <= READ_AT_ONCE and len(lines) <= LINES_AT_ONCE:
        return Part(source, 0, len(lines))
    first, letters, fenced = 0, 0, False
    for number, text in enumerate(lines):
        letters += len(text) + 1
        fenced ^= _FENCE.match(text) is not None
        full = letters >= READ_AT_ONCE or number - first >= LINES_AT_ONCE
        much = letters >= MOST or number - first >= 2 * LINES_AT_ONCE
        if (full and not text.strip() and not fenced) or much:
            if number >= line:
                return Part("\n".join(lines[first : number + 1])[:MOST], first, number + 1)
            first, letters, fenced = number + 1, 0, False
    return Part("\n".join(lines[first:])[:MOST], first, len(lines))
