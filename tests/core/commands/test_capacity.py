"""What a quarter has room for, how it is split, and over-commitment that is seen before it is accepted."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from csops_desktop.commands import capacity, initiatives, time_entries
from csops_desktop.db.tx import Tx
from csops_desktop.domain.capacity import Bucket
from csops_desktop.domain.ids import InitiativeId, RequestId
from csops_desktop.domain.planning import InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries import planner
from csops_desktop.queries.capacity_rows import CapacityView
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

Q4 = Quarter(2026, 4)
NAMED: dict[str, Any] = {
    "hours_per_week": 40,
    "days_off": 6,
    "meeting_hours": 10,
    "buffer_percent": 25,
    "ad_hoc_cap_percent": 20,
}


def shown(workspace: Workspace) -> CapacityView:
    return workspace.read(planner.capacity, Q4)


def add(workspace: Workspace, title: str, tier: Tier, hours: float, **more: Any) -> InitiativeId:
    iid = workspace.run("Added", initiatives.add_initiative, title, quarter=Q4, tier=tier, hours=hours, **more)
    workspace.run("State", initiatives.set_state, iid, InitiativeState.COMMITTED)
    return iid


def asked(tx: Tx) -> RequestId:
    return RequestId(tx.insert("request", title="A list", came_at=tx.now.isoformat(), came_on=tx.today))


def test_the_room_is_what_holidays_meetings_and_the_buffer_leave(workspace: Workspace) -> None:
    assert not shown(workspace).entered
    workspace.run("Capacity", capacity.set_capacity, Q4, **NAMED)
    view = shown(workspace)
    assert (view.entered, view.gross, view.holidays, view.meetings) == (True, 528, 48, 120)
    assert (view.buffer, view.available, view.free, view.ad_hoc_cap) == (90, 270, 270, 54)
    workspace.run("Capacity", capacity.set_capacity, Q4, **{**NAMED, "days_off": 66})
    assert shown(workspace).available == 0


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"hours_per_week": 0}, "Working hours are more than 0 and at most 168 a week."),
        ({"hours_per_week": 169}, "Working hours are more than 0 and at most 168 a week."),
        ({"days_off": 67}, "Q4 2026 has 66 working days: days off are from 0 to 66."),
        ({"days_off": -1}, "days off are from 0 to 66."),
        ({"meeting_hours": 41}, "Meetings take from 0 hours to the whole working week."),
        ({"buffer_percent": 101}, "The buffer is a share from 0 to 100 %."),
        ({"ad_hoc_cap_percent": -1}, "The ad hoc cap is a share from 0 to 100 %."),
    ],
)
def test_a_capacity_that_cannot_be_is_refused(workspace: Workspace, wrong: dict[str, Any], words: str) -> None:
    with refused(workspace, words):
        workspace.run("Capacity", capacity.set_capacity, Q4, **{**NAMED, **wrong})


@pytest.mark.parametrize(
    ("buckets", "words"),
    [
        ([Bucket("BAU", 60), Bucket("Bets", 41)], "The shares add up to 101 %; at most 100 % can be given away."),
        ([Bucket("BAU", -1)], "The share of “BAU” is from 0 to 100 %."),
        ([Bucket(" ", 10)], "Give each bucket a name."),
        ([Bucket("x" * 61, 10)], "A bucket's name has at most 60 characters."),
        ([Bucket("BAU", 10), Bucket("bau ", 10)], "Two buckets are called “bau”."),
        ([Bucket("A", 10, ("bau",)), Bucket("B", 10, ("BAU",))], "“BAU” is in two buckets."),
        ([Bucket("A", 10, ad_hoc=True), Bucket("B", 10, ad_hoc=True)], "Ad hoc work counts in one bucket only."),
    ],
)
def test_a_split_that_does_not_add_up_is_refused(workspace: Workspace, buckets: list[Bucket], words: str) -> None:
    with refused(workspace, words):
        workspace.run("Split", capacity.set_buckets, Q4, buckets)


def test_the_bar_shows_planned_and_actual_against_the_split(workspace: Workspace) -> None:
    workspace.run("Capacity", capacity.set_capacity, Q4, **NAMED)
    workspace.run("Split", capacity.apply_split, Q4, "60/40")
    base = add(workspace, "Field owners", Tier.FOUNDATION, 70)
    packs = add(workspace, "QBR packs", Tier.BAU, 100, category="Data")
    workspace.run("Proposed", initiatives.add_initiative, "Bet", quarter=Q4, tier=Tier.BET, hours=40)
    request = workspace.run("Asked", asked)
    workspace.run("Time", time_entries.add_time, 120, initiative=base)
    workspace.run("Time", time_entries.add_time, 90, initiative=packs)
    workspace.run("Time", time_entries.add_time, 600, request=request)
    workspace.run("Time", time_entries.add_time, 60, bucket="Strategic")
    workspace.run("Time", time_entries.add_time, 60, bucket="Errands")
    view = shown(workspace)
    assert view.sentence == (
        "Foundations 70 h · BAU 100 h (target 60 %) · Bets 0 h · Ad hoc 10 h, cap 20 % · Other 2 h"
        " · free 88 h of 270 h · 40 h more proposed"
    )
    assert [(one.key, one.planned, one.actual) for one in view.segments] == [
        ("foundation", 70, 2),
        ("bau", 100, 1.5),
        ("bet", 0, 0),
        ("ad-hoc", 10, 10),
        ("other", 2, 2),
    ]
    assert [(one.name, one.target, one.planned, one.actual) for one in view.buckets] == [
        ("BAU", 162, 110, 11.5),
        ("Strategic", 108, 71, 3),
        ("Other", 0, 1, 1),
    ]
    assert (view.proposed, view.free, view.over, view.ad_hoc_over) == (40, 88, 0, 0)
    own = [Bucket("Data", 30, ("data",)), Bucket("Rest", 20, ("foundation", "bau", "bet"), ad_hoc=True)]
    workspace.run("Split", capacity.set_buckets, Q4, own)
    assert [(one.name, one.planned) for one in shown(workspace).buckets] == [("Data", 100), ("Rest", 80), ("Other", 2)]


def test_over_commitment_is_seen_before_it_is_accepted(workspace: Workspace) -> None:
    workspace.run("Capacity", capacity.set_capacity, Q4, **NAMED)
    for hours, after, words in (
        (270, 0, ""),
        (300, -30, "Q4 2026 has 270 h free: this is 30 h too much."),
    ):
        found = workspace.read(planner.would_overcommit, Q4, hours)
        assert (found.after, found.overcommits, found.sentence) == (after, after < 0, words)
    add(workspace, "QBR packs", Tier.BAU, 270)
    assert workspace.read(planner.would_overcommit, Q4, 3).sentence == "Q4 2026 is full: this is 3 h too much."
    add(workspace, "KPI run", Tier.BAU, 5)
    found = workspace.read(planner.would_overcommit, Q4, 3)
    assert found.sentence == "Q4 2026 is full: 5 h over already, 8 h over with this."
    assert (shown(workspace).over, shown(workspace).sentence.endswith("5 h more than the 270 h there are")) == (5, True)


def test_ad_hoc_work_has_a_cap(workspace: Workspace) -> None:
    workspace.run("Capacity", capacity.set_capacity, Q4, **{**NAMED, "ad_hoc_cap_percent": 1})
    request = workspace.run("Asked", asked)
    workspace.run("Time", time_entries.add_time, 180, request=request)
    assert shown(workspace).ad_hoc_over == pytest.approx(0.3)


def test_what_was_worked_before_no_longer_counts_in_a_later_quarter(workspace: Workspace) -> None:
    iid = workspace.run("Added", initiatives.add_initiative, "Field owners", quarter=Quarter(2026, 3), hours=20)
    workspace.run("State", initiatives.set_state, iid, InitiativeState.COMMITTED)
    workspace.run("Time", time_entries.add_time, 720, initiative=iid, on=date(2026, 9, 30))
    workspace.run("Moved", initiatives.move_initiative, iid, tier=Tier.BAU, quarter=Q4)
    assert (shown(workspace).planned, shown(workspace).actual) == (8, 0)


def test_a_quarter_begins_like_another_one(workspace: Workspace) -> None:
    with refused(workspace, "Nothing was entered for Q4 2026."):
        workspace.run("Copied", capacity.copy_capacity, Q4, Q4.next)
    workspace.run("Capacity", capacity.set_capacity, Q4, **NAMED)
    workspace.run("Split", capacity.apply_split, Q4, "20/60/20")
    workspace.run("Copied", capacity.copy_capacity, Q4, Q4.next)
    view = workspace.read(planner.capacity, Q4.next)
    assert (view.meeting_hours, view.days_off, [one.percent for one in view.buckets]) == (10, 0, [20, 60, 20])
    with refused(workspace, "There is no split “50/50”."):
        workspace.run("Split", capacity.apply_split, Q4, "50/50")
