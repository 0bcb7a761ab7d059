"""Where things stand: within the page, never over each other, never too small, and all of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.deck import style
from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.layout import lay_out
from csops_desktop.deck.pages import CheckBox, Line, Link, Page, Path, Rect, Shape, Text, Trace
from csops_desktop.deck.plain import plain
from csops_desktop.deck.slides import AskLine, CheckLine, PairLine, Section, SectionsSlide, StepLine, TextLine
from csops_desktop.deck.story import DeckData, build_deck
from csops_desktop.deck.style import RGB, Colour
from csops_desktop.domain.status import Status
from tests.deck.invented import SINCE, TODAY, card, detail, everywhere, one, small_data
from tests.deck.payloads import HOSTILE, SCRIPTS

ASCENT, DESCENT = 0.73, 0.21
"""How far Inter's letters reach above and below the baseline, as parts of the size."""

SLACK = 0.6
"""Points by which neighbours may touch; less than a hair at any zoom."""


def pages_of(data: DeckData) -> tuple[Page, ...]:
    return lay_out(build_deck(data), typesetter())


def texts(page: Page) -> list[Text]:
    return [text for element in page.elements for text in element.texts]


def everything(pages: tuple[Page, ...]) -> str:
    """Return all that is read on the pages, element by element, without spaces, since lines are broken at them."""
    found: dict[Path, str] = {}
    for page in pages:
        for element in page.elements:
            said = "".join("".join(text.text.split()) for text in element.texts)
            found[element.path] = found.get(element.path, "") + said
    return " ".join(found.values())


def check(pages: tuple[Page, ...]) -> None:
    """Check what must hold for every page of every deck."""
    assert pages
    for number, page in enumerate(pages, 1):
        shown = texts(page)
        assert all(text.size >= style.SMALLEST for text in shown)
        boxes = [(t.x, t.y - ASCENT * t.size, t.x + t.width, t.y + DESCENT * t.size, t.text) for t in shown]
        for left, top, right, bottom, text in boxes:
            assert 0 <= left <= right <= style.RIGHT + SLACK, text
            assert 0 <= top <= bottom <= style.PAGE_HEIGHT, text
        assert_apart(boxes)
        assert_marks_inside(page)
        assert_marks_apart(page, boxes)
        assert any(text.text == f"{number} of {len(pages)}" for text in shown)
        assert any(text.text == "as of 24 Nov 2026" for text in shown)


def assert_apart(boxes: list[tuple[float, float, float, float, str]]) -> None:
    """Check that no two texts stand on each other."""
    rows: dict[float, list[tuple[float, float, float, float, str]]] = {}
    for box in boxes:
        rows.setdefault(round(box[1], 1), []).append(box)
    for row in rows.values():
        for before, after in pairwise(sorted(row)):
            assert before[2] <= after[0] + SLACK, (before, after)
    ordered = sorted(boxes, key=lambda box: box[1])
    for index, upper in enumerate(ordered):
        for lower in ordered[index + 1 :]:
            if lower[1] >= upper[3] - SLACK:
                break
            assert upper[2] <= lower[0] + SLACK or lower[2] <= upper[0] + SLACK, (upper, lower)


def assert_marks_inside(page: Page) -> None:
    for mark in page.marks:
        if isinstance(mark, Line):
            assert 0 <= mark.x1 <= mark.x2 <= style.RIGHT + SLACK
            assert 0 <= mark.y1 <= style.PAGE_HEIGHT
        elif isinstance(mark, Trace):
            assert all(0 <= x <= style.RIGHT + SLACK and 0 <= y <= style.BODY_BOTTOM for x, y in mark.points)
        else:
            width = mark.size if isinstance(mark, Shape | CheckBox) else mark.width
            height = mark.size if isinstance(mark, Shape | CheckBox) else mark.height
            assert 0 <= mark.x <= mark.x + width <= style.RIGHT + SLACK
            assert 0 <= mark.y <= mark.y + height <= style.PAGE_HEIGHT


def assert_marks_apart(page: Page, boxes: list[tuple[float, float, float, float, str]]) -> None:
    """Check that no shape and no check box covers a text."""
    for mark in page.marks:
        if isinstance(mark, Shape | CheckBox):
            for left, top, right, bottom, text in boxes:
                beside = mark.x + mark.size <= left + SLACK or right <= mark.x + SLACK
                apart = mark.y + mark.size <= top + SLACK or bottom <= mark.y + SLACK
                assert beside or apart, (mark, text)


def test_an_ordinary_deck_stands_well_on_a_page_a_slide() -> None:
    deck = build_deck(small_data())
    pages = lay_out(deck, typesetter())
    check(pages)
    assert sum(page.bookmark is None for page in pages) <= 1, "only the appendix may need a second page"
    assert sum(page.bookmark is not None for page in pages) == len(deck.slides)
    assert [page.bookmark.title for page in pages if page.bookmark][:2] == ["Summary", "CS KPIs: red"]


@pytest.mark.parametrize("name", [*HOSTILE, *SCRIPTS])
def test_any_text_in_any_field_stands_well_and_whole(name: str) -> None:
    text = HOSTILE.get(name) or SCRIPTS[name]
    pages = pages_of(everywhere(text))
    check(pages)
    assert "".join(plain(text).split()) in everything(pages)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(st.sampled_from(list(Status)), st.text(max_size=80), st.text(max_size=700)), max_size=12),
    st.booleans(),
)
def test_any_workspace_stands_well_and_whole(rows: list[tuple[Status, str, str]], compared: bool) -> None:
    cards = [card(n, title, status, reason, area=reason[:9]) for n, (status, title, reason) in enumerate(rows)]
    data = DeckData(TODAY, tuple(detail(c) for c in cards), SINCE if compared else None, tuple(cards[::2]))
    pages = pages_of(data)
    check(pages)
    whole = everything(pages)
    for _, title, reason in rows:
        assert "".join(plain(title).split()) in whole
        assert "".join(plain(reason).split()) in whole


def test_two_hundred_rows_all_stand_in_the_table() -> None:
    cards = [card(n, f"Responsibility number {n}", Status.GREEN, f"Reason number {n}") for n in range(200)]
    pages = pages_of(DeckData(TODAY, tuple(detail(c) for c in cards)))
    check(pages)
    shown = {text.text for page in pages for text in texts(page)}
    assert all(f"Reason number {n}." in shown for n in range(200))
    table = [page for page in pages if any(text.text == "Responsibility" for text in texts(page))]
    assert len(table) > 10
    assert all(any(text.text == "Governance" for text in texts(page)) for page in table)


def test_a_row_longer_than_a_page_continues() -> None:
    pages = pages_of(DeckData(TODAY, (detail(card(1, "x" * 2400, Status.GREEN)),)))
    check(pages)
    assert "x" * 2400 in everything(pages)


def test_a_long_reason_continues_on_a_further_page_under_the_same_name() -> None:
    pages = pages_of(one(reason="Something else went wrong again. " * 150))
    titles = ["".join(t.text for t in page.elements[0].texts) for page in pages]
    assert titles.count("CS KPIs, continued") >= 1
    assert all(any(isinstance(mark, Shape) for mark in page.marks) for page in pages[1:3])


def test_a_long_title_is_shortened_as_a_title_and_stands_whole_below() -> None:
    title = " ".join(f"word{n}" for n in range(80))
    pages = pages_of(one(title=title))
    check(pages)
    top = pages[1].elements[0]
    assert top.tag == "H1"
    assert top.texts[-1].text.endswith("…")
    assert "".join(title.split()) in everything(pages[1:2])


def test_a_title_leaves_no_scrap_on_its_second_line() -> None:
    pages = pages_of(one(title="The programme of the pensions team", reason="Nobody owns the input fields."))
    top = pages[1].elements[0]
    lines = {text.y: text for text in top.texts}
    assert "".join(text.text for text in top.texts).endswith("owns the input fields")
    assert len(lines) == 2
    assert min(text.width for text in lines.values()) > (style.RIGHT - style.MARGIN) / 4


def test_what_is_needed_stands_at_the_left_where_nothing_else_does() -> None:
    pages = pages_of(DeckData(TODAY, (detail(card(1, "Policies", Status.GREEN)),)))
    heading = next(text for text in texts(pages[0]) if text.text == "Decisions needed")
    assert heading.x == style.MARGIN
    assert "Nothing waits for an answer or a delivery from somebody else." in [text.text for text in texts(pages[1])]


def test_every_status_has_its_shape_and_its_word() -> None:
    for page in pages_of(small_data()):
        words = " ".join(text.text for text in texts(page)).lower()
        for mark in page.marks:
            if isinstance(mark, Shape):
                assert mark.status.word in words


def test_the_summary_stays_one_page_when_much_has_moved() -> None:
    reason = "The supplier has left and nobody knows how long it will take to find another one again"
    cards = [card(n, f"A responsibility with a rather long name, number {n}", Status.RED, reason) for n in range(40)]
    before = tuple(card(n, "x", Status.GREEN) for n in range(40))
    pages = pages_of(DeckData(TODAY, tuple(detail(c) for c in cards), SINCE, before))
    check(pages)
    assert "".join(t.text for t in pages[1].elements[0].texts) != "Summary, continued"
    assert any("see ‘What changed’" in text.text for text in texts(pages[0]))


@pytest.mark.parametrize(("moved", "column"), [(1, "left"), (5, "right")])
def test_what_is_greener_than_the_evidence_stands_where_there_is_room(moved: int, column: str) -> None:
    """Below what moved; where that fills the page, below what is needed."""
    reason = "The supplier has left and nobody knows how long it will take to find another one again"
    red = [card(n, f"Duty {n}", Status.RED, reason) for n in range(moved)]
    melon = card(99, "Handover", Status.GREEN, computed=Status.YELLOW, watermelon_reasons=("1 plan step is overdue.",))
    before = tuple(one._replace(status=Status.GREEN) for one in [*red, melon])
    pages = pages_of(DeckData(TODAY, tuple(detail(one) for one in [*red, melon]), SINCE, before))
    check(pages)
    heading = next(text for text in texts(pages[0]) if text.text == "Greener than the evidence")
    assert (heading.x == style.MARGIN) == (column == "left")
    said = "One declared green looks yellow: Handover"
    assert said in " ".join(text.text for text in texts(pages[0])).replace("  ", " ")
    assert [text.text for text in texts(pages[0])].count("Greener than the evidence") == 1


def test_links_lead_to_places_that_are_there() -> None:
    long = "Something happened. " * 40
    cards = [card(n, f"R{n}", Status.RED if n == 1 else Status.GREEN, long if n < 3 else "") for n in range(1, 9)]
    pages = pages_of(DeckData(TODAY, tuple(detail(c) for c in cards)))
    targets = {mark.target for page in pages for mark in page.marks if isinstance(mark, Link)}
    assert len(targets) == 2
    assert targets <= {place.key for page in pages for place in page.places}


@pytest.mark.parametrize("sentences", [1, 20, 60])
def test_the_plan_stands_at_the_right_however_long_the_reason_is(sentences: int) -> None:
    reason = "Something else went wrong again. " * sentences
    for data in (one(reason=reason), one(reason=reason, green_by=TODAY)):
        page = pages_of(data)[1]
        (plan,) = [text for text in texts(page) if text.text == "Plan"]
        (why,) = [text for text in texts(page) if text.text == "Why it is red"]
        assert plan.x > style.PAGE_WIDTH / 2 > why.x + why.width
        assert plan.y == why.y


def test_a_long_reason_beside_nothing_takes_most_of_the_width() -> None:
    page = pages_of(one(reason="The source fields are changed by three teams. " * 25))[1]
    (plan,) = [text for text in texts(page) if text.text == "Plan"]
    why = [text for text in texts(page) if "source" in text.text and text.y > plan.y]
    assert max(text.x + text.width for text in why) > style.PAGE_WIDTH / 2 + 60
    assert {text.size for text in why} == {style.TEXT}
    assert plan.x > max(text.x + text.width for text in why)


def test_no_further_slide_holds_only_the_facts() -> None:
    for sentences in range(20, 60):
        pages = pages_of(one(reason="Something else went wrong again. " * sentences))
        if "continued" in pages[2].elements[0].texts[-1].text:
            assert any("went wrong" in text.text for text in texts(pages[2]))


def test_a_large_tracker_of_long_reasons_takes_few_pages_and_cuts_nothing() -> None:
    reasons = [
        f"Reason {n} begins. " + "The supplier is late and the plan has moved once more. " * 12 for n in range(60)
    ]
    cards = [card(n, f"Project {n}", Status.GREEN, reasons[n], area=f"Area {n // 25}") for n in range(60)]
    pages = pages_of(DeckData(TODAY, tuple(detail(c) for c in cards)))
    check(pages)
    whole = everything(pages)
    assert all("".join(reason.split()) in whole for reason in reasons)
    assert len(pages) <= 14
    last = [text.text for text in texts(pages[-1])]
    assert "The whole tracker, continued" in last
    assert "Area 2" in last


def test_asks_stand_on_a_coloured_card() -> None:
    page = pages_of(small_data())[1]
    (box,) = [m for m in page.marks if isinstance(m, Rect) and m.colour is Colour.ACCENT_SOFT]
    (head,) = [t for t in texts(page) if t.text.startswith("RevOps:")]
    assert box.x < head.x < head.x + head.width < box.x + box.width
    assert box.y < head.y < box.y + box.height


@pytest.mark.parametrize("sides", [1, 2])
def test_the_sections_of_an_area_stand_well_and_whole(sides: int) -> None:
    long = "Something happened that takes a while to tell. " * 6
    lines = (
        *(StepLine(f"{n} Nov", f"step {n} {long}", "(note)", bad="overdue") for n in range(4)),
        *(PairLine(Status.RED, Status.GREEN, "to", f"pair {n} {long}") for n in range(4)),
        *(AskLine(f"ask {n}", long, answer=f"answer {n}") for n in range(4)),
        *(CheckLine(f"check {n} {long}", n > 1) for n in range(4)),
        *(TextLine(f"text {n} {long}", n > 1) for n in range(4)),
    )
    left = (Section("Everything", lines, "unseen"), Section("Nothing", (), "None of it."))
    slide = SectionsSlide("All sorts of lines", "All sorts", "Sorts", left, left if sides == 2 else ())
    deck = replace(build_deck(DeckData(TODAY)), slides=(slide,))
    pages = lay_out(deck, typesetter())
    check(pages)
    whole = everything(pages)
    for wanted in ("step 3", "pair 3", "answer 3", "check 3", "text 3", "Noneofit."):
        assert whole.count("".join(wanted.split())) == sides
    assert "unseen" not in whole
    assert len(pages) > 2
    assert any(text.text == "All sorts, continued" for text in texts(pages[1]))
    assert max(text.x for text in texts(pages[0])) > style.PAGE_WIDTH / 2


def test_a_sentence_is_not_torn_over_two_pages() -> None:
    for before in range(8, 20):
        steps = tuple(StepLine("", f"step {n}") for n in range(before))
        sentence = TextLine("begin " + "of a sentence that takes three lines in its column " * 3 + "end.")
        slide = SectionsSlide(
            "A plan",
            "Plan",
            "Plan",
            (Section("Plan", (*steps, sentence), ""),),
            (Section("Beside", (TextLine("It."),), ""),),
        )
        pages = lay_out(replace(build_deck(DeckData(TODAY)), slides=(slide,)), typesetter())
        begins = [page for page in pages if any("begin" in text.text for text in texts(page))]
        ends = [page for page in pages if any("end." in text.text for text in texts(page))]
        assert begins == ends


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        *((colour, Colour.SURFACE) for colour in (Colour.TEXT, Colour.MUTED, Colour.ACCENT, Colour.RED, Colour.GREEN)),
        *((colour, Colour.ACCENT_SOFT) for colour in (Colour.TEXT, Colour.MUTED)),
    ],
)
def test_texts_can_be_read_on_their_ground(colour: Colour, ground: Colour) -> None:
    lighter, darker = sorted((luminance(RGB[colour]), luminance(RGB[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@pytest.mark.parametrize("colour", [Colour.RED, Colour.YELLOW, Colour.GREEN])
def test_shapes_stand_out_from_the_page(colour: Colour) -> None:
    assert 1.05 / (luminance(RGB[colour]) + 0.05) >= 3.0


def luminance(value: str) -> float:
    """Return the relative luminance of a colour (WCAG 2)."""
    parts = [int(value[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
