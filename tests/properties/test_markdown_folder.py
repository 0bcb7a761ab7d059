"""Invented folders go in and come out byte for byte; and whatever a file holds, the worst is one sentence."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.domain.ids import DocumentId
from csops_desktop.errors import UserError
from csops_desktop.exchange.markdown_files import read_folder
from csops_desktop.exchange.markdown_in import plan_documents
from csops_desktop.exchange.markdown_out import plan_export, write_folder
from csops_desktop.exchange.markdown_plan import DocumentPlan, ExistingDocument
from csops_desktop.exchange.markdown_source import as_written, record_of, replaced
from csops_desktop.exchange.markdown_text import ExportDocument
from csops_desktop.text.diff import compare
from csops_desktop.text.front_matter import changed, split
from csops_desktop.text.markdown import outline, parse, plain_text, wiki_links, words

TODAY = date(2026, 11, 22)
SLOW = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)

names = st.sampled_from(["index", "_index", "README", "Plan", "plan b", "Übersicht", "a.b", "CS (KPIs)", "x#y", "ta"])
folders = st.sampled_from(["", "docs/", "docs/ce/", "source/", "Vertrieb & mehr/", "docs/ce/deep/er/"])
endings = st.sampled_from([".md", ".markdown", ".md.erb", ".html.md.erb"])
paths = st.builds(lambda folder, name, ending: folder + name + ending, folders, names, endings)
targets = st.one_of(
    paths,
    st.sampled_from(
        ["../docs/index.md", "/docs/ce/", "plan%20b.md", "pic.png", "../pic.png", "<plan b.md>", "../../x"]
    ),
)
labels = st.sampled_from(["Plan", "a `code`", "*it*", "x|y", "[b]", "two\nlines", "", "Übersicht", "![p](pic.png)"])
pieces = st.one_of(
    st.builds(lambda label, target: f"[{label}]({target})", labels, targets),
    st.builds(lambda label, target: f'![{label}]({target} "t")', labels, targets),
    st.builds(lambda name, alias: f"[[{name}{alias}]]", names, st.sampled_from(["", "|shown", "#part", "#part|x"])),
    st.builds(lambda name: f"![[{name}.png]]", names),
    st.builds(lambda label, name: f"[{label}][{name}]\n\n[{name}]: {name}.md\n\n", labels, names),
    st.sampled_from(
        ["\n", "\n\n", "`", "``", "```\n", "    ", "<!--", "-->", "> ", "- ", "# ", "\\", "---\n", "|", " "]
    ),
    st.text(max_size=12),
)
front = st.sampled_from(
    [
        "",
        "---\ntitle: A title\nlast_reviewed_on: 2025-08-05\nreview_in: 6 months\nodd:   key # kept\n---\n\n",
        "---\nlast_reviewed_on: yyyy-mm-dd\nowner: [a, b]\n---\n",
        "---\nbroken: [\n---\n\n\n",
        "---\ntitle: no end\n",
        "+++\ntitle = 'Toml'\n+++\n",
        "---\n---\n",
    ]
)
bodies = st.lists(pieces, max_size=12).map("".join)
encoded = st.builds(
    lambda head, body, newline, bom: (
        (b"\xef\xbb\xbf" if bom else b"")
        + (head + body).replace("\r", "").replace("\x00", "").replace("\n", newline).encode("utf-8", "replace")
    ),
    front,
    bodies,
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
trees = st.dictionaries(paths, encoded, min_size=1, max_size=6)


def write(root: Path, tree: dict[str, bytes]) -> None:
    """Write a tree; of two paths where one is a folder of the other or differs in case only, the first counts."""
    for path, content in tree.items():
        target = root / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    (root / "pic.png").write_bytes(b"\x89PNG root")
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs" / "pic.png").write_bytes(b"\x89PNG docs")


def exported(plan: DocumentPlan) -> list[ExportDocument]:
    return [
        ExportDocument(page.fields, page.body or "", page.path, page.front_matter, page.source)
        for page in plan.pages
        if page.fields
    ]


def imported(plan: DocumentPlan) -> list[ExistingDocument]:
    return [
        ExistingDocument(
            DocumentId(n), page.fields, page.body or "", page.path, page.front_matter, page.source, False, False
        )
        for n, page in enumerate(plan.pages, 1)
        if page.fields
    ]


@SLOW
@given(trees)
def test_an_invented_folder_goes_out_byte_for_byte_and_comes_in_the_same(tree: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        before, after = Path(place) / "in", Path(place) / "out"
        write(before, tree)
        content = read_folder(before)
        plan = plan_documents(content, existing=[], today=TODAY)
        stored = {one.name: one.content for one in plan.attachments}
        write_folder(after, plan_export(exported(plan), stored.get, list(stored)))
        for file in content.files:
            if file.exact:
                assert (after / file.path).read_bytes() == (before / file.path).read_bytes()
        for one in plan.attachments:
            assert (after / one.source_path).read_bytes() == one.content
        again = plan_documents(read_folder(after), existing=imported(plan), today=TODAY)
        assert [page.kind.value for page in again.pages] == ["same"] * len(again.pages)
        assert again.missing == ()


@SLOW
@given(st.dictionaries(paths, st.binary(max_size=300), min_size=1, max_size=4))
def test_random_bytes_give_a_plan_or_one_sentence(tree: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), tree)
        try:
            issues = plan_documents(read_folder(Path(place)), existing=[], today=TODAY).issues
        except UserError:
            issues = ()
        assert all("\n" not in str(issue) for issue in issues)


@given(front, bodies)
def test_front_matter_and_body_are_the_source_again(head: str, body: str) -> None:
    found, rest = split(head + body)
    assert found.raw + rest == head + body


@given(st.text(alphabet="abc: yes'\"#[]{}-\\\n é0,~null", max_size=30).map(lambda text: " ".join(text.split())))
def test_a_value_that_was_set_is_read_again(value: str) -> None:
    raw = "---\n# remark\ntitle: old\nkept:   as it is\nlist:\n  - a\n---\n\n"
    new = changed(raw, {"title": value, "added": value, "list": None})
    found, rest = split(new + "body")
    assert (found.values["title"], found.values["added"], rest) == (value, value, "body")
    assert "# remark\n" in new
    assert "kept:   as it is\n" in new
    assert "list" not in found.values


@given(st.text(alphabet="ab \n.", max_size=80), st.text(alphabet="ab \n.", max_size=80))
def test_a_comparison_holds_both_texts(before: str, after: str) -> None:
    lines = compare(before, after)
    old = "\n".join("".join(part.text for part in line.before) for line in lines if line.before_line is not None)
    new = "\n".join("".join(part.text for part in line.after) for line in lines if line.after_line is not None)
    assert (old, new) == (before, after)
    assert (before == after) == all(line.kind == "same" for line in lines)


@given(bodies)
def test_reading_markdown_takes_whatever_comes(source: str) -> None:
    parse(source)
    plain_text(source)
    outline(source)
    assert words(source) >= 0
    for link in wiki_links(source):
        assert source[link.start : link.end].endswith("]]")


@given(st.lists(st.sampled_from(["[a](b.md)", "[[A]]", "`[[A]]`", " text ", "\n\n"]), max_size=12))
def test_links_that_were_turned_are_spelled_as_before(pieces: list[str]) -> None:
    source = "".join(pieces)
    at, changes = 0, []
    for piece in pieces:
        if piece == "[a](b.md)":
            changes.append((at, at + len(piece), "[[A]]"))
        at += len(piece)
    new, spelled = replaced(source, changes)
    assert "[a](b.md)" not in new
    assert as_written(new, spelled)[0] == source


@pytest.mark.parametrize("text", ["", "{", "[]", '{"rewritten": 3}', "null", '{"files": []}'])
def test_a_record_that_is_no_record_is_none(text: str) -> None:
    assert record_of(text) is None or record_of(text).rewritten == ()  # type: ignore[union-attr]
