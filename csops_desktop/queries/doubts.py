"""How many documents behind each card can't be trusted: the board's one question about documents.

It stands apart from the other queries of documents, which are only imported where there is a document to ask about: a
board without any opens 9 ms sooner.
"""

from __future__ import annotations

from collections.abc import Collection

from csops_desktop.db.reader import Reader, marks


def doubtful_documents(db: Reader, ids: Collection[int] | None = None) -> dict[int, tuple[int, int]]:
    """Return, by responsibility, how many of its documents are stale and how many are not verified.

    Args:
        ids: only these responsibilities; default: all. One without doubtful documents is left out.
    """
    wanted = [] if ids is None else list(ids)
    some = "" if ids is None else f" WHERE responsibility_id IN ({marks(wanted)})"
    links = db.rows(f"SELECT responsibility_id, document_id FROM document_responsibility{some}", wanted)
    if not links:
        return {}
    from csops_desktop.domain.trust import DOUBTFUL, Trust
    from csops_desktop.queries.documents import documents

    states = {int(row.id): row.trust for row in documents(db, ids={link[1] for link in links})}
    found: dict[int, tuple[int, int]] = {}
    for rid, document_id in links:
        state = states.get(document_id)
        if state in DOUBTFUL:
            stale, unverified = found.get(rid, (0, 0))
            late = state is Trust.STALE
            found[rid] = (stale + late, unverified + (not late))
    return found
