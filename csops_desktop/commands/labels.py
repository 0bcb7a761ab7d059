"""How changes are named: in the toast, under Undo and in the history. Past tense, with the thing in quotes."""

from __future__ import annotations

from csops_desktop.domain.status import Status

LONGEST = 60
"""Characters of a title that a label quotes; the history shows the thing itself as well."""


def quoted(title: str) -> str:
    """Return a title in quotation marks and on one line, shortened at its end when it is long."""
    # Words are named as they were typed or pasted, before the command makes one line of them.
    line = " ".join(title.split())
    shown = line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
    return f"“{shown}”"


def moved(title: str, status: Status) -> str:
    """Name a change of colour: Moved “Access reviews” to Green."""
    return f"Moved {quoted(title)} to {status.heading}"


def did(verb: str, title: str) -> str:
    """Name anything else: Archived “Access reviews”."""
    return f"{verb} {quoted(title)}"
