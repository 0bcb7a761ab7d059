"""`deck` and `list reports`: decks from a script, issued or only written. May import the core."""

from __future__ import annotations

import argparse
import os
from typing import Any

from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import COLUMNS, count
from csops_desktop.errors import UserError
from csops_desktop.paths import paths_for
from csops_desktop.queries.reports import ReportRow, issued_reports, last_as_of_before
from csops_desktop.workspace import Workspace


def write_deck(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write a deck, issue it where that is wanted, or reprint an issued one; return what is said of it."""
    # Asked before the work is done; writing asks again. A folder is refused there, with or without --overwrite.
    if os.path.lexists(options.out) and not options.out.is_dir() and not options.overwrite:
        raise UserError(f"{options.out} exists; add --overwrite to replace it.")
    return _reprint(workspace, options) if options.reprint is not None else _write(workspace, options)


def _write(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write a deck, and keep it as a report where it is issued."""
    from csops_desktop.reports import deck_by_settings, draw_deck, freeze, write_drawn
    from csops_desktop.settings import SettingsFile

    settings = SettingsFile(paths_for(options.data_dir, options.workspace).settings).settings
    since = options.since or workspace.read(last_as_of_before, options.as_of or workspace.clock.today())
    drawn = draw_deck(deck_by_settings(workspace, settings, as_of=options.as_of, since=since))
    written = write_drawn(drawn, options.out, overwrite=options.overwrite)
    lines = [f"Wrote {options.out} with {count(written.pages, 'page')}."]
    if options.issue:
        lines.append(f"Issued it as report {workspace.reports.issue(freeze(drawn))}.")
    return "".join(f"{line}\n" for line in (*lines, written.sentence) if line)


def _reprint(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write an issued report once more."""
    from csops_desktop.reports import write_report

    if options.as_of or options.since:
        raise UserError("--reprint gives a report as it was issued; leave out --as-of and --since.")
    pages = write_report(workspace, ReportId(options.reprint), options.out, overwrite=options.overwrite)
    return f"Wrote {options.out} with {count(pages, 'page')}, as report {options.reprint} was issued.\n"


def list_reports(state: State, *, as_json: bool) -> str:
    """Return the issued reports, the newest first."""
    return listing(as_json, state.read(issued_reports), _report_as_json, _report_line)


def _report_as_json(row: ReportRow) -> dict[str, Any]:
    counts = dict(row.counts)
    return {
        "id": row.id,
        "at": row.at.isoformat(),
        "day": iso(row.day),
        "as_of": iso(row.as_of),
        "since": iso(row.since),
        "headline": row.headline,
        "pages": row.pages,
        "counts": {status.value: counts.get(status, 0) for status in COLUMNS},
    }


def _report_line(row: ReportRow) -> str:
    as_of = "" if row.as_of == row.day else f" as of {row.as_of.isoformat()}"
    return f"{row.id:>5}  {row.day.isoformat()}{as_of}  {row.pages_words}  {row.counts_words}  {row.headline}"
