"""Which initiatives the filter lets through, and which changes may show on the page. Imports the core's rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csops_desktop.queries.planner_rows import InitiativeRow, QuarterView
from ui.models.board_filter import fold

TABLES = (
    "initiative",
    "initiative_slip",
    "initiative_responsibility",
    "initiative_document",
    "occurrence",
    "time_entry",
    "quarter_capacity",
    "bucket",
    "company_priority",
    "weighting",
    "bet_score",
    "gate_condition",
    "gate_override",
    "responsibility",
    "status_change",
    "person",
    "document",
    "request",
    "interrupt",
)
"""What may show here."""


def filtered(views: Sequence[QuarterView], words: Sequence[str]) -> list[QuarterView]:
    """Return quarters with only those initiatives that have all words in title, category, owner or links."""
    if not words:
        return list(views)
    return [
        replace(
            view,
            lanes=tuple(replace(lane, rows=tuple(row for row in lane.rows if _has(row, words))) for lane in view.lanes),
        )
        for view in views
    ]


def _has(row: InitiativeRow, words: Sequence[str]) -> bool:
    """Say whether an initiative has all words."""
    links = [link.title for link in row.responsibilities]
    text = fold("\n".join((row.title, row.category, row.owner, *links)))
    return all(word in text for word in words)
