"""Issuing a deck: from the workspace to a file. May import the workspace, queries and deck."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from csops_desktop.deck.story import MAX_PRIORITIES, DeckData
from csops_desktop.errors import UserError
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.responsibility import all_details
from csops_desktop.workspace import Workspace

ORGANISATION = "Customer Success Operations"
"""Whose deck it is unless the settings name another."""

USUAL_SPAN = timedelta(days=31)
"""How far back a deck looks where no day was chosen: the usual distance between two reports to leadership."""


def usual_since(workspace: Workspace) -> date | None:
    """Return the day that a deck of today is compared with by itself; `None` where nothing was there yet."""
    day = workspace.clock.today() - USUAL_SPAN
    with workspace.as_of(day) as past:
        return day if past.read(board_cards) else None


def file_name(data: DeckData) -> str:
    """Return the name a deck's file is offered under: "CS Ops status 2026-11-24.pdf"."""
    return f"CS Ops status {data.as_of.isoformat()}.pdf"


def deck_data(
    workspace: Workspace,
    *,
    as_of: date | None = None,
    since: date | None = None,
    organisation: str = ORGANISATION,
    priorities: int = MAX_PRIORITIES,
) -> DeckData:
    """Return what a deck is made from, read from the workspace.

    Args:
        as_of: the day whose state is shown; default: now.
        since: the day to compare with, before `as_of`; default: no comparison.
        organisation: whose deck it is, for the footer.
        priorities: how many priorities get a slide of their own.

    Raises:
        UserError: a day has not come yet, or `since` is not before `as_of`.
    """
    shown = workspace.clock.today() if as_of is None else as_of
    if since is not None and since >= shown:
        raise UserError(
            f"The deck shows {shown.isoformat()}; compare it with a day before that, not {since.isoformat()}."
        )
    if as_of is None:
        details = workspace.read(all_details)
    else:
        with workspace.as_of(as_of) as past:
            details = past.read(all_details)
    data = DeckData(shown, tuple(details), organisation=organisation, max_priorities=priorities)
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
