"""Where initiatives stand in their lanes, and the slips that moving them leaves. May import what commands may."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.checks import line
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.errors import UserError

GAP = 1024
"""The distance between two places in a lane, so that one is put between two others by writing one row."""


def last_place(tx: Tx, quarter: Quarter, tier: Tier) -> int:
    """Return the place behind the last initiative of a lane, those that recur from earlier quarters included."""
    return int(
        tx.value(
            "SELECT coalesce(max(position), 0) + ? FROM initiative WHERE tier = ? AND"
            " (quarter = ? OR (recurrence <> '' AND quarter < ?))",
            (GAP, tier.value, str(quarter), str(quarter)),
        )
    )


def place(tx: Tx, iid: InitiativeId, quarter: Quarter, tier: Tier, before: InitiativeId | None) -> None:
    """Write the place of an initiative in the lane that it is in: in front of another one, or last.

    Raises:
        UserError: the other one is in another lane by now.
    """
    if before == iid:
        return
    lane = _lane(tx, iid, quarter, tier)
    if before is None:
        highest = max((position for _, position in lane), default=0)
        tx.update("initiative", iid, position=highest + GAP)
        return
    at = next((n for n, (other, _) in enumerate(lane) if other == before), None)
    if at is None:
        raise UserError("What it was to stand in front of is in another lane by now.")
    below = lane[at][1]
    above = lane[at - 1][1] if at else below - 2 * GAP
    if below - above >= 2:
        tx.update("initiative", iid, position=(above + below) // 2)
        return
    order = [other for other, _ in lane]
    order.insert(at, iid)
    for number, other in enumerate(order, start=1):
        tx.update("initiative", other, position=number * GAP)


def slip(
    tx: Tx,
    iid: InitiativeId,
    why: str,
    *,
    quarters: tuple[Quarter, Quarter] | None = None,
    days: tuple[date, date] | None = None,
) -> None:
    """Keep that an initiative was moved to a later quarter or target, and count it.

    Args:
        why: the reason; may be empty.
        quarters: from which quarter to which.
        days: from which target to which.

    Raises:
        UserError: the reason is too long.
    """
    from_quarter, to_quarter = ("", "") if quarters is None else map(str, quarters)
    from_on, to_on = (None, None) if days is None else days
    tx.insert(
        "initiative_slip",
        initiative_id=iid,
        moved_on=tx.today,
        from_quarter=from_quarter,
        to_quarter=to_quarter,
        from_on=from_on,
        to_on=to_on,
        why=line(why, what="The reason"),
    )
    counted = tx.value("SELECT count(*) FROM initiative_slip WHERE initiative_id = ?", (iid,))
    tx.update("initiative", iid, slips=counted)


def _lane(tx: Tx, moving: InitiativeId, quarter: Quarter, tier: Tier) -> list[tuple[int, int]]:
    """Return id and place of the others of a lane in their order, what recurs from earlier quarters included."""
    sql = (
        "SELECT id, position FROM initiative WHERE tier = ? AND id <> ? AND trashed_on IS NULL AND"
        " (quarter = ? OR (recurrence <> '' AND quarter < ?)) ORDER BY position, id"
    )
    return [(row[0], row[1]) for row in tx.rows(sql, (tier.value, moving, str(quarter), str(quarter)))]
