"""Issuing a deck: what it is made from, and what is said of the file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import FixedClock
from csops_desktop.commands import responsibilities
from csops_desktop.deck import MAX_PRIORITIES, ORGANISATION
from csops_desktop.deck.story import DeckData
from csops_desktop.domain.ids import ReportId
from csops_desktop.errors import UserError
from csops_desktop.issued import Issue
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.trust_summary import trust_summary
from csops_desktop.reports import (
    USUAL_SPAN,
    WrittenDeck,
    deck_by_settings,
    deck_data,
    default_since,
    draw_deck,
    freeze,
    write_deck_file,
    write_report,
)
from csops_desktop.settings import Settings
from csops_desktop.workspace import Workspace
from tests.deck.invented import one
from tests.helpers.tools import pdf_info


def add(workspace: Workspace, title: str = "CS KPIs") -> None:
    """Add a responsibility today."""
    workspace.run(f"Added “{title}”", responsibilities.add_responsibility, title)


def test_the_defaults_are_the_same_wherever_a_deck_is_asked_for(workspace: Workspace) -> None:
    data = DeckData(workspace.clock.today(), trust=workspace.read(trust_summary))
    assert deck_data(workspace) == deck_by_settings(workspace, Settings()) == data
    assert (data.max_priorities, data.organisation) == (MAX_PRIORITIES, ORGANISATION)
    assert Settings().deck_priorities == MAX_PRIORITIES


def test_the_settings_name_organisation_and_priorities(workspace: Workspace) -> None:
    settings = Settings(deck_organisation="Café Nord", deck_priorities=3)
    data = deck_by_settings(workspace, settings)
    assert (data.organisation, data.max_priorities) == ("Café Nord", 3)


def test_the_first_day_is_told_only_where_nothing_stands(workspace: Workspace, clock: FixedClock) -> None:
    assert deck_data(workspace).first_day is None
    today = clock.today()
    add(workspace)
    assert deck_data(workspace).first_day is None
    assert deck_data(workspace, as_of=today - timedelta(days=1)).first_day == today
    assert deck_data(workspace, as_of=date(2000, 1, 1), since=date(1999, 1, 1)).first_day == today


def test_what_was_undone_is_no_first_day(workspace: Workspace) -> None:
    add(workspace)
    workspace.undo()
    assert deck_data(workspace).first_day is None


def test_a_written_deck_says_its_pages_and_what_could_not_be_drawn(tmp_path: Path) -> None:
    out = tmp_path / "deck.pdf"
    plain = write_deck_file(one(reason="Ticket 4 is closed"), out)
    assert plain == WrittenDeck(int(pdf_info(out)["Pages"]), ())
    odd = write_deck_file(one(reason="Ticket \uf8ff is \ue000 closed"), out, overwrite=True)
    assert odd == WrittenDeck(plain.pages, ("\ue000", "\uf8ff"))


def test_characters_without_a_letter_are_said_in_one_sentence() -> None:
    assert WrittenDeck(2).sentence == ""
    assert WrittenDeck(2, ("\uf8ff",)).sentence == (
        "1 character has no letter in the deck's fonts and stands as its code: U+F8FF."
    )
    assert WrittenDeck(2, ("\ue000", "\uf8ff", "\U000f0000")).sentence == (
        "3 characters have no letter in the deck's fonts and stand as their codes: U+E000, U+F8FF, U+F0000."
    )
    many = tuple(chr(0xE000 + number) for number in range(12))
    assert WrittenDeck(2, many).sentence.endswith("U+E006, U+E007 and 4 more.")


def issue(workspace: Workspace, as_of: date | None = None) -> Issue:
    """Issue the deck of a day, and return what was kept."""
    kept = freeze(draw_deck(deck_data(workspace, as_of=as_of)))
    workspace.reports.issue(kept)
    return kept


def test_a_deck_is_compared_with_the_last_report_that_was_issued_before_its_day(
    workspace: Workspace, clock: FixedClock
) -> None:
    settings = Settings()
    assert default_since(workspace, settings) is None
    first = clock.today()
    add(workspace)
    clock.advance(days=USUAL_SPAN.days + 1)
    # Nothing was issued yet: as far back as is usual between two reports.
    assert default_since(workspace, settings) == clock.today() - USUAL_SPAN
    issue(workspace)
    # The report of this very day is no yardstick for a second one in the afternoon.
    assert default_since(workspace, settings) == clock.today() - USUAL_SPAN
    clock.advance(days=7)
    last = clock.today() - timedelta(days=7)
    assert default_since(workspace, settings) == last
    issue(workspace, as_of=first)
    clock.advance(days=1)
    assert default_since(workspace, settings) == last
    # A deck of a past day is compared with what had been issued by then.
    assert default_since(workspace, settings, last + timedelta(days=1)) == last
    assert default_since(workspace, settings, last) == last - USUAL_SPAN
    assert default_since(workspace, settings, first) is None


def test_the_day_of_the_settings_comes_first_where_it_can(workspace: Workspace, clock: FixedClock) -> None:
    add(workspace)
    issue(workspace)
    clock.advance(days=7)
    chosen = clock.today() - timedelta(days=2)
    settings = Settings(deck_since=chosen)
    assert default_since(workspace, settings) == chosen
    assert default_since(workspace, settings, chosen) == clock.today() - timedelta(days=7)


def test_a_report_is_reprinted_to_the_byte(workspace: Workspace, clock: FixedClock, tmp_path: Path) -> None:
    add(workspace)
    kept = issue(workspace)
    add(workspace, "Policies")
    clock.advance(days=40)
    out = tmp_path / "again.pdf"
    assert write_report(workspace, ReportId(1), out) == kept.pages
    assert out.read_bytes() == kept.pdf
    with pytest.raises(UserError, match="already exists"):
        write_report(workspace, ReportId(1), out)
    with pytest.raises(UserError, match="There is no report 2"):
        write_report(workspace, ReportId(2), tmp_path / "none.pdf")
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".pdf"] == ["again.pdf"]


def test_what_is_archived_is_not_counted_as_shown(workspace: Workspace) -> None:
    add(workspace)
    add(workspace, "Policies")
    workspace.run("Archived", responsibilities.archive, workspace.read(board_cards)[0].id)
    assert sum(issue(workspace).counts.values()) == 1
