"""What is done on the board: colours and order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from csops_desktop.commands.checks import existing, sentence
from csops_desktop.db.reader import marks
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError

GAP = 1024
"""The distance between two places in a column, so that a card is put between two others by writing one row."""


def set_status(tx: Tx, rid: ResponsibilityId, status: Status, reason: str, day: date | None = None) -> None:
    """Give a responsibility a status with the sentence that says why; a new colour puts it at the end of its column.

    Args:
        day: the day from which it holds; default: the day of the change.

    Raises:
        UserError: no sentence was given, the day has not come, or there is no such responsibility.
    """
    existing(tx, rid)
    reason = sentence(reason)
    day = tx.today if day is None else day
    if day > tx.today:
        raise UserError(f"{day.isoformat()} has not come yet: a status holds from today or from a day before.")
    before = tx.value("SELECT status FROM responsibility WHERE id = ?", (rid,))
    tx.insert("status_change", responsibility_id=rid, status=status, reason=reason, day=day)
    restate(tx, rid)
    if tx.value("SELECT status FROM responsibility WHERE id = ?", (rid,)) != before:
        _place(tx, rid, None)


def confirm_status(tx: Tx, rid: ResponsibilityId, reason: str) -> None:
    """Check in: say that the present colour is still right, and in one sentence why.

    Raises:
        UserError: no sentence was given, or it was never rated.
    """
    existing(tx, rid)
    status = Status(tx.value("SELECT status FROM responsibility WHERE id = ?", (rid,)))
    if status is Status.NOT_RATED:
        raise UserError("It is not rated yet: give it a colour first.")
    set_status(tx, rid, status, reason)


def move_card(tx: Tx, rid: ResponsibilityId, before: ResponsibilityId | None) -> None:
    """Put a card directly above another one of its column, or at the column's end for `None`."""
    existing(tx, rid)
    if before != rid:
        _place(tx, rid, before)


def drop_card(tx: Tx, rid: ResponsibilityId, status: Status, before: ResponsibilityId | None, reason: str) -> None:
    """Give a card a new colour and put it at its place in the new column: one dragging, one change."""
    set_status(tx, rid, status, reason)
    move_card(tx, rid, before)


def restate(tx: Tx, rid: ResponsibilityId) -> None:
    """Write what a responsibility's status changes say into its own row."""
    sql = "SELECT status, reason, day FROM status_change WHERE responsibility_id = ? ORDER BY day DESC, id DESC"
    tx.update("responsibility", rid, **status_columns(tx.rows(sql, (rid,))))


def status_columns(changes: Sequence[tuple[str, str, str]]) -> dict[str, str | None]:
    """Return the columns of a responsibility that its status changes decide.

    The newest day counts, and of one day the change that was written last. `since` is the first day of the present
    run of one colour.

    Args:
        changes: status word, reason and ISO day of each change, the newest first.
    """
    if not changes:
        return {
            "status": Status.NOT_RATED.value,
            "reason": "",
            "since": None,
            "previous_status": None,
            "checked_on": None,
        }
    status, reason, checked_on = changes[0]
    run = next((i for i, change in enumerate(changes) if change[0] != status), len(changes))
    rated = status != Status.NOT_RATED
    return {
        "status": status,
        "reason": reason,
        "since": changes[run - 1][2] if rated else None,
        "previous_status": changes[run][0] if run < len(changes) else None,
        "checked_on": checked_on if rated else None,
    }


def end_of_column(tx: Tx, status: Status | str) -> int:
    """Return the place behind the last card of a column."""
    sql = "SELECT coalesce(max(position), 0) + ? FROM responsibility WHERE status = ?"
    return int(tx.value(sql, (GAP, str(status))))


def _place(tx: Tx, rid: ResponsibilityId, before: ResponsibilityId | None) -> None:
    """Write the place of a card within its column."""
    (status,) = tx.row("SELECT status FROM responsibility WHERE id = ?", (rid,)) or ("",)
    if before is None:
        others = "SELECT coalesce(max(position), 0) + ? FROM responsibility WHERE status = ? AND id <> ?"
        tx.update("responsibility", rid, position=int(tx.value(others, (GAP, status, rid))))
        return
    below = tx.row("SELECT position, status FROM responsibility WHERE id = ?", (before,))
    if below is None or below[1] != status:
        raise UserError("The card it was to stand above is in another column by now.")
    sql = "SELECT max(position) FROM responsibility WHERE status = ? AND id <> ? AND position < ?"
    above = tx.value(sql, (status, rid, below[0]))
    place = below[0] - GAP if above is None else (above + below[0]) // 2
    no_gap = above is not None and place in (above, below[0])
    level = "SELECT count(*) FROM responsibility WHERE status = ? AND id NOT IN (?, ?) AND position = ?"
    if no_gap or tx.value(level, (status, rid, before, below[0])):
        _spread(tx, status, rid)
        _place(tx, rid, before)
        return
    tx.update("responsibility", rid, position=place)


def _spread(tx: Tx, status: str, moving: ResponsibilityId) -> None:
    """Write all places of a column anew with a gap between each two, in the order they have."""
    sql = "SELECT id FROM responsibility WHERE status = ? AND id <> ? ORDER BY position, id"
    ids = [row[0] for row in tx.rows(sql, (status, moving))]
    for start in range(0, len(ids), 500):
        chunk = ids[start : start + 500]
        places = " ".join(f"WHEN {card} THEN {(start + n + 1) * GAP}" for n, card in enumerate(chunk))
        tx.execute(f"UPDATE responsibility SET position = CASE id {places} END WHERE id IN ({marks(chunk)})", chunk)
