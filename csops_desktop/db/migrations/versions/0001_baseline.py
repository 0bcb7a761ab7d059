"""The first schema. New workspaces are made from schema.sql, so there is nothing to do from here."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Do nothing: every workspace there is began with this schema or a later one."""
