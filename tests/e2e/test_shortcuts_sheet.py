"""F1 shows every key; the sheet is true to the list of actions."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, sitting, with_tracker
from ui.actions import ACTIONS

SHEET = "Keyboard shortcuts"


def test_shortcuts_sheet(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        choose_card(desk, "Red", "CS KPIs")
        desk.keys("F1")
        sheet = {"name": SHEET, "role": "panel"}
        desk.wait_for(**sheet)
        words = " ".join(one.name for one in desk.find_all(within=sheet))
        missing = [spec.title for spec in ACTIONS if spec.keys and spec.title.removesuffix("…") not in words]
        assert missing == []
        for heading in ("Everywhere", "Pages", "Board", "Card"):
            assert desk.find_all(heading, role="label", within=sheet)
        # The keys of the board are not heard through it.
        desk.keys("Delete", "Down")
        desk.keys("F1")
        desk.wait_gone(**sheet)
        desk.wait_for(pattern="^CS KPIs, red", state="focused")
        assert desk.find_all("Undo", role="button") == []
        # In the smallest window it is all there, too.
        desk.resize(1024, 700)
        desk.keys("F1")
        desk.wait_for(**sheet)
        desk.wait_for("Close", role="button", within=sheet)
        desk.keys("Escape")
        desk.wait_gone(**sheet)
