"""Markdown source as typed blocks: one parse for the preview, the search, exports and the deck.

Standard library, and markdown-it inside the functions. Nothing here opens, loads or trusts anything: addresses, names
of pictures and HTML come out as the text that was written. Hostile sources (a hundred thousand brackets, tables of a
million cells, blocks within blocks) end as plain text instead of holding everything up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from csops_desktop.text.marked_up import WIKI, Block, WikiLink, wiki_link
from csops_desktop.text.sections import LONGEST_REMEMBERED, REMEMBERED, Hidden, read_sections

_LINK_TARGET = re.compile(r"\]\([^()\s]*\)|<[^<>\n]{1,2000}>|^[ \t]*\[[^\]\n]{1,200}\]:.*$", re.MULTILINE)
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline; `line` is counted from 0, as an editor counts its blocks."""

    level: int
    text: str
    line: int


def parse(source: str) -> tuple[Block, ...]:
    """Return the blocks of a source, without its front matter (`front_matter.split` takes that off)."""
    from csops_desktop.text.blocks import read_blocks

    return read_blocks(source)


def wiki_links(source: str) -> tuple[WikiLink, ...]:
    """Return the wiki links and embeds of a source in order; what stands in code or comments is none."""
    if "[[" not in source:
        return ()
    hidden = Hidden(source)
    return tuple(
        wiki_link(match)
        for match in WIKI.finditer(source)
        if match[2].strip() and source[match.start() - 1 : match.start()] != "\\" and not hidden.covers(match.start())
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """What is kept about a text beside it: how many words it has, read quickly and with its markup, and what it names.

    Attributes:
        links: title, or name of a stored file, and whether it is an embed; each once.
    """

    words: int
    links: frozenset[tuple[str, bool]]


def tally(source: str) -> Tally:
    """Count a source; of one that was counted a moment ago only what has changed is looked at."""
    found = list(tallies(source))
    return Tally(sum(one.words for one in found), frozenset().union(*(one.links for one in found)))


def tallies(source: str) -> Iterator[Tally]:
    """Count a source section by section, so that whoever asks can do something else between two of them."""
    for piece in read_sections(source):
        yield _tallied(piece.text) if len(piece.text) <= LONGEST_REMEMBERED else _tally(piece.text)


@lru_cache(maxsize=REMEMBERED)
def _tallied(section: str) -> Tally:
    return _tally(section)


def _tally(section: str) -> Tally:
    links = frozenset((link.title, link.embed) for link in wiki_links(section))
    return Tally(len(section.split()), links)


def outline(source: str) -> tuple[Heading, ...]:
    """Return the headings of a source in order."""
    return tuple(
        Heading(level, _heading_words(text), line + piece.line)
        for piece in read_sections(source)
        for level, text, line in piece.section.headings
    )


def heading_line(source: str, fragment: str) -> int | None:
    """Return the line of the heading that a link names, from 0; `None` where there is none.

    Args:
        source: the text.
        fragment: what follows "#": the heading's words, as wiki links have them, or the name that sites make of them
            ("who-may-approve", the second of its kind "who-may-approve-1"). Of "A#B" the last part counts.
    """
    wanted = fragment.rsplit("#", 1)[-1]
    words, name = " ".join(wanted.split()).casefold(), _anchor(wanted)
    names: dict[str, int] = {}
    by_name: int | None = None
    loosely: int | None = None
    for heading in outline(source):
        if heading.text.casefold() == words:
            return heading.line
        if loosely is None and name and _loose(wanted) in (_loose(heading.text), _loose(heading.text, escaped=True)):
            loosely = heading.line
        anchor = _anchor(heading.text)
        seen = names[anchor] = names.get(anchor, -1) + 1
        if by_name is None and name and name == (f"{anchor}-{seen}" if seen else anchor):
            by_name = heading.line
    return loosely if by_name is None else by_name


def _anchor(words: str) -> str:
    """Return the name that GitHub and most site generators give to a heading."""
    return re.sub(r"[^\w -]", "", words.strip().lower()).replace(" ", "-")


def _loose(words: str, *, escaped: bool = False) -> str:
    """Return a name without its signs; some sites (Middleman) leave the numbers and names of escaped ones in it."""
    if escaped:
        words = words.replace("&", "amp").replace("'", "39").replace('"', "quot").replace("<", "lt").replace(">", "gt")
    return re.sub(r"[\W_]", "", words.lower())


@lru_cache(maxsize=REMEMBERED)
def _heading_words(source: str) -> str:
    """Return the words of a heading; an outline is made at each pause in writing."""
    return text_of_line(source)


def words(source: str) -> int:
    """Return how many words a source has; addresses and tags don't count."""
    return sum(1 for _ in _WORD.finditer(_LINK_TARGET.sub(" ", source)))


def text_of_line(source: str) -> str:
    """Return one line of Markdown (a heading) as plain text."""
    from csops_desktop.text.blocks import read_line

    return " ".join("".join(span.text for span in read_line(source)).split())


def plain_text(source: str) -> str:
    """Return what a reader sees of a source as plain text, a line for each paragraph, item or row."""
    from csops_desktop.text.blocks import lines_of

    return "\n".join(lines_of(parse(source)))
