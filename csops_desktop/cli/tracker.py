"""`import tracker` and `import trello` on the command line: read, plan, say, import. May import the core.

The report is the same one that the window shows, from the same plan.
"""

from __future__ import annotations

import argparse
import json
import shlex
from collections.abc import Iterator
from datetime import date

from csops_desktop.clock import Clock
from csops_desktop.commands.tracker import apply_plan, import_label
from csops_desktop.errors import UserError
from csops_desktop.exchange.fields import parse_map_options
from csops_desktop.exchange.plan import ImportPlan
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.report import plan_as_json, plan_as_text
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.exchange.status_words import parse_status_options
from csops_desktop.exchange.tracker import plan_import
from csops_desktop.exchange.trello_board import HOW_TO_EXPORT
from csops_desktop.queries.tracker import existing_responsibilities, latest_change
from csops_desktop.workspace import Workspace


def import_tracker(workspace: Workspace, options: argparse.Namespace) -> str:
    """Import a tracker as one change, or with `dry_run` only say what would be done; return the report.

    Args:
        workspace: receives it.
        options: `kind` ("trello" refuses what is no board), `file`, `map`, `status` and `sheet` as typed, `on` (a day
            or `None` for today), `keep_missing`, `dry_run`, `json`.

    Raises:
        UserError: the file, an option or the day can't be used, or another program changed the workspace meanwhile;
            nothing was imported.
    """
    on = _day_of(options.on, workspace.clock)
    chosen, words = parse_map_options(options.map), parse_status_options(options.status)
    sheet = read_sheet(options.file, sheet=options.sheet)
    if options.kind == "trello" and sheet.board is None:
        raise UserError(f"{options.file.name} is not the export of a Trello board. {HOW_TO_EXPORT}")
    mapping = recognise_tracker(sheet, chosen)
    seen = workspace.read(latest_change)
    plan = plan_import(
        sheet,
        mapping,
        existing=workspace.read(existing_responsibilities),
        on=on,
        status_words=words,
        keep_missing=options.keep_missing,
    )
    if not options.dry_run:
        workspace.run_dated(on, import_label(plan), apply_plan, plan, seen)
    if options.json:
        document = plan_as_json(plan) | {"dry_run": options.dry_run}
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{line}\n" for line in _report(plan, dry_run=options.dry_run))


def _day_of(on: date | None, clock: Clock) -> date:
    """Return the day the file holds for."""
    today = clock.today()
    if on is not None and on > today:
        raise UserError(f"--on {on.isoformat()} has not come yet: give today or a day before it.")
    return on or today


def _report(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    """Yield the lines of the report."""
    yield plan_as_text(plan, every_row=dry_run)
    if plan.unknown_words:
        yield "To say what a status word means (red, yellow, green or not-rated):"
    for unknown in plan.unknown_words:
        yield f"  --status {shlex.quote(f'{unknown.word}=yellow')}"
    if dry_run:
        yield "This was a dry run: nothing was changed."
    elif plan.empty and plan.all_skipped:
        yield "Nothing was changed: every row was skipped."
    elif plan.empty:
        yield "Nothing was changed: the workspace holds all of it already."
