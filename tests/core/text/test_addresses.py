"""Where a text leads to beside itself, and which heading a link means."""

from __future__ import annotations

import pytest

from csops_desktop.text.addresses import MOST, relative_addresses
from csops_desktop.text.markdown import heading_line


def test_relative_addresses_are_found_with_their_lines() -> None:
    source = (
        "[a](b.md#c) [w](https://x.org) [m](mailto:a@b) [h](#here) `[no](code.md)`\n\n"
        'Text ![p](<images/a b.png>) [s](/site/page.html "Title")\n\n'
        "```\n[no](fence.md)\n```\n\n<!-- [no](comment.md) -->\n\n"
        "![[shot.png|200]] [[Title]] ![x](attachment:gone.png) [e](<%= path %>)\n\n[ref]: ../up.md\n"
    )
    assert [(address.written, address.line) for address in relative_addresses(source)] == [
        ("b.md#c", 0),
        ("images/a b.png", 2),
        ("/site/page.html", 2),
        ("shot.png", 10),
        ("attachment:gone.png", 10),
        ("../up.md", 12),
    ]


HEADINGS = "# Top\n\n## Who *may* approve?\n\n## Steps\n\n### Steps\n\n## Größe & Maß\n"


@pytest.mark.parametrize(
    ("fragment", "line"),
    [
        ("Who may approve?", 2),
        ("who  MAY approve?", 2),
        ("Top#Steps", 4),
        ("who-may-approve", 2),
        ("steps-1", 6),
        ("größe--maß", 8),
        ("größe-amp-maß", 8),
        ("nothing", None),
        ("", None),
        ("#", None),
    ],
)
def test_a_heading_is_named_by_its_words_or_by_what_sites_make_of_them(fragment: str, line: int | None) -> None:
    assert heading_line(HEADINGS, fragment) == line


@pytest.mark.parametrize("sign", ["[", "](", "![[", "[a]:", "](<"])
def test_hostile_sources_have_their_addresses_in_time(sign: str) -> None:
    assert len(relative_addresses(sign * 200_000)) <= MOST
