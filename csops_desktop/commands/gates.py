"""What must hold before bets open, and opening one anyway. May import what commands may."""

from __future__ import annotations

from csops_desktop.commands.checks import existing, sentence, still_there
from csops_desktop.commands.plan_checks import bet_there, initiative_there, refuse_circle
from csops_desktop.db.gate_facts import held_by
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ConditionId, InitiativeId, ResponsibilityId
from csops_desktop.domain.planning import ConditionKind
from csops_desktop.domain.quarters import Quarter
from csops_desktop.errors import UserError


def require_green(tx: Tx, quarter: Quarter, rid: ResponsibilityId, *, bet: InitiativeId | None = None) -> ConditionId:
    """Ask that a responsibility is green before the bets of a quarter open.

    Args:
        bet: only this bet waits for it; default: all of the quarter.

    Raises:
        UserError: it is asked for already, or the bet is in another quarter.
    """
    existing(tx, rid)
    return _add(tx, quarter, bet, ConditionKind.RESPONSIBILITY_GREEN, responsibility_id=rid)


def require_done(tx: Tx, quarter: Quarter, needs: InitiativeId, *, bet: InitiativeId | None = None) -> ConditionId:
    """Ask that an initiative is done before the bets of a quarter open.

    Raises:
        UserError: as for `require_green`, or a bet would wait for itself, directly or through others.
    """
    initiative_there(tx, needs)
    return _add(tx, quarter, bet, ConditionKind.INITIATIVE_DONE, needs_id=needs)


def require_bau(tx: Tx, quarter: Quarter, percent: int, *, bet: InitiativeId | None = None) -> ConditionId:
    """Ask that so much of the quarter's BAU is done before its bets open.

    Raises:
        UserError: as for `require_green`, or the share is not from 1 to 100 %.
    """
    return _add(tx, quarter, bet, ConditionKind.BAU_COVERED, percent=_share(percent))


def set_bau_percent(tx: Tx, condition: ConditionId, percent: int) -> None:
    """Ask for another share of the BAU; refuses one that is not from 1 to 100 %."""
    still_there(tx, "gate_condition", condition, "condition")
    tx.update("gate_condition", condition, percent=_share(percent))


def remove_condition(tx: Tx, condition: ConditionId) -> None:
    """No longer ask for a condition."""
    tx.delete("gate_condition", condition)


def move_condition(tx: Tx, condition: ConditionId, steps: int) -> None:
    """Move a condition up (negative) or down among those of the same gate; it stops at the ends."""
    still_there(tx, "gate_condition", condition, "condition")
    quarter, bet = tx.rows("SELECT quarter, bet_id FROM gate_condition WHERE id = ?", (condition,))[0]
    sql = "SELECT id FROM gate_condition WHERE quarter = ? AND bet_id IS ? ORDER BY position, id"
    order = [row[0] for row in tx.rows(sql, (quarter, bet))]
    at = order.index(condition)
    order.insert(max(0, min(len(order) - 1, at + steps)), order.pop(at))
    for position, moved in enumerate(order):
        tx.update("gate_condition", moved, position=position)


def open_anyway(tx: Tx, bet: InitiativeId, why: str) -> None:
    """Open a bet though its gate is closed; the reason is kept with what held it, and printed in the deck.

    Raises:
        UserError: there is no reason, it isn't a bet, or nothing holds it.
    """
    title = bet_there(tx, bet)
    why = sentence(why)
    reasons = held_by(tx, bet)
    if not reasons:
        raise UserError(f"Nothing holds “{title}”.")
    tx.insert("gate_override", initiative_id=bet, day=tx.today, why=why, held_by="\n".join(reasons))


def _add(
    tx: Tx,
    quarter: Quarter,
    bet: InitiativeId | None,
    kind: ConditionKind,
    *,
    responsibility_id: int | None = None,
    needs_id: int | None = None,
    percent: int = 0,
) -> ConditionId:
    """Add a condition behind the others of the same gate."""
    if bet is not None:
        title = bet_there(tx, bet)
        if tx.value("SELECT quarter FROM initiative WHERE id = ?", (bet,)) != str(quarter):
            raise UserError(f"“{title}” is not in {quarter.title}.")
    same = (
        "SELECT 1 FROM gate_condition WHERE quarter = ? AND bet_id IS ? AND kind = ? AND responsibility_id IS ?"
        " AND needs_id IS ?"
    )
    if tx.value(same, (str(quarter), bet, kind.value, responsibility_id, needs_id)) is not None:
        raise UserError("This condition is there already.")
    place = "SELECT coalesce(max(position), -1) + 1 FROM gate_condition WHERE quarter = ? AND bet_id IS ?"
    values = {"responsibility_id": responsibility_id, "needs_id": needs_id, "percent": percent}
    cid = tx.insert(
        "gate_condition",
        quarter=str(quarter),
        bet_id=bet,
        kind=kind,
        added_on=tx.today,
        position=int(tx.value(place, (str(quarter), bet))),
        **values,
    )
    refuse_circle(tx)
    return ConditionId(cid)


def _share(percent: int) -> int:
    """Return a share that can be asked for."""
    if not 1 <= percent <= 100:
        raise UserError("A share is from 1 to 100 %.")
    return percent
