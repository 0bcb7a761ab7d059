"""Settings hold at once and after a restart, and a settings file that can't be read costs nothing but itself."""

from __future__ import annotations

import json
from pathlib import Path

from tests.e2e.sittings import add_line, leave, open_page, sitting, until, wait_open, with_tracker
from tests.helpers.a11y import running_desk
from tests.helpers.tools import pdf_text


def test_settings_page(data_dir: Path, tmp_path: Path) -> None:
    decks = tmp_path / "my decks"
    decks.mkdir()
    with sitting(with_tracker(data_dir)) as desk:
        open_page(desk, "Settings")
        desk.press("Theme: dark")
        desk.wait_for("Theme: dark", state="checked")
        assert not desk.wait_for("Theme: as the system").is_("checked")
        desk.press("Colour-blind palette")
        desk.wait_for("Colour-blind palette", state="checked")
        add_line(desk, "Organisation", "Success of Customers")
        add_line(desk, "Folder for decks", str(decks))
        kept = until(
            lambda: json.loads((data_dir / "settings.json").read_text(encoding="utf-8")),
            lambda read: read.get("deck_folder") == str(decks),
        )
        assert (kept["theme"], kept["colour_blind"]) == ("dark", True)
        # They hold for the next deck.
        desk.keys("ctrl+e")
        desk.wait_for(pattern="^Wrote “", role="label", seconds=60)
        (deck,) = decks.iterdir()
        assert "Success of Customers" in pdf_text(deck)
        leave(desk)

        desk.start_desk(data_dir)
        wait_open(desk)
        # On the page that was left, as it was left.
        desk.wait_for("Settings", role="label")
        assert desk.wait_for("Theme: dark").is_("checked")
        assert desk.wait_for("Colour-blind palette").is_("checked")
        assert desk.wait_for("Organisation", role="text").text == "Success of Customers"


def test_a_settings_file_that_cannot_be_read_costs_nothing_else(data_dir: Path) -> None:
    with_tracker(data_dir)
    (data_dir / "settings.json").write_text('{"theme": "dark", "window_geometry": 7, [', encoding="utf-8")
    with running_desk(data_dir) as desk:
        wait_open(desk)
        desk.wait_for("Red, 2 cards")
        leave(desk)
