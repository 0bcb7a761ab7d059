"""Issued reports. Adds a table and touches none that there were.

The statements stand here as they were written then; `schema.sql` goes on from them.
"""

from alembic import op

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
CREATE TABLE report (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  day TEXT NOT NULL,
  as_of TEXT NOT NULL,
  since TEXT,
  headline TEXT NOT NULL,
  pages INTEGER NOT NULL,
  red INTEGER DEFAULT '0' NOT NULL,
  yellow INTEGER DEFAULT '0' NOT NULL,
  green INTEGER DEFAULT '0' NOT NULL,
  not_rated INTEGER DEFAULT '0' NOT NULL,
  digest TEXT NOT NULL,
  data BLOB NOT NULL,
  drawing BLOB NOT NULL,
  pdf BLOB NOT NULL
) STRICT
""",
    "CREATE UNIQUE INDEX uq_report_day_digest ON report (day, digest)",
)


def upgrade() -> None:
    """Add the table and its index; triggers and search follow from `db.migrate`."""
    for statement in STATEMENTS:
        op.execute(statement.strip())
