"""The deck's sentences: singular and plural, dates, names, and the part of a reason that a title can carry."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.deck import sentences as say
from csops_desktop.domain.status import AskState, Status, Trend
from tests.deck.invented import SINCE, TODAY, ask, card, kpis


def test_dates_carry_their_year_only_where_it_is_another() -> None:
    assert say.long_date(date(2026, 11, 9), TODAY) == "9 November"
    assert say.short_date(date(2026, 12, 15), TODAY) == "15 Dec"
    assert say.long_date(date(2027, 1, 15), TODAY) == "15 January 2027"
    assert say.short_date(date(2025, 5, 1), TODAY) == "1 May 2025"
    assert say.full_date(TODAY) == "24 Nov 2026"


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("CS KPIs", "are"),
        ("Access reviews", "are"),
        ("Access reviews (EMEA)", "are"),
        ("HS2 Phase 1", "is"),
        ("Cerberus", "is"),
        ("Policy management", "is"),
        ("Onboarding process", "is"),
        ("Account status", "is"),
        ("GPS", "is"),
        ("Analytics", "is"),
        ("データ品質", "is"),
        ("AI Labs", ""),
        ("Collection and Packaging Reforms", ""),
        ("Renewals", ""),
        ("CS Ops", ""),
        ("", ""),
    ],
)
def test_a_name_gets_its_verb_where_it_is_certain(name: str, verb: str) -> None:
    assert say.be(name) == verb


def test_a_priority_title_is_the_message() -> None:
    assert say.priority_title(kpis().card, TODAY) == (
        "CS KPIs are red: source fields have no owner; green by 15 December"
    )


def test_a_priority_title_without_a_short_reason_says_since_when() -> None:
    long = "Compared to last year, the rating remained at Amber. " + "and so on " * 30
    assert say.priority_title(card(1, "Roads", Status.RED, long, days=34, trend=Trend.STEADY), TODAY) == (
        "Roads: red since 21 October, steady"
    )
    assert say.priority_title(card(1, "Roads", Status.RED, long, days=400), TODAY) == (
        "Roads: red since 20 October 2025, steady"
    )
    assert say.priority_title(card(1, "Bridge", Status.YELLOW, long, days=0), TODAY) == (
        "Bridge: yellow since 24 November, steady"
    )
    late = card(1, "Bridge", Status.RED, long, green_by=TODAY + timedelta(days=21))
    assert say.priority_title(late, TODAY).endswith(", steady; green by 15 December")


def test_a_name_whose_number_is_not_certain_has_no_verb() -> None:
    assert say.priority_title(card(1, "AI Labs", Status.RED, "No supplier since May"), TODAY) == (
        "AI Labs (red): no supplier since May"
    )
    cards = [card(1, "AI Labs", Status.RED, open_asks=1)]
    assert say.headline(cards, say.Moved(better=1), SINCE, TODAY) == (
        "One colour improved since 9 November; the one that needs your help: AI Labs"
    )


def test_a_priority_title_says_that_the_date_has_passed() -> None:
    late = card(1, "Bridge", Status.RED, "No steel", green_by=TODAY - timedelta(days=4))
    assert say.priority_title(late, TODAY) == "Bridge is red: no steel; should have been green by 20 November"


@pytest.mark.parametrize(
    ("reason", "gist"),
    [
        ("No owner since May.", "No owner since May"),
        ("Two suppliers have left. The search goes on.", "Two suppliers have left"),
        ("Rated red by the board", "Rated red by the board"),
        ("We wait for headcount numbers", "We wait for headcount numbers"),
        ("数据来源没有负责人。其他的", "数据来源没有负责人"),
        ("", ""),
    ],
)
def test_the_gist_of_a_reason_is_a_sentence_that_stands_alone(reason: str, gist: str) -> None:
    assert say.gist(reason, 46) == gist


@pytest.mark.parametrize(
    "reason",
    [
        # The colour again, or the announcement of a list: what follows could be the consolation.
        "Rated amber by the board. Two suppliers have left.",
        "It is red due to the following factors. Two suppliers have left.",
        "Three things are missing:\n- a plan",
        # Part of a sentence, which says what nobody wrote.
        "In 2022 Cerberus set out to deliver eight milestones, achieving five. Three were moved.",
        "Compared to last year, " + "the model ignores tickets",
        "We have lost the only supplier because " + "of something long " * 9,
        "First word and a very long tail " + "that goes on " * 20 + ". All is well.",
        # What refers to something that the title has not said.
        "This has necessitated a reset.",
        "However, no plan is there. It comes.",
        "We've been focussing on a plan. It comes.",
        "These were late. It comes.",
        # A full stop that ends no sentence.
        "Waiting for approx. 5 weeks.",
        "Agreed with Dr. Smith in May.",
        "Late by three weeks. and more.",
    ],
)
def test_what_does_not_stand_alone_is_not_quoted(reason: str) -> None:
    assert say.gist(reason, 46) == ""


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        (date(2026, 11, 23), date(2026, 11, 24), "1 day"),
        (date(2026, 8, 16), date(2026, 11, 24), "100 days"),
        (date(2026, 8, 15), date(2026, 11, 24), "3 months"),
        (date(2022, 3, 31), date(2023, 3, 31), "12 months"),
        (date(2022, 4, 1), date(2023, 3, 31), "11 months"),
        (date(2022, 3, 31), date(2023, 3, 30), "11 months"),
        (date(2026, 7, 31), date(2026, 11, 30), "4 months"),
        (date(2024, 11, 25), date(2026, 11, 24), "23 months"),
        (date(2024, 11, 24), date(2026, 11, 24), "2 years"),
        (date(2023, 10, 24), date(2026, 11, 24), "3 years and 1 month"),
        (date(2022, 3, 31), date(2026, 11, 22), "4 years and 7 months"),
    ],
)
def test_long_times_are_told_in_months_and_years(begin: date, end: date, words: str) -> None:
    assert say.lasted(begin, end) == words


def test_a_long_time_keeps_its_exact_day() -> None:
    old = card(1, "X", Status.RED, days=1697, trend=Trend.STEADY)
    assert say.facts(old, TODAY) == "Red since 2 April 2022 (for 4 years and 7 months), steady."
    assert say.age(old, TODAY) == "4 years and 7 months"
    assert say.ago(date(2026, 3, 1), TODAY) == "8 months ago"


@given(st.text(max_size=300), st.integers(10, 120))
def test_a_gist_fits_and_is_taken_from_the_reason(reason: str, limit: int) -> None:
    found = say.gist(reason, limit)
    assert len(found) <= limit
    assert found[1:] in reason


def test_only_words_that_are_no_names_lose_their_capital() -> None:
    assert say.uncapitalised("Source fields have no owner") == "source fields have no owner"
    assert say.uncapitalised("A new tool") == "a new tool"
    assert say.uncapitalised("Salesforce is slow") == "Salesforce is slow"
    assert say.uncapitalised("IT has left") == "IT has left"


@pytest.mark.parametrize(
    ("moved", "title"),
    [
        (say.Moved(2, 0), "Two colours improved since 9 November; three are red"),
        (say.Moved(1, 0), "One colour improved since 9 November; three are red"),
        (say.Moved(0, 1), "One colour worsened since 9 November; three are red"),
        (say.Moved(2, 1), "Two colours improved and one worsened since 9 November; three are red"),
        (say.Moved(0, 0), "No colour has changed since 9 November; three are red"),
        (say.Moved(0, 0, 3, 1), "Since 9 November three were newly rated and one is no longer rated; three are red"),
    ],
)
def test_the_headline_says_what_moved(moved: say.Moved, title: str) -> None:
    cards = [card(n, f"R{n}", Status.RED) for n in range(3)]
    assert say.headline(cards, moved, SINCE, TODAY) == title


def test_the_headline_names_the_one_that_needs_help() -> None:
    cards = [card(1, "KPIs", Status.RED, open_asks=2), card(2, "Policy", Status.GREEN)]
    assert say.headline(cards, say.Moved(better=2), SINCE, TODAY) == (
        "Two colours improved since 9 November; KPIs are the one that needs your help"
    )
    cards = [card(1, "KPIs", Status.RED, open_asks=2), card(2, "Policy", Status.RED, open_asks=1)]
    assert say.headline(cards, say.Moved(better=2), SINCE, TODAY).endswith("; three asks wait for you")


@pytest.mark.parametrize(
    ("statuses", "title"),
    [
        ([Status.RED], "The one responsibility is red"),
        ([Status.RED, Status.GREEN], "One of 2 responsibilities is red"),
        ([Status.YELLOW, Status.YELLOW], "Nothing is red; two of 2 responsibilities are yellow"),
        ([Status.GREEN], "Nothing is red or yellow"),
        ([Status.NOT_RATED], "One responsibility, not rated yet"),
        ([Status.NOT_RATED] * 14, "14 responsibilities, none rated yet"),
    ],
)
def test_the_headline_without_a_day_to_compare_says_the_worst(statuses: list[Status], title: str) -> None:
    cards = [card(n, f"R{n}", status) for n, status in enumerate(statuses)]
    assert say.headline(cards, say.Moved(), None, TODAY) == title


def test_the_numbers_of_the_changes_add_up() -> None:
    assert say.changed_title(say.Moved(32, 24, 7, 4), SINCE, TODAY) == (
        "67 colours have changed since 9 November: 32 better, 24 worse, seven newly rated and four no longer rated"
    )
    assert say.changed_title(say.Moved(worse=1), SINCE, TODAY) == "One colour has changed since 9 November: one worse"
    assert say.changed_title(say.Moved(), SINCE, TODAY) == "No colour has changed since 9 November"


def test_a_day_before_everything_is_told_as_such() -> None:
    assert say.nothing_tracked(TODAY, None)[0] == "Nothing is tracked yet"
    assert say.nothing_tracked(date(2000, 1, 1), date(2022, 3, 31)) == (
        "On 1 January 2000 nothing was tracked", "The first responsibility is from 31 March 2022."
    )  # fmt: skip
    assert say.nothing_tracked(TODAY, SINCE) == ("On 24 November 2026 nothing was tracked", "")


def test_watermelons_are_disclosed_in_a_sentence() -> None:
    assert say.watermelon(1, Status.GREEN, Status.YELLOW, ["A"]) == "One declared green looks yellow: A"
    assert say.watermelon(3, Status.GREEN, Status.RED, ["A", "B", "C"]) == "Three declared green look red: A, B and C"
    assert say.watermelon(6, Status.GREEN, Status.RED, list("ABCDEF")).endswith("A, B, C, D and 2 more")


def test_what_has_no_slide_is_said() -> None:
    assert say.left_over(0, 0) == ""
    assert say.left_over(0, 1) == "One yellow has no slide of its own: see the appendix."
    assert say.left_over(18, 229) == "18 red and 229 yellow have no slide of their own: see the appendix."
    assert say.came_and_went(1, 0) == "One is new."
    assert say.came_and_went(75, 2) == "75 are new and two are no longer tracked."


def test_slips_of_a_date_are_told() -> None:
    kept = kpis()
    assert say.slips(kept.card, kept.get_to_green, TODAY) == "was 30 Nov; slipped once"
    assert say.slips(card(1, "X", Status.RED), (), TODAY) == ""


def test_an_ask_says_how_old_it_is_and_what_came_of_it() -> None:
    shown = card(1, "X", Status.RED)
    asked = ask(1, shown, "Name an owner")
    assert say.ask_head(asked) == "RevOps: name an owner"
    assert say.ask_state(asked, TODAY) == "asked 6 days ago, no answer yet"
    assert say.needed_by(asked, TODAY) == "needed by 1 December"
    assert say.needed_by(asked, date(2026, 12, 2)) == "was needed by 1 December"
    accepted = ask(1, shown, "x", state=AskState.ACCEPTED, answered_on=TODAY - timedelta(days=1))
    assert say.ask_state(accepted, TODAY) == "accepted 1 day ago, not delivered yet"
    assert say.answered(ask(1, shown, "x", state=AskState.DELIVERED, delivered_on=TODAY), TODAY) == (
        "delivered on 24 November"
    )


def test_a_full_stop_is_added_where_a_script_uses_one() -> None:
    assert say.ended("No owner") == "No owner."
    assert say.ended("No owner? ") == "No owner?"
    assert say.ended("没有负责人") == "没有负责人"
    assert say.ended("") == ""
