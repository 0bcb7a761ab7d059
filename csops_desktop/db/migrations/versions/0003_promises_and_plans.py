"""Promises, metrics, the planner and requests. Adds tables, and columns at the end of `person`.

The statements stand beside this file as they were written then; `schema.sql` goes on from them.
"""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = Path(__file__).with_suffix(".sql")


def upgrade() -> None:
    """Add columns, tables and their indexes; triggers and search follow from `db.migrate`."""
    for statement in STATEMENTS.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            op.execute(statement.strip())
