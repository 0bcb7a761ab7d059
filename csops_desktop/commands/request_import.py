"""Carries out the plan of an import of requests. May import what commands may, and the plan's shapes."""

from __future__ import annotations

from csops_desktop.commands.requests import RequestDraft, add_request, set_asker
from csops_desktop.commands.tracker import refuse_outdated
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ChangeId
from csops_desktop.domain.status import count
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan, RequestValues


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
            add_request(tx, _draft(row.values))
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


def requests_label(plan: RequestPlan) -> str:
    """Name the change: Imported 12 requests from forms.csv."""
    counts = plan.counts
    number = counts[RequestFate.ADD] + counts[RequestFate.CHANGE]
    return f"Imported {count(number, 'request')} from {plan.file}"


def _draft(values: RequestValues) -> RequestDraft:
    """Return a row as a request before it is one."""
    texts = {name.value: text for name, text in values.texts.items()}
    return RequestDraft(values.title, values.who, values.due_on, values.urgent, source_key=values.key, **texts)
