"""Pages as bytes and back: what is kept of an issued deck for its preview. Standard library and the deck's pages.

A preview of a frozen deck must not depend on how a later version lays out; so its pages are kept as they were laid
out, every text at its place. They are packed as JSON, which any program can still read in twenty years, and deflated.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from csops_desktop.deck.pages import (
    Bookmark,
    CheckBox,
    Element,
    Line,
    Link,
    Mark,
    Page,
    Place,
    Rect,
    Shape,
    Text,
    Trace,
)
from csops_desktop.deck.style import Colour, Font
from csops_desktop.domain.status import Status

VERSION = 1
"""Changes when packed pages of before could no longer be read."""

_MARKS: dict[str, type[Mark]] = {kind.__name__: kind for kind in (Shape, CheckBox, Rect, Line, Trace, Link)}

_READ: dict[str, Callable[[Any], Any]] = {
    "Colour": Colour,
    "Font": Font,
    "Status": Status,
    "tuple[tuple[float, float], ...]": lambda points: tuple((x, y) for x, y in points),
}
"""How values that JSON doesn't know are read, by the type of their field."""


def pack_pages(pages: Iterable[Page]) -> bytes:
    """Return pages as bytes; the same pages give the same bytes."""
    packed = {"version": VERSION, "pages": [_packed(page) for page in pages]}
    return zlib.compress(json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode())


def unpack_pages(data: bytes) -> tuple[Page, ...]:
    """Return the pages that were packed.

    Raises:
        ValueError: it is not what `pack_pages` wrote.
    """
    try:
        packed = json.loads(zlib.decompress(data))
        if packed["version"] != VERSION:
            raise ValueError(f"pages are packed as version {packed['version']}")
        return tuple(_page(page) for page in packed["pages"])
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError("these are no packed pages") from error


def _packed(page: Page) -> dict[str, Any]:
    """Return a page as JSON has it."""
    return {
        "marks": [[type(mark).__name__, *_values(mark)] for mark in page.marks],
        "elements": [[list(element.path), [_values(text) for text in element.texts]] for element in page.elements],
        "places": [_values(place) for place in page.places],
        "bookmark": _values(page.bookmark) if page.bookmark else None,
    }


def _page(packed: dict[str, Any]) -> Page:
    """Return the page that was packed."""
    return Page(
        marks=tuple(_made(_MARKS[name], values) for name, *values in packed["marks"]),
        elements=tuple(
            Element(tuple(path), tuple(_made(Text, text) for text in texts)) for path, texts in packed["elements"]
        ),
        places=tuple(_made(Place, place) for place in packed["places"]),
        bookmark=_made(Bookmark, packed["bookmark"]) if packed["bookmark"] else None,
    )


def _values(thing: Any) -> list[Any]:
    """Return the values of a dataclass in the order of its fields."""
    return [getattr(thing, field.name) for field in fields(thing)]


def _made[T](kind: type[T], values: list[Any]) -> T:
    """Make a dataclass from its values."""
    known: Any = kind
    return kind(*(_READ.get(str(field.type), _same)(value) for field, value in zip(fields(known), values, strict=True)))


def _same(value: Any) -> Any:
    """Return a value that JSON knows."""
    return value
