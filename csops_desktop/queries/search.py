"""Finding anything by any part of its text."""

from __future__ import annotations

from csops_desktop.db.reader import Reader
from csops_desktop.db.search import KINDS_PER_ROW, SEARCHED
from csops_desktop.db.tx import bound
from csops_desktop.domain.status import Status
from csops_desktop.queries.document_search import DOCUMENT_NUMBER, find_documents
from csops_desktop.queries.found import FoundRow
from csops_desktop.queries.matching import SHORTEST_TRIGRAM, conditions, excerpt, in_title
from csops_desktop.queries.promise_search import promises_by_name
from csops_desktop.queries.reports import find_reports

_KINDS = {searched.number: searched.table for searched in SEARCHED}

_OWNERS = {
    "responsibility": "SELECT id, status, title, area FROM responsibility WHERE id = ? AND trashed_on IS NULL",
    **{
        table: "SELECT r.id, r.status, r.title, r.area"
        f" FROM {table} t JOIN responsibility r ON r.id = t.responsibility_id WHERE t.id = ? AND r.trashed_on IS NULL"
        for table in ("ask", "plan_step", "green_criterion")
    },
    "person": "SELECT id, NULL, name, team FROM person WHERE id = ?",
    "commitment": "SELECT c.id, NULL, c.what, coalesce(p.name, '') FROM commitment c"
    " LEFT JOIN person p ON p.id = c.person_id WHERE c.id = ? AND c.trashed_on IS NULL",
    "metric": "SELECT id, NULL, name, unit FROM metric WHERE id = ? AND trashed_on IS NULL",
    "initiative": "SELECT id, NULL, title, quarter FROM initiative WHERE id = ? AND trashed_on IS NULL",
    "request": "SELECT id, NULL, title, replace(replace(state, 'wont-do', 'won’t do'), '-', ' ')"
    " FROM request WHERE id = ? AND trashed_on IS NULL",
}


REPORTS = 5
"""So many reports are found at most: their headlines are much alike."""

_THEIR_OWN = ("responsibility", "person", "commitment", "metric", "initiative", "request")
"""The kinds that are opened themselves, and not the responsibility they belong to."""


def find(db: Reader, text: str, *, limit: int = 50) -> list[FoundRow]:
    """Return what holds every word of a text, the best first: titles before other texts.

    A promise is found by the name of whoever it is with, too, a report by its day.

    Args:
        text: words in any order and any letter case; each may be a part of a word.
        limit: the most that are returned.
    """
    words = str(bound(text)).split()
    if not words:
        return []
    pages = [
        FoundRow("document", row.id, row.title, place or row.area, None)
        for row, place in find_documents(db, text, limit, include_archived=True)
    ]
    others = _others(db, words, limit)
    known = {row.id for row in others if row.kind == "commitment"}
    others += [row for row in promises_by_name(db, words, limit) if row.id not in known]
    others += find_reports(db, words, REPORTS)
    # Neither crowds the other out.
    rows = others[: limit - min(len(pages), limit // 2)]
    rows += pages[: limit - len(rows)]
    rows.sort(key=lambda row: not in_title(row.title, words))
    return rows


def _others(db: Reader, words: list[str], limit: int) -> list[FoundRow]:
    """Return what is found besides documents."""
    tried = limit * 2
    while True:
        hits = _hits(db, words, tried)
        found = [row for hit in hits if (row := _found(db, hit, words)) is not None]
        if len(found) >= limit or len(hits) < tried:
            return found[:limit]
        # The trash was full of better hits.
        tried *= 4


def _found(db: Reader, hit: tuple[int, str, str], words: list[str]) -> FoundRow | None:
    """Return what a hit leads to, `None` when that is in the trash."""
    rowid, title, body = hit
    kind = _KINDS[rowid % KINDS_PER_ROW]
    owner = db.row(_OWNERS[kind], (rowid // KINDS_PER_ROW,))
    return None if owner is None else _row(kind, owner, title, body, words)


def _hits(db: Reader, words: list[str], limit: int) -> list[tuple[int, str, str]]:
    """Return row ids and texts of the index that hold all words."""
    found, parameters = conditions(words, ("title", "body"))
    ranked = any(len(word) >= SHORTEST_TRIGRAM for word in words)
    order = "bm25(search, 8.0, 1.0)" if ranked else "length(title)"
    where = " AND ".join([f"rowid % {KINDS_PER_ROW} <> {DOCUMENT_NUMBER}", *found])
    sql = f"SELECT rowid, title, body FROM search WHERE {where} ORDER BY {order} LIMIT ?"
    return [(row[0], row[1], row[2]) for row in db.rows(sql, (*parameters, limit))]


def _row(kind: str, owner: tuple[int, str | None, str, str], title: str, body: str, words: list[str]) -> FoundRow:
    """Make a found row; what belongs to a responsibility leads to it."""
    rid, status, owner_title, area = owner
    detail = area if kind in _THEIR_OWN else owner_title
    if not in_title(title, words):
        detail = excerpt(body, words) or detail
    return FoundRow(kind, rid, title, detail, None if status is None else Status(status))
