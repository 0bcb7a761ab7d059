"""`list metrics` and `add-value` on the command line. May import the core."""

from __future__ import annotations

import argparse
from typing import Any

from csops_desktop.cli.listing import State, listing
from csops_desktop.commands import labels, metrics
from csops_desktop.commands.metrics import NewValue
from csops_desktop.domain.ids import MetricId
from csops_desktop.errors import UserError
from csops_desktop.queries.metric_rows import MetricRow
from csops_desktop.queries.metrics import metric_named, metric_row
from csops_desktop.queries.metrics import metrics as metrics_in_use
from csops_desktop.text.dates import say_date
from csops_desktop.text.numbers import parse_number, say_measure
from csops_desktop.workspace import Workspace


def metric_as_json(row: MetricRow) -> dict[str, Any]:
    """Return a metric as the command line gives it away; days are ISO text."""
    latest = row.latest
    return {
        "id": row.id,
        "name": row.name,
        "unit": row.unit,
        "direction": row.direction.value,
        "kind": row.kind.value,
        "builtin": row.builtin,
        "definition": row.definition,
        "source": row.source,
        "owner": row.owner,
        "target": row.target,
        "standing": row.standing.value,
        "movement": row.movement.value,
        "value": None if latest is None else latest.value,
        "on": None if latest is None else latest.day.isoformat(),
        "n": None if latest is None else latest.n,
        "note": "" if latest is None else latest.note,
        "previous": row.previous,
        "values": row.values,
        "trust": row.trust.value,
        "trust_sentence": row.trust_sentence,
        "verified_on": None if row.facts.verified_on is None else row.facts.verified_on.isoformat(),
        "due_on": None if row.facts.due_on is None else row.facts.due_on.isoformat(),
    }


def metric_line(row: MetricRow) -> str:
    """Return a metric as one line."""
    when = "" if row.latest is None else f" ({row.latest.when(row.today)})"
    return f"{row.id:>5}  {row.value_words + when:<36}  {row.name}, {row.target_words}, definition {row.trust.word}"


def list_metrics(state: State, *, as_json: bool) -> str:
    """Return the metrics in use, in the person's order."""
    return listing(as_json, state.read(metrics_in_use), metric_as_json, metric_line)


def add_value(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write a value down and return what was done.

    Args:
        workspace: holds the metric.
        options: `metric` (its id or its exact name), `number`, `on` (a day or `None`), `note`, `replace`.

    Raises:
        UserError: there is no such metric, it is no number, or the command refuses it.
    """
    row = _metric(workspace, options.metric)
    value, today = parse_number(options.number), workspace.clock.today()
    day = options.on or today
    label = labels.did("Added a value to", row.name)
    if options.replace:
        workspace.run(label, metrics.paste_values, row.id, [NewValue(day, value, options.note)])
    else:
        workspace.run(label, metrics.add_value, row.id, value, day, options.note)
    return f"{label}: {say_measure(value, row.unit)} on {say_date(day, today)}\n"


def _metric(workspace: Workspace, given: str) -> MetricRow:
    """Return the metric of an id or a name; a metric that is called like a number is found by its name first."""
    found = workspace.read(metric_named, given)
    if found is None and given.isascii() and given.isdigit():
        found = workspace.read(metric_row, MetricId(int(given)))
    if found is None:
        raise UserError(f"There is no metric {given}." if given.isdigit() else f"There is no metric called “{given}”.")
    return found
