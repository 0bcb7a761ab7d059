"""The plan as the Planner shows it: quarters, years, one initiative, and what Today asks of it.

The pages import everything of the plan from here; capacity, gate and bets have files of their own.
"""

from __future__ import annotations

from datetime import date, timedelta

from csops_desktop.db.gate_facts import conditions_of
from csops_desktop.db.plan_facts import COPYABLE, PlanFacts, facts_of, plan_facts
from csops_desktop.db.reader import Reader
from csops_desktop.domain.gates import judge
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import LANES, OPEN_STATES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter, quarter_of, quarters_of
from csops_desktop.queries.bet_rows import PlanView
from csops_desktop.queries.bets import bets, priorities, weightings
from csops_desktop.queries.capacity import buckets_of, capacity, capacity_of, would_overcommit
from csops_desktop.queries.capacity_rows import CapacityView
from csops_desktop.queries.gate import doubts, gate, gate_view
from csops_desktop.queries.initiative_detail import initiative
from csops_desktop.queries.initiatives import every_initiative, in_lanes, rows_of
from csops_desktop.queries.planner_rows import (
    CarriedRow,
    GateOpened,
    InitiativeRow,
    LaneRow,
    OccurrenceRow,
    QuarterView,
    YearView,
)

__all__ = [
    "bets",
    "buckets_of",
    "capacity",
    "categories",
    "gate",
    "gates_newly_open",
    "initiative",
    "initiatives",
    "plan",
    "priorities",
    "quarter",
    "quarters_in_use",
    "turns_due",
    "weightings",
    "would_overcommit",
    "year",
]

NEWLY = 14
"""Days for which a gate that opened counts as newly open."""

LONGEST_LOOK_BACK = 366
"""Days beyond which a missed turn is no longer brought up."""

_CARRIED = """
SELECT i.id, i.title, i.tier, s.moved_on, s.to_quarter, s.why FROM initiative_slip s
JOIN initiative i ON i.id = s.initiative_id WHERE s.from_quarter = ? AND i.trashed_on IS NULL ORDER BY s.id
"""


def quarter(db: Reader, which: Quarter) -> QuarterView:
    """Return a quarter with its lanes, capacity and gate."""
    facts = plan_facts(db, which)
    conditions = conditions_of(db, which, facts)
    rows, room = in_lanes(rows_of(db, facts, which, conditions)), capacity_of(db, which, facts)
    common = [one for one in conditions if one.bet_id is None]
    carried = tuple(
        CarriedRow(InitiativeId(iid), title, Tier(tier), date.fromisoformat(moved_on), parse_quarter(to), why)
        for iid, title, tier, moved_on, to, why in db.rows(_CARRIED, (str(which),))
    )
    return QuarterView(
        quarter=which,
        lanes=tuple(_lane(tier, rows, room, facts) for tier in LANES),
        capacity=room,
        gate=gate_view(db, which, None, common, doubts(db, common)),
        carried_out=carried,
        unfinished=sum(row.state in OPEN_STATES and not row.recurrence for row in rows),
    )


def year(db: Reader, number: int) -> YearView:
    """Return the four quarters of a year, and how much of the year before could be copied into it."""
    sql = f"SELECT count(*) FROM ({COPYABLE})"
    copyable = sum(db.value(sql, (str(source), f"{number:04}-Q%")) for source in quarters_of(number - 1))
    return YearView(number, tuple(quarter(db, which) for which in quarters_of(number)), copyable)


def plan(db: Reader) -> PlanView | None:
    """Return the present quarter with its bets, for a deck; `None` where nothing is planned in it."""
    which = quarter_of(db.today)
    shown = quarter(db, which)
    return PlanView(shown, bets(db, which)) if any(lane.rows for lane in shown.lanes) else None


def initiatives(db: Reader, which: Quarter | None = None) -> list[InitiativeRow]:
    """Return the initiatives of a quarter lane by lane, or every one that there is, each in its own quarter."""
    if which is None:
        return every_initiative(db)
    return in_lanes(rows_of(db, plan_facts(db, which), which))


def quarters_in_use(db: Reader) -> list[Quarter]:
    """Return the quarters that hold something, with the present and the next one, the earliest first."""
    rows = db.rows("SELECT DISTINCT quarter FROM initiative WHERE trashed_on IS NULL")
    present = quarter_of(db.today)
    return sorted({present, present.next, *(parse_quarter(row[0]) for row in rows)})


def categories(db: Reader) -> list[str]:
    """Return the categories in use, in alphabetical order."""
    sql = "SELECT DISTINCT category FROM initiative WHERE category <> '' AND trashed_on IS NULL"
    return sorted((row[0] for row in db.rows(sql)), key=str.casefold)


def gates_newly_open(db: Reader) -> list[GateOpened]:
    """Return the bets whose gate opened within the last `NEWLY` days and that are not started yet."""
    earliest, found = quarter_of(db.today).previous, []
    sql = "SELECT DISTINCT quarter FROM gate_condition WHERE quarter >= ? ORDER BY quarter"
    for which in [parse_quarter(row[0]) for row in db.rows(sql, (str(earliest),))]:
        conditions = conditions_of(db, which)
        bet = "SELECT id, title FROM initiative WHERE quarter = ? AND tier = 'bet' AND trashed_on IS NULL"
        for iid, title in db.rows(f"{bet} AND state IN ('proposed', 'committed') ORDER BY position, id", (str(which),)):
            own = [one for one in conditions if one.holds(iid)]
            state = judge([one.standing for one in own])
            # What was met already when it was asked for never held anything.
            held = any(one.standing.since is not None and one.standing.since > one.added_on for one in own)
            if state.open and held and state.since is not None and (db.today - state.since).days <= NEWLY:
                found.append(GateOpened(InitiativeId(iid), title, state.since))
    return found


def turns_due(db: Reader) -> list[OccurrenceRow]:
    """Return the turns of recurring BAU that are due, one for each initiative: the newest, with those missed before."""
    sql = (
        "SELECT id FROM initiative WHERE recurrence <> '' AND trashed_on IS NULL"
        " AND state IN ('proposed', 'committed', 'in-progress') ORDER BY id"
    )
    ids, due = [row[0] for row in db.rows(sql)], []
    for facts in facts_of(db, ids, quarter_of(db.today)):
        open_turns = [turn for turn in _turns_until(facts, db.today) if turn not in facts.closed]
        if open_turns:
            row = OccurrenceRow(InitiativeId(facts.id), facts.title, open_turns[-1], missed=len(open_turns) - 1)
            due.append(row)
    return sorted(due, key=lambda row: (row.due_on, row.initiative_id))


def _turns_until(facts: PlanFacts, today: date) -> list[date]:
    """Return the turns of the last year up to today."""
    assert facts.rule is not None
    return facts.rule.turns(facts.first_turn, today - timedelta(days=LONGEST_LOOK_BACK), today)


def _lane(tier: Tier, rows: list[InitiativeRow], room: CapacityView, facts: list[PlanFacts]) -> LaneRow:
    """Return one lane with its sums."""
    segment = next(segment for segment in room.segments if segment.key == tier.value)
    proposed = sum(one.planned for one in facts if one.tier is tier and one.state is InitiativeState.PROPOSED)
    return LaneRow(tier, tuple(row for row in rows if row.tier is tier), segment.planned, segment.actual, proposed)
