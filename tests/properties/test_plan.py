"""The rules of the plan: what the gate holds stays shut, capacity adds up, scores stay, slips are counted."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csops_desktop.clock import FixedClock
from csops_desktop.commands import gates, initiatives, time_entries
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.reader import Reader
from csops_desktop.db.tx import Tx
from csops_desktop.domain.gates import find_cycle
from csops_desktop.domain.planning import OPEN_STATES, STARTED_STATES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, quarter_of
from csops_desktop.domain.recurrence import FREQUENCIES, Rule, parse_rule
from csops_desktop.domain.scoring import Points, Weights, rank, tied, total
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.queries import planner
from csops_desktop.queries.capacity_rows import CapacityView
from csops_desktop.queries.planner_rows import InitiativeRow
from csops_desktop.workspace import Workspace
from tests.properties.plan_work import plan_work, play_plan

START = datetime(2026, 11, 2, 9, tzinfo=UTC)
SLOW = [HealthCheck.too_slow]
steps = plan_work | st.tuples(st.just("later"), st.integers(1, 40))


@contextlib.contextmanager
def fresh() -> Iterator[tuple[Workspace, FixedClock]]:
    """Open a workspace of its own with a small plan."""
    clock = FixedClock(START)
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "w.csops", clock) as workspace:
        workspace.run("begin", begin)
        yield workspace, clock


def begin(tx: Tx) -> None:
    """Plan a little, so that random work meets something: two bets behind a gate, a foundation, BAU, a request."""
    quarter = quarter_of(tx.today)
    rid = add_responsibility(tx, "CS KPIs", status=Status.RED, reason="unowned")
    named = {"hours": 5.0, "quarter": quarter}
    initiatives.add_initiative(tx, "Digital tier", tier=Tier.BET, **named)
    initiatives.add_initiative(tx, "Paid onboarding", tier=Tier.BET, **named)
    base = initiatives.add_initiative(tx, "Field owners", tier=Tier.FOUNDATION, **named)
    initiatives.add_initiative(tx, "KPI run", recurrence="FREQ=MONTHLY", **named)
    gates.require_green(tx, quarter, rid)
    gates.require_done(tx, quarter, base)
    request = tx.insert("request", title="A list", came_at=tx.now.isoformat(), came_on=tx.today)
    time_entries.add_time(tx, 90, request=request)


def play(workspace: Workspace, clock: FixedClock, step: tuple[Any, ...]) -> None:
    """Do one random thing; what is refused changes nothing."""
    if step[0] == "later":
        clock.advance(days=step[1])
        return
    with contextlib.suppress(UserError):
        play_plan(workspace, clock.today(), step)


def rows(workspace: Workspace) -> dict[int, InitiativeRow]:
    """Return every initiative by its id."""
    return {row.id: row for row in workspace.read(planner.initiatives)}


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.lists(steps, min_size=8, max_size=40))
def test_no_bet_starts_while_a_condition_is_not_met(work: list[tuple[Any, ...]]) -> None:
    with fresh() as (workspace, clock):
        for step in work:
            before = rows(workspace)
            play(workspace, clock, step)
            for row in rows(workspace).values():
                was = before.get(row.id)
                if row.tier is not Tier.BET or row.state not in STARTED_STATES:
                    continue
                if was is not None and was.tier is Tier.BET and was.state not in STARTED_STATES:
                    assert not was.held, (was, row)
                if was is not None and was.tier is not Tier.BET and row.state is InitiativeState.IN_PROGRESS:
                    assert not row.held, (was, row)
                gate = workspace.read(planner.gate, row.quarter, row.id)
                assert row.held == (row.state in OPEN_STATES and row.override is None and not gate.open)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW)
@given(st.lists(steps, min_size=8, max_size=40))
def test_the_capacity_adds_up(work: list[tuple[Any, ...]]) -> None:
    with fresh() as (workspace, clock):
        for step in work:
            play(workspace, clock, step)
        for quarter in workspace.read(planner.quarters_in_use):
            view = workspace.read(planner.quarter, quarter)
            assert_adds_up(view.capacity)
            # What is read at once for the page is what each query gives by itself.
            assert view.capacity == workspace.read(planner.capacity, quarter)
            assert view.gate == workspace.read(planner.gate, quarter)
            shown = [row for lane in view.lanes for row in lane.rows]
            assert shown == workspace.read(planner.initiatives, quarter)
            ranked = workspace.read(planner.bets, quarter).bets
            assert {bet.row.id: bet.row for bet in ranked} == {row.id: row for row in shown if row.tier is Tier.BET}
            assert all(bet.gate == workspace.read(planner.gate, quarter, bet.row.id) for bet in ranked)
            for lane, segment in zip(view.lanes, view.capacity.segments, strict=False):
                assert (lane.tier.value, lane.hours, lane.spent) == (segment.key, segment.planned, segment.actual)
            more = workspace.read(planner.would_overcommit, quarter, 7)
            assert more.after == pytest.approx(view.capacity.free - 7)
            assert more.overcommits == bool(more.sentence) == (more.after < 0)
        minutes = workspace.read(lambda db: db.value("SELECT coalesce(sum(t.minutes), 0) FROM time_entry t"))
        assert minutes / 60 >= sum(row.spent for row in rows(workspace).values() if not row.parts and not row.recurs)


def assert_adds_up(view: CapacityView) -> None:
    """Fail where the parts of a capacity are not the whole."""
    assert view.gross == pytest.approx(view.holidays + view.meetings + view.buffer + view.available)
    assert min(view.gross, view.holidays, view.meetings, view.buffer, view.available) >= -1e-9
    assert view.planned == pytest.approx(sum(segment.planned for segment in view.segments))
    assert view.actual == pytest.approx(sum(segment.actual for segment in view.segments))
    assert view.planned + view.free == pytest.approx(view.available)
    assert view.planned == pytest.approx(sum(bucket.planned for bucket in view.buckets))
    assert view.actual == pytest.approx(sum(bucket.actual for bucket in view.buckets))
    assert sum(bucket.percent for bucket in view.buckets) <= 100


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(st.lists(steps, min_size=8, max_size=40))
def test_a_score_that_was_given_never_changes(work: list[tuple[Any, ...]]) -> None:
    def given_scores(db: Reader) -> dict[int, tuple[Any, ...]]:
        sql = (
            "SELECT s.id, s.total, s.impact, s.ability, s.fit, s.confidence, w.impact, w.ability, w.fit"
            " FROM bet_score s JOIN weighting w ON w.id = s.weighting_id"
        )
        return {row[0]: row[1:] for row in db.rows(sql)}

    with fresh() as (workspace, clock):
        known: dict[int, tuple[Any, ...]] = {}
        for step in work:
            play(workspace, clock, step)
            now = workspace.read(given_scores)
            assert {key: now[key] for key in known} == known
            known = now
        for stored, impact, ability, fit, confidence, *weights in known.values():
            assert stored == total(Points(impact, ability, fit, confidence), Weights(*weights))
            assert 1 <= stored <= 5


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW)
@given(st.lists(steps, min_size=8, max_size=40))
def test_slips_and_turns_are_what_their_histories_say(work: list[tuple[Any, ...]]) -> None:
    with fresh() as (workspace, clock):
        for step in work:
            play(workspace, clock, step)
        needs: dict[int, list[int]] = {}
        for row in rows(workspace).values():
            detail = workspace.read(planner.initiative, row.id, row.quarter)
            assert detail is not None
            assert detail.row == row
            assert row.slips == len(detail.slips)
            assert row.hours >= 0
            assert row.spent >= 0
            assert row.turns_done <= row.turns
            assert (row.start_on is None or row.target_on is None) or row.start_on <= row.target_on
            if detail.gate is not None:
                wanted = [condition.needs_id for condition in detail.gate.conditions]
                needs[row.id] = [other for other in wanted if other is not None]
        assert find_cycle(needs) == []
        for turn in workspace.read(planner.turns_due):
            assert turn.open
            assert turn.due_on <= clock.today()


scored = st.lists(
    st.tuples(st.integers(100, 500).map(lambda n: n / 100), st.sampled_from([50, 80, 100])), max_size=12
).map(lambda some: [(number, *score) for number, score in enumerate(some)])


@given(scored)
def test_a_better_score_never_ranks_lower_and_ties_cannot_be_told_apart(some: list[tuple[int, float, int]]) -> None:
    placed = rank(some)
    by_key = {key: (score, confidence) for key, score, confidence in some}
    assert set(placed) == set(by_key)
    for key, (score, _) in by_key.items():
        better = [other for other, (value, _) in by_key.items() if value > score]
        assert all(placed[other].rank <= placed[key].rank for other in better)
        ahead = [other for other in placed if placed[other].rank < placed[key].rank]
        assert placed[key].rank == len(ahead) + 1
        group = {key, *placed[key].tied_with}
        assert group == {other for other in placed if placed[other].rank == placed[key].rank}
        best = max(group, key=lambda one: (by_key[one][0], -one))
        assert all(other == best or tied(*by_key[best], *by_key[other]) for other in group)


graphs = st.dictionaries(st.integers(0, 7), st.lists(st.integers(0, 7), max_size=4), max_size=8)


@given(graphs)
def test_a_circle_is_found_exactly_where_there_is_one(needs: dict[int, list[int]]) -> None:
    circle = find_cycle(needs)
    if circle:
        for waiting, needed in pairwise([*circle, circle[0]]):
            assert needed in needs[waiting]
        return
    left = {key: set(others) for key, others in needs.items()}
    nodes = set(left) | {other for others in left.values() for other in others}
    while nodes:
        free = {node for node in nodes if not left.get(node, set()) & nodes}
        assert free, "a circle was overlooked"
        nodes -= free


rules = st.builds(Rule, st.sampled_from(FREQUENCIES), st.integers(1, 14)) | st.builds(
    Rule, st.just("MONTHLY"), st.integers(1, 14), st.just(value=True)
)
days = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@settings(max_examples=300)
@given(rules, days, days, st.integers(0, 1500))
def test_turns_are_those_that_the_standard_gives(rule: Rule, start: date, first: date, length: int) -> None:
    from dateutil.rrule import rrulestr

    last = date.fromordinal(first.toordinal() + length)
    moment = datetime(start.year, start.month, start.day)  # noqa: DTZ001 - dateutil's own days have no time zone
    standard = rrulestr(rule.rfc(start), dtstart=moment).between(
        datetime(first.year, first.month, first.day),  # noqa: DTZ001
        datetime(last.year, last.month, last.day),  # noqa: DTZ001
        inc=True,
    )
    assert rule.turns(start, first, last) == [found.date() for found in standard]
    assert parse_rule(str(rule)) == rule


@given(rules, days)
def test_every_turn_comes_and_none_falls_away(rule: Rule, start: date) -> None:
    """The 31st in a short month, 29 February in a common year: there is a turn in each, on its last day."""
    turns = rule.turns(start, start, date(2250, 1, 1))
    months = {"WEEKLY": 0, "MONTHLY": rule.interval, "YEARLY": 12 * rule.interval}[rule.frequency]
    for one, other in pairwise(turns):
        if rule.frequency == "WEEKLY":
            assert (other - one).days == 7 * rule.interval
        else:
            assert (other.year * 12 + other.month) - (one.year * 12 + one.month) == months
            assert rule.month_end or other.day <= start.day
    assert turns == sorted(set(turns))


@given(days, st.integers(-400, 400))
def test_quarters_follow_each_other_without_a_gap(day: date, number: int) -> None:
    quarter = quarter_of(day)
    assert quarter.first <= day <= quarter.last
    assert (quarter.next.first - quarter.last).days == 1
    assert quarter.next.previous == quarter
    assert quarter.plus(number).plus(-number) == quarter
    assert (quarter.plus(number) > quarter) == (number > 0)
    assert str(Quarter(quarter.year, quarter.number)) == str(quarter)
