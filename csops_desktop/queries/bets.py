"""The bets of a quarter: ranked, as a picture, with the weightings and priorities they were scored by."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from csops_desktop.db.gate_facts import conditions_of
from csops_desktop.db.plan_facts import plan_facts
from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import PriorityId, ScoreId, WeightingId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.scoring import Placed, Weights, span
from csops_desktop.queries.bet_rows import BetsView, BetView, TwoByTwoPoint
from csops_desktop.queries.gate import doubts, gate_view
from csops_desktop.queries.initiatives import placed_bets, rows_of
from csops_desktop.queries.planner_rows import BetScoreRow, CompanyPriorityRow, InitiativeRow, WeightingRow

_SCORES = """
SELECT s.initiative_id, s.id, s.scored_on, s.impact, s.ability, s.fit, s.confidence, s.impact_why, s.ability_why,
       s.fit_why, s.confidence_why, s.priority_id, coalesce(p.title, ''), s.weighting_id, s.total
FROM bet_score s LEFT JOIN company_priority p ON p.id = s.priority_id
"""


def bets(db: Reader, quarter: Quarter) -> BetsView:
    """Return the bets of a quarter, the best first; those without a score follow in the person's order."""
    facts = plan_facts(db, quarter)
    found = conditions_of(db, quarter, facts)
    rows = rows_of(db, [one for one in facts if one.tier is Tier.BET], quarter, found)
    scored, placed = scores(db), placed_bets(db, quarter)
    titles: dict[int, str] = {row.id: row.title for row in rows}
    why = doubts(db, found)
    views = []
    for row in rows:
        score = next(iter(scored.get(row.id, ())), None)
        place = placed.get(row.id, Placed(0))
        low, high = (0.0, 0.0) if score is None else span(score.total, score.confidence)
        own = [condition for condition in found if condition.holds(row.id)]
        views.append(
            BetView(
                row=row,
                score=score,
                rank=place.rank,
                place="" if not place.rank else f"{place.rank}{' tie' if place.tied_with else ''}",
                tied_with=tuple(titles[other] for other in place.tied_with if other in titles),
                low=low,
                high=high,
                gate=gate_view(db, quarter, row.id, own, why),
            )
        )
    # Within a tie the person's own order says which comes first.
    views.sort(key=lambda view: (view.score is None, view.rank or len(rows), view.row.position))
    reweighted = sum(view.score is not None and not view.score.current_weighting for view in views)
    points = tuple(_point(view.row, view.score) for view in views if view.score is not None)
    return BetsView(quarter, tuple(views), points, weightings(db)[0], reweighted)


def scores(db: Reader) -> dict[int, list[BetScoreRow]]:
    """Return every score by bet, the newest first."""
    current = weightings(db)[0].id
    found: dict[int, list[BetScoreRow]] = defaultdict(list)
    for row in db.rows(f"{_SCORES} ORDER BY s.id DESC"):
        found[row[0]].append(_score(row[1:], current))
    return found


def weightings(db: Reader) -> list[WeightingRow]:
    """Return the weightings, the one in force first; the default where nobody set one."""
    rows = db.rows("SELECT id, set_on, impact, ability, fit, why FROM weighting ORDER BY id DESC")
    found = [WeightingRow(WeightingId(row[0]), day(row[1]), *row[2:]) for row in rows]
    start = Weights()
    return found or [WeightingRow(WeightingId(0), None, start.impact, start.ability, start.fit, "")]


def priorities(db: Reader, *, ended: bool = False) -> list[CompanyPriorityRow]:
    """Return the company's priorities in the person's order.

    Args:
        ended: with those that hold no longer, after the others.
    """
    sql = "SELECT id, title, ended_on FROM company_priority ORDER BY ended_on IS NOT NULL, position, id"
    rows = [row for row in db.rows(sql) if ended or row[2] is None]
    return [
        CompanyPriorityRow(PriorityId(pid), title, number if ended_on is None else 0, day(ended_on))
        for number, (pid, title, ended_on) in enumerate(rows, start=1)
    ]


def _score(row: tuple[Any, ...], current: int) -> BetScoreRow:
    """Make one score of its row."""
    sid, scored_on, impact, ability, fit, confidence = row[:6]
    priority_id, priority, weighting, total = row[10:]
    return BetScoreRow(
        id=ScoreId(sid),
        scored_on=date.fromisoformat(scored_on),
        impact=impact,
        ability=ability,
        fit=fit,
        confidence=confidence,
        impact_why=row[6],
        ability_why=row[7],
        fit_why=row[8],
        confidence_why=row[9],
        priority_id=None if priority_id is None else PriorityId(priority_id),
        priority=priority,
        weighting_id=WeightingId(weighting),
        total=total,
        current_weighting=weighting == current,
    )


def _point(row: InitiativeRow, score: BetScoreRow) -> TwoByTwoPoint:
    """Return where a bet stands in the picture of impact over ability."""
    return TwoByTwoPoint(row.id, row.title, score.ability, score.impact, score.total, row.hours, row.held)
