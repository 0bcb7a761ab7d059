"""A really full and a really read-only disk: one megabyte, mounted for a program of its own and gone with it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

PREAMBLE = """
import json, logging, subprocess, sys
from datetime import UTC, datetime
from pathlib import Path
from csops_desktop.clock import FixedClock
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.backup import make_backup
from csops_desktop.workspace import Workspace
from tests.helpers.states import assert_plain, folder_bytes, whole

logging.disable()
disk, clock = Path(sys.argv[1]), FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))

def refusal(act, *args):
    try:
        act(*args)
    except Exception as error:
        assert_plain(error)
        return str(error)
    return "it was not refused"

def fill(tx):
    for number in range(500):
        tx.insert("person", name=f"{number} " * 100)
"""

FULL = """
workspace = Workspace.open(disk / "w.csops", clock)
workspace.run("Added", add_responsibility, "CS KPIs")
ballast = disk / "ballast"
try:
    ballast.write_bytes(b"x" * 2_000_000)
except OSError:
    pass
before = workspace.read(whole)
answer = {"run": refusal(workspace.run, "Filled", fill)}
answer["backup"] = refusal(make_backup, workspace._connection, workspace.path, disk / "backups", clock.now())
answer["new"] = refusal(Workspace.open, disk / "new.csops", clock)
answer["unchanged"] = workspace.read(whole) == before
answer["left"] = sorted(p.name for p in disk.rglob("*") if p.is_file() and not p.name.startswith("w.csops"))
ballast.unlink()
workspace.run("Added", add_responsibility, "Afterwards")
answer["afterwards"] = workspace.undo_label
answer["problems"] = workspace.problems()
print(json.dumps(answer))
"""

READ_ONLY = """
with Workspace.open(disk / "w.csops", clock) as workspace:
    workspace.run("Added", add_responsibility, "CS KPIs")
before = folder_bytes(disk)
subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
answer = {"open": refusal(Workspace.open, disk / "w.csops", clock)}
answer["new"] = refusal(Workspace.open, disk / "new.csops", clock)
answer["unchanged"] = folder_bytes(disk) == before
print(json.dumps(answer))
"""

MOUNTED = 'mount -t tmpfs -o size=1m none "$1" && shift && exec "$@"'


def on_a_small_disk(tmp_path: Path, script: str) -> dict[str, Any]:
    """Run a script that has a disk of one megabyte, seen by nobody else; return the JSON it prints."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("only root may mount a small disk; PRAGMA max_page_count tests the same sentence elsewhere")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "--mount", "sh", "-c", MOUNTED, "sh", disk, sys.executable, "-c", PREAMBLE + script, disk]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
    finally:
        assert not list(disk.iterdir())
    if "unshare failed" in done.stderr or "mount: " in done.stderr:
        pytest.skip("this system lets even root mount nothing")
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_a_full_disk_keeps_everything_and_goes_on_when_space_is_freed(tmp_path: Path) -> None:
    answer = on_a_small_disk(tmp_path, FULL)
    assert answer["run"] == "The disk is full; nothing was changed. Free some space and try again."
    assert answer["new"] == answer["run"]
    assert answer["backup"].startswith("No backup could be made in")
    assert answer["left"] == ["ballast"]
    assert (answer["unchanged"], answer["afterwards"], answer["problems"]) == (True, "Added", [])


def test_a_disk_that_may_not_be_written_is_one_sentence(tmp_path: Path) -> None:
    """SQLite can't even read a WAL file there; it is refused, not opened half."""
    answer = on_a_small_disk(tmp_path, READ_ONLY)
    assert "check that the folder exists and that you may write there" in answer["open"]
    assert "A workspace can't be made in" in answer["new"]
    assert answer["unchanged"]
