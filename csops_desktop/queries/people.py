"""Persons: all of them at a glance, and one with everything that is open with them."""

from __future__ import annotations

from datetime import date
from typing import Any

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import PersonId
from csops_desktop.domain.promises import (
    CommitmentState,
    Direction,
    Lateness,
    UsualSlip,
    next_nudge_on,
    usual_slip,
    weekdays,
)
from csops_desktop.domain.status import OPEN_ASK_STATES
from csops_desktop.queries.asks import ASK_COLUMNS, ask_row
from csops_desktop.queries.commitments import commitments, details, nudges
from csops_desktop.queries.documents import documents
from csops_desktop.queries.people_rows import CommitmentRow, PersonDetail, PersonRow, ThanksRow, TheirRequest

_PEOPLE = """
SELECT p.id, p.name, p.team, p.role, p.email, p.working_days, p.archived_on,
       coalesce(c.they_owe, 0), coalesce(c.i_owe, 0), coalesce(c.overdue, 0), c.next_due,
       coalesce(a.asks, 0), coalesce(d.documents, 0), n.last_on
FROM person p
LEFT JOIN (SELECT person_id, sum(direction = 'they-owe') they_owe, sum(direction = 'i-owe') i_owe,
                  sum(coalesce(due_on < ?, 0)) overdue, min(due_on) next_due
           FROM commitment WHERE state = 'open' AND trashed_on IS NULL GROUP BY person_id) c ON c.person_id = p.id
LEFT JOIN (SELECT k.person_id, count(*) asks FROM ask k JOIN responsibility r ON r.id = k.responsibility_id
           WHERE k.state IN ('asked', 'accepted') AND r.trashed_on IS NULL AND r.archived_on IS NULL
           GROUP BY k.person_id) a ON a.person_id = p.id
LEFT JOIN (SELECT owner_id, count(*) documents FROM document WHERE trashed_on IS NULL AND archived_on IS NULL
           GROUP BY owner_id) d ON d.owner_id = p.id
LEFT JOIN (SELECT person_id, max(day) last_on FROM nudge GROUP BY person_id) n ON n.person_id = p.id
"""

_ASKS = f"""
SELECT {ASK_COLUMNS}
FROM ask a JOIN responsibility r ON r.id = a.responsibility_id JOIN person p ON p.id = a.person_id
WHERE a.person_id = ? AND a.state <> 'draft' AND r.trashed_on IS NULL ORDER BY a.id DESC
"""

_REQUESTS = """
SELECT DISTINCT r.id, r.title, r.state, r.came_on FROM request r LEFT JOIN request_asker k ON k.request_id = r.id
WHERE (k.person_id = ? OR r.assignee_id = ?) AND r.trashed_on IS NULL ORDER BY r.came_on DESC, r.id DESC
"""


def people(db: Reader, *, include_archived: bool = False) -> list[PersonRow]:
    """Return the persons in alphabetical order.

    Args:
        include_archived: also those that are no longer offered.
    """
    where = "" if include_archived else " WHERE p.archived_on IS NULL"
    rows = [_person(row) for row in db.rows(f"{_PEOPLE}{where}", (db.today.isoformat(),))]
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def person_called(db: Reader, name: str) -> PersonId | None:
    """Return the person of exactly this name, archived ones too; `None` where nobody is called so."""
    found = db.value("SELECT id FROM person WHERE name = ?", (name,))
    return None if found is None else PersonId(int(found))


def person_detail(db: Reader, person: PersonId) -> PersonDetail | None:
    """Return a person with everything that is open with them; `None` when there is none."""
    found = db.rows(f"{_PEOPLE} WHERE p.id = ?", (db.today.isoformat(), person))
    if not found:
        return None
    row = _person(found[0])
    promises = details(db, commitments(db, person=person))
    theirs = [one for one in promises if one.row.state is CommitmentState.OPEN]
    owned = [i for (i,) in db.rows("SELECT id FROM document WHERE owner_id = ? AND archived_on IS NULL", (person,))]
    asks = [ask_row(one) for one in db.rows(_ASKS, (person,))]
    return PersonDetail(
        row=row,
        they_owe=tuple(one for one in theirs if one.row.direction is Direction.THEY_OWE),
        i_owe=tuple(one for one in theirs if one.row.direction is Direction.I_OWE),
        closed=tuple(one for one in promises if one.row.state is not CommitmentState.OPEN),
        trashed=tuple(details(db, commitments(db, person=person, trashed=True))),
        asks=tuple(sorted(asks, key=lambda ask: ask.state not in OPEN_ASK_STATES)),
        documents=tuple(documents(db, ids=owned)) if owned else (),
        requests=tuple(_request(one) for one in db.rows(_REQUESTS, (person, person))),
        thanks=_thanks(db, person),
        nudges=tuple(nudges(db, person=person)),
        usual_slip=_usual_slip([one.row for one in promises], db.today),
        next_nudge_on=next_nudge_on(row.last_nudged_on, row.working_days, db.today),
    )


def usual_slip_of(db: Reader, name: str) -> tuple[UsualSlip | None, tuple[int, ...]]:
    """Return how late the person of a name usually is, and their working days; nothing is known of a new name."""
    row = db.row("SELECT id, working_days FROM person WHERE name = ?", (" ".join(name.split()),))
    if row is None:
        return None, ()
    return _usual_slip(commitments(db, person=PersonId(row[0])), db.today), weekdays(row[1])


def _usual_slip(rows: list[CommitmentRow], today: date) -> UsualSlip | None:
    """Return how late somebody usually is; what they owe counts, what was cancelled doesn't."""
    known = (
        Lateness(row.first_due_on, row.closed_on)
        for row in rows
        if row.direction is Direction.THEY_OWE
        and row.state is not CommitmentState.CANCELLED
        and row.first_due_on is not None
    )
    return usual_slip(known, today)


def _person(row: tuple[Any, ...]) -> PersonRow:
    """Make a person of a row of `_PEOPLE`."""
    person_id, name, team, role, email, working, archived_on, they, mine, overdue, due, asks, owned, nudged = row
    return PersonRow(
        id=PersonId(person_id),
        name=name,
        team=team,
        role=role,
        email=email,
        working_days=weekdays(working),
        they_owe=they,
        i_owe=mine,
        overdue=overdue,
        next_due=day(due),
        open_asks=asks,
        documents=owned,
        last_nudged_on=day(nudged),
        archived_on=day(archived_on),
    )


def _request(row: tuple[Any, ...]) -> TheirRequest:
    """Make a request of a row of `_REQUESTS`."""
    request_id, title, state, came_on = row
    came = day(came_on)
    assert came is not None
    words = {"wont-do": "won't do"}.get(state, state.replace("-", " "))
    return TheirRequest(request_id, title, words, came, state in ("wont-do", "done"))


def _thanks(db: Reader, person: PersonId) -> tuple[ThanksRow, ...]:
    """Return the thank-yous to a person, the newest first."""
    rows = db.rows("SELECT id, day, what FROM thanks WHERE person_id = ? ORDER BY day DESC, id DESC", (person,))
    return tuple(ThanksRow(i, date.fromisoformat(on), what) for i, on, what in rows)
