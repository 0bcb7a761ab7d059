"""`list requests`, `capture` and `import requests` on the command line. May import the core."""

from __future__ import annotations

import argparse
import json
import shlex
from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.commands import labels, requests
from csops_desktop.commands.request_import import import_requests, requests_label
from csops_desktop.domain.ids import RequestId
from csops_desktop.domain.requests import RequestState
from csops_desktop.exchange.request_fields import parse_request_map, recognise_requests
from csops_desktop.exchange.request_words import parse_state_options
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan, plan_requests
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.queries import requests as queries
from csops_desktop.queries.known_requests import known_requests
from csops_desktop.queries.request_rows import RequestRow
from csops_desktop.queries.tracker import latest_change
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
    came = f", came {say_distance(row.came_on, row.today)}"
    return f"{row.id:>5}  {row.state.word:<17}  {row.title}{who}{often}{due}{revisit}{came}"


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


def import_request_table(workspace: Workspace, options: argparse.Namespace) -> str:
    """Import a table of requests as one change, or with `dry_run` only say what would be done; return the report.

    Args:
        workspace: receives it.
        options: `file`, `map` and `status` as typed, `dry_run`, `json`.

    Raises:
        UserError: the file or an option can't be used; nothing was imported.
    """
    sheet = read_sheet(options.file)
    mapping = recognise_requests(sheet.headers, parse_request_map(options.map))
    seen = workspace.read(latest_change)
    words, today = parse_state_options(options.status), workspace.clock.today()
    plan = plan_requests(sheet, mapping, workspace.read(known_requests), today, words)
    if not options.dry_run and not plan.empty:
        workspace.run(requests_label(plan), import_requests, plan, seen)
    if options.json:
        return json.dumps(_plan_as_json(plan) | {"dry_run": options.dry_run}, ensure_ascii=False, indent=2) + "\n"
    lines = [f"{plan.file}: {'would be ' if options.dry_run else ''}{plan.sentence}."]
    lines += [f"line {row.line}: skipped, since {row.why}" for row in plan.rows if row.fate is RequestFate.SKIP]
    lines += [f"line {line}: {issue}" for line, issue in plan.issues]
    if plan.unknown_words:
        lines.append(f"To say what a status word means ({', '.join(state.value for state in RequestState)}):")
    lines += [f"  --status {shlex.quote(f'{word.word}=in-process')}" for word in plan.unknown_words]
    return "".join(f"{line}\n" for line in lines)


def _plan_as_json(plan: RequestPlan) -> dict[str, Any]:
    """Return a plan as the command line gives it away."""
    return {
        "file": plan.file,
        "columns": {field.value: header for field, header in plan.mapping.columns.items()},
        "counts": {fate.value: number for fate, number in plan.counts.items()},
        "rows": [
            {"line": row.line, "fate": row.fate.value, "title": row.title, "why": row.why, "id": row.request}
            | {"state": None if row.state is None else row.state.value}
            for row in plan.rows
        ],
        "unknown_words": [{"word": word.word, "count": word.count} for word in plan.unknown_words],
        "issues": [{"line": line, "message": issue} for line, issue in plan.issues],
    }
