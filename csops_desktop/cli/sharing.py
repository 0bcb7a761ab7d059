"""`export html` and `export json` on the command line: what leaves the desk for others. May import the core."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from functools import partial

from csops_desktop.cli.output import write_out
from csops_desktop.db.reader import Reader
from csops_desktop.deck import ORGANISATION
from csops_desktop.paths import paths_for
from csops_desktop.queries.calendar import workspace_name
from csops_desktop.queries.everything import in_one_state, schema_version, table_rows
from csops_desktop.queries.responsibility import all_details
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace


def export_html(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write the tracker as a page to share, and say how many responsibilities stand in it.

    Args:
        workspace: holds them.
        options: `out`, `as_of` (a day or `None` for today) and `overwrite`; with `data_dir` and `workspace` the
            settings are found.

    Raises:
        UserError: the day has not come yet, the file exists and may not be replaced, or can't be written.
    """
    from csops_desktop.exchange.html_out import tracker_as_html

    settings = SettingsFile(paths_for(options.data_dir, options.workspace).settings).settings
    day = options.as_of or workspace.clock.today()
    with nullcontext(workspace) if options.as_of is None else workspace.as_of(day) as shown:
        details = shown.read(all_details)
    page = partial(tracker_as_html, details, day, settings.deck_organisation or ORGANISATION)
    write_out(options.out, page, overwrite=options.overwrite)
    return f"Wrote {options.out} with {_responsibilities(len(details))} as of {day.isoformat()}.\n"


def export_json(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write everything the workspace holds as one JSON document, readable for the person alone, and say so.

    Args:
        workspace: holds it.
        options: `out` and `overwrite`.

    Raises:
        UserError: the file exists and may not be replaced, or can't be written.
    """
    from csops_desktop.exchange.json_out import everything_as_json

    def write(db: Reader) -> None:
        rows_of = partial(table_rows, db)
        content = partial(everything_as_json, rows_of, schema_version(db), workspace_name(db), db.today)
        write_out(options.out, content, overwrite=options.overwrite, private=True)

    workspace.read(in_one_state, write)
    return f"Wrote {options.out}: everything in {workspace.path.name}, also what is private in it.\n"


def _responsibilities(number: int) -> str:
    """Return a number with its noun."""
    return "1 responsibility" if number == 1 else f"{number} responsibilities"
