"""Whatever a person wrote is shown as text, and nothing in it reaches out."""

from __future__ import annotations

import re

import pytest

from csops_desktop.text.markdown import parse
from csops_desktop.text.marked_up import Paragraph, Quote, Span, TableBlock
from ui.pages.documents.preview.html import Known, openable, picture_name, to_html
from ui.pages.documents.preview.window import with_title

PICTURES = {"a.png": "a.png", "img/b.png": "b.png"}
KNOWN = Known(lambda title: title == "Known", PICTURES.get, {"other.md": "Known"}.get)


def html(source: str) -> str:
    return to_html(parse(source), KNOWN)


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src='file:///etc/passwd'>",
        "![x](https://evil.example/p.png)",
        "![x](file:///etc/passwd)",
        "![x](//evil.example/p.png)",
        "![x](\\\\evil\\share\\p.png)",
        "![x](data:image/png;base64,AAAA)",
        "[x](javascript:alert(1))",
        "[x](file:///etc/passwd)",
        "[x](smb://evil/share)",
        "text <a href='file:///x'>y</a>",
        '[[a"onclick="x]]',
        "`<b>`",
        "| <img src=x> | b |\n|---|---|\n| ![y](http://e/x.png) | [z](vbscript:x) |",
    ],
)
def test_nothing_reaches_out(source: str) -> None:
    made = html(source)
    tags = re.findall(r"<(\w+)([^>]*)>", made)
    assert not {name for name, _ in tags} & {"script", "iframe", "link", "style", "object"}
    for name, attributes in tags:
        for address in re.findall(r'(?:src|href|background)="([^"]*)"', attributes):
            assert name in ("img", "a")
            assert address.startswith(("attachment:", "wiki:", "dead:", "http:", "https:", "mailto:"))
            assert name == "a" or address.startswith("attachment:")
        assert not re.search(r"(?<![\w-])on\w+=", re.sub(r'"[^"]*"', '""', attributes))


def test_stored_pictures_are_named_and_others_described() -> None:
    assert '<img src="attachment:a.png"' in html("![A](attachment:a.png)")
    assert '<img src="attachment:b.png"' in html("![B](img/b.png)")
    assert "not stored here" in html("![C](c.png)")
    assert "is not loaded" in html("![D](https://example.org/d.png)")


def test_links_lead_to_documents_or_say_that_they_are_dead() -> None:
    assert 'class="wiki" href="wiki:Known"' in html("[[Known]]")
    assert 'class="dead" href="dead:Other%20one"' in html("[[Other one]]")


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("mailto:a@example.org", True),
        ("https:", False),
        ("http:///etc/passwd", False),
        ("file:///x", False),
        ("javascript:x", False),
        ("relative/page", False),
        ("http://[bad", False),
    ],
)
def test_only_web_and_mail_are_opened(address: str, may: bool) -> None:
    assert openable(address) is may


def test_a_picture_elsewhere_has_no_name() -> None:
    assert picture_name("attachment:a b.png") == "a b.png"
    assert [picture_name(a) for a in ("http://x/a.png", "C:\\a.png", "//h/a.png", "attachment:")] == [None] * 4


def test_control_characters_are_not_shown() -> None:
    made = html("a\x07b\u202fc\x1bd")
    assert "\x07" not in made
    assert "\x1b" not in made


def test_a_giant_table_is_cut_and_says_so() -> None:
    cell = (Span("a"),)
    table = TableBlock((cell, cell), tuple((cell, cell) for _ in range(20_000)), ("", ""), 0)
    made = to_html([table], KNOWN)
    assert made.count("<td") <= 10_000
    assert "too large to be shown whole" in made


def test_deep_nesting_ends_in_bounded_html() -> None:
    block: Quote | Paragraph = Paragraph((Span("deep"),), 0)
    for _ in range(90):
        block = Quote((block,), 0)
    made = to_html([block], KNOWN)
    assert "deep" in made
    assert made.count("<blockquote>") <= 9


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("# <%= current_page.data.title %>\n", "# A \\1 title\n"),
        ("# {{ page.title }} and {{title}}\n", "# A \\1 title and A \\1 title\n"),
        ("# <%= title_of(x) %>\n", "# <%= title_of(x) %>\n"),
        ("nothing to fill in", "nothing to fill in"),
    ],
)
def test_a_title_that_a_site_fills_in_is_filled_in_here(source: str, shown: str) -> None:
    assert with_title(source, "A \\1 title") == shown


def test_a_comment_is_not_read_and_other_html_is_shown_as_text() -> None:
    assert to_html(parse("<!-- a note\nto myself -->\n"), KNOWN) == ""
    assert "&lt;div&gt;" in to_html(parse("<div> <!-- x --> y\n"), KNOWN)
    assert "x" not in to_html(parse("<div> <!-- x --> y\n"), KNOWN).replace("text", "")
