"""Drafts: what is typed and not saved yet. Adds one table, which the history leaves alone."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """CREATE TABLE draft (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  place TEXT NOT NULL,
  name TEXT DEFAULT '' NOT NULL,
  text TEXT DEFAULT '' NOT NULL,
  base TEXT DEFAULT '' NOT NULL,
  at TEXT NOT NULL
)
 STRICT""",
    "CREATE UNIQUE INDEX uq_draft_place ON draft (place)",
)


def upgrade() -> None:
    """Add the table and its index; triggers and search follow from `db.migrate`."""
    for statement in STATEMENTS:
        op.execute(statement)
