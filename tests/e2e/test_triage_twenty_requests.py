"""Twenty requests are decided with twenty keystrokes and the sentences that are asked for, in the real window."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from tests.e2e.sittings import open_page, sitting, until
from tests.e2e.test_names_of_controls import nameless
from tests.helpers.a11y import Driver
from tests.helpers.desk import desk, run_desk

THINGS = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet",
          "kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango")  # fmt: skip
VERBS = ("1", "4", "3", "1", "6")


def with_twenty(data_dir: Path) -> Path:
    """Take twenty requests down on the command line; no two are alike but the last two."""
    for thing in THINGS[:-1]:
        desk(data_dir, "capture", f"from Team {thing}: {thing}")
    desk(data_dir, "capture", "from Finance: sierra once more")
    return data_dir


def listed(data_dir: Path) -> list[dict[str, Any]]:
    """Return the requests as the command line tells them."""
    rows: list[dict[str, Any]] = run_desk(data_dir, "list", "requests", "--json").json()
    return rows


def wait_left(driver: Driver, decided: int, left: int) -> None:
    """Wait until the progress says so."""
    words = f"{decided} decided, {left} left" if decided else f"{left} requests to decide"
    driver.wait_for(words, role="label")


def test_twenty_requests_take_twenty_keystrokes_and_their_sentences(data_dir: Path) -> None:
    with sitting(with_twenty(data_dir)) as driver:
        open_page(driver, "Requests")
        driver.keys("ctrl+shift+t")
        strokes = sentences = 0
        for number, verb in zip(range(18), itertools.cycle(VERBS), strict=False):
            wait_left(driver, number, 20 - number)
            driver.keys(verb)
            strokes += 1
            if verb == "3":
                driver.wait_for("Why it is declined", role="text", state="focused")
                driver.type(f"Not this quarter, because of {number}")
                driver.keys("Return")
                sentences += 1
        # The last two are likely the same: one key merges them, one accepts what is left.
        wait_left(driver, 18, 2)
        driver.wait_for(pattern="^Sierra once more, triage")
        driver.keys("2")
        wait_left(driver, 19, 1)
        driver.keys("1")
        strokes += 2
        driver.wait_for("Everything is decided")
        assert (strokes, sentences) == (20, 4)
        driver.keys("Return")
        driver.wait_for("Requests", role="list")
    states = [row["state"] for row in listed(data_dir)]
    assert states.count("unassigned") == 8
    assert states.count("wont-do") == 4
    assert states.count("need-more-info") == 3
    assert states.count("triage") == 4
    declined = [row for row in listed(data_dir) if row["state"] == "wont-do"]
    assert all(row["decline_reason"] and row["revisit_on"] for row in declined)
    assert next(row["askers"] for row in listed(data_dir) if row["asked"] == 2) == ["Finance", "Team sierra"]


def test_a_request_is_captured_decided_wrongly_and_taken_back(data_dir: Path) -> None:
    with sitting(data_dir) as driver:
        driver.keys("ctrl+shift+space")
        driver.wait_for("Request", role="text", state="focused")
        driver.type("from Finance by tomorrow: the renewal export")
        driver.wait_for(pattern="^The renewal export · from Finance · by ", role="label")
        driver.keys("Return")
        until(lambda: len(listed(data_dir)), lambda number: number == 1)
        driver.keys("ctrl+5")
        driver.wait_for("Requests", role="list", state="focused")
        driver.keys("ctrl+shift+t")
        driver.wait_for("1 request to decide", role="label")
        driver.keys("1")
        driver.wait_for("Everything is decided")
        assert listed(data_dir)[0]["became"] == "initiative"
        driver.keys("ctrl+z")
        driver.wait_for("1 request to decide", role="label")
        assert listed(data_dir)[0]["state"] == "triage"
        driver.keys("Escape")
        driver.wait_for("Requests", role="list", state="focused")


def test_every_control_has_a_name(data_dir: Path) -> None:
    desk(data_dir, "capture", "from Finance: renewal export, urgent")
    with sitting(data_dir) as driver:
        driver.keys("ctrl+5")
        driver.wait_for("Requests", role="list", state="focused")
        assert nameless(driver) == []
        driver.keys("Return")
        driver.wait_for(pattern="^Title: ", role="button", state="focused")
        driver.press("Decline…", role="button")
        driver.wait_for("Why it is declined", role="text", state="focused")
        assert nameless(driver) == []
        driver.keys("Escape")
        driver.press("Reply…", role="button")
        driver.wait_for("Text of the reply", role="text")
        assert nameless(driver) == []
        driver.keys("Escape", "ctrl+shift+t")
        driver.wait_for("1 request to decide", role="label")
        driver.keys("1")
        driver.wait_for("It is urgent. What moves for it?", role="text", state="focused")
        assert nameless(driver) == []
        driver.keys("Escape", "Escape", "ctrl+shift+space")
        driver.wait_for("Request", role="text", state="focused")
        assert nameless(driver) == []
        driver.keys("Escape")
        driver.press("New request", role="button")
        driver.wait_for("Problem", role="text", state="focused")
        assert nameless(driver) == []
        driver.keys("Escape")
