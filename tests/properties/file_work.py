"""Random imports of all three kinds, through real files, for the property of the history."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from csops_desktop.commands.markdown import apply_documents
from csops_desktop.commands.request_import import import_requests
from csops_desktop.commands.tracker import apply_plan
from csops_desktop.exchange.markdown_files import read_folder
from csops_desktop.exchange.markdown_in import plan_documents
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.request_fields import recognise_requests
from csops_desktop.exchange.requests_in import plan_requests
from csops_desktop.exchange.sheet import Sheet, read_sheet
from csops_desktop.exchange.tracker import plan_import
from csops_desktop.queries.known_requests import known_requests
from csops_desktop.queries.markdown import existing_attachments, existing_documents
from csops_desktop.queries.tracker import existing_responsibilities, latest_change
from csops_desktop.workspace import Workspace

TRACKER = ("Project name", "Department", "Owner", "Rating", "Rating comment", "ID")
REQUESTS = ("Title", "Requester", "Due", "Key", "Status", "Why declined", "Closed on")

titles = st.sampled_from(["CS KPIs", "cs kpis ", "Territories", "O'Hara's duty", "日本 😀", "Discounts"])
people = st.sampled_from(["", "Dana", "Zoë", "Bob"])
keys = st.sampled_from(["", "1", "2", "3"])
tracker_rows = st.tuples(
    titles, st.sampled_from(["Data", "Données"]), people, st.sampled_from(["Red", "amber", "GREEN", "", "mauve"]),
    st.sampled_from(["", "So.", "It's two\nlines"]), keys,
)  # fmt: skip
request_rows = st.tuples(
    titles, people, st.sampled_from(["", "2026-12-01"]), keys,
    st.sampled_from(["", "Open", "In progress", "Blocked", "Done", "Declined: no", "mauve"]),
    st.sampled_from(["", "It's no use."]), st.sampled_from(["", "2026-01-31", "2026-06-12"]),
)  # fmt: skip
pages = st.dictionaries(
    st.sampled_from(["Discounts.md", "a/Renewals.md", "b/index.md"]),
    st.sampled_from(["", "# A\n\n[[Discounts]]\n", "---\nowner: Zoë\nreview_in: 6 months\n---\n\nText ![](p.png)\n"]),
    min_size=1,
)


def imports(days_back: st.SearchStrategy[int]) -> st.SearchStrategy[tuple[Any, ...]]:
    """Return what draws an import; a tracker may be dated back by some days."""
    return st.one_of(
        st.tuples(st.just("file"), st.just("tracker"), st.lists(tracker_rows, min_size=1, max_size=5), days_back),
        st.tuples(st.just("file"), st.just("requests"), st.lists(request_rows, min_size=1, max_size=5)),
        st.tuples(st.just("file"), st.just("folder"), pages),
    )


def play_file(workspace: Workspace, operation: tuple[Any, ...]) -> None:
    """Import what was drawn.

    Raises:
        UserError: it was refused.
    """
    with tempfile.TemporaryDirectory() as place:
        match operation:
            case ("file", "tracker", rows, back):
                _import_tracker(workspace, _table(Path(place), TRACKER, rows), back)
            case ("file", "requests", rows):
                sheet = _table(Path(place), REQUESTS, rows)
                known, seen = workspace.read(known_requests), workspace.read(latest_change)
                plan = plan_requests(sheet, recognise_requests(sheet.headers), known, workspace.clock.today())
                workspace.run("requests", import_requests, plan, seen)
            case ("file", "folder", texts):
                _import_folder(workspace, Path(place), texts)


def _table(place: Path, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Sheet:
    """Write a table and read it."""
    with (place / "table.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headers, *rows])
    return read_sheet(place / "table.csv")


def _import_tracker(workspace: Workspace, sheet: Sheet, back: int) -> None:
    """Import a tracker as of some days ago."""
    on, seen = workspace.clock.today() - timedelta(days=back), workspace.read(latest_change)
    existing = workspace.read(existing_responsibilities)
    plan = plan_import(sheet, recognise_tracker(sheet), existing=existing, on=on, keep_missing=back % 2 == 0)
    workspace.run_dated(on, "tracker", apply_plan, plan, seen)


def _import_folder(workspace: Workspace, place: Path, texts: dict[str, str]) -> None:
    """Import a folder of Markdown."""
    for name, text in texts.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    (place / "p.png").write_bytes(b"\x89PNG")
    known = {"existing": workspace.read(existing_documents), "attachments": workspace.read(existing_attachments)}
    plan = plan_documents(read_folder(place), **known, today=workspace.clock.today())
    workspace.run("folder", apply_documents, plan, workspace.read(latest_change))
