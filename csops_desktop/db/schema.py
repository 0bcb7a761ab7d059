"""Turns `tables` into SQL: the text of `schema.sql`, and the triggers that a migration puts back. Imports SQLAlchemy.

A new workspace is made from the committed `schema.sql`, so that neither a first start nor a test pays for importing
SQLAlchemy; a test holds the file equal to what this module writes.
"""

from __future__ import annotations

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from csops_desktop.db import history, search
from csops_desktop.db.tables import RECORDED, metadata

REVISION = "0005"
"""The newest migration, which a new workspace counts as having."""

REVISION_STATEMENTS = (
    "CREATE TABLE alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT",
    f"INSERT INTO alembic_version VALUES ('{REVISION}')",
)
"""Where alembic reads how far a file is."""

HEAD = """-- The schema of a new workspace, written by scripts/schema from csops_desktop/db/tables/. Do not edit.
"""


def table_statements() -> list[str]:
    """Return the statements that create every table and index, in an order in which they can run."""
    dialect = sqlite.dialect()
    statements = []
    for table in metadata.sorted_tables:
        statements.append(str(CreateTable(table).compile(dialect=dialect)).strip())
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [str(CreateIndex(index).compile(dialect=dialect)).strip() for index in indexes]
    return statements


def trigger_statements() -> list[str]:
    """Return the statements that create every trigger of the history and of the search."""
    statements = []
    for table in RECORDED:
        statements += history.trigger_sql(table.name, [c.name for c in table.columns if c.name != "id"])
    for searched in search.SEARCHED:
        statements += search.search_trigger_sql(searched)
    return statements


def script() -> str:
    """Return the text of `schema.sql`."""
    statements = [*table_statements(), *REVISION_STATEMENTS, search.TABLE_SQL, *trigger_statements()]
    return HEAD + "".join(f"\n{_tidy(statement)};\n" for statement in statements)


def _tidy(statement: str) -> str:
    """Return a statement without the blanks at line ends and the tabs that the compiler leaves."""
    return "\n".join(line.replace("\t", "  ").rstrip() for line in statement.splitlines() if line.strip())
