"""The stage that the desk's own data supports, and what would move it up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents, initiatives, time_entries
from csops_desktop.commands.board import set_status
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.commands.verifications import verify
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import InitiativeId, RequestId
from csops_desktop.domain.maturity import DEFAULT_THRESHOLDS, KINDS, Thresholds, moves_up, stage
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import How
from csops_desktop.queries.bet_rows import MaturityView
from csops_desktop.queries.maturity import maturity
from csops_desktop.workspace import Workspace


def add(workspace: Workspace, title: str, tier: Tier) -> InitiativeId:
    return workspace.run("Added", initiatives.add_initiative, title, quarter=Quarter(2026, 4), tier=tier)


def asked(tx: Tx) -> RequestId:
    return RequestId(tx.insert("request", title="A list", came_at=tx.now.isoformat(), came_on=tx.today))


def seen(workspace: Workspace, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> MaturityView:
    return workspace.read(maturity, thresholds)


def test_an_empty_desk_supports_nothing_and_says_what_to_bring(workspace: Workspace) -> None:
    view = seen(workspace)
    assert (view.stage, view.name, [line.value for line in view.evidence]) == (1, "Fire-fighting", [None] * 4)
    assert view.moves_up == (
        "Note your time down: nothing says yet how much requests take.",
        "Put your foundations into the plan, with the responsibilities they stand behind.",
        "Bring your documents in and verify them.",
    )
    assert all(line.source for line in view.evidence)


def test_the_evidence_lifts_the_stage_line_by_line(workspace: Workspace, clock: FixedClock) -> None:
    rid = workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="unowned")
    base, bet = add(workspace, "Field owners", Tier.FOUNDATION), add(workspace, "Digital tier", Tier.BET)
    workspace.run("Linked", initiatives.link_initiative, base, rid)
    page = workspace.run("Added", documents.add_document, "Renewals", owner="Mara")
    request = workspace.run("Asked", asked)
    workspace.run("Time", time_entries.add_time, 360, request=request)
    workspace.run("Time", time_entries.add_time, 640, initiative=base)
    assert [line.value for line in seen(workspace).evidence] == [36, 0, 0, 0]
    workspace.run("Green", set_status, rid, Status.GREEN, "owned")
    workspace.run("Verified", verify, page, [How.TRIED], note="a renewal")
    view = seen(workspace)
    assert (view.stage, view.name) == (2, "The everything department")
    assert view.moves_up == (
        "Bring requests down from 36 % to 20 % of your hours.",
        "Put 40 % of your hours into bets; it is 0 %.",
    )
    assert [line.threshold for line in view.evidence] == ["at most 20 %", "", "", "at least 40 %"]
    assert view.evidence[0].sentence == "Requests took 6 h of 17 h in the last 90 days."
    workspace.run("Time", time_entries.add_time, 1000, initiative=bet)
    view = seen(workspace)
    assert (view.stage, view.moves_up) == (3, ())
    clock.advance(days=91)
    assert seen(workspace).evidence[0].value is None
    stricter = replace(DEFAULT_THRESHOLDS, strategic_3=60)
    clock.advance(days=-91)
    assert seen(workspace, stricter).stage == 2


shares = st.none() | st.floats(0, 100)


@given(st.fixed_dictionaries(dict.fromkeys(KINDS, shares)))
def test_what_moves_up_is_exactly_what_the_next_stage_misses(evidence: dict[str, float | None]) -> None:
    found = stage(evidence, DEFAULT_THRESHOLDS)
    assert 1 <= found <= 3
    assert (moves_up(evidence, DEFAULT_THRESHOLDS) == []) == (found == 3)
    assert len(moves_up(evidence, DEFAULT_THRESHOLDS)) <= 3
    better = {key: (0.0 if kind.most else 100.0) for key, kind in KINDS.items()}
    for key in KINDS:
        assert stage({**evidence, key: better[key]}, DEFAULT_THRESHOLDS) >= found


@pytest.mark.parametrize(
    ("shown", "key", "value"),
    [
        ("Bring requests down from 21 % to 20 % of your hours.", "interrupts", 20.1),
        ("Put 40 % of your hours into bets; it is 39 %.", "strategic", 39.9),
    ],
)
def test_a_share_is_never_rounded_to_a_threshold_that_it_misses(shown: str, key: str, value: float) -> None:
    good = {name: (0.0 if kind.most else 100.0) for name, kind in KINDS.items()}
    assert moves_up({**good, key: value}, DEFAULT_THRESHOLDS) == [shown]


def test_the_stages_ask_for_what_the_desk_was_made_with() -> None:
    asked_of = {key: (DEFAULT_THRESHOLDS.of(key, 2), DEFAULT_THRESHOLDS.of(key, 3)) for key in KINDS}
    assert asked_of == {"interrupts": (50, 20), "foundations": (50, 80), "documents": (50, 80), "strategic": (0, 40)}


@pytest.mark.parametrize("wrong", [-1, 101, True, 2.5, "3"])
def test_a_threshold_is_a_share(wrong: Any) -> None:
    with pytest.raises(ValueError, match="interrupts_2"):
        Thresholds(interrupts_2=wrong)
