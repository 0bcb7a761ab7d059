"""Full-text search in documents, with the place that was found.

Ranking ten thousand texts costs more than a keystroke may (bm25 reads every hit: 12 to 20 ms for a common word), so
titles come first and texts are ranked only where they are few.
"""

from __future__ import annotations

from collections.abc import Sequence

from csops_desktop.db.reader import Reader
from csops_desktop.db.search import KINDS_PER_ROW
from csops_desktop.db.tx import bound
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.documents import documents
from csops_desktop.queries.matching import SHORTEST_TRIGRAM, cased, conditions, excerpt, in_title, like

DOCUMENT_NUMBER = 5
"""The documents' place in the row ids of the index (`db.search.SEARCHED`)."""

FEW = 500
"""Up to so many hits are put in order."""


def find_documents(
    db: Reader, text: str, limit: int = 50, *, include_archived: bool = False
) -> list[tuple[DocumentRow, str]]:
    """Return the documents that hold every word of a text, with the place where one stands ("" for a title alone).

    Titles come before texts. Words are looked for as parts of words, in any order and letter case.

    Args:
        limit: the most that are returned.
        include_archived: those that are kept but no longer used as well.
    """
    words = str(bound(text)).split()
    if not words:
        return []
    shown = "" if include_archived else " AND archived_on IS NULL"
    ids = _titled(db, words, limit, shown)
    if len(ids) < limit:
        ids = list(dict.fromkeys([*ids, *_holding(db, words, limit + len(ids), shown)]))[:limit]
    rows = {int(row.id): row for row in documents(db, ids=ids, include_archived=include_archived)}
    return [(rows[i], "" if in_title(rows[i].title, words) else _place(db, i, words)) for i in ids if i in rows]


def _titled(db: Reader, words: Sequence[str], limit: int, shown: str) -> list[int]:
    """Return the documents with all words in their titles: what begins with the first word first, then the short."""
    if any(len(word) < SHORTEST_TRIGRAM for word in words) and all(_plain(word) for word in words):
        # Where the index helps with some words at most, reading the titles alone is quicker than reading past texts.
        found = _read_titles(db, words, shown)
    else:
        found = _matching(db, words, ("title",), FEW, shown)
    first = words[0].casefold()
    found.sort(key=lambda hit: (not hit[1].casefold().startswith(first), len(hit[1]), hit[0]))
    return [hit[0] for hit in found[:limit]]


def _plain(word: str) -> bool:
    """Say whether LIKE finds a word as the index does, in any letter case."""
    return len(word) < SHORTEST_TRIGRAM or word.isascii()


def _read_titles(db: Reader, words: Sequence[str], shown: str) -> list[tuple[int, str]]:
    """Return ids and titles of documents whose titles hold words, without asking the index."""
    where, parameters = _like(words, ("title",))
    sql = f"SELECT id, title FROM document WHERE trashed_on IS NULL{shown} AND {where} LIMIT ?"
    return [(row[0], row[1]) for row in db.rows(sql, (*parameters, FEW))]


def _like(words: Sequence[str], columns: Sequence[str]) -> tuple[str, list[str]]:
    """Return the condition that each word stands in one of the columns, and what fills it."""
    found: list[str] = []
    parameters: list[str] = []
    for word in words:
        variants = [word] if word.isascii() else sorted(cased(word))
        # What is quick to read comes first.
        found.append(" OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns for _ in variants))
        parameters += [like(variant) for _ in columns for variant in variants]
    return " AND ".join(f"({condition})" for condition in found), parameters


def _holding(db: Reader, words: Sequence[str], limit: int, shown: str) -> list[int]:
    """Return the documents with all words in title or text; the best first where they are few."""
    if all(len(word) < SHORTEST_TRIGRAM for word in words):
        return _read_texts(db, words, limit, shown)
    found = _matching(db, words, ("title", "body"), FEW, shown)
    if len(found) < FEW:
        found = _matching(db, words, ("title", "body"), limit, shown, " ORDER BY bm25(search, 8.0, 1.0)")
    return [hit[0] for hit in found[:limit]]


def _read_texts(db: Reader, words: Sequence[str], limit: int, shown: str) -> list[int]:
    """Return documents with words in title or text that the index doesn't know; past it, their texts are read."""
    where, parameters = _like(words, ("d.title", "t.body"))
    texts = "document d JOIN document_version t ON t.id = d.version_id"
    sql = f"SELECT d.id FROM {texts} WHERE d.trashed_on IS NULL{shown} AND {where} LIMIT ?"
    return [row[0] for row in db.rows(sql, (*parameters, limit))]


def _matching(
    db: Reader, words: Sequence[str], columns: Sequence[str], limit: int, shown: str, order: str = ""
) -> list[tuple[int, str]]:
    """Return ids and titles of documents out of the index."""
    found, parameters = conditions(words, columns)
    # Joined by a subquery for each hit, which stops at the limit; a join would be planned from the other side.
    there = f"(SELECT 1 FROM document d WHERE d.id = search.rowid / {KINDS_PER_ROW} AND trashed_on IS NULL{shown})"
    where = " AND ".join([f"rowid % {KINDS_PER_ROW} = {DOCUMENT_NUMBER}", *found, f"EXISTS {there}"])
    sql = f"SELECT rowid / {KINDS_PER_ROW}, title FROM search WHERE {where}{order} LIMIT ?"
    return [(row[0], row[1]) for row in db.rows(sql, (*parameters, limit))]


def _place(db: Reader, document_id: int, words: Sequence[str]) -> str:
    """Return the place of a document's text where one of the words stands."""
    sql = "SELECT t.body FROM document d JOIN document_version t ON t.id = d.version_id WHERE d.id = ?"
    return excerpt(str(db.value(sql, (document_id,)) or ""), words)
