"""Persons, as far as other commands name them."""

from __future__ import annotations

from csops_desktop.commands.checks import line
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import PersonId


def person_named(tx: Tx, name: str) -> PersonId | None:
    """Return the person of this name, who is added when nobody is called so; `None` for an empty name.

    Raises:
        UserError: the name is too long.
    """
    name = line(name, what="The name")
    if not name:
        return None
    found = tx.value("SELECT id FROM person WHERE name = ?", (name,))
    return PersonId(tx.insert("person", name=name) if found is None else int(found))
