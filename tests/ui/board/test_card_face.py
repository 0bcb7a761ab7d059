"""What a card says and how high it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.domain.status import Status, Trend
from tests.ui.models.cards import TODAY, card
from ui.theme.theme import ThemeManager
from ui.widgets.card_face import card_face, card_said
from ui.widgets.card_measure import CardMeasure

shared_theme = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def pills(**changes: object) -> list[str]:
    return [pill.text for pill in card_face(card(1, **changes), grouped=False).pills]


def test_who_does_not_see_a_card_hears_all_that_stands_on_it() -> None:
    assert card_said(card(1)) == "Source fields have no owner. Reporting, CS Ops."
    doubted = card(1, open_asks=1, oldest_ask_days=6, watermelon_reasons=("1 plan step is overdue.",), area="")
    assert card_said(doubted) == "Source fields have no owner. 1 plan step is overdue. CS Ops. 1 ask, 6 days."
    assert card_said(card(1, reason="", area="", owner="")) == ""


def test_a_card_says_why_where_and_since_when() -> None:
    face = card_face(card(1), grouped=False)
    assert (face.title, face.sentence) == ("CS KPIs", "Source fields have no owner.")
    assert (face.place, face.days) == ("Reporting · CS Ops", "34 days, worsening")
    assert face.pills == ()


def test_under_its_area_a_card_names_the_owner_only() -> None:
    assert card_face(card(1), grouped=True).place == "CS Ops"
    assert card_face(card(1, owner=""), grouped=True).place == ""
    assert card_face(card(1, area="", owner=""), grouped=False).place == ""


def test_a_watermelon_says_what_speaks_against_its_colour() -> None:
    melon = card(
        1,
        status=Status.GREEN,
        computed=Status.YELLOW,
        watermelon_reasons=("Not checked for 45 days.", "1 plan step is overdue."),
        stale=True,
        since=TODAY - timedelta(60),
        days=60,
        checked_on=TODAY - timedelta(45),
    )
    face = card_face(melon, grouped=False)
    assert face.sentence == "Green, but not checked for 45 days."
    assert face.pills == ()


def test_pills_say_who_is_waited_for_and_what_is_stale() -> None:
    assert pills(open_asks=1, oldest_ask_days=6) == ["1 ask, 6 days"]
    assert pills(open_asks=2, oldest_ask_days=1) == ["2 asks, 1 day"]
    assert pills(open_asks=1, oldest_ask_days=0) == ["1 ask, new"]
    assert pills(stale=True, since=TODAY - timedelta(60), days=60, checked_on=TODAY - timedelta(45)) == [
        "unchecked 45 days"
    ]


def test_what_was_never_rated_has_no_days() -> None:
    unrated = card(1, status=Status.NOT_RATED, since=None, days=0, checked_on=None, trend=Trend.STEADY, reason="")
    face = card_face(unrated, grouped=False)
    assert (face.days, face.sentence) == ("", "")


@pytest.fixture
def measure(themes: ThemeManager) -> CardMeasure:
    return CardMeasure(themes)


@shared_theme
@given(
    title=st.text(max_size=120),
    reason=st.text(max_size=200),
    owner=st.text(max_size=30),
    asks=st.integers(0, 2),
    width=st.integers(150, 500),
)
def test_the_lines_fit_the_height_and_the_width(
    measure: CardMeasure, title: str, reason: str, owner: str, asks: int, width: int
) -> None:
    made = card(1, title=title, reason=reason, owner=owner, open_asks=asks, oldest_ask_days=3 if asks else None)
    lines = measure.lines(made, width)
    height = 2 * measure.padding_y + max(len(lines.title), 1) * measure.title_line
    height += 2 + len(lines.sentence) * measure.text_line if lines.sentence else 0
    height += 2 + (2 if lines.split else 1) * measure.small_line if lines.place or lines.days else 0
    height += 7 + len(lines.pills) * measure.pill_line if lines.pills else 0
    assert measure.height(made, width) - height in (0, measure.title_line, measure.text_line)
    inner = width - 2 * measure.padding_x
    assert all(measure._text.horizontalAdvance(line) <= inner + 1 for line in lines.sentence)
    assert len(lines.title) <= 2
    assert len(lines.sentence) <= 2


def test_long_words_and_emoji_are_broken_and_elided_whole(measure: CardMeasure) -> None:
    made = card(1, reason="🍉" * 90, title="Donaudampfschifffahrtsgesellschaftskapitän" * 3)
    lines = measure.lines(made, 220)
    assert len(lines.sentence) == len(lines.title) == 2
    assert lines.sentence[1].endswith("…")
    assert "\ufffd" not in "".join(lines.sentence)


def test_more_to_say_makes_a_higher_card(measure: CardMeasure) -> None:
    plain = card(1, reason="", area="", owner="")
    heights = [
        measure.height(made, 250)
        for made in (
            plain,
            card(2, reason="Short.", area="", owner=""),
            card(3, reason="So long that it takes a second line of the card to say it.", area="", owner=""),
            card(
                4, reason="So long that it takes a second line of the card to say it.", open_asks=1, oldest_ask_days=1
            ),
        )
    ]
    assert heights == sorted(set(heights))
