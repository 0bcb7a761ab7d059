"""Persons: who is known, how they are reached, and thank-yous."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any, TypedDict, Unpack

from csops_desktop.commands.checks import LARGEST_ID, line, sentence, still_there
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import PersonId
from csops_desktop.domain.working_days import WORKING_DAYS
from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date

NO_NAME = "Give the person a name."

# What a mail program would take for more than one address, or for a header, is none.
_ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\\\"?&]+@[^\s@,;:<>()\[\]\\\"?&]+")


class PersonEdit(TypedDict, total=False):
    """What may be changed about a person; see `add_person`."""

    name: str
    team: str
    role: str
    email: str
    working_days: Collection[int]


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


def add_person(
    tx: Tx,
    name: str,
    *,
    team: str = "",
    role: str = "",
    email: str = "",
    working_days: Collection[int] = WORKING_DAYS,
) -> PersonId:
    """Add a person.

    Args:
        team, role: as people say them: "RevOps", "CSM lead".
        email: one address, or "".
        working_days: ISO weekdays on which they work, at least one; Monday is 1.

    Raises:
        UserError: there is no name, somebody is called so already, or the address or the days can't be used.
    """
    given: PersonEdit = {"name": name, "team": team, "role": role, "email": email, "working_days": working_days}
    return PersonId(tx.insert("person", **_values(tx, given, None)))


def edit_person(tx: Tx, person: PersonId, **changes: Unpack[PersonEdit]) -> None:
    """Change what is known of a person; what is not given stays.

    Raises:
        UserError: as `add_person`, or the person is gone.
    """
    existing_person(tx, person)
    if changes:
        tx.update("person", person, **_values(tx, changes, person))


def archive_person(tx: Tx, person: PersonId) -> None:
    """Take a person off the list and keep everything; refuses while a promise with them is open."""
    name = existing_person(tx, person)
    sql = "SELECT count(*) FROM commitment WHERE person_id = ? AND state = 'open' AND trashed_on IS NULL"
    number = tx.value(sql, (person,))
    if number:
        promises = "promise is" if number == 1 else "promises are"
        raise UserError(f"{number} {promises} open with {name}: finish or cancel them first.")
    tx.update("person", person, archived_on=tx.today)


def restore_person(tx: Tx, person: PersonId) -> None:
    """Bring an archived person back to the list."""
    existing_person(tx, person)
    tx.update("person", person, archived_on=None)


def merge_person(tx: Tx, person: PersonId, into: PersonId) -> None:
    """Make a person one with another: everything that named them names the other one, who keeps their own facts.

    What is not known of the one who stays (team, role, address) is taken over; a former name that a tracker still says
    adds them again.

    Args:
        person: who goes.
        into: who stays; brought back where they were archived.

    Raises:
        UserError: one of them is gone, or they are the same already.
    """
    existing_person(tx, person)
    existing_person(tx, into)
    if person == into:
        raise UserError("These are one person already.")
    # Asked of the schema itself, so that no table that is added later is forgotten.
    naming = tx.rows(
        'SELECT m.name, f."from" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' AND f.\"table\" = 'person'"
    )
    for table, column in naming:
        tx.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (into, person))
    facts = ("team", "role", "email")
    sql = f"SELECT {', '.join(facts)} FROM person WHERE id = ?"
    theirs, kept = tx.rows(sql, (person,))[0], tx.rows(sql, (into,))[0]
    missing = {name: new for name, new, old in zip(facts, theirs, kept, strict=True) if not old}
    tx.update("person", into, **{"archived_on": None} | missing)
    tx.delete("person", person)


def thank(tx: Tx, person: PersonId, what: str, day: date | None = None) -> int:
    """Note a thank-you and return its id.

    Args:
        what: what for, in a sentence.
        day: the day it was said; default: the day of the change.

    Raises:
        UserError: it was not said what for, or the day has not come.
    """
    existing_person(tx, person)
    on = tx.today if day is None else day
    if on > tx.today:
        raise UserError(f"{say_date(on, tx.today)} has not come yet.")
    if not what.strip():
        raise UserError("Say what you thank them for.")
    return tx.insert("thanks", person_id=person, day=on, what=sentence(what))


def delete_thanks(tx: Tx, thanks: int) -> None:
    """Take a thank-you away."""
    still_there(tx, "thanks", thanks, "thank-you")
    tx.delete("thanks", thanks)


def existing_person(tx: Tx, person: PersonId) -> str:
    """Return the name of a person.

    Raises:
        UserError: there is none with this id.
    """
    fits = 0 < person <= LARGEST_ID
    name = tx.value("SELECT name FROM person WHERE id = ?", (person,)) if fits else None
    if name is None:
        raise UserError(f"There is no person {person}.")
    return str(name)


def _values(tx: Tx, given: PersonEdit, person: PersonId | None) -> dict[str, Any]:
    """Return the checked columns of a person."""
    values: dict[str, Any] = {}
    if "name" in given:
        values["name"] = line(given["name"], NO_NAME, "The name")
        _refuse_double(tx, values["name"], person)
    if "team" in given:
        values["team"] = line(given["team"], what="The team")
    if "role" in given:
        values["role"] = line(given["role"], what="The role")
    if "email" in given:
        values["email"] = line(given["email"], what="The address")
        if values["email"] and not _ADDRESS.fullmatch(values["email"]):
            raise UserError("That is no mail address; write it like name@example.com.")
    if "working_days" in given:
        days = sorted(set(given["working_days"]))
        if not days or not set(days) <= set(range(1, 8)):
            raise UserError("Choose at least one working day.")
        values["working_days"] = " ".join(str(day) for day in days)
    return values


def _refuse_double(tx: Tx, name: str, person: PersonId | None) -> None:
    """Refuse a name that somebody else has: names are how people are found."""
    row = tx.row("SELECT id, archived_on FROM person WHERE name = ?", (name,))
    if row is None or row[0] == person:
        return
    if row[1] is not None:
        raise UserError(f"{name} is known already, but archived: show archived people and restore them.")
    raise UserError(f"Somebody is called {name} already.")
