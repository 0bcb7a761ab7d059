"""What an import and an export of a Markdown folder need to know of the workspace."""

from __future__ import annotations

from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import DocumentId
from csops_desktop.domain.trust import Trust
from csops_desktop.exchange.markdown_plan import ExistingAttachment, ExistingDocument, Fields
from csops_desktop.exchange.markdown_text import ExportDocument
from csops_desktop.queries.document_rows import DocumentRow
from csops_desktop.queries.documents import attachment, documents, shelved_documents


def existing_documents(db: Reader) -> list[ExistingDocument]:
    """Return everything the workspace holds, archived and trashed ones too, for `plan_documents`."""
    rows = [*documents(db, include_archived=True), *shelved_documents(db, "trashed_on")]
    kept = _kept(db)
    return sorted(
        (
            ExistingDocument(
                id=row.id,
                fields=_fields(row),
                body=kept[row.id][0],
                source_path=row.source_path,
                front_matter=kept[row.id][1],
                source=kept[row.id][2],
                archived=row.archived,
                trashed=row.trashed_on is not None,
                verified_on=row.verified_on,
            )
            for row in rows
        ),
        key=lambda one: one.id,
    )


def existing_attachments(db: Reader) -> list[ExistingAttachment]:
    """Return the stored files without their bytes."""
    rows = db.rows("SELECT name, digest, source_path FROM attachment ORDER BY id")
    return [ExistingAttachment(*row) for row in rows]


def attachment_content(db: Reader, name: str) -> bytes | None:
    """Return the bytes of a stored file; `None` when there is none of this name."""
    found = attachment(db, name)
    return None if found is None else found[1]


def exported_documents(db: Reader) -> list[ExportDocument]:
    """Return every document but those in the trash, in the order in which they were made, for `plan_export`."""
    kept = _kept(db)
    by = _verified_by(db)
    return [
        ExportDocument(
            fields=_fields(row),
            body=kept[row.id][0],
            source_path=row.source_path,
            front_matter=kept[row.id][1],
            source=kept[row.id][2],
            verified_on=row.verified_on,
            verified_by=by.get(row.id, ""),
            verified_how=row.stamp.how if row.stamp else (),
            stale_sentence=row.trust_sentence if row.trust is Trust.STALE else "",
        )
        for row in sorted(documents(db, include_archived=True), key=lambda row: row.id)
    ]


def _kept(db: Reader) -> dict[DocumentId, tuple[str, str, str]]:
    """Return text, front matter and source record of each document."""
    sql = """
        SELECT d.id, t.body, d.front_matter, d.source
        FROM document d JOIN document_version t ON t.id = d.version_id
    """
    return {DocumentId(row[0]): (row[1], row[2], row[3]) for row in db.rows(sql)}


def _verified_by(db: Reader) -> dict[DocumentId, str]:
    """Return who verified each document last."""
    sql = """
        SELECT v.document_id, coalesce(p.name, '') FROM verification v LEFT JOIN person p ON p.id = v.person_id
        ORDER BY v.day, v.id
    """
    return {DocumentId(row[0]): row[1] for row in db.rows(sql)}


def _fields(row: DocumentRow) -> Fields:
    """Return what describes a document besides its text."""
    return Fields(row.title, row.area, row.owner, row.kind, row.audience, row.facts.rule, row.facts.claimed_on)
