"""`export html` and `export json` on the command line: what leaves the desk for others. May import the core."""

from __future__ import annotations

import argparse

from csops_desktop.cli.output import writing_to
from csops_desktop.paths import paths_for, write_whole
from csops_desktop.settings import SettingsFile
from csops_desktop.sharing import tracker_page, write_everything
from csops_desktop.workspace import Workspace


def export_html(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write the tracker as a page to share, and say of which day it is.

    Args:
        workspace: holds it.
        options: `out`, `as_of` (a day or `None` for today) and `overwrite`; with `data_dir` and `workspace` the
            settings are found.

    Raises:
        UserError: the day has not come yet, the file exists and may not be replaced, or can't be written.
    """
    settings = SettingsFile(paths_for(options.data_dir, options.workspace).settings).settings
    with writing_to(options.out, overwrite=options.overwrite):
        write_whole(options.out, tracker_page(workspace, settings, options.as_of), private=False)
    day = options.as_of or workspace.clock.today()
    return f"Wrote {options.out}, the tracker as of {day.isoformat()}.\n"


def export_json(workspace: Workspace, options: argparse.Namespace) -> str:
    """Write everything the workspace holds as one JSON document, readable for the person alone, and say so.

    Args:
        workspace: holds it.
        options: `out` and `overwrite`.

    Raises:
        UserError: the file exists and may not be replaced, or can't be written.
    """
    with writing_to(options.out, overwrite=options.overwrite):
        write_everything(workspace, options.out)
    return f"Wrote {options.out}: everything in {workspace.path.name}, also what is private in it.\n"
