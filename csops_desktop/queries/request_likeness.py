"""What may spare a request: others that ask for the same, and documents that answer it.

May import db.reader, domain and the queries of requests and documents.
"""

from __future__ import annotations

from csops_desktop.db.reader import Reader
from csops_desktop.db.search import KINDS_PER_ROW
from csops_desktop.domain.ids import DocumentId, RequestId
from csops_desktop.domain.likeness import likest, shared_words, stems
from csops_desktop.queries.document_search import DOCUMENT_NUMBER
from csops_desktop.queries.documents import documents
from csops_desktop.queries.matching import SHORTEST_TRIGRAM, excerpt, phrase
from csops_desktop.queries.request_rows import LikelyAnswer, LikelyRequest
from csops_desktop.queries.requests import requests

LEAST_SHARED = 2
"""A document that shares a single word with a request answers it by chance; unless it has all of them."""

MOST_WORDS = 12
"""Of a request's words so many are looked for: a pasted mail would find every document."""


def likely_duplicates(db: Reader, request_id: RequestId, limit: int = 4) -> list[LikelyRequest]:
    """Return the requests that may be the same as one, the likest first; merged ones are left out."""
    title = db.value("SELECT title FROM request WHERE id = ?", (request_id,))
    if title is None:
        return []
    sql = "SELECT id, title FROM request WHERE id <> ? AND trashed_on IS NULL AND merged_into_id IS NULL"
    found = likest(str(title), [(row[0], row[1]) for row in db.rows(sql, (request_id,))], limit)
    rows = {int(row.id): row for row in requests(db, ids=[like.key for like in found])}
    return [LikelyRequest(rows[like.key], like.score, like.sentence) for like in found]


def likely_answers(db: Reader, request_id: RequestId, limit: int = 2) -> list[LikelyAnswer]:
    """Return the documents that may answer a request, the likest first."""
    title = str(db.value("SELECT title FROM request WHERE id = ?", (request_id,)) or "")
    words = [word for word in stems(title).values() if len(word) >= SHORTEST_TRIGRAM][:MOST_WORDS]
    if not words:
        return []
    hits = _hits(db, words, limit)
    rows = {int(row.id): row for row in documents(db, ids=[hit[0] for hit in hits])}
    least = min(LEAST_SHARED, len(words))
    found: list[LikelyAnswer] = []
    for document_id, name, body in hits:
        shared = shared_words(" ".join(words), f"{name} {body}")
        if document_id in rows and len(shared) >= least:
            trust, place = rows[document_id].trust.word, excerpt(body, shared)
            why = f"says {', '.join(shared[:4])}"
            found.append(LikelyAnswer(DocumentId(document_id), name, trust, place, why))
    return found[:limit]


def _hits(db: Reader, words: list[str], limit: int) -> list[tuple[int, str, str]]:
    """Return id, title and text of the documents that hold the most and rarest of the words (BM25)."""
    # The beginning of a word finds it with any ending.
    match = " OR ".join(phrase(stem) for stem in stems(" ".join(words)) if len(stem) >= SHORTEST_TRIGRAM)
    shown = "SELECT id FROM document WHERE trashed_on IS NULL AND archived_on IS NULL"
    sql = (
        f"SELECT rowid / {KINDS_PER_ROW}, title, body FROM search WHERE search MATCH ?"
        f" AND rowid % {KINDS_PER_ROW} = {DOCUMENT_NUMBER} AND rowid / {KINDS_PER_ROW} IN ({shown})"
        " ORDER BY bm25(search, 8.0, 1.0) LIMIT ?"
    )
    return [(row[0], row[1], row[2]) for row in db.rows(sql, (match, limit * 4))] if match else []
