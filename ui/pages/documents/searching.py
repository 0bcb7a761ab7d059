"""What a search over all documents shows: the documents, and the place in each. Imports the core's search."""

from __future__ import annotations

from csops_desktop.domain.ids import DocumentId
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.documents import documents
from csops_desktop.queries.search import find
from csops_desktop.workspace import Workspace

MOST_FOUND = 200
"""More than these nobody reads; another word narrows them."""


def found_documents(workspace: Workspace, text: str) -> list[tuple[DocumentRow, str]]:
    """Return the documents that hold every word of a text, the best first, with the place that was found."""
    hits = [hit for hit in workspace.read(find, text, limit=MOST_FOUND) if hit.kind == "document"]
    ids = {hit.id for hit in hits}
    rows = {row.id: row for row in workspace.read(documents, ids=ids, include_archived=True)}
    return [(rows[DocumentId(hit.id)], hit.detail) for hit in hits if hit.id in rows]
