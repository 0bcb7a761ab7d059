"""The page that goes to colleagues: what stands on it, and that a text on it is only ever text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import override

import pytest

from csops_desktop.domain.status import AskState, Status, Trend
from csops_desktop.exchange.html_out import tracker_as_html
from csops_desktop.queries.rows import ResponsibilityDetail
from tests.deck.invented import TODAY, ask, card, detail, kpis

EMPTY_TAGS = {"meta", "path", "circle"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style></title><iframe src='https://example.com'></iframe>",
    "{{ constructor }} ${7*7} <!-- --> ]]> &lt;b&gt; &amp;",
    "'-alert(1)-' javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "a <b>c</b>\n\nd",
)
# What no page shows: it is taken out, and the words around it stay.
UNSEEN = "a\x00b\ud800c\x1bd"


class Page(HTMLParser):
    """A page as a browser takes it: its tags with their attributes, and its texts by the tag they stand in."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(content.decode())
        self.close()
        assert not self._open, "a tag was never closed"

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY_TAGS:
            self._open.append(tag)

    @override
    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    @override
    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    @override
    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of every tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self) -> str:
        """What can be read, on one line."""
        return " ".join("".join(data for tag, data in self.texts if tag not in ("style", "title")).split())


def written(*details: ResponsibilityDetail, day: date = TODAY, organisation: str = "CS Ops") -> bytes:
    return tracker_as_html(details, day, organisation)


def page(*details: ResponsibilityDetail, organisation: str = "CS Ops") -> Page:
    return Page(written(*details, organisation=organisation))


def everywhere(text: str) -> ResponsibilityDetail:
    """Return a responsibility that says the same in each of its texts."""
    shown = card(
        1, text, Status.GREEN, text, area=text, owner=text, computed=Status.RED, watermelon_reasons=(text,), open_asks=1
    )
    asked = ask(1, shown, text, text, why=text)
    return detail(shown, asks=[asked], steps=[(text, TODAY, None)])


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_is_only_ever_text(text: str) -> None:
    plain, hostile = page(everywhere("Plain"), organisation="Plain"), page(everywhere(text), organisation=text)
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in plain.tags]
    assert [list(attributes) for _, attributes in hostile.tags] == [list(attributes) for _, attributes in plain.tags]
    said = [data for tag, data in hostile.texts if tag == "bdi"]
    assert said == [text] * len([1 for tag, data in plain.texts if tag == "bdi"])


def test_what_nobody_can_see_is_taken_out() -> None:
    assert {data for tag, data in page(everywhere(UNSEEN)).texts if tag == "bdi"} - {"CS Ops"} == {"abcd"}


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    content = written(kpis(), everywhere("https://example.com"))
    read = Page(content)
    assert not {"script", "link", "img", "iframe", "a", "form", "base", "object"} & {tag for tag, _ in read.tags}
    attributes = {name for _, found in read.tags for name in found}
    assert not [name for name in attributes if name.startswith("on") or name in ("src", "href", "style")]
    (style,) = [data for tag, data in read.texts if tag == "style"]
    assert not re.search(r"url\(|@import|expression", style)
    (policy,) = [one["content"] for one in read.all("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_it_says_what_it_is_and_of_when() -> None:
    read = page(kpis())
    assert "Read-only copy of Tuesday 24 November 2026. It does not follow what changes" in read.text
    assert read.all("div")[0] == {"class": "banner", "role": "note"}
    assert {one["datetime"] for one in read.all("time")} >= {"2026-11-24"}
    assert ("title", "CS Ops: tracker as of 2026-11-24") in read.texts


def test_counts_and_rows_say_the_colour_by_shape_and_word() -> None:
    rows = [card(n, f"Card {n}", status) for n, status in enumerate((Status.RED, Status.RED, Status.GREEN), 1)]
    read = page(*map(detail, rows))
    assert "2 red 0 yellow 1 green How you can help" in read.text
    shapes = Counter(one["class"] for one in read.all("svg"))
    assert shapes == {"shape red": 3, "shape yellow": 1, "shape green": 2}
    assert all(one["aria-hidden"] == "true" for one in read.all("svg"))
    assert "1 not rated" in page(detail(card(1, "A", Status.NOT_RATED))).text


def test_a_screen_reader_finds_headings_and_a_table() -> None:
    read = page(kpis(), detail(card(2, "Second", Status.GREEN)))
    assert read.all("html") == [{"lang": "en"}]
    assert (len(read.all("h1")), len(read.all("h2")), len(read.all("main"))) == (1, 2, 1)
    assert len(read.all("caption")) == 1
    scopes = Counter(one["scope"] for one in read.all("th"))
    assert scopes == {"col": 4, "row": 2}
    # Said as well, since a narrow screen lays the rows out as blocks.
    roles = Counter(one.get("role") for tag, one in read.tags if tag in ("table", "tr", "th", "td"))
    assert roles == {"table": 1, "row": 3, "columnheader": 4, "rowheader": 2, "cell": 6}


def test_a_row_tells_why_and_how_it_gets_green() -> None:
    read = page(kpis())
    assert "34 days, worsening checked today" in read.text
    assert "Two dashboards disagree on net retention" in read.text
    assert "Green by Tue 15 Dec; moved later once" in read.text
    assert "Next: " in read.text


def test_a_watermelon_has_the_reasons_of_the_board() -> None:
    doubted = card(
        1,
        "Headcount",
        Status.GREEN,
        computed=Status.YELLOW,
        watermelon_reasons=("2 of its documents are stale.", "1 plan step is overdue."),
        trend=Trend.STEADY,
        stale=True,
        checked_on=date(2026, 10, 1),
    )
    read = page(detail(doubted))
    assert "Declared green, computed yellow2 of its documents are stale.1 plan step is overdue." in read.text
    assert "checked 54 days ago, too long ago" in read.text
    assert read.all("tr")[1]["class"] == "green watermelon computed-yellow"
    assert read.all("tr")[1]["class"] != page(detail(card(1, "Headcount", Status.GREEN))).all("tr")[1]["class"]


def test_open_asks_stand_first_needed_first_and_drafts_stay_at_home() -> None:
    shown = card(1, "KPIs", Status.RED)
    states = {
        AskState.DRAFT: "Drafted",
        AskState.ASKED: "Asked",
        AskState.ACCEPTED: "Accepted",
        AskState.REFUSED: "Refused",
        AskState.DELIVERED: "Delivered",
    }
    asks = [ask(n, shown, what, state=state) for n, (state, what) in enumerate(states.items(), 1)]
    asks.append(ask(9, shown, "Late", needed_by=date(2026, 11, 20)))
    read = page(detail(shown, asks=asks))
    said = [what for what in (*states.values(), "Late") if f"RevOps: {what}" in read.text]
    assert said == ["Asked", "Accepted", "Late"]
    assert read.text.index("RevOps: Late") < read.text.index("RevOps: Asked")
    assert "was needed by Fri 20 Nov · asked 6 days ago, no answer yet · for KPIs" in read.text
    assert "needed by Tue 1 Dec · accepted, not delivered yet · for KPIs" in read.text
    assert "Nothing is asked of anybody at the moment." in page(detail(shown)).text


def test_no_mail_address_leaves() -> None:
    content = written(everywhere("Ask ann.lee+cs@mail.example.com, or bo@example.org."))
    assert b"example" not in content
    assert "Ask ann.lee+cs@…, or bo@…." in Page(content).text
    assert "Met @ 9.30, a@b" in page(everywhere("Met @ 9.30, a@b")).text


def test_an_empty_board_says_so() -> None:
    read = page()
    assert "Nothing stood on the board on this day." in read.text
    assert not read.all("table")


def test_the_same_data_and_day_give_the_same_bytes() -> None:
    assert written(kpis()) == written(kpis())
    assert written(kpis()) != written(kpis(), day=date(2026, 11, 25))
    other = kpis()
    assert written(kpis()) != written(replace(other, card=other.card._replace(reason="Another.")))


def test_dark_and_print_have_their_style() -> None:
    (style,) = [data for tag, data in page(kpis()).texts if tag == "style"]
    assert "@media screen and (prefers-color-scheme: dark)" in style
    printed = style.partition("@media print")[2]
    # A row that must stand on one page leaves the rest of a page white: a tracker's long reasons took twice the paper.
    assert not re.search(r"\b(tr|td|tbody)\b[^{}]*\{[^}]*break-inside", printed)
    assert "td, th {" in printed
    used = set(re.findall(r"var\(--([a-z-]+)\)", style)) - {"hatch"}
    light, dark = (set(re.findall(r"--([a-z-]+): #", part)) for part in style.split("@media screen")[:2])
    assert used == light == dark
