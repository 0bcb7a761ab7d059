"""The history itself: what was done, and for each row how to take it back. Imports SQLAlchemy."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer
from sqlalchemy import text as sql

from csops_desktop.db.tables.base import table, text

change = table(
    "change",
    text("label", default=None),
    text("kind", default="do"),
    text("state", default="open"),
    Column("target_id", Integer, ForeignKey("change.id")),
    text("at", default=None),
    text("day", default=None),
    # Whether `day` was chosen and is not the day on which the change was made; it can't be told from `at`, since the
    # person may have been in another time zone then.
    Column("dated_back", Integer, nullable=False, server_default="0"),
    CheckConstraint("kind IN ('do', 'undo', 'redo')", name="kind"),
    CheckConstraint("state IN ('open', 'done', 'undone', 'discarded')", name="state"),
    # At most one change is open, and it is the one that the triggers write under.
    Index("ix_change_open", "state", unique=True, sqlite_where=sql("state = 'open'")),
    Index("ix_change_undo", "kind", "state", "id"),
)

change_row = table(
    "change_row",
    Column("change_id", Integer, ForeignKey("change.id"), nullable=False, index=True),
    text("tab", default=None),
    Column("row_id", Integer, nullable=False),
    # The responsibility whose card or panel shows the row, if any; no key, since it may be gone.
    Column("responsibility_id", Integer),
    text("op", default=None),
    text("inverse", default=None),
    Index("ix_change_row_responsibility", "responsibility_id"),
)
