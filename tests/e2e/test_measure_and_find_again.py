"""A metric is defined, measured, walked through and found again in the real window, all by keyboard."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import sitting
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk


def nameless(desk: Driver) -> list[str]:
    """Return what can have the keyboard and has no name; an empty cell of a table says nothing."""
    found = desk.find_all(state="focusable")
    return [f"{one.role} at {one.extents}" for one in found if not one.name and one.role != "table cell"]


def define(desk: Driver) -> None:
    """Go to the page and define a metric of one's own."""
    desk.keys("ctrl+7")
    desk.wait_for("No metrics yet", seconds=20)
    desk.keys("ctrl+shift+m")
    desk.press("Define your own…", role="button")
    desk.wait_for("Name", state="focused")
    desk.type("Clicks per renewal")
    desk.keys("Tab", "Tab")
    desk.wait_for("Unit", state="focused")
    desk.type("clicks")
    desk.keys("Return")
    desk.wait_for(pattern="^Clicks per renewal, no value yet")


def measure(desk: Driver) -> None:
    """Write two values down, each with one Enter."""
    desk.keys("ctrl+shift+l")
    desk.wait_for("Value", state="focused")
    desk.type("42")
    desk.keys("Tab")
    desk.type("yesterday")
    desk.keys("Return")
    desk.wait_for(pattern="^Clicks per renewal, 42 clicks")
    desk.wait_for("Value", state="focused")
    desk.type("17,5")
    desk.keys("Return")
    desk.wait_for(pattern="^Clicks per renewal, 17.5 clicks .*better")


def test_a_metric_is_measured_by_keyboard(data_dir: Path) -> None:
    with sitting(data_dir) as desk:
        define(desk)
        measure(desk)
        desk.keys("ctrl+2")
        desk.keys("ctrl+k")
        desk.wait_for("Find or do anything", state="focused")
        desk.type("clicks per")
        desk.wait_for(pattern="^Clicks per renewal", role="list item")
        desk.keys("Return")
        # Found things come up with the keyboard on the newest point of the line.
        desk.wait_for(pattern=": 17.5 clicks, 2 of 2$", state="focused")
        desk.keys("Left")
        desk.wait_for(pattern=": 42 clicks, 1 of 2$", state="focused")
        desk.keys("ctrl+z")
        desk.wait_for(pattern="^Clicks per renewal, 42 clicks")
    (row,) = run_desk(data_dir, "list", "metrics", "--json").json()
    assert (row["name"], row["value"], row["unit"], row["trust"]) == (
        "Clicks per renewal",
        42,
        "clicks",
        "never-verified",
    )


def test_every_control_of_the_page_and_its_sheets_has_a_name(data_dir: Path) -> None:
    with sitting(data_dir) as desk:
        desk.keys("ctrl+7")
        desk.wait_for("No metrics yet", seconds=20)
        desk.keys("ctrl+shift+m")
        desk.wait_for("Requests in", role="check box", state="checked")
        assert nameless(desk) == []
        desk.keys("Escape")
        define(desk)
        measure(desk)
        assert nameless(desk) == []
        for button, panel in (
            ("Paste values…", "Paste values: Clicks per renewal"),
            ("Verify definition", "Verify definition"),
            ("Record an improvement", "Record an improvement"),
        ):
            desk.press(button, role="button")
            desk.wait_for(panel, role="panel")
            assert nameless(desk) == [], panel
            desk.keys("Escape")
