"""The recorder: SQLite triggers that write, for every changed row, the SQL that would undo it. Standard library only.

One mechanism carries four features: undo and redo, activity, "what changed since", and "as of". It follows SQLite's
own recipe (sqlite.org/undoredo.html) with two differences. The log is permanent, in the same file and the same
transaction as the change itself, so undo survives a restart and a kill can't part the two. And nothing is ever taken
out of it: undoing a change is a change of its own, whose rows are the way back (redo), so going back to any past day
is replaying inverses from the newest change down. (The saves of one document within a minute are one change that
grows: `join_previous`.)

Recording in triggers rather than in the program is what makes it complete: bulk updates and rows that a foreign key
cascades away are caught too. A write outside `Workspace.run` has no open change to stand under, and is refused by the
same triggers. Values pass through `quote()`, which keeps every bit of a number and every byte of a text (texts never
hold NUL: `db.tx` takes it out). `INSERT OR REPLACE` is never used, because its silent deletes fire no triggers.

Undo is by inverse, not by snapshot, so an inverse is only ever applied to exactly the state that its change left
behind. That holds for undo and redo by their order; `db.rewind` has more to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

OWNER = "responsibility"
"""The table whose cards show the rows of the others; a row of `responsibility_id` says which card."""

UNRECORDED = "a write outside workspace.run"
"""What the triggers say when no change is open."""


UNIQUE = {
    "person": frozenset({"name"}),
    "process_rating": frozenset({"responsibility_id", "factor"}),
    "saved_view": frozenset({"name"}),
    "metric_value": frozenset({"metric_id", "day"}),
    "occurrence": frozenset({"initiative_id", "due_on"}),
    "quarter_capacity": frozenset({"quarter"}),
    "bucket": frozenset({"quarter", "name"}),
    "wording": frozenset({"name"}),
}
"""The columns of the tables' unique indexes. One row may have taken over what another one gave up, so their old values
are only ever written back in the order in which they went."""

ROWS_PER_STATEMENT = 200
"""How many rows are brought back or taken away by one statement; some hundred make the most of preparing it once."""


class Touched(NamedTuple):
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


def join_previous(connection: Executes, table: str, row_id: int) -> bool:
    """Let the open change take in the one before it, so that both are one step of undo; say whether it could.

    It can where nothing else was done in between: the newest change before it is one of the person's own, is in force,
    counts for the same day, has the same label and added the row.

    Args:
        table, row_id: the row that goes on to be written.
    """
    sql = """
        SELECT before.id, now.id FROM change now, change before
        WHERE now.state = 'open' AND before.id = (SELECT max(id) FROM change WHERE id < now.id)
        AND before.kind = 'do' AND now.kind = 'do' AND before.state = 'done'
        AND (before.label, before.day, before.dated_back) = (now.label, now.day, now.dated_back)
        AND EXISTS (SELECT 1 FROM change_row WHERE change_id = before.id AND op = 'insert' AND tab = ? AND row_id = ?)
    """
    found = connection.execute(sql, (table, row_id)).fetchone()
    if found is None:
        return False
    connection.execute("UPDATE change_row SET change_id = ? WHERE change_id = ?", (found[1], found[0]))
    connection.execute("DELETE FROM change WHERE id = ?", (found[0],))
    return True


def forget_rewritten(connection: Executes, change_id: int) -> None:
    """Drop the way back of updates to rows that the same change added: taking those away undoes both.

    A text that is saved each second would otherwise be kept once for each second.
    """
    sql = """
        DELETE FROM change_row WHERE change_id = ? AND op = 'update' AND EXISTS (
            SELECT 1 FROM change_row added WHERE added.change_id = change_row.change_id AND added.id < change_row.id
            AND added.op = 'insert' AND added.tab = change_row.tab AND added.row_id = change_row.row_id)
    """
    connection.execute(sql, (change_id,))


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
