"""Markdown as typed blocks, wiki links and their place, texts compared; and that hostile sources don't hang it."""

from __future__ import annotations

import time

import pytest

from csops_desktop.text.diff import compare, with_context
from csops_desktop.text.front_matter import changed, split
from csops_desktop.text.markdown import Heading, outline, parse, plain_text, wiki_links, words
from csops_desktop.text.marked_up import CodeBlock, HeadingBlock, ListBlock, Paragraph, Quote, Span, TableBlock


def test_blocks_carry_their_kind_and_their_line() -> None:
    blocks = parse("# A *b*\n\n- [ ] do\n- [x] done\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n```py\nx\n```\n")
    heading, tasks, table, code = blocks
    assert heading == HeadingBlock(1, (Span("A "), Span("b", italic=True)), 0)
    assert isinstance(tasks, ListBlock)
    assert [item.checked for item in tasks.items] == [False, True]
    assert tasks.items[0].blocks == (Paragraph((Span("do"),), 2),)
    assert isinstance(table, TableBlock)
    assert (table.aligns, table.rows) == (("left", "right"), (((Span("1"),), (Span("2"),)),))
    assert code == CodeBlock("x\n", "py", 9)


def test_addresses_and_pictures_come_out_as_they_were_written() -> None:
    (block,) = parse("[a](https://x.org) [[Plan#Steps|p]] ![alt](a%20b.png) ![[shot.png]] ![f](file:///x)")
    assert isinstance(block, Paragraph)
    assert Span("a", link="https://x.org") in block.spans
    assert Span("p", wiki="Plan", fragment="Steps") in block.spans
    assert Span("alt", image="a b.png") in block.spans
    assert Span("shot.png", image="shot.png") in block.spans
    assert block.spans[-1].text.endswith("![f](file:///x)")
    assert plain_text("x <script>y</script>") == "x <script>y</script>"


def test_a_callout_has_its_kind_and_title() -> None:
    (block,) = parse("> [!Warning]- Mind *this*\n> text\n")
    assert isinstance(block, Quote)
    assert (block.callout, block.title) == ("warning", "Mind this")
    assert block.blocks == (Paragraph((Span("text"),), 0),)


def test_wiki_links_are_found_where_they_stand_and_not_in_code() -> None:
    source = "[[A]] `[[B]]` \\[[C]] ![[d.png|200]]\n\n    [[E]]\n\n~~~\n[[F]]\n~~~\n<!-- [[G]] --> [[H#i|j]] [[ ]]"
    links = wiki_links(source)
    assert [(link.title, link.alias, link.embed, link.fragment) for link in links] == [
        ("A", "", False, ""),
        ("d.png", "200", True, ""),
        ("H", "j", False, "i"),
    ]
    assert [source[link.start : link.end] for link in links] == ["[[A]]", "![[d.png|200]]", "[[H#i|j]]"]


def test_outline_words_and_plain_text() -> None:
    source = "# A [b](c.md)\n\nIt's so.\n\n## D `e`\n\n<p>f<br>g</p>\n"
    assert outline(source) == (Heading(1, "A b", 0), Heading(2, "D e", 4))
    assert words("a [b](https://x.org/y/z) it's <br> 3.5") == 4
    assert plain_text(source) == "A b\nIt's so.\nD e\nf\ng"


@pytest.mark.parametrize(
    "source",
    [
        "[" * 200_000,
        "![" * 100_000,
        "*a_ " * 60_000,
        ">" * 100_000,
        "|b" * 200_000,
        "a|b\n-|-\n" + "|\n" * 40_000,
        "<" * 200_000,
        "".join("  " * depth + "- a\n" for depth in range(500)),
        "[[a" * 70_000,
        "".join("`" * n + "a" for n in range(600)),
    ],
)
def test_hostile_sources_are_read_in_time(source: str) -> None:
    began = time.monotonic()
    parse(source)
    wiki_links(source)
    assert time.monotonic() - began < 10


def test_words_are_compared_within_lines() -> None:
    same, line, added = compare("keep\nthe old way", "keep\nthe new way\nmore")
    assert (same.kind, line.kind, added.kind) == ("same", "changed", "added")
    assert [part.text for part in line.before if part.changed] == ["old "]
    assert [part.text for part in line.after if part.changed] == ["new "]
    assert (added.before_line, added.after_line) == (None, 3)
    assert with_context(compare("a\n" * 9 + "x", "a\n" * 9 + "y"), 1)[0] is None


def test_a_comparison_of_hostile_texts_ends() -> None:
    began = time.monotonic()
    compare("a " * 20_000, "b " * 20_000)
    compare("\n".join(["a b " * 90] * 1_000), "\n".join(["b a " * 90] * 1_000))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("---\na: [\n---\n", "line 3 can't be understood"),
        ("---\na: !!python/object:os.system x\n---\n", "line 2 can't be understood"),
        ("---\na: !!timestamp 2025-02-30\n---\n", "it can't be understood"),
        ("---\na: " + "[" * 150 + "]" * 150 + "\n---\n", "it holds more values than a page has"),
        ("---\na: " + "x" * 60_000 + "\n---\n", "it is longer than 50,000 characters"),
        (
            "---\na: &a [x,x,x,x]\n" + "".join(f"k{n}: &k{n} [{','.join(['*a'] * 9)}]\n" for n in range(80)) + "---\n",
            "",
        ),
    ],
)
def test_front_matter_that_can_not_be_used_is_kept_and_named(raw: str, problem: str) -> None:
    found, body = split(raw + "text")
    assert (found.raw, body) == (raw, "text")
    assert (found.problem == problem) if problem else found.problem
    assert found.values == {}


def test_impossible_dates_stay_texts() -> None:
    found, _ = split("---\nlast_reviewed_on: 2025-02-30\nlist:\n  - a\n---\n")
    assert found.values == {"last_reviewed_on": "2025-02-30", "list": ["a"]}


def test_prose_between_two_lines_is_no_front_matter() -> None:
    assert split("---\nprose\n---\nmore")[1] == "---\nprose\n---\nmore"


def test_only_the_asked_keys_change() -> None:
    raw = "---\n# so\ntitle:   Plan  # kept\nowner:\n  - a\n  - b\nz: 1\n---\n\n"
    assert changed(raw, {}) == raw
    assert changed(raw, {"owner": "Ann: x", "new": "3 months"}) == (
        '---\n# so\ntitle:   Plan  # kept\nowner: "Ann: x"\nz: 1\nnew: 3 months\n---\n\n'
    )
    assert changed("", {"title": "yes"}) == '---\ntitle: "yes"\n---\n\n'
    assert (
        changed("+++\na = 1\n[params]\nb = 2\n+++\n", {"title": "T"})
        == '+++\na = 1\ntitle = "T"\n[params]\nb = 2\n+++\n'
    )


@pytest.mark.parametrize(
    "source",
    [
        "> " * 90 + "word\n",
        "\n".join(f"{'> ' * 200}word {n}" for n in range(3)),
        "- " * 500 + "word",
        "1. " * 300 + "word",
        "> - " * 300 + "word",
        "".join(f"{'  ' * n}- word {n}\n" for n in range(300)),
        "".join(f"{chr(9) * n}- word {n}\n" for n in range(120)),
        "".join(f"{'   ' * n}1. word {n}\n" for n in range(120)),
    ],
)
def test_what_lies_too_deep_is_flattened_and_not_left_out(source: str) -> None:
    assert plain_text(source).count("word") == source.count("word")
