"""Enter and Tab in lists and quotations."""

from __future__ import annotations

import pytest

from ui.pages.documents.editor.lists import continuation, indented, outdented


@pytest.mark.parametrize(
    ("line", "begin"),
    [
        ("- milk", "- "),
        ("  * milk", "  * "),
        ("1. open", "2. "),
        ("9) open", "10) "),
        ("- [x] done", "- [ ] "),
        ("> said", "> "),
        ("> > deep", "> > "),
        ("- ", ""),
        ("3. ", ""),
        ("- [ ] ", ""),
        ("> ", ""),
        ("prose", None),
        ("-no item", None),
        ("", None),
    ],
)
def test_enter_at_the_end_of_a_line(line: str, begin: str | None) -> None:
    assert continuation(line, len(line)) == begin


def test_enter_in_front_of_the_words_is_only_enter() -> None:
    assert continuation("- milk", 0) is None
    assert continuation("- milk", 2) == "- "


@pytest.mark.parametrize("line", ["- milk", "1. open", "10. open"])
def test_outdenting_takes_back_indenting(line: str) -> None:
    assert indented(line) != line
    assert outdented(indented(line)) == line
    assert outdented(line) == line
