"""`list people` and `list commitments`: what is open with whom, now and on a past day."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import Clock, FixedClock
from csops_desktop.commands import commitments, people
from csops_desktop.workspace import Workspace
from tests.helpers.desk import desk, run_desk


@pytest.fixture
def kept(data_dir: Path) -> Path:
    """Three late promises of Dana's and an open one that slipped last week."""
    clock = FixedClock(Clock().now() - timedelta(days=8))
    with Workspace.open(data_dir / "workspace.csops", clock) as workspace:
        workspace.run("Added", people.add_person, "Dana Roth", team="RevOps", working_days=(1, 2, 3, 4))
        for _ in range(3):
            due = clock.today() - timedelta(days=4)
            one = workspace.run("A", commitments.add_commitment, "Before", person="Dana Roth", due_on=due)
            workspace.run("Done", commitments.finish_commitment, one)
        due = clock.today() + timedelta(days=2)
        one = workspace.run("Added", commitments.add_commitment, "Owners", person="Dana Roth", due_on=due)
        clock.advance(days=1)
        later = due + timedelta(days=3)
        workspace.run("Moved", commitments.move_due, one, later, moved_by="Dana", why="Two teams disagree.")
    return data_dir


def test_people_are_listed_with_what_is_open(kept: Path) -> None:
    (row,) = run_desk(kept, "list", "people", "--json").json()
    expected = {"name": "Dana Roth", "team": "RevOps", "they_owe": 1, "i_owe": 0, "overdue": 1, "archived": False}
    assert {key: row[key] for key in expected} == expected
    assert row["working_days"] == [1, 2, 3, 4]
    assert "Dana Roth [RevOps]: owes 1, 1 overdue" in desk(kept, "list", "people")


def test_how_late_somebody_usually_is_stays_private(kept: Path) -> None:
    for kind in ("people", "commitments"):
        assert "usual" not in desk(kept, "list", kind, "--json").casefold()


def test_promises_are_listed_with_every_slip(kept: Path) -> None:
    rows = run_desk(kept, "list", "commitments", "--json").json()
    assert [(row["what"], row["state"]) for row in rows] == [("Owners", "open"), *[("Before", "done")] * 3]
    (slip,) = rows[0]["slips"]
    today = Clock().today()
    assert (slip["to"], slip["moved_by"], slip["why"]) == (rows[0]["due_on"], "Dana", "Two teams disagree.")
    assert rows[0]["first_due_on"] == (today - timedelta(days=6)).isoformat()
    assert (rows[0]["slipped_days"], rows[1]["late_days"]) == (3, 4)
    first = desk(kept, "list", "commitments").splitlines()[0]
    assert first.endswith("overdue for 3 days, slipped 1 time")
    assert "Dana Roth owes: Owners, due " in first


def test_a_past_day_has_the_promise_as_it_was(kept: Path) -> None:
    day = (Clock().today() - timedelta(days=8)).isoformat()
    rows = run_desk(kept, "list", "commitments", "--json", "--as-of", day).json()
    assert (rows[0]["slips"], rows[0]["due_on"]) == ([], rows[0]["first_due_on"])
    assert "owes 1" in desk(kept, "list", "people", "--as-of", day)
