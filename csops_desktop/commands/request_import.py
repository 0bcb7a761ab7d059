"""Carries out the plan of an import of requests. May import what commands may, and the plan's shapes."""

from __future__ import annotations

from datetime import date

from csops_desktop.commands.requests import RequestDraft, add_request, enter, set_asker, state_of
from csops_desktop.commands.tracker import refuse_outdated
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ChangeId, RequestId
from csops_desktop.domain.requests import CLOSED, RequestState
from csops_desktop.domain.status import count
from csops_desktop.exchange.request_values import IMPORTED_AS_DECLINED, RequestValues
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan

IMPORTED = "As imported"
"""What is said of the step to a state that a file brought."""


def import_requests(tx: Tx, plan: RequestPlan, seen: ChangeId) -> None:
    """Add and change the requests of a plan, as one change; a blank cell changes nothing.

    Args:
        plan: what `plan_requests` made of the file.
        seen: the newest change when the plan was made (`queries.tracker.latest_change`).

    Raises:
        UserError: something was changed since; nothing was imported.
    """
    refuse_outdated(tx, seen)
    for row in plan.rows:
        if row.values is None:
            continue
        if row.fate is RequestFate.ADD:
            request = add_request(tx, _draft(row.values), came_on=_came_on(row.values, tx.today))
            if row.state is not None:
                # When it was first answered is known to nobody.
                enter(tx, request, row.state, IMPORTED, **_closing(row.values), answered_at=None)
        elif row.fate is RequestFate.CHANGE:
            assert row.request is not None
            values = {
                "title": row.values.title,
                "due_on": row.values.due_on,
                "urgent": int(row.values.urgent) or None,
                **{name.value: text for name, text in row.values.texts.items()},
            }
            tx.update("request", row.request, **{name: value for name, value in values.items() if value})
            if row.values.who:
                set_asker(tx, row.request, row.values.who)
            if row.state is not None:
                enter(tx, row.request, row.state, IMPORTED, **_closing(row.values))
            elif _words_reason_anew(tx, row.request, row.values):
                tx.update("request", row.request, decline_reason=row.values.decline_reason)


def requests_label(plan: RequestPlan) -> str:
    """Name the change: Imported 12 requests from forms.csv."""
    counts = plan.counts
    number = counts[RequestFate.ADD] + counts[RequestFate.CHANGE]
    return f"Imported {count(number, 'request')} from {plan.file}"


def _closing(values: RequestValues) -> dict[str, object]:
    """Return the columns that say when a request was closed and why it was declined."""
    if values.state not in CLOSED:
        return {}
    return {"closed_on": values.closed_on, "decline_reason": values.decline_reason}


def _words_reason_anew(tx: Tx, request: RequestId, values: RequestValues) -> bool:
    """Say whether a row gives the reason of a request that is declined already."""
    said = values.decline_reason not in ("", IMPORTED_AS_DECLINED)
    return said and state_of(tx, request) is RequestState.WONT_DO


def _came_on(values: RequestValues, today: date) -> date:
    """Return the day a request came in; none came in after it was closed."""
    return min(day for day in (values.came_on, values.closed_on, today) if day is not None)


def _draft(values: RequestValues) -> RequestDraft:
    """Return a row as a request before it is one."""
    texts = {name.value: text for name, text in values.texts.items()}
    return RequestDraft(values.title, values.who, values.due_on, values.urgent, source_key=values.key, **texts)
