"""The real program as another process: its command line, as a script or a person at a terminal uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DESK_SECONDS = 60
"""No command of a test takes as long as this."""


@dataclass(frozen=True)
class DeskResult:
    """How a command ended: its exit code and what it said."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Return what was printed on stdout, which must be one JSON document and nothing else."""
        return json.loads(self.out)


def desk_environment(**changes: str) -> dict[str, str]:
    """Return the environment of a program without a screen, a session or a memory of the person's settings."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"}
    return {key: value for key, value in os.environ.items() if key not in hidden} | changes


def run_desk(
    data_dir: Path, *args: str | Path, environment: Mapping[str, str] | None = None, stdin: str = ""
) -> DeskResult:
    """Run `csops-desktop --data-dir DIR ARGS` without a screen and wait for its end.

    Args:
        data_dir: everything the program keeps.
        args: the rest of its command line.
        environment: the whole environment of the program; by default `desk_environment()`.
        stdin: what it can read from its standard input.
    """
    command = [sys.executable, "-m", "csops_desktop", "--data-dir", str(data_dir), *map(str, args)]
    done = subprocess.run(
        command,
        capture_output=True,
        input=stdin,
        encoding="utf-8",
        env=dict(environment) if environment is not None else desk_environment(),
        timeout=DESK_SECONDS,
        check=False,
    )
    return DeskResult(done.returncode, done.stdout, done.stderr)


def desk(data_dir: Path, *args: str | Path) -> str:
    """Run a command that must succeed and return its stdout."""
    result = run_desk(data_dir, *args)
    assert result.code == 0, f"exit {result.code}: {result.err}"
    return result.out
