"""A quarter is planned, run and closed in the real window by keyboard: time, turns, gate, verdict, carry over, undo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.e2e.sittings import leave, sitting, until, wait_open, with_tracker
from tests.e2e.test_names_of_controls import nameless
from tests.helpers.a11y import Driver
from tests.helpers.desk import run_desk


def plan(data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return the initiatives as the command line tells them, by title."""
    rows: list[dict[str, Any]] = run_desk(data_dir, "list", "initiatives", "--json").json()
    return {row["title"]: row for row in rows}


def wait_plan(data_dir: Path, title: str, **wanted: object) -> dict[str, Any]:
    """Wait until an initiative is stored with these values, and return it."""

    def fits(rows: dict[str, dict[str, Any]]) -> bool:
        return title in rows and all(rows[title][key] == value for key, value in wanted.items())

    return until(lambda: plan(data_dir), fits)[title]


def add(driver: Driver, lane: str, *titles: str) -> None:
    """Add to the lane that has the keyboard, one line and Enter each."""
    driver.wait_for(lane, role="list", state="focused")
    driver.keys("a")
    for title in titles:
        driver.wait_for(role="text", pattern="^Title of the new", state="focused")
        driver.type(title)
        driver.keys("Return")
        driver.wait_for(role="list item", pattern=f"^{title}, ")
    driver.keys("Escape")
    driver.wait_for(lane, role="list", state="focused")


def ask_for(driver: Driver, words: str) -> None:
    """Run an action by Ctrl+K."""
    driver.keys("ctrl+k")
    driver.wait_for("Find or do anything", role="text", state="focused")
    driver.type(words)
    driver.wait_for(role="list item", pattern=f"^{words}")
    driver.keys("Return")


def choose(driver: Driver, lane: str, title: str) -> None:
    """Select a card and bring the keyboard to it."""
    driver.select(within={"name": lane, "role": "list"}, pattern=f"^{title}, ")
    driver.focus(lane, role="list")
    driver.wait_for(pattern=f"^{title}, ", role="list item", state="selected")


def answer(driver: Driver, question: str, sentence: str) -> None:
    """Answer what is asked for in place."""
    driver.wait_for(role="text", pattern=question, state="focused")
    driver.type(sentence)
    driver.keys("Return")


def make_weekly(driver: Driver, data_dir: Path) -> None:
    """Let the selected card recur every week for two hours, in the panel; a negative effort is refused there."""
    # Enter goes into the panel, everything is edited there in place.
    driver.keys("Return")
    driver.wait_for("Title: Month-end run", role="button", state="focused")
    driver.focus("Target", role="text")
    driver.keys("Tab", "Down")
    wait_plan(data_dir, "Month-end run", recurrence="FREQ=WEEKLY")
    driver.press("Effort: 0 h each turn", role="button")
    driver.wait_for("Effort", role="text", state="focused")
    driver.keys("ctrl+a")
    driver.type("-2")
    driver.keys("Return")
    driver.wait_for("Hours can't be negative.", role="label")
    driver.keys("ctrl+a")
    driver.type("2 h")
    driver.keys("Return")
    driver.wait_for("Effort: 2 h each turn", role="button")
    driver.keys("Escape")
    driver.wait_for("BAU", role="list", state="focused")


def test_a_quarter_is_planned_and_run(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as driver:
        driver.keys("ctrl+4")
        add(driver, "Foundations", "Named owners", "Clean access")
        driver.keys("Down")
        add(driver, "BAU", "QBR packs", "Month-end run")
        # Ctrl+Up and Ctrl+Down change the lane, Alt+Up the order.
        driver.keys("ctrl+Down")
        wait_plan(data_dir, "Month-end run", tier="bet")
        driver.keys("ctrl+Up", "alt+Up")
        until(
            lambda: [t for t, row in plan(data_dir).items() if row["tier"] == "bau"],
            ["Month-end run", "QBR packs"].__eq__,
        )

        make_weekly(driver, data_dir)

        # Running it: one key for the next turn, one for a quarter of an hour, one for an hour.
        turns = wait_plan(data_dir, "Month-end run", turns_done=0)["turns"]
        assert turns >= 12
        driver.keys("d")
        wait_plan(data_dir, "Month-end run", turns_done=1)
        driver.keys("s")
        answer(driver, "^Why is the turn of", "The data was late.")
        wait_plan(data_dir, "Month-end run", turns_done=2)
        driver.keys("t", "shift+t")
        wait_plan(data_dir, "Month-end run", spent=1.25)
        driver.keys("ctrl+z")
        wait_plan(data_dir, "Month-end run", spent=0.25)
        choose(driver, "BAU", "QBR packs")
        driver.keys("c")
        wait_plan(data_dir, "QBR packs", state="committed")
        driver.keys("w")
        wait_plan(data_dir, "QBR packs", state="in-progress")
        driver.keys("f")
        answer(driver, "^About how many hours", "26")
        assert wait_plan(data_dir, "QBR packs", spent=26)["state"] == "done"
        leave(driver)

        driver.start_desk(data_dir)
        wait_open(driver)
        driver.wait_for(pattern="^QBR packs, BAU item, done", role="list item")


def test_a_bet_is_held_opened_decided_and_the_rest_carried_over(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as driver:
        driver.keys("ctrl+4")
        add(driver, "Foundations", "Named owners")
        driver.keys("Down", "Down")
        add(driver, "Strategic bets", "Digital tier", "Onboarding")
        ask_for(driver, "Gate of the quarter")
        answer(driver, "^The bets wait until this responsibility is green", "CS KPIs")
        wait_plan(data_dir, "Digital tier", held=True)
        driver.wait_for(pattern="^Gate: Held.*“CS KPIs” is red", role="button")
        driver.keys("Escape", "Escape")

        choose(driver, "Strategic bets", "Digital tier")
        driver.keys("c")
        wait_plan(data_dir, "Digital tier", state="committed")
        driver.keys("w")
        driver.wait_for(pattern="“Digital tier” is held", role="label")
        driver.keys("o")
        answer(driver, "^Why is “Digital tier” opened", "The board asked.")
        wait_plan(data_dir, "Digital tier", held=False, opened_anyway="The board asked.")
        assert plan(data_dir)["Onboarding"]["held"]
        driver.keys("ctrl+z")
        wait_plan(data_dir, "Digital tier", held=True, opened_anyway=None)
        driver.keys("ctrl+y")
        wait_plan(data_dir, "Digital tier", held=False)
        driver.wait_for("Strategic bets", role="list", state="focused")
        driver.keys("w")
        wait_plan(data_dir, "Digital tier", state="in-progress")

        # Closing it: a verdict with the real impact, and what is unfinished goes on with the slip.
        driver.keys("Return")
        driver.wait_for("Title: Digital tier", role="button", state="focused")
        driver.focus("Verdict: learned", role="button")
        driver.keys("Return")
        answer(driver, "^Learned: what was the impact", "Tickets fell by a tenth.")
        assert wait_plan(data_dir, "Digital tier", verdict="learned")["state"] == "done"
        driver.keys("Escape")
        here = plan(data_dir)["Named owners"]["quarter"]
        ask_for(driver, "Carry over what is unfinished")
        answer(driver, "^Why do 2 unfinished initiatives go on", "The migration came first.")
        moved = wait_plan(data_dir, "Named owners", slips=1)
        assert moved["quarter"] > here
        assert plan(data_dir)["Digital tier"]["quarter"] == here
        driver.keys("ctrl+z")
        wait_plan(data_dir, "Named owners", slips=0, quarter=here)


def test_every_control_of_the_planner_has_a_name(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as driver:
        driver.keys("ctrl+4")
        driver.wait_for("Foundations", role="list", state="focused")
        assert nameless(driver) == []
        driver.keys("Down", "Down")
        add(driver, "Strategic bets", "Digital tier")
        driver.keys("Return")
        driver.wait_for("Title: Digital tier", role="button", state="focused")
        assert nameless(driver) == []
        for words, shown in (
            ("Capacity of the quarter", "Working hours a week: 40 h"),
            ("Gate of the quarter", "The bets wait until this initiative is done"),
            ("Rank the bets", "Bets, ranked"),
            ("Show the maturity", "Maturity"),
            ("Plan the year", "Foundations of Q1"),
        ):
            ask_for(driver, words)
            driver.wait_for(pattern=f"^{shown}")
            assert nameless(driver) == [], words


def test_a_card_is_dragged_to_another_lane(data_dir: Path) -> None:
    with sitting(with_tracker(data_dir)) as driver:
        driver.keys("ctrl+4")
        add(driver, "Foundations", "Named owners", "QBR packs")
        driver.keys("Escape", "Down")
        add(driver, "BAU", "Month-end run", "Headcount")
        start = driver.wait_for(pattern="^QBR packs, ", role="list item").middle
        x, y = driver.wait_for(pattern="^Headcount, ", role="list item").middle
        driver.drag(start, (x - 60, y))
        wait_plan(data_dir, "QBR packs", tier="bau")
        assert list(plan(data_dir)) == ["Named owners", "Month-end run", "QBR packs", "Headcount"]
        driver.wait_for(pattern="^QBR packs, ", role="list item", state="selected")
