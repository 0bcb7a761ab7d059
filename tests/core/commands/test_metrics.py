"""Metrics defined, verified and put away; values typed, pasted, replaced; refusals that change nothing."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import improvements, metrics
from csops_desktop.commands.improvements import Improved
from csops_desktop.commands.metrics import NewValue
from csops_desktop.domain.ids import ImprovementId, MetricId, MetricValueId
from csops_desktop.domain.metrics import Direction, MetricKind
from csops_desktop.domain.trust import Trust
from csops_desktop.queries import metrics as queries
from csops_desktop.queries.metric_rows import MetricDetail
from csops_desktop.queries.ready_metrics import ready_made, still_to_choose
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace
from tests.helpers.states import refused, state

ONE = MetricId(1)
TODAY = date(2026, 11, 24)


@pytest.fixture
def desk(workspace: Workspace) -> Workspace:
    """A workspace with one metric and two values."""
    workspace.run(
        "Added",
        metrics.add_metric,
        "Minutes per QBR pack",
        definition="From opening the report to the finished pack.",
        unit="minutes",
        direction=Direction.DOWN,
        kind=MetricKind.LEADING,
        source="Stopwatch",
        owner="Jo",
        target=20,
    )
    workspace.run("Value", metrics.add_value, ONE, 42, date(2026, 10, 1), "before the form")
    workspace.run("Value", metrics.add_value, ONE, 17)
    return workspace


def detail(desk: Workspace) -> MetricDetail:
    found = desk.read(queries.metric, ONE)
    assert found is not None
    return found


def test_a_metric_says_its_newest_number_and_how_it_stands(desk: Workspace) -> None:
    row = detail(desk).row
    assert (row.value_words, row.previous, row.values, row.spark) == ("17 minutes", 42, 2, (42, 17))
    assert row.target_words == "target 20 minutes, less is better"
    assert row.spoken == (
        "Minutes per QBR pack, 17 minutes on Tue 24 Nov, better, target met, definition never verified"
    )
    assert [(point.day, point.note) for point in detail(desk).points] == [
        (date(2026, 10, 1), "before the form"),
        (TODAY, ""),
    ]


def test_a_day_has_one_value(desk: Workspace) -> None:
    with refused(desk, "There is a value for Thu 1 Oct already: 42 minutes."):
        desk.run("x", metrics.add_value, ONE, 43, date(2026, 10, 1))
    with refused(desk, "There is another value for Thu 1 Oct already."):
        desk.run("x", metrics.edit_value, MetricValueId(2), 17, date(2026, 10, 1), "")
    with refused(desk, "Wed 25 Nov has not come yet."):
        desk.run("x", metrics.add_value, ONE, 43, date(2026, 11, 25))
    with refused(desk, "The number is too large"):
        desk.run("x", metrics.add_value, ONE, float("inf"), date(2026, 9, 1))
    with refused(desk, "There is no metric 9."):
        desk.run("x", metrics.add_value, MetricId(9), 1)
    with refused(desk, "This value is gone."):
        desk.run("x", metrics.edit_value, MetricValueId(9), 17, date(2026, 10, 1), "")


def test_a_value_is_changed_deleted_and_brought_back(desk: Workspace) -> None:
    before = desk.read(state)
    desk.run("Changed", metrics.edit_value, MetricValueId(2), 16.5, date(2026, 11, 20), "third run")
    assert [(p.day, p.value) for p in detail(desk).points][1] == (date(2026, 11, 20), 16.5)
    desk.run("Deleted", metrics.delete_values, [MetricValueId(1), MetricValueId(2)])
    assert detail(desk).points == ()
    assert detail(desk).row.value_words == "no value yet"
    desk.undo()
    desk.undo()
    assert desk.read(state) == before


def test_pasted_values_are_one_step_of_undo(desk: Workspace) -> None:
    before = desk.read(state)
    pasted = [NewValue(date(2026, 10, 1), 40), NewValue(TODAY, 17), NewValue(date(2026, 9, 1), 51, "first")]
    assert desk.run("Pasted", metrics.paste_values, ONE, pasted) == 2
    assert [(p.value, p.note) for p in detail(desk).points] == [(51, "first"), (40, "before the form"), (17, "")]
    desk.undo()
    assert desk.read(state) == before
    with refused(desk, "There is nothing to add."):
        desk.run("x", metrics.paste_values, ONE, [])
    with refused(desk, "has not come yet"):
        desk.run("x", metrics.paste_values, ONE, [NewValue(date(2026, 9, 1), 1), NewValue(date(2027, 1, 1), 1)])


def test_a_new_wording_takes_the_verification_away_and_a_new_target_does_not(
    desk: Workspace, clock: FixedClock
) -> None:
    assert detail(desk).row.trust is Trust.NEVER
    desk.run("Verified", metrics.verify_definition, ONE, "timed three runs", "Mara")
    assert detail(desk).row.trust is Trust.VERIFIED
    assert [(c.by, c.note) for c in detail(desk).checks] == [("Mara", "timed three runs")]
    desk.run("Target", metrics.set_target, ONE, 15)
    desk.run("Name", metrics.edit_metric, ONE, name="Minutes per pack", kind=MetricKind.LAGGING, owner="Ada")
    assert detail(desk).row.trust is Trust.VERIFIED
    desk.run("Wording", metrics.edit_metric, ONE, source="The log")
    assert detail(desk).row.trust is Trust.EDITED
    assert "Its wording was changed" in detail(desk).row.trust_sentence
    desk.run("Verified", metrics.verify_definition, ONE)
    clock.advance(days=175)
    assert detail(desk).row.trust is Trust.DUE_SOON
    clock.advance(days=10)
    assert detail(desk).row.trust is Trust.STALE


def test_what_makes_no_sense_is_refused(desk: Workspace) -> None:
    with refused(desk, "Give the metric a name."):
        desk.run("x", metrics.add_metric, "  ")
    with refused(desk, "There is a metric called “Minutes per QBR pack” already."):
        desk.run("x", metrics.add_metric, "minutes per qbr pack")
    with refused(desk, "The definition has 5001 characters"):
        desk.run("x", metrics.edit_metric, ONE, definition="x" * 5001)
    with refused(desk, "after 1 to 3660 days"):
        desk.run("x", metrics.edit_metric, ONE, review_days=0)
    with refused(desk, "its own counter-metric"):
        desk.run("x", metrics.set_counter, ONE, ONE)
    with refused(desk, "There is no metric 9."):
        desk.run("x", metrics.set_counter, ONE, MetricId(9))
    with refused(desk, "Choose at least one definition."):
        desk.run("x", metrics.add_ready_made, [])
    desk.run("Emptied", metrics.edit_metric, ONE, definition="")
    with refused(desk, "Write the definition first"):
        desk.run("x", metrics.verify_definition, ONE)


def test_the_same_again_is_no_change(desk: Workspace) -> None:
    desk.run("Verified", metrics.verify_definition, ONE)
    before = desk.undo_label
    desk.run("Same", metrics.edit_metric, ONE, source="Stopwatch", unit="minutes", direction=Direction.DOWN)
    assert desk.undo_label == before


def test_archive_and_trash_keep_the_values(desk: Workspace) -> None:
    desk.run("Archived", metrics.archive_metric, ONE)
    assert desk.read(queries.metrics) == []
    assert [row.trust for row in desk.read(queries.metrics, shelf="archive")] == [Trust.ARCHIVED]
    with refused(desk, "Restore the metric first"):
        desk.run("x", metrics.add_value, ONE, 3, date(2026, 9, 1))
    with refused(desk, "Restore the metric first"):
        desk.run("x", metrics.verify_definition, ONE)
    desk.run("Trashed", metrics.trash_metric, ONE)
    assert [row.id for row in desk.read(queries.metrics, shelf="trash")] == [ONE]
    assert desk.read(find, "QBR") == []
    desk.run("Another", metrics.add_metric, "Minutes per QBR pack")
    with refused(desk, "There is a metric called"):
        desk.run("x", metrics.restore_metric, ONE)
    desk.undo()
    desk.run("Restored", metrics.restore_metric, ONE)
    assert detail(desk).row.values == 2
    assert [(found.kind, found.id) for found in desk.read(find, "QBR")] == [("metric", 1)]


def test_ready_made_definitions_come_with_their_counter_metrics(desk: Workspace) -> None:
    chosen = [one for one in ready_made() if one.key in ("clicks-per-task", "minutes-per-task", "requests-in")]
    before = desk.read(state)
    made = desk.run("Added 3", metrics.add_ready_made, chosen)
    rows = {row.name: row for row in desk.read(queries.metrics)}
    assert rows["Clicks per task"].counter_id == rows["Minutes per task"].id
    assert rows["Minutes per task"].counter_id is None
    assert rows["Requests in"].builtin == "requests-in"
    assert not {one.key for one in desk.read(still_to_choose)} & {one.key for one in chosen}
    with refused(desk, "can't be typed"):
        desk.run("x", metrics.add_value, made[2], 3)
    with refused(desk, "Unit and direction"):
        desk.run("x", metrics.edit_metric, made[2], unit="apples")
    with refused(desk, "“Requests in” is there already."):
        desk.run("x", metrics.add_ready_made, [chosen[2]])
    desk.undo()
    assert desk.read(state) == before


def test_every_ready_made_definition_stands_by_itself(workspace: Workspace) -> None:
    all_of_them = ready_made()
    keys = {one.key for one in all_of_them}
    assert len(keys) == len(all_of_them) == len({one.name for one in all_of_them})
    assert all(one.counter in keys for one in all_of_them if one.counter)
    assert all(len(one.definition) > 80 and one.source and one.unit for one in all_of_them)
    workspace.run("All", metrics.add_ready_made, all_of_them)
    assert workspace.read(still_to_choose) == []


def test_an_improvement_says_what_was_saved(desk: Workspace) -> None:
    improved = Improved("One form instead of three", 42, date(2026, 10, 1), 17, TODAY, 20, "since the new CRM page")
    made = desk.run("Improved", improvements.add_improvement, ONE, improved)
    row = detail(desk).improvements[0]
    assert row.words == "42 → 17 minutes"
    assert row.saved == "25 minutes less (60 %); 20 times a month that saves 8.3 hours"
    worse = Improved("One form", 17, date(2026, 10, 1), 20, TODAY)
    desk.run("Edited", improvements.edit_improvement, made, worse)
    assert detail(desk).improvements[0].saved == "3 minutes more (18 %): it got worse"
    desk.run("Deleted", improvements.delete_improvement, made)
    assert desk.read(queries.improvements) == []
    with refused(desk, "This improvement is gone."):
        desk.run("x", improvements.delete_improvement, made)


@pytest.mark.parametrize(
    ("improved", "words"),
    [
        (Improved(" ", 1, TODAY, 2, TODAY), "Say what was improved."),
        (Improved("x", 1, TODAY, 2, date(2026, 11, 25)), "has not come yet"),
        (Improved("x", 1, TODAY, 2, date(2026, 11, 1)), "has to come before"),
        (Improved("x", 1, TODAY, 2, TODAY, -1), "can't be below zero"),
        (Improved("x", float("nan"), TODAY, 2, TODAY), "The old number is too large"),
    ],
)
def test_an_improvement_that_makes_no_sense_is_refused(desk: Workspace, improved: Improved, words: str) -> None:
    with refused(desk, words):
        desk.run("x", improvements.add_improvement, ONE, improved)
    with refused(desk, "gone"):
        desk.run("x", improvements.edit_improvement, ImprovementId(5), improved)
