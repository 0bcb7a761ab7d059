"""Ctrl+K finds anything and runs any command."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import NOTHING, choose_card, sitting, stored_card, with_tracker
from tests.helpers.a11y import Driver

PALETTE = "Find or do anything"


def ask_for(desk: Driver, words: str) -> list[str]:
    """Open the palette and type; return what it offers, the best first."""
    desk.keys("ctrl+k")
    desk.wait_for(PALETTE, role="text", state="focused")
    desk.type(words)
    desk.wait_for(within={"name": "Results"}, role="list item", state="selected")
    return [one.name for one in desk.find_all(within={"name": "Results"}, role="list item")]


def test_palette(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        # A thing: its card is selected, with its panel.
        ask_for(desk, "territ")
        desk.wait_for(pattern="^Territories", within={"name": "Results"}, state="selected")
        desk.keys("Return")
        desk.wait_for(pattern="^Territories, yellow", role="list item", state="selected")
        desk.wait_for("Title: Territories")

        # A thing by what is said about it.
        ask_for(desk, "duplicates")
        desk.wait_for(pattern="^Data quality", within={"name": "Results"})
        desk.keys("Escape")
        desk.wait_gone("Results")

        # A command on the selected card.
        ask_for(desk, "set to gree")
        desk.wait_for(pattern="^Set to green", within={"name": "Results"}, state="selected")
        desk.keys("Return")
        desk.wait_for("Why is “Territories” green?", role="text", state="focused")
        desk.type("Found.")
        desk.keys("Return")
        desk.wait_for(pattern="^Territories, green, 0 days")

        # Undo is named by what it would take back.
        ask_for(desk, "undo")
        desk.wait_for(pattern="^Undo: Moved “Territories” to Green", within={"name": "Results"}, state="selected")
        desk.keys("Return")
        desk.wait_for(pattern="^Territories, yellow")
        assert stored_card(data_dir, "Territories")["reason"] == "Waits for headcount."

        # A page.
        ask_for(desk, "history")
        desk.wait_for(pattern="^Go to History", within={"name": "Results"}, state="selected")
        desk.keys("Return")
        desk.wait_for("History", role="label")

        # Nothing at all: it says so, and Enter does nothing.
        desk.keys("ctrl+k")
        desk.wait_for(PALETTE, role="text", state="focused")
        desk.type("qqqqzz")
        desk.wait_gone(within={"name": "Results"}, role="list item")
        desk.keys("Return", "Escape")
        desk.wait_gone("Results")


def test_palette_is_open_or_not(data_dir: Path) -> None:
    with sitting(data_dir) as desk:
        desk.wait_for(NOTHING)
        desk.press(PALETTE, role="button")
        desk.wait_for(PALETTE, role="text", state="focused")
        # Typing there reaches nothing beneath; the same key closes it again.
        desk.type("n")
        desk.keys("ctrl+k")
        desk.wait_gone("Results")
        assert desk.find_all("Title of the new responsibility") == []


def test_palette_gives_the_keyboard_back(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        choose_card(desk, "Red", "CS KPIs")
        desk.keys("ctrl+k")
        desk.wait_for(PALETTE, role="text", state="focused")
        desk.keys("Escape")
        desk.wait_for(pattern="^CS KPIs, red", state="focused")
        desk.keys("Down")
        desk.wait_for(pattern="^Data quality, red", state="focused")
