"""What was shown as done is there after the program was killed right then."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, say_why, sitting, stored_card, wait_open, wait_said, with_tracker


def test_kill_and_start_again(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        choose_card(desk, "Red", "CS KPIs")
        for times, (key, colour) in enumerate((("alt+3", "green"), ("alt+2", "yellow")), start=1):
            desk.keys(key)
            say_why(desk, f"Killed {times} times.")
            desk.wait_for(pattern=f"^CS KPIs, {colour}, 0 days")
            desk.signal("SIGKILL")
            assert desk.wait_end() == -9
            assert stored_card(data_dir, "CS KPIs")["reason"] == f"Killed {times} times."

            desk.start_desk(data_dir)
            wait_open(desk)
            desk.wait_for(pattern=f"^CS KPIs, {colour}, 0 days")
            choose_card(desk, colour.capitalize(), "CS KPIs")
        # And the way back is there, too.
        desk.keys("ctrl+z", "ctrl+z")
        desk.wait_for(pattern="^CS KPIs, red, ")
        wait_said(desk, "Undid: Moved “CS KPIs” to Green")
        # The dead window's lock and bell don't keep the next one out, and nothing is left of an accident.
        assert desk.find_all("Warning") == []
