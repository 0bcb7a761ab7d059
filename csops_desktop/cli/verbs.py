"""What each command of the command line does, and what it says. May import the core."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from typing import Any

from csops_desktop.cli.documents import document_as_json, document_line, verify_document
from csops_desktop.cli.listing import State, iso, listing
from csops_desktop.cli.output import prepare_output, put_out
from csops_desktop.clock import Clock
from csops_desktop.commands import board, labels
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.errors import UserError
from csops_desktop.log import start_log
from csops_desktop.paths import Paths, only_readable, paths_for
from csops_desktop.queries.activity import ActivityRow, history
from csops_desktop.queries.board import any_card, board_cards
from csops_desktop.queries.card_row import BoardCard
from csops_desktop.queries.documents import documents
from csops_desktop.workspace import Workspace


def run_verb(options: argparse.Namespace) -> int:
    """Run one command and return its exit code; a refusal is one sentence on stderr and changes nothing."""
    prepare_output()
    try:
        paths = paths_for(options.data_dir, options.workspace)
        if options.verb in _OF_FILES:
            with closing(start_log(paths)):
                return 0 if put_out(_OF_FILES[options.verb](paths, options)) else 1
        if options.workspace is not None and options.verb != "import" and not paths.workspace.exists():
            # A mistyped name must not look like an empty desk; only an import and the window make a new workspace.
            raise UserError(f"There is no workspace {paths.workspace}.")
        with (
            closing(start_log(paths)),
            closing(_open(paths, options)) as workspace,
        ):
            said = _VERBS[options.verb](workspace, options)
    except UserError as error:
        print(error, file=sys.stderr)
        return 1
    # A change is made by now, whether or not its confirmation can be printed.
    return 0 if put_out(said) or options.verb != "list" else 1


def _open(paths: Paths, options: argparse.Namespace) -> Workspace:
    """Open the workspace; only to look at it where that is asked for, or where it can't be written."""
    read_only = options.read_only or only_readable(paths.workspace)
    return Workspace.open(paths.workspace, Clock(), backups=paths.backups, read_only=read_only)


def _import(workspace: Workspace, options: argparse.Namespace) -> str:
    if options.kind == "markdown":
        from csops_desktop.cli.markdown import import_markdown

        return import_markdown(workspace, options)
    if options.kind == "requests":
        from csops_desktop.cli.requests import import_request_table

        return import_request_table(workspace, options)
    from csops_desktop.cli.tracker import import_tracker

    return import_tracker(workspace, options)


def _export(workspace: Workspace, options: argparse.Namespace) -> str:
    if options.kind == "ics":
        from csops_desktop.cli.reminders import export_ics

        return export_ics(workspace, options)
    if options.kind in ("html", "json"):
        from csops_desktop.cli import sharing

        return (sharing.export_html if options.kind == "html" else sharing.export_json)(workspace, options)
    from csops_desktop.cli.markdown import export_markdown

    return export_markdown(workspace, options)


def _list(workspace: Workspace, options: argparse.Namespace) -> str:
    state: AbstractContextManager[State]
    state = nullcontext(workspace) if options.as_of is None else workspace.as_of(options.as_of)
    with state as shown:
        if options.kind == "initiatives":
            from csops_desktop.cli.planner import list_initiatives

            return list_initiatives(shown, as_json=options.json, quarter=options.quarter)
        if options.kind == "reminders":
            from csops_desktop.cli.reminders import list_reminders

            return list_reminders(shown, workspace.clock.wall(), options)
        return _LISTS[options.kind](shown, options.json)


def _list_history(state: State, as_json: bool) -> str:
    return listing(as_json, state.read(history), _activity_as_json, _activity_line)


def _list_documents(state: State, as_json: bool) -> str:
    return listing(as_json, state.read(documents, include_archived=True), document_as_json, document_line)


def _list_responsibilities(state: State, as_json: bool) -> str:
    # As the board has them: column by column, from the top of each down.
    cards = sorted(state.read(board_cards), key=lambda card: COLUMNS.index(card.status))
    return listing(as_json, cards, card_as_json, _card_line)


def _list_people(state: State, as_json: bool) -> str:
    from csops_desktop.cli.people import list_people

    return list_people(state, as_json=as_json)


def _list_commitments(state: State, as_json: bool) -> str:
    from csops_desktop.cli.people import list_commitments

    return list_commitments(state, as_json=as_json)


def _list_requests(state: State, as_json: bool) -> str:
    from csops_desktop.cli.requests import list_requests

    return list_requests(state, as_json=as_json)


def _list_metrics(state: State, as_json: bool) -> str:
    from csops_desktop.cli.metrics import list_metrics

    return list_metrics(state, as_json=as_json)


def _list_asks(state: State, as_json: bool) -> str:
    from csops_desktop.cli.asks import list_asks

    return list_asks(state, as_json=as_json)


def _list_drafts(state: State, as_json: bool) -> str:
    from csops_desktop.cli.drafts import list_drafts

    return list_drafts(state, as_json=as_json)


def _list_reports(state: State, as_json: bool) -> str:
    from csops_desktop.cli.reports import list_reports

    return list_reports(state, as_json=as_json)


def _list_today(state: State, as_json: bool) -> str:
    from csops_desktop.cli.today import list_today

    return list_today(state, as_json=as_json)


_LISTS: dict[str, Callable[[State, bool], str]] = {
    "today": _list_today,
    "responsibilities": _list_responsibilities,
    "documents": _list_documents,
    "history": _list_history,
    "people": _list_people,
    "metrics": _list_metrics,
    "commitments": _list_commitments,
    "asks": _list_asks,
    "requests": _list_requests,
    "drafts": _list_drafts,
    "reports": _list_reports,
}
"""What `list` can print, by its word; whatever is seldom listed is imported when it is."""


def card_as_json(card: BoardCard) -> dict[str, Any]:
    """Return a card as the command line gives it away; days are ISO text."""
    return {
        "id": card.id,
        "title": card.title,
        "area": card.area,
        "status": card.status.value,
        "reason": card.reason,
        "owner": card.owner,
        "since": iso(card.since),
        "days": card.days,
        "trend": card.trend.value,
        "checked_on": iso(card.checked_on),
        "stale": card.stale,
        "computed_status": card.computed.value,
        "watermelon_reasons": list(card.watermelon_reasons),
        "open_asks": card.open_asks,
        "green_by": iso(card.green_by),
        "slips": card.slips,
    }


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


def _set_status(workspace: Workspace, options: argparse.Namespace) -> str:
    rid, status = ResponsibilityId(options.id), Status(options.status)
    card = workspace.read(any_card, rid)
    title = str(rid) if card is None else card.title
    same = card is not None and card.status is status
    label = labels.did("Checked in", title) if same else labels.moved(title, status)
    workspace.run(label, board.set_status, rid, status, options.why)
    return f"{label}\n"


def _verify(workspace: Workspace, options: argparse.Namespace) -> str:
    return verify_document(workspace, options)


def _capture(workspace: Workspace, options: argparse.Namespace) -> str:
    from csops_desktop.cli.requests import capture_request

    return capture_request(workspace, options)


def _add_value(workspace: Workspace, options: argparse.Namespace) -> str:
    from csops_desktop.cli.metrics import add_value

    return add_value(workspace, options)


def _undo(workspace: Workspace, _: argparse.Namespace) -> str:
    label = workspace.undo()
    if label is None:
        raise UserError("There is nothing to undo.")
    return f"Undid: {label}\n"


def _redo(workspace: Workspace, _: argparse.Namespace) -> str:
    label = workspace.redo()
    if label is None:
        raise UserError("There is nothing to redo.")
    return f"Did again: {label}\n"


def _deck(workspace: Workspace, options: argparse.Namespace) -> str:
    from csops_desktop.cli.reports import write_deck

    return write_deck(workspace, options)


def _back_up(workspace: Workspace, _: argparse.Namespace) -> str:
    from csops_desktop.cli.backups import back_up

    return back_up(workspace)


def _backups(paths: Paths, options: argparse.Namespace) -> str:
    from csops_desktop.cli.backups import print_backups

    return print_backups(paths, as_json=options.json)


def _restore(paths: Paths, options: argparse.Namespace) -> str:
    from csops_desktop.cli.backups import restore_backup

    return restore_backup(paths, options)


_OF_FILES: dict[str, Callable[[Paths, argparse.Namespace], str]] = {"backups": _backups, "restore": _restore}
"""What is done to files, also where the workspace can't be opened."""

_VERBS: dict[str, Callable[[Workspace, argparse.Namespace], str]] = {
    "import": _import,
    "export": _export,
    "list": _list,
    "set-status": _set_status,
    "verify": _verify,
    "capture": _capture,
    "add-value": _add_value,
    "undo": _undo,
    "redo": _redo,
    "deck": _deck,
    "back-up": _back_up,
}
