"""The gate: what holds the bets, since when, about when it opens, and what it costs to open it anyway."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import gates, initiatives, occurrences, plan_quarters, time_entries
from csops_desktop.commands.board import set_status
from csops_desktop.commands.plan import add_criterion, set_criterion_met, set_get_to_green
from csops_desktop.commands.responsibilities import add_responsibility, trash
from csops_desktop.db.tx import Tx
from csops_desktop.domain.gates import opened_for
from csops_desktop.domain.ids import InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.status import Status
from csops_desktop.queries import planner
from csops_desktop.queries.capacity_rows import GateView
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

Q4 = Quarter(2026, 4)


@pytest.fixture
def base(workspace: Workspace) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="unowned")


@pytest.fixture
def bet(workspace: Workspace) -> InitiativeId:
    return add(workspace, "Digital tier", tier=Tier.BET)


def add(workspace: Workspace, title: str, **more: Any) -> InitiativeId:
    return workspace.run("Added", initiatives.add_initiative, title, **{"quarter": Q4, **more})


def gate(workspace: Workspace, bet: InitiativeId | None = None) -> GateView:
    return workspace.read(planner.gate, Q4, bet)


def start(workspace: Workspace, bet: InitiativeId) -> None:
    workspace.run("Started", initiatives.set_state, bet, InitiativeState.IN_PROGRESS)


def green(workspace: Workspace, rid: ResponsibilityId) -> None:
    workspace.run("Green", set_status, rid, Status.GREEN, "owned")


def test_a_red_foundation_holds_the_bets_until_it_is_green(
    workspace: Workspace, clock: FixedClock, base: ResponsibilityId, bet: InitiativeId
) -> None:
    assert (gate(workspace).open, gate(workspace).sentence) == (True, "")
    workspace.run("Asked", gates.require_green, Q4, base)
    clock.advance(days=34)
    held = gate(workspace)
    assert (held.open, held.since) == (False, date(2026, 11, 24))
    assert held.sentence == "Held for 34 days: “CS KPIs” is red. When it opens can't be said: too little moves."
    with refused(workspace, "“Digital tier” is held: “CS KPIs” is red. Open it anyway with a reason, or wait."):
        start(workspace, bet)
    assert workspace.read(planner.gates_newly_open) == []
    green(workspace, base)
    assert [(one.title, one.opened_on) for one in workspace.read(planner.gates_newly_open)] == [
        ("Digital tier", clock.today())
    ]
    start(workspace, bet)
    assert workspace.read(planner.gates_newly_open) == []
    workspace.run("Red", set_status, base, Status.RED, "again")
    (row,) = workspace.read(planner.initiatives, Q4)
    assert (row.state, row.held) == (InitiativeState.IN_PROGRESS, True)


def test_what_was_green_when_it_was_asked_for_is_no_news(
    workspace: Workspace, clock: FixedClock, base: ResponsibilityId, bet: InitiativeId
) -> None:
    green(workspace, base)
    clock.advance(days=3)
    workspace.run("Asked", gates.require_green, Q4, base)
    assert gate(workspace).open
    assert workspace.read(planner.gates_newly_open) == []


def test_when_it_opens_is_told_by_the_pace_or_by_the_plan(
    workspace: Workspace, clock: FixedClock, base: ResponsibilityId
) -> None:
    workspace.run("Asked", gates.require_green, Q4, base)
    workspace.run("Promised", set_get_to_green, base, date(2026, 12, 15))
    points = [workspace.run("Point", add_criterion, base, f"Point {number}") for number in range(4)]
    assert gate(workspace).sentence == "Held: “CS KPIs” is red. Opens about Tue 15 Dec by the plan."
    clock.advance(days=10)
    workspace.run("Met", set_criterion_met, points[0], True)
    assert gate(workspace).expected == date(2027, 1, 3)
    assert gate(workspace).sentence.endswith("Opens about Sun 3 Jan 2027 at this pace.")
    clock.advance(days=20)
    assert gate(workspace).expected is not None
    clock.advance(days=900)
    assert gate(workspace).expected is None


def test_a_foundation_that_must_be_done(workspace: Workspace, clock: FixedClock, bet: InitiativeId) -> None:
    base = add(workspace, "Field owners", tier=Tier.FOUNDATION, hours=20, target_on=date(2026, 12, 11))
    workspace.run("Asked", gates.require_done, Q4, base, bet=bet)
    assert gate(workspace).conditions == ()
    (condition,) = gate(workspace, bet).conditions
    assert (condition.sentence, condition.demand) == (
        "“Field owners” is not done yet, 0 h of 20 h.",
        "“Field owners” is done",
    )
    assert condition.expected == date(2026, 12, 11)
    workspace.run("Time", time_entries.add_time, 300, initiative=base)
    clock.advance(days=10)
    assert gate(workspace, bet).expected == date(2027, 1, 3)
    for state in (InitiativeState.COMMITTED, InitiativeState.DONE):
        workspace.run("State", initiatives.set_state, base, state)
    assert gate(workspace, bet).open
    assert len(workspace.read(planner.gates_newly_open)) == 1
    clock.advance(days=15)
    assert workspace.read(planner.gates_newly_open) == []
    for state, words in ((InitiativeState.IN_PROGRESS, "not done yet"), (InitiativeState.DROPPED, "was dropped")):
        workspace.run("State", initiatives.set_state, base, state, "because")
        assert words in gate(workspace, bet).sentence


def test_what_it_waits_for_may_be_thrown_away_but_opens_nothing(
    workspace: Workspace, base: ResponsibilityId, bet: InitiativeId
) -> None:
    foundation = add(workspace, "Field owners", tier=Tier.FOUNDATION)
    workspace.run("Asked", gates.require_green, Q4, base)
    workspace.run("Asked", gates.require_done, Q4, foundation)
    green(workspace, base)
    workspace.run("Trashed", trash, base)
    workspace.run("Trashed", initiatives.trash_initiative, foundation)
    assert [one.sentence for one in gate(workspace).conditions] == [
        "“CS KPIs” is in the trash.",
        "“Field owners” is in the trash.",
    ]

    def purge(tx: Tx) -> None:
        tx.delete("responsibility", base)
        tx.delete("initiative", foundation)

    workspace.run("Purged", purge)
    assert [one.sentence for one in gate(workspace).conditions] == [
        "The responsibility it waited for is gone.",
        "The initiative it waited for is gone.",
    ]
    with refused(workspace, "is held"):
        start(workspace, bet)
    for condition in gate(workspace).conditions:
        workspace.run("Removed", gates.remove_condition, condition.id)
    start(workspace, bet)


def test_bau_must_be_covered(workspace: Workspace, clock: FixedClock) -> None:
    condition = workspace.run("Asked", gates.require_bau, Q4, 50)
    assert gate(workspace).conditions[0].sentence == "No BAU is planned for Q4 2026."
    run = add(workspace, "KPI run", hours=2, recurrence="FREQ=MONTHLY")
    packs = add(workspace, "QBR packs", hours=6)
    workspace.run("Done", occurrences.finish_turn, run, date(2026, 10, 1))
    found = gate(workspace).conditions[0]
    assert (found.sentence, found.met) == ("16 % of BAU is done, 50 % is asked for.", False)
    assert found.expected == date(2027, 3, 12)
    clock.advance(days=1)
    workspace.run("Time", time_entries.add_time, 4 * 60, initiative=packs)
    found = gate(workspace).conditions[0]
    assert (found.met, found.since) == (True, clock.today())
    workspace.run("Asked", gates.set_bau_percent, condition, 80)
    assert not gate(workspace).open
    for state in (InitiativeState.COMMITTED, InitiativeState.DONE):
        workspace.run("State", initiatives.set_state, packs, state)
    assert gate(workspace).conditions[0].sentence == "66 % of BAU is done, 80 % is asked for."
    for percent in (0, 101, -5):
        with refused(workspace, "A share is from 1 to 100 %."):
            workspace.run("Asked", gates.set_bau_percent, condition, percent)


def test_opening_it_anyway_needs_a_reason_and_keeps_what_held_it(
    workspace: Workspace, base: ResponsibilityId, bet: InitiativeId
) -> None:
    with refused(workspace, "Nothing holds “Digital tier”."):
        workspace.run("Opened", gates.open_anyway, bet, "the board asks")
    workspace.run("Asked", gates.require_green, Q4, base)
    workspace.run("Asked", gates.require_bau, Q4, 60)
    with refused(workspace, "Say in one sentence why."):
        workspace.run("Opened", gates.open_anyway, bet, " ")
    workspace.run("Opened", gates.open_anyway, bet, "the board asks")
    start(workspace, bet)
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    (override,) = detail.overrides
    assert (override.why, override.day) == ("the board asks", workspace.clock.today())
    assert override.held_by == "“CS KPIs” is red.\nNo BAU is planned for Q4 2026."
    assert (detail.row.held, detail.row.override) == (False, override)
    work = add(workspace, "QBR packs")
    with refused(workspace, "“QBR packs” is no bet."):
        workspace.run("Opened", gates.open_anyway, work, "the board asks")


def test_no_way_round_the_gate(workspace: Workspace, base: ResponsibilityId) -> None:
    workspace.run("Asked", gates.require_green, Q4, base)
    work = add(workspace, "Digital tier", tier=Tier.FOUNDATION)
    start(workspace, work)
    with refused(workspace, "“Digital tier” is held"):
        workspace.run("Moved", initiatives.move_initiative, work, tier=Tier.BET, quarter=Q4)
    committed = add(workspace, "Paid onboarding", tier=Tier.BET)
    workspace.run("State", initiatives.set_state, committed, InitiativeState.COMMITTED)
    with refused(workspace, "“Paid onboarding” is held"):
        workspace.run("State", initiatives.set_state, committed, InitiativeState.DONE)


def test_no_way_round_the_gate_by_another_quarter_or_by_a_thing_that_was_done(
    workspace: Workspace, base: ResponsibilityId, bet: InitiativeId
) -> None:
    workspace.run("Asked", gates.require_green, Q4, base)
    workspace.run("Carried over", plan_quarters.carry_over, [bet], Q4.plus(1))
    start(workspace, bet)
    with refused(workspace, "“Digital tier” is held"):
        workspace.run("Moved", initiatives.move_initiative, bet, tier=Tier.BET, quarter=Q4)
    work = add(workspace, "Rebuild", tier=Tier.FOUNDATION)
    start(workspace, work)
    workspace.run("Done", initiatives.set_state, work, InitiativeState.DONE)
    workspace.run("Moved", initiatives.move_initiative, work, tier=Tier.BET, quarter=Q4)
    with refused(workspace, "“Rebuild” is held"):
        start(workspace, work)
    workspace.run("Opened", gates.open_anyway, work, "The board asks.")
    start(workspace, work)


def test_what_holds_a_bet_holds_its_parts(workspace: Workspace, base: ResponsibilityId, bet: InitiativeId) -> None:
    workspace.run("Asked", gates.require_green, Q4, base, bet=bet)
    first, second = workspace.run("Split", plan_quarters.split_initiative, bet, [("Part one", 5), ("Part two", 7)])
    workspace.run("Carried over", plan_quarters.carry_over, [second], Q4.plus(1))
    for part in (first, second):
        with refused(workspace, "is held: “CS KPIs” is red."):
            start(workspace, part)
        assert not workspace.read(planner.gate, Q4, part).open
    rows = {row.id: row.held for row in workspace.read(planner.initiatives)}
    assert rows == {bet: True, first: True, second: True}
    with refused(workspace, "would wait for itself"):
        workspace.run("Asked", gates.require_done, Q4, first, bet=bet)
    green(workspace, base)
    start(workspace, second)


def test_nothing_waits_for_itself(workspace: Workspace) -> None:
    first, second = add(workspace, "A", tier=Tier.BET), add(workspace, "B", tier=Tier.BET)
    whole = add(workspace, "Whole", tier=Tier.FOUNDATION)
    workspace.run("Asked", gates.require_done, Q4, second, bet=first)
    with refused(workspace, "“A” would wait for itself: “A” waits for “B” waits for “A”."):
        workspace.run("Asked", gates.require_done, Q4, first, bet=second)
    with refused(workspace, "“B” would wait for itself."):
        workspace.run("Asked", gates.require_done, Q4, second)
    workspace.run("Asked", gates.require_done, Q4, whole)
    with refused(workspace, "“Whole” would wait for itself."):
        workspace.run("Moved", initiatives.move_initiative, whole, tier=Tier.BET, quarter=Q4)
    with refused(workspace, "“A” is not in Q1 2027."):
        workspace.run("Asked", gates.require_done, Q4.next, whole, bet=first)
    with refused(workspace, "This condition is there already."):
        workspace.run("Asked", gates.require_done, Q4, whole)


def test_the_conditions_of_a_bet_go_with_it_and_have_an_order(
    workspace: Workspace, base: ResponsibilityId, bet: InitiativeId
) -> None:
    first = workspace.run("Asked", gates.require_green, Q4, base, bet=bet)
    second = workspace.run("Asked", gates.require_bau, Q4, 50, bet=bet)
    workspace.run("Moved", gates.move_condition, second, -5)
    assert [one.id for one in gate(workspace, bet).conditions] == [second, first]
    workspace.run("Carried", plan_quarters.carry_over, [bet], Q4.next)
    assert [one.id for one in gate(workspace, bet).conditions] == [second, first]
    (row,) = workspace.read(planner.initiatives, Q4.next)
    assert row.held


def test_opening_it_anyway_counts_for_the_quarter_it_was_opened_in(
    workspace: Workspace, base: ResponsibilityId, bet: InitiativeId, clock: FixedClock
) -> None:
    for quarter in (Q4, Q4.next):
        workspace.run("Asked", gates.require_green, quarter, base)
    workspace.run("Opened", gates.open_anyway, bet, "the board asks")
    clock.advance(days=3)
    workspace.run("Carried over", plan_quarters.carry_over, [bet], Q4.next)
    (row,) = (row for row in workspace.read(planner.initiatives, Q4.next) if row.id == bet)
    assert (row.held, row.override) == (True, None)
    with refused(workspace, "“Digital tier” is held"):
        start(workspace, bet)
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    assert [(one.quarter, one.holds) for one in detail.overrides] == [(Q4, False)]
    workspace.run("Opened", gates.open_anyway, bet, "the board asks again")
    start(workspace, bet)
    detail = workspace.read(planner.initiative, bet)
    assert detail is not None
    assert [(one.quarter, one.holds) for one in detail.overrides] == [(Q4.next, True), (Q4, False)]
    assert detail.row.override == detail.overrides[0]


def test_the_quarter_of_an_override_follows_from_the_moves_after_it() -> None:
    """Carried over from Q4 on the 10th and from Q1 on the 20th; it stands in Q2."""
    moves = [(date(2026, 11, 10), Q4), (date(2026, 11, 20), Q4.plus(1))]
    meant = {day: opened_for(date(2026, 11, day), Q4.plus(2), moves) for day in (9, 10, 19, 20, 21)}
    assert meant == {9: Q4, 10: Q4.plus(1), 19: Q4.plus(1), 20: Q4.plus(2), 21: Q4.plus(2)}
    assert opened_for(date(2026, 11, 9), Q4, []) == Q4
    assert opened_for(date(2026, 11, 9), Q4, moves[:1]) == Q4
