"""Where the files of `resources/` are: the one lookup, installed or frozen. Standard library only."""

from __future__ import annotations

import sys
from pathlib import Path


def _root() -> Path:
    """Return the folder `resources/`.

    It stands beside the package in a source checkout and in an installed wheel alike; a frozen program
    (PyInstaller) unpacks it into the folder that `sys._MEIPASS` names.
    """
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    base = Path(frozen) if frozen is not None else Path(__file__).resolve().parent.parent
    return base / "resources"


def asset(name: str) -> Path:
    """Return the path of a bundled file.

    Args:
        name: its place within `resources/`, with forward slashes: "icons/search.svg".

    Raises:
        FileNotFoundError: nothing has that name; the program was packed wrongly.
    """
    path = _root() / name
    if not path.exists():
        raise FileNotFoundError(f"The program's own file {name} is missing.")
    return path
