"""What a deck tells of the requests. May import db.reader, domain and the queries of requests."""

from __future__ import annotations

from datetime import date, timedelta

from csops_desktop.db.reader import Reader
from csops_desktop.domain.requests import RequestState
from csops_desktop.queries.request_rows import RequestSummary
from csops_desktop.queries.requests import flow, interrupts, requests

DAYS = 28
"""The deck's days: four weeks, the usual distance between two of them."""


def request_summary(db: Reader) -> RequestSummary | None:
    """Return the requests of the last four weeks; `None` where nothing was ever asked for."""
    rows = requests(db)
    if not rows:
        return None
    since = db.today - timedelta(days=DAYS - 1)
    declined = [row for row in rows if row.state is RequestState.WONT_DO and (row.closed_on or date.min) >= since]
    often = [row for row in rows if row.suggests_foundation and row.state is not RequestState.DONE and not row.became]
    monitored = [row for row in rows if row.state is RequestState.MONITORING]
    return RequestSummary(
        since=since,
        flow=flow(db, since, db.today),
        interrupts=tuple(interrupts(db, since, db.today)),
        declined=tuple(sorted(declined, key=lambda row: (-row.asked, row.id))),
        often=tuple(sorted(often, key=lambda row: (-row.asked, row.id))),
        monitored=tuple(sorted(monitored, key=lambda row: (row.look_on or date.max, row.id))),
    )
