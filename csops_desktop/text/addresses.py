"""Which places a text leads to that are neither documents by their titles nor in the web. Standard library, `sections`.

A relative address means a file beside the one that a text came from, an embed a stored picture. Whether such a file is
there is for others to say; nothing is opened here. Quick enough for every pause in writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from csops_desktop.text.marked_up import WIKI, wiki_link
from csops_desktop.text.sections import LONGEST_REMEMBERED, REMEMBERED, Hidden, read_sections

_TARGET = re.compile(
    r"\]\([ \t]*(?:<(?!%)([^<>\n]{1,2000})>|([^\s()<>]{1,2000}(?:\([^\s()]{0,500}\)[^\s()<>]{0,500})?))"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]{1,300}\]:[ \t]*(?:<([^<>\n]{1,2000})>|([^\s<>]{1,2000}))", re.MULTILINE)
_ELSEWHERE = re.compile(r"(?!attachment:)[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?")
MOST = 2_000
"""With more of them a text is data, and nobody mends them one by one."""

_TEMPLATE = re.compile(r"<%|\{\{|\{%")
"""What another program fills in before the address means anything."""


class Address(NamedTuple):
    """A relative address or the name of an embed, as written, and the line on which it stands, from 0."""

    written: str
    line: int


def relative_addresses(source: str) -> tuple[Address, ...]:
    """Return what a text leads to beside itself, in order, the first `MOST`.

    What stands in code or comments leads nowhere.
    """
    found = (
        Address(written, line + piece.line)
        for piece in read_sections(source)
        for written, line in (
            _remembered(piece.text) if len(piece.text) <= LONGEST_REMEMBERED else _in_section(piece.text)
        )
    )
    return tuple(islice(found, MOST))


@lru_cache(maxsize=REMEMBERED)
def _remembered(text: str) -> tuple[Address, ...]:
    return tuple(_in_section(text))


def _in_section(text: str) -> Iterator[Address]:
    """Yield the addresses of a section; lines are counted from its beginning."""
    found = [(match.start(), match[1] or match[2]) for match in _TARGET.finditer(text)]
    found += [(match.start(), match[1] or match[2]) for match in _DEFINITION.finditer(text)]
    if "![[" in text:
        found += [(match.start(), wiki_link(match).title) for match in WIKI.finditer(text) if match[1]]
    if not found:
        return
    hidden = Hidden(text)
    at, line = 0, 0
    for place, written in sorted(found):
        line += text.count("\n", at, place)
        at = place
        if written and not (_ELSEWHERE.match(written) or _TEMPLATE.search(written) or hidden.covers(place)):
            yield Address(written, line)
