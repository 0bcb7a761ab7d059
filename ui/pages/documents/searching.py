"""What a search over all documents shows: the documents, and the place in each. Imports the core's search."""

from __future__ import annotations

from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.document_search import find_documents
from csops_desktop.workspace import Workspace

MOST_FOUND = 200
"""More than these nobody reads; another word narrows them."""


def found_documents(workspace: Workspace, text: str) -> list[tuple[DocumentRow, str]]:
    """Return the documents that hold every word of a text, the best first, with the place that was found."""
    return workspace.read(find_documents, text, MOST_FOUND, include_archived=True)
