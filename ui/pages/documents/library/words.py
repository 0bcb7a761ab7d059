"""The short words and the mark that a document's trust has in a list. Imports the core's rows; no Qt."""

from __future__ import annotations

from csops_desktop.domain.status import Status, count
from csops_desktop.domain.trust import Trust
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.text.dates import say_long

MARKS = {
    Trust.VERIFIED: Status.GREEN,
    Trust.EVERGREEN: Status.GREEN,
    Trust.DUE_SOON: Status.YELLOW,
    Trust.EDITED: Status.YELLOW,
    Trust.STALE: Status.RED,
    Trust.NEVER: Status.NOT_RATED,
    Trust.ARCHIVED: Status.NOT_RATED,
}
"""The shape that stands for each state: the same four as everywhere in the desk."""


def trust_words(row: DocumentRow) -> str:
    """Return a document's state as a list says it: "verified", "due in 6 days", "stale 40 days"."""
    if row.trust is Trust.STALE:
        return f"stale {say_long(row.stale_days)}"
    if row.trust is Trust.DUE_SOON and row.due_on is not None:
        days = (row.due_on - row.today).days
        return "due today" if days == 0 else f"due in {count(days, 'day')}" if days > 0 else "due now"
    return row.trust.word
