"""A workspace has one window: a second start brings it to the front and ends well; another workspace has its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.e2e.sittings import active_window, leave, sitting, until, wait_open, with_tracker
from tests.helpers.a11y import Driver, private_session
from tests.helpers.tools import run_tool

TITLE = "CS Ops Desktop"


def start_again(desk: Driver, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Start the program in the session of a driver whose program runs, and wait for its end."""
    command = [sys.executable, "-m", "csops_desktop", *map(str, arguments)]
    environment = os.environ | {"XDG_RUNTIME_DIR": str(desk._runtime), "QT_QPA_PLATFORM": "xcb"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_two_windows_one_workspace(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        desk.keys("ctrl+comma")
        desk.wait_for("Settings", role="label")
        window = active_window()
        run_tool("xdotool", "windowminimize", window)
        until(active_window, lambda active: active != window)

        second = start_again(desk, "--data-dir", data_dir)
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        # The same window, where it was, has the keyboard again; there is no other.
        until(active_window, lambda active: active == window)
        desk.wait_for("Settings", role="label", state="showing")
        assert len(run_tool("xdotool", "search", "--onlyvisible", "--name", TITLE).split()) == 1

        # The way to the file makes no difference.
        link = data_dir.parent / "link.csops"
        link.symlink_to(data_dir / "workspace.csops")
        third = start_again(desk, "--data-dir", data_dir, "--workspace", link)
        assert (third.returncode, third.stderr) == (0, "")


def test_another_workspace_has_a_window_of_its_own(data_dir: Path) -> None:
    (data_dir.parent / "other").mkdir()
    with (
        sitting(with_tracker(data_dir)) as desk,
        private_session(data_dir.parent / "other") as other,
    ):
        other.start_desk(data_dir, "--workspace", data_dir.parent / "other.csops")
        wait_open(other)
        other.wait_for("Nothing on the board yet")
        desk.wait_for(role="list item", pattern="^CS KPIs, red")
        leave(other)
