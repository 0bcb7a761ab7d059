"""A working day: real trackers in, a card moved and moved back, a deck out, and all of it still there tomorrow."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import (
    NOTHING,
    choose_card,
    colours,
    column,
    leave,
    ratings,
    say_why,
    sitting,
    stored,
    stored_card,
    until,
    wait_open,
    wait_said,
    with_yearly_trackers,
    yearly,
)
from tests.helpers.a11y import Driver
from tests.helpers.tools import check_pdf, pdf_text

REASON = "The first release went out."


def export_and_read(desk: Driver, data_dir: Path, counted: str) -> None:
    """Write a deck with Ctrl+E, read it, and write a second one beside it."""
    desk.keys("ctrl+e")
    wrote = desk.wait_for(pattern="^Wrote “.*”, .* pages$", role="label", seconds=60)
    assert desk.wait_for("Open", role="button").is_("sensitive")
    assert desk.wait_for("Show in folder", role="button").is_("sensitive")
    (deck,) = (data_dir / "exports").iterdir()
    assert deck.name in wrote.name
    check_pdf(deck)
    said = " ".join(pdf_text(deck).split())
    assert REASON in said
    assert counted in said
    # A second deck stands beside the first one.
    first = deck.read_bytes()
    desk.press("Export deck", role="button")
    desk.wait_for(pattern=r"^Wrote “.* \(2\)\.pdf”", role="label", seconds=60)
    assert deck.read_bytes() == first


def test_import_move_undo_export_restart(data_dir: Path) -> None:
    counts = colours(ratings(2023))
    with sitting(with_yearly_trackers(data_dir)) as desk:
        desk.wait_for(f"Red, {counts['red']} cards")
        desk.wait_for(f"Yellow, {counts['yellow']} cards")
        desk.wait_for(f"Not rated, {counts['not-rated']} cards")
        title = column(desk, "Red")[0]

        # Move it, take that back by the key, do it again, take it back by the toast, and do it for good.
        choose_card(desk, "Red", title)
        desk.keys("ctrl+Right")
        say_why(desk, REASON)
        moved = desk.wait_for(f"{title}, yellow, 0 days, improving", state="selected")
        assert moved.is_("focused")
        desk.wait_for(f"Yellow, {counts['yellow'] + 1} cards")
        desk.keys("ctrl+z")
        desk.wait_for(f"Red, {counts['red']} cards")
        desk.keys("ctrl+y")
        desk.wait_for(f"Red, {counts['red'] - 1} cards")
        desk.press("Undo", role="button")
        desk.wait_for(f"Red, {counts['red']} cards")
        desk.press("Redo", role="button")
        desk.wait_for(f"Red, {counts['red'] - 1} cards")

        export_and_read(desk, data_dir, f"{counts['red'] - 1} red")

        before = stored(data_dir)
        leave(desk)
        assert stored(data_dir) == before

        desk.start_desk(data_dir)
        wait_open(desk)
        desk.wait_for(f"Red, {counts['red'] - 1} cards")
        assert stored_card(data_dir, title)["reason"] == REASON
        # Undo reaches back through all of it, to the empty workspace.
        desk.keys("ctrl+z")
        wait_said(desk, f"Undid: Moved “{title}” to Yellow")
        desk.wait_for(f"Red, {counts['red']} cards")
        desk.keys("ctrl+z")
        desk.wait_for(f"Red, {colours(ratings(2022))['red']} cards")
        desk.keys("ctrl+z")
        desk.wait_for(NOTHING, role="label")
        wait_said(desk, f"Undid: Imported “{yearly(2022).name}”: {len(ratings(2022))} added")
        assert stored(data_dir) == []
        desk.keys("ctrl+z")
        desk.keys("ctrl+y", "ctrl+y", "ctrl+y")
        desk.wait_for(f"Red, {counts['red'] - 1} cards")
    assert until(lambda: stored(data_dir), bool) == before
