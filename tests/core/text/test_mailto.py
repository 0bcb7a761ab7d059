"""Links to the mail program: everything arrives as it was written, and nothing becomes a header."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.errors import UserError
from csops_desktop.text.mailto import LONGEST, mailto

ADDRESS = "dana+cs@example.com"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def parts(link: str) -> tuple[str, str, str]:
    """Read a link as a mail program does."""
    split = urlsplit(link)
    query = parse_qs(split.query, keep_blank_values=True, strict_parsing=True)
    assert list(query) == ["subject", "body"]
    return unquote(split.path), query["subject"][0], query["body"][0]


def test_blanks_lines_and_signs_are_percent_encoded() -> None:
    link = mailto(ADDRESS, "Owners & dates?", "Hi Dana,\n50 % + 2 = ü\n")
    assert link == (
        "mailto:dana%2Bcs@example.com?subject=Owners%20%26%20dates%3F&body=Hi%20Dana%2C%0D%0A50%20%25%20%2B%202"
        "%20%3D%20%C3%BC%0D%0A"
    )


@given(texts, texts)
def test_whatever_is_written_arrives(subject: str, body: str) -> None:
    link = mailto(ADDRESS, subject, body)
    unified = body.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n")
    assert parts(link) == (ADDRESS, " ".join(subject.split()), unified)
    assert link.isascii()


def test_nothing_becomes_another_header() -> None:
    link = mailto("a@b.c?bcc=x@y.z", "Hi\r\nBcc: x@y.z", "text&cc=x@y.z")
    assert link.count("?") == 1
    assert link.count("&") == 1
    assert "\n" not in link


def test_a_text_that_no_link_can_carry_is_refused() -> None:
    with pytest.raises(UserError, match="copy it instead"):
        mailto(ADDRESS, "Long", "x" * LONGEST)
