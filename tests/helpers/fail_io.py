"""The rounds of tests/core/db/test_every_write_fails.py, started as a program of its own under fail_io.so.

    LD_PRELOAD=fail_io.so python -m tests.helpers.fail_io FOLDER ACT

It lets the first write of an act fail, then the second and so on (in growing steps) until the act needs no more,
each with two errors and once or for ever. It prints one JSON document: how many rounds there were, and what went wrong
in them.
"""

from __future__ import annotations

import ctypes
import errno
import json
import logging
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from csops_desktop.clock import FixedClock
from csops_desktop.commands.board import set_status
from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.backup import backups_of, is_sound, make_backup
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.workspace import Workspace
from tests.helpers.states import State, assert_plain, state, whole

MODES = [(error, always) for error in (errno.EIO, errno.ENOSPC) for always in (False, True)]

EVERY = 6
"""The first so many writes fail one by one; further on in steps that grow with their number."""

Act = Callable[[Workspace], object]


def command(workspace: Workspace) -> object:
    """One change of colour."""
    return workspace.run("Set", set_status, ResponsibilityId(1), Status.RED, "No owner. " * 300)


def large_command(workspace: Workspace) -> object:
    """A change large enough to spill out of the page cache before its commit."""

    def many(tx: Tx) -> None:
        for number in range(60):
            add_responsibility(tx, f"Card {number} " + "x" * 250, status=Status.GREEN, reason="So. " * 50)

    workspace._connection.execute("PRAGMA cache_size = 5")
    return workspace.run("Many", many)


def undo(workspace: Workspace) -> object:
    """Taking the last change back."""
    return workspace.undo()


def backup(workspace: Workspace) -> object:
    """A copy."""
    return make_backup(workspace._connection, workspace.path, workspace.path.parent / "backups", workspace.clock.now())


def create(workspace: Workspace) -> object:
    """A new workspace beside the old one."""
    Workspace.open(workspace.path.with_name("new.csops"), workspace.clock).close()
    return None


def restore(workspace: Workspace) -> object:
    """An older state in the workspace's place."""
    return workspace.restore(workspace.path.parent.parent / "older.csops")


ACTS: dict[str, Act] = {act.__name__: act for act in (command, large_command, undo, backup, create, restore)}


class Rounds:
    """All rounds in one folder.

    Attributes:
        found: what went wrong, by act and Nth write.
        outcomes: how often an act was done, refused, or done though a write failed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FixedClock(datetime(2026, 11, 24, 9, tzinfo=UTC))
        self.shim = ctypes.CDLL(None)
        self.found: list[str] = []
        self.outcomes: Counter[str] = Counter()
        self.pattern = folder / "pattern.csops"
        with Workspace.open(self.pattern, self.clock) as workspace:
            for number in range(20):
                workspace.run("Added", add_responsibility, f"Card {number}", owner="Dana")
                if number == 10:
                    made = make_backup(workspace._connection, self.pattern, folder / "kept", self.clock.now())
        made.rename(folder / "older.csops")

    def after(self, act: Act) -> State:
        """Return the state after an act that nothing disturbs."""
        with self.opened() as workspace:
            act(workspace)
            return workspace.read(state)

    def opened(self) -> Workspace:
        """Open a fresh copy in an empty folder."""
        place = self.folder / "round"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        shutil.copy(self.pattern, place / "w.csops")
        workspace = Workspace.open(place / "w.csops", self.clock)
        workspace._connection.execute("PRAGMA wal_autocheckpoint = 4")
        return workspace

    def try_all(self, act: Act) -> None:
        """Let every single write of an act fail, in every mode."""
        new = self.after(act)
        for error, always in MODES:
            nth = 1
            while self.one(act, new, nth, error, always):
                nth += 1 + nth // EVERY

    def one(self, act: Act, new: State, nth: int, error: int, always: bool) -> bool:
        """Play one round; say whether there was an Nth write at all."""
        workspace = self.opened()
        old, before = workspace.read(state), workspace.read(whole)
        told: list[object] = []
        workspace.subscribe(told.append)
        self.shim.fail_io_arm(str(self.folder / "round").encode(), nth, error, int(always))
        refusal: Exception | None = None
        try:
            act(workspace)
        except Exception as raised:
            refusal = raised
        failures: int = self.shim.fail_io_disarm()
        self.outcomes["refused" if refusal else "done in spite of it" if failures else "done"] += 1
        try:
            self.check(workspace, refusal, (old, new), before, len(told))
        except Exception as wrong:
            self.found.append(f"{act.__name__} {nth} {errno.errorcode[error]} {always}: {wrong!r} after {refusal!r}")
        return failures > 0

    def check(
        self, workspace: Workspace, refusal: Exception | None, states: tuple[State, State], before: State, told: int
    ) -> None:
        """Raise `AssertionError` unless the state is old or new, and the person was told which."""
        old, new = states
        if refusal is not None:
            assert_plain(refusal)
            assert workspace.read(whole) == before, "refused, and yet something changed"
        else:
            assert workspace.read(state) == new, "done, and yet not there"
        assert told == (refusal is None and old != new), "told wrongly"
        self.check_backups(workspace)
        self.check_new(workspace.path.parent)
        self.check_killed(workspace, states if refusal else (new,))
        workspace.run("Afterwards", add_responsibility, "Afterwards")
        workspace.undo()
        assert workspace.problems() == []
        workspace.close()
        with Workspace.open(workspace.path, self.clock) as again:
            assert again.read(state) == (old if refusal else new), "closed and opened, it is another"

    def check_backups(self, workspace: Workspace) -> None:
        """Fail for a copy that is not whole, and for any part of one."""
        folder = workspace.path.parent / "backups"
        copies = [file for _, file in backups_of(workspace.path, folder)] if folder.exists() else []
        assert all(is_sound(copy) for copy in copies), "an unsound copy"
        files = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
        assert len(files) == 2 * len(copies), f"left over: {files}"

    def check_new(self, folder: Path) -> None:
        """Fail for a new workspace that is not whole, and for any part of one.

        It may be there though it was refused, when it could be made but not opened. What a log that could not be
        moved holds is in it.
        """
        new = folder / "new.csops"
        left = {path.name for path in folder.glob("new.csops*")}
        assert left <= {new.name, f"{new.name}-wal", f"{new.name}-shm"}, f"left over: {sorted(left)}"
        assert not left or new.name in left, f"left over: {sorted(left)}"
        if left:
            with Workspace.open(new, self.clock) as opened:
                opened.run("Added", add_responsibility, "CS KPIs")
                assert opened.problems() == []

    def check_killed(self, workspace: Workspace, allowed: tuple[State, ...]) -> None:
        """Fail when a kill at this moment would leave something between old and new."""
        killed = self.folder / "killed"
        shutil.rmtree(killed, ignore_errors=True)
        killed.mkdir()
        for ending in ("", "-wal"):
            beside = workspace.path.with_name(workspace.path.name + ending)
            if beside.exists():
                shutil.copy(beside, killed / beside.name)
        with Workspace.open(killed / workspace.path.name, self.clock) as again:
            assert again.read(state) in allowed, "killed now, it would be half done"
            assert again.problems() == []


def main() -> None:
    """Play all rounds of an act and print what came of them."""
    logging.disable()
    rounds = Rounds(Path(sys.argv[1]))
    rounds.try_all(ACTS[sys.argv[2]])
    sys.stdout.write(json.dumps({"outcomes": rounds.outcomes, "found": rounds.found}))


if __name__ == "__main__":
    main()
