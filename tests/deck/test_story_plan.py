"""What the deck says about the plan: the lanes, what holds the bets, and every override with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import bets, capacity, gates, initiatives, plan_quarters
from csops_desktop.commands.board import set_status
from csops_desktop.commands.plan import add_criterion
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.deck.slides import AskLine, CheckLine, Section, SectionsSlide, StepLine, TextLine
from csops_desktop.deck.story import DeckData, build_deck
from csops_desktop.deck.story_plan import plan_slide
from csops_desktop.domain.ids import InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.scoring import Points
from csops_desktop.domain.status import Status
from csops_desktop.reports import deck_data, write_deck_file
from csops_desktop.workspace import Workspace
from tests.deck.payloads import HOSTILE
from tests.deck.test_layout import check, everything, pages_of
from tests.helpers.tools import check_pdf, pdf_outline

Q4 = Quarter(2026, 4)


def slide(workspace: Workspace) -> SectionsSlide:
    data = deck_data(workspace)
    found = plan_slide(data.plan, data.as_of)
    assert found is not None
    return found


def words(slide: SectionsSlide, heading: str) -> list[str]:
    """Return what stands under a heading, line by line."""
    (section,) = [one for one in (*slide.left, *slide.right) if one.heading == heading]
    return [said(line) for line in section.lines] or [section.none]


def said(line: object) -> str:
    """Return a line as one text."""
    match line:
        case StepLine():
            parts = (line.when, line.text, line.note, line.good, line.bad)
        case AskLine():
            parts = (line.head, line.detail, line.why, line.answer, "")
        case CheckLine():
            parts = ("met" if line.met else "not met", line.text, "", "", "")
        case _:
            assert isinstance(line, TextLine)
            parts = (line.text, "", "", "", "")
    return " | ".join(part for part in parts if part)


@pytest.fixture
def base(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="unowned")


def add(workspace: Workspace, title: str, tier: Tier, **more: object) -> InitiativeId:
    return workspace.run("Added", initiatives.add_initiative, title, quarter=Q4, tier=tier, **more)  # type: ignore[arg-type]


def test_without_a_plan_there_is_no_slide(workspace: Workspace) -> None:
    assert plan_slide(None, workspace.clock.today()) is None
    assert deck_data(workspace).plan is None
    workspace.run("Added", initiatives.add_initiative, "Later", quarter=Q4.next)
    assert deck_data(workspace).plan is None
    assert not [one for one in build_deck(deck_data(workspace)).slides if isinstance(one, SectionsSlide)]


def test_a_held_bet_and_an_override_are_told_with_their_reasons(
    workspace: Workspace, clock: FixedClock, base: ResponsibilityId
) -> None:
    held, opened = add(workspace, "Digital tier", Tier.BET), add(workspace, "Churn reasons", Tier.BET)
    workspace.run("Asked", gates.require_green, Q4, base)
    reasons = {"impact_why": "i", "ability_why": "a", "fit_why": "f"}
    workspace.run("Scored", bets.score_bet, held, Points(5, 3, 5, 100), **reasons)
    workspace.run("Opened", gates.open_anyway, opened, "the board asks for it")
    clock.advance(days=34)
    shown = slide(workspace)
    assert shown.title == "One bet waits: “CS KPIs” is red; one opened anyway"
    assert words(shown, "The gate before the bets") == [
        "Held for 34 days: “CS KPIs” is red. When it opens can't be said: too little moves.",
        "not met | “CS KPIs” is green",
    ]
    why = "The board asks for it. It was held: “CS KPIs” is red."
    assert words(shown, "Strategic bets") == [
        "Digital tier | Score 4.4 · proposed · held",
        f"Churn reasons | Proposed · opened anyway on 24 November | {why}",
    ]


def test_a_green_that_the_evidence_does_not_support_is_disclosed(workspace: Workspace, base: ResponsibilityId) -> None:
    add(workspace, "Digital tier", Tier.BET)
    workspace.run("Asked", gates.require_green, Q4, base)
    workspace.run("Point", add_criterion, base, "Every field has an owner")
    workspace.run("Green", set_status, base, Status.GREEN, "they say so")
    assert words(slide(workspace), "The gate before the bets") == [
        "Open: every condition is met.",
        "met | “CS KPIs” is green (computed red: Nothing in its definition of green is met)",
    ]


def test_foundations_are_told_late_ones_first_and_what_left_the_quarter(
    workspace: Workspace, clock: FixedClock
) -> None:
    today = clock.today()
    done = add(workspace, "Access clean-up", Tier.FOUNDATION, hours=20)
    late = add(workspace, "Field owners", Tier.FOUNDATION, hours=20, target_on=today)
    gone = add(workspace, "Health score", Tier.FOUNDATION)
    for state in (InitiativeState.COMMITTED, InitiativeState.DONE):
        workspace.run("State", initiatives.set_state, done, state)
    workspace.run("Carried", plan_quarters.carry_over, [gone], Q4.next, "no data yet")
    clock.advance(days=1)
    shown = slide(workspace)
    assert shown.title == "Q4 2026: 1 of two foundations is done"
    assert words(shown, "Foundations") == [
        "24 Nov | Field owners | proposed · 0 of 20 h | late",
        "Access clean-up | 0 of 20 h | done",
    ]
    assert words(shown, "Carried over") == ["Q1 2027 | Health score | no data yet"]
    assert words(shown, "BAU") == ["No BAU is planned."]
    assert late != gone


def test_an_over_committed_quarter_says_so(workspace: Workspace) -> None:
    named = {"days_off": 0, "meeting_hours": 0, "buffer_percent": 0, "ad_hoc_cap_percent": 20}
    workspace.run("Capacity", capacity.set_capacity, Q4, hours_per_week=1, **named)
    work = add(workspace, "QBR packs", Tier.BAU, hours=20)
    workspace.run("State", initiatives.set_state, work, InitiativeState.COMMITTED)
    shown = slide(workspace)
    assert shown.title == "Q4 2026 is over-committed by 6.8 h"
    assert words(shown, "Capacity")[1] == "The quarter is over-committed by 6.8 h."


def test_a_large_plan_of_hostile_texts_stays_on_its_pages(workspace: Workspace, tmp_path: Path) -> None:
    texts = list(HOSTILE.values())
    for number in range(14):
        for tier in Tier:
            add(workspace, f"{number} {texts[number % len(texts)][:250]}", tier, hours=3)
    rid = workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="unowned")
    workspace.run("Asked", gates.require_green, Q4, rid)
    data = deck_data(workspace)
    shown = slide(workspace)
    assert words(shown, "BAU")[-1] == "and 6 more"
    assert words(shown, "Strategic bets")[-1] == "and 9 more"
    pages = pages_of(DeckData(data.as_of, plan=data.plan))
    check(pages)
    assert "and9more" in everything(pages)
    write_deck_file(data, tmp_path / "deck.pdf")
    check_pdf(tmp_path / "deck.pdf")
    assert "Plan for Q4 2026" in [entry["title"] for entry in pdf_outline(tmp_path / "deck.pdf")]


def test_a_section_that_says_nothing_has_its_sentence(workspace: Workspace) -> None:
    add(workspace, "QBR packs", Tier.BAU)
    shown = slide(workspace)
    empty = [one for one in (*shown.left, *shown.right) if not one.lines]
    assert all(isinstance(one, Section) and one.none for one in empty)
    assert shown.title == "The plan for Q4 2026"
