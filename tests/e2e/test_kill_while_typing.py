"""What stood in an open field is there again after the program was killed within the second, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import choose_card, say_why, sitting, stored_card, until, wait_open, with_tracker
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk

SENTENCE = "Every source field has an owner"


def texts(data_dir: Path) -> list[str]:
    """Return the drafts as the command line tells them."""
    return [row["text"] for row in run_desk(data_dir, "list", "drafts", "--json").json()]


def kill_and_start(desk: Driver, data_dir: Path) -> None:
    desk.signal("SIGKILL")
    assert desk.wait_end() == -9
    desk.start_desk(data_dir)
    wait_open(desk)


def test_kill_while_typing(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        # The reason of a change of colour.
        choose_card(desk, "Red", "CS KPIs")
        desk.keys("alt+3")
        desk.wait_for(role="text", pattern="^Why ", state="focused")
        desk.type(SENTENCE)
        until(lambda: texts(data_dir), lambda found: found == [SENTENCE], seconds=2)
        kill_and_start(desk, data_dir)
        assert stored_card(data_dir, "CS KPIs")["status"] == "red"

        # The window says so, and F6 and Enter go on with it: the cursor stands behind what was typed.
        desk.wait_for(pattern="^1 text wasn’t finished: the reason for “CS KPIs”", role="label")
        desk.keys("F6")
        desk.wait_for("Continue", role="button", state="focused")
        desk.keys("Return")
        say_why(desk, " now.")
        desk.wait_for(pattern="^CS KPIs, green, 0 days")
        assert stored_card(data_dir, "CS KPIs")["reason"] == f"{SENTENCE} now."
        assert texts(data_dir) == []

        # A line for quick capture, in a window of its own.
        desk.keys("ctrl+shift+space")
        desk.wait_for("Request", role="text", state="focused")
        desk.type("from Finance: the renewal ex")
        until(lambda: texts(data_dir), lambda found: found != [], seconds=2)
        kill_and_start(desk, data_dir)
        desk.wait_for(pattern="^1 text wasn’t finished: a request to take down", role="label")
        desk.keys("ctrl+shift+space")
        desk.wait_for("Request", role="text", state="focused")
        desk.type("port")
        desk.keys("Return")
        until(lambda: texts(data_dir), lambda found: found == [])
        requests = run_desk(data_dir, "list", "requests", "--json").json()
        assert [row["title"] for row in requests] == ["The renewal export"]
