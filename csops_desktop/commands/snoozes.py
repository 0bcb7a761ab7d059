"""Putting a line of Today off until a day, and bringing it back."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.checks import LARGEST_ID
from csops_desktop.db.tx import Tx
from csops_desktop.errors import UserError

_TABLES = {
    "commitment": "commitment",
    "document": "document",
    "responsibility": "responsibility",
    "ask": "ask",
    "plan_step": "plan_step",
    "request": "request",
    "initiative": "initiative",
    "occurrence": "initiative",
    "nudge": "nudge",
    "metric": "metric",
}
"""The tables of the kinds of lines; a turn of BAU work is put off by its initiative."""


def snooze(tx: Tx, kind: str, thing_id: int, until: date) -> None:
    """Put a line of Today off; one that is put off already gets the new day and is not counted twice.

    Args:
        kind: the line's kind: "commitment", "document" …
        thing_id: the line's id.
        until: the day on which it comes back.

    Raises:
        UserError: the day is not later than today, or the thing is gone.
    """
    if until <= tx.today:
        raise UserError("Choose a day after today.")
    table = _TABLES.get(kind)
    fits = table is not None and 0 < thing_id <= LARGEST_ID
    if not fits or tx.value(f"SELECT 1 FROM {table} WHERE id = ?", (thing_id,)) is None:
        raise UserError("What was to be put off is gone.")
    sql = "SELECT id FROM snooze WHERE kind = ? AND thing_id = ? AND until > ? ORDER BY id DESC"
    active = tx.value(sql, (kind, thing_id, tx.today.isoformat()))
    if active is None:
        tx.insert("snooze", kind=kind, thing_id=thing_id, set_on=tx.today, until=until)
    else:
        tx.update("snooze", active, until=until)


def unsnooze(tx: Tx, kind: str, thing_id: int) -> None:
    """Bring a line back to Today; being put off this time doesn't count.

    Raises:
        UserError: it is not put off.
    """
    sql = "SELECT id FROM snooze WHERE kind = ? AND thing_id = ? AND until > ?"
    rows = tx.rows(sql, (kind, thing_id, tx.today.isoformat()))
    if not rows:
        raise UserError("It is on Today already.")
    for (row_id,) in rows:
        tx.delete("snooze", row_id)
