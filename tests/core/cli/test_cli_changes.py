"""`set-status`, `undo`, `redo`: changes from a script, each one step of the same history."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from csops_desktop.clock import Clock
from tests.core.cli.desks import assert_refused, card, cards, everything, filled
from tests.helpers.desk import desk, run_desk


def test_every_status_is_set_with_its_sentence(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "Territories")["id"])
    for status, heading in (("red", "Red"), ("yellow", "Yellow"), ("green", "Green"), ("not-rated", "Not rated")):
        said = desk(data_dir, "set-status", number, status, "--why", f"It is {status}, 大.")
        assert said == f"Moved “Territories” to {heading}\n"
        now = card(data_dir, "Territories")
        assert (now["status"], now["reason"]) == (status, f"It is {status}, 大.")
    assert card(data_dir, "Territories")["since"] is None


def test_the_same_colour_again_is_a_check_in(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "CS KPIs")["id"])
    assert desk(data_dir, "set-status", number, "red", "--why", "Still.") == "Checked in “CS KPIs”\n"
    kpis = card(data_dir, "CS KPIs")
    assert (kpis["since"], kpis["checked_on"]) == ("2026-03-31", Clock().today().isoformat())
    assert desk(data_dir, "undo") == "Undid: Checked in “CS KPIs”\n"
    assert card(data_dir, "CS KPIs")["checked_on"] == "2026-03-31"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("set-status", "1", "green", "--why", ""), "Say in one sentence why."),
        (("set-status", "1", "green", "--why", " \t "), "Say in one sentence why."),
        (("set-status", "999", "green", "--why", "x"), "There is no responsibility 999."),
        (("set-status", "0", "green", "--why", "x"), "There is no responsibility 0."),
        (("set-status", "9" * 18, "green", "--why", "x"), "There is no responsibility"),
        (("redo",), "There is nothing to redo."),
    ],
)
def test_a_refusal_changes_nothing(data_dir: Path, arguments: tuple[str, ...], words: str) -> None:
    filled(data_dir)
    before = everything(data_dir)
    assert_refused(run_desk(data_dir, *arguments), words)
    assert everything(data_dir) == before


def test_what_a_person_wrote_stays_text(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "CS KPIs")["id"])
    sentence = "'); DROP TABLE responsibility; -- <img src=x> ${HOME} =1+1 %s {0}"
    desk(data_dir, "set-status", number, "yellow", "--why", sentence)
    assert card(data_dir, "CS KPIs")["reason"] == sentence
    assert len(cards(data_dir)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="there, arguments are text")
def test_a_sentence_that_is_no_text_is_stored_as_text(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "CS KPIs")["id"])
    # What a shell passes on for a Latin-1 byte.
    desk(data_dir, "set-status", number, "yellow", "--why", "na\udcefve \x07bell")
    assert card(data_dir, "CS KPIs")["reason"] == "na?ve bell"


def test_undo_and_redo_go_to_both_ends(data_dir: Path) -> None:
    filled(data_dir)
    number = str(card(data_dir, "CS KPIs")["id"])
    for status in ("yellow", "green"):
        desk(data_dir, "set-status", number, status, "--why", f"{status}.")
    end = cards(data_dir)
    undone = [desk(data_dir, "undo") for _ in range(3)]
    assert undone == [
        "Undid: Moved “CS KPIs” to Green\n",
        "Undid: Moved “CS KPIs” to Yellow\n",
        "Undid: Imported “tracker.csv”: 4 added\n",
    ]
    assert cards(data_dir) == []
    assert_refused(run_desk(data_dir, "undo"), "There is nothing to undo.")
    redone = [desk(data_dir, "redo") for _ in range(3)]
    assert redone == [line.replace("Undid", "Did again") for line in reversed(undone)]
    assert cards(data_dir) == end
    assert_refused(run_desk(data_dir, "redo"), "There is nothing to redo.")


def test_nothing_is_asked_of_standard_input(data_dir: Path) -> None:
    filled(data_dir)
    result = run_desk(data_dir, "undo", stdin="n\nquit\n")
    assert (result.code, result.err) == (0, "")
