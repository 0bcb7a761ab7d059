"""Random work on the plan, for the properties of the plan and of the history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from csops_desktop.commands import bets, capacity, gates, initiatives, occurrences, plan_quarters, time_entries
from csops_desktop.commands.board import set_status
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.reader import Reader
from csops_desktop.domain.capacity import SPLITS, Bucket
from csops_desktop.domain.ids import ConditionId, InitiativeId, PriorityId, ResponsibilityId
from csops_desktop.domain.planning import LANES, InitiativeState, Verdict
from csops_desktop.domain.quarters import Quarter, quarter_of
from csops_desktop.domain.recurrence import PRESETS
from csops_desktop.domain.scoring import Points
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace

picks = st.integers(0, 5)
hours = st.sampled_from([0.0, 0.25, 1.0, 3.0, 5.0, 7.0, 40.0])
points = st.builds(Points, *(3 * [st.integers(1, 5)]), st.sampled_from([50, 80, 100]))
offsets = st.integers(-1, 2)


def work(name: str, *more: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return one kind of work on a picked initiative."""
    return st.tuples(st.just("plan"), st.just(name), picks, *more)


plan_work = st.one_of(
    work("add", st.sampled_from(LANES), offsets, hours),
    work("add", st.sampled_from(LANES), st.just(0), hours),
    work("recur", st.sampled_from(list(PRESETS))),
    work("state", st.sampled_from(list(InitiativeState))),
    work("state", st.sampled_from([InitiativeState.IN_PROGRESS, InitiativeState.DONE])),
    st.tuples(st.just("plan"), st.just("state"), st.integers(0, 1), st.just(InitiativeState.IN_PROGRESS)),
    st.tuples(st.just("plan"), st.just("score"), st.integers(0, 1), points, st.none()),
    work("move", st.sampled_from(LANES), offsets, st.none() | picks),
    work("hours", hours),
    work("dates", st.integers(0, 40), st.integers(0, 40)),
    work("split", st.lists(hours, min_size=2, max_size=3)),
    work("carry", st.integers(1, 2)),
    work("copy"),
    work("trash"),
    work("restore"),
    work("link", picks),
    work("turn", st.booleans(), st.integers(0, 60)),
    work("time", st.integers(1, 600), st.integers(0, 100)),
    work("loose", st.integers(1, 600), st.sampled_from(["BAU", "Roadmap", "Private"])),
    work("capacity", st.integers(1, 60), st.integers(0, 30), st.integers(0, 100)),
    work("buckets", st.sampled_from([*SPLITS, "own", "none"])),
    work("green", picks, st.none() | picks),
    work("done", picks, st.none() | picks),
    work("covered", st.integers(1, 100)),
    work("uncondition"),
    work("anyway"),
    work("score", points, st.none() | picks),
    work("weigh", *(3 * [st.integers(0, 10)])),
    work("rescore"),
    work("priority"),
    work("prioritise", st.integers(-3, 3)),
    work("decide", st.sampled_from(list(Verdict))),
    work("colour", st.sampled_from(list(Status))),
)
OWN = (Bucket("Run", 30, ("bau", "Data")), Bucket("Build", 50, ("foundation",), ad_hoc=True))


def pick(db: Reader, table: str, number: int) -> int:
    """Return the id of some row, 0 where there is none."""
    rows = db.rows(f"SELECT id FROM {table} ORDER BY id")
    return int(rows[number % len(rows)][0]) if rows else 0


def play_plan(workspace: Workspace, today: date, operation: tuple[Any, ...]) -> None:
    """Do one random thing to the plan.

    Raises:
        UserError: it was refused.
    """
    _, name, number, *more = operation
    initiative = InitiativeId(workspace.read(pick, "initiative", number))
    command, args, named = _command(workspace, today, name, initiative, number, more)
    workspace.run(f"plan {name}", command, *args, **named)


def _command(
    workspace: Workspace, today: date, name: str, iid: InitiativeId, number: int, more: list[Any]
) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """Return the command that does it, with its arguments."""
    quarter = quarter_of(today)
    match name, more:
        case "add", [tier, offset, effort]:
            named = {"quarter": quarter.plus(offset), "tier": tier, "hours": effort, "category": "Data"}
            return initiatives.add_initiative, (f"Work {number}",), named
        case "recur", [rule]:
            return initiatives.set_recurrence, (iid, rule), {}
        case "state", [state]:
            return initiatives.set_state, (iid, state, "because"), {}
        case "move", [tier, offset, before]:
            other = None if before is None else workspace.read(pick, "initiative", before)
            return initiatives.move_initiative, (iid,), {"tier": tier, "quarter": quarter.plus(offset), "before": other}
        case "hours", [effort]:
            return initiatives.set_hours, (iid, effort), {}
        case "dates", [start, target]:
            days = (today + timedelta(days=start), today + timedelta(days=target))
            return initiatives.set_dates, (iid, *days, "late"), {}
        case "split", [efforts]:
            return plan_quarters.split_initiative, (iid, [("Part", effort) for effort in efforts]), {}
        case "carry", [steps]:
            return plan_quarters.carry_over, ([iid], quarter.plus(steps), "no time"), {}
        case "copy", []:
            return plan_quarters.copy_year, (today.year, today.year + 1), {}
        case "trash", []:
            return initiatives.trash_initiative, (iid,), {}
        case "restore", []:
            return initiatives.restore_initiative, (iid,), {}
        case "link", [responsibility]:
            return initiatives.link_initiative, (iid, workspace.read(pick, "responsibility", responsibility)), {}
        case "colour", [status]:
            rid = ResponsibilityId(workspace.read(pick, "responsibility", number))
            if not rid:
                return add_responsibility, ("Base",), {"status": Status.RED, "reason": "new"}
            return set_status, (rid, status, "so"), {}
    return _time_or_gate(workspace, today, name, iid, number, more)


def _time_or_gate(
    workspace: Workspace, today: date, name: str, iid: InitiativeId, number: int, more: list[Any]
) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """Return the command for what concerns time, capacity, gates and bets."""
    quarter = quarter_of(today)
    match name, more:
        case "turn", [done, ahead]:
            due = today + timedelta(days=ahead)
            return (occurrences.finish_turn if done else occurrences.skip_turn), (iid, due, "so"), {}
        case "time", [minutes, back]:
            return time_entries.add_time, (minutes,), {"initiative": iid, "on": today - timedelta(days=back)}
        case "loose", [minutes, bucket]:
            return time_entries.add_time, (minutes,), {"bucket": bucket}
        case "capacity", [week, off, percent]:
            named = {"hours_per_week": week, "days_off": off, "meeting_hours": min(week, 3)}
            return capacity.set_capacity, (quarter,), {**named, "buffer_percent": percent, "ad_hoc_cap_percent": 20}
        case "buckets", ["own" | "none" as which]:
            return capacity.set_buckets, (quarter, OWN if which == "own" else ()), {}
        case "buckets", [preset]:
            return capacity.apply_split, (quarter, preset), {}
        case "green", [responsibility, bet]:
            rid = workspace.read(pick, "responsibility", responsibility)
            return gates.require_green, (quarter, rid), {"bet": _some(workspace, "initiative", bet)}
        case "done", [needs, bet]:
            needed = workspace.read(pick, "initiative", needs)
            return gates.require_done, (quarter, needed), {"bet": _some(workspace, "initiative", bet)}
        case "covered", [percent]:
            return gates.require_bau, (quarter, percent), {}
        case "uncondition", []:
            return gates.remove_condition, (ConditionId(workspace.read(pick, "gate_condition", number)),), {}
        case "anyway", []:
            return gates.open_anyway, (iid, "the board asked"), {}
    return _bet(workspace, quarter, name, iid, number, more)


def _bet(
    workspace: Workspace, quarter: Quarter, name: str, iid: InitiativeId, number: int, more: list[Any]
) -> tuple[Any, tuple[Any, ...], dict[str, Any]]:
    """Return the command for what concerns bets alone."""
    match name, more:
        case "score", [score, priority]:
            why = {"impact_why": "i", "ability_why": "a", "fit_why": "f"}
            return bets.score_bet, (iid, score), {**why, "priority": _some(workspace, "company_priority", priority)}
        case "weigh", [impact, ability, fit]:
            return bets.set_weighting, (impact, ability, fit, "a new strategy"), {}
        case "rescore", []:
            return bets.rescore_bets, (quarter,), {}
        case "priority", []:
            return bets.add_priority, (f"Priority {number}",), {}
        case "prioritise", [steps]:
            return bets.move_priority, (PriorityId(workspace.read(pick, "company_priority", number)), steps), {}
        case "decide", [verdict]:
            return bets.decide_bet, (iid, verdict, "less than hoped"), {}
    raise AssertionError((name, more))


def _some(workspace: Workspace, table: str, number: int | None) -> int | None:
    """Return the id of some row, `None` where none is wanted."""
    return None if number is None else workspace.read(pick, table, number)
