"""Issuing a deck: from the workspace to a file. May import the workspace, queries and deck."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from csops_desktop.deck.story import DeckData
from csops_desktop.errors import UserError
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.responsibility import all_details
from csops_desktop.workspace import Workspace


def deck_data(workspace: Workspace, *, as_of: date | None = None, since: date | None = None) -> DeckData:
    """Return what a deck is made from, read from the workspace.

    Args:
        as_of: the day whose state is shown; default: now.
        since: the day to compare with, before `as_of`; default: no comparison.

    Raises:
        UserError: a day has not come yet, or `since` is not before `as_of`.
    """
    shown = workspace.clock.today() if as_of is None else as_of
    if since is not None and since >= shown:
        raise UserError(
            f"The deck shows {shown.isoformat()}; compare it with a day before that, not {since.isoformat()}."
        )
    if as_of is None:
        data = DeckData(as_of=shown, details=tuple(workspace.read(all_details)))
    else:
        with workspace.as_of(as_of) as past:
            data = DeckData(as_of=shown, details=tuple(past.read(all_details)))
    if since is None:
        return data
    with workspace.as_of(since) as past:
        return replace(data, since=since, before=tuple(past.read(board_cards)))


def write_deck_file(data: DeckData, out: Path, *, overwrite: bool = False) -> int:
    """Draw a deck and put it under its name, complete or not at all; return its number of pages.

    Needs no workspace, so it may run beside the window.

    Raises:
        UserError: the file exists and may not be replaced, or can't be written.
    """
    from csops_desktop.deck.fonts import typesetter
    from csops_desktop.deck.layout import lay_out
    from csops_desktop.deck.pdf import draw_pages, write_deck
    from csops_desktop.deck.story import build_deck

    deck, letters = build_deck(data), typesetter()
    pages = lay_out(deck, letters)
    write_deck(out, draw_pages(deck, pages, letters), overwrite=overwrite)
    return len(pages)
