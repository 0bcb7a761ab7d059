"""What Enter and Tab do in a Markdown list or quotation. Pure text; standard library only."""

from __future__ import annotations

import re

_ITEM = re.compile(
    r"^(?P<indent>\s*)(?P<marker>[-*+]|\d{1,9}[.)])(?P<gap>[ \t]+)(?P<box>\[[ xX]\][ \t]+)?(?P<rest>.*)$"
)
_QUOTE = re.compile(r"^(?P<marks>\s{0,3}(?:>[ \t]?)+)(?P<rest>.*)$")
INDENT = 2
"""Spaces by which Tab moves an item of a bulleted list; under a number it is the number's own width."""


def is_item(line: str) -> bool:
    """Say whether a line is an item of a list."""
    return _ITEM.match(line) is not None


def continuation(line: str, column: int) -> str | None:
    """Return what Enter puts at the beginning of the next line.

    Args:
        line: the whole line in which Enter is pressed.
        column: where in it the cursor stands.

    Returns:
        The text for the next line, "" where the list ends here because the item is empty, and `None` where Enter is
        only Enter: outside a list, or in front of the item's words.
    """
    item = _ITEM.match(line)
    if item is not None:
        if column < item.start("rest"):
            return None
        if not item["rest"].strip():
            return ""
        return item["indent"] + _next(item["marker"]) + item["gap"] + ("[ ] " if item["box"] else "")
    quote = _QUOTE.match(line)
    if quote is None or column < quote.end("marks"):
        return None
    return quote["marks"] if quote["rest"].strip() else ""


def indented(line: str) -> str:
    """Return an item one level deeper."""
    item = _ITEM.match(line)
    width = len(item["marker"]) + 1 if item is not None and item["marker"][0].isdigit() else INDENT
    return " " * width + line


def outdented(line: str) -> str:
    """Return an item one level higher; one that is at the margin stays there."""
    if line.startswith("\t"):
        return line[1:]
    item = _ITEM.match(line)
    width = len(item["marker"]) + 1 if item is not None and item["marker"][0].isdigit() else INDENT
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(spaces, width) :]


def _next(marker: str) -> str:
    """Return the marker of the next item: the same bullet, or one number more."""
    return f"{int(marker[:-1]) + 1}{marker[-1]}" if marker[0].isdigit() else marker
