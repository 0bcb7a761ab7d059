"""`list drafts` on the command line. May import the core; prints the report."""

from __future__ import annotations

from typing import Any

from csops_desktop.cli.listing import State, listing
from csops_desktop.domain.drafts import Standing
from csops_desktop.queries.drafts import UnfinishedRow, unfinished

_NOTES = {Standing.CHANGED: "changed since", Standing.GONE: "deleted since"}


def list_drafts(state: State, *, as_json: bool) -> str:
    """Return the texts that were typed and not saved, the newest first; a past day has none."""
    return listing(as_json, state.read(unfinished), _as_json, _line)


def _as_json(row: UnfinishedRow) -> dict[str, Any]:
    draft = row.draft
    return {
        "place": str(draft.place),
        "name": draft.name,
        "text": draft.text,
        "base": draft.base,
        "stored": row.stored,
        "standing": row.standing,
        "at": draft.at.isoformat(),
    }


def _line(row: UnfinishedRow) -> str:
    parts = [f"{row.draft.at.astimezone():%Y-%m-%d %H:%M}", row.draft.name, _NOTES.get(row.standing, "")]
    # Each line of a longer text stands under its head, so that a program can tell them apart.
    return "  ".join(part for part in parts if part) + "".join(f"\n    {line}" for line in row.draft.text.splitlines())
