"""The requests that need the operator: to decide, to answer, to look at again, to close. One line for each request."""

from __future__ import annotations

from datetime import date

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.requests import RequestState
from csops_desktop.domain.today import Line
from csops_desktop.domain.today_facts import WORK_DONE, RequestFacts
from csops_desktop.queries.today_lines import MOST_ASKERS_COUNT, ahead

WAITING_DAYS = 7
"""Days after which a request that waits for somebody's answer is asked about."""

DUE_AHEAD = 2
"""Days before its date on which a request that is being worked on stands here."""

_REQUESTS = """
SELECT q.id, q.title, q.state, q.came_on, q.due_on, q.urgent, q.revisit_on, q.look_on, q.decline_reason,
       (SELECT count(*) FROM request_asker a WHERE a.request_id = q.id),
       (SELECT coalesce(p.name, a.team) FROM request_asker a LEFT JOIN person p ON p.id = a.person_id
        WHERE a.request_id = q.id ORDER BY a.day, a.id LIMIT 1),
       (SELECT max(day) FROM request_change h WHERE h.request_id = q.id), q.state IN ('done', 'wont-do') OR NOT (
           (q.became = 'initiative' AND EXISTS (SELECT 1 FROM initiative i
               WHERE i.id = q.became_id AND i.state = 'done' AND i.trashed_on IS NULL))
           OR (q.became = 'commitment' AND EXISTS (SELECT 1 FROM commitment c
               WHERE c.id = q.became_id AND c.state = 'done' AND c.trashed_on IS NULL))) AS open_work
FROM request q
WHERE q.trashed_on IS NULL AND q.merged_into_id IS NULL AND (
    q.state = 'triage'
    OR NOT open_work
    OR (q.state = 'wont-do' AND q.revisit_on <= :today)
    OR (q.state = 'monitoring' AND q.look_on <= :today)
    OR (q.state NOT IN ('done', 'wont-do') AND q.due_on <= :soon)
    OR (q.state IN ('need-more-info', 'awaiting-feedback', 'blocked') AND :waited >=
        coalesce((SELECT max(day) FROM request_change h WHERE h.request_id = q.id), q.came_on)))
"""


def request_lines(db: Reader) -> list[Line]:
    """Return the requests that need the operator."""
    today = db.today.isoformat()
    sql = _REQUESTS.replace(":today", "?1").replace(":soon", "?2").replace(":waited", "?3")
    return [_line(row, today) for row in db.rows(sql, (today, ahead(db, DUE_AHEAD), ahead(db, -WAITING_DAYS)))]


def _line(row: tuple[object, ...], today: str) -> Line:
    """Return the line of a request."""
    thing, title, state, came_on, due_on, urgent, revisit_on, look_on, declined, askers, asker, moved_on, open_work = (
        row
    )
    assert isinstance(thing, int)
    assert isinstance(askers, int)
    due, since = _day(due_on), ""
    if state == RequestState.WONT_DO:
        due, since = _day(revisit_on), str(moved_on or "")
    elif state == RequestState.MONITORING and look_on is not None and str(look_on) <= today:
        due, since = _day(look_on), str(moved_on or "")
    reason = str(state) if open_work else WORK_DONE
    facts = RequestFacts(reason, str(asker or ""), askers, date.fromisoformat(str(came_on)), str(declined))
    return Line(
        "request",
        thing,
        str(title),
        facts,
        due,
        opens=("request", thing),
        # Whoever asked waits for the operator's word, and for nothing else.
        mine=not open_work,
        urgent=bool(urgent) and state == RequestState.TRIAGE,
        weight=3 * (min(askers, MOST_ASKERS_COUNT) - 1) if askers else 0,
        since=since,
    )


def _day(value: object) -> date | None:
    """Return the day that a column holds."""
    return None if value is None else day(str(value))
