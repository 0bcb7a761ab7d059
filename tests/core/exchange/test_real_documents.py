"""The two folders beside the checkout, against an independent reading that shares no code with the desk."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest

from csops_desktop.exchange.markdown_files import read_folder
from csops_desktop.exchange.markdown_in import plan_documents
from csops_desktop.exchange.markdown_out import plan_export, write_folder
from csops_desktop.exchange.markdown_text import ExportDocument
from tests.helpers.shared import shared_data

FOLDERS = {"moj-user-guide": (119, 105), "company-handbook": (127, 0)}
DAY = date(2026, 4, 22)


def pages_of(folder: Path) -> dict[str, str]:
    """Return every page's source by its path, by the plain ending of its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and re.search(r"\.md(\.erb)?$", path.name)
    }


def overdue(source: str, day: date) -> bool:
    """Say whether a page's own dates have passed, by two regular expressions."""
    reviewed = re.search(r"^last_reviewed_on:\s*(\d{4})-(\d\d)-(\d\d)\s*$", source, re.MULTILINE)
    span = re.search(r"^review_in:\s*(\d+) months?\s*$", source, re.MULTILINE)
    if not reviewed or not span:
        return False
    year, month = divmod(int(reviewed[1]) * 12 + int(reviewed[2]) - 1 + int(span[1]), 12)
    return date(year, month + 1, min(int(reviewed[3]), monthrange(year, month + 1)[1])) < day


def dead_links(folder: Path, path: str, source: str) -> int:
    """Count the links of a page that lead to no file, by looking on the disk."""
    text = re.sub(r"^[ \t]*(```|~~~).*?^[ \t]*\1[`~]*[ \t]*$", "", source, flags=re.DOTALL | re.MULTILINE)
    # CommonMark: five blanks after an item's mark begin code; a comment shows nothing.
    text = re.sub(r"^[ \t]*- {5}.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    defined = dict(re.findall(r"^ {0,3}\[([^\]\n]+)\]:\s*(\S+)", text, re.MULTILINE))
    targets = re.findall(r"\]\(\s*([^()\s]*(?:\([^()]*\)[^()\s]*)*)\s*(?:\"[^\"\n]*\")?\)", text)
    targets += [defined[name] for name in re.findall(r"\]\[([^\]\n]+)\]", text) if name in defined]
    return sum(not there(folder, folder / path, target) for target in targets)


def there(folder: Path, page: Path, target: str) -> bool:
    """Say whether a link leads to a file of the folder; addresses of the web and of the page itself count as there."""
    place = target.split("#")[0].split("?")[0]
    if re.match(r"\w+:|//", target) or not place:
        return True
    bases = [folder / "source", folder] if place.startswith("/") else [page.parent]
    for base in bases:
        plain = base / place.lstrip("/")
        candidates = [
            plain,
            Path(f"{plain}.md"),
            Path(f"{plain}.md.erb"),
            plain / "index.md",
            plain / "index.html.md.erb",
        ]
        if any(candidate.is_file() for candidate in candidates):
            return True
    return False


@pytest.mark.parametrize("name", FOLDERS)
def test_a_real_folder_is_planned_with_the_counts_of_an_independent_reading(name: str) -> None:
    folder = shared_data("docs", name)
    pages = pages_of(folder)
    plan = plan_documents(read_folder(folder), existing=[], today=DAY)
    counts = plan.counts
    assert (counts.added, counts.with_rule) == FOLDERS[name]
    assert counts.added == len(pages)
    assert counts.with_rule == sum("\nreview_in:" in source for source in pages.values())
    for day in (DAY, date(2025, 8, 1), date(2026, 11, 22)):
        assert plan.overdue_on(day) == sum(overdue(source, day) for source in pages.values())
    expected = {path: found for path, source in pages.items() if (found := dead_links(folder, path, source))}
    assert {page.path: len(page.dead) for page in plan.pages if page.dead} == expected
    assert counts.skipped == 0
    assert len({page.title.casefold() for page in plan.pages}) == len(pages)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_real_folder_goes_out_byte_for_byte_as_it_came_in(name: str, tmp_path: Path) -> None:
    folder = shared_data("docs", name)
    plan = plan_documents(read_folder(folder), existing=[], today=DAY)
    documents = [
        ExportDocument(page.fields, page.body or "", page.path, page.front_matter, page.source)
        for page in plan.pages
        if page.fields
    ]
    write_folder(tmp_path / name, plan_export(documents, lambda _: None, []))
    written = {path.relative_to(tmp_path / name).as_posix(): path for path in (tmp_path / name).rglob("*.*")}
    assert {path for path in written if written[path].is_file()} == set(pages_of(folder))
    for path in pages_of(folder):
        assert written[path].read_bytes() == (folder / path).read_bytes(), path
    assert sum("[[" in one.body for one in documents) > 40
