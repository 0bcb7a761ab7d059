"""The built-in metrics about requests. May import db.reader, domain and the rows of metrics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.metrics import Period, percentiles, share
from csops_desktop.domain.working_hours import worked_between, working_days
from csops_desktop.queries.metric_rows import BehindRow, Measured
from csops_desktop.text.dates import say_date, say_days
from csops_desktop.text.numbers import say_measure

COUNTED = "r.trashed_on IS NULL AND r.merged_into_id IS NULL"
"""A request that was merged into another one counts as that one."""

TAKEN_ON = "('unassigned', 'in-process', 'awaiting-feedback', 'blocked', 'monitoring')"
"""The states of what was taken on; what a document answered at once was not."""

ANSWER_DAYS = 90
"""How far back answers are looked at: a month alone has too few of them for a percentile."""


def requests_in(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return how many requests came in during each month."""
    sql = f"SELECT r.id, r.title, r.came_on FROM request r WHERE {COUNTED} ORDER BY r.came_on, r.id"
    dated = [(day(on), _row(rid, title, f"came in on {_said(on, db)}")) for rid, title, on in db.rows(sql)]
    return _counted(dated, periods)


def requests_out(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return how many requests were finished or declined during each month."""
    words = {"done": "finished", "wont-do": "declined"}
    dated = [
        (on, _row(rid, title, f"{words[state]} on {say_date(on, db.today)}"))
        for rid, title, state, on, _ in _closed(db, "('done', 'wont-do')")
    ]
    return _counted(dated, periods)


def _counted(dated: Sequence[tuple[date | None, BehindRow]], periods: Sequence[Period]) -> list[Measured]:
    """Count what fell into each month."""
    found = []
    for period in periods:
        rows = tuple(row for on, row in dated if on in period)
        found.append(Measured(float(len(rows)), len(rows), "", rows))
    return found


def request_age(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return the age under which 85 % of the requests lie that were open at the end of each month, in days."""
    sql = f"SELECT r.id, r.title, r.came_on, r.closed_on FROM request r WHERE {COUNTED} ORDER BY r.came_on, r.id"
    requests = [(rid, title, day(came), day(closed)) for rid, title, came, closed in db.rows(sql)]
    found = []
    for period in periods:
        end = min(period.end, db.today)
        ages = [
            (rid, title, (end - came).days)
            for rid, title, came, closed in requests
            if came is not None and came <= end and (closed is None or closed > end)
        ]
        spread = percentiles([float(age) for _, _, age in ages])
        rows = tuple(_row(rid, title, f"open for {say_days(age)}") for rid, title, age in ages)
        found.append(Measured(spread.high, spread.n, spread.sentence("days") if ages else "", rows))
    return found


def first_answer(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return the middle wait for a first answer within the 90 days up to the end of each month, in working days."""
    sql = f"""
        SELECT r.id, r.title, r.came_at, r.answered_at FROM request r
        WHERE {COUNTED} AND r.answered_at IS NOT NULL ORDER BY r.answered_at, r.id
    """
    waits = []
    for rid, title, came, answered in db.rows(sql):
        start, end = _local(came), _local(answered)
        waits.append((end.date(), working_days(worked_between(start, end)), rid, title))
    found = []
    for period in periods:
        end_day = min(period.end, db.today)
        some = [wait for wait in waits if end_day - timedelta(days=ANSWER_DAYS) < wait[0] <= end_day]
        spread = percentiles([wait[1] for wait in some])
        rows = tuple(
            _row(rid, title, f"answered on {say_date(on, db.today)} after {say_measure(days, 'working days')}")
            for on, days, rid, title in some
        )
        found.append(Measured(spread.median, spread.n, spread.sentence("working days") if some else "", rows))
    return found


def interrupt_share(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return which part of the requests taken on in each month displaced planned work, in per cent."""
    sql = f"""
        SELECT r.id, r.title, min(c.day) FROM request r JOIN request_change c ON c.request_id = r.id
        WHERE {COUNTED} AND c.state IN {TAKEN_ON} GROUP BY r.id ORDER BY 3, r.id
    """
    taken = [(rid, title, day(on)) for rid, title, on in db.rows(sql)]
    sql = f"""
        SELECT i.request_id, r.title, i.day, i.displaced FROM interrupt i JOIN request r ON r.id = i.request_id
        WHERE {COUNTED} ORDER BY i.day, i.id
    """
    interrupts = [(rid, title, day(on), displaced) for rid, title, on, displaced in db.rows(sql)]
    found = []
    for period in periods:
        inside = {rid: (title, displaced) for rid, title, on, displaced in interrupts if on in period}
        others = {rid: title for rid, title, on in taken if on in period and rid not in inside}
        whole = len(inside) + len(others)
        rows = [
            _row(rid, title, f"interrupt; displaced {displaced}" if displaced else "interrupt")
            for rid, (title, displaced) in inside.items()
        ]
        rows += [_row(rid, title, "planned") for rid, title in others.items()]
        note = f"{len(inside)} of {whole}" if whole else ""
        found.append(Measured(share(len(inside), whole), whole, note, tuple(rows)))
    return found


def requests_by_document(db: Reader, periods: Sequence[Period]) -> list[Measured]:
    """Return which part of the requests finished in each month was answered by a document, in per cent."""
    closed = _closed(db, "('done')")
    found = []
    for period in periods:
        inside = [row for row in closed if row[3] in period]
        answered = sum(bool(row[4]) for row in inside)
        rows = tuple(
            _row(rid, title, f"answered by “{document}”" if document else "answered without a document")
            for rid, title, _, _, document in inside
        )
        note = f"{answered} of {len(inside)}" if inside else ""
        found.append(Measured(share(answered, len(inside)), len(inside), note, rows))
    return found


def _closed(db: Reader, states: str) -> list[tuple[int, str, str, date, str]]:
    """Return id, title, state, the day and the answering document's title of what was closed."""
    sql = f"""
        SELECT r.id, r.title, r.state, r.closed_on, coalesce(d.title, '')
        FROM request r LEFT JOIN document d ON d.id = r.document_id
        WHERE {COUNTED} AND r.state IN {states} AND r.closed_on IS NOT NULL ORDER BY r.closed_on, r.id
    """
    return [(rid, title, state, date.fromisoformat(on), document) for rid, title, state, on, document in db.rows(sql)]


def _local(instant: str) -> datetime:
    """Return a stored instant as the clock on the wall showed it."""
    return datetime.fromisoformat(instant).astimezone().replace(tzinfo=None)


def _said(on: str, db: Reader) -> str:
    """Return a stored day as a person says it."""
    return say_date(date.fromisoformat(on), db.today)


def _row(rid: Any, title: str, detail: str) -> BehindRow:
    """Return a request behind a number."""
    return BehindRow("request", int(rid), title, detail)
