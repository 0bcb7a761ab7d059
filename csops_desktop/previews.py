"""A deck as pages to look at, made beside the window. May import the workspace and reports.

A preview reads through a connection of its own and so never takes the window's time: on a desk of 10,000 cards reading
and laying out take seconds. It sees what was committed when it began.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.comparing import Comparison, compare_with_now
from csops_desktop.deck.pages import Page
from csops_desktop.deck.story import DeckData
from csops_desktop.domain.ids import ReportId
from csops_desktop.errors import UserError
from csops_desktop.queries.reports import report_drawing, report_row
from csops_desktop.reports import deck_by_settings, default_since
from csops_desktop.settings import Settings
from csops_desktop.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DeckDays:
    """The days that a deck is asked for.

    Attributes:
        as_of: the day whose state it shows; `None` for now.
        since: the day it is compared with, `None` for none; it counts only where `chosen` says that the person chose
            it, else it is `reports.default_since`.
    """

    as_of: date | None = None
    since: date | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of a deck with the days it turned out to have."""

    as_of: date
    since: date | None
    pages: Sequence[Page]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a preview reads: a workspace's file, its backups and its clock."""

    path: Path
    backups: Path
    clock: Clock

    @classmethod
    def of(cls, workspace: Workspace) -> Source:
        """Return the source of an open workspace, for a thread that may not use it."""
        return cls(workspace.path, workspace.backups, workspace.clock)

    def open(self) -> Workspace:
        """Return a workspace of one's own on the file, only to be read and to be closed by who asked.

        Raises:
            UserError: it can't be opened; a file that is gone is not made anew.
        """
        if not self.path.exists():
            raise UserError(f"{self.path.name} is missing, so there is nothing to read.")
        return Workspace.open(self.path, self.clock, backups=self.backups, read_only=True)


def read_deck(source: Source, settings: Settings, days: DeckDays, go_on: Callable[[], object]) -> DeckData:
    """Read what a deck is made from.

    Args:
        source: what to read.
        settings: the organisation, the priorities and the day to compare with.
        days: what the deck shows.
        go_on: called between the steps; what it raises ends the work.

    Raises:
        UserError: as `reports.deck_data`, or the file can't be read.
    """
    with source.open() as workspace:
        since = days.since if days.chosen else default_since(workspace, settings, days.as_of)
        go_on()
        return deck_by_settings(workspace, settings, as_of=days.as_of, since=since)


def make_preview(source: Source, settings: Settings, days: DeckDays, go_on: Callable[[], object]) -> Preview:
    """Read a deck, as `read_deck` does with the same arguments, and lay it out.

    Raises:
        UserError: as there.
    """
    from csops_desktop.deck.fonts import typesetter
    from csops_desktop.deck.frozen import PackedPages
    from csops_desktop.deck.layout import lay_out
    from csops_desktop.deck.story import build_deck

    data = read_deck(source, settings, days, go_on)
    go_on()
    deck = build_deck(data)
    go_on()
    return Preview(data.as_of, data.since, PackedPages.of(lay_out(deck, typesetter())))


def open_report(source: Source, report: ReportId, go_on: Callable[[], object]) -> Preview:
    """Return an issued report as it was laid out then.

    Args:
        source: what to read.
        report: its id.
        go_on: as for `make_preview`.

    Raises:
        UserError: there is no such report, or the file can't be read.
    """
    from csops_desktop.deck.frozen import PackedPages

    with source.open() as workspace:
        row, drawing = workspace.read(report_row, report), workspace.read(report_drawing, report)
    if row is None or drawing is None:
        raise UserError(f"There is no report {report}.")
    go_on()
    return Preview(row.as_of, row.since, PackedPages.read(drawing))


def compare(source: Source, report: ReportId, go_on: Callable[[], object]) -> Comparison:
    """Say what changed since a report; as `comparing.compare_with_now`, beside the window."""
    go_on()
    with source.open() as workspace:
        return compare_with_now(workspace, report)
