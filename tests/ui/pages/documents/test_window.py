"""The part of a long text that is previewed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.pages.documents.preview.window import LINES_AROUND, WHOLE, part_around

LONG = "\n".join(f"Line {n} of a text that is long." if n % 5 else "" for n in range(5_000))


def test_a_short_text_is_shown_whole() -> None:
    assert part_around("a\n\nb", 2) == ("a\n\nb", 0, 3)


@given(st.integers(0, 4_999))
def test_a_part_holds_the_line_and_begins_behind_a_blank_one(line: int) -> None:
    assert len(LONG) > WHOLE
    part = part_around(LONG, line)
    lines = LONG.split("\n")
    assert part.first <= line < part.end
    assert part.source == "\n".join(lines[part.first : part.end])
    assert part.first == 0 or not lines[part.first - 1].strip()


def test_a_part_never_begins_within_code() -> None:
    code = "```\n" + "\n".join("x = 1\n" for _ in range(1_000)) + "\n```\n" + LONG
    assert part_around(code, LINES_AROUND + 500).first == 0
