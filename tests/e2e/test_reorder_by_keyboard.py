"""Cards are put into order by Alt+Up and Alt+Down, and the keyboard goes with the card."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, focused_names, leave, sitting, stored, wait_open, wait_order, with_tracker


def test_reorder_by_keyboard(data_dir: Path) -> None:
    with_tracker(data_dir)
    with sitting(data_dir) as desk:
        choose_card(desk, "Red", "CS KPIs")
        desk.keys("alt+Down")
        wait_order(desk, "Red", "Data quality", "CS KPIs")
        assert any(name.startswith("CS KPIs, red") for name in focused_names(desk))
        # At the end of the column there is nowhere to go, and nothing to undo.
        desk.keys("alt+Down")
        desk.keys("Up")
        desk.wait_for(pattern="^Data quality, red", state="focused")
        desk.keys("alt+Up", "Down")
        desk.wait_for(pattern="^CS KPIs, red", state="focused")
        desk.keys("ctrl+z")
        wait_order(desk, "Red", "CS KPIs", "Data quality")
        desk.keys("ctrl+y")
        wait_order(desk, "Red", "Data quality", "CS KPIs")

        # Left and right go to the neighbouring columns, also over what is empty there.
        desk.keys("Right")
        desk.wait_for(pattern="^Territories, yellow", state="focused")
        desk.keys("Right", "Right")
        desk.wait_for(pattern="^Help desk, not rated", state="focused")
        desk.keys("Left", "Left", "Left")
        desk.wait_for(pattern="^(CS KPIs|Data quality), red", state="focused")
        leave(desk)

        desk.start_desk(data_dir)
        wait_open(desk)
        wait_order(desk, "Red", "Data quality", "CS KPIs")
    assert [card["title"] for card in stored(data_dir)][:2] == ["Data quality", "CS KPIs"]
