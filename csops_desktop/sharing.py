"""What leaves the desk as a whole: the tracker as a page, everything as JSON. May import the workspace and exchange."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date
from functools import partial
from pathlib import Path

from csops_desktop.db.reader import Reader
from csops_desktop.deck import ORGANISATION
from csops_desktop.exchange.html_out import tracker_as_html
from csops_desktop.exchange.json_out import everything_as_json
from csops_desktop.paths import write_whole
from csops_desktop.queries.calendar import workspace_name
from csops_desktop.queries.everything import in_one_state, schema_version, table_rows
from csops_desktop.queries.responsibility import all_details
from csops_desktop.settings import Settings
from csops_desktop.workspace import Workspace


def tracker_page(workspace: Workspace, settings: Settings, as_of: date | None = None) -> bytes:
    """Return the tracker as a page to share, under the name of the settings' organisation.

    Args:
        as_of: the day whose state is shown; default: now.

    Raises:
        UserError: the day has not come yet.
    """
    with nullcontext(workspace) if as_of is None else workspace.as_of(as_of) as shown:
        details = shown.read(all_details)
    day = workspace.clock.today() if as_of is None else as_of
    return tracker_as_html(details, day, settings.deck_organisation or ORGANISATION)


def write_everything(workspace: Workspace, out: Path) -> None:
    """Write everything the workspace holds as one JSON document that only the person may read; it may replace a file.

    Raises:
        UserError: the workspace can't be read.
        OSError: the file can't be written; an old content stands.
    """

    def write(db: Reader) -> None:
        rows_of = partial(table_rows, db)
        write_whole(out, everything_as_json(rows_of, schema_version(db), workspace_name(db), db.today))

    workspace.read(in_one_state, write)
