"""The checks that the plan's commands share. May import what commands may."""

from __future__ import annotations

import math
from datetime import date

from csops_desktop.commands.checks import LARGEST_ID
from csops_desktop.db.tx import Tx
from csops_desktop.domain.gates import find_cycle
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import Tier
from csops_desktop.errors import UserError

MOST_HOURS = 10_000
"""More hours than any initiative takes; a larger number is a slip of the keyboard."""


def initiative_there(tx: Tx, iid: InitiativeId) -> str:
    """Return the title of an initiative.

    Raises:
        UserError: there is none with this id.
    """
    title = tx.value("SELECT title FROM initiative WHERE id = ?", (iid,)) if 0 < iid <= LARGEST_ID else None
    if title is None:
        raise UserError("This initiative is gone.")
    return str(title)


def bet_there(tx: Tx, iid: InitiativeId) -> str:
    """Return the title of a bet.

    Raises:
        UserError: there is none, or it is in another lane.
    """
    title = initiative_there(tx, iid)
    if tx.value("SELECT tier FROM initiative WHERE id = ?", (iid,)) != Tier.BET.value:
        raise UserError(f"“{title}” is no bet.")
    return title


def effort(hours: float) -> float:
    """Return an effort in hours that can be.

    Raises:
        UserError: it is negative, no number or far too large.
    """
    if not math.isfinite(hours) or hours < 0:
        raise UserError("Hours can't be negative.")
    if hours > MOST_HOURS:
        raise UserError(f"An initiative takes at most {MOST_HOURS} hours.")
    return float(hours)


def in_order(start_on: date | None, target_on: date | None) -> None:
    """Refuse a target before the start.

    Raises:
        UserError: it is.
    """
    if start_on is not None and target_on is not None and target_on < start_on:
        raise UserError("The target is before the start.")


def refuse_circle(tx: Tx) -> None:
    """Refuse bets that would wait for themselves; called after the change, which is then rolled back.

    A bet waits for what the conditions of its quarter and its own ones name, a part for what its whole does; a larger
    initiative waits for its parts.

    Raises:
        UserError: naming what waits for what.
    """
    needs: dict[int, list[int]] = {}
    sql = """
    SELECT b.id, g.needs_id FROM gate_condition g JOIN initiative b
    ON b.tier = 'bet' AND b.trashed_on IS NULL
    AND (g.bet_id IS NULL AND b.quarter = g.quarter OR g.bet_id IN (b.id, b.part_of_id))
    WHERE g.needs_id IS NOT NULL
    UNION SELECT part_of_id, id FROM initiative WHERE part_of_id IS NOT NULL AND trashed_on IS NULL
    """
    for waiting, needed in tx.rows(sql):
        needs.setdefault(waiting, []).append(needed)
    circle = find_cycle(needs)
    if circle:
        titles = [f"“{initiative_there(tx, InitiativeId(iid))}”" for iid in circle]
        if len(titles) == 1:
            raise UserError(f"{titles[0]} would wait for itself.")
        raise UserError(f"{titles[0]} would wait for itself: {' waits for '.join([*titles, titles[0]])}.")
