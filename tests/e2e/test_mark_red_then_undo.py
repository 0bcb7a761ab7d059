"""A card is marked red by a key, with its sentence, and the key that undoes brings it back where it was."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, column, say_why, sitting, stored_card, wait_said, with_tracker


def test_mark_red_then_undo(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        choose_card(desk, "Yellow", "Territories")
        desk.keys("alt+1")
        say_why(desk, "Headcount was cut.")
        red = desk.wait_for("Territories, red, 0 days, worsening", state="selected")
        assert red.is_("focused")
        assert red.description.startswith("Headcount was cut.")
        wait_said(desk, "Moved “Territories” to Red")
        assert stored_card(data_dir, "Territories")["status"] == "red"
        assert column(desk, "Yellow") == []

        desk.keys("ctrl+z")
        back = desk.wait_for(pattern="^Territories, yellow, ", state="selected")
        assert back.is_("focused")
        wait_said(desk, "Undid: Moved “Territories” to Red")
        assert stored_card(data_dir, "Territories")["reason"] == "Waits for headcount."

        desk.press("Redo", role="button")
        desk.wait_for("Territories, red, 0 days, worsening")
        desk.press("Undo", role="button")
        desk.wait_for(pattern="^Territories, yellow, ")
        assert stored_card(data_dir, "Territories")["status"] == "yellow"


def test_move_by_the_panel_and_by_the_menu_then_undo(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        choose_card(desk, "Yellow", "Territories")
        # The picker in the panel.
        desk.press("Green", role="check box")
        say_why(desk, "Headcount came.")
        desk.wait_for("Territories, green, 0 days, improving")
        # The menu of the card: M opens it on the first colour that the card doesn't have.
        choose_card(desk, "Green", "Territories")
        desk.keys("m", "Return")
        say_why(desk, "It went.")
        desk.wait_for("Territories, red, 0 days, worsening")
        desk.keys("ctrl+z", "ctrl+z")
        desk.wait_for(pattern="^Territories, yellow, ")
        assert stored_card(data_dir, "Territories")["reason"] == "Waits for headcount."
