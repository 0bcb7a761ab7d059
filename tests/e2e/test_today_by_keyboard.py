"""A morning at Today, by keyboard alone and through the eyes of a screen reader; what was done is in the file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from csops_desktop.clock import Clock, FixedClock
from csops_desktop.commands import commitments, documents, verifications
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.domain.promises import Direction
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import How, ReviewRule
from csops_desktop.workspace import Workspace
from tests.e2e.sittings import sitting, stored_card, until, wait_said
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk

LIST = {"name": "Today", "role": "list"}


def with_a_morning(data_dir: Path) -> date:
    """Put in what needs the operator today: a promise, a document whose review is over, a colour nobody checked."""
    today = Clock().today()
    clock = FixedClock(datetime(today.year, today.month, today.day, 9, tzinfo=UTC))
    with Workspace.open(data_dir / "workspace.csops", clock) as workspace:
        run = workspace.run
        clock.advance(days=-40)
        doc = run("Added", documents.add_document, "Renewals", body="one", rule=ReviewRule(30, "days"))
        run("Verified", verifications.verify, doc, [How.READ])
        run("Added", add_responsibility, "CS KPIs", status=Status.RED, reason="No owners.")
        clock.advance(days=39)
        run("Noted", commitments.add_commitment, "Draft", person="Ann", direction=Direction.I_OWE, due_on=today)
    return today


def lines(driver: Driver) -> list[str]:
    """Return what the list says, the first words of each line."""
    return [row.name.split(", ")[0] for row in driver.find_all(role="list item", within=LIST)]


def listed(data_dir: Path) -> dict[str, str]:
    """Return title and place of everything on Today, as the command line tells it."""
    return {row["title"]: row["place"] for row in run_desk(data_dir, "list", "today", "--json").json()}


def test_a_morning_by_keyboard(data_dir: Path) -> None:
    today = with_a_morning(data_dir)
    tomorrow = (today + timedelta(days=1)).isoformat()
    with sitting(data_dir) as driver:
        driver.keys("ctrl+1")
        driver.wait_for(role="list item", pattern="^I owe Ann: Draft, today", within=LIST)
        driver.wait_for(name="Today", within={"name": "Pages"}, state="checked")
        driver.wait_for(role="list", name="Today", state="focused")

        # The promise is kept by one letter; Undo brings it back, its named button settles it for good.
        driver.keys("Home", "d")
        wait_said(driver, "Kept “Draft”")
        driver.wait_gone(role="list item", pattern="^I owe Ann", within=LIST)
        driver.keys("ctrl+z")
        driver.wait_for(role="list item", pattern="^I owe Ann", within=LIST)
        driver.select(role="list item", pattern="^I owe Ann", within=LIST)
        driver.press("Done: I owe Ann: Draft", role="button")
        driver.wait_gone(role="list item", pattern="^I owe Ann", within=LIST)

        # The review is put off until tomorrow.
        driver.select(role="list item", pattern="^Renewals", within=LIST)
        driver.focus("Today", role="list")
        driver.keys("s", "Return")
        driver.wait_gone(role="list item", pattern="^Renewals", within=LIST)
        until(lambda: listed(data_dir).get("Renewals"), lambda place: place == "snoozed")

        # The colour is checked with a sentence.
        driver.select(role="list item", pattern="^CS KPIs", within=LIST)
        driver.focus("Today", role="list")
        driver.keys("c")
        driver.wait_for(role="text", name="Why is “CS KPIs” still red?", state="focused")
        driver.type("Still no owners.")
        driver.keys("Return")
        wait_said(driver, "Checked in “CS KPIs”")
        driver.wait_for("Nothing needs you today")
    assert stored_card(data_dir, "CS KPIs")["reason"] == "Still no owners."
    rows = run_desk(data_dir, "list", "today", "--json").json()
    assert [(row["title"], row["place"], row["until"]) for row in rows] == [("Renewals", "snoozed", tomorrow)]
