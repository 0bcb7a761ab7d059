"""How `list` prints rows: as lines for people, as one JSON array for programs. Imports the workspace's shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from csops_desktop.snapshot import Snapshot
from csops_desktop.workspace import Workspace

type State = Workspace | Snapshot
"""What is listed: the present state, or that of a past day."""


def listing[T](
    json_wanted: bool, rows: list[T], document: Callable[[T], dict[str, Any]], line: Callable[[T], str]
) -> str:
    """Return rows as one JSON array, or as lines.

    Args:
        json_wanted: for a program.
        rows: what is listed.
        document: one row for a program; days as ISO text.
        line: one row for a person.
    """
    if json_wanted:
        return json.dumps([document(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
    return "".join(f"{line(row)}\n" for row in rows)


def iso(day: date | None) -> str | None:
    """Return a day as programs read it: "2026-11-24"."""
    return None if day is None else day.isoformat()
