"""Every day on which something is due, for a calendar; and the things with a time that are still to come."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.due_dates import DueDate
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import PromiseFacts

_DUE = """
SELECT 'commitment', c.id, CASE c.direction WHEN 'i-owe' THEN 'I owe ' || p.name ELSE p.name || ' owes' END || ': '
       || c.what, trim(CASE WHEN c.due_at IS NULL THEN '' ELSE 'At ' || c.due_at || '. ' END || c.note), c.due_on
FROM commitment c JOIN person p ON p.id = c.person_id
WHERE c.state = 'open' AND c.trashed_on IS NULL AND c.due_on IS NOT NULL
UNION ALL
SELECT 'document', d.id, 'Review: ' || d.title, coalesce('Owner: ' || p.name, ''), d.due_on
FROM document d LEFT JOIN person p ON p.id = d.owner_id
WHERE d.archived_on IS NULL AND d.trashed_on IS NULL AND d.evergreen = 0 AND d.due_on IS NOT NULL
UNION ALL
SELECT 'plan_step', s.id, 'Plan: ' || s.text, r.title, s.due_on
FROM plan_step s JOIN responsibility r ON r.id = s.responsibility_id
WHERE s.done_on IS NULL AND s.due_on IS NOT NULL AND r.archived_on IS NULL AND r.trashed_on IS NULL
UNION ALL
SELECT 'ask', a.id, 'Needed' || coalesce(' from ' || p.name, '') || ': ' || a.what, trim(r.title || '. ' || a.why),
       a.needed_by
FROM ask a JOIN responsibility r ON r.id = a.responsibility_id LEFT JOIN person p ON p.id = a.person_id
WHERE a.state IN ('asked', 'accepted') AND a.needed_by IS NOT NULL
      AND r.archived_on IS NULL AND r.trashed_on IS NULL
UNION ALL
SELECT 'responsibility', r.id, 'Get to green: ' || r.title, r.reason, r.green_by
FROM responsibility r
WHERE r.green_by IS NOT NULL AND r.status IN ('red', 'yellow') AND r.archived_on IS NULL AND r.trashed_on IS NULL
"""

_CHANGES = """
SELECT r.tab, r.row_id, max(c.id), max(c.at) FROM change_row r JOIN change c ON c.id = r.change_id
WHERE r.tab IN ('commitment', 'document', 'plan_step', 'ask', 'responsibility') GROUP BY r.tab, r.row_id
"""

_TIMED = """
SELECT c.id, c.what, c.due_on, c.due_at, p.name, c.slips FROM commitment c JOIN person p ON p.id = c.person_id
WHERE c.state = 'open' AND c.trashed_on IS NULL AND c.due_at IS NOT NULL AND c.due_on > ?
AND NOT EXISTS (SELECT 1 FROM snooze s WHERE s.kind = 'commitment' AND s.thing_id = c.id AND s.until > c.due_on)
ORDER BY c.due_on, c.due_at
"""


def due_dates(db: Reader) -> list[DueDate]:
    """Return every day on which something is due, past ones too, in the order of the days."""
    changes = {(tab, row): (revision, at) for tab, row, revision, at in db.rows(_CHANGES)}
    found = []
    for kind, thing, title, note, on in db.rows(_DUE):
        revision, at = changes.get((kind, thing), (0, "1970-01-01T00:00:00+00:00"))
        when = datetime.fromisoformat(at)
        found.append(DueDate(kind, thing, title, note, date.fromisoformat(on), revision, when))
    return sorted(found, key=lambda one: (one.day, one.kind, one.id))


def workspace_name(db: Reader) -> str:
    """Return a name that this workspace has for good, wherever its file stands, and that no other one has.

    It is made of the first change, of which nothing is ever taken back out of the history.
    """
    first = db.row("SELECT at, label FROM change ORDER BY id LIMIT 1")
    return sha256(repr(first).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def timed_lines(db: Reader) -> list[Line]:
    """Return the promises with a time that are due on a later day, as lines of that day; not what is put off longer."""
    return [
        Line("commitment", thing, what, PromiseFacts(name, slips, "", None), day(on), at)
        for thing, what, on, at, name, slips in db.rows(_TIMED, (db.today.isoformat(),))
    ]
