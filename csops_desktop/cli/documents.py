"""`list documents` and `verify` on the command line. May import the core."""

from __future__ import annotations

import argparse
from typing import Any

from csops_desktop.commands import labels
from csops_desktop.commands.verifications import verify
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import How
from csops_desktop.paths import paths_for
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.documents import any_document
from csops_desktop.settings import SettingsFile
from csops_desktop.text.dates import say_long
from csops_desktop.workspace import Workspace


def document_as_json(row: DocumentRow) -> dict[str, Any]:
    """Return a document as the command line gives it away; days are ISO text."""
    days = {
        "verified_on": row.verified_on,
        "claimed_on": row.facts.claimed_on,
        "edited_on": row.edited_on,
        "due_on": row.due_on,
        "due_by": row.facts.due_by,
    }
    return {
        "id": row.id,
        "title": row.title,
        "area": row.area,
        "owner": row.owner,
        "kind": row.kind.value,
        "audience": [reader.value for reader in row.audience],
        "trust": row.trust.value,
        "trust_sentence": row.trust_sentence,
        **{name: None if day is None else day.isoformat() for name, day in days.items()},
        "due_reason": row.due_reason,
        "stale_days": row.stale_days,
        "edited_since_verified": row.edited,
        "review_rule": row.facts.rule.sentence,
        "confidence": row.confidence.level,
        "confidence_figure": row.confidence.figure,
        "confidence_sentence": row.confidence.sentence,
        "source_path": row.source_path,
    }


def document_line(row: DocumentRow) -> str:
    """Return a document as one line."""
    where = f" [{row.area}]" if row.area else ""
    late = f", overdue for {say_long(row.stale_days)}" if row.stale_days else ""
    owner = f", {row.owner}" if row.owner else ", unowned"
    return f"{row.id:>5}  {row.trust.word:<21}  {row.title}{where}{owner}{late}"


def verify_document(workspace: Workspace, options: argparse.Namespace) -> str:
    """Verify one document and return what that makes of it.

    Args:
        workspace: holds it.
        options: `id`, `how` (a list of words of `How`), `note`, `by`.

    Raises:
        UserError: there is no such document, or it can't be verified.
    """
    document = DocumentId(options.id)
    row = workspace.read(any_document, document)
    label = labels.did("Verified", str(options.id) if row is None else row.title)
    settings = SettingsFile(paths_for(options.data_dir, options.workspace).settings).settings
    how = [How(word) for word in options.how]
    workspace.run(label, verify, document, how, options.note, options.by, settings.weekly_reviews)
    row = workspace.read(any_document, document)
    assert row is not None
    return f"{label}. {row.confidence.sentence} {row.due_reason}".rstrip() + "\n"
