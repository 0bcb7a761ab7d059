"""`list requests` and `capture` on the command line. May import the core."""

from __future__ import annotations

import argparse
import json
from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.commands import labels, requests
from csops_desktop.domain.ids import RequestId
from csops_desktop.queries import requests as queries
from csops_desktop.queries.request_rows import RequestRow
from csops_desktop.text.dates import say_date, say_distance
from csops_desktop.workspace import Workspace


def list_requests(state: State, *, as_json: bool) -> str:
    """Return the requests, the newest first; merged ones are counted in those they were merged into."""
    return listing(as_json, state.read(queries.requests), request_as_json, request_line)


def request_as_json(row: RequestRow) -> dict[str, Any]:
    """Return a request as the command line gives it away; days are ISO text."""
    days = {
        "due_on": row.due_on,
        "came_on": row.came_on,
        "closed_on": row.closed_on,
        "revisit_on": row.revisit_on,
        "look_on": row.look_on,
        "snoozed_until": row.snoozed_until,
    }
    return {
        "id": row.id,
        "title": row.title,
        "state": row.state.value,
        "askers": list(row.askers),
        "asked": row.asked,
        "urgent": row.urgent,
        **{name: iso(day) for name, day in days.items()},
        "days": row.days,
        "assignee": row.assignee,
        "decline_reason": row.reason,
        "became": row.became or None,
        "became_id": row.became_id,
    }


def request_line(row: RequestRow) -> str:
    """Return a request as one line."""
    who = f", from {row.asker}" if row.asker else ""
    often = f", asked {row.asked} times" if row.asked > 1 else ""
    due = "" if row.due_on is None or row.closed_on is not None else f", by {say_date(row.due_on, row.today)}"
    revisit = "" if row.revisit_on is None else f", again on {say_date(row.revisit_on, row.today)}"
    return f"{row.id:>5}  {row.state.word:<17}  {row.title}{who}{often}{due}{revisit}, came {say_distance(row.came_on, row.today)}"


def capture_request(workspace: Workspace, options: argparse.Namespace) -> str:
    """Take a request down and return how it was understood.

    Args:
        workspace: gets it.
        options: `text` (a list of words), `json`.

    Raises:
        UserError: nothing was typed.
    """
    text = " ".join(options.text)
    seen = workspace.read(requests.understood, text)
    made = workspace.run(labels.did("Captured", seen.title), requests.capture, text)
    detail = workspace.read(queries.request, RequestId(made))
    assert detail is not None
    if options.json:
        return json.dumps(request_as_json(detail.row), ensure_ascii=False, indent=2) + "\n"
    return request_line(detail.row).strip() + "\n"
