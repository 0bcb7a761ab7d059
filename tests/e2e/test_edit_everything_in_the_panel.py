"""Everything about a responsibility is edited in its panel, where it stands; then all of it is undone, key by key."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.sittings import (
    NOTHING,
    add_line,
    choose_card,
    edit_in_place,
    sitting,
    stored,
    stored_card,
    until,
    wait_said,
    with_tracker,
)
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk


def done(data_dir: Path) -> int:
    """Return how many changes stand."""
    rows = run_desk(data_dir, "list", "history", "--json").json()
    return sum(row["kind"] == "do" and not row["undone"] for row in rows)


def edit_head(desk: Driver) -> None:
    """Change the title, the fields below it and the summary."""
    desk.keys("F2")
    desk.wait_for("Title", role="text", state="focused")
    desk.keys("ctrl+a")
    desk.type("CS numbers")
    desk.keys("Return")
    desk.wait_for("Title: CS numbers", role="button")
    edit_in_place(desk, "Area", "Measures")
    edit_in_place(desk, "Owner", "Cy")
    edit_in_place(desk, "Check in every", "14")
    desk.wait_for("Check in every: 14 days")
    edit_in_place(desk, "Summary", "What we count.", done="ctrl+Return")


def edit_plan(desk: Driver) -> None:
    """Write what green means, tick half of it, and plan the rest with dates."""
    add_line(desk, "Add what must be true for green", "Fields have owners")
    desk.wait_for("Fields have owners", role="check box")
    add_line(desk, "Add what must be true for green", "Numbers agree")
    desk.wait_for("Numbers agree", role="check box")
    desk.focus("Fields have owners", role="check box")
    desk.keys("space")
    desk.wait_for("1 of 2", role="label")
    add_line(desk, "Add a step", "Name owners")
    desk.wait_for("Name owners", role="check box")
    add_line(desk, "Due: Name owners", "2026-10-01")
    until(lambda: desk.wait_for("Due: Name owners").text, lambda text: text == "Thu 1 Oct")
    add_line(desk, "Get-to-green date", "2099-12-20")
    desk.wait_for(pattern="^20 Dec", role="label")
    # A date that is none is refused at its field and changes nothing.
    add_line(desk, "Get-to-green date", "soon")
    desk.wait_for(pattern="^“soon” is no date", role="label")
    desk.keys("Escape")
    until(lambda: desk.wait_for("Get-to-green date", role="text").text, lambda text: str(text).startswith("Sun 20 Dec"))


def edit_ask(desk: Driver) -> None:
    """Draft an ask, ask it, and have it accepted and delivered."""
    add_line(desk, "Add what you need from someone", "RevOps: name an owner")
    desk.wait_for("Ask: name an owner, draft")
    desk.wait_for("From whom: RevOps")
    edit_in_place(desk, "Why", "Nobody else may.")
    add_line(desk, "Needed by", "2099-12-01")
    for button, state in (("Mark as asked", "asked"), ("Accepted", "accepted"), ("Delivered", "delivered")):
        desk.press(button, role="button")
        desk.wait_for(f"Ask: name an owner, {state}")


def rate_process(desk: Driver) -> None:
    """Rate a factor by the menu of its button, and say why."""
    desk.focus("Repeatable: not rated", role="button")
    desk.keys("space", "Down", "Return")
    desk.wait_for("Repeatable: red", role="button")
    edit_in_place(desk, "Repeatable remark", "Each quarter differs.")


def test_edit_everything_in_the_panel(data_dir: Path) -> None:
    with_tracker(data_dir)
    before = stored(data_dir)
    with sitting(data_dir) as desk:
        choose_card(desk, "Red", "CS KPIs")
        edit_head(desk)
        edit_plan(desk)
        edit_ask(desk)
        rate_process(desk)
        changed = stored_card(data_dir, "CS numbers")
        expected = {"area": "Measures", "owner": "Cy", "status": "red", "green_by": "2099-12-20", "open_asks": 0}
        assert {name: changed[name] for name in expected} == expected
        desk.wait_for(pattern="^CS numbers, red, ", state="selected")

        steps = done(data_dir)
        assert steps >= 18
        for left in range(steps - 1, 0, -1):
            desk.keys("ctrl+z")
            until(lambda: done(data_dir), lambda standing, left=left: standing == left)
        desk.wait_for("Title: CS KPIs", role="button")
        desk.wait_for("Check in every: 30 days")
        desk.wait_for("Repeatable: not rated")
        for gone in ("Fields have owners", "Name owners", "Numbers agree"):
            assert desk.find_all(gone) == []
        assert desk.find_all(pattern="^Ask: ") == []
        assert stored(data_dir) == before

        desk.keys("ctrl+z")
        desk.wait_for(NOTHING, role="label")
        assert desk.find_all("Details") == []
        desk.keys("ctrl+z")
        wait_said(desk, "Undid: Imported “tracker.csv”: 5 added")
        desk.keys(*["ctrl+shift+z"] * (steps))
        desk.wait_for(pattern="^CS numbers, red, ")
        until(lambda: done(data_dir), lambda standing: standing == steps)
    assert stored_card(data_dir, "CS numbers") == changed
