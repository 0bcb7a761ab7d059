"""The recorder: SQLite triggers that write, for every changed row, the SQL that would undo it. Standard library only.

One mechanism carries four features: undo and redo, activity, "what changed since", and "as of". It follows SQLite's
own recipe (sqlite.org/undoredo.html) with two differences. The log is permanent, in the same file and the same
transaction as the change itself, so undo survives a restart and a kill can't part the two. And nothing is ever taken
out of it: undoing a change is a change of its own, whose rows are the way back (redo), so going back to any past day
is replaying inverses from the newest change down.

Recording in triggers rather than in the program is what makes it complete: bulk updates and rows that a foreign key
cascades away are caught too. A write outside `Workspace.run` has no open change to stand under, and is refused by the
same triggers. Values pass through `quote()`, which keeps every bit of a number and every byte of a text (texts never
hold NUL: `db.tx` takes it out). `INSERT OR REPLACE` is never used, because its silent deletes fire no triggers.

Undo is by inverse, not by snapshot, so an inverse is only ever applied to exactly the state that its change left
behind. That holds for undo and redo by their order. Going back to a day needs care where changes were dated back: a
tracker of last year imported today belongs to last year, though it was made after everything before it. `rewind`
therefore takes back everything down to the oldest change that is too young, and then plays forward again what was
dated early enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Protocol

from csops_desktop.db.search import rebuild_sql

OWNER = "responsibility"
"""The table whose cards show the rows of the others; a row of `responsibility_id` says which card."""

UNRECORDED = "a write outside workspace.run"
"""What the triggers say when no change is open."""


UNIQUE = {
    "person": frozenset({"name"}),
    "process_rating": frozenset({"responsibility_id", "factor"}),
    "saved_view": frozenset({"name"}),
}
"""The columns of the tables' unique indexes. One row may have taken over what another one gave up, so their old values
are only ever written back in the order in which they went."""

ROWS_PER_STATEMENT = 200
"""How many rows are brought back or taken away by one statement; some hundred make the most of preparing it once."""

ROWS_WORTH_REINDEXING = 1000
"""From so many rows on it is quicker to rebuild a copy's search index than to keep it up row by row."""


@dataclass(frozen=True, slots=True)
class Touched:
    """One row that a change touched.

    Attributes:
        op: "insert", "update" or "delete".
        responsibility_id: the responsibility whose card or panel shows the row, if any.
    """

    table: str
    row_id: int
    op: str
    responsibility_id: int | None


class Cursor(Protocol):
    """The part of a DB-API cursor that is used here."""

    def fetchall(self) -> list[tuple[object, ...]]:
        """Return all rows."""

    def fetchone(self) -> tuple[object, ...] | None:
        """Return the next row."""


class Executes(Protocol):
    """The part of a driver's connection that is used here."""

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Cursor:
        """Run one statement."""


def trigger_sql(table: str, columns: Sequence[str]) -> list[str]:
    """Return the three recording triggers of a table.

    Args:
        table: its name.
        columns: all its columns but `id`.
    """
    values = " || ', ' || ".join(["OLD.id", *(f"quote(OLD.{c})" for c in columns)])
    restored = f"'INSERT INTO {table} (id, {', '.join(columns)}) VALUES (' || {values} || ')'"
    # COLLATE BINARY: a change that only alters letter case is a change as well.
    changed_columns = _listed("CASE WHEN {old} IS NOT {new} COLLATE BINARY THEN ', {column}' ELSE '' END", columns)
    changed_values = _listed(
        "CASE WHEN {old} IS NOT {new} COLLATE BINARY THEN ', ' || quote({old}) ELSE '' END", columns
    )
    changed = f"'UPDATE {table} SET (id' || {changed_columns} || ') = (' || OLD.id || {changed_values} || ')'"
    anything = " OR ".join(f"OLD.{c} IS NOT NEW.{c} COLLATE BINARY" for c in ["id", *columns])
    owner = "id" if table == OWNER else f"{OWNER}_id" if f"{OWNER}_id" in columns else None

    def trigger(op: str, inverse: str, row: str, when: str = "") -> str:
        shown_by = "NULL" if owner is None else f"{row}.{owner}"
        return _trigger(table, op, inverse, f"{row}.id, {shown_by}", when)

    return [
        trigger("insert", f"'DELETE FROM {table} WHERE id = ' || NEW.id", "NEW"),
        trigger("update", changed, "NEW", f" WHEN {anything}"),
        trigger("delete", restored, "OLD"),
    ]


def _listed(form: str, columns: Sequence[str]) -> str:
    """Return SQL that strings together one piece of text for each column."""
    return " || ".join(form.format(old=f"OLD.{c}", new=f"NEW.{c}", column=c) for c in columns)


def _trigger(table: str, op: str, inverse: str, row: str, when: str) -> str:
    """Return one trigger that writes `inverse` under the open change, or refuses when there is none."""
    return (
        f"CREATE TRIGGER record_{table}_{op} AFTER {op.upper()} ON {table}{when} BEGIN\n"
        f"  SELECT RAISE(ABORT, '{UNRECORDED}') WHERE NOT EXISTS (SELECT 1 FROM change WHERE state = 'open');\n"
        f"  INSERT INTO change_row (change_id, tab, row_id, responsibility_id, op, inverse)\n"
        f"  SELECT id, '{table}', {row}, '{op}', {inverse} FROM change WHERE state = 'open';\n"
        "END"
    )


def _drop_triggers(connection: Executes, family: str) -> None:
    """Take the recording or the search triggers off a private copy.

    Args:
        family: "record" or "search".
    """
    sql = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name GLOB ?"
    for (name,) in connection.execute(sql, (f"{family}_*",)).fetchall():
        connection.execute(f"DROP TRIGGER {name}")


def open_change(
    connection: Executes, label: str, kind: str, target: int | None, at: str, day: str, *, dated_back: bool = False
) -> int:
    """Open the change under which the triggers write from now on, and return its id.

    Args:
        connection: inside a transaction.
        label: what the change does, in the person's words.
        kind: "do", "undo" or "redo".
        target: for the last two, the change that is undone or redone.
        at: the instant, ISO text in UTC.
        day: the day the change counts for.
        dated_back: the day is not the one on which the change is made.
    """
    sql = "INSERT INTO change (label, kind, target_id, at, day, dated_back) VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
    row = connection.execute(sql, (label, kind, target, at, day, int(dated_back))).fetchone()
    assert row is not None
    return int(str(row[0]))


def close_change(connection: Executes, change_id: int) -> list[Touched]:
    """Close an open change and return what it touched; an empty list when it changed nothing."""
    connection.execute("UPDATE change SET state = 'done' WHERE id = ?", (change_id,))
    sql = "SELECT DISTINCT tab, row_id, op, responsibility_id FROM change_row WHERE change_id = ?"
    rows = connection.execute(sql, (change_id,)).fetchall()
    return [Touched(str(t), int(str(r)), str(op), None if o is None else int(str(o))) for t, r, op, o in rows]


def discard_undone(connection: Executes) -> None:
    """Make what was undone no longer redoable: something new was done after it."""
    connection.execute("UPDATE change SET state = 'discarded' WHERE kind = 'do' AND state = 'undone'")


def next_undo(connection: Executes) -> tuple[int, str] | None:
    """Return id and label of the change that undo would take back."""
    return _candidate(connection, "done", "DESC")


def next_redo(connection: Executes) -> tuple[int, str] | None:
    """Return id and label of the change that redo would do again."""
    return _candidate(connection, "undone", "ASC")


def _candidate(connection: Executes, state: str, order: str) -> tuple[int, str] | None:
    """Return id and label of the last or first change of the person's own in a state."""
    sql = f"SELECT id, label FROM change WHERE kind = 'do' AND state = ? ORDER BY id {order} LIMIT 1"
    row = connection.execute(sql, (state,)).fetchone()
    return None if row is None else (int(str(row[0])), str(row[1]))


def mark(connection: Executes, change_id: int, state: str) -> None:
    """Set the state of a change: "done" or "undone"."""
    connection.execute("UPDATE change SET state = ? WHERE id = ?", (state, change_id))


def day_of_return(connection: Executes, target: int, today: str) -> str:
    """Return the day for which an undo or redo counts: today, or the target's own where that was dated back.

    Taking back a tracker that was imported for last year must leave no trace in last year; taking back what was done
    on Tuesday must not change what a deck of Tuesday shows.
    """
    row = connection.execute("SELECT day, dated_back FROM change WHERE id = ?", (target,)).fetchone()
    assert row is not None
    return str(row[0]) if row[1] else today


def latest_undo_of(connection: Executes, change_id: int) -> int:
    """Return the id of the change that last undid `change_id`: its rows are the way to redo it."""
    sql = "SELECT max(id) FROM change WHERE kind = 'undo' AND target_id = ?"
    row = connection.execute(sql, (change_id,)).fetchone()
    assert row is not None
    assert row[0] is not None
    return int(str(row[0]))


def apply_inverses(connection: Executes, change_id: int) -> None:
    """Play the inverses of a change, newest row first.

    Foreign keys are checked at the commit: rows come back in the order in which they went, children before parents.
    For the same reason neighbouring inserts, or neighbouring deletes, may be played as one statement for each table,
    which takes a tenth of the time: preparing a statement means compiling its table's triggers.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    sql = "SELECT op, tab, row_id, inverse FROM change_row WHERE change_id = ? ORDER BY id DESC"
    rows = [
        (str(op), str(tab), str(row), str(inverse))
        for op, tab, row, inverse in connection.execute(sql, (change_id,)).fetchall()
    ]
    for op, run in groupby(rows, key=itemgetter(0)):
        for statement in _JOINED[op](run):
            connection.execute(statement)


def _joined_deletes(run: Iterable[tuple[str, str, str, str]]) -> list[str]:
    """Return the statements that take inserted rows away again."""
    ids: dict[str, list[str]] = {}
    for _, table, row_id, _ in run:
        ids.setdefault(table, []).append(row_id)
    return [
        f"DELETE FROM {table} WHERE id IN ({', '.join(some)})" for table, rows in ids.items() for some in _chunks(rows)
    ]


def _joined_inserts(run: Iterable[tuple[str, str, str, str]]) -> list[str]:
    """Return the statements that bring deleted rows back."""
    values: dict[str, list[str]] = {}
    for *_, inverse in run:
        # The column list ends at the first VALUES; a row that was recorded before a migration has a list of its own.
        head, row = inverse.split(" VALUES ", 1)
        values.setdefault(head, []).append(row)
    return [f"{head} VALUES {', '.join(some)}" for head, rows in values.items() for some in _chunks(rows)]


def _joined_updates(run: Iterable[tuple[str, str, str, str]]) -> list[str]:
    """Return the statements that write old values back, joining neighbours that change the same columns."""
    statements = []
    for head, rows in groupby(run, key=lambda row: row[3].split(" = ", 1)[0]):
        values: dict[str, str] = {}
        most = 1 if _sets_unique(head) else ROWS_PER_STATEMENT
        for _, _, row_id, inverse in rows:
            if row_id in values or len(values) == most:
                statements.append(_update(head, values))
                values = {}
            values[row_id] = inverse.split(" = ", 1)[1]
        statements.append(_update(head, values))
    return statements


def _sets_unique(head: str) -> bool:
    """Say whether `UPDATE table SET (columns)` writes a column of a unique index."""
    table = head.split(" ", 2)[1]
    columns = head.partition("(")[2].rstrip(")").split(", ")
    return not UNIQUE.get(table, frozenset()).isdisjoint(columns)


def _update(head: str, values: dict[str, str]) -> str:
    """Return one statement that writes several rows.

    Args:
        head: `UPDATE table SET (columns)`.
        values: by the row's present id, the old values in parentheses.
    """
    places = ", ".join(f"old.column{n + 1}" for n in range(1, head.count(",") + 2))
    rows = ", ".join(f"({row_id}, {row[1:]}" for row_id, row in values.items())
    table = head.split(" ", 2)[1]
    return f"{head} = ({places}) FROM (VALUES {rows}) AS old WHERE {table}.id = old.column1"


_JOINED = {"insert": _joined_deletes, "delete": _joined_inserts, "update": _joined_updates}


def _chunks(items: list[str]) -> Iterable[list[str]]:
    """Return the items in lists of at most `ROWS_PER_STATEMENT`."""
    return (items[start : start + ROWS_PER_STATEMENT] for start in range(0, len(items), ROWS_PER_STATEMENT))


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
        if parent == OWNER:
            continue
        keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        column = next(row[3] for row in keys if row[0] == key)
        sql = (
            "SELECT inverse, max(id) FROM change_row WHERE op = 'delete' AND tab = ?"
            f" AND row_id IN (SELECT {column} FROM {table}) AND row_id NOT IN (SELECT id FROM {parent}) GROUP BY row_id"
        )
        for inverse, _ in connection.execute(sql, (parent,)).fetchall():
            connection.execute(str(inverse))
