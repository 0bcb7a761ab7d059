"""A workspace that was lost comes back by one key at the start, and an older state by the keyboard in the window."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import START_SECONDS, leave, wait_open, with_tracker
from tests.helpers.a11y import private_session
from tests.helpers.desk import desk, run_desk
from tests.helpers.states import folder_bytes


def green(data_dir: Path) -> set[str]:
    """Return the titles of what is green."""
    cards = run_desk(data_dir, "list", "responsibilities", "--json").json()
    return {card["title"] for card in cards if card["status"] == "green"}


def test_restore_a_lost_workspace(data_dir: Path) -> None:
    path = with_tracker(data_dir) / "workspace.csops"
    desk(data_dir, "back-up")
    desk(data_dir, "set-status", "1", "green", "--why", "All fields have owners")
    assert green(data_dir) == {"CS KPIs", "Policies"}
    lost = path.read_bytes()[:100] + b"\xff" * (5 * 4096 - 100)
    path.write_bytes(lost)
    with private_session(data_dir.parent) as screen:
        # Quitting leaves everything as it is.
        before = {name: digest for name, digest in folder_bytes(data_dir).items() if "logs" not in name}
        screen.start_desk(data_dir)
        screen.wait_for("workspace.csops is damaged.", role="label", seconds=START_SECONDS)
        screen.wait_for(pattern="holds 5 responsibilities, 2 people", role="label")
        screen.keys("Escape")
        assert screen.wait_end() == 1
        after = {name: d for name, d in folder_bytes(data_dir).items() if "logs" not in name and ".lock" not in name}
        assert {name: d for name, d in after.items() if name != "settings.json"} == before
        # Enter is the way back.
        screen.start_desk(data_dir)
        screen.wait_for("Restore it", role="button", seconds=START_SECONDS)
        screen.keys("Return")
        wait_open(screen)
        screen.wait_for(pattern=r"^Restored the backup of .* kept as workspace-.*-damaged\.csops\.$", role="label")
        leave(screen)
    assert green(data_dir) == {"Policies"}
    (kept,) = (data_dir / "backups").glob("*-damaged.csops")
    assert kept.read_bytes() == lost


def test_restore_an_older_state_and_take_it_back(data_dir: Path) -> None:
    desk(with_tracker(data_dir), "back-up")
    desk(data_dir, "set-status", "1", "green", "--why", "All fields have owners")
    with private_session(data_dir.parent) as screen:
        screen.start_desk(data_dir)
        wait_open(screen)
        screen.keys("ctrl+k")
        screen.type("Backups")
        screen.keys("Return")
        screen.wait_for("Backups", role="list", state="focused")
        screen.wait_for("Restore", role="button", state="sensitive")
        screen.keys("End")
        screen.wait_for(pattern="1 change made since would be gone:", role="label")
        screen.wait_for("Restore", role="button", state="sensitive")
        screen.keys("Return")
        screen.wait_for(pattern=r"^Restored the backup of", role="label")
        assert green(data_dir) == {"Policies"}
        screen.keys("F6", "Return")
        screen.wait_for(pattern="^CS KPIs, green")
        assert green(data_dir) == {"CS KPIs", "Policies"}
        leave(screen)


def test_look_at_a_workspace(data_dir: Path) -> None:
    with_tracker(data_dir)
    content = (data_dir / "workspace.csops").read_bytes()
    with private_session(data_dir.parent) as screen:
        screen.start_desk(data_dir, "--read-only")
        wait_open(screen)
        screen.wait_for(pattern="open to be looked at only", role="label")
        screen.keys("ctrl+2")
        screen.wait_for(pattern="^CS KPIs, red")
        screen.keys("ctrl+e")
        screen.wait_for(pattern="^Wrote “", role="label", seconds=60)
        leave(screen)
    assert (data_dir / "workspace.csops").read_bytes() == content
