"""A tracker comes in through the window: the file, what would happen, the day it holds for, and one step back."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import (
    NOTHING,
    add_line,
    colours,
    ratings,
    sitting,
    stored,
    until,
    wait_said,
    yearly,
)
from tests.helpers.a11y import Driver

DAY = "The day the file holds for"


def open_file(desk: Driver, path: Path) -> None:
    """Choose a file in the dialog of Ctrl+I."""
    desk.keys("ctrl+i")
    desk.wait_for("File name:", role="text", state="focused")
    desk.type(str(path))
    desk.keys("Return")


def test_import_by_the_window(data_dir: Path) -> None:
    with sitting(data_dir) as desk:
        for year, said in ((2022, "235 added"), (2023, "38 added")):
            open_file(desk, yearly(year))
            desk.wait_for("Import a tracker", role="label")
            add_line(desk, DAY, f"{year}-03-31")
            until(lambda: desk.wait_for(DAY, role="text").text, lambda text, year=year: str(year) in str(text))
            desk.press(pattern=r"^Import \d+ rows?$", role="button")
            desk.wait_for(pattern=f"^Imported “{yearly(year).name}”: {said}", role="label")
            red = colours(ratings(year))["red"]
            desk.wait_for(f"Red, {red} cards")
        for year in (2022, 2023):
            cards = stored(data_dir, "--as-of", f"{year}-03-31")
            assert colours({str(card["id"]): (card["title"], card["status"]) for card in cards}) == colours(
                ratings(year)
            )

        # Each file is one step back.
        desk.press("Undo", role="button")
        desk.wait_for(f"Red, {colours(ratings(2022))['red']} cards")
        desk.keys("ctrl+z")
        desk.wait_for(NOTHING, role="label")
        wait_said(desk, f"Undid: Imported “{yearly(2022).name}”: 235 added")


def test_a_file_that_is_no_tracker_is_refused_in_place(data_dir: Path) -> None:
    bad = data_dir.parent / "notes.csv"
    bad.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    with sitting(data_dir) as desk:
        open_file(desk, bad)
        desk.wait_for(pattern="notes.csv", role="label")
        assert stored(data_dir) == []
        desk.keys("Escape")
        desk.wait_for(NOTHING, role="label")
