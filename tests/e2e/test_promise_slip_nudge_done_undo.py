"""By keyboard: a person and a promise are added, it slips, is nudged about, is kept, and all of it is undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.sittings import sitting, until, wait_said
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk

WHAT = "Owners for 14 fields"


def stored(data_dir: Path, kind: str) -> list[dict[str, Any]]:
    """Return people or commitments as the command line tells them."""
    rows: list[dict[str, Any]] = run_desk(data_dir, "list", kind, "--json").json()
    return rows


def add_person_and_promise(desk: Driver) -> None:
    """Name a person, then what they promised and by when."""
    desk.keys("ctrl+6")
    desk.wait_for("No people yet", seconds=20)
    desk.keys("ctrl+shift+u")
    desk.wait_for("Name of the new person", state="focused")
    desk.type("Dana Roth")
    desk.keys("Return")
    desk.wait_for("Add what they promised", state="focused")
    desk.type(WHAT)
    desk.keys("Tab")
    desk.wait_for("Due", role="text", state="focused")
    desk.type("+2w")
    desk.keys("Return")
    wait_said(desk, f"Added a promise: “{WHAT}”")
    desk.wait_for(pattern="^Dana Roth, owes 1", role="list item")


def move_it(desk: Driver) -> None:
    """Move its day, and say who moved it and why."""
    desk.focus("Show details", role="button")
    desk.keys("m")
    desk.wait_for("New day", role="text", state="focused")
    desk.type("+3w")
    desk.keys("Return")
    desk.wait_for("Why it was moved", role="text", state="focused")
    desk.type("Two teams disagree.")
    desk.keys("Return")
    desk.wait_for(pattern="slipped once, 7 days later than first agreed", role="label")


def test_a_promise_from_its_first_word_to_undo(data_dir: Path) -> None:
    with sitting(data_dir) as desk:
        add_person_and_promise(desk)
        move_it(desk)
        desk.wait_for("Move", role="button", state="focused")

        desk.keys("n")
        desk.wait_for("Copy", role="button", state="focused")
        text = desk.wait_for("Text of the nudge", role="text").text
        assert text.startswith(f"Hi Dana,\n\na quick check on “{WHAT}”")
        desk.keys("Return")
        wait_said(desk, f"Copied a nudge to Dana Roth: “{WHAT}”")
        # What was copied can be pasted; a single line has no line ends.
        desk.focus("Add what they promised", role="text")
        desk.keys("ctrl+v")
        field = until(lambda: desk.wait_for("Add what they promised", role="text").text, bool)
        assert field.split() == text.split()
        desk.keys("Escape")

        # A second one on the same day is refused, with the day on which it is fine.
        desk.focus("Nudge", role="button")
        desk.keys("n")
        desk.wait_for(pattern="^Dana Roth was nudged today. Give them until", role="label")
        desk.keys("Escape")

        desk.focus("Done", role="button")
        desk.keys("d")
        wait_said(desk, f"Done: “{WHAT}”")
        desk.wait_for("They owe nothing just now.", role="label")

        desk.keys("ctrl+z")
        wait_said(desk, f"Undid: Done: “{WHAT}”")
        (row,) = until(lambda: stored(data_dir, "commitments"), lambda rows: rows[0]["state"] == "open")
        assert (row["nudges"], len(row["slips"]), row["slipped_days"]) == (1, 1, 7)
        desk.keys("ctrl+z")
        wait_said(desk, f"Undid: Copied a nudge to Dana Roth: “{WHAT}”")
        desk.keys("ctrl+z")
        desk.wait_for(pattern="^Undid: Moved “Owners", role="label")
        desk.keys("ctrl+z")
        desk.keys("ctrl+z")
        desk.wait_for("No people yet")
    assert stored(data_dir, "people") == []
