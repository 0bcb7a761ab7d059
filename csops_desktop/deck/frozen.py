"""Pages as bytes and back: what is kept of an issued deck for its preview. Standard library and the deck's pages.

A preview of a frozen deck must not depend on how a later version lays out; so its pages are kept as they were laid
out, every text at its place. They are packed as JSON, which any program can still read in twenty years: a line that
says which version it is, then one for each page; and deflated.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Any, overload, override

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


PAGES_KNOWN = 24
"""So many pages of a deck that is looked at are kept unpacked."""


def pack_pages(pages: Iterable[Page]) -> bytes:
    """Return pages as bytes; the same pages give the same bytes."""
    return zlib.compress(b"\n".join((_line({"version": VERSION}), *(_line(_packed(page)) for page in pages))))


def unpack_pages(data: bytes) -> tuple[Page, ...]:
    """Return the pages that were packed.

    Raises:
        ValueError: it is not what `pack_pages` wrote.
    """
    return tuple(PackedPages.read(data))


class PackedPages(Sequence[Page]):
    """The pages of a deck, each unpacked when it is looked at.

    A deck of 10,000 responsibilities is a million objects, and Python's collector would stop the window for as long as
    it takes to walk through them; packed they are 800.
    """

    def __init__(self, lines: Sequence[bytes]) -> None:
        """Hold pages that were packed, a line each."""
        self._lines = lines
        self._known: dict[int, Page] = {}

    @classmethod
    def of(cls, pages: Iterable[Page]) -> PackedPages:
        """Return pages packed."""
        return cls([_line(_packed(page)) for page in pages])

    @classmethod
    def read(cls, data: bytes) -> PackedPages:
        """Return what `pack_pages` wrote.

        Raises:
            ValueError: it is something else.
        """
        try:
            head, *lines = zlib.decompress(data).split(b"\n")
            version = json.loads(head)["version"]
        except (zlib.error, KeyError, TypeError, ValueError) as error:
            raise ValueError("these are no packed pages") from error
        if version != VERSION:
            raise ValueError(f"pages are packed as version {version}")
        return cls(lines)

    @override
    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> Page: ...

    @overload
    def __getitem__(self, at: slice) -> PackedPages: ...

    @override
    def __getitem__(self, at: int | slice) -> Page | PackedPages:
        if isinstance(at, slice):
            return PackedPages(self._lines[at])
        if at not in self._known:
            page = _page(json.loads(self._lines[at]))
            if len(self._known) >= PAGES_KNOWN:
                del self._known[next(iter(self._known))]
            self._known[at] = page
        return self._known[at]


def _line(packed: dict[str, Any]) -> bytes:
    """Return something as one line of JSON."""
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":")).encode()


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
