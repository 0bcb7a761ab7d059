"""How changes are named: in the toast, under Undo and in the history. Past tense, with the thing in quotes."""

from __future__ import annotations

from csops_desktop.domain.status import Status

LONGEST = 60
"""Characters of a title that a label quotes; the history shows the thing itself as well."""


def quoted(title: str) -> str:
    """Return a title in quotation marks, shortened at its end when it is long."""
    shown = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
    return f"“{shown}”"


def moved(title: str, status: Status) -> str:
    """Name a change of colour: Moved “Access reviews” to Green."""
    return f"Moved {quoted(title)} to {status.heading}"


def did(verb: str, title: str) -> str:
    """Name anything else: Archived “Access reviews”."""
    return f"{verb} {quoted(title)}"
