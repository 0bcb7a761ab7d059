"""The writer that tests/e2e/test_kill9.py kills: commits through `Workspace.run` without end and prints what is done.

    python -m tests.helpers.kill9_writer FILE

Each line is one acknowledgement: "id title" of a responsibility after its change was committed, "undone" or "redone"
after such a change. What a line says was done must be there after any kill.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from csops_desktop.clock import Clock
from csops_desktop.commands.plan import add_step
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace

ADDED_BEFORE_UNDO = 5
"""After so many it takes the last one back and does it again."""

STEPS = 3
"""How many plan steps are written with each responsibility."""


def add_whole(tx: Tx, title: str) -> ResponsibilityId:
    """Add a responsibility with a status change, an owner and some steps: rows of four tables."""
    rid = add_responsibility(
        tx, title, owner=f"Owner {len(title)}", status=Status.RED, reason="No owner. " * (1 + len(title) % 40)
    )
    for number in range(STEPS):
        add_step(tx, rid, f"Step {number} of {title}")
    return rid


def say(text: str) -> None:
    """Acknowledge at once, past every buffer."""
    os.write(1, f"{text}\n".encode())


def main() -> None:
    """Write until killed."""
    with Workspace.open(Path(sys.argv[1]), Clock()) as workspace:
        workspace._connection.execute("PRAGMA wal_autocheckpoint = 8")
        number = 0
        while True:
            number += 1
            title = f"{os.getpid()}-{number} " + "x" * (number % 50)
            say(f"{workspace.run('Added', add_whole, title)} {title}")
            if number % ADDED_BEFORE_UNDO == 0:
                workspace.undo()
                say("undone")
                workspace.redo()
                say("redone")


if __name__ == "__main__":
    main()
