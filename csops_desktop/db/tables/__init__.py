"""The schema, described once: tables, keys, checks and indexes as SQLAlchemy metadata. Imports SQLAlchemy.

`schema.sql` (what a new workspace is made from), the history's triggers and alembic's comparison are all derived from
here. Days are ISO text ("2026-11-24"), instants ISO text in UTC, times of day "14:30", quarters "2026-Q4", colours the
words of `Status`, orders integers. Every table is STRICT, so that a value is stored as what it is, and has an
AUTOINCREMENT id, so that the history never speaks of two things under one id. Texts are compared byte for byte: no
column has a collation. Columns that came with a later schema stand last in their table, where a migration adds them.
"""

from __future__ import annotations

from csops_desktop.db.tables import (
    documents,
    drafts,
    metrics,
    planner,
    promises,
    recorder,
    reports,
    requests,
    responsibilities,
)
from csops_desktop.db.tables.base import metadata

__all__ = [
    "RECORDED",
    "documents",
    "drafts",
    "metadata",
    "metrics",
    "planner",
    "promises",
    "reports",
    "requests",
    "responsibilities",
]

_UNRECORDED = (recorder.change, recorder.change_row, drafts.draft, reports.report)

RECORDED = tuple(table for table in metadata.sorted_tables if table not in _UNRECORDED)
"""The tables whose every change goes into the history.

A draft is no change, since nothing of the work is different by it; and nothing takes back a report that was issued."""
