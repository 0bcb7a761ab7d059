"""A screen reader finds every control by a name, the important ones by exactly the promised one."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import NOTHING, add_line, choose_card, open_page, sitting, with_tracker
from tests.helpers.a11y import Driver

SPEAK_OTHERWISE = ("table cell",)
"""An empty cell of a table says nothing, under the name of its column."""


def nameless(desk: Driver) -> list[str]:
    """Return what can have the keyboard and has no name, with where it stands."""
    found = desk.find_all(state="focusable")
    return [f"{one.role} at {one.extents}" for one in found if not one.name and one.role not in SPEAK_OTHERWISE]


def test_promised_names(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        rail = [one.name for one in desk.find_all(within={"name": "Pages"}, state="focusable")]
        assert (rail[:3], rail[-3:]) == (["Today", "Board", "Documents"], ["History", "Archive", "Settings"])
        lists = [one.name for one in desk.find_all(role="list")]
        assert lists == ["Red", "Yellow", "Green", "Not rated"]
        assert len(desk.find_all("Export deck", role="button")) == 1
        items = desk.find_all(role="list item")
        assert [one.name.rpartition(" days")[0].rsplit(" ", 1)[0] or one.name for one in items] == [
            "CS KPIs, red,",
            "Data quality, red,",
            "Territories, yellow,",
            "Policies, green,",
            "Help desk, not rated",
        ]
        # A colour that the desk can't believe is said, too.
        desk.wait_for(pattern=r"^Policies, green, \d+ days, steady, computed yellow$")

        # The pages answer to the action that a screen reader takes.
        for page in ("Today", "History", "Archive", "Settings", "Board"):
            open_page(desk, page)
            checked = desk.find_all(within={"name": "Pages"}, state="checked")
            assert [one.name for one in checked] == [page]
        # So do the switches of the tool row, and they say where they stand.
        for switch in ("Group by area", "Table"):
            desk.press(switch)
            desk.wait_for(switch, state="checked")
        desk.wait_for("Cards", role="table")
        desk.press("Table")
        desk.press("Group by area")
        desk.wait_for("Red", role="list")
        assert not desk.wait_for("Group by area").is_("checked")


def test_every_control_has_a_name(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as desk:
        assert nameless(desk) == []
        for page in [one.name for one in desk.find_all(within={"name": "Pages"}, state="focusable")]:
            open_page(desk, page)
            assert nameless(desk) == [], page
        open_page(desk, "Board")

        choose_card(desk, "Red", "CS KPIs")
        add_line(desk, "Add what must be true for green", "Fields have owners")
        add_line(desk, "Add a step", "Name owners")
        add_line(desk, "Add a step", "Agree on numbers")
        add_line(desk, "Add what you need from someone", "RevOps: name an owner")
        desk.wait_for("Ask: name an owner, draft")
        desk.press("Show History", role="button")
        desk.wait_for("Hide History")
        assert nameless(desk) == []
        dates = [one.name for one in desk.find_all(role="text", pattern="^Due")]
        assert dates == ["Due: Name owners", "Due: Agree on numbers"]

        desk.keys("F2")
        desk.wait_for("Title", role="text", state="focused")
        assert nameless(desk) == []
        desk.keys("Escape")
        for key, name in (("ctrl+k", "Find or do anything"), ("F1", "Keyboard shortcuts")):
            desk.keys(key)
            desk.wait_for(name, role="panel")
            assert nameless(desk) == [], name
            desk.keys("Escape")
            desk.wait_gone(name, role="panel")
        desk.keys("ctrl+n")
        desk.wait_for("Title of the new responsibility", role="text", state="focused")
        desk.keys("Escape")
        choose_card(desk, "Red", "CS KPIs")
        desk.keys("ctrl+Right")
        desk.wait_for("Why is “CS KPIs” yellow?", role="text")
        assert nameless(desk) == []
        desk.keys("Escape")


def test_an_empty_workspace_has_names_and_says_how_to_begin(data_dir: Path) -> None:
    with sitting(data_dir) as desk:
        desk.wait_for(NOTHING, role="label")
        assert nameless(desk) == []
        desk.press("New responsibility", role="button")
        desk.wait_for("Title of the new responsibility", role="text", state="focused")
        desk.type("CS KPIs")
        desk.keys("Return")
        desk.wait_for("CS KPIs, not rated", role="list item")
        desk.type("Policies")
        desk.keys("Return")
        desk.wait_for("Policies, not rated", role="list item")
        # An empty title is refused where it is typed.
        desk.keys("Return", "Escape")
        desk.wait_gone("Title of the new responsibility")
        desk.wait_for("Not rated, 2 cards")
