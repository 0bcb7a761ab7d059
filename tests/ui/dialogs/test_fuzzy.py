"""Tests of how well a text answers what was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.dialogs.fuzzy import match


def better(query: str, first: str, second: str) -> bool:
    one, two = match(query, first), match(query, second)
    assert one is not None
    return two is None or one.score > two.score


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [
        ("ex", "Export deck", "Next page"),
        ("deck", "Deck options", "Export deck"),
        ("deck", "Export deck", "Bedecked"),
        ("ed", "Export deck", "Reduced"),
        ("exp", "Export deck", "Exit, please"),
        ("undo", "Undo", "Undo everything since Monday"),
        ("exdk", "Export deck", "Undo"),
        ("set red", "Set to red", "Set to green"),
    ],
)
def test_what_was_meant_comes_first(query: str, first: str, second: str) -> None:
    assert better(query, first, second)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("xyz", "Export deck"),
        ("deck undo", "Export deck"),
        ("tx", "Export deck"),
        ("ek", "Group everything by area and keep"),
        ("a", ""),
    ],
)
def test_what_has_nothing_to_do_with_it_does_not_match(query: str, text: str) -> None:
    assert match(query, text) is None


def test_words_match_in_any_order_and_letter_case() -> None:
    assert match("DECK export", "Export deck") is not None
    assert match("ÄRA", "Ära der Daten") is not None


def test_the_matching_letters_are_named() -> None:
    found = match("ed", "Export deck")
    assert found is not None
    assert found.places == (0, 7)


def test_nothing_typed_matches_everything_equally() -> None:
    assert match("", "Export deck") == match("  ", "Undo")


@given(st.text(max_size=12), st.text(max_size=40))
def test_places_are_within_the_text_and_ascend(query: str, text: str) -> None:
    found = match(query, text)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert all(0 <= place < len(text) for place in found.places)


@given(st.text(min_size=1, max_size=40))
def test_every_text_answers_itself(text: str) -> None:
    assert match(text, text) is not None
