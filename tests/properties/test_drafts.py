"""Which drafts are told of, and what is said of them: never a text lost, never one offered that is saved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.domain.drafts import Place, Standing, standing

WORDS = st.text(st.sampled_from("ab \n"), max_size=4)

KINDS = st.text(st.sampled_from("abc_"), min_size=1)


@given(text=WORDS, base=WORDS, stored=st.none() | WORDS)
def test_a_draft_is_settled_exactly_when_its_text_is_stored(text: str, base: str, stored: str | None) -> None:
    found = standing(text, base, stored)
    assert (found is Standing.GONE) == (stored is None)
    assert (found is Standing.SETTLED) == (stored is not None and stored.strip() == text.strip())


@given(text=WORDS, base=WORDS, stored=WORDS)
def test_what_else_was_stored_meanwhile_is_never_passed_over(text: str, base: str, stored: str) -> None:
    """Saving the draft would replace a text that the person has not seen: it has to be said."""
    found = standing(text, base, stored)
    if found is Standing.OPEN:
        assert stored == base
    if found is Standing.CHANGED:
        assert stored != base
        assert stored.strip() != text.strip()


@given(kind=KINDS, thing=st.integers(min_value=0), field=st.text())
def test_a_place_comes_back_from_its_text(kind: str, thing: int, field: str) -> None:
    place = Place(kind, thing, field)
    assert Place.parse(str(place)) == place
