"""What is previewed is what is printed: the painted page beside a PDF reader's picture of the written file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPicture

from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.frozen import pack_pages, unpack_pages
from csops_desktop.deck.pages import CheckBox, Line, Link, Page, Rect, Shape, Trace
from csops_desktop.deck.pdf import draw_pages
from csops_desktop.deck.story import DeckData
from csops_desktop.deck.style import Colour
from csops_desktop.domain.status import Status
from csops_desktop.reports import DrawnDeck, draw_deck
from tests.deck.invented import everywhere, one, small_data
from tests.deck.payloads import SCRIPTS
from tests.helpers.tools import render_pdf
from tests.ui.pages.reports.pictures import difference
from ui.pages.reports.operators import paint_mark
from ui.pages.reports.painter import picture_of

SIZE = QSize(1920, 1080)
MOST_APART, MEAN_APART = 24, 1.5
"""How far two smoothings of the same page are apart at most, on the coarse grid; another word makes it 100."""


def compare(drawn: DrawnDeck, folder: Path) -> list[tuple[int, float]]:
    """Return how far each painted page is from the printed one."""
    out = folder / "deck.pdf"
    out.write_bytes(drawn.pdf)
    printed = [QImage(str(path)) for path in render_pdf(out, folder, dpi=144)]
    assert len(printed) == len(drawn.pages)
    assert {image.size() for image in printed} == {SIZE}
    return [
        difference(picture_of(page, SIZE, typesetter()), image)
        for page, image in zip(drawn.pages, printed, strict=True)
    ]


def check(apart: list[tuple[int, float]]) -> None:
    """Fail where a page is painted otherwise than it is printed."""
    bad = [(number, *found) for number, found in enumerate(apart, 1) if found[0] > MOST_APART or found[1] > MEAN_APART]
    assert not bad, bad


@pytest.fixture
def long_reason() -> DeckData:
    """A deck whose slides continue."""
    data = small_data()
    first = data.details[0]
    card = first.card._replace(reason="Nobody owns the source fields of the third dashboard. " * 60)
    return replace(data, details=(replace(first, card=card), *data.details[1:]))


def test_every_slide_is_painted_as_it_is_printed(qapp: object, tmp_path: Path, long_reason: DeckData) -> None:
    check(compare(draw_deck(long_reason), tmp_path))


@pytest.mark.parametrize("first", range(3))
def test_every_script_is_painted_as_it_is_printed(qapp: object, tmp_path: Path, first: int) -> None:
    texts = list(SCRIPTS.values())[first::3]
    check(compare(draw_deck(everywhere(" ".join(texts))), tmp_path))


def test_a_frozen_page_is_painted_like_the_page_itself(qapp: object) -> None:
    pages = draw_deck(small_data()).pages
    for page, frozen in zip(pages, unpack_pages(pack_pages(pages)), strict=True):
        most, _ = difference(*(picture_of(one, SIZE, typesetter()) for one in (page, frozen)))
        # Qt keeps pictures of glyphs, and which of them it finds again moves an edge by a part of a pixel.
        assert most <= 3


def test_every_mark_is_painted_as_it_is_printed(qapp: object, tmp_path: Path) -> None:
    drawn = draw_deck(small_data())
    shapes = [Shape(60.0 + 130 * at, 60.0, 90.0, status) for at, status in enumerate(Status)]
    boxes = [CheckBox(60.0 + 130 * at, 200.0, 80.0, checked=bool(at)) for at in range(2)]
    points = ((60.0, 480.0), (300.0, 330.0), (400.0, 450.0), (900.0, 340.0))
    traces = [Trace(points, Colour.ACCENT, 6.0), Trace(((60.0, 320.0), (900.0, 320.0)), Colour.TEXT, 4.0, dashed=True)]
    rects = [Rect(360.0, 190.0, 200.0, 100.0, Colour.RED, 30.0), Rect(600.0, 190.0, 200.0, 100.0, Colour.YELLOW)]
    line = Line(60.0, 300.0, 900.0, 305.0, Colour.MUTED, 5.0)
    page = Page((*shapes, *boxes, *traces, *rects, line, Link(0.0, 0.0, 900.0, 500.0, "x")), ())
    pdf = draw_pages(drawn.deck, [page], typesetter())
    check(compare(replace(drawn, pages=(page,), pdf=pdf), tmp_path))


def test_another_word_is_seen_as_a_difference(qapp: object) -> None:
    """The measure itself: two words, one letter further, must not count as smoothing."""
    decks = [draw_deck(one(reason=reason)) for reason in ("No owner at all.", "No owner at hand.")]
    most, _ = difference(*(picture_of(deck.pages[1], SIZE, typesetter()) for deck in decks))
    assert most > 3 * MOST_APART


@pytest.mark.parametrize("width", [640, 960, 1366, 3840])
def test_at_every_size_it_is_the_same_slide(qapp: object, width: int) -> None:
    for page in draw_deck(small_data()).pages:
        pictures = (picture_of(page, size, typesetter()) for size in (SIZE, QSize(width, width * 9 // 16)))
        most, mean = difference(*pictures)
        assert (most <= 32, mean <= 1.0) == (True, True), (most, mean)


def test_an_operator_that_nobody_knows_is_no_silent_gap(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.pages.reports.operators.mark_operators", lambda _: "1 2 v")
    picture = QPicture()
    painter = QPainter(picture)
    with pytest.raises(ValueError, match="v is no operator"):
        paint_mark(painter, Rect(0, 0, 1, 1, Colour.LINE))
    painter.restore()
    painter.end()


def test_an_empty_page_is_white_paper(qapp: object) -> None:
    picture = picture_of(Page((), ()), QSize(16, 9), typesetter())
    assert {picture.pixelColor(x, y).name() for x in range(16) for y in range(9)} == {QColor("white").name()}
