"""The checks of input that several commands share. May import db.tx, domain and errors."""

from __future__ import annotations

from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.errors import UserError

LARGEST_ID = 2**63 - 1
"""The largest number that SQLite holds; a mistyped id may be larger."""

LONGEST_LINE = 300
"""The most characters of a title, an area, a name or another single line."""


def line(text: str, missing: str = "", what: str = "This") -> str:
    """Return a single line without blanks around it and without line ends.

    Args:
        text: as typed.
        missing: the sentence that refuses an empty line; "" allows it.
        what: how the line is named when it is too long.

    Raises:
        UserError: the line is empty though it may not be, or longer than `LONGEST_LINE`.
    """
    cleaned = " ".join(str(bound(text)).split())
    if missing and not cleaned:
        raise UserError(missing)
    if len(cleaned) > LONGEST_LINE:
        raise UserError(f"{what} has {len(cleaned)} characters; at most {LONGEST_LINE} fit.")
    return cleaned


def sentence(text: str) -> str:
    """Return the sentence that a change of colour carries, which may be long but not empty.

    Raises:
        UserError: nothing was written.
    """
    cleaned = str(bound(text)).strip()
    if not cleaned:
        raise UserError("Say in one sentence why.")
    return cleaned


def existing(tx: Tx, responsibility_id: ResponsibilityId) -> str:
    """Return the title of a responsibility.

    Raises:
        UserError: there is none with this id (it was deleted in another window, or mistyped on the command line).
    """
    fits = 0 < responsibility_id <= LARGEST_ID
    title = tx.value("SELECT title FROM responsibility WHERE id = ?", (responsibility_id,)) if fits else None
    if title is None:
        raise UserError(f"There is no responsibility {responsibility_id}.")
    return str(title)


def still_there(tx: Tx, table: str, row_id: int, what: str) -> None:
    """Refuse to change a row that was taken away meanwhile: by undo, or in another window.

    Args:
        what: how the row is named in the sentence: "step".

    Raises:
        UserError: it is gone.
    """
    if tx.value(f"SELECT 1 FROM {table} WHERE id = ?", (row_id,)) is None:
        raise UserError(f"This {what} is gone.")


def next_position(tx: Tx, table: str, responsibility_id: ResponsibilityId) -> int:
    """Return the place after the last row of a responsibility's list."""
    sql = f"SELECT coalesce(max(position), -1) + 1 FROM {table} WHERE responsibility_id = ?"
    return int(tx.value(sql, (responsibility_id,)))


def move_within(tx: Tx, table: str, row_id: int, steps: int) -> None:
    """Move a row of a responsibility's list up (negative) or down by `steps`; it stops at the ends."""
    owner = tx.value(f"SELECT responsibility_id FROM {table} WHERE id = ?", (row_id,))
    ids = [
        row[0] for row in tx.rows(f"SELECT id FROM {table} WHERE responsibility_id = ? ORDER BY position, id", (owner,))
    ]
    place = ids.index(row_id)
    ids.insert(max(0, min(len(ids) - 1, place + steps)), ids.pop(place))
    for position, moved in enumerate(ids):
        tx.update(table, moved, position=position)
