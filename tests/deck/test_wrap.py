"""Lines: everything is kept, nothing is wider than allowed, and some neighbours stay together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.deck.plain import MARKS, one_line, plain
from csops_desktop.deck.style import Font
from csops_desktop.deck.wrap import Line, Span, wrap


class Even:
    """A font in which every character is as wide as the size."""

    def width(self, text: str, font: Font, size: float) -> float:
        return len(text) * size


def lines(text: str, width: int, indent: int = 0) -> list[str]:
    """Break a text at a width in characters."""
    return [said(line) for line in wrap([Span(text)], width, 1.0, Even(), first_indent=indent)]


def said(line: Line) -> str:
    return "".join(run.text for run in line).rstrip(" ")


@given(st.text(max_size=200), st.integers(2, 40), st.integers(0, 20))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int, indent: int) -> None:
    indent = min(indent, width - 1)
    broken = wrap([Span(text)], width, 1.0, Even(), first_indent=indent)
    assert "".join("".join(said(line).split()) for line in broken) == "".join(plain(text).split())
    for number, line in enumerate(broken):
        assert line[0].x >= (indent if number == 0 else 0)
        assert line[-1].x + line[-1].width <= width + 1e-9


def test_a_long_word_is_broken_and_not_cut() -> None:
    assert lines("a " + "x" * 25, 10) == ["a", "x" * 10, "x" * 10, "x" * 5]


def test_a_long_word_leaves_room_for_what_stands_before_it() -> None:
    assert lines("x" * 15, 10, indent=4) == ["x" * 6, "x" * 9]


def test_percent_months_and_years_stay_with_their_number() -> None:
    assert lines("since 31 March 2022", 17) == ["since", "31 March 2022"]
    assert lines("it was 27 %", 9) == ["it was", "27 %"]
    assert lines("green by 15 December", 12) == ["green by", "15 December"]
    assert lines("no answer · for CS KPIs", 10) == ["no", "answer ·", "for CS", "KPIs"]


def test_ideographs_break_anywhere_but_before_their_punctuation() -> None:
    assert lines("数据来源没有。负责人", 6) == ["数据来源没", "有。负责人"]


def test_line_ends_of_the_person_are_kept() -> None:
    assert lines("one\ntwo\r\n\nthree", 20) == ["one", "two", "three"]


def test_styles_share_a_line() -> None:
    spans = [Span("Owners agreed"), Span(" done", Font.SEMIBOLD), Span(" "), Span("late")]
    (line,) = wrap(spans, 40, 1.0, Even())
    assert [(run.x, run.text, run.font) for run in line] == [
        (0, "Owners agreed ", Font.REGULAR), (14, "done ", Font.SEMIBOLD), (19, "late", Font.REGULAR)
    ]  # fmt: skip


def test_a_line_ends_with_a_space_only_where_one_stood() -> None:
    broken = wrap([Span("one two " + "x" * 12)], 8, 1.0, Even())
    assert [run.text for line in broken for run in line] == ["one two ", "x" * 8, "x" * 4]
    assert [run.width for line in broken for run in line] == [7, 8, 4]


def test_a_mark_is_not_torn_from_its_letter() -> None:
    text = "xxxxx" + "q\u0323" * 8
    assert all(line[0] != "\u0323" for line in lines(text, 6))


@given(st.text(max_size=200))
def test_plain_text_holds_nothing_invisible(text: str) -> None:
    found = plain(text)
    assert found == plain(found)
    found.encode()
    assert not {"\x00", "\x1b", "\t", "\r", "\u202e", "\u2066", "\ufeff", "\x1f"} & set(found)


def test_a_tower_of_accents_is_lowered() -> None:
    assert plain("Z" + "\u0363" * 500 + "a") == "Z" + "\u0363" * MARKS + "a"


def test_names_become_one_line() -> None:
    assert one_line(" two\n\tlines\u2028here ") == "two lines here"
    assert plain("\ud83d\ude00 \ud83d") == "\U0001f600 \ufffd"
