"""The definition of green, the plan, and how often its date has slipped."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import plan
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.queries.rows import ResponsibilityDetail
from csops_desktop.workspace import Workspace


def detail(workspace: Workspace, rid: ResponsibilityId) -> ResponsibilityDetail:
    found = workspace.read(responsibility, rid)
    assert found is not None
    return found


def add(workspace: Workspace, status: Status = Status.GREEN) -> ResponsibilityId:
    return workspace.run("Added", add_responsibility, "CS KPIs", status=status, reason="So.")


@pytest.mark.parametrize(
    ("dates", "slips"),
    [
        ([], 0),
        (["2026-12-01"], 0),
        (["2026-12-01", "2026-12-10"], 1),
        (["2026-12-10", "2026-12-01"], 0),
        (["2026-12-01", None], 0),
        (["2026-12-01", None, "2026-12-01"], 0),
        (["2026-12-01", None, "2026-12-02"], 1),
        (["2026-12-01", "2026-12-05", "2026-12-03", "2026-12-04"], 2),
    ],
)
def test_a_date_that_moves_later_has_slipped(workspace: Workspace, dates: list[str | None], slips: int) -> None:
    assert plan.slips(dates) == slips
    rid = add(workspace)
    days = [None if text is None else date.fromisoformat(text) for text in dates]
    for day in days:
        workspace.run("Set", plan.set_get_to_green, rid, day)
    found = detail(workspace, rid)
    assert (found.card.slips, [row.green_by for row in found.get_to_green]) == (slips, days)
    assert found.card.green_by == (days[-1] if days else None)


def test_the_same_date_again_is_no_change(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace)
    workspace.run("Set", plan.set_get_to_green, rid, clock.today())
    workspace.run("Again", plan.set_get_to_green, rid, clock.today())
    assert (workspace.undo_label, len(detail(workspace, rid).get_to_green)) == ("Set", 1)


def test_undo_takes_a_slip_back(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace)
    for days in (1, 5):
        workspace.run("Set", plan.set_get_to_green, rid, clock.today() + timedelta(days=days))
    assert detail(workspace, rid).card.slips == 1
    workspace.undo()
    found = detail(workspace, rid)
    assert (found.card.slips, found.card.green_by) == (0, clock.today() + timedelta(days=1))


def test_points_of_green_decide_the_computed_colour(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace)
    points = [workspace.run("Point", plan.add_criterion, rid, text) for text in ("one", "two")]
    assert detail(workspace, rid).card.computed is Status.RED
    workspace.run("Met", plan.set_criterion_met, points[0], True)
    found = detail(workspace, rid)
    assert (found.card.computed, found.criteria[0].met_on) == (Status.YELLOW, clock.today())
    workspace.run("Deleted", plan.delete_criterion, points[1])
    found = detail(workspace, rid)
    assert (found.card.computed, found.card.criteria_met, found.card.criteria_total) == (Status.GREEN, 1, 1)
    workspace.run("Unmet", plan.set_criterion_met, points[0], False)
    workspace.run("Worded", plan.edit_criterion, points[0], " better ")
    found = detail(workspace, rid)
    assert (found.card.computed, found.criteria[0].text, found.criteria[0].met_on) == (Status.RED, "better", None)


def test_a_step_is_overdue_from_the_day_after_its_date(workspace: Workspace, clock: FixedClock) -> None:
    rid = add(workspace)
    step = workspace.run("Step", plan.add_step, rid, "Ask", clock.today())
    assert detail(workspace, rid).card.watermelon_reasons == ()
    clock.advance(days=1)
    assert detail(workspace, rid).card.watermelon_reasons == ("1 plan step is overdue.",)
    workspace.run("Done", plan.set_step_done, step, True)
    assert detail(workspace, rid).steps[0].done_on == clock.today()
    assert detail(workspace, rid).card.watermelon_reasons == ()
    workspace.run("Undone", plan.set_step_done, step, False)
    workspace.run("Later", plan.set_step_due, step, clock.today())
    workspace.run("Worded", plan.edit_step, step, "Ask again")
    found = detail(workspace, rid)
    assert (found.steps[0].text, found.steps[0].due_on, found.card.watermelon_reasons) == (
        "Ask again",
        clock.today(),
        (),
    )
    workspace.run("Deleted", plan.delete_step, step)
    assert detail(workspace, rid).steps == ()


@settings(max_examples=25)
@given(
    st.sampled_from([(plan.add_step, plan.move_step, "steps"), (plan.add_criterion, plan.move_criterion, "criteria")]),
    st.lists(st.tuples(st.integers(0, 4), st.integers(-6, 6)), max_size=12),
)
def test_moving_within_a_list_stops_at_its_ends(
    kind: tuple[Callable[..., Any], Callable[..., Any], str], work: list[tuple[int, int]]
) -> None:
    add_row, move, attribute = kind
    clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:
        rid, other = add(workspace), add(workspace)
        model = []
        for number in range(5):
            model.append(workspace.run("Row", add_row, rid, f"row {number}"))
            workspace.run("Other", add_row, other, f"other {number}")
        others = getattr(detail(workspace, other), attribute)
        for place, steps in work:
            row = model.pop(place)
            workspace.run("Moved", move, row, steps)
            model.insert(max(0, min(4, place + steps)), row)
            assert [found.id for found in getattr(detail(workspace, rid), attribute)] == model
        assert getattr(detail(workspace, other), attribute) == others
