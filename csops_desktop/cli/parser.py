"""What may be typed on the command line. Standard library only, and quick: the window's start goes through it too."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csops_desktop import __version__
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError

if TYPE_CHECKING:
    from csops_desktop.domain.quarters import Quarter

WORKSPACE_ENDING = ".csops"
"""How the names of workspace files end."""

LONGEST_ID = 18
"""Digits of the largest id; a longer number doesn't fit into the database."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options; `verb` is `None` where the window is wanted.

    The commands are declared only where there is more to understand than what opens a window: that takes 8 ms.
    A workspace file alone opens it: file managers and desktop entries know no options.

    Raises:
        SystemExit: with 2 for wrong usage, with 0 for `--help` and `--version`.
    """
    if len(arguments) == 1 and arguments[0].lower().endswith(WORKSPACE_ENDING):
        arguments = ["--workspace", arguments[0]]
    try:
        options, more = _window_parser().parse_known_args(arguments)
    except argparse.ArgumentError:
        # Said by the whole parser, with all that could have been meant.
        return _parser().parse_args(arguments)
    return _parser().parse_args(arguments) if more else options


class _Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options, nor do those of its commands: a script must not break by a new one."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(allow_abbrev=False, **settings)


def _window_parser() -> argparse.ArgumentParser:
    """Return what understands the options without a command; the beginning of the whole parser, too."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.set_defaults(verb=None)
    parser.add_argument(
        "--data-dir", type=_path, metavar="DIR", help="keep database, settings, logs and backups under DIR"
    )
    parser.add_argument(
        "--workspace", type=_path, metavar="FILE", help="open this workspace instead of the default one"
    )
    parser.add_argument(
        "--background", action="store_true", help="open no window; stand in the tray and remind, as at login"
    )
    parser.add_argument(
        "--read-only", action="store_true", help="only look at the workspace; nothing in it can be changed"
    )
    return parser


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        parents=[_window_parser()],
        prog="csops-desktop",
        description="The desk of Customer Success Operations. Without a command it opens the window.",
        epilog="Exit code: 0 done, 1 refused with one sentence and nothing changed, 2 wrong usage.",
    )
    parser.add_argument("--version", action="version", version=f"csops-desktop {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="COMMAND")
    _add_import(verbs)
    _add_export(verbs)
    _add_list(verbs)
    _add_set_status(verbs)
    _add_verify(verbs)
    _add_capture(verbs)
    _add_add_value(verbs)
    _add_backups(verbs)
    verbs.add_parser("undo", help="take the last change back")
    verbs.add_parser("redo", help="do the last undone change again")
    _add_deck(verbs)
    verbs.add_parser("selftest", help="say as JSON whether this copy of the program is whole")
    return parser


def _add_import(verbs: argparse._SubParsersAction[_Parser]) -> None:
    kinds = verbs.add_parser("import", help="bring a file into the workspace").add_subparsers(
        dest="kind", metavar="KIND", required=True
    )
    table = _add_tracker(kinds, "tracker", "a red/yellow/green tracker, CSV or XLSX")
    table.add_argument("--sheet", metavar="NAME", help="which sheet of a workbook (default: the one with a tracker)")
    _add_tracker(kinds, "trello", "a Trello board, as Trello exports it (JSON)").set_defaults(sheet=None)
    requests = kinds.add_parser("requests", help="a table of requests, CSV or XLSX")
    requests.add_argument("file", type=_path)
    requests.add_argument(
        "--map", action="append", default=[], metavar="FIELD=HEADER", help="which column a field is in"
    )
    requests.add_argument(
        "--status", action="append", default=[], metavar="WORD=STATE", help="what a status word means"
    )
    requests.add_argument("--dry-run", action="store_true", help="say what would be done and change nothing")
    requests.add_argument("--json", action="store_true", help="print one JSON document")
    markdown = kinds.add_parser("markdown", help="a folder of Markdown documents")
    markdown.add_argument("folder", type=_path)
    markdown.add_argument("--dry-run", action="store_true", help="say what would be done and change nothing")
    markdown.add_argument("--json", action="store_true", help="print one JSON document")


def _add_tracker(kinds: argparse._SubParsersAction[_Parser], kind: str, words: str) -> _Parser:
    tracker = kinds.add_parser(kind, help=words)
    tracker.add_argument("file", type=_path)
    tracker.add_argument(
        "--map", action="append", default=[], metavar="FIELD=HEADER", help="which column a field is in"
    )
    tracker.add_argument(
        "--status", action="append", default=[], metavar="WORD=STATUS", help="what a status word means"
    )
    tracker.add_argument(
        "--on", type=_day, metavar="DATE", help="the day the file's statuses hold for (default: today)"
    )
    tracker.add_argument(
        "--keep-missing", action="store_true", help="leave what the newer file no longer has on the board"
    )
    tracker.add_argument("--dry-run", action="store_true", help="say what would be done and change nothing")
    tracker.add_argument("--json", action="store_true", help="print one JSON document")
    return tracker


def _add_export(verbs: argparse._SubParsersAction[_Parser]) -> None:
    kinds = verbs.add_parser("export", help="write what the workspace holds").add_subparsers(
        dest="kind", metavar="KIND", required=True
    )
    markdown = kinds.add_parser("markdown", help="all documents as a folder of Markdown")
    markdown.add_argument("folder", type=_path)
    markdown.add_argument("--overwrite", action="store_true", help="replace files that hold something else")
    markdown.add_argument("--no-banner", action="store_true", help="write stale documents without their banner")
    markdown.add_argument("--json", action="store_true", help="print one JSON document")
    ics = kinds.add_parser("ics", help="all due dates as a calendar, one event of a whole day each")
    ics.add_argument("out", type=_path, metavar="OUT.ics")
    ics.add_argument("--overwrite", action="store_true", help="replace OUT.ics if it exists")
    page = kinds.add_parser("html", help="the tracker as one static page to share, a read-only copy")
    page.add_argument("out", type=_path, metavar="OUT.html")
    page.add_argument("--as-of", type=_day, metavar="DATE", help="as it was at the end of that day (default: today)")
    page.add_argument("--overwrite", action="store_true", help="replace OUT.html if it exists")
    everything = kinds.add_parser("json", help="everything the workspace holds as one JSON document (docs/json.md)")
    everything.add_argument("out", type=_path, metavar="OUT.json")
    everything.add_argument("--overwrite", action="store_true", help="replace OUT.json if it exists")


def _add_list(verbs: argparse._SubParsersAction[_Parser]) -> None:
    kinds = verbs.add_parser("list", help="print what the workspace holds").add_subparsers(
        dest="kind", metavar="KIND", required=True
    )
    listed = (
        ("today", "what needs the operator, the costliest to miss first"),
        ("reminders", "what the desk will remind of, and when"),
        ("responsibilities", "the board"),
        ("documents", "the documents with their trust"),
        ("people", "who is known, and what is open with them"),
        ("commitments", "the promises, theirs and the operator's, with every slip"),
        ("asks", "what is needed from others, and what they answered"),
        ("requests", "what was asked for, decided or not"),
        ("metrics", "what is measured, with the newest numbers"),
        ("initiatives", "the plan, lane by lane"),
        ("reports", "the decks that were issued"),
        ("history", "what was done and when"),
        ("drafts", "texts that were typed and not saved"),
    )
    for kind, sentence in listed:
        listing = kinds.add_parser(kind, help=sentence)
        if kind == "initiatives":
            listing.add_argument("--quarter", type=_quarter, metavar="2026-Q4", help="only what this quarter holds")
        listing.add_argument("--as-of", type=_day, metavar="DATE", help="as it was at the end of that day")
        listing.add_argument("--json", action="store_true", help="print one JSON document")


def _add_set_status(verbs: argparse._SubParsersAction[_Parser]) -> None:
    status = verbs.add_parser("set-status", help="give a responsibility a colour")
    status.add_argument("id", type=_id, metavar="ID", help="as printed by list responsibilities")
    status.add_argument(
        "status", choices=[s.value for s in Status], metavar="STATUS", help="red, yellow, green or not-rated"
    )
    status.add_argument("--why", required=True, metavar="SENTENCE", help="one sentence that says why")


def _add_verify(verbs: argparse._SubParsersAction[_Parser]) -> None:
    from csops_desktop.domain.trust import How

    verify = verbs.add_parser("verify", help="say that the present text of one document is right")
    verify.add_argument("id", type=_id, metavar="ID", help="as printed by list documents")
    verify.add_argument(
        "--how",
        required=True,
        action="append",
        choices=[how.value for how in How],
        help="what was checked; may be given several times",
    )
    verify.add_argument("--note", required=True, metavar="TEXT", help="a remark")
    verify.add_argument("--by", default="", metavar="NAME", help="who checked (default: the operator)")


def _add_capture(verbs: argparse._SubParsersAction[_Parser]) -> None:
    capture = verbs.add_parser("capture", help="take a request down: “from Finance by Friday: …”")
    capture.add_argument("text", nargs="+", metavar="TEXT", help="one line; who and by when are recognised")
    capture.add_argument("--json", action="store_true", help="print one JSON document")


def _add_add_value(verbs: argparse._SubParsersAction[_Parser]) -> None:
    value = verbs.add_parser("add-value", help="write down a value of a metric")
    value.add_argument("metric", metavar="METRIC", help="its id, as printed by list metrics, or its exact name")
    value.add_argument("number", metavar="NUMBER", help="12.5 or 12,5; put -- before a negative one")
    value.add_argument("--on", type=_day, metavar="DATE", help="the day it holds for (default: today)")
    value.add_argument("--note", default="", metavar="TEXT", help="a remark")
    value.add_argument("--replace", action="store_true", help="take the place of a value of that day")


def _add_backups(verbs: argparse._SubParsersAction[_Parser]) -> None:
    listing = verbs.add_parser("backups", help="print the backups of the workspace, the newest first")
    listing.add_argument("--json", action="store_true", help="print one JSON document")
    verbs.add_parser("back-up", help="make a backup now, unless nothing changed since the last one")
    restore = verbs.add_parser("restore", help="put a backup in the place of the workspace, which is kept as a backup")
    restore.add_argument(
        "backup", metavar="BACKUP", help="a name as printed by backups, the path of a file, or newest for the newest"
    )
    restore.add_argument("--dry-run", action="store_true", help="say what would be different and change nothing")


def _add_deck(verbs: argparse._SubParsersAction[_Parser]) -> None:
    deck = verbs.add_parser("deck", help="write the status deck")
    deck.add_argument("out", type=_path, metavar="OUT.pdf")
    deck.add_argument("--as-of", type=_day, metavar="DATE", help="as it was at the end of that day (default: today)")
    deck.add_argument(
        "--since", type=_day, metavar="DATE", help="show the movement since that day (default: the last report's)"
    )
    kept = deck.add_mutually_exclusive_group()
    kept.add_argument("--issue", action="store_true", help="keep it as a report, frozen with the data behind it")
    kept.add_argument("--reprint", type=_id, metavar="ID", help="write a report as it was issued, to the byte")
    deck.add_argument("--overwrite", action="store_true", help="replace OUT.pdf if it exists")


def _path(text: str) -> Path:
    """Return a path; an empty one (a variable of a script that was never set) would mean the folder one stands in."""
    if not text:
        raise argparse.ArgumentTypeError("a path is missing")
    return Path(text)


def _id(text: str) -> int:
    """Return the number of a responsibility or document."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_ID):
        raise argparse.ArgumentTypeError(f"{text!r} is not an ID as printed by list")
    return int(text)


def _quarter(text: str) -> Quarter:
    """Return the quarter of an argument."""
    from csops_desktop.domain.quarters import parse_quarter

    try:
        return parse_quarter(text)
    except UserError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _day(text: str) -> date:
    """Return the day of an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-24") from None
