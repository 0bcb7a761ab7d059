"""Saved views of the board."""

from __future__ import annotations

from typing import NamedTuple

from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import SavedViewId


class SavedViewRow(NamedTuple):
    """A filter under a name; `filter` is the JSON that the page wrote."""

    id: SavedViewId
    name: str
    filter: str


def saved_views(db: Reader) -> list[SavedViewRow]:
    """Return the saved views by name."""
    rows = [SavedViewRow(*row) for row in db.rows("SELECT id, name, filter FROM saved_view")]
    return sorted(rows, key=lambda row: row.name.casefold())
