"""Finding anything by any part of its text."""

from __future__ import annotations

from itertools import product

from csops_desktop.db.reader import Reader
from csops_desktop.db.search import KINDS_PER_ROW, SEARCHED
from csops_desktop.db.tx import bound
from csops_desktop.domain.status import Status
from csops_desktop.queries.found import FoundRow

SHORTEST_TRIGRAM = 3
"""A trigram index finds nothing shorter; below it, and for words of two characters in Chinese, LIKE reads the table."""

_KINDS = {searched.number: searched.table for searched in SEARCHED}

_OWNERS = {
    "responsibility": "SELECT id, status, title, area FROM responsibility WHERE id = ? AND trashed_on IS NULL",
    **{
        table: "SELECT r.id, r.status, r.title, r.area"
        f" FROM {table} t JOIN responsibility r ON r.id = t.responsibility_id WHERE t.id = ? AND r.trashed_on IS NULL"
        for table in ("ask", "plan_step", "green_criterion")
    },
    "person": "SELECT id, NULL, name, team FROM person WHERE id = ?",
    "document": "SELECT id, NULL, title, area FROM document WHERE id = ? AND trashed_on IS NULL",
}


_THEIR_OWN = ("responsibility", "person", "document")
"""The kinds that are opened themselves, and not the responsibility they belong to."""


def find(db: Reader, text: str, *, limit: int = 50) -> list[FoundRow]:
    """Return what holds every word of a text, the best first: titles before other texts.

    Args:
        text: words in any order and any letter case; each may be a part of a word.
        limit: the most that are returned.
    """
    words = str(bound(text)).split()
    found: list[FoundRow] = []
    tried = limit * 2
    while words:
        hits = _hits(db, words, tried)
        found = [row for hit in hits if (row := _found(db, hit, words)) is not None]
        if len(found) >= limit or len(hits) < tried:
            break
        # The trash was full of better hits.
        tried *= 4
    return found[:limit]


def _found(db: Reader, hit: tuple[int, str, str], words: list[str]) -> FoundRow | None:
    """Return what a hit leads to, `None` when that is in the trash."""
    rowid, title, body = hit
    kind = _KINDS[rowid % KINDS_PER_ROW]
    owner = db.row(_OWNERS[kind], (rowid // KINDS_PER_ROW,))
    return None if owner is None else _row(kind, owner, title, body, words)


def _hits(db: Reader, words: list[str], limit: int) -> list[tuple[int, str, str]]:
    """Return row ids and texts of the index that hold all words."""
    long = [word for word in words if len(word) >= SHORTEST_TRIGRAM]
    short = [word for word in words if len(word) < SHORTEST_TRIGRAM]
    conditions, parameters = [], []
    for word in short:
        patterns = [_like(cased) for cased in _cased(word)]
        conditions.append(" OR ".join(["title LIKE ? ESCAPE '\\' OR body LIKE ? ESCAPE '\\'"] * len(patterns)))
        parameters += [pattern for pattern in patterns for _ in ("title", "body")]
    order = "length(title)"
    if long:
        conditions.insert(0, "search MATCH ?")
        parameters.insert(0, " ".join(_phrase(word) for word in long))
        order = "bm25(search, 8.0, 1.0)"
    sql = f"SELECT rowid, title, body FROM search WHERE ({') AND ('.join(conditions)}) ORDER BY {order} LIMIT ?"
    return [(row[0], row[1], row[2]) for row in db.rows(sql, (*parameters, limit))]


def _phrase(word: str) -> str:
    """Return a word as FTS5 takes it literally."""
    return '"' + word.replace('"', '""') + '"'


def _cased(word: str) -> set[str]:
    """Return a short word in every mixture of letter cases; LIKE itself knows only those of A to Z."""
    return {"".join(letters) for letters in product(*({c, c.lower(), c.upper()} for c in word))}


def _like(word: str) -> str:
    """Return the LIKE pattern of a word, in which nothing is a wild card."""
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _row(kind: str, owner: tuple[int, str | None, str, str], title: str, body: str, words: list[str]) -> FoundRow:
    """Make a found row; what belongs to a responsibility leads to it."""
    rid, status, owner_title, area = owner
    detail = area if kind in _THEIR_OWN else owner_title
    lower = title.casefold()
    if not all(word.casefold() in lower for word in words):
        detail = _excerpt(body, words) or detail
    return FoundRow(kind, rid, title, detail, None if status is None else Status(status))


def _excerpt(body: str, words: list[str], around: int = 40) -> str:
    """Return the place of the body where one of the words stands, `around` characters to each side."""
    flat = " ".join(body.split())
    lower = flat.casefold()
    places = [place for word in words if (place := lower.find(word.casefold())) >= 0]
    if not places:
        return ""
    start, end = max(0, min(places) - around), min(len(flat), min(places) + around * 2)
    return ("…" if start else "") + flat[start:end] + ("…" if end < len(flat) else "")
