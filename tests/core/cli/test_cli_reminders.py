"""`list reminders` and `export ics` as a script uses them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from csops_desktop.clock import Clock
from csops_desktop.commands import commitments
from csops_desktop.workspace import Workspace
from tests.helpers.desk import desk, run_desk


@pytest.fixture
def today(data_dir: Path) -> date:
    """The day, on which one promise is due; another is due tomorrow at a time."""
    with Workspace.open(data_dir / "workspace.csops", Clock()) as workspace:
        day = workspace.clock.today()
        for what, due_on, due_at in (("A draft", day, ""), ("A call", day + timedelta(days=1), "14:30")):
            workspace.run("Promised", commitments.add_commitment, what, person="Bo", due_on=due_on, due_at=due_at)
    settings = {"version": 1, "digest_at": "08:30", "quiet_from": "00:00", "quiet_to": "00:00", "working_days": []}
    (data_dir / "settings.json").write_text(json.dumps(settings), "utf-8")
    return day


def test_what_will_be_reminded_of_and_when(data_dir: Path, today: date) -> None:
    rows = {row["title"]: row for row in run_desk(data_dir, "list", "reminders", "--json").json()}
    assert rows["A draft"]["by_digest"]
    assert rows["A draft"]["due_on"] == today.isoformat()
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert (rows["A call"]["due_at"], rows["A call"]["by_digest"]) == ("14:30", False)
    assert rows["A call"]["remind_at"] == f"{tomorrow}T14:30"
    lines = desk(data_dir, "list", "reminders").splitlines()
    assert len(lines) == len(rows)


def test_reminders_that_are_off_have_no_time(data_dir: Path, today: date) -> None:
    (data_dir / "settings.json").write_text('{"version": 1, "reminders": false}', "utf-8")
    rows = run_desk(data_dir, "list", "reminders", "--json").json()
    assert [row["remind_at"] for row in rows] == [None] * len(rows)


def test_a_calendar_is_written_and_not_replaced_unasked(data_dir: Path, today: date, tmp_path: Path) -> None:
    out = tmp_path / "due dates.ics"
    assert desk(data_dir, "export", "ics", out) == f"Wrote {out} with 2 dates.\n"
    before = out.read_bytes()
    refused = run_desk(data_dir, "export", "ics", out)
    assert (refused.code, refused.out) == (1, "")
    assert "--overwrite" in refused.err
    desk(data_dir, "export", "ics", out, "--overwrite")
    assert out.read_bytes() == before
    assert run_desk(data_dir, "export", "ics", tmp_path, "--overwrite").code == 1
    assert run_desk(data_dir, "export", "ics", tmp_path / "missing" / "out.ics").code == 1
