"""Runs the reminders under libfaketime, tick by tick, and prints what was told when: `clock_night.py FOLDER STEPS`.

A program of its own, since the clock is faked for a whole process. STEPS is a JSON list: a number moves the clock by so
many seconds (also backwards), a text that names a time zone takes the computer there. After each step the desk looks at
the clock as its timer would let it. Where the clock stands is said by a file that libfaketime reads.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from csops_desktop.clock import Clock
from csops_desktop.commands import commitments
from csops_desktop.reminding import MemoryFile
from csops_desktop.settings import SettingsFile
from csops_desktop.workspace import Workspace
from ui.bridge import WorkspaceBridge
from ui.reminding import Reminding


class Night:
    """The faked clock and the desk that looks at it."""

    def __init__(self, folder: Path, due_at: str) -> None:
        """Open a workspace with a promise for now's day."""
        self.clock = Clock()
        self.told: list[tuple[str, str]] = []
        self._file = Path(os.environ["FAKETIME_TIMESTAMP_FILE"])
        self._offset = float(self._file.read_text())
        self._workspace = Workspace.open(folder / "workspace.csops", self.clock)
        today = self.clock.today()
        self._workspace.run("Promised", commitments.add_commitment, "A call", person="Bo", due_on=today, due_at=due_at)
        self._bridge = WorkspaceBridge(self._workspace)
        self._folder = folder
        self.start()

    def start(self) -> None:
        """Start the desk, as after a restart: all it knows is in its file."""
        memory = MemoryFile(self._folder / "reminders.json")
        settings = SettingsFile(self._folder / "settings.json")
        self._reminding = Reminding(self._bridge, settings, memory)
        self._reminding.reminded.connect(self._on_reminding_reminded)
        self._reminding.tick()

    def step(self, step: float | str) -> None:
        """Move the clock, go to another time zone, or start the desk again; then look at the clock."""
        if step == "restart":
            self.start()
        elif isinstance(step, str):
            os.environ["TZ"] = step
        else:
            self._offset += step
            self._file.write_text(f"{self._offset:+.3f}")
        self._reminding.tick()

    def close(self) -> None:
        """Close the workspace."""
        self._bridge.close()
        self._workspace.close()

    def _on_reminding_reminded(self, reminder: object) -> None:
        kind = "timed" if getattr(reminder, "digest_of", None) is None else "digest"
        self.told.append((kind, self.clock.wall().strftime("%m-%d %H:%M")))


def main() -> None:
    """Run the steps and print what was told, as JSON: kind and time on the wall."""
    application = QCoreApplication([])
    night = Night(Path(sys.argv[1]), os.environ["DUE_AT"])
    monotonic = time.monotonic()
    for step in json.loads(sys.argv[2]):
        night.step(step)
    # Timers must go on as if nothing had happened to the clock.
    assert time.monotonic() - monotonic < 60
    night.close()
    application.processEvents()
    sys.stdout.write(json.dumps(night.told))


main()
