"""A promise is due: a real notification server is asked to say so, a real tray has the icon, and all leads back."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.clock import Clock
from csops_desktop.commands import commitments
from csops_desktop.workspace import Workspace
from tests.e2e.sittings import leave, until, wait_open
from tests.helpers.a11y import Driver, private_session
from tests.helpers.desk import run_desk
from tests.helpers.desktop import NotificationServer, TrayPanel, notification_server, tray_panel

ALWAYS = {
    "version": 1,
    "digest_at": "00:00",
    "quiet_from": "00:00",
    "quiet_to": "00:00",
    "working_days": [],
    "keep_in_tray": True,
}
"""Settings by which something may be told at whatever time the tests run."""

LAST_ENTRY = 20
"""Pixels from the pointer, at which the menu's lower edge stands, up to the middle of its last entry."""

GOES_ON = "CS Ops Desktop goes on reminding you from the tray; Quit ends it"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Driver]:
    """A session without a program."""
    with private_session(tmp_path) as driver:
        yield driver


@pytest.fixture
def server(session: Driver) -> Iterator[NotificationServer]:
    """The session's notification server."""
    with notification_server(session.environment()) as found:
        yield found


@pytest.fixture
def panel(session: Driver) -> Iterator[TrayPanel]:
    """The session's tray."""
    with tray_panel() as found:
        yield found


def with_promises(data_dir: Path, *what: str, **settings: Any) -> Path:
    """Make promises that are due today."""
    with Workspace.open(data_dir / "workspace.csops", Clock()) as workspace:
        for one in what:
            workspace.run("Promised", commitments.add_commitment, one, person="Bo", due_on=workspace.clock.today())
    (data_dir / "settings.json").write_text(json.dumps(ALWAYS | settings), "utf-8")
    return data_dir


def windows(process: int) -> set[str]:
    """Return what a program shows on the screen: its windows, menus and its icon in the tray."""
    command = ["xdotool", "search", "--onlyvisible", "--pid", str(process)]
    return set(subprocess.run(command, capture_output=True, text=True, check=False, timeout=20).stdout.split())


def wait_page(driver: Driver, name: str) -> None:
    """Wait until a page stands in front."""
    driver.wait_for(name, within={"name": "Pages"}, state="checked")


def test_the_digest_is_said_once_and_opens_today(data_dir: Path, session: Driver, server: NotificationServer) -> None:
    session.start_desk(with_promises(data_dir, "Owners & <b>fields</b>", "A draft"))
    said = server.next()
    assert (said["app"], said["summary"]) == ("CS Ops Desktop", "2 promises are due today")
    assert said["hints"]["desktop-entry"] == "csops-desktop"
    assert said["actions"][::2] == ["default"]
    assert "Owners &amp; &lt;b&gt;fields&lt;/b&gt;" in said["body"]
    wait_open(session)
    server.choose(said["id"])
    wait_page(session, "Today")
    leave(session)

    session.start_desk(data_dir)
    wait_open(session)
    leave(session)
    assert server.all() == []


def test_the_only_thing_opens_itself(data_dir: Path, session: Driver, server: NotificationServer) -> None:
    session.start_desk(with_promises(data_dir, "Owners of the fields"))
    said = server.next()
    wait_open(session)
    server.choose(said["id"])
    wait_page(session, "People")
    leave(session)


def test_a_server_without_markup_gets_plain_text(data_dir: Path, session: Driver) -> None:
    with notification_server(session.environment(), "body") as server:
        session.start_desk(with_promises(data_dir, "Owners & <b>fields</b>"))
        said = server.next()
        assert (said["body"], said["actions"]) == ("Owners & <b>fields</b>", [])
        wait_open(session)
        leave(session)


def test_without_a_server_and_a_tray_the_window_says_it(data_dir: Path, session: Driver) -> None:
    session.start_desk(with_promises(data_dir, "A draft"))
    session.wait_for("1 promise is due today.", role="label")
    # Closing quits, although the person wants it in the tray: there is none.
    session.close_window()
    assert session.wait_end() == 0
    assert session.err.read_text() == ""


def test_closing_leaves_it_in_the_tray_and_every_way_leads_back(
    data_dir: Path, session: Driver, server: NotificationServer, panel: TrayPanel
) -> None:
    process = session.start_desk(with_promises(data_dir, "Owners of the fields", "A draft"))
    x, y, width, height = panel.place(wider_than=16)
    first = server.next()
    wait_open(session)
    session.close_window()
    told = server.next()
    assert (told["summary"], told["replaces"]) == (GOES_ON, first["id"])
    session.wait_gone("Export deck", role="button")
    assert session.is_running()
    # By the icon.
    session.click((x + width // 2, y + height // 2))
    wait_open(session)
    # By a second start; the sentence is said once.
    session.close_window()
    session.wait_gone("Export deck", role="button")
    assert run_window(data_dir, session) == 0
    wait_open(session)
    # By the menu, which stands at the icon; its last entry ends the desk.
    session.close_window()
    session.wait_gone("Export deck", role="button")
    without_menu = windows(process)
    session.click((x + width // 2, y + height // 2), button=3)
    until(lambda: windows(process) - without_menu, bool)
    session.click((x + width // 2 - 100, y + height // 2 - LAST_ENTRY))
    assert session.wait_end() == 0
    assert session.err.read_text() == ""
    assert server.all() == []


def test_a_tray_that_goes_away_gives_the_window_back(data_dir: Path, session: Driver, panel: TrayPanel) -> None:
    session.start_desk(with_promises(data_dir))
    panel.place(wider_than=16)
    wait_open(session)
    session.close_window()
    session.wait_gone("Export deck", role="button")
    panel.end()
    session.wait_for("Export deck", role="button", seconds=45)
    session.close_window()
    assert session.wait_end() == 0


def test_a_start_in_the_background_shows_no_window_and_can_be_reached(
    data_dir: Path, session: Driver, server: NotificationServer, panel: TrayPanel
) -> None:
    session.start_desk(with_promises(data_dir, "A draft"), "--background")
    panel.place(wider_than=16)
    assert server.next()["summary"] == "1 promise is due today"
    assert session.find_all("Export deck", role="button") == []
    assert run_window(data_dir, session) == 0
    wait_open(session)
    leave(session)


def test_a_start_in_the_background_without_a_tray_can_be_reached(data_dir: Path, session: Driver) -> None:
    session.start_desk(with_promises(data_dir), "--background")
    until(lambda: (data_dir / "reminders-workspace.json").exists(), bool, 30)
    assert run_window(data_dir, session) == 0
    wait_open(session)
    session.close_window()
    assert session.wait_end() == 0


def test_a_signal_settles_what_is_open_and_keeps_the_place(data_dir: Path, session: Driver) -> None:
    session.start_desk(with_promises(data_dir))
    wait_open(session)
    session.keys("ctrl+comma")
    wait_page(session, "Settings")
    session.focus("Organisation", role="text")
    session.type("Success")
    session.wait_for("Organisation", role="text", state="focused")
    until(lambda: session.wait_for("Organisation", role="text").text, "Success".__eq__)
    session.signal("SIGTERM")
    assert session.wait_end() == 0
    kept = json.loads((data_dir / "settings.json").read_text("utf-8"))
    assert (kept["deck_organisation"], kept["last_page"]) == ("Success", "settings")
    assert kept["window_geometry"]


def run_window(data_dir: Path, session: Driver) -> int:
    """Start the desk a second time, as a person does who looks for it, and return its exit code."""
    return run_desk(data_dir, environment=session.environment()).code
