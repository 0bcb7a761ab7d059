"""Whether this copy of the program is whole: every part that a package can lose is used once. Imports the core.

Meant for a packed program (`csops-desktop selftest`): a missing font, migration or time zone shows here, before a
person finds it. It works in a folder of its own and touches no workspace; `ui.selftest` adds what only windows know.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from csops_desktop import __version__
from csops_desktop.assets import asset
from csops_desktop.clock import Clock
from csops_desktop.commands import documents, responsibilities
from csops_desktop.domain.status import Status
from csops_desktop.errors import BugError, UserError
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace

SQLITE_FLOOR = (3, 51, 3)
"""Below this two connections can corrupt a WAL file (sqlite.org/wal.html, "the WAL reset bug")."""

_ACCIDENTS = (
    AssertionError,
    AttributeError,
    BugError,
    ImportError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    UserError,
    ValueError,
)
"""What a part that was packed wrongly may raise."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried.

    Attributes:
        name: what, in one or two words.
        ok: it works; what is only named (a keyring that this session doesn't have) is never wrong.
        detail: what was found, or what went wrong.
    """

    name: str
    ok: bool
    detail: str


def core_checks() -> list[Check]:
    """Try everything that works without a screen."""
    with tempfile.TemporaryDirectory(prefix="csops-selftest-") as folder:
        room = Path(folder)
        return [
            tried("sqlite", _sqlite),
            tried("workspace", _workspace, room),
            tried("migration", _migration, room),
            tried("deck", _deck, room),
            tried("spreadsheet", _spreadsheet, room),
            tried("markdown", _markdown),
            tried("resources", _resources),
            tried("time zones", _time_zones),
            tried("keyring", _keyring),
        ]


def tried[**P](name: str, check: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> Check:
    """Return what a check found; any accident in it is its result and not the end of the others."""
    try:
        return Check(name, True, check(*args, **kwargs))
    except _ACCIDENTS as error:
        return Check(name, False, f"{type(error).__name__}: {error}")


def as_json(checks: list[Check]) -> str:
    """Return the checks as one JSON document."""
    document = {
        "version": __version__,
        "python": sys.version.split()[0],
        "frozen": hasattr(sys, "_MEIPASS"),
        "ok": all(check.ok for check in checks),
        "checks": [asdict(check) for check in checks],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _sqlite() -> str:
    from csops_desktop.db.connection import SQLITE_VERSION

    if tuple(map(int, SQLITE_VERSION.split("."))) < SQLITE_FLOOR:
        raise UserError(f"SQLite {SQLITE_VERSION} is too old.")
    return SQLITE_VERSION


def _workspace(room: Path) -> str:
    path = room / "new.csops"
    with Workspace.open(path, Clock()) as workspace:
        add = responsibilities.add_responsibility
        workspace.run("Added", add, "CS KPIs", area="Data", status=Status.RED, reason="Nobody owns the fields.")
        workspace.run("Added", documents.add_document, "Renewals", body="# Steps\n\nOne.\n")
        workspace.undo()
        workspace.redo()
        if workspace.back_up() is None:
            raise UserError("No backup was made.")
    with Workspace.open(path, Clock()) as workspace:
        found = [row.kind for row in workspace.read(find, "kpi")]
        if found != ["responsibility"] or workspace.problems():
            raise UserError(f"The workspace came back as {found}.")
    return "made, changed, undone, backed up, searched, opened again"


def _migration(room: Path) -> str:
    path = Path(shutil.copy(asset("selftest/schema-1.csops"), room / "old.csops"))
    with Workspace.open(path, Clock()) as workspace:
        cards = workspace.read(board_cards)
        if not cards or workspace.problems():
            raise UserError("The old workspace came back empty or damaged.")
    return f"a workspace of the first schema opens with its {len(cards)} cards"


def _deck(room: Path) -> str:
    from csops_desktop.reports import deck_data, write_deck_file

    out = room / "deck.pdf"
    with Workspace.open(room / "new.csops", Clock()) as workspace:
        written = write_deck_file(deck_data(workspace), out)
    if not out.read_bytes().startswith(b"%PDF-") or written.undrawable:
        raise UserError("The deck is no PDF, or letters are missing.")
    return f"{written.pages} pages, {out.stat().st_size} bytes"


def _spreadsheet(room: Path) -> str:
    from csops_desktop.exchange.sheet import read_sheet
    from csops_desktop.exchange.xlsx_out import tracker_as_xlsx

    path = room / "tracker.xlsx"
    with Workspace.open(room / "new.csops", Clock()) as workspace:
        path.write_bytes(tracker_as_xlsx(workspace.read(board_cards), workspace.clock.now()))
    sheet = read_sheet(path)
    return f"{len(sheet.rows)} row written and read back"


def _markdown() -> str:
    from csops_desktop.text.markdown import parse

    blocks = parse("# Steps\n\n- one\n")
    return f"{len(blocks)} blocks"


def _resources() -> str:
    counts = {
        name: len(list(asset(name).iterdir())) for name in ("exports", "fonts", "icons", "qss", "templates", "themes")
    }
    if not all(counts.values()):
        raise UserError(f"Something is missing: {counts}.")
    return ", ".join(f"{number} {name}" for name, number in counts.items())


def _time_zones() -> str:
    from zoneinfo import ZoneInfo

    return str(ZoneInfo("Europe/Berlin"))


def _keyring() -> str:
    import keyring

    backend = keyring.get_keyring()
    return f"{type(backend).__module__}.{type(backend).__name__}"
