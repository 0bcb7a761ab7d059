"""Requests: the inbox, one with everything, the decline log, the interrupt ledger, what came in and went out.

Rows are read by a few statements whatever their number is, so that five thousand are one scan. May import db.reader
and domain.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from csops_desktop.db.reader import Reader, day, marks
from csops_desktop.domain.ids import DocumentId, InitiativeId, RequestId
from csops_desktop.domain.requests import ACCEPTED, CLOSED, UNDECIDED, Flow, RequestState
from csops_desktop.queries.request_rows import (
    AskerRow,
    InterruptRow,
    RequestChangeRow,
    RequestDetail,
    RequestRow,
)

_STATES = {state.value: state for state in RequestState}

_REQUESTS = """
SELECT r.id, r.title, r.state, r.due_on, r.urgent, r.came_on, coalesce(p.name, ''), r.closed_on, r.decline_reason,
       r.revisit_on, r.look_on, r.became, r.became_id, s.until,
       r.state NOT IN ('done', 'wont-do') AND coalesce(i.state, c.state, '') = 'done'
FROM request r LEFT JOIN person p ON p.id = r.assignee_id
LEFT JOIN initiative i ON r.became = 'initiative' AND i.id = r.became_id AND i.trashed_on IS NULL
LEFT JOIN commitment c ON r.became = 'commitment' AND c.id = r.became_id AND c.trashed_on IS NULL
LEFT JOIN (SELECT thing_id, max(until) AS until FROM snooze WHERE kind = 'request' GROUP BY thing_id) s
       ON s.thing_id = r.id AND s.until > ?
"""

_TABLE_TITLES = {
    "initiative": "SELECT title FROM initiative WHERE id = ? AND trashed_on IS NULL",
    "responsibility": "SELECT title FROM responsibility WHERE id = ? AND trashed_on IS NULL",
    "commitment": "SELECT what FROM commitment WHERE id = ? AND trashed_on IS NULL",
}


def requests(
    db: Reader,
    states: Collection[RequestState] = (),
    *,
    ids: Collection[int] | None = None,
    include_merged: bool = False,
) -> list[RequestRow]:
    """Return requests, the newest first; never those in the trash.

    Args:
        states: only these; all where it is empty.
        ids: only these.
        include_merged: those that were merged into another as well.
    """
    conditions, parameters = ["r.trashed_on IS NULL"], list[Any]()
    if not include_merged:
        conditions.append("r.merged_into_id IS NULL")
    if states:
        conditions.append(f"r.state IN ({marks([*states])})")
        parameters += [state.value for state in states]
    if ids is not None:
        conditions.append(f"r.id IN ({marks([*ids])})")
        parameters += ids
    return _rows(db, f"WHERE {' AND '.join(conditions)} ORDER BY r.came_on DESC, r.id DESC", parameters)


def trashed_requests(db: Reader) -> list[RequestRow]:
    """Return the requests in the trash, the last thrown away first."""
    return _rows(db, "WHERE r.trashed_on IS NOT NULL ORDER BY r.trashed_on DESC, r.id DESC", ())


def triage_ids(db: Reader) -> list[int]:
    """Return what waits for a yes or a no and isn't put off: the urgent ones first, then those that wait longest.

    What needs more info comes back to triage by hand, when the answer is there.
    """
    off = "SELECT 1 FROM snooze s WHERE s.kind = 'request' AND s.thing_id = r.id AND s.until > ?"
    sql = (
        "SELECT r.id FROM request r WHERE r.state = 'triage' AND r.trashed_on IS NULL AND r.merged_into_id IS NULL"
        f" AND NOT EXISTS ({off}) ORDER BY r.urgent DESC, r.came_on, r.id"
    )
    return [row[0] for row in db.rows(sql, (db.today.isoformat(),))]


def triage_queue(db: Reader) -> list[RequestRow]:
    """Return the requests of `triage_ids` in their order."""
    places = {rid: place for place, rid in enumerate(triage_ids(db))}
    waiting = [row for row in requests(db, [RequestState.TRIAGE]) if row.id in places]
    waiting.sort(key=lambda row: places[int(row.id)])
    return waiting


def decline_log(db: Reader) -> list[RequestRow]:
    """Return what was declined, what is to be looked at again soonest first."""
    found = requests(db, [RequestState.WONT_DO])
    found.sort(key=lambda row: (row.revisit_on or date.max, -row.asked, row.id))
    return found


def state_counts(db: Reader) -> dict[RequestState, int]:
    """Return how many requests are in each state; merged ones and those in the trash are not counted."""
    sql = "SELECT state, count(*) FROM request WHERE trashed_on IS NULL AND merged_into_id IS NULL GROUP BY state"
    found = {_STATES[state]: number for state, number in db.rows(sql)}
    return {state: found.get(state, 0) for state in RequestState}


def request(db: Reader, request_id: RequestId) -> RequestDetail | None:
    """Return one request with everything, also from the trash; `None` where there is none."""
    rows = _rows(db, "WHERE r.id = ?", [request_id])
    if not rows:
        return None
    row = rows[0]
    facts = db.rows(
        "SELECT r.problem, r.helps, r.why, r.how_often, r.answered_at, r.document_id, coalesce(d.title, ''),"
        " r.merged_into_id, r.documents_updated, r.requester_told, r.trashed_on"
        " FROM request r LEFT JOIN document d ON d.id = r.document_id WHERE r.id = ?",
        (request_id,),
    )[0]
    problem, helps, why, how_often, answered, document_id, document, into, updated, told, trashed = facts
    return RequestDetail(
        row=row,
        problem=problem,
        helps=helps,
        why=why,
        how_often=how_often,
        answered_at=None if answered is None else datetime.fromisoformat(answered),
        became_title=_became_title(db, row),
        document_id=None if document_id is None else DocumentId(document_id),
        document=document,
        askers=_askers(db, request_id),
        changes=_changes(db, request_id),
        interrupts=tuple(interrupts(db, request=request_id)),
        merged=tuple(
            found[0]
            for found in db.rows("SELECT title FROM request WHERE merged_into_id = ? ORDER BY id", (request_id,))
        ),
        merged_into=None if into is None else RequestId(into),
        documents_updated=bool(updated),
        requester_told=bool(told),
        minutes=int(db.value("SELECT coalesce(sum(minutes), 0) FROM time_entry WHERE request_id = ?", (request_id,))),
        trashed=trashed is not None,
    )


def interrupts(
    db: Reader, since: date | None = None, until: date | None = None, *, request: RequestId | None = None
) -> list[InterruptRow]:
    """Return what was taken on in front of planned work, the newest first.

    Args:
        since, until: the first and the last day; all days where they are `None`.
        request: only those of this request.
    """
    conditions, parameters = ["r.trashed_on IS NULL"], list[Any]()
    for condition, value in (("i.day >= ?", since), ("i.day <= ?", until), ("i.request_id = ?", request)):
        if value is not None:
            conditions.append(condition)
            parameters.append(value.isoformat() if isinstance(value, date) else value)
    rows = db.rows(
        "SELECT i.request_id, r.title, i.initiative_id, i.displaced, i.for_whom, i.day, i.why"
        f" FROM interrupt i JOIN request r ON r.id = i.request_id WHERE {' AND '.join(conditions)}"
        " ORDER BY i.day DESC, i.id DESC",
        parameters,
    )
    return [
        InterruptRow(
            RequestId(rid),
            title,
            None if initiative is None else InitiativeId(initiative),
            displaced,
            for_whom,
            date.fromisoformat(at),
            why,
        )
        for rid, title, initiative, displaced, for_whom, at, why in rows
    ]


def flow(db: Reader, since: date, until: date) -> Flow:
    """Return what came in and went out from one day to another, both included.

    The interrupt share is that of the requests that were accepted in these days; a request that was accepted twice is
    counted once.
    """
    days = (since.isoformat(), until.isoformat())
    live = "r.trashed_on IS NULL AND r.merged_into_id IS NULL"

    def counted(sql: str, *parameters: Any) -> int:
        return int(db.value(sql, parameters))

    accepted_states = [state.value for state in ACCEPTED]
    first_yes = (
        "SELECT DISTINCT r.id FROM request r JOIN request_change c ON c.request_id = r.id"
        f" WHERE {live} AND c.day BETWEEN ? AND ? AND c.state IN ({marks(accepted_states)})"
        " AND NOT EXISTS (SELECT 1 FROM request_change e WHERE e.request_id = r.id AND e.id < c.id"
        f" AND e.state IN ({marks(accepted_states)}))"
    )
    yes = (*days, *accepted_states, *accepted_states)
    closed = f"SELECT count(*) FROM request r WHERE {live} AND r.closed_on BETWEEN ? AND ? AND r.state = ?"
    return Flow(
        came=counted(f"SELECT count(*) FROM request r WHERE {live} AND r.came_on BETWEEN ? AND ?", *days),
        asked=counted(
            "SELECT count(*) FROM request_asker a JOIN request r ON r.id = a.request_id"
            f" WHERE {live} AND a.day BETWEEN ? AND ?",
            *days,
        ),
        done=counted(closed, *days, RequestState.DONE.value),
        declined=counted(closed, *days, RequestState.WONT_DO.value),
        answered=counted(closed + " AND r.document_id IS NOT NULL", *days, RequestState.DONE.value),
        accepted=counted(f"SELECT count(*) FROM ({first_yes})", *yes),
        interrupts=counted(
            f"SELECT count(*) FROM ({first_yes} AND EXISTS (SELECT 1 FROM interrupt i WHERE i.request_id = r.id))", *yes
        ),
        waiting=counted(
            f"SELECT count(*) FROM request r WHERE {live} AND r.state IN ({marks([*UNDECIDED])})",
            *(state.value for state in UNDECIDED),
        ),
    )


def names_of_askers(db: Reader) -> list[str]:
    """Return the names of persons and teams that may ask, each once, in alphabetical order."""
    sql = (
        "SELECT name FROM person WHERE archived_on IS NULL UNION SELECT team FROM person WHERE team <> ''"
        " UNION SELECT team FROM request_asker WHERE team <> '' ORDER BY 1 COLLATE NOCASE"
    )
    return [row[0] for row in db.rows(sql)]


def displaceable(db: Reader) -> list[tuple[InitiativeId, str]]:
    """Return the planned work that may have to wait: what is committed or in progress, the nearest target first."""
    sql = (
        "SELECT id, title FROM initiative WHERE trashed_on IS NULL AND state IN ('committed', 'in-progress')"
        " ORDER BY coalesce(target_on, '9999'), position, id"
    )
    return [(InitiativeId(rid), title) for rid, title in db.rows(sql)]


def _rows(db: Reader, where: str, parameters: Sequence[Any]) -> list[RequestRow]:
    """Return the rows of a selection with who asked for them."""
    found = db.rows(f"{_REQUESTS} {where}", [db.today.isoformat(), *parameters])
    askers = _askers_of(db, None if len(found) > 500 else [row[0] for row in found])
    return [_row(row, askers.get(row[0], []), db.today) for row in found]


def _askers_of(db: Reader, ids: Sequence[int] | None) -> dict[int, list[str]]:
    """Return who asked for each request, one name for each time ("" where it is not known)."""
    where = "" if ids is None else f"WHERE a.request_id IN ({marks(ids)})"
    rows = db.rows(
        "SELECT a.request_id, coalesce(p.name, a.team) FROM request_asker a"
        f" LEFT JOIN person p ON p.id = a.person_id {where} ORDER BY a.request_id, a.id",
        ids or (),
    )
    found: dict[int, list[str]] = {}
    for rid, who in rows:
        found.setdefault(rid, []).append(who)
    return found


def _row(row: tuple[Any, ...], askers: list[str], today: date) -> RequestRow:
    """Make a row."""
    rid, title, state, due, urgent, came, assignee, closed, reason, revisit, look, became, became_id, until, done = row
    came_on, closed_on = date.fromisoformat(came), day(closed)
    return RequestRow(
        id=RequestId(rid),
        title=title,
        state=_STATES[state],
        askers=tuple(dict.fromkeys(filter(None, askers))),
        asked=max(len(askers), 1),
        due_on=day(due),
        urgent=bool(urgent),
        came_on=came_on,
        days=((closed_on or today) - came_on).days,
        assignee=assignee,
        closed_on=closed_on,
        reason=reason,
        revisit_on=day(revisit),
        look_on=day(look),
        snoozed_until=None if _STATES[state] in CLOSED else day(until),
        became=became,
        became_id=became_id,
        work_done=bool(done),
        today=today,
    )


def _became_title(db: Reader, row: RequestRow) -> str:
    """Return the title of what accepting a request made; "" where that is gone."""
    if row.became not in _TABLE_TITLES:
        return ""
    return str(db.value(_TABLE_TITLES[row.became], (row.became_id,)) or "")


def _askers(db: Reader, request_id: RequestId) -> tuple[AskerRow, ...]:
    """Return each time that somebody asked, the first one first."""
    rows = db.rows(
        "SELECT coalesce(p.name, a.team), coalesce(p.email, ''), a.day, a.said FROM request_asker a"
        " LEFT JOIN person p ON p.id = a.person_id WHERE a.request_id = ? ORDER BY a.id",
        (request_id,),
    )
    return tuple(AskerRow(who, email, date.fromisoformat(on), said) for who, email, on, said in rows)


def _changes(db: Reader, request_id: RequestId) -> tuple[RequestChangeRow, ...]:
    """Return the steps of a request's life, the newest first."""
    sql = "SELECT state, at, day, note FROM request_change WHERE request_id = ? ORDER BY id DESC"
    rows = db.rows(sql, (request_id,))
    return tuple(
        RequestChangeRow(_STATES[state], datetime.fromisoformat(at), date.fromisoformat(on), note)
        for state, at, on, note in rows
    )


def since_four_weeks(today: date) -> date:
    """Return the first of the days whose flow the page shows: the last four weeks."""
    return today - timedelta(days=27)
