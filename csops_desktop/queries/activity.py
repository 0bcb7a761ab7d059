"""What was done, when, and whether it still stands: the history as a person reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import ChangeId, ResponsibilityId


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One change.

    Attributes:
        kind: "do", "undo" or "redo".
        undone: it was taken back, up to the reader's day, and is not in force.
        at: the instant in UTC; `day` is the day it counts for, earlier for what was dated back.
        rows: how many rows it touched.
    """

    id: ChangeId
    label: str
    kind: str
    undone: bool
    at: datetime
    day: date
    rows: int

    @property
    def sentence(self) -> str:
        """What was done: "Undid: Moved “CS KPIs” to Green"."""
        return sentence_of(self.kind, self.label)


def sentence_of(kind: str, label: str) -> str:
    """Return what a change did, by its kind and label."""
    return {"do": "", "undo": "Undid: ", "redo": "Did again: "}[kind] + label


_CHANGES = """
SELECT c.id, c.label, c.kind, coalesce(last.kind = 'undo', 0), c.at, c.day,
       (SELECT count(*) FROM change_row r WHERE r.change_id = c.id)
FROM change c
LEFT JOIN (SELECT target_id, kind, max(id) FROM change WHERE target_id IS NOT NULL AND day <= ? GROUP BY target_id) last
       ON last.target_id = c.id
"""


def history(db: Reader, *, limit: int = 1_000_000, of: ResponsibilityId | None = None) -> list[ActivityRow]:
    """Return the changes up to the reader's day, newest first.

    Args:
        limit: the most that are returned.
        of: only those that touched this responsibility or what belongs to it.
    """
    touching = "" if of is None else " AND c.id IN (SELECT change_id FROM change_row WHERE responsibility_id = ?)"
    today = db.today.isoformat()
    parameters = (today, today, *(() if of is None else (of,)), limit)
    rows = db.rows(f"{_CHANGES} WHERE c.day <= ? AND c.day <> ''{touching} ORDER BY c.id DESC LIMIT ?", parameters)
    return [
        ActivityRow(ChangeId(i), label, kind, bool(undone), datetime.fromisoformat(at), date.fromisoformat(on), n)
        for i, label, kind, undone, at, on, n in rows
    ]
