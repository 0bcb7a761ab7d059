"""What the filter box finds, and that a saved view comes back as it went."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.models.cards import card
from ui.models.board_filter import BoardFilter, fold, haystack

filters = st.builds(
    BoardFilter,
    text=st.text(max_size=20).map(str.strip),
    areas=st.frozensets(st.text(max_size=10), max_size=3),
    grouped=st.booleans(),
    table=st.booleans(),
)


@given(wanted=filters)
def test_a_filter_survives_its_json(wanted: BoardFilter) -> None:
    assert BoardFilter.from_json(wanted.to_json()) == wanted


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"text": 4, "areas": "x", "grouped": "yes", "new": 1}', "null"])
def test_what_is_not_understood_has_its_default(text: str) -> None:
    assert BoardFilter.from_json(text) == BoardFilter()


@pytest.mark.parametrize("text", ["kpi", "KPI rep", "ops reporting", "no owner", "sources fields", "  "])
def test_all_words_must_occur_anywhere(text: str) -> None:
    found = all(word in haystack(card(1)) for word in BoardFilter(text=text).words)
    assert found is (text != "sources fields")


def test_case_and_accents_do_not_matter() -> None:
    assert fold("ZÜRICH Straße Ελλάδα") == fold("zurich strasse ελλαδα")
    assert fold("Æ 東京 İ") == fold("æ 東京 i̇")
