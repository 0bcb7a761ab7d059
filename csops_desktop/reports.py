"""Issuing a deck: from the workspace to a file, and to what is kept of it.

May import the workspace, queries and deck.
"""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from csops_desktop.db.reader import Reader, day
from csops_desktop.deck import MAX_PRIORITIES, ORGANISATION
from csops_desktop.deck.pages import Page
from csops_desktop.deck.slides import Deck
from csops_desktop.deck.story import DeckData
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.issued import Issue
from csops_desktop.queries import planner
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.commitments import promises_view
from csops_desktop.queries.metrics import metrics_told
from csops_desktop.queries.reports import last_as_of_before, report_pdf, report_row
from csops_desktop.queries.request_summary import request_summary
from csops_desktop.queries.responsibility import all_details
from csops_desktop.queries.rows import ResponsibilityDetail
from csops_desktop.queries.trust_summary import trust_summary
from csops_desktop.settings import Settings
from csops_desktop.snapshot import Snapshot
from csops_desktop.workspace import Workspace

_CODES = 8
"""So many codes of characters a sentence lists."""

USUAL_SPAN = timedelta(days=31)
"""How far back a deck looks where no day was chosen: the usual distance between two reports to leadership."""


def usual_since(workspace: Workspace, as_of: date | None = None) -> date | None:
    """Return the day that a deck is compared with where no report was issued before it.

    Args:
        as_of: the day whose state the deck shows; default: today.

    Returns:
        The usual span before; `None` where nothing was there yet.
    """
    since = (as_of or workspace.clock.today()) - USUAL_SPAN
    with workspace.as_of(since) as past:
        return since if past.read(board_cards) else None


def default_since(workspace: Workspace, settings: Settings, as_of: date | None = None) -> date | None:
    """Return the day that a deck is compared with where the person says none.

    The one of the settings; else the day of the last report that was issued before the deck's; else `usual_since`.
    """
    shown = as_of or workspace.clock.today()
    chosen = settings.deck_since
    if chosen is not None and chosen < shown:
        return chosen
    return workspace.read(last_as_of_before, shown) or usual_since(workspace, as_of)


def file_name(as_of: date) -> str:
    """Return the name a deck's file is offered under: "CS Ops status 2026-11-24.pdf"."""
    return f"CS Ops status {as_of.isoformat()}.pdf"


@dataclass(frozen=True, slots=True)
class WrittenDeck:
    """What became of a deck: how many pages it has, and the characters that no bundled font can draw."""

    pages: int
    undrawable: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What the person should know of characters that can't be drawn; "" when there are none."""
        if not self.undrawable:
            return ""
        codes = [f"U+{ord(char):04X}" for char in self.undrawable]
        shown = ", ".join(codes[:_CODES]) + (f" and {len(codes) - _CODES} more" if len(codes) > _CODES else "")
        number = count(len(codes), "character")
        if len(codes) == 1:
            return f"{number} has no letter in the deck's fonts and stands as its code: {shown}."
        return f"{number} have no letter in the deck's fonts and stand as their codes: {shown}."


def deck_by_settings(
    workspace: Workspace,
    settings: Settings,
    *,
    as_of: date | None = None,
    since: date | None = None,
) -> DeckData:
    """Return what a deck is made from, as the person's settings have it; the command line and the window use this.

    Args:
        settings: the organisation, and how many priorities.
        as_of: as for `deck_data`.
        since: as for `deck_data`.

    Raises:
        UserError: as `deck_data`.
    """
    return deck_data(
        workspace,
        as_of=as_of,
        since=since,
        organisation=settings.deck_organisation or ORGANISATION,
        priorities=settings.deck_priorities,
    )


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
        data = _state(workspace, shown, since)
    else:
        with workspace.as_of(as_of) as past:
            data = _state(past, shown, since)
    first = None if data.details else workspace.read(_first_day)
    data = replace(data, organisation=organisation, max_priorities=priorities, first_day=first)
    if since is None:
        return data
    with workspace.as_of(since) as past:
        before, trust = tuple(past.read(board_cards)), past.read(trust_summary, weeks=0)
    return replace(data, since=since, before=before, trust_before=trust)


def _state(source: Workspace | Snapshot, shown: date, since: date | None) -> DeckData:
    """Return what stands in the workspace as it is now, or as it was."""
    return DeckData(
        shown,
        tuple(source.read(all_details)),
        plan=source.read(planner.plan),
        promises=source.read(promises_view, since or shown - USUAL_SPAN),
        requests=source.read(request_summary),
        trust=source.read(trust_summary),
        metrics=tuple(source.read(metrics_told)),
    )


def _first_day(db: Reader) -> date | None:
    """Return the day from which something was tracked; `None` when nothing ever was, or all of it was undone."""
    found: str | None = db.value(
        "SELECT min(c.day) FROM change c JOIN change_row r ON r.change_id = c.id"
        " WHERE c.state = 'done' AND r.tab = 'responsibility' AND r.op = 'insert'"
    )
    return day(found)


@dataclass(frozen=True, slots=True)
class DrawnDeck:
    """A deck as its file has it.

    Attributes:
        data: what it was made from.
        deck: what it says.
        pages: where that stands.
        pdf: the file.
        undrawable: the characters that no bundled font can draw.
    """

    data: DeckData
    deck: Deck
    pages: tuple[Page, ...]
    pdf: bytes
    undrawable: tuple[str, ...]

    @property
    def written(self) -> WrittenDeck:
        """What is said of it."""
        return WrittenDeck(len(self.pages), self.undrawable)


def draw_deck(data: DeckData) -> DrawnDeck:
    """Draw a deck. Needs no workspace, so it may run beside the window."""
    from csops_desktop.deck.fonts import typesetter
    from csops_desktop.deck.layout import lay_out
    from csops_desktop.deck.pdf import draw_pages, undrawable_characters
    from csops_desktop.deck.story import build_deck

    deck, letters = build_deck(data), typesetter()
    pages = lay_out(deck, letters)
    return DrawnDeck(data, deck, pages, draw_pages(deck, pages, letters), undrawable_characters(pages, letters))


def freeze(drawn: DrawnDeck) -> Issue:
    """Return what is kept of a deck when it is issued. Needs no workspace, so it may run beside the window."""
    from csops_desktop.deck.frozen import pack_pages

    shown = [one for one in drawn.data.details if one.archived_on is None and one.trashed_on is None]
    return Issue(
        as_of=drawn.data.as_of,
        since=drawn.data.since,
        headline=drawn.pages[0].title,
        pages=len(drawn.pages),
        counts=Counter(one.card.status for one in shown),
        data=_data_behind(shown),
        drawing=pack_pages(drawn.pages),
        pdf=drawn.pdf,
    )


def _data_behind(details: Sequence[ResponsibilityDetail]) -> bytes:
    """Return the responsibilities of a deck as deflated JSON: the card's own words and days beside its parts."""
    rows = [
        {**one.card._asdict(), **{key: part for key, part in asdict(one).items() if key != "card"}} for one in details
    ]
    return zlib.compress(json.dumps({"responsibilities": rows}, ensure_ascii=False, default=date.isoformat).encode())


def write_deck_file(data: DeckData, out: Path, *, overwrite: bool = False) -> WrittenDeck:
    """Draw a deck and put it under its name, complete or not at all.

    Needs no workspace, so it may run beside the window.

    Raises:
        UserError: the file exists and may not be replaced, or can't be written.
    """
    return write_drawn(draw_deck(data), out, overwrite=overwrite)


def write_drawn(drawn: DrawnDeck, out: Path, *, overwrite: bool = False) -> WrittenDeck:
    """Put a deck that was drawn under its name, as `write_deck_file` does."""
    from csops_desktop.deck.pdf import write_deck

    write_deck(out, drawn.pdf, overwrite=overwrite)
    return drawn.written


def write_report(workspace: Workspace, report: ReportId, out: Path, *, overwrite: bool = False) -> int:
    """Write an issued report once more, to the byte as it was issued; return how many pages it has.

    Raises:
        UserError: there is no such report; the file exists and may not be replaced, or can't be written.
    """
    from csops_desktop.deck.pdf import write_deck

    row, pdf = workspace.read(report_row, report), workspace.read(report_pdf, report)
    if row is None or pdf is None:
        raise UserError(f"There is no report {report}.")
    write_deck(out, pdf, overwrite=overwrite)
    return row.pages
