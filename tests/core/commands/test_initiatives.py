"""Initiatives: proposed, planned, moved, carried over, split, copied; and what is refused with one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import documents, initiatives, occurrences, plan_quarters, time_entries
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.ids import InitiativeId, TimeEntryId
from csops_desktop.domain.planning import INITIATIVE_MOVES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.status import Status
from csops_desktop.queries import planner
from csops_desktop.queries.planner_rows import InitiativeDetail, InitiativeRow
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused

Q4 = Quarter(2026, 4)
WAYS = {
    InitiativeState.PROPOSED: [],
    InitiativeState.COMMITTED: [InitiativeState.COMMITTED],
    InitiativeState.IN_PROGRESS: [InitiativeState.IN_PROGRESS],
    InitiativeState.DONE: [InitiativeState.COMMITTED, InitiativeState.DONE],
    InitiativeState.DROPPED: [InitiativeState.DROPPED],
}
"""How an initiative comes to each state."""


def add(workspace: Workspace, title: str = "Field owners", **more: Any) -> InitiativeId:
    return workspace.run("Added", initiatives.add_initiative, title, **{"quarter": Q4, **more})


def detail(workspace: Workspace, iid: InitiativeId) -> InitiativeDetail:
    found = workspace.read(planner.initiative, iid)
    assert found is not None
    return found


def lane(workspace: Workspace, tier: Tier, quarter: Quarter = Q4) -> list[str]:
    return [row.title for row in workspace.read(planner.initiatives, quarter) if row.tier is tier]


def row(workspace: Workspace, title: str, quarter: Quarter = Q4) -> InitiativeRow:
    (found,) = [row for row in workspace.read(planner.initiatives, quarter) if row.title == title]
    return found


def test_everything_that_is_said_of_an_initiative_is_shown(workspace: Workspace, clock: FixedClock) -> None:
    iid = add(workspace, "  Field \n owners ", tier=Tier.FOUNDATION, category="Data", owner="Jo", hours=12.5)
    rid = workspace.run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="unowned")
    did = workspace.run("Added", documents.add_document, "Field list")
    for _ in range(2):
        workspace.run("Linked", initiatives.link_initiative, iid, rid)
        workspace.run("Attached", initiatives.attach_document, iid, did)
    workspace.run("Said", initiatives.set_initiative_summary, iid, "<b>Every</b> field")
    workspace.run("Said", initiatives.set_outcome, iid, "Half of them")
    found = detail(workspace, iid)
    assert (found.row.title, found.row.category, found.row.owner, found.row.hours) == (
        "Field owners",
        "Data",
        "Jo",
        12.5,
    )
    assert [(link.title, link.status) for link in found.responsibilities] == [("CS KPIs", Status.RED)]
    assert found.row.colour is Status.RED
    assert [link.title for link in found.documents] == ["Field list"]
    assert (found.summary, found.outcome, found.row.documents) == ("<b>Every</b> field", "Half of them", 1)
    assert found.row.should_be_split
    assert found.row.spoken == "Field owners, foundation, proposed, 0 of 12.5 hours"
    assert [(hit.kind, hit.id) for hit in workspace.read(find, "field owners")] == [("initiative", iid)]
    workspace.run("Unlinked", initiatives.unlink_initiative, iid, rid)
    workspace.run("Detached", initiatives.detach_document, iid, did)
    assert (detail(workspace, iid).responsibilities, detail(workspace, iid).documents) == ((), ())
    assert workspace.read(planner.categories) == ["Data"]


def test_a_form_changes_everything_as_one_change(workspace: Workspace) -> None:
    iid = add(workspace)
    named = {"category": "Data", "owner": "Jo", "hours": 3.0, "start_on": None, "target_on": date(2026, 12, 1)}
    workspace.run(
        "Edited", initiatives.edit_initiative, iid, title="QBR packs", summary="s", recurrence="FREQ=MONTHLY", **named
    )
    found = detail(workspace, iid).row
    assert (found.title, found.hours_each, found.recurs, found.owner) == ("QBR packs", 3, "every month", "Jo")
    workspace.undo()
    assert detail(workspace, iid).row.title == "Field owners"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"title": " \n"}, "Give the initiative a title."),
        ({"title": "x" * 301}, "The title has 301 characters; at most 300 fit."),
        ({"hours": -1}, "Hours can't be negative."),
        ({"hours": float("nan")}, "Hours can't be negative."),
        ({"hours": 20_000}, "An initiative takes at most 10000 hours."),
        ({"start_on": date(2026, 12, 2), "target_on": date(2026, 12, 1)}, "The target is before the start."),
        ({"recurrence": "FREQ=HOURLY"}, "is no recurrence"),
        ({"recurrence": "FREQ=MONTHLY;COUNT=3"}, "is no recurrence"),
        ({"recurrence": "FREQ=MONTHLY", "tier": Tier.BET}, "Only BAU recurs; make it happen once first."),
    ],
)
def test_bad_input_is_refused(workspace: Workspace, more: dict[str, Any], words: str) -> None:
    with refused(workspace, words):
        add(workspace, **more)


def test_what_is_gone_is_refused(workspace: Workspace) -> None:
    gone = InitiativeId(99)
    commands: list[Callable[..., Any]] = [initiatives.trash_initiative, initiatives.restore_initiative]
    for command in commands:
        with refused(workspace, "This initiative is gone."):
            workspace.run("x", command, gone)
    with refused(workspace, "This initiative is gone."):
        workspace.run("x", initiatives.set_hours, InitiativeId(2**70), 1)
    with refused(workspace, "This entry is gone."):
        workspace.run("x", time_entries.edit_time, TimeEntryId(1), 5, workspace.clock.today())


@pytest.mark.parametrize("target", list(InitiativeState))
@pytest.mark.parametrize("present", list(InitiativeState))
def test_an_initiative_goes_only_where_its_life_leads(
    workspace: Workspace, clock: FixedClock, present: InitiativeState, target: InitiativeState
) -> None:
    iid = add(workspace)
    for step in WAYS[present]:
        workspace.run("State", initiatives.set_state, iid, step, "because")
    if target not in INITIATIVE_MOVES[present]:
        with refused(workspace, f"What is {present.word} can't become {target.word}."):
            workspace.run("State", initiatives.set_state, iid, target, "because")
        return
    workspace.run("State", initiatives.set_state, iid, target, "because")
    found = detail(workspace, iid)
    ended = target in (InitiativeState.DONE, InitiativeState.DROPPED)
    assert (found.row.state, found.row.done_on) == (target, clock.today() if ended else None)
    if target is InitiativeState.PROPOSED:
        assert found.committed_on is None
    elif not ended:
        assert found.committed_on == clock.today()


def test_what_is_dropped_says_why(workspace: Workspace) -> None:
    iid = add(workspace)
    with refused(workspace, "Say in one sentence why."):
        workspace.run("Dropped", initiatives.set_state, iid, InitiativeState.DROPPED, " ")


def test_order_and_lanes(workspace: Workspace) -> None:
    first, second, third = (add(workspace, title) for title in "ABC")
    workspace.run("Moved", initiatives.move_initiative, third, tier=Tier.BAU, quarter=Q4, before=first)
    assert lane(workspace, Tier.BAU) == ["C", "A", "B"]
    for _ in range(12):
        workspace.run("Moved", initiatives.move_initiative, second, tier=Tier.BAU, quarter=Q4, before=first)
        workspace.run("Moved", initiatives.move_initiative, third, tier=Tier.BAU, quarter=Q4, before=first)
        assert lane(workspace, Tier.BAU) == ["B", "C", "A"]
        workspace.run("Moved", initiatives.move_initiative, second, tier=Tier.BAU, quarter=Q4, before=first)
        assert lane(workspace, Tier.BAU) == ["C", "B", "A"]
    workspace.run("Moved", initiatives.move_initiative, second, tier=Tier.FOUNDATION, quarter=Q4)
    assert (lane(workspace, Tier.FOUNDATION), lane(workspace, Tier.BAU)) == (["B"], ["C", "A"])
    with refused(workspace, "What it was to stand in front of is in another lane by now."):
        workspace.run("Moved", initiatives.move_initiative, first, tier=Tier.BAU, quarter=Q4, before=second)
    workspace.run("Dropped", initiatives.set_state, third, InitiativeState.DROPPED, "no")
    assert lane(workspace, Tier.BAU) == ["A", "C"]


def test_every_move_to_later_is_a_slip(workspace: Workspace, clock: FixedClock) -> None:
    iid = add(workspace, target_on=date(2026, 12, 1))
    workspace.run("Dates", initiatives.set_dates, iid, None, date(2026, 11, 30))
    assert detail(workspace, iid).slips == ()
    workspace.run("Dates", initiatives.set_dates, iid, None, date(2026, 12, 20), "no data")
    workspace.run("Carried", plan_quarters.carry_over, [iid], Q4.next, "no time")
    workspace.run("Back", initiatives.move_initiative, iid, tier=Tier.BAU, quarter=Q4)
    carried, moved = detail(workspace, iid).slips
    assert (moved.from_on, moved.to_on, moved.why) == (date(2026, 11, 30), date(2026, 12, 20), "no data")
    assert (carried.from_quarter, carried.to_quarter, carried.moved_on) == ("2026-Q4", "2027-Q1", clock.today())
    assert detail(workspace, iid).row.slips == 2
    clock.advance(days=60)
    assert detail(workspace, iid).row.late


def test_only_unfinished_work_is_carried_over_and_only_forwards(workspace: Workspace) -> None:
    done, recurring, left = add(workspace, "Done"), add(workspace, "Run", recurrence="FREQ=MONTHLY"), add(workspace)
    for state in (InitiativeState.IN_PROGRESS, InitiativeState.DONE):
        workspace.run("State", initiatives.set_state, done, state)
    for iids, to, words in (
        ([], Q4.next, "Nothing is left to carry over."),
        ([left, done], Q4.next, "“Done” is done; there is nothing to carry over."),
        ([recurring], Q4.next, "“Run” recurs: it is in the next quarters by itself."),
        ([left], Q4, "“Field owners” is in Q4 2026: carry it over into a later quarter."),
    ):
        with refused(workspace, words):
            workspace.run("Carried", plan_quarters.carry_over, iids, to)
    assert workspace.read(planner.quarter, Q4).unfinished == 1
    workspace.run("Carried", plan_quarters.carry_over, [left], Q4.next, "no time")
    view = workspace.read(planner.quarter, Q4)
    assert [(gone.title, gone.to_quarter, gone.why) for gone in view.carried_out] == [
        ("Field owners", Q4.next, "no time")
    ]
    assert (view.unfinished, lane(workspace, Tier.BAU, Q4.next)) == (0, ["Run", "Field owners"])


def test_a_whole_counts_by_its_parts(workspace: Workspace) -> None:
    whole, other = add(workspace, "Whole", hours=20), add(workspace, "Other")
    workspace.run("State", initiatives.set_state, whole, InitiativeState.COMMITTED)
    first, _ = workspace.run("Split", plan_quarters.split_initiative, whole, [("Part one", 5), ("Part two", 7)])
    assert lane(workspace, Tier.BAU) == ["Whole", "Part one", "Part two", "Other"]
    workspace.run("Time", time_entries.add_time, 60, initiative=first)
    found = row(workspace, "Whole")
    assert (found.hours, found.spent, found.parts, found.should_be_split) == (12, 1, 2, False)
    assert row(workspace, "Part one").part_of == "Whole"
    assert [part.state for part in detail(workspace, whole).parts] == [InitiativeState.COMMITTED] * 2
    assert workspace.read(planner.capacity, Q4).planned == 12
    for iid, parts, words in (
        (other, [("Only", 1.0)], "Split it into two parts at least."),
        (other, [("A", 1.0), (" ", 1.0)], "Give the initiative a title."),
        (other, [("A", 1.0), ("B", -1.0)], "Hours can't be negative."),
        (first, [("A", 1.0), ("B", 1.0)], "It is a part itself; split the larger one further."),
    ):
        with refused(workspace, words):
            workspace.run("Split", plan_quarters.split_initiative, iid, parts)


def test_a_year_begins_with_last_years_foundations_and_bau(workspace: Workspace) -> None:
    add(workspace, "Base", tier=Tier.FOUNDATION, hours=5)
    add(workspace, "Standing", hours=3)
    add(workspace, "Monthly", recurrence="FREQ=MONTHLY")
    add(workspace, "Bet", tier=Tier.BET)
    assert workspace.read(planner.year, 2027).copyable == 2
    assert workspace.run("Copied", plan_quarters.copy_year, 2026, 2027) == 2
    later = Quarter(2027, 4)
    copied = workspace.read(planner.initiatives, later)
    assert [(row.title, row.state, row.hours) for row in copied if not row.recurs] == [
        ("Base", InitiativeState.PROPOSED, 5),
        ("Standing", InitiativeState.PROPOSED, 3),
    ]
    assert detail(workspace, copied[0].id).carried_from == "Base (Q4 2026)"
    assert [len(view.lanes[2].rows) for view in workspace.read(planner.year, 2027).quarters] == [0, 0, 0, 0]
    with refused(workspace, "There is nothing left of 2026 to copy."):
        workspace.run("Copied", plan_quarters.copy_year, 2026, 2027)
    with refused(workspace, "Copy into a later year."):
        workspace.run("Copied", plan_quarters.copy_year, 2026, 2026)


def test_the_trash_keeps_and_gives_back(workspace: Workspace) -> None:
    iid = add(workspace)
    workspace.run("Trashed", initiatives.trash_initiative, iid)
    assert workspace.read(planner.initiatives) == []
    assert detail(workspace, iid).trashed_on == workspace.clock.today()
    with refused(workspace, "It is in the trash: restore it first."):
        workspace.run("Split", plan_quarters.split_initiative, iid, [("A", 1.0), ("B", 1.0)])
    workspace.run("Restored", initiatives.restore_initiative, iid)
    assert lane(workspace, Tier.BAU) == ["Field owners"]


def test_turns_are_done_skipped_and_brought_up(workspace: Workspace, clock: FixedClock) -> None:
    iid = add(workspace, "KPI run", hours=2, recurrence="FREQ=MONTHLY", start_on=date(2026, 10, 31))
    found = row(workspace, "KPI run")
    assert (found.turns, found.hours, found.next_turn) == (3, 6, date(2026, 10, 31))
    (due,) = workspace.read(planner.turns_due)
    assert (due.title, due.due_on, due.missed) == ("KPI run", date(2026, 10, 31), 0)
    with refused(workspace, "“KPI run” has no turn on Sun 1 Nov."):
        workspace.run("Done", occurrences.finish_turn, iid, date(2026, 11, 1))
    with refused(workspace, "Say in one sentence why."):
        workspace.run("Skipped", occurrences.skip_turn, iid, date(2026, 10, 31), "")
    clock.advance(days=70)
    (due,) = workspace.read(planner.turns_due)
    assert (due.due_on, due.missed) == (date(2027, 1, 31), 3)
    assert workspace.run("Skipped", occurrences.skip_missed_turns, iid, date(2026, 12, 31), "holidays") == 2
    with refused(workspace, "No turn was missed."):
        workspace.run("Skipped", occurrences.skip_missed_turns, iid, date(2026, 12, 31), "holidays")
    workspace.run("Done", occurrences.finish_turn, iid, date(2026, 12, 31), "fine", 45)
    workspace.run("Done", occurrences.finish_turn, iid, date(2027, 1, 31))
    assert workspace.read(planner.turns_due) == []
    closed = {turn.due_on: turn for turn in detail(workspace, iid).occurrences if not turn.open}
    assert (closed[date(2026, 11, 30)].skipped_on, closed[date(2026, 11, 30)].note) == (clock.today(), "holidays")
    assert (closed[date(2026, 12, 31)].done_on, closed[date(2026, 12, 31)].note) == (clock.today(), "fine")
    workspace.run("Open", occurrences.reopen_turn, iid, date(2027, 1, 31))
    assert [turn.due_on for turn in workspace.read(planner.turns_due)] == [date(2027, 1, 31)]
    workspace.run("Ended", initiatives.set_state, iid, InitiativeState.DROPPED, "automated")
    assert workspace.read(planner.turns_due) == []
    assert lane(workspace, Tier.BAU, Quarter(2027, 2)) == []


def test_time_is_noted_estimated_and_corrected(workspace: Workspace, clock: FixedClock) -> None:
    iid, today = add(workspace, hours=3), clock.today()
    entry = workspace.run("Time", time_entries.add_time, 15, initiative=iid)
    workspace.run("Time", time_entries.add_time, 60, initiative=iid, on=date(2026, 11, 2), note="with Jo")
    workspace.run("Estimated", time_entries.estimate_time, 2.5, initiative=iid)
    assert [(one.day, one.minutes, one.estimated) for one in detail(workspace, iid).time] == [
        (today, 75, True),
        (today, 15, False),
        (date(2026, 11, 2), 60, False),
    ]
    workspace.run("Corrected", time_entries.edit_time, entry, 30, today, "longer")
    assert (row(workspace, "Field owners").spent, row(workspace, "Field owners").progress) == (2.75, 2.75 / 3)
    workspace.run("Deleted", time_entries.delete_time, entry)
    for minutes, more, words in (
        (0, {"initiative": iid}, "Time that was worked is more than 0 minutes."),
        (-15, {"initiative": iid}, "Time that was worked is more than 0 minutes."),
        (1441, {"initiative": iid}, "A day has 24 hours; enter longer work day by day."),
        (15, {"initiative": iid, "on": date(2027, 1, 1)}, "That day has not come yet."),
        (15, {}, "Say what the time was for: an initiative, a request or a bucket."),
        (15, {"initiative": iid, "bucket": "BAU"}, "Say what the time was for: an initiative, a request or a bucket."),
    ):
        with refused(workspace, words):
            workspace.run("Time", time_entries.add_time, minutes, **more)
    with refused(workspace, "2.25 h are noted already; it took at least that."):
        workspace.run("Estimated", time_entries.estimate_time, 2, initiative=iid)
