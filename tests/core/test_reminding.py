"""Tests of what the desk remembers of its reminders: whole, private, and read without ever failing."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from csops_desktop.domain.reminders import Memory
from csops_desktop.paths import Paths
from csops_desktop.reminding import MemoryFile, memory_file, rules_of
from csops_desktop.settings import Settings
from tests.helpers.guards import ExpectedLog

FULL = Memory(
    begun_on=date(2026, 11, 2),
    digests=(date(2026, 11, 23), date(2026, 11, 24)),
    things=("commitment 2 at 2026-11-24 14:30",),
    paused_from=datetime(2026, 11, 24, 9, tzinfo=UTC),
    paused_until=datetime(2026, 11, 24, 10, tzinfo=UTC),
)


def test_what_was_told_is_known_after_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "desk" / "reminders.json"
    MemoryFile(file).keep(FULL)
    assert MemoryFile(file).memory == FULL
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in file.parent.iterdir()] == ["reminders.json"]


def test_each_workspace_has_a_memory_of_its_own(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path)
    other = paths.with_workspace(tmp_path / "other.csops")
    assert memory_file(paths).parent == paths.settings.parent
    assert memory_file(paths) != memory_file(other)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"version": 9}',
        json.dumps({"version": 1, "begun_on": 7, "paused_from": None, "paused_until": None}),
        json.dumps(
            {
                "version": 1,
                "begun_on": None,
                "paused_from": "2026-11-24T09:00:00",
                "paused_until": "2026-11-24T10:00:00",
                "digests": [],
                "things": [],
            }
        ),
    ],
)
def test_a_file_of_no_use_costs_only_the_memory(tmp_path: Path, content: str, expected_log: ExpectedLog) -> None:
    file = tmp_path / "reminders.json"
    file.write_text(content, encoding="utf-8")
    expected_log("the desk remembers no reminders")
    kept = MemoryFile(file)
    assert kept.memory == Memory()
    kept.keep(FULL)
    assert MemoryFile(file).memory == FULL


def test_a_file_that_cannot_be_written_is_said_once(tmp_path: Path, expected_log: ExpectedLog) -> None:
    kept = MemoryFile(tmp_path / "taken" / "reminders.json")
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    expected_log("can't be written")
    kept.keep(FULL)
    assert kept.memory == FULL


def test_the_rules_are_what_the_settings_say() -> None:
    rules = rules_of(Settings(digest_at=time(7, 0), working_days=(1, 7), reminders=False))
    assert (rules.digest_at, rules.working_days, rules.on) == (time(7, 0), (1, 7), False)
