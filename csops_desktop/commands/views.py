"""Saved views: a filter of the board under a name."""

from __future__ import annotations

from csops_desktop.commands.checks import line, still_there
from csops_desktop.commands.labels import quoted
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import SavedViewId
from csops_desktop.errors import UserError


def save_view(tx: Tx, name: str, filter_json: str) -> SavedViewId:
    """Keep a filter under a name; a view that has the name already is replaced. Refuses an empty name."""
    name = line(name, "Give the view a name.", "The name")
    found = tx.value("SELECT id FROM saved_view WHERE name = ?", (name,))
    if found is None:
        return SavedViewId(tx.insert("saved_view", name=name, filter=filter_json))
    tx.update("saved_view", found, filter=filter_json)
    return SavedViewId(found)


def rename_view(tx: Tx, view: SavedViewId, name: str) -> None:
    """Give a saved view another name.

    Raises:
        UserError: it is gone, the name is empty, or another view has it.
    """
    name = line(name, "Give the view a name.", "The name")
    still_there(tx, "saved_view", view, "view")
    if tx.value("SELECT 1 FROM saved_view WHERE name = ? AND id <> ?", (name, view)):
        raise UserError(f"Another view is called {quoted(name)} already.")
    tx.update("saved_view", view, name=name)


def delete_view(tx: Tx, view: SavedViewId) -> None:
    """Forget a saved view."""
    tx.delete("saved_view", view)
