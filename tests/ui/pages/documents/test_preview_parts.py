"""Which part of a long text is previewed, and that reading it part by part shows all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.commands import documents as commands
from tests.ui.pages.documents.conftest import Library
from ui.pages.documents.preview import window
from ui.pages.documents.preview.window import LINES_AT_ONCE, MOST, READ_AT_ONCE, part_to_read

LONG = "".join(f"## Part {number}\n\nWords of it.\n\n```\ncode\n\nmore\n```\n\n" for number in range(4000))


@given(st.lists(st.sampled_from(["word", "", "```", "x" * 50]), max_size=80), st.integers(0, 90))
def test_parts_follow_each_other_without_a_gap(lines: list[str], line: int) -> None:
    source = "\n".join(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(window, "READ_AT_ONCE", 100)
        patch.setattr(window, "LINES_AT_ONCE", 5)
        parts, at = [], 0
        while at < source.count("\n") + 1:
            parts.append(part_to_read(source, at))
            assert parts[-1].first == at
            at = parts[-1].end
        asked = part_to_read(source, line)
    assert "\n".join(part.source for part in parts) == source
    assert asked in parts or line >= at


def test_a_part_ends_outside_of_code_and_is_never_much_too_long() -> None:
    part = part_to_read(LONG, 0)
    assert part.source.count("```") % 2 == 0
    assert LINES_AT_ONCE < part.end < LINES_AT_ONCE + 20
    prose = f"{'Some words of it. ' * 20}\n\n"
    assert len(part_to_read(prose * 1000, 0).source) - READ_AT_ONCE in range(len(prose))
    assert len(part_to_read("word " * 100_000, 0).source) == MOST


def test_a_long_text_is_read_part_by_part(library: Library) -> None:
    library.workspace.run("Edited", commands.save_body, library.ids["Territories"], LONG)
    library.open("Territories")
    writing = library.page.view.writing
    assert writing.part_bar.isHidden()
    writing.set_mode("read")
    bar = writing.part_bar
    lines = LONG.count("\n") + 1
    first = part_to_read(LONG, 0)
    assert bar.says.text() == f"Long text: lines 1 to {first.end:,} of {lines:,}."
    assert not bar.earlier_button.isEnabled()
    assert "Part 0" in writing.preview.toPlainText()
    bar.later_button.click()
    assert bar.says.text().startswith(f"Long text: lines {first.end + 1:,} to")
    assert "Part 0\n" not in writing.preview.toPlainText()
    bar.earlier_button.click()
    assert bar.says.text().startswith("Long text: lines 1 to")
    writing.go_to_heading("Part 3999")
    assert "Part 3999" in writing.preview.toPlainText()
    assert not bar.later_button.isEnabled()
    library.open("Handoff")
    assert bar.isHidden()
