"""Finding a promise by the name of whoever it is with: the index knows the promise's own words only.

A person is typed for what is open with them, so the name leads to their promises as well. Standard library only.
"""

from __future__ import annotations

from collections.abc import Sequence

from csops_desktop.db.reader import Reader, marks
from csops_desktop.queries.found import FoundRow


def promises_by_name(db: Reader, words: Sequence[str], limit: int) -> list[FoundRow]:
    """Return promises that hold every word in their text or the person's name, at least one of them in the name.

    Those still open stand first, what is due next before the others.

    Args:
        words: parts of words in any letter case.
        limit: the most that are returned.
    """
    folded = [word.casefold() for word in words]
    absent = _absent(db, folded)
    if not absent:
        return []
    # Without another word to look for, whoever is meant may have thousands of them: the database stops in time.
    most = -1 if any(absent.values()) else limit
    sql = (
        "SELECT c.id, c.what, p.name, c.note, c.agreed_by, c.outcome, p.id"
        " FROM commitment c JOIN person p ON p.id = c.person_id"
        f" WHERE c.trashed_on IS NULL AND p.id IN ({marks(list(absent))})"
        " ORDER BY c.state <> 'open', c.due_on IS NULL, c.due_on, c.id LIMIT ?"
    )
    found: list[FoundRow] = []
    for number, what, name, *texts, person in db.rows(sql, (*absent, most)):
        text = "\n".join((what, *texts)).casefold()
        if all(word in text for word in absent[person]):
            found.append(FoundRow("commitment", number, what, name, None))
    return found[:limit]


def _absent(db: Reader, words: Sequence[str]) -> dict[int, list[str]]:
    """Return the words that a name lacks, by person, for the persons whose name holds one of them at least."""
    named = ((number, name.casefold()) for number, name in db.rows("SELECT id, name FROM person"))
    lacking = {number: [word for word in words if word not in name] for number, name in named}
    return {number: lacks for number, lacks in lacking.items() if len(lacks) < len(words)}
