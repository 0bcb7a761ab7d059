"""`list reminders` and `export ics` on the command line. May import the core; prints the report."""

from __future__ import annotations

import argparse
from datetime import date, datetime, time
from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.cli.output import writing_to
from csops_desktop.domain.reminders import Planned, planned
from csops_desktop.domain.status import count
from csops_desktop.paths import paths_for, write_whole
from csops_desktop.queries.calendar import due_dates, timed_lines, workspace_name
from csops_desktop.queries.today import today
from csops_desktop.reminding import MemoryFile, memory_file, rules_of
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace


def list_reminders(state: State, wall: datetime, options: argparse.Namespace) -> str:
    """Return what the desk will remind of and when, the soonest first.

    Args:
        state: the workspace, or a past day of it.
        wall: what the clock on the wall shows.
        options: `data_dir` and `workspace`, for the settings; `as_of`, `json`.
    """
    paths = paths_for(options.data_dir, options.workspace)
    moment = wall if options.as_of is None else datetime.combine(options.as_of, time())
    memory = MemoryFile(memory_file(paths)).memory
    # Today shows some things ahead of their day already.
    lines = {line.key: line for line in (*state.read(timed_lines), *state.read(today).lines)}
    rows = planned(moment, rules_of(SettingsFile(paths.settings).settings), memory, lines.values())
    return listing(options.json, rows, _as_json, _line)


def export_ics(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write all due dates as a calendar, and say how many there are.

    Args:
        workspace: holds them.
        options: `out` and `overwrite`.

    Raises:
        UserError: the file exists and may not be replaced, or can't be written.
    """
    from csops_desktop.exchange.ics_out import calendar

    with writing_to(options.out, overwrite=options.overwrite):
        found = workspace.read(due_dates)
        write_whole(options.out, calendar(found, workspace.read(workspace_name)), private=False)
    return f"Wrote {options.out} with {count(len(found), 'date')}.\n"


def _as_json(row: Planned) -> dict[str, Any]:
    line = row.line
    return {
        "kind": line.kind,
        "id": line.thing,
        "title": line.title,
        "due_on": iso(line.due_on),
        "due_at": line.due_at or None,
        "remind_at": None if row.at is None else row.at.isoformat(timespec="minutes"),
        "by_digest": row.by_digest,
    }


def _line(row: Planned) -> str:
    when = "never" if row.at is None else f"{row.at:%Y-%m-%d %H:%M}"
    due = _due(row.line.due_on, row.line.due_at)
    return f"{when:<16}  {row.line.kind:<14}  {row.line.thing:>5}  {row.line.title}{due}"


def _due(day: date | None, at: str) -> str:
    return "" if day is None else f" (due {day.isoformat()}{f' {at}' if at else ''})"
