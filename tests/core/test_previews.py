"""Previews are the pages of the very deck, read on a connection of their own, in any thread."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import board, responsibilities
from csops_desktop.deck.pages import Page
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.previews import DeckDays, Preview, Source, compare, make_preview, open_report
from csops_desktop.queries.board import board_cards
from csops_desktop.reports import deck_by_settings, deck_data, default_since, draw_deck, freeze
from csops_desktop.settings import Settings
from csops_desktop.workspace import Workspace

SETTINGS = Settings(deck_organisation="Café Nord", deck_priorities=2)


class EnoughError(Exception):
    """Whoever asked wants no more."""


@pytest.fixture
def source(workspace: Workspace, clock: FixedClock) -> Source:
    """A workspace with a card that was red five weeks ago and is green today."""
    workspace.run("Added", responsibilities.add_responsibility, "CS KPIs", status=Status.RED, reason="No owner.")
    clock.advance(days=35)
    workspace.run("Moved", board.set_status, workspace.read(board_cards)[0].id, Status.GREEN, "Solved.")
    return Source.of(workspace)


def make(source: Source, days: DeckDays | None = None) -> Preview:
    """Preview a deck."""
    return make_preview(source, SETTINGS, days or DeckDays(), lambda: None)


def told(preview: Preview) -> tuple[date, date | None, tuple[Page, ...]]:
    """Return a preview with all its pages."""
    return preview.as_of, preview.since, tuple(preview.pages)


def test_a_preview_is_the_deck_that_would_be_written(workspace: Workspace, source: Source) -> None:
    since = default_since(workspace, SETTINGS)
    drawn = draw_deck(deck_by_settings(workspace, SETTINGS, since=since))
    assert since is not None
    assert told(make(source)) == (workspace.clock.today(), since, drawn.pages)
    assert "One colour improved" in drawn.pages[0].title


def test_days_that_were_chosen_hold(workspace: Workspace, source: Source) -> None:
    today = workspace.clock.today()
    assert make(source, DeckDays(None, None, chosen=True)).since is None
    past = make(source, DeckDays(today - timedelta(days=10)))
    assert (past.as_of, past.since) == (today - timedelta(days=10), None)
    assert past.pages[0].title == "The one responsibility is red"
    both = make(source, DeckDays(today, today - timedelta(days=3), chosen=True))
    assert (both.as_of, both.since) == (today, today - timedelta(days=3))


def test_it_reads_in_another_thread_while_the_window_has_the_file(workspace: Workspace, source: Source) -> None:
    made: list[Preview] = []
    thread = threading.Thread(target=lambda: made.append(make(source)))
    thread.start()
    thread.join()
    assert [preview.as_of for preview in made] == [workspace.clock.today()]
    # Who only read has changed nothing.
    assert not workspace.notice_others()


def test_an_issued_report_is_shown_as_it_was_laid_out(workspace: Workspace, source: Source, clock: FixedClock) -> None:
    drawn = draw_deck(deck_data(workspace, since=date(2026, 11, 30)))
    report = workspace.reports.issue(freeze(drawn))
    workspace.run("Moved", board.set_status, workspace.read(board_cards)[0].id, Status.RED, "Again.")
    clock.advance(days=3)
    shown = open_report(source, report, lambda: None)
    assert told(shown) == (drawn.data.as_of, date(2026, 11, 30), drawn.pages)
    with pytest.raises(UserError, match="There is no report 2"):
        open_report(source, ReportId(2), lambda: None)
    assert compare(source, report, lambda: None).parts[0].heading == "Worse"


def test_it_ends_when_nobody_wants_it_any_more(source: Source) -> None:
    asked = []

    def enough() -> None:
        asked.append(1)
        raise EnoughError

    with pytest.raises(EnoughError):
        make_preview(source, SETTINGS, DeckDays(), enough)
    assert asked == [1]


def test_a_file_that_is_gone_is_not_made_anew(workspace: Workspace, tmp_path: Path) -> None:
    gone = tmp_path / "gone.csops"
    with pytest.raises(UserError, match=r"gone\.csops is missing"):
        make(Source(gone, tmp_path / "backups", workspace.clock))
    assert not gone.exists()
