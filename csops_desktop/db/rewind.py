"""Takes a private copy of a workspace back to a past day, by the history's inverses. Standard library and `history`.

An inverse is only ever applied to exactly the state that its change left behind. Going back to a day needs care where
changes were dated back: a tracker of last year imported today belongs to last year, though it was made after
everything before it. `rewind` therefore takes back everything down to the oldest change that is too young, and then
plays forward again what was dated early enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from csops_desktop.db.history import UNIQUE, Executes, apply_inverses, close_change, open_change
from csops_desktop.db.search import rebuild_sql

NAMED = "person"
"""The table whose rows others only name, and don't belong to."""

ROWS_WORTH_REINDEXING = 1000
"""From so many rows on it is quicker to rebuild a copy's search index than to keep it up row by row."""


def rewind(connection: Executes, day: str) -> None:
    """Bring a private copy of the workspace to what it held at the end of a day.

    Args:
        connection: an in-memory copy; it is changed, and its history with it.
        day: ISO day; changes dated later are taken back.
    """
    row = connection.execute("SELECT min(id) FROM change WHERE day > ?", (day,)).fetchone()
    if row is None or row[0] is None:
        return
    first = int(str(row[0]))
    later = "SELECT id, day FROM change WHERE id >= ? ORDER BY id"
    changes = [(int(str(change_id)), str(dated)) for change_id, dated in connection.execute(later, (first,)).fetchall()]
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN")
    with _search_left_alone(connection, first):
        if any(dated <= day for _, dated in changes):
            _rewind_and_replay(connection, changes, day)
        else:
            _drop_triggers(connection, "record")
            for change_id, _ in reversed(changes):
                apply_inverses(connection, change_id)
    connection.execute("COMMIT")


@contextmanager
def _search_left_alone(connection: Executes, first: int) -> Iterator[None]:
    """Rebuild the search index afterwards where many rows change; leave it to its triggers where few do."""
    row = connection.execute("SELECT count(*) FROM change_row WHERE change_id >= ?", (first,)).fetchone()
    many = row is not None and int(str(row[0])) >= ROWS_WORTH_REINDEXING
    if many:
        _drop_triggers(connection, "search")
    yield
    if many:
        for statement in rebuild_sql():
            connection.execute(statement)


def _rewind_and_replay(connection: Executes, changes: Sequence[tuple[int, str]], day: str) -> None:
    """Take back all `changes`, recording the way forward, then do those again that are dated up to `day`."""
    forward: list[int] = []
    for change_id, dated in reversed(changes):
        going_back = open_change(connection, "", "undo", None, "", "")
        apply_inverses(connection, change_id)
        close_change(connection, going_back)
        if dated <= day:
            forward.append(going_back)
    _drop_triggers(connection, "record")
    _drop_unique_indexes(connection)
    for going_back in reversed(forward):
        apply_inverses(connection, going_back)
    _bring_back_named(connection)


def _drop_unique_indexes(connection: Executes) -> None:
    """Let a private copy hold two rows of one name: what freed the name for the second may be too young for the day."""
    for table in UNIQUE:
        sql = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE UNIQUE %'"
        for (name,) in connection.execute(sql, (table,)).fetchall():
            connection.execute(f"DROP INDEX {name}")


def _bring_back_named(connection: Executes) -> None:
    """Bring back the persons that what was dated back names, though they were added by something younger.

    A tracker of last year says who owned a responsibility then; that the person has been known here only since
    yesterday must not make it unowned. Their rows are as they were when they were added.
    """
    dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    for table, parent, key in {(row[0], row[2], row[3]) for row in dangling}:
        if parent != NAMED:
            continue
        keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        column = next(row[3] for row in keys if row[0] == key)
        sql = (
            "SELECT inverse, max(id) FROM change_row WHERE op = 'delete' AND tab = ?"
            f" AND row_id IN (SELECT {column} FROM {table}) AND row_id NOT IN (SELECT id FROM {parent}) GROUP BY row_id"
        )
        for inverse, _ in connection.execute(sql, (parent,)).fetchall():
            connection.execute(str(inverse))


def _drop_triggers(connection: Executes, family: str) -> None:
    """Take the recording or the search triggers off a private copy.

    Args:
        family: "record" or "search".
    """
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB ?"
    for (name,) in connection.execute(sql, (f"{family}_*",)).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
