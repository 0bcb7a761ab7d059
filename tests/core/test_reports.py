"""Issuing a deck: what it is made from, and what is said of the file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from csops_desktop.clock import FixedClock
from csops_desktop.commands import responsibilities
from csops_desktop.deck import MAX_PRIORITIES, ORGANISATION
from csops_desktop.deck.story import DeckData
from csops_desktop.queries.trust_summary import trust_summary
from csops_desktop.reports import WrittenDeck, deck_by_settings, deck_data, write_deck_file
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
    assert deck_by_settings(workspace, settings, priorities=7).max_priorities == 7


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
