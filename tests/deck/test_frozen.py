"""Pages that are kept: what comes back is what was laid out, to the last point."""

from __future__ import annotations

import zlib

import pytest

from csops_desktop.deck import frozen
from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.frozen import PAGES_KNOWN, PackedPages, pack_pages, unpack_pages
from csops_desktop.deck.layout import lay_out
from csops_desktop.deck.pages import CheckBox, Element, Line, Link, Page, Rect, Shape, Text, Trace
from csops_desktop.deck.story import DeckData, build_deck
from csops_desktop.deck.style import Colour, Font
from csops_desktop.domain.status import Status
from tests.deck.invented import everywhere, small_data
from tests.deck.payloads import HOSTILE, SCRIPTS

MARKS = (
    Shape(1.5, 2.25, 9.0, Status.NOT_RATED),
    CheckBox(1.0, 2.0, 12.0, checked=True),
    Rect(0.1, 0.2, 0.3, 1 / 3, Colour.ACCENT_SOFT, 8.0),
    Line(0.0, 1.0, 2.0, 3.0, Colour.LINE, 0.75),
    Trace(((0.0, 1.0), (2.5, 1 / 3)), Colour.GREEN, 1.5, dashed=True),
    Link(1.0, 2.0, 3.0, 4.0, "responsibility-1"),
)


def pages(data: DeckData) -> tuple[Page, ...]:
    """Lay a deck out."""
    return lay_out(build_deck(data), typesetter())


@pytest.mark.parametrize("text", [None, *HOSTILE.values(), *SCRIPTS.values()], ids=["small", *HOSTILE, *SCRIPTS])
def test_pages_come_back_as_they_were(text: str | None) -> None:
    laid_out = pages(small_data() if text is None else everywhere(text))
    assert unpack_pages(pack_pages(laid_out)) == laid_out


def test_every_mark_comes_back_with_its_own_types() -> None:
    (page,) = unpack_pages(pack_pages([Page(MARKS, ())]))
    assert page.marks == MARKS
    assert [type(mark) for mark in page.marks] == [type(mark) for mark in MARKS]
    shape, *_ = page.marks
    assert isinstance(shape, Shape)
    assert isinstance(shape.status, Status)


def test_the_same_pages_give_the_same_bytes() -> None:
    assert pack_pages(pages(small_data())) == pack_pages(pages(small_data()))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", zlib.compress(b"[]"), zlib.compress(b'{"pages": 1}')])
def test_what_was_not_packed_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no packed pages"):
        unpack_pages(data)


def test_a_later_way_of_packing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen, "VERSION", 2)
    later = pack_pages([])
    monkeypatch.undo()
    with pytest.raises(ValueError, match="version 2"):
        unpack_pages(later)


def test_pages_are_unpacked_when_they_are_looked_at() -> None:
    laid_out = pages(small_data())
    packed = PackedPages.of(laid_out)
    assert (len(packed), packed[1], packed[1] is packed[1]) == (len(laid_out), laid_out[1], True)
    assert tuple(packed[2:4]) == laid_out[2:4]
    many = PackedPages.of(laid_out[:1] * 900)
    assert [page.title for page in many] == [laid_out[0].title] * 900
    assert len(many._known) == PAGES_KNOWN
    with pytest.raises(IndexError):
        many[900]


def test_a_page_tells_its_title_and_its_text_in_reading_order() -> None:
    summary, priority, *_, appendix = pages(small_data())
    assert summary.title == (
        "Two colours improved and one worsened since 9 November; CS KPIs are the one that needs your help"
    )
    assert summary.text.startswith("3 red, was 3\n3 yellow, was 4\n4 green, was 3\nWhat moved\n")
    lines = priority.text.split("\n")
    # What stands apart on the slide is no one word here, and the footer is no part of the reading.
    assert "10 Nov 14 source fields listed done" in lines
    assert not any("as of 24 Nov 2026" in line for line in lines)
    assert "Vendor contracts, green, 34 days, → steady, Jo Park" in appendix.text.split("\n")


def test_a_word_that_was_broken_is_read_as_one() -> None:
    def run(x: float, y: float, text: str) -> Text:
        return Text(x, y, text, Font.REGULAR, 14.0, Colour.TEXT, 30.0)

    element = Element(("P#1",), (run(0, 10, "Donau"), run(0, 30, "dampf "), run(40, 30, "und")))
    assert element.said == "Donaudampf und"
    assert Page((), ()).title == ""
