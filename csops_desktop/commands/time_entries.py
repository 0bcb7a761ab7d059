"""Time that was worked: noted in one keystroke, or estimated when the work is done. May import what commands may."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.checks import line, still_there
from csops_desktop.commands.plan_checks import effort, initiative_there
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.capacity import say_spent
from csops_desktop.domain.ids import InitiativeId, RequestId, TimeEntryId
from csops_desktop.errors import UserError

MOST_MINUTES = 24 * 60
"""No entry is longer than its day; an estimate of what took longer may be."""


def add_time(
    tx: Tx,
    minutes: int,
    *,
    initiative: InitiativeId | None = None,
    request: RequestId | None = None,
    bucket: str = "",
    on: date | None = None,
    note: str = "",
) -> TimeEntryId:
    """Note time that was worked on an initiative, on a request, or on something that only has a bucket.

    Args:
        minutes: 15 and 60 are one keystroke each.
        on: the day; default: today.

    Raises:
        UserError: no minutes or more than a day has, the day has not come, or nothing is named that was worked on.
    """
    _check(tx, minutes, on)
    return _add(tx, minutes, initiative, request, bucket, on, note, estimated=False)


def estimate_time(tx: Tx, hours: float, *, initiative: InitiativeId) -> None:
    """Say when the work is done how long it took altogether; what isn't noted yet is added as an estimate.

    Raises:
        UserError: hours are negative, or more was noted already.
    """
    initiative_there(tx, initiative)
    sql = "SELECT coalesce(sum(minutes), 0) FROM time_entry WHERE initiative_id = ?"
    noted = int(tx.value(sql, (initiative,)))
    missing = round(effort(hours) * 60) - noted
    if missing < 0:
        raise UserError(f"{say_spent(noted / 60)} h are noted already; it took at least that.")
    if missing:
        _add(tx, missing, initiative, None, "", None, "", estimated=True)


def edit_time(tx: Tx, entry: TimeEntryId, minutes: int, on: date, note: str = "") -> None:
    """Correct an entry; refuses what adding refuses."""
    still_there(tx, "time_entry", entry, "entry")
    _check(tx, minutes, on)
    tx.update("time_entry", entry, minutes=minutes, day=on, note=str(bound(note)).strip(), estimated=0)


def delete_time(tx: Tx, entry: TimeEntryId) -> None:
    """Take an entry away."""
    tx.delete("time_entry", entry)


def _check(tx: Tx, minutes: int, on: date | None) -> None:
    """Refuse a time that can't be."""
    if minutes <= 0:
        raise UserError("Time that was worked is more than 0 minutes.")
    if minutes > MOST_MINUTES:
        raise UserError("A day has 24 hours; enter longer work day by day.")
    if on is not None and on > tx.today:
        raise UserError("That day has not come yet.")


def _add(
    tx: Tx,
    minutes: int,
    initiative: InitiativeId | None,
    request: RequestId | None,
    bucket: str,
    on: date | None,
    note: str,
    *,
    estimated: bool,
) -> TimeEntryId:
    """Write an entry on exactly one thing."""
    bucket = line(bucket, what="The bucket")
    if sum((initiative is not None, request is not None, bool(bucket))) != 1:
        raise UserError("Say what the time was for: an initiative, a request or a bucket.")
    if initiative is not None:
        initiative_there(tx, initiative)
    if request is not None:
        still_there(tx, "request", request, "request")
    values = {"initiative_id": initiative, "request_id": request, "bucket": bucket, "estimated": int(estimated)}
    worked = tx.today if on is None else on
    return TimeEntryId(tx.insert("time_entry", minutes=minutes, day=worked, note=str(bound(note)).strip(), **values))
