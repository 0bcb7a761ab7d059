"""A deck is looked through, issued, compared and reprinted in the real window, all by keyboard."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, say_why, sitting, wait_said, with_tracker
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk
from tests.helpers.tools import pdf_pages


def decks(data_dir: Path) -> list[Path]:
    """Return the written decks, the oldest first."""
    return sorted((data_dir / "exports").glob("*.pdf"), key=lambda path: path.stat().st_mtime_ns)


def nameless(desk: Driver) -> list[str]:
    """Return what can have the keyboard and has no name."""
    return [f"{one.role} at {one.extents}" for one in desk.find_all(state="focusable") if not one.name]


def look_through(desk: Driver) -> None:
    """Go through the slides by the arrow keys."""
    desk.keys("ctrl+8")
    desk.wait_for("No report was issued yet", seconds=20)
    desk.wait_for(pattern=r"^Slide 1 of \d+: No colour has changed since .*; two are red", role="list item", seconds=20)
    desk.focus(pattern=r"^Slide 1 of \d+: ", role="filler")
    desk.keys("Right")
    desk.wait_for(pattern=r"^Slide 2 of \d+: CS KPIs are red", state="focused")
    desk.keys("End", "Home")
    desk.wait_for(pattern=r"^Slide 1 of \d+: ", state="focused")


def issue(desk: Driver) -> None:
    """Issue the deck by its key."""
    desk.keys("ctrl+e")
    desk.wait_for(pattern=r"^Wrote “CS Ops status .*\.pdf”, \d+ pages", role="label", seconds=20)
    desk.wait_for(pattern=r"^Report of .*; two are red, 2 red, 1 yellow, 1 green, 1 not rated, ", role="list item")


def move_a_card(desk: Driver) -> None:
    """Let a red one be green, and take that back and do it again: the report is passed over."""
    desk.keys("ctrl+2")
    choose_card(desk, "Red", "CS KPIs")
    desk.keys("alt+3")
    say_why(desk, "Every field has an owner.")
    wait_said(desk, "Moved “CS KPIs” to Green")
    desk.keys("ctrl+z")
    wait_said(desk, "Undid: Moved “CS KPIs” to Green")
    desk.keys("ctrl+shift+z")
    wait_said(desk, "Did again: Moved “CS KPIs” to Green")


def compare_and_reprint(desk: Driver) -> None:
    """Choose the report by the keyboard, see what changed since, and write it once more."""
    desk.keys("ctrl+8")
    desk.wait_for(pattern=r"^Slide 1 of \d+: One colour improved since ", seconds=20)
    desk.focus("Reports", role="list")
    desk.keys("Home", "Down")
    desk.wait_for(pattern=r"^Slide 1 of \d+: No colour has changed since .*; two are red", seconds=20)
    for command in ("compare the report", "reprint the report"):
        desk.keys("ctrl+k")
        desk.wait_for("Find or do anything", state="focused")
        desk.type(command)
        desk.wait_for(pattern=f"(?i)^{command}", role="list item")
        desk.keys("Return")
        if command.startswith("compare"):
            desk.wait_for("Compared with now", role="panel", seconds=20)
            desk.wait_for(pattern=r"^CS KPIs went from red to green on .*: every field has an owner\.$", role="label")
            assert nameless(desk) == []
            desk.keys("Escape")
    desk.wait_for(pattern=r"^Wrote “CS Ops status .* \(2\)\.pdf” as it was issued", role="label", seconds=20)


def test_a_report_stays_what_it_was(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        look_through(desk)
        assert nameless(desk) == []
        issue(desk)
        move_a_card(desk)
        compare_and_reprint(desk)
        assert nameless(desk) == []
    first, again = decks(data_dir)
    assert again.read_bytes() == first.read_bytes()
    assert "; two are red" in " ".join(pdf_pages(again)[0].split())
    (report,) = run_desk(data_dir, "list", "reports", "--json").json()
    assert report["counts"] == {"red": 2, "yellow": 1, "green": 1, "not-rated": 1}
    # What was issued is a fact: none of the undoing and doing again touched it, and it is no change.
    labels = [change["label"] for change in run_desk(data_dir, "list", "history", "--json").json()]
    assert labels[:3] == ["Moved “CS KPIs” to Green"] * 3
