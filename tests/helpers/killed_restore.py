"""A restoring that is killed at each of its steps, one after the other. A program of its own, since it forks.

    python -m tests.helpers.killed_restore FOLDER WORKSPACE BACKUP

FOLDER holds a workspace, its log and its backups. For N = 1, 2, … a copy of it is made and a process restores the
backup in there and kills itself (SIGKILL) just before its Nth act on a file: opening, renaming, removing, linking,
flushing. Then the workspace is opened as at the next start. Prints a JSON list, one entry a round: whether it was
killed, and which cards were on the board afterwards; the last round is the one that got through.
"""

from __future__ import annotations

import itertools
import json
import logging
import os
import shutil
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from csops_desktop.backups import restore
from csops_desktop.clock import FixedClock
from csops_desktop.errors import UserError
from csops_desktop.queries.board import board_cards
from csops_desktop.workspace import Workspace

CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=UTC))
COUNTED = ("open", "os.rename", "os.remove", "os.link", "os.mkdir", "shutil.copyfile")


def die_before(number: int, folder: Path) -> None:
    """Kill this process before its act with this number."""
    left = [number]

    def count() -> None:
        left[0] -= 1
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in COUNTED and str(folder) in str(arguments[0]):
            count()

    real_sync = os.fsync

    def sync(handle: int) -> None:
        count()
        real_sync(handle)

    os.fsync = sync
    sys.addaudithook(watch)


def one_round(folder: Path, workspace: str, backup: str, number: int) -> dict[str, Any]:
    """Restore in a process that is killed before its Nth act, and look at what is there at the next start."""
    child = os.fork()
    if not child:
        die_before(number, folder)
        restore(folder / workspace, folder / "backups" / backup, folder / "backups", CLOCK.now())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    try:
        with Workspace.open(folder / workspace, CLOCK, backups=folder / "backups") as opened:
            found: Any = sorted(card.title for card in opened.read(board_cards))
            damage = opened.problems()
    except UserError as error:
        found, damage = str(error), []
    left = sorted(file.name for file in folder.iterdir() if "restor" in file.name and "part" not in file.name)
    return {"killed": os.WIFSIGNALED(status), "board": found, "damage": damage, "left": left}


def main() -> None:
    """Do the rounds until one gets through."""
    logging.disable()
    source, workspace, backup = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    rounds = []
    for number in itertools.count(1):
        folder = source.with_name(f"round-{number}")
        shutil.copytree(source, folder)
        rounds.append(one_round(folder, workspace, backup, number))
        shutil.rmtree(folder)
        if not rounds[-1]["killed"]:
            break
    sys.stdout.write(json.dumps(rounds))


if __name__ == "__main__":
    main()
