"""Initiatives as lanes show them, read for a whole quarter at once. May import db and domain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csops_desktop.db.gate_facts import ConditionFacts, conditions_of, overrides
from csops_desktop.db.plan_facts import MINUTES, PlanFacts, facts_of
from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import OPEN_STATES, InitiativeState, Tier, Verdict
from csops_desktop.domain.quarters import Quarter, parse_quarter
from csops_desktop.domain.scoring import Placed, rank
from csops_desktop.domain.status import Status
from csops_desktop.queries.planner_rows import InitiativeRow, LinkedResponsibility

_MORE = """
SELECT i.id, coalesce(p.name, ''), i.slips, i.verdict, coalesce(w.title, '') FROM initiative i
LEFT JOIN person p ON p.id = i.owner_id LEFT JOIN initiative w ON w.id = i.part_of_id
"""
_LINKS = """
SELECT l.initiative_id, r.id, r.title, r.status FROM initiative_responsibility l
JOIN responsibility r ON r.id = l.responsibility_id WHERE r.trashed_on IS NULL ORDER BY l.id
"""
_DOCUMENTS = """
SELECT l.initiative_id, count(*) FROM initiative_document l
JOIN document d ON d.id = l.document_id WHERE d.trashed_on IS NULL GROUP BY 1
"""
_PARTS = """
SELECT p.part_of_id, sum(p.hours), sum(coalesce(t.minutes, 0)) FROM initiative p
LEFT JOIN (SELECT initiative_id, sum(minutes) AS minutes FROM time_entry GROUP BY 1) t ON t.initiative_id = p.id
WHERE p.part_of_id IS NOT NULL AND p.trashed_on IS NULL AND p.state <> 'dropped' GROUP BY 1
"""
_SCORES = """
SELECT s.initiative_id, s.total, s.confidence, s.impact, s.ability, s.fit, i.quarter FROM bet_score s
JOIN initiative i ON i.id = s.initiative_id
WHERE i.tier = 'bet' AND i.trashed_on IS NULL AND i.state <> 'dropped'
AND s.id = (SELECT max(n.id) FROM bet_score n WHERE n.initiative_id = i.id)
"""


@dataclass(frozen=True, slots=True)
class _Score:
    total: float
    confidence: int
    points: tuple[int, int, int]


def rows_of(
    db: Reader, facts: Sequence[PlanFacts], quarter: Quarter, conditions: Sequence[ConditionFacts] | None = None
) -> list[InitiativeRow]:
    """Return the rows of initiatives as they stand in a quarter, in their order.

    Args:
        conditions: all conditions of the quarter, where they are read already.
    """
    more = _More(db, quarter, conditions_of(db, quarter) if conditions is None else conditions)
    return [more.row(one) for one in facts]


def every_initiative(db: Reader) -> list[InitiativeRow]:
    """Return every initiative that is not in the trash, by quarter, lane and place, each as it stands in its own."""
    ids: dict[str, list[int]] = defaultdict(list)
    for iid, word in db.rows("SELECT id, quarter FROM initiative WHERE trashed_on IS NULL ORDER BY quarter"):
        ids[word].append(iid)
    return [
        row
        for word, some in ids.items()
        for row in in_lanes(rows_of(db, facts_of(db, some, parse_quarter(word)), parse_quarter(word)))
    ]


def in_lanes(rows: Sequence[InitiativeRow]) -> list[InitiativeRow]:
    """Return rows lane by lane in the person's order; what was dropped stands last in its lane."""
    lanes = list(Tier)
    return sorted(rows, key=lambda row: (lanes.index(row.tier), row.state is InitiativeState.DROPPED))


def placed_bets(db: Reader, quarter: Quarter) -> dict[int, Placed]:
    """Return the places of a quarter's scored bets."""
    return rank((iid, score.total, score.confidence) for iid, score in _scores(db)[str(quarter)].items())


def _scores(db: Reader) -> dict[str, dict[int, _Score]]:
    """Return the newest score of each bet, by quarter and bet."""
    found: dict[str, dict[int, _Score]] = defaultdict(dict)
    for iid, total, confidence, impact, ability, fit, quarter in db.rows(_SCORES):
        found[quarter][iid] = _Score(total, confidence, (impact, ability, fit))
    return found


class _More:
    """What else the rows say, each read with one query for all initiatives."""

    def __init__(self, db: Reader, quarter: Quarter, conditions: Sequence[ConditionFacts]) -> None:
        self._db = db
        self._own = {row[0]: row[1:] for row in db.rows(_MORE)}
        self._links: dict[int, list[LinkedResponsibility]] = defaultdict(list)
        for iid, rid, title, status in db.rows(_LINKS):
            self._links[iid].append(LinkedResponsibility(ResponsibilityId(rid), title, Status(status)))
        self._documents: dict[int, int] = dict(db.rows(_DOCUMENTS))
        self._parts = {row[0]: row[1:] for row in db.rows(_PARTS)}
        self._overrides, self._scores = overrides(db), _scores(db)[str(quarter)]
        self._conditions = conditions
        self._placed = rank((iid, score.total, score.confidence) for iid, score in self._scores.items())

    def row(self, facts: PlanFacts) -> InitiativeRow:
        """Make the row of an initiative."""
        owner, slips, verdict, part_of = self._own[facts.id]
        override = next((one for one in self._overrides.get(facts.id, ()) if one.holds), None)
        score = self._scores.get(facts.id) if facts.tier is Tier.BET else None
        placed = self._placed.get(facts.id, Placed(0)) if score is not None else Placed(0)
        hours, spent = self._effort(facts)
        return InitiativeRow(
            **_of_facts(facts, self._db.today),
            owner=owner,
            hours=hours,
            spent=spent,
            slips=slips,
            part_of=part_of,
            responsibilities=tuple(self._links.get(facts.id, ())),
            documents=self._documents.get(facts.id, 0),
            held=override is None and facts.state in OPEN_STATES and is_held(facts, self._conditions),
            override=override,
            score=None if score is None else score.total,
            tie=bool(placed.tied_with),
            rank=placed.rank,
            points=None if score is None else score.points,
            verdict=Verdict(verdict),
        )

    def _effort(self, facts: PlanFacts) -> tuple[float, float]:
        """Return the hours that an initiative takes and those spent, its parts counted in."""
        if facts.parts:
            hours, minutes = self._parts[facts.id]
            return hours, (facts.minutes + minutes) / MINUTES
        if facts.rule is not None:
            return facts.planned, facts.within / MINUTES
        return facts.hours, facts.minutes / MINUTES


def is_held(facts: PlanFacts, conditions: Sequence[ConditionFacts]) -> bool:
    """Say whether one of a quarter's conditions holds an initiative."""
    if facts.tier is not Tier.BET:
        return False
    return any(found.holds(facts.id) and not found.standing.met for found in conditions)


def _of_facts(facts: PlanFacts, today: date) -> dict[str, Any]:
    """Return what a row says of the facts alone."""
    late = facts.target_on is not None and facts.target_on < today and facts.state in OPEN_STATES
    return {
        "id": InitiativeId(facts.id),
        "title": facts.title,
        "tier": facts.tier,
        "category": facts.category,
        "quarter": facts.quarter,
        "state": facts.state,
        "hours_each": facts.hours,
        "start_on": facts.start_on,
        "target_on": facts.target_on,
        "done_on": facts.done_on,
        "recurrence": "" if facts.rule is None else str(facts.rule),
        "recurs": "" if facts.rule is None else facts.rule.said,
        "next_turn": next((turn for turn in facts.turns if turn not in facts.closed), None),
        "turns": len(facts.turns),
        "turns_done": facts.turns_closed,
        "late": late,
        "part_of_id": None if facts.part_of_id is None else InitiativeId(facts.part_of_id),
        "parts": len(facts.parts),
        "position": facts.position,
    }
