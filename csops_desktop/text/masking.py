"""Where Markdown source is code or a comment, so that nothing in it is taken for a link. Standard library only.

markdown-it (imported inside the functions) tells where the blocks are; within them code is found by its backticks.
Every step is linear in the length of the source, since it runs at every save; `sections` sees to it that only what
has changed is read.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

type Range = tuple[int, int]
"""From a character up to, and without, another."""

MAX_NESTING = 100
"""How deep blocks may lie in one another; a person's page has less than ten. `flattened` sees to it that nothing lies
deeper, since markdown-it would leave it out."""

_MARKER = r"[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))"
_DEEP_MARKERS = re.compile(rf"^((?:{_MARKER}){{12}})(?:{_MARKER})+", re.MULTILINE)
_DEEP_INDENT = re.compile(r"^(?:\t| {4}){15}[ \t]*(?=\S)", re.MULTILINE)

MAX_PIPES = 40_000
"""With more of them a source is not looked through for tables: they would take longer than anyone waits."""

_BLANK_LINES = re.compile(r"\n[ \t>]*\n")
_TICKS = re.compile(r"`+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MAY_HIDE = re.compile(r"[`~]|<!--|^(?: {4}|\t)", re.MULTILINE)


@cache
def block_parser(*, tables: bool) -> MarkdownIt:
    """Return the parser that all reading of Markdown shares: CommonMark with tables and struck-out text."""
    from markdown_it import MarkdownIt

    # It traces every rule it tries, for every line.
    logging.getLogger("markdown_it").setLevel(logging.WARNING)
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("strikethrough")
    if tables:
        parser.enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    return parser


def parser_for(source: str) -> MarkdownIt:
    """Return the parser for a source; without tables where it has so many bars that they would hold everything up."""
    return block_parser(tables=source.count("|") <= MAX_PIPES)


def flattened(source: str) -> str:
    """Return a source in which nothing lies deeper than a dozen quotations or some twenty lists; no line is added."""
    if _DEEP_MARKERS.search(source) is not None:
        source = _DEEP_MARKERS.sub(r"\1", source)
    return _DEEP_INDENT.sub(" " * 60, source)


def may_hide(source: str) -> bool:
    """Say whether anything in the source could be code or a comment; quick."""
    return _MAY_HIDE.search(source) is not None


def hidden_between(source: str, tokens: list[Token]) -> tuple[list[Range], bool]:
    """Return where the source is code or an HTML comment, in order and without overlaps.

    Args:
        source: the text.
        tokens: its blocks, as markdown-it read them.

    Returns:
        The ranges, and whether a comment begins that doesn't end.
    """
    blocks = _code_blocks(source, tokens)
    found = list(blocks)
    is_open = False
    for start, end in _between(blocks, len(source)):
        ranges, unended = _inline_ranges(source, start, end)
        found += ranges
        is_open = is_open or unended
    return sorted(found), is_open


def line_starts(source: str) -> list[int]:
    """Return where each line begins, and the end of the source behind the last."""
    return [0, *(match.end() for match in re.finditer("\n", source)), len(source)]


def _code_blocks(source: str, tokens: list[Token]) -> list[Range]:
    """Return where fenced and indented code stands."""
    starts = line_starts(source)
    last = len(starts) - 1
    return [
        (starts[min(token.map[0], last)], starts[min(token.map[1], last)])
        for token in tokens
        if token.type in ("fence", "code_block") and token.map
    ]


def _between(ranges: list[Range], end: int) -> Iterator[Range]:
    """Yield what lies between the ranges."""
    at = 0
    for start, stop in ranges:
        if at < start:
            yield at, start
        at = max(at, stop)
    if at < end:
        yield at, end


def _inline_ranges(source: str, start: int, end: int) -> tuple[list[Range], bool]:
    """Return where comments and code stand within the text between two places, and whether a comment doesn't end."""
    comments = [match.span() for match in _COMMENT.finditer(source, start, end)]
    is_open = source.find("<!--", comments[-1][1] if comments else start, end) >= 0
    found = list(comments)
    for piece_start, piece_end in _between([(a - start, b - start) for a, b in comments], end - start):
        found += _code_spans(source, start + piece_start, start + piece_end)
    return found, is_open


def _code_spans(source: str, start: int, end: int) -> list[Range]:
    """Return the code spans of a piece: a run of backticks up to the next run of the same length in its paragraph."""
    found: list[Range] = []
    at = start
    for blank in [*(match.span() for match in _BLANK_LINES.finditer(source, start, end)), (end, end)]:
        found += _spans_of_paragraph(source, at, blank[0])
        at = blank[1]
    return found


def _spans_of_paragraph(source: str, start: int, end: int) -> list[Range]:
    runs = [match.span() for match in _TICKS.finditer(source, start, end)]
    waiting: dict[int, list[int]] = defaultdict(list)
    for number in range(len(runs) - 1, -1, -1):
        waiting[runs[number][1] - runs[number][0]].append(number)
    found: list[Range] = []
    number = 0
    while number < len(runs):
        opening = runs[number]
        same = waiting[opening[1] - opening[0]]
        while same and same[-1] <= number:
            same.pop()
        escaped = source[opening[0] - 1 : opening[0]] == "\\"
        if same and not escaped:
            number = same[-1]
            found.append((opening[0], runs[number][1]))
        number += 1
    return found
