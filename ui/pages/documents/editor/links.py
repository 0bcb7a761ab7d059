"""The wiki link that the cursor stands in. Pure text; the core's text only."""

from __future__ import annotations

from csops_desktop.text.marked_up import WIKI, wiki_link


def link_at(line: str, column: int) -> tuple[str, str] | None:
    """Return title and heading of the wiki link of a line that holds a column; `None` where there is none.

    Args:
        line: one line of the source.
        column: counted in characters, from 0; behind the last bracket counts as within.
    """
    for match in WIKI.finditer(line):
        if match.start() <= column <= match.end():
            link = wiki_link(match)
            return (link.title, link.fragment) if link.title or link.fragment else None
    return None
