"""Promises: all of them, those of a person, of a card or of a document, and one with its moves and nudges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from csops_desktop.db.reader import Reader, day, marks
from csops_desktop.domain.ids import (
    AskId,
    CommitmentId,
    DocumentId,
    NudgeId,
    PersonId,
    PlanStepId,
    ResponsibilityId,
)
from csops_desktop.domain.promises import CommitmentState, Direction, Tone, Way
from csops_desktop.queries.people_rows import CommitmentDetail, CommitmentRow, Credit, NudgeRow, PromisesView, SlipRow

AHEAD_DAYS = 14
"""How far ahead a deck tells what is due."""

_COMMITMENTS = """
SELECT c.id, c.direction, c.what, c.person_id, p.name, c.state, c.made_on, c.due_on, c.due_at,
       coalesce((SELECT s.from_on FROM commitment_slip s WHERE s.commitment_id = c.id ORDER BY s.id LIMIT 1), c.due_on),
       c.note, c.agreed_by, c.closed_on, c.outcome, c.slips, c.slipped_days,
       c.responsibility_id, r.title, c.document_id, d.title, c.ask_id, c.plan_step_id, t.text, c.trashed_on,
       (SELECT count(*) FROM nudge n WHERE n.commitment_id = c.id),
       (SELECT max(n.day) FROM nudge n WHERE n.commitment_id = c.id),
       (SELECT n.follow_up_on FROM nudge n WHERE n.commitment_id = c.id ORDER BY n.day DESC, n.id DESC LIMIT 1)
FROM commitment c
LEFT JOIN person p ON p.id = c.person_id
LEFT JOIN responsibility r ON r.id = c.responsibility_id AND r.trashed_on IS NULL
LEFT JOIN document d ON d.id = c.document_id AND d.trashed_on IS NULL
LEFT JOIN plan_step t ON t.id = c.plan_step_id
"""

_NUDGES = """
SELECT n.id, n.person_id, p.name, n.commitment_id, n.ask_id, n.document_id,
       coalesce(c.what, a.what, d.title, ''), n.day, n.tone, n.way, n.body, n.follow_up_on
FROM nudge n JOIN person p ON p.id = n.person_id
LEFT JOIN commitment c ON c.id = n.commitment_id
LEFT JOIN ask a ON a.id = n.ask_id
LEFT JOIN document d ON d.id = n.document_id
"""


def commitments(
    db: Reader,
    *,
    person: PersonId | None = None,
    responsibility: ResponsibilityId | None = None,
    document: DocumentId | None = None,
    open_only: bool = False,
    trashed: bool = False,
) -> list[CommitmentRow]:
    """Return promises: open ones first, the soonest due first, undated ones last.

    Args:
        person, responsibility, document: only those with, on or about it; default: all.
        open_only: leave out what is done or cancelled.
        trashed: those in the trash, which are left out otherwise.
    """
    where, parameters = [f"c.trashed_on IS {'NOT NULL' if trashed else 'NULL'}"], []
    for column, wanted in (("person_id", person), ("responsibility_id", responsibility), ("document_id", document)):
        if wanted is not None:
            where.append(f"c.{column} = ?")
            parameters.append(int(wanted))
    if open_only:
        where.append("c.state = 'open'")
    order = "c.state <> 'open', CASE WHEN c.state = 'open' THEN coalesce(c.due_on, '9') ELSE '' END, c.closed_on DESC"
    rows = db.rows(f"{_COMMITMENTS} WHERE {' AND '.join(where)} ORDER BY {order}, c.id", parameters)
    return [_row(row) for row in rows]


def commitment(db: Reader, commitment_id: CommitmentId) -> CommitmentDetail | None:
    """Return one promise with its moves and nudges, wherever it is; `None` when there is none."""
    rows = db.rows(f"{_COMMITMENTS} WHERE c.id = ?", (commitment_id,))
    return details(db, [_row(rows[0])])[0] if rows else None


def details(db: Reader, rows: Collection[CommitmentRow]) -> list[CommitmentDetail]:
    """Return promises with their moves and nudges, in the order given."""
    ids = [int(row.id) for row in rows]
    slips: dict[int, list[SlipRow]] = defaultdict(list)
    reminders: dict[int, list[NudgeRow]] = defaultdict(list)
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        sql = "SELECT commitment_id, moved_on, from_on, to_on, moved_by, why FROM commitment_slip"
        for owner, moved_on, from_on, to_on, by, why in db.rows(
            f"{sql} WHERE commitment_id IN ({marks(some)}) ORDER BY id", some
        ):
            slips[owner].append(SlipRow(_day(moved_on), _day(from_on), _day(to_on), by, why))
        for row in db.rows(f"{_NUDGES} WHERE n.commitment_id IN ({marks(some)}) ORDER BY n.day, n.id", some):
            reminders[row[3]].append(nudge_row(row))
    return [CommitmentDetail(row, tuple(slips[row.id]), tuple(reminders[row.id])) for row in rows]


def nudges(db: Reader, *, person: PersonId | None = None) -> list[NudgeRow]:
    """Return the nudges, of one person or of all, the newest first."""
    where, parameters = ("", ()) if person is None else (" WHERE n.person_id = ?", (person,))
    return [nudge_row(row) for row in db.rows(f"{_NUDGES}{where} ORDER BY n.day DESC, n.id DESC", parameters)]


def promises_view(db: Reader, since: date) -> PromisesView | None:
    """Return the promises of the time after a day, as a deck tells them; `None` where there is nothing to tell."""
    everything = details(db, commitments(db))
    rows = [one.row for one in everything]
    is_open = [row for row in rows if row.state is CommitmentState.OPEN]
    closed = [row for row in rows if row.closed_on is not None and row.closed_on > since]
    moved = [
        one
        for one in everything
        if one.row.state is not CommitmentState.CANCELLED
        and any(slip.days > 0 and slip.moved_on > since for slip in one.slips)
    ]
    horizon = db.today + timedelta(days=AHEAD_DAYS)
    sql = """
        SELECT p.name, t.day, t.what FROM thanks t JOIN person p ON p.id = t.person_id
        WHERE t.day > ? AND t.day <= ? ORDER BY t.day DESC, t.id DESC
    """
    thanked = db.rows(sql, (since.isoformat(), db.today.isoformat()))
    view = PromisesView(
        since=since,
        kept=tuple(row for row in closed if row.state is CommitmentState.DONE),
        moved=tuple(sorted(moved, key=lambda one: -one.row.slipped_days)),
        overdue=tuple(row for row in is_open if row.overdue_days(db.today)),
        ahead=tuple(row for row in is_open if row.due_on is not None and db.today <= row.due_on <= horizon),
        cancelled=tuple(row for row in closed if row.state is CommitmentState.CANCELLED),
        credits=tuple(Credit(name, _day(on), what) for name, on, what in thanked),
    )
    return None if view.empty else view


def nudge_row(row: tuple[Any, ...]) -> NudgeRow:
    """Make a nudge of a row of `_NUDGES`."""
    nudge_id, person_id, person, commitment_id, ask_id, document_id, about, on, tone, way, body, follow_up_on = row
    things = (("commitment", commitment_id), ("ask", ask_id), ("document", document_id))
    kind, thing_id = next((thing for thing in things if thing[1] is not None), ("", 0))
    return NudgeRow(
        id=NudgeId(nudge_id),
        person_id=PersonId(person_id),
        person=person,
        kind=kind,
        thing_id=thing_id,
        about=about,
        day=_day(on),
        tone=Tone(tone),
        way=Way(way),
        body=body,
        follow_up_on=day(follow_up_on),
    )


def _row(row: tuple[Any, ...]) -> CommitmentRow:
    """Make a promise of a row of `_COMMITMENTS`."""
    (commitment_id, direction, what, person_id, person, state, made_on, due_on, due_at, first_due) = row[:10]
    (note, agreed_by, closed_on, outcome, slips, slipped_days) = row[10:16]
    (rid, responsibility, document_id, document, ask_id, step_id, step, trashed_on, count, last, follow_up) = row[16:]
    return CommitmentRow(
        id=CommitmentId(commitment_id),
        direction=Direction(direction),
        what=what,
        person_id=None if person_id is None else PersonId(person_id),
        person=person or "",
        state=CommitmentState(state),
        made_on=_day(made_on),
        due_on=day(due_on),
        due_at=due_at or "",
        first_due_on=day(first_due),
        note=note,
        agreed_by=agreed_by,
        closed_on=day(closed_on),
        outcome=outcome,
        slips=slips,
        slipped_days=slipped_days,
        responsibility_id=None if rid is None else ResponsibilityId(rid),
        responsibility=responsibility or "",
        document_id=None if document_id is None else DocumentId(document_id),
        document=document or "",
        ask_id=None if ask_id is None else AskId(ask_id),
        plan_step_id=None if step_id is None else PlanStepId(step_id),
        plan_step=step or "",
        nudges=count,
        last_nudged_on=day(last),
        follow_up_on=day(follow_up),
        trashed_on=day(trashed_on),
    )


def _day(text: str) -> date:
    """Return a day that is never missing."""
    found = day(text)
    assert found is not None
    return found
