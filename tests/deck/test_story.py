"""What a deck says: which slides, in which order, and that nothing is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from csops_desktop.deck import MAX_PRIORITIES
from csops_desktop.deck.slides import (
    AppendixSlide,
    ChangedSlide,
    Deck,
    HelpSlide,
    NotesSlide,
    PrioritySlide,
    SummarySlide,
)
from csops_desktop.deck.story import DeckData, build_deck
from csops_desktop.domain.status import AskState, Status, Trend
from tests.deck.invented import SINCE, TODAY, ask, card, detail, kpis, one, small_data


def summary(deck: Deck) -> SummarySlide:
    found = deck.slides[0]
    assert isinstance(found, SummarySlide)
    return found


def priorities(deck: Deck) -> list[PrioritySlide]:
    return [slide for slide in deck.slides if isinstance(slide, PrioritySlide)]


def help_slide(deck: Deck) -> HelpSlide:
    return next(slide for slide in deck.slides if isinstance(slide, HelpSlide))


def test_the_order_is_the_products() -> None:
    kinds = [type(slide) for slide in build_deck(small_data()).slides]
    assert kinds == [SummarySlide, *[PrioritySlide] * 6, HelpSlide, AppendixSlide]


def test_the_summary_counts_and_says_what_was() -> None:
    slide = summary(build_deck(small_data()))
    assert slide.title == (
        "Two colours improved and one worsened since 9 November; CS KPIs are the one that needs your help"
    )
    assert [(c.status, c.number, c.label) for c in slide.counts] == [
        (Status.RED, 3, "red, was 3"),
        (Status.YELLOW, 3, "yellow, was 4"),
        (Status.GREEN, 4, "green, was 3"),
    ]


def test_the_summary_tells_movements_bad_news_first_with_their_sentences() -> None:
    slide = summary(build_deck(small_data()))
    assert [(line.first, line.second, line.text) for line in slide.lines] == [
        (Status.YELLOW, Status.RED, "In-app guides: no tool owner since the contract change"),
        (Status.RED, Status.YELLOW, "Customer data quality: 11 % of accounts without a segment, was 27 %"),
        (Status.YELLOW, Status.GREEN, "Access reviews: every system now has a reviewer"),
    ]


def test_the_summary_discloses_watermelons_and_asks() -> None:
    slide = summary(build_deck(small_data()))
    assert [line.text for line in slide.watermelons] == [
        "One declared green looks yellow: Support handover. 2 of 5 points of its definition of green are not met."
    ]
    assert [(a.head, a.detail) for a in slide.decisions] == [
        ("RevOps: name an owner for the 14 fields", "Needed by 1 December, for CS KPIs")
    ]


def test_priorities_are_red_first_then_worsening_then_with_an_ask() -> None:
    cards = [
        card(1, "yellow worse", Status.YELLOW, trend=Trend.WORSENING),
        card(2, "red", Status.RED),
        card(3, "red ask", Status.RED, open_asks=1),
        card(4, "red worse", Status.RED, trend=Trend.WORSENING),
        card(5, "red worse ask", Status.RED, trend=Trend.WORSENING, open_asks=1),
        card(6, "green", Status.GREEN),
        card(7, "unrated", Status.NOT_RATED),
    ]
    deck = build_deck(DeckData(TODAY, tuple(detail(c) for c in cards)))
    assert [slide.name for slide in priorities(deck)] == [
        "red worse ask", "red worse", "red ask", "red", "yellow worse"
    ]  # fmt: skip


def test_a_priority_tells_why_plan_and_ask() -> None:
    slide = priorities(build_deck(small_data()))[0]
    assert slide.facts == "Red for 34 days, worsening. Owner: Mara Lindt."
    assert [(step.when, step.text, step.note, step.good) for step in slide.steps] == [
        ("10 Nov", "14 source fields listed", "", "done"),
        ("1 Dec", "Owners agreed with RevOps", "", ""),
        ("15 Dec", "Green", "(was 30 Nov; slipped once)", ""),
    ]
    assert slide.asks[0].detail == "Needed by 1 December · asked 6 days ago, no answer yet"


def test_no_more_priorities_than_asked_for_and_the_rest_is_said() -> None:
    details = tuple(detail(card(n, f"R{n}", Status.RED if n < 12 else Status.YELLOW)) for n in range(20))
    deck = build_deck(DeckData(TODAY, details))
    assert len(priorities(deck)) == MAX_PRIORITIES
    assert "Four red and eight yellow have no slide of their own: see the appendix." in summary(deck).notes
    assert not priorities(build_deck(DeckData(TODAY, details, max_priorities=0)))


def test_no_ask_is_said_plainly() -> None:
    deck = build_deck(one())
    assert help_slide(deck).title == "No ask this month"
    assert summary(deck).no_decisions == "No ask this month."


def test_drafts_are_not_told_and_answers_since_the_last_time_are() -> None:
    shown = card(1, "X", Status.RED)
    asks = [
        ask(1, shown, "Draft", state=AskState.DRAFT, asked_on=None),
        ask(2, shown, "Old", state=AskState.DELIVERED, delivered_on=SINCE),
        ask(3, shown, "New", state=AskState.REFUSED, answered_on=SINCE + timedelta(days=1), answer="Not this year"),
    ]
    deck = build_deck(DeckData(TODAY, (detail(shown, asks=asks),), SINCE, (shown,)))
    slide = help_slide(deck)
    assert not slide.asks
    assert [(a.head, a.detail, a.answer) for a in slide.answers] == [
        ("RevOps: New", "Refused on 10 November · for X", "Not this year.")
    ]


def test_many_movements_are_capped_on_the_summary_and_listed_in_full() -> None:
    cards = [card(n, f"R{n}", Status.GREEN) for n in range(17)]
    before = tuple(c._replace(status=Status.RED) for c in cards)
    deck = build_deck(DeckData(TODAY, tuple(detail(c) for c in cards), SINCE, before))
    slide = summary(deck)
    assert len(slide.lines) == 5
    assert slide.more[5] == "and 12 more: see ‘What changed’"
    changed = next(s for s in deck.slides if isinstance(s, ChangedSlide))
    assert sum(len(group.lines) for group in changed.groups) == 17


def test_new_and_gone_are_told() -> None:
    now, gone = card(1, "New one", Status.GREEN), card(2, "Gone", Status.RED)
    deck = build_deck(DeckData(TODAY, (detail(now),), SINCE, (gone,)))
    assert "One is new and one is no longer tracked." in summary(deck).notes
    changed = next(s for s in deck.slides if isinstance(s, ChangedSlide))
    assert [(g.heading, [line.text for line in g.lines]) for g in changed.groups] == [
        ("New", ["New one"]), ("No longer tracked", ["Gone"])
    ]  # fmt: skip


def test_the_appendix_holds_everything_by_area_red_first() -> None:
    deck = build_deck(small_data())
    slide = next(s for s in deck.slides if isinstance(s, AppendixSlide))
    assert [group.area for group in slide.groups] == ["Data", "Governance", "Planning", "No area"]
    assert [row.title for row in slide.groups[0].rows] == ["CS KPIs", "Health score", "Customer data quality"]
    assert sum(len(group.rows) for group in slide.groups) == 10


def test_years_and_months_stand_below_each_other_in_the_table() -> None:
    shown = card(1, "X", Status.GREEN, days=1697)
    slide = next(s for s in build_deck(DeckData(TODAY, (detail(shown),))).slides if isinstance(s, AppendixSlide))
    assert slide.groups[0].rows[0].days == "4 years\n7 months"


LONG = "Something happened. " * 40


def notes(deck: Deck) -> NotesSlide:
    return next(slide for slide in deck.slides if isinstance(slide, NotesSlide))


def test_a_long_reason_stands_on_its_slide_or_in_a_note_in_full() -> None:
    short = [card(n, f"R{n}", Status.GREEN, "All is well") for n in range(3, 9)]
    cards = [card(1, "Red", Status.RED, LONG), card(2, "Green", Status.GREEN, LONG), *short]
    deck = build_deck(DeckData(TODAY, tuple(detail(c) for c in cards)))
    (group,) = notes(deck).groups
    assert [(note.title, note.text) for note in group.notes] == [("1. Green", LONG)]
    rows = next(s for s in deck.slides if isinstance(s, AppendixSlide)).groups[0].rows
    assert [(row.title, row.more, row.target) for row in rows][:2] == [
        ("Red", "In full on its slide", priorities(deck)[0].key),
        ("Green", "In full: note 1", group.notes[0].key),
    ]


def test_a_tracker_of_long_reasons_is_a_list_in_which_each_stands_once() -> None:
    cards = [card(n, f"R{n:02}", Status.RED, f"{LONG}{n}", area=f"A{n % 2}") for n in range(20)]
    cards.append(card(20, "Short", Status.GREEN, "All is well", area="", owner="", days=400))
    deck = build_deck(DeckData(TODAY, tuple(detail(c) for c in cards)))
    assert not [slide for slide in deck.slides if isinstance(slide, AppendixSlide)]
    slide = notes(deck)
    assert slide.title == "The whole tracker: 21 responsibilities"
    assert [group.area for group in slide.groups] == ["A0", "A1", "No area"]
    entries = {note.title: note for group in slide.groups for note in group.notes}
    assert len(entries) == 21
    own = {priority.name: priority for priority in priorities(deck)}
    for title, note in entries.items():
        if title in own:
            assert (note.text, note.more, note.target) == ("", "In full on its slide", own[title].key)
            assert own[title].why.startswith("Something happened.")
        elif title != "Short":
            assert note.text.startswith(LONG)
            assert not note.more
    assert (entries["Short"].facts, entries["Short"].text) == ("green for 13 months · →\u00a0steady", "All is well.")


def test_what_was_rated_or_is_no_longer_is_counted_beside_the_title() -> None:
    new, gone = card(1, "New", Status.RED), card(2, "Gone", Status.NOT_RATED)
    better = card(3, "Better", Status.GREEN)
    before = (
        new._replace(status=Status.NOT_RATED),
        gone._replace(status=Status.RED),
        better._replace(status=Status.RED),
    )
    deck = build_deck(DeckData(TODAY, tuple(detail(c) for c in (new, gone, better)), SINCE, before))
    assert summary(deck).title.startswith("One colour improved since")
    assert summary(deck).notes == ("One was newly rated and one is no longer rated.",)


def test_a_deck_of_a_day_before_everything_says_so_and_nothing_of_movement() -> None:
    deck = build_deck(DeckData(TODAY, since=SINCE, first_day=TODAY + timedelta(days=9)))
    assert [slide.title for slide in deck.slides] == ["On 24 November 2026 nothing was tracked"]
    assert summary(deck).lead == "The first responsibility is from 3 December."
    assert (summary(deck).left_heading, summary(deck).lines, summary(deck).notes) == ("", (), ())


def test_archived_and_trashed_are_left_out() -> None:
    details = (replace(kpis(), archived_on=TODAY), replace(kpis(), trashed_on=TODAY))
    assert summary(build_deck(DeckData(TODAY, details))).title == "Nothing is tracked yet"


def test_an_empty_workspace_makes_one_honest_slide() -> None:
    deck = build_deck(DeckData(TODAY))
    assert [slide.title for slide in deck.slides] == ["Nothing is tracked yet"]
    assert summary(deck).lead
