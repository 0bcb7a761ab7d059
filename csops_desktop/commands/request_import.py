"""Carries out the plan of an import of requests. May import what commands may, and the plan's shapes."""

from __future__ import annotations

from csops_desktop.commands.requests import RequestDraft, add_request, set_asker
from csops_desktop.db.tx import Tx
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan, RequestValues

CHANGED = "Another program changed the requests meanwhile; look at the plan again."


def import_requests(tx: Tx, plan: RequestPlan) -> None:
    """Add and change the requests of a plan, as one change; a blank cell changes nothing.

    Raises:
        UserError: a request that the plan knows is gone.
    """
    for row in plan.rows:
        if row.values is None:
            continue
        if row.fate is RequestFate.ADD:
            add_request(tx, _draft(row.values))
        elif row.fate is RequestFate.CHANGE:
            assert row.request is not None
            if tx.value("SELECT 1 FROM request WHERE id = ?", (row.request,)) is None:
                raise UserError(CHANGED)
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
