"""What is done with many initiatives: split, carry over, copy a year. May import what commands may."""

from __future__ import annotations

from collections.abc import Sequence

from csops_desktop.commands.checks import line
from csops_desktop.commands.initiatives import NO_TITLE
from csops_desktop.commands.plan_checks import effort, initiative_there, refuse_circle
from csops_desktop.commands.plan_places import GAP, last_place, slip
from csops_desktop.db.plan_facts import COPYABLE
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import InitiativeId
from csops_desktop.domain.planning import OPEN_STATES, InitiativeState, Tier
from csops_desktop.domain.quarters import Quarter, parse_quarter, quarters_of
from csops_desktop.errors import UserError

FEWEST_PARTS = 2


def split_initiative(tx: Tx, iid: InitiativeId, parts: Sequence[tuple[str, float]]) -> list[InitiativeId]:
    """Split a larger initiative into parts that stand right behind it; from then on it counts by them.

    Args:
        parts: title and hours of each.

    Raises:
        UserError: fewer than two parts, one without a title or with negative hours, or something that recurs or is a
            part itself.
    """
    initiative_there(tx, iid)
    columns = "tier, category, quarter, owner_id, recurrence, part_of_id, state, trashed_on"
    row = tx.rows(f"SELECT {columns} FROM initiative WHERE id = ?", (iid,))[0]
    tier, category, quarter, owner_id, recurrence, part_of, state, trashed_on = row
    if trashed_on is not None:
        raise UserError("It is in the trash: restore it first.")
    if len(parts) < FEWEST_PARTS:
        raise UserError("Split it into two parts at least.")
    if recurrence:
        raise UserError("What recurs has its turns; it isn't split.")
    if part_of is not None:
        raise UserError("It is a part itself; split the larger one further.")
    checked = [(line(title, NO_TITLE, "The title"), effort(hours)) for title, hours in parts]
    accepted = InitiativeState(state) in (InitiativeState.COMMITTED, InitiativeState.IN_PROGRESS)
    values = {
        "tier": tier,
        "category": category,
        "quarter": quarter,
        "owner_id": owner_id,
        "part_of_id": iid,
        "state": InitiativeState.COMMITTED if accepted else InitiativeState.PROPOSED,
        "committed_on": tx.today if accepted else None,
    }
    made = [InitiativeId(tx.insert("initiative", title=title, hours=hours, **values)) for title, hours in checked]
    _behind(tx, iid, made)
    refuse_circle(tx)
    return made


def carry_over(tx: Tx, iids: Sequence[InitiativeId], to: Quarter, why: str = "") -> None:
    """Carry unfinished initiatives over into a later quarter; each keeps the slip.

    Raises:
        UserError: nothing is to be carried over, something is finished or recurs by itself, or the quarter isn't later.
    """
    if not iids:
        raise UserError("Nothing is left to carry over.")
    for iid in iids:
        title = initiative_there(tx, iid)
        tier, word, state, recurrence = tx.rows(
            "SELECT tier, quarter, state, recurrence FROM initiative WHERE id = ?", (iid,)
        )[0]
        now = parse_quarter(word)
        if to <= now:
            raise UserError(f"“{title}” is in {now.title}: carry it over into a later quarter.")
        if InitiativeState(state) not in OPEN_STATES:
            raise UserError(f"“{title}” is {InitiativeState(state).word}; there is nothing to carry over.")
        if recurrence:
            raise UserError(f"“{title}” recurs: it is in the next quarters by itself.")
        tx.update("initiative", iid, quarter=str(to), position=last_place(tx, to, Tier(tier)))
        tx.execute("UPDATE gate_condition SET quarter = ? WHERE bet_id = ?", (str(to), iid))
        slip(tx, iid, why, quarters=(now, to))
    refuse_circle(tx)


def copy_year(tx: Tx, from_year: int, to_year: int) -> int:
    """Start a year with the foundations and BAU of another one, as proposals; bets begin empty: they vary most.

    What recurs goes on by itself, and what was copied before is left out.

    Returns:
        How many were copied.

    Raises:
        UserError: there is nothing to copy, or the year isn't later.
    """
    if to_year <= from_year:
        raise UserError("Copy into a later year.")
    copied = 0
    pairs = zip(quarters_of(from_year), quarters_of(to_year), strict=True)
    for source, target in pairs:
        for row in tx.rows(COPYABLE, (str(source), f"{to_year:04}-Q%")):
            _copy(tx, row, target)
            copied += 1
    if not copied:
        raise UserError(f"There is nothing left of {from_year} to copy.")
    return copied


def _copy(tx: Tx, row: Sequence[object], target: Quarter) -> None:
    """Copy one initiative with what it stands behind."""
    iid, title, tier, category, summary, owner_id, hours, _ = row
    made = tx.insert(
        "initiative",
        title=title,
        tier=tier,
        category=category,
        quarter=str(target),
        summary=summary,
        owner_id=owner_id,
        hours=hours,
        carried_from_id=iid,
        position=last_place(tx, target, Tier(str(tier))),
    )
    for other in ("responsibility", "document"):
        table = f"initiative_{other}"
        tx.execute(
            f"INSERT INTO {table} (initiative_id, {other}_id)"
            f" SELECT ?, {other}_id FROM {table} WHERE initiative_id = ?",
            (made, iid),
        )


def _behind(tx: Tx, iid: InitiativeId, parts: Sequence[InitiativeId]) -> None:
    """Put parts right behind the whole: between it and the next there is a gap, or all are placed anew."""
    quarter, tier = tx.rows("SELECT quarter, tier FROM initiative WHERE id = ?", (iid,))[0]
    sql = "SELECT id FROM initiative WHERE quarter = ? AND tier = ? AND trashed_on IS NULL ORDER BY position, id"
    order = [row[0] for row in tx.rows(sql, (quarter, tier)) if row[0] not in parts]
    at = order.index(iid) + 1
    order[at:at] = parts
    for number, other in enumerate(order, start=1):
        tx.update("initiative", other, position=number * GAP)
