"""One line as a request: who asks, by when, and what."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.commands.requests import day_reader
from csops_desktop.domain.capture import recognise

TODAY = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)
KNOWN = ("Finance", "Dana Reyes")


@pytest.mark.parametrize(
    ("line", "title", "who", "due_on"),
    [
        ("from Finance by Friday: renewal export", "Renewal export", "Finance", FRIDAY),
        ("From Data Science: clean it up", "Clean it up", "Data Science", None),
        ("Dana asks for a renewal report by 15 Dec", "A renewal report", "Dana", date(2026, 12, 15)),
        ("Dana Reyes needs access until 2026-12-01.", "Access.", "Dana Reyes", date(2026, 12, 1)),
        ("dana reyes would like to see the forecast", "See the forecast", "dana reyes", None),
        ("Finance: numbers", "Numbers", "Finance", None),
        ("Note: numbers", "Note: numbers", "", None),
        ("We need a tool", "We need a tool", "", None),
        ("the region (by Friday)", "the region", "", FRIDAY),
        ("do it by hand by tomorrow", "do it by hand", "", date(2026, 11, 25)),
        ("written by Dana", "written by Dana", "", None),
        ("from Finance by Friday:", "from Finance by Friday:", "Finance", FRIDAY),
        ("move it from A to B: today", "move it from A to B: today", "", None),
        ("  spaces   everywhere ", "spaces everywhere", "", None),
        ("standby tomorrow", "standby tomorrow", "", None),
    ],
)
def test_who_and_when_are_recognised(line: str, title: str, who: str, due_on: date | None) -> None:
    seen = recognise(line, day_reader(TODAY), KNOWN)
    assert (seen.title, seen.who, seen.due_on) == (title, who, due_on)


@pytest.mark.parametrize(("line", "urgent"), [("a sandbox, ASAP", True), ("urgent: x", True), ("insurgents", False)])
def test_urgent_words_are_noticed_and_stay(line: str, urgent: bool) -> None:
    seen = recognise(line, day_reader(TODAY))
    assert seen.urgent is urgent
    assert seen.title.casefold() == line.casefold()
