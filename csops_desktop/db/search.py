"""Full-text search: which tables it covers, and the triggers that keep its index true. Standard library only.

One FTS5 table with the trigram tokenizer, so that any part of a word is found in any script. The index is kept by
triggers on the same rows as everything else: undo, import and cascades need no second thought. It is not recorded and
not backed up as truth: `rebuild_sql` makes it again from the tables.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import NamedTuple

from csops_desktop.db.reader import Connection

log = logging.getLogger("csops.workspace")

KINDS_PER_ROW = 16
"""Row ids of the index are `id * KINDS_PER_ROW + kind`, so that every searched table has its own."""


class Searched(NamedTuple):
    """One searched table.

    Attributes:
        table: its name, which is also the kind of thing that is found.
        number: its place in the row ids; never reused for another table.
        title, body: SQL over the prefix `{row}` giving the two indexed texts.
        kept_in: another table that holds the body of a row: its name, the column by which the row names the present
            one, and the column with the text. It belongs to the row (it has a column "{table}_id").
    """

    table: str
    number: int
    title: str
    body: str
    kept_in: tuple[str, str, str] | None = None


SEARCHED = (
    Searched("responsibility", 0, "{row}.title", "{row}.area || char(10) || {row}.summary || char(10) || {row}.reason"),
    Searched("ask", 1, "{row}.what", "{row}.why || char(10) || {row}.answer"),
    Searched("plan_step", 2, "{row}.text", "''"),
    Searched("green_criterion", 3, "{row}.text", "''"),
    Searched("person", 4, "{row}.name", "{row}.team || char(10) || {row}.email"),
    Searched(
        "document",
        5,
        "{row}.title",
        "coalesce((SELECT body FROM document_version WHERE id = {row}.version_id ), '')",
        kept_in=("document_version", "version_id", "body"),
    ),
    Searched(
        "commitment",
        6,
        "{row}.what",
        "{row}.note || char(10) || {row}.agreed_by || char(10) || {row}.outcome",
    ),
    Searched("metric", 7, "{row}.name", "{row}.definition || char(10) || {row}.source"),
    Searched(
        "initiative",
        8,
        "{row}.title",
        "{row}.summary || char(10) || {row}.outcome || char(10) || {row}.hypothesis",
    ),
    Searched(
        "request",
        9,
        "{row}.title",
        "{row}.problem || char(10) || {row}.helps || char(10) || {row}.why || char(10) || {row}.decline_reason",
    ),
)

TABLE = "search"
"""Its name."""

_OF_INDEX = re.compile(rf'FTS5 table main\.{TABLE}\b|^fts5: .* table "{TABLE}"')
"""How SQLite begins to speak of damage in it (fts5_main.c, fts5_index.c)."""

TABLE_SQL = "CREATE VIRTUAL TABLE search USING fts5(title, body, tokenize = 'trigram')"
"""The index itself."""


def search_trigger_sql(searched: Searched) -> list[str]:
    """Return the triggers that keep one table's part of the index."""
    table, rowid = searched.table, _rowid(searched)
    watched = ", ".join(_columns(searched))
    return [
        *_text_trigger_sql(searched),
        f"CREATE TRIGGER search_{table}_insert AFTER INSERT ON {table} BEGIN\n  {_put(searched, rowid)};\nEND",
        f"CREATE TRIGGER search_{table}_update AFTER UPDATE OF {watched} ON {table} BEGIN\n"
        f"  {_remove(rowid)};\n  {_put(searched, rowid)};\nEND",
        f"CREATE TRIGGER search_{table}_delete AFTER DELETE ON {table} BEGIN\n  {_remove(rowid)};\nEND",
    ]


def _text_trigger_sql(searched: Searched) -> list[str]:
    """Return the triggers that follow a text kept in another table: undo may bring it back after the row itself."""
    if searched.kept_in is None:
        return []
    table, (texts, pointer, column) = searched.table, searched.kept_in
    row = f"{table} WHERE {table}.id = NEW.{table}_id AND {table}.{pointer} = NEW.id"
    rowid = _rowid(searched).format(row=table)
    values = f"{rowid}, {searched.title}, {searched.body}".format(row=table)
    body = (
        f"BEGIN\n  DELETE FROM search WHERE rowid = (SELECT {rowid} FROM {row});\n"
        f"  INSERT INTO search (rowid, title, body) SELECT {values} FROM {row};\nEND"
    )
    return [
        f"CREATE TRIGGER search_{texts}_insert AFTER INSERT ON {texts} {body}",
        f"CREATE TRIGGER search_{texts}_update AFTER UPDATE OF {column} ON {texts} {body}",
    ]


def _rowid(searched: Searched) -> str:
    """Return SQL over the prefix `{row}` giving the row id of the index."""
    return f"{{row}}.id * {KINDS_PER_ROW} + {searched.number}"


def _columns(searched: Searched) -> list[str]:
    """Return the columns that the two texts are made of, and the id."""
    words = f"{searched.title} {searched.body}".replace("(", " ").replace(")", " ").split()
    return ["id", *dict.fromkeys(w.removeprefix("{row}.") for w in words if w.startswith("{row}."))]


def _put(searched: Searched, rowid: str) -> str:
    """Return the statement that indexes the new row."""
    values = f"VALUES ({rowid}, {searched.title}, {searched.body})".format(row="NEW")
    return f"INSERT INTO search (rowid, title, body) {values}"


def _remove(rowid: str) -> str:
    """Return the statement that takes the old row out of the index."""
    return f"DELETE FROM search WHERE rowid = {rowid}".format(row="OLD")


def rebuild_sql() -> list[str]:
    """Return the statements that make the whole index anew from the tables."""
    statements = ["DELETE FROM search"]
    for searched in SEARCHED:
        columns = f"{_rowid(searched)}, {searched.title}, {searched.body}".format(row=searched.table)
        statements.append(f"INSERT INTO search (rowid, title, body) SELECT {columns} FROM {searched.table}")
    return statements


def problems(connection: Connection) -> list[str]:
    """Return what is damaged in a file; an index that is damaged is made anew first, since nothing is lost with it."""
    found = damage(connection)
    if found and only_index(found):
        log.info("the search index was damaged and is made anew")
        renew(connection)
        found = damage(connection)
    return found


def damage(connection: Connection, check: str = "quick_check") -> list[str]:
    """Return what SQLite finds damaged, the search index with it; an empty list when all is sound.

    Args:
        check: "quick_check", or "integrity_check" that looks at the other indexes as well.
    """
    return [str(row[0]) for row in connection.execute(f"PRAGMA {check}(20)").fetchall() if row[0] != "ok"]


def only_index(found: Sequence[str]) -> bool:
    """Say whether everything that was found damaged is the search index, with which nothing is lost."""
    return all(_OF_INDEX.search(line) for line in found)


def renew(connection: Connection) -> None:
    """Throw the whole index away and make it anew; outside a transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in (f"DROP TABLE {TABLE}", TABLE_SQL, *rebuild_sql()):
            connection.execute(statement)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
