"""A program that is killed at any moment loses nothing that it has shown as done, and leaves nothing half done."""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.db.reader import Reader
from csops_desktop.queries.activity import history
from csops_desktop.workspace import Workspace
from tests.helpers.kill9_writer import ADDED_BEFORE_UNDO, STEPS

ROOT = Path(__file__).parents[2]

ROUNDS = 40

LONGEST_ROUND = 0.12
"""Seconds after the first acknowledgement within which a round's kill comes."""

HALF = {
    "a responsibility without its status change": (
        "SELECT count(*) FROM responsibility WHERE id NOT IN (SELECT responsibility_id FROM status_change)"
    ),
    "a responsibility without all its steps": (
        "SELECT count(*) FROM responsibility r"
        f" WHERE (SELECT count(*) FROM plan_step WHERE responsibility_id = r.id) <> {STEPS}"
    ),
    "a step of nothing": (
        "SELECT count(*) FROM plan_step WHERE responsibility_id NOT IN (SELECT id FROM responsibility)"
    ),
    "an open change": "SELECT count(*) FROM change WHERE state = 'open'",
    "a change without rows": "SELECT count(*) FROM change WHERE id NOT IN (SELECT change_id FROM change_row)",
    "a row that is not searched": (
        "SELECT count(*) FROM responsibility WHERE id * 16 NOT IN (SELECT rowid FROM search WHERE rowid % 16 = 0)"
    ),
}


def killed_round(path: Path, pause: float) -> list[str]:
    """Start a writer, kill it `pause` seconds after its first acknowledgement, and return all it acknowledged."""
    command = [sys.executable, "-m", "tests.helpers.kill9_writer", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, bufsize=0) as writer:
        assert writer.stdout is not None
        said = writer.stdout.read(1)
        select.select([], [], [], pause)
        writer.kill()
        said += writer.stdout.read()
    assert writer.returncode == -9
    # What follows the last line end is a line that was cut off, if anything.
    return said.decode().split("\n")[:-1]


def acknowledged(lines: list[str]) -> dict[int, str]:
    """Return the responsibilities that must be there: all that were said, but one whose undoing was on its way."""
    added: dict[int, str] = {}
    last = 0
    for line in lines:
        if line not in ("undone", "redone"):
            number, title = line.split(" ", 1)
            last = int(number)
            added[last] = title
    if len(lines) % (ADDED_BEFORE_UNDO + 2) >= ADDED_BEFORE_UNDO:
        # Undone, or just being undone, and not yet said to be done again: either is right.
        added.pop(last, None)
    return added


def titles(db: Reader) -> dict[int, str]:
    return dict(db.rows("SELECT id, title FROM responsibility"))


def test_kill_9_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    path, chance = tmp_path / "w.csops", random.Random(9)
    expected: dict[int, str] = {}
    for _ in range(ROUNDS):
        lines = killed_round(path, chance.random() * LONGEST_ROUND)
        expected |= acknowledged(lines)
        with Workspace.open(path, Clock()) as workspace:
            there = workspace.read(titles)
            assert {rid: title.strip() for rid, title in expected.items() if there.get(rid) != title.strip()} == {}
            assert {what: n for what, sql in HALF.items() if (n := workspace.read(Reader.value, sql))} == {}
            assert workspace.problems() == []
            expected = there
    assert len(expected) > ROUNDS
    with Workspace.open(path, Clock()) as workspace:
        changes = sum(change.kind == "do" and not change.undone for change in workspace.read(history))
        assert changes == len(expected)
        undone = 0
        while workspace.undo() is not None:
            undone += 1
        assert (undone, workspace.read(titles)) == (changes, {})


def test_a_new_workspace_is_whole_or_not_there(tmp_path: Path) -> None:
    """Killed while the file is being made, it is made anew at the next start."""
    chance = random.Random(2)
    for number in range(10):
        path = tmp_path / f"{number}.csops"
        command = [sys.executable, "-m", "tests.helpers.kill9_writer", str(path)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT) as writer:
            until_something_is_made(tmp_path, str(number), writer)
            select.select([], [], [], chance.random() * 0.01)
            writer.kill()
        with Workspace.open(path, Clock()) as workspace:
            assert workspace.problems() == []


def until_something_is_made(folder: Path, stem: str, writer: subprocess.Popen[bytes]) -> None:
    """Watch a folder until a file of this name begins to be there."""
    while writer.poll() is None and not any(name.startswith(f"{stem}.") for name in os.listdir(folder)):
        select.select([], [], [], 0.001)
