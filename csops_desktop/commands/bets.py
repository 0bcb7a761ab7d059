"""What is done with bets besides planning them: hypothesis, score, weighting, priorities, verdict. As commands may."""

from __future__ import annotations

from csops_desktop.commands.checks import line, sentence, still_there
from csops_desktop.commands.initiatives import set_state
from csops_desktop.commands.plan_checks import bet_there
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import InitiativeId, PriorityId, ScoreId, WeightingId
from csops_desktop.domain.planning import InitiativeState, Verdict
from csops_desktop.domain.quarters import Quarter
from csops_desktop.domain.scoring import Points, Weights, check_points, check_weights, total
from csops_desktop.errors import UserError

NO_PRIORITY = "Say what matters to the company."


def set_hypothesis(tx: Tx, bet: InitiativeId, text: str) -> None:
    """Say what is believed."""
    bet_there(tx, bet)
    tx.update("initiative", bet, hypothesis=str(bound(text)).strip())


def set_proof(tx: Tx, bet: InitiativeId, text: str) -> None:
    """Say what would prove the hypothesis."""
    bet_there(tx, bet)
    tx.update("initiative", bet, proof=str(bound(text)).strip())


def score_bet(
    tx: Tx,
    bet: InitiativeId,
    points: Points,
    *,
    impact_why: str,
    ability_why: str,
    fit_why: str,
    confidence_why: str = "",
    priority: PriorityId | None = None,
) -> ScoreId:
    """Score a bet by the weighting in force; earlier scores stay.

    Args:
        impact_why: the rationale of the point, as `ability_why` and `fit_why` are of theirs.
        confidence_why: what the confidence rests on; may stay empty.
        priority: the company priority that it fits.

    Raises:
        UserError: a point is off its scale, or a rationale is missing.
    """
    bet_there(tx, bet)
    check_points(points)
    if priority is not None:
        still_there(tx, "company_priority", priority, "priority")
    reasons = {"impact_why": impact_why, "ability_why": ability_why, "fit_why": fit_why}
    for name, text in reasons.items():
        if not str(bound(text)).strip():
            raise UserError(f"Say in one sentence why the {name.removesuffix('_why')} is {_point(points, name)}.")
    weighting, weights = _weighting_in_force(tx)
    values = {name: str(bound(text)).strip() for name, text in (reasons | {"confidence_why": confidence_why}).items()}
    return _insert_score(tx, bet, points, weighting, weights, priority, values)


def rescore_bets(tx: Tx, quarter: Quarter) -> int:
    """Score the bets of a quarter that an older weighting scored again: same points, the weighting in force.

    Returns:
        How many there were.

    Raises:
        UserError: all were scored by the weighting in force.
    """
    weighting, weights = _weighting_in_force(tx)
    rows = tx.rows(
        "SELECT s.initiative_id, s.impact, s.ability, s.fit, s.confidence, s.priority_id, s.impact_why, s.ability_why,"
        " s.fit_why, s.confidence_why FROM bet_score s JOIN initiative i ON i.id = s.initiative_id"
        " WHERE i.quarter = ? AND i.tier = 'bet' AND i.trashed_on IS NULL AND s.weighting_id <> ?"
        " AND s.id = (SELECT max(id) FROM bet_score n WHERE n.initiative_id = i.id) ORDER BY s.id",
        (str(quarter), weighting),
    )
    if not rows:
        raise UserError("Every bet is scored by the weighting in force.")
    names = ("impact_why", "ability_why", "fit_why", "confidence_why")
    for bet, impact, ability, fit, confidence, priority, *reasons in rows:
        points = Points(impact, ability, fit, confidence)
        _insert_score(tx, bet, points, weighting, weights, priority, dict(zip(names, reasons, strict=True)))
    return len(rows)


def set_weighting(tx: Tx, impact: int, ability: int, fit: int, why: str) -> WeightingId:
    """Let the scales count differently from now on; scores that were given keep their totals.

    Raises:
        UserError: a weight is not from 0 to 10, all are 0, there is no reason, or nothing would change.
    """
    weights = Weights(impact, ability, fit)
    check_weights(weights)
    why = sentence(why)
    if _weighting_in_force(tx)[1] == weights:
        raise UserError("These weights are in force already.")
    return WeightingId(tx.insert("weighting", set_on=tx.today, impact=impact, ability=ability, fit=fit, why=why))


def add_priority(tx: Tx, title: str) -> PriorityId:
    """Add what matters to the company, behind the others; refuses an empty one."""
    title = line(title, NO_PRIORITY, "The priority")
    position = tx.value("SELECT coalesce(max(position), -1) + 1 FROM company_priority")
    return PriorityId(tx.insert("company_priority", title=title, position=int(position)))


def rename_priority(tx: Tx, priority: PriorityId, title: str) -> None:
    """Word a priority anew; refuses an empty one."""
    still_there(tx, "company_priority", priority, "priority")
    tx.update("company_priority", priority, title=line(title, NO_PRIORITY, "The priority"))


def move_priority(tx: Tx, priority: PriorityId, steps: int) -> None:
    """Move a priority up (negative) or down among those that hold; it stops at the ends."""
    still_there(tx, "company_priority", priority, "priority")
    sql = "SELECT id FROM company_priority WHERE ended_on IS NULL OR id = ? ORDER BY position, id"
    order = [row[0] for row in tx.rows(sql, (priority,))]
    at = order.index(priority)
    order.insert(max(0, min(len(order) - 1, at + steps)), order.pop(at))
    for position, moved in enumerate(order):
        tx.update("company_priority", moved, position=position)


def end_priority(tx: Tx, priority: PriorityId) -> None:
    """Say that a priority holds no longer; scores that name it keep it."""
    still_there(tx, "company_priority", priority, "priority")
    tx.update("company_priority", priority, ended_on=tx.today)


def reopen_priority(tx: Tx, priority: PriorityId) -> None:
    """Let an ended priority hold again, behind the others."""
    still_there(tx, "company_priority", priority, "priority")
    position = int(tx.value("SELECT coalesce(max(position), -1) + 1 FROM company_priority"))
    tx.update("company_priority", priority, ended_on=None, position=position)


def decide_bet(tx: Tx, bet: InitiativeId, verdict: Verdict, actual_impact: str) -> None:
    """Say what came of a bet: won, lost or learned, with the impact that it really had; it is done with that.

    Raises:
        UserError: it wasn't started, no verdict is given, or nothing is said of the impact.
    """
    title = bet_there(tx, bet)
    if verdict is Verdict.NONE:
        raise UserError("Say whether it was won, lost or learned from.")
    impact = str(bound(actual_impact)).strip()
    if not impact:
        raise UserError("Say in one sentence what the impact really was.")
    state = InitiativeState(tx.value("SELECT state FROM initiative WHERE id = ?", (bet,)))
    if state not in (InitiativeState.IN_PROGRESS, InitiativeState.DONE):
        raise UserError(f"“{title}” is {state.word}: a verdict is for a bet that was started.")
    if state is InitiativeState.IN_PROGRESS:
        set_state(tx, bet, InitiativeState.DONE)
    tx.update("initiative", bet, verdict=verdict, actual_impact=impact, verdict_on=tx.today)


def _weighting_in_force(tx: Tx) -> tuple[int, Weights]:
    """Return the newest weighting; id 0 stands for the default that nobody set."""
    found = tx.row("SELECT id, impact, ability, fit FROM weighting ORDER BY id DESC LIMIT 1")
    return (0, Weights()) if found is None else (found[0], Weights(*found[1:]))


def _insert_score(
    tx: Tx,
    bet: int,
    points: Points,
    weighting: int,
    weights: Weights,
    priority: int | None,
    reasons: dict[str, str],
) -> ScoreId:
    """Write a score with its total; the default weighting is written down with the first score that uses it."""
    if not weighting:
        why = "The weights that the desk begins with."
        weighting = tx.insert(
            "weighting", set_on=tx.today, impact=weights.impact, ability=weights.ability, fit=weights.fit, why=why
        )
    values = {"impact": points.impact, "ability": points.ability, "fit": points.fit, "confidence": points.confidence}
    return ScoreId(
        tx.insert(
            "bet_score",
            initiative_id=bet,
            weighting_id=weighting,
            scored_on=tx.today,
            priority_id=priority,
            total=total(points, weights),
            **values,
            **reasons,
        )
    )


def _point(points: Points, name: str) -> int:
    """Return the point that a rationale is for."""
    return {"impact_why": points.impact, "ability_why": points.ability, "fit_why": points.fit}[name]
