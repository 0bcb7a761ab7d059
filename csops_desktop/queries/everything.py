"""Every table as it stands, row by row, for the export of everything. May import db.reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from csops_desktop.db.reader import Reader


def in_one_state[R](db: Reader, use: Callable[[Reader], R]) -> R:
    """Return what `use` makes of a reader whose answers are all of one state, whatever other programs write meanwhile.

    Nothing may be changed through the same workspace until it returns.
    """
    # A transaction that only reads; nothing is kept of it.
    db.rows("BEGIN")
    try:
        return use(db)
    finally:
        db.rows("ROLLBACK")


def schema_version(db: Reader) -> int:
    """Return the number of the workspace's schema."""
    return int(db.value("PRAGMA user_version"))


def table_rows(db: Reader, table: str, columns: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table in the order of their ids; only one is held at a time.

    Args:
        table, columns: names of the schema, never a person's text.
    """
    # Quoted, since a column may be called like a word of SQL.
    chosen = ", ".join(f'"{column}"' for column in columns)
    return db.each(f'SELECT {chosen} FROM "{table}" ORDER BY id')
