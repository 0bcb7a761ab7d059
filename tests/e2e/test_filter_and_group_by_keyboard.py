"""Finding one's cards without a mouse: filter, areas, the table, saved views; and they are there after a restart."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import column, leave, sitting, until, wait_open, wait_order, with_tracker
from tests.helpers.a11y import Driver


def shown(desk: Driver) -> list[str]:
    """Return the titles on the board."""
    return [title for name in ("Red", "Yellow", "Green", "Not rated") for title in column(desk, name)]


def wait_shown(desk: Driver, *titles: str) -> None:
    """Wait until exactly these cards are on the board."""
    until(lambda: shown(desk), lambda seen: seen == list(titles))


def filter_by_typing(desk: Driver) -> None:
    """Type into the filter: title, area, owner and reason are looked at, in any letter case."""
    desk.keys("ctrl+f")
    desk.wait_for("Filter cards", role="text", state="focused")
    for words, titles in (
        ("kpi", ["CS KPIs"]),
        ("PLANNING", ["Territories", "Policies"]),
        ("ann", ["CS KPIs", "Data quality", "Territories", "Policies"]),
        ("headcount", ["Territories"]),
    ):
        desk.keys("ctrl+a")
        desk.type(words)
        wait_shown(desk, *titles)
    desk.wait_for(pattern="^Yellow, 1", role="filler")


def test_filter_and_group_by_keyboard(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        filter_by_typing(desk)

        # From the box to the cards, and on with the arrows.
        desk.keys("Return")
        desk.wait_for(pattern="^Territories, yellow", state="focused")
        desk.keys("ctrl+f", "ctrl+a")
        desk.type("zebra")
        desk.wait_for("No card matches “zebra”", role="label")
        desk.press("Clear filter", role="button")
        wait_shown(desk, "CS KPIs", "Data quality", "Territories", "Policies", "Help desk")

        desk.keys("ctrl+f", "ctrl+a")
        desk.type("planning")
        wait_shown(desk, "Territories", "Policies")
        desk.keys("Escape")
        wait_shown(desk, "CS KPIs", "Data quality", "Territories", "Policies", "Help desk")

        desk.keys("ctrl+g")
        desk.wait_for("Group by area", state="checked")
        desk.wait_for(pattern="^Data", role="list item", within={"name": "Red", "role": "list"})

        desk.keys("ctrl+t")
        desk.wait_for("Cards", role="table")
        desk.keys("Home", "Down")
        desk.keys("alt+2")
        desk.wait_for(role="text", pattern="^Why ", state="focused")
        desk.type("Seen in the table.")
        desk.keys("Return")
        desk.wait_for(pattern="^Data quality, yellow, 0 days", role="table cell")
        desk.keys("ctrl+t")
        desk.wait_gone("Cards", role="table")

        desk.keys("ctrl+f")
        desk.type("data")
        desk.wait_for(pattern="^CS KPIs, red", role="list item")
        until(lambda: "Policies" in shown(desk), lambda there: not there)
        leave(desk)
        desk.start_desk(data_dir)
        wait_open(desk)
        # The view is as it was left; words typed yesterday hide nothing today.
        desk.wait_for("Group by area", state="checked")
        assert desk.wait_for("Filter cards", role="text").text == ""
        desk.wait_for("Yellow, 2 cards")
        desk.keys("ctrl+g")
        wait_order(desk, "Yellow", "Territories", "Data quality")
