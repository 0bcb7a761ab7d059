"""Bets: scored on absolute scales, weighed anew without touching the past, ranked with ties, and decided."""

from __future__ import annotations

from typing import Any

import pytest

from csops_desktop.commands import bets, initiatives
from csops_desktop.domain.ids import InitiativeId, ScoreId
from csops_desktop.domain.planning import InitiativeState, Tier, Verdict
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.scoring import CONFIDENCES, SCALES, UNCERTAINTY, Points
from csops_desktop.queries import planner
from csops_desktop.queries.bet_rows import BetView
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

Q4 = Quarter(2026, 4)
WHY = {"impact_why": "renewals hang on it", "ability_why": "done before", "fit_why": "the first priority"}


@pytest.fixture
def bet(workspace: Workspace) -> InitiativeId:
    return add(workspace, "Digital tier")


def add(workspace: Workspace, title: str) -> InitiativeId:
    return workspace.run("Added", initiatives.add_initiative, title, quarter=Q4, tier=Tier.BET, hours=40)


def score(workspace: Workspace, bet: InitiativeId, *points: int, **more: Any) -> ScoreId:
    return workspace.run("Scored", bets.score_bet, bet, Points(*points), **{**WHY, **more})


def ranked(workspace: Workspace) -> list[tuple[str, str]]:
    return [(view.row.title, view.place) for view in workspace.read(planner.bets, Q4).bets]


def view(workspace: Workspace, title: str) -> BetView:
    (found,) = [one for one in workspace.read(planner.bets, Q4).bets if one.row.title == title]
    return found


def test_every_point_of_every_scale_is_described() -> None:
    for points in SCALES.values():
        assert [point for point, _ in points] == [1, 2, 3, 4, 5]
        assert all(text.endswith(".") for _, text in points)
    assert {percent for percent, _ in CONFIDENCES} == set(UNCERTAINTY)


def test_a_score_keeps_its_rationale_and_its_priority(workspace: Workspace, bet: InitiativeId) -> None:
    workspace.run("Said", bets.set_hypothesis, bet, "Small accounts serve themselves")
    workspace.run("Said", bets.set_proof, bet, "Half of them renew without a call")
    priority = workspace.run("Added", bets.add_priority, "Net retention")
    score(workspace, bet, 5, 3, 5, 80, confidence_why="two interviews", priority=priority)
    score(workspace, bet, 4, 3, 5, 100)
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    newest, oldest = detail.scores
    assert (newest.total, oldest.total) == (4.0, 4.43)
    assert (oldest.priority, oldest.confidence_why, oldest.impact_why) == (
        "Net retention",
        "two interviews",
        "renewals hang on it",
    )
    assert (detail.hypothesis, detail.proof) == (
        "Small accounts serve themselves",
        "Half of them renew without a call",
    )
    assert (detail.row.score, detail.row.points, detail.row.rank) == (4.0, (4, 3, 5), 1)
    (point,) = workspace.read(planner.bets, Q4).points
    assert (point.x, point.y, point.size, point.total) == (3, 4, 40, 4.0)


@pytest.mark.parametrize(
    ("points", "more", "words"),
    [
        ((0, 3, 3, 80), {}, "Impact is a point from 1 to 5."),
        ((3, 6, 3, 80), {}, "Ability is a point from 1 to 5."),
        ((3, 3, -1, 80), {}, "Fit is a point from 1 to 5."),
        ((3, 3, 3, 70), {}, "Confidence is 50, 80 or 100 %."),
        ((3, 2, 3, 80), {"ability_why": " "}, "Say in one sentence why the ability is 2."),
        ((3, 3, 3, 80), {"priority": 99}, "This priority is gone."),
    ],
)
def test_a_score_that_cannot_be_is_refused(
    workspace: Workspace, bet: InitiativeId, points: tuple[int, ...], more: dict[str, Any], words: str
) -> None:
    with refused(workspace, words):
        score(workspace, bet, *points, **more)


def test_only_bets_are_scored(workspace: Workspace) -> None:
    work = workspace.run("Added", initiatives.add_initiative, "QBR packs", quarter=Q4)
    with refused(workspace, "“QBR packs” is no bet."):
        score(workspace, work, 3, 3, 3, 80)


def test_near_ties_are_ties_and_the_rest_follows(workspace: Workspace) -> None:
    names = ("Partner-led", "Paid onboarding", "Churn reasons", "No score", "Digital tier")
    partner, paid, churn, _, digital = (add(workspace, name) for name in names)
    score(workspace, partner, 4, 2, 3, 80)
    score(workspace, paid, 4, 4, 4, 80)
    score(workspace, churn, 4, 4, 3, 50)
    score(workspace, digital, 5, 4, 5, 100)
    assert ranked(workspace) == [
        ("Digital tier", "1"),
        ("Paid onboarding", "2 tie"),
        ("Churn reasons", "2 tie"),
        ("Partner-led", "4"),
        ("No score", ""),
    ]
    assert view(workspace, "Churn reasons").tied_with == ("Paid onboarding",)
    assert (view(workspace, "Churn reasons").low, view(workspace, "Churn reasons").high) == (3.21, 4.21)
    assert (view(workspace, "No score").low, view(workspace, "No score").score) == (0, None)
    rows = {row.title: row for row in workspace.read(planner.initiatives, Q4)}
    assert (rows["Churn reasons"].rank, rows["Churn reasons"].tie, rows["Partner-led"].tie) == (2, True, False)


def test_a_new_weighting_leaves_old_scores_alone_until_they_are_scored_again(
    workspace: Workspace, bet: InitiativeId
) -> None:
    score(workspace, bet, 5, 1, 1, 80)
    with refused(workspace, "Every bet is scored by the weighting in force."):
        workspace.run("Scored", bets.rescore_bets, Q4)
    workspace.run("Weighed", bets.set_weighting, 0, 5, 5, "ability first")
    shown = workspace.read(planner.bets, Q4)
    assert (shown.reweighted, shown.bets[0].row.score, shown.weighting.why) == (1, 2.71, "ability first")
    assert workspace.run("Scored", bets.rescore_bets, Q4) == 1
    shown = workspace.read(planner.bets, Q4)
    assert (shown.reweighted, shown.bets[0].row.score) == (0, 1.0)
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    assert [(one.total, one.current_weighting, one.impact_why) for one in detail.scores] == [
        (1.0, True, "renewals hang on it"),
        (2.71, False, "renewals hang on it"),
    ]
    assert [(one.impact, one.ability, one.fit) for one in workspace.read(planner.weightings)] == [(0, 5, 5), (3, 2, 2)]
    for weights, why, words in (
        ((0, 5, 5), "why", "These weights are in force already."),
        ((0, 0, 0), "why", "At least one scale must count."),
        ((11, 0, 0), "why", "A weight is from 0 to 10."),
        ((-1, 3, 3), "why", "A weight is from 0 to 10."),
        ((1, 1, 1), "", "Say in one sentence why."),
    ):
        with refused(workspace, words):
            workspace.run("Weighed", bets.set_weighting, *weights, why)


def test_priorities_keep_the_order_of_the_person(workspace: Workspace) -> None:
    first, second, third = (workspace.run("Added", bets.add_priority, f" Priority {n} ") for n in range(3))
    workspace.run("Moved", bets.move_priority, third, -9)
    workspace.run("Named", bets.rename_priority, first, "Retention")
    workspace.run("Ended", bets.end_priority, second)
    assert [(one.title, one.rank) for one in workspace.read(planner.priorities)] == [
        ("Priority 2", 1),
        ("Retention", 2),
    ]
    assert [(one.id, one.rank, one.ended_on) for one in workspace.read(planner.priorities, ended=True)][-1] == (
        second,
        0,
        workspace.clock.today(),
    )
    workspace.run("Reopened", bets.reopen_priority, second)
    assert [one.id for one in workspace.read(planner.priorities)] == [third, first, second]
    with refused(workspace, "Say what matters to the company."):
        workspace.run("Added", bets.add_priority, "")


def test_a_bet_ends_with_a_verdict(workspace: Workspace, bet: InitiativeId) -> None:
    for verdict, impact, words in (
        (Verdict.NONE, "x", "Say whether it was won, lost or learned from."),
        (Verdict.WON, " ", "Say in one sentence what the impact really was."),
        (Verdict.WON, "x", "“Digital tier” is proposed: a verdict is for a bet that was started."),
    ):
        with refused(workspace, words):
            workspace.run("Decided", bets.decide_bet, bet, verdict, impact)
    workspace.run("Started", initiatives.set_state, bet, InitiativeState.IN_PROGRESS)
    workspace.run("Decided", bets.decide_bet, bet, Verdict.LEARNED, "12 of 80 renewed alone")
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    assert (detail.row.state, detail.row.verdict) == (InitiativeState.DONE, Verdict.LEARNED)
    assert (detail.actual_impact, detail.verdict_on) == ("12 of 80 renewed alone", workspace.clock.today())
    workspace.run("Again", initiatives.set_state, bet, InitiativeState.IN_PROGRESS)
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    assert (detail.row.verdict, detail.verdict_on) == (Verdict.NONE, None)
