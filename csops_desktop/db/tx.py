"""What commands write through: the open change of `Workspace.run`. May import db.reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from csops_desktop.db import history
from csops_desktop.db.reader import Connection, Reader
from csops_desktop.errors import BugError

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class Tx(Reader):
    """One write transaction, as `Workspace.run` hands it to a command.

    `today` is the day the change counts for: the present one, or the day it is dated back to. Table and column names
    come from the commands themselves, never from input; values are always bound.

    Attributes:
        now: the instant of the change, in UTC.
        joined: the change has taken in the one before it.
    """

    def __init__(self, connection: Connection, today: date, now: datetime) -> None:
        super().__init__(connection, today)
        self.now = now
        self.joined = False

    def join_previous(self, table: str, row_id: int) -> bool:
        """Make this change one with the one before it, if that added the row and nothing was done in between.

        To be called before anything is written; see `history.join_previous`.
        """
        self.joined = self.joined or history.join_previous(self._connection, table, row_id)
        return self.joined

    def insert(self, table: str, **values: Any) -> int:
        """Add a row and return its id."""
        names = ", ".join(values)
        sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))}) RETURNING id"
        return int(self.value(sql, [bound(v) for v in values.values()]))

    def insert_many(self, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows that all have the same columns."""
        for row in rows:
            self.insert(table, **row)

    def update(self, table: str, row_id: int, **values: Any) -> None:
        """Set columns of one row.

        Raises:
            BugError: there is no such row.
        """
        assignments = ", ".join(f"{name} = ?" for name in values)
        sql = f"UPDATE {table} SET {assignments} WHERE id = ? RETURNING id"
        if self.row(sql, [*(bound(v) for v in values.values()), row_id]) is None:
            raise BugError(f"no row {row_id} in {table}")

    def delete(self, table: str, row_id: int) -> None:
        """Take one row away, and with it the rows that belong to it."""
        self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def execute(self, sql: str, parameters: Iterable[Any] = ()) -> None:
        """Run a statement that changes many rows at once."""
        self._connection.execute(sql, [bound(v) for v in parameters])


def bound(value: Any) -> Any:
    """Return a value as it is stored: days as ISO text, words as text, texts without what can't be recorded.

    NUL ends a text inside SQLite's `quote()`, and with it the history; the other control characters and unpaired
    surrogates have no meaning in anything a person types and break PDF, CSV and JSON. Line ends become one character.
    """
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, str):
        unified = value.replace("\r\n", "\n").replace("\r", "\n")
        return _CONTROL.sub("", unified).encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, date):
        return value.isoformat()
    return value
