"""What a script changes while the window is open comes into the window by itself, and undo knows of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.sittings import (
    active_window,
    choose_card,
    focused_names,
    say_why,
    sitting,
    stored_card,
    until,
    wait_said,
    with_tracker,
)
from tests.helpers import desk as command_line
from tests.helpers import tiny_window

TICK_SECONDS = 40
"""The window looks at least every half minute, also while nobody does anything with it."""


def set_status(data_dir: Path, title: str, status: str, why: str) -> None:
    """Set a status as a script does."""
    command_line.desk(data_dir, "set-status", str(stored_card(data_dir, title)["id"]), status, "--why", why)


@contextmanager
def other_window() -> Iterator[None]:
    """Let another program have the keyboard."""
    before = active_window()
    environment = os.environ | {"QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen([sys.executable, tiny_window.__file__], env=environment, stderr=subprocess.DEVNULL) as other:
        try:
            until(active_window, lambda active: active not in ("", before))
            yield
        finally:
            other.kill()


def test_command_line_beside_the_window(data_dir: Path, tmp_path: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        choose_card(desk, "Red", "CS KPIs")
        set_status(data_dir, "CS KPIs", "green", "A script says so.")
        # Nothing is pressed: the window has the keyboard and finds it by its own clock.
        desk.wait_for("CS KPIs, green, 0 days, improving", seconds=TICK_SECONDS)
        wait_said(desk, "Another program changed this workspace; it is up to date again.")
        assert any(name.startswith("CS KPIs, green") for name in focused_names(desk))
        desk.wait_for("A script says so.", role="label")

        # Coming back to the window is enough, too.
        set_status(data_dir, "Policies", "yellow", "One lapsed.")
        set_status(data_dir, "CS KPIs", "yellow", "Another script.")
        with other_window():
            # Qt takes a moment before it believes that the window has lost the keyboard.
            until(lambda: desk.find_all(state="active"), lambda found: not found)
        desk.keys("Down")
        desk.wait_for(pattern="^Policies, yellow, 0 days", seconds=3)

        # Undo takes back the newest change, whoever made it.
        desk.keys("ctrl+z")
        wait_said(desk, "Undid: Moved “CS KPIs” to Yellow")
        until(lambda: stored_card(data_dir, "CS KPIs")["status"], lambda status: status == "green")

        # Both may write in turn.
        choose_card(desk, "Red", "Data quality")
        desk.keys("alt+2")
        set_status(data_dir, "Policies", "red", "Two lapsed.")
        say_why(desk, "Half of it is clean.")
        desk.wait_for(pattern="^Data quality, yellow, 0 days")
        assert stored_card(data_dir, "Policies")["status"] == "red"
