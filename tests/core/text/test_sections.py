"""A source read in sections says the same as one read as a whole, and only what changed is read again."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from csops_desktop.text import sections
from csops_desktop.text.markdown import Tally, outline, tally, text_of_line, wiki_links
from csops_desktop.text.masking import hidden_between, parser_for
from csops_desktop.text.sections import LONGEST_REMEMBERED, MOST_LINES, hidden_ranges, read_sections

PIECES = (
    "# Heading\n", "\n", "\n\n", "Word and word\n", "Other [[Page]]\n", "```\n", "~~~~\n", "````py\n", "    four\n",
    "\tx\n", "- item\n", "  more\n", "1. one\n", "   ```\n", "> quote\n", "> ```\n", "`code` and ``\n", "`", "<!--",
    "-->", "<pre>\n", "</pre>\n", "<div>\n", "</div>\n", "<script>", "| a | b |\n", "|---|---|\n", "Setext\n", "---\n",
    "===\n", "[a]: /b\n", "éclair\n", "\\", "<?", "?>", "<![CDATA[", "]]>\n",
)  # fmt: skip
SOURCES = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@pytest.fixture(autouse=True)
def every_section(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every line begin a section that could begin one."""
    monkeypatch.setattr(sections, "_ONE_IN", 1)


@settings(max_examples=400)
@given(SOURCES)
@example("```\n\nWord\n\n```\n\n[[A]]")
@example("- a\n\n  ```\n\nWord [[A]]\n\n```\n\nWord\n")
@example("<!-- a\n\nWord [[A]]\n\n--> b\n\n# H\n")
@example("<pre>\n\nWord\n\n# no heading\n\n</pre>\n\n# heading\n")
def test_sections_hide_what_the_whole_hides(source: str) -> None:
    tokens = parser_for(source).parse(source)
    whole, _ = hidden_between(source, tokens)
    assert hidden_ranges(source) == whole
    headings = [
        (text_of_line(tokens[number + 1].content), token.map[0])
        for number, token in enumerate(tokens)
        if token.type == "heading_open" and token.map
    ]
    assert [(heading.text, heading.line) for heading in outline(source)] == headings
    named = {(link.title, link.embed) for link in wiki_links(source)}
    assert tally(source) == Tally(len(source.split()), frozenset(named))


def test_a_letter_typed_at_the_top_leaves_the_sections_below_as_they_were() -> None:
    source = "".join(f"# Part {number}\n\nSome `code` and [[Page {number}]].\n\n" for number in range(300))
    before = list(read_sections(source))
    read = sections._remembered.cache_info().misses
    after = list(read_sections(f"x{source}"))
    assert sections._remembered.cache_info().misses <= read + 1
    assert len(after) == len(before) > 100
    assert [link.title for link in wiki_links(source)] == [f"Page {number}" for number in range(300)]


def test_of_a_section_of_very_many_lines_only_the_fences_are_read() -> None:
    log = "x [[ -f a ]] y\n" * (MOST_LINES + 5)
    source = f"[[A]]\n````sh\n{log}```\n````\n[[B]]\n"
    assert [link.title for link in wiki_links(source)] == ["A", "B"]
    assert [link.title for link in wiki_links(f"[[A]]\n~~~\n{log}")] == ["A"]
    assert outline("# a\n" * (MOST_LINES + 5)) == ()


def test_what_is_never_closed_is_read_a_few_times_and_not_for_each_section() -> None:
    source = "```\n" + "Word `a`\n\n" * 5000
    assert [(line, section.lines) for _, _, line, section in read_sections(source)] == [(0, 10001)]
    assert len(source) > LONGEST_REMEMBERED
    assert hidden_ranges(source) == [(0, len(source))]
