"""What each command of the command line does. May import the core; prints, and nothing else in the core does."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from datetime import date
from typing import Any

from csops_desktop.cli.documents import document_as_json, document_line, verify_document
from csops_desktop.clock import Clock
from csops_desktop.commands import board, labels
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status, count
from csops_desktop.errors import UserError
from csops_desktop.log import start_log
from csops_desktop.paths import paths_for
from csops_desktop.queries.activity import ActivityRow, history
from csops_desktop.queries.board import any_card, board_cards
from csops_desktop.queries.documents import documents
from csops_desktop.queries.rows import BoardCard
from csops_desktop.workspace import Snapshot, Workspace

log = logging.getLogger("csops.cli")


def run_verb(options: argparse.Namespace) -> int:
    """Run one command and return its exit code; a refusal is one sentence on stderr and changes nothing."""
    for stream in (sys.stdout, sys.stderr):
        # A title in any script is printed whatever the terminal's encoding is.
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        paths = paths_for(options.data_dir, options.workspace)
        with (
            closing(start_log(paths)),
            closing(Workspace.open(paths.workspace, Clock(), backups=paths.backups)) as workspace,
        ):
            _VERBS[options.verb](workspace, options)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader (head, less) has gone; what was done is done.
        sys.stderr.close()
    return 0


def _import(workspace: Workspace, options: argparse.Namespace) -> None:
    if options.kind == "markdown":
        from csops_desktop.cli.markdown import import_markdown

        import_markdown(workspace, options)
    else:
        from csops_desktop.cli.tracker import import_tracker

        import_tracker(workspace, options)


def _export(workspace: Workspace, options: argparse.Namespace) -> None:
    from csops_desktop.cli.markdown import export_markdown

    export_markdown(workspace, options)


def _list(workspace: Workspace, options: argparse.Namespace) -> None:
    state: AbstractContextManager[Workspace | Snapshot]
    state = nullcontext(workspace) if options.as_of is None else workspace.as_of(options.as_of)
    with state as shown:
        if options.kind == "responsibilities":
            _print(options.json, shown.read(board_cards), card_as_json, _card_line)
        elif options.kind == "documents":
            _print(options.json, shown.read(documents, include_archived=True), document_as_json, document_line)
        else:
            _print(options.json, shown.read(history), _activity_as_json, _activity_line)


def _print[T](
    as_json: bool, rows: Sequence[T], document: Callable[[T], dict[str, Any]], line: Callable[[T], str]
) -> None:
    """Print rows as one JSON array, or as lines."""
    if as_json:
        print_json([document(row) for row in rows])
        return
    for row in rows:
        print(line(row))


def print_json(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def card_as_json(card: BoardCard) -> dict[str, Any]:
    """Return a card as the command line gives it away; days are ISO text."""
    return {
        "id": card.id,
        "title": card.title,
        "area": card.area,
        "status": card.status.value,
        "reason": card.reason,
        "owner": card.owner,
        "since": _iso(card.since),
        "days": card.days,
        "trend": card.trend.value,
        "checked_on": _iso(card.checked_on),
        "stale": card.stale,
        "computed_status": card.computed.value,
        "watermelon_reasons": list(card.watermelon_reasons),
        "open_asks": card.open_asks,
        "green_by": _iso(card.green_by),
        "slips": card.slips,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _card_line(card: BoardCard) -> str:
    computed = f" (computed {card.computed.word})" if card.watermelon_reasons else ""
    where = f" [{card.area}]" if card.area else ""
    return f"{card.id:>5}  {card.status.word:<9}  {card.days:>4} d  {card.title}{where}{computed}"


def _activity_as_json(row: ActivityRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "kind": row.kind,
        "undone": row.undone,
        "at": row.at.isoformat(),
        "day": row.day.isoformat(),
        "rows": row.rows,
    }


def _activity_line(row: ActivityRow) -> str:
    undone = "  (undone)" if row.undone else ""
    return f"{row.at.astimezone():%Y-%m-%d %H:%M}  {row.sentence}{undone}"


def _set_status(workspace: Workspace, options: argparse.Namespace) -> None:
    rid, status = ResponsibilityId(options.id), Status(options.status)
    card = workspace.read(any_card, rid)
    title = str(rid) if card is None else card.title
    workspace.run(labels.moved(title, status), board.set_status, rid, status, options.why)
    print(labels.moved(title, status))


def _verify(workspace: Workspace, options: argparse.Namespace) -> None:
    verify_document(workspace, options)


def _undo(workspace: Workspace, _: argparse.Namespace) -> None:
    label = workspace.undo()
    if label is None:
        raise UserError("There is nothing to undo.")
    print(f"Undid: {label}")


def _redo(workspace: Workspace, _: argparse.Namespace) -> None:
    label = workspace.redo()
    if label is None:
        raise UserError("There is nothing to redo.")
    print(f"Did again: {label}")


def _deck(workspace: Workspace, options: argparse.Namespace) -> None:
    from csops_desktop.reports import deck_data, write_deck_file

    data = deck_data(workspace, as_of=options.as_of, since=options.since)
    if options.out.exists() and not options.overwrite:
        raise UserError(f"{options.out} exists; add --overwrite to replace it.")
    pages = write_deck_file(data, options.out, overwrite=options.overwrite)
    print(f"Wrote {options.out} with {count(pages, 'page')}.")


_VERBS: dict[str, Callable[[Workspace, argparse.Namespace], None]] = {
    "import": _import,
    "export": _export,
    "list": _list,
    "set-status": _set_status,
    "verify": _verify,
    "undo": _undo,
    "redo": _redo,
    "deck": _deck,
}
