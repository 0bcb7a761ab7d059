"""`list people` and `list commitments` on the command line. May import the core.

How late somebody usually is is private: it is in neither list.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.db.reader import Reader
from csops_desktop.domain.promises import CommitmentState
from csops_desktop.domain.status import count
from csops_desktop.queries.commitments import commitments, details
from csops_desktop.queries.people import people
from csops_desktop.queries.people_rows import CommitmentDetail, PersonRow
from csops_desktop.text.dates import say_days


def list_people(state: State, *, as_json: bool) -> str:
    """Return everybody who is known, archived people too."""
    return listing(as_json, state.read(people, include_archived=True), person_as_json, person_line)


def list_commitments(state: State, *, as_json: bool) -> str:
    """Return all promises, open ones first; with their moves for a program."""
    rows = state.read(details, state.read(commitments))
    return listing(as_json, rows, commitment_as_json, partial(_commitment_line, today=state.read(_today)))


def _today(db: Reader) -> date:
    """Return the day that overdue promises are counted to."""
    return db.today


def person_as_json(row: PersonRow) -> dict[str, Any]:
    """Return a person as the command line gives them away; days are ISO text, weekdays ISO numbers."""
    return {
        "id": row.id,
        "name": row.name,
        "team": row.team,
        "role": row.role,
        "email": row.email,
        "working_days": list(row.working_days),
        "they_owe": row.they_owe,
        "i_owe": row.i_owe,
        "overdue": row.overdue,
        "next_due": iso(row.next_due),
        "open_asks": row.open_asks,
        "documents": row.documents,
        "last_nudged_on": iso(row.last_nudged_on),
        "archived": row.archived_on is not None,
    }


def person_line(row: PersonRow) -> str:
    """Return a person as one line."""
    team = f" [{row.team}]" if row.team else ""
    overdue = f", {row.overdue} overdue" if row.overdue else ""
    asks = f", {count(row.open_asks, 'open ask')}" if row.open_asks else ""
    archived = "  (archived)" if row.archived_on is not None else ""
    return f"{row.id:>5}  {row.name}{team}: {row.glance or 'nothing open'}{overdue}{asks}{archived}"


def commitment_as_json(one: CommitmentDetail) -> dict[str, Any]:
    """Return a promise with its moves as the command line gives it away."""
    row = one.row
    return {
        "id": row.id,
        "direction": row.direction.value,
        "person": row.person,
        "what": row.what,
        "state": row.state.value,
        "made_on": iso(row.made_on),
        "due_on": iso(row.due_on),
        "due_at": row.due_at or None,
        "first_due_on": iso(row.first_due_on),
        "closed_on": iso(row.closed_on),
        "late_days": row.late_days,
        "agreed_by": row.agreed_by,
        "note": row.note,
        "outcome": row.outcome,
        "responsibility": row.responsibility,
        "document": row.document,
        "plan_step": row.plan_step,
        "slipped_days": row.slipped_days,
        "slips": [
            {
                "moved_on": iso(slip.moved_on),
                "from": iso(slip.from_on),
                "to": iso(slip.to_on),
                "moved_by": slip.moved_by,
                "why": slip.why,
            }
            for slip in one.slips
        ],
        "nudges": row.nudges,
        "last_nudged_on": iso(row.last_nudged_on),
        "follow_up_on": iso(row.follow_up_on),
    }


def _commitment_line(one: CommitmentDetail, today: date) -> str:
    """Return a promise as one line."""
    row = one.row
    due = f"due {row.due_on.isoformat()}" if row.due_on else "no date"
    if row.state is not CommitmentState.OPEN:
        due = f"{row.state.value} {row.closed_on}" + (f", {say_days(row.late_days)} late" if row.late_days else "")
    late = row.overdue_days(today)
    overdue = f", overdue for {say_days(late)}" if late else ""
    slipped = f", slipped {count(row.slips, 'time')}" if row.slips else ""
    return f"{row.id:>5}  {row.heading}, {due}{overdue}{slipped}"
