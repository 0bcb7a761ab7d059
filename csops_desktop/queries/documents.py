"""Documents: all of them, the few that a change touched, one with everything, and what is found in them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from csops_desktop.db.reader import Reader, day, marks
from csops_desktop.domain.ids import AttachmentId, DocumentId, ResponsibilityId, VerificationId, VersionId
from csops_desktop.domain.status import Status
from csops_desktop.domain.trust import Audience, Facts, How, Kind, ReviewRule, Stamp, trust
from csops_desktop.queries.document_rows import (
    AttachmentRow,
    DocumentDetail,
    DocumentRow,
    LinkRow,
    ResponsibilityLink,
    VerificationRow,
    VersionRow,
)

MOST_IDS = 500
"""Beyond so many ids one reading of the whole table is quicker than naming them."""

_KINDS = {kind.value: kind for kind in Kind}

_DOCUMENTS = """
SELECT d.id, d.title, d.area, p.name, d.kind, d.audience, d.review_every, d.review_unit, d.review_on, d.evergreen,
       d.review_reason, d.archived_on, d.verified_on, d.claimed_on, d.edited, d.edited_on, d.due_on, d.due_by,
       d.verified_how, d.remarked, d.unchanged, d.burst, d.source_path, d.words, d.trashed_on
FROM document d LEFT JOIN person p ON p.id = d.owner_id
"""


def documents(db: Reader, *, ids: Collection[int] | None = None, include_archived: bool = False) -> list[DocumentRow]:
    """Return the documents in alphabetical order of their titles; never those in the trash.

    Args:
        ids: only these; what is in the trash or gone is left out. Default: all.
        include_archived: those that are kept but no longer used as well.
    """
    where = "d.trashed_on IS NULL" if include_archived else "d.trashed_on IS NULL AND d.archived_on IS NULL"
    if ids is not None and len(ids) > MOST_IDS:
        wanted = set(ids)
        return [row for row in documents(db, include_archived=include_archived) if row.id in wanted]
    if ids is None:
        return _rows(db, where)
    return _rows(db, f"{where} AND d.id IN ({marks(list(ids))})", list(ids))


def shelved_documents(db: Reader, column: str) -> list[DocumentRow]:
    """Return the documents that are put away.

    Args:
        column: "archived_on" or "trashed_on".
    """
    where = {
        "archived_on": "d.archived_on IS NOT NULL AND d.trashed_on IS NULL",
        "trashed_on": "d.trashed_on IS NOT NULL",
    }
    return _rows(db, where[column])


def any_document(db: Reader, document_id: DocumentId) -> DocumentRow | None:
    """Return one document wherever it is, also in the archive or the trash."""
    found = _rows(db, "d.id = ?", (document_id,))
    return found[0] if found else None


def document_by_title(db: Reader, title: str) -> DocumentRow | None:
    """Return the document that a wiki link with this title means; the oldest where several are called so."""
    found = _rows(db, "d.title_key = ? AND d.trashed_on IS NULL", (" ".join(title.split()).casefold(),))
    return min(found, key=lambda row: (row.archived, row.id), default=None)


def titles(db: Reader) -> list[str]:
    """Return the titles of all documents in alphabetical order, for completion."""
    rows = db.rows("SELECT DISTINCT title FROM document WHERE trashed_on IS NULL")
    return sorted((row[0] for row in rows), key=str.casefold)


def source_paths(db: Reader) -> list[tuple[str, str]]:
    """Return title and path of every document that came from a folder."""
    sql = "SELECT title, source_path FROM document WHERE source_path <> '' AND trashed_on IS NULL ORDER BY id"
    return [(title, path) for title, path in db.rows(sql)]


def document_areas(db: Reader) -> list[str]:
    """Return the areas that documents are in, in alphabetical order."""
    rows = db.rows("SELECT DISTINCT area FROM document WHERE area <> '' AND trashed_on IS NULL")
    return sorted((row[0] for row in rows), key=str.casefold)


def documents_of(db: Reader, rid: ResponsibilityId) -> list[DocumentRow]:
    """Return the documents that belong to a responsibility, archived ones too, in alphabetical order."""
    where = (
        "d.trashed_on IS NULL AND d.id IN (SELECT document_id FROM document_responsibility WHERE responsibility_id = ?)"
    )
    return _rows(db, where, (rid,))


def version_body(db: Reader, version: VersionId) -> str | None:
    """Return the text of a version, `None` when there is none."""
    found = db.value("SELECT body FROM document_version WHERE id = ?", (version,))
    return None if found is None else str(found)


def body_at_last_verification(db: Reader, document_id: DocumentId) -> str | None:
    """Return the text that was verified last, to compare the present one with; `None` when none was."""
    sql = """
        SELECT t.body FROM verification v JOIN document_version t ON t.id = v.version_id
        WHERE v.document_id = ? ORDER BY v.day DESC, v.id DESC LIMIT 1
    """
    found = db.value(sql, (document_id,))
    return None if found is None else str(found)


def attachment(db: Reader, id_or_name: AttachmentId | str) -> tuple[str, bytes] | None:
    """Return media type and bytes of an attachment by its id or name (letter case aside); `None` without one."""
    column = "lower(name) = lower(?)" if isinstance(id_or_name, str) else "id = ?"
    sql = f"SELECT media_type, content FROM attachment WHERE {column} ORDER BY name <> ?, id LIMIT 1"
    row = db.row(sql, (id_or_name, str(id_or_name)))
    return None if row is None else (str(row[0]), bytes(row[1]))


def attachments(db: Reader) -> list[AttachmentRow]:
    """Return all attachments without their bytes, in the order of their names."""
    rows = db.rows("SELECT id, name, media_type, length(content), source_path FROM attachment ORDER BY name, id")
    return [AttachmentRow(AttachmentId(i), name, media, size, path) for i, name, media, size, path in rows]


def document(db: Reader, document_id: DocumentId) -> DocumentDetail | None:
    """Return a document with everything that belongs to it, wherever it is; `None` when there is none."""
    row = any_document(db, document_id)
    if row is None:
        return None
    sql = "SELECT d.version_id, t.body, d.front_matter FROM document d JOIN document_version t ON t.id = d.version_id"
    version, body, front_matter = db.rows(f"{sql} WHERE d.id = ?", (document_id,))[0]
    verifications = _verifications(db, document_id)
    return DocumentDetail(
        row=row,
        body=body,
        version_id=VersionId(version),
        rule=row.facts.rule,
        verifications=verifications,
        versions=_versions(db, document_id, version, {v.version_id for v in verifications}),
        responsibilities=_responsibilities(db, document_id),
        backlinks=_backlinks(db, document_id),
        links=_links(db, document_id),
        dead_links=_dead_links(db, document_id),
        front_matter=front_matter,
    )


def _verifications(db: Reader, document_id: DocumentId) -> tuple[VerificationRow, ...]:
    """Return the verifications of a document, newest first."""
    sql = """
        SELECT v.id, v.at, v.day, v.how, v.note, p.name, v.version_id, t.digest
        FROM verification v JOIN document_version t ON t.id = v.version_id LEFT JOIN person p ON p.id = v.person_id
        WHERE v.document_id = ? ORDER BY v.day DESC, v.id DESC
    """
    rows = db.rows(sql, (document_id,))
    return tuple(
        VerificationRow(
            id=VerificationId(row[0]),
            at=datetime.fromisoformat(row[1]),
            day=date.fromisoformat(row[2]),
            how=_how(row[3]),
            note=row[4],
            by=row[5] or "",
            version_id=VersionId(row[6]),
            changed=before is None or row[7] != before[7],
        )
        for row, before in zip_longest(rows, rows[1:])
    )


def _versions(db: Reader, document_id: DocumentId, current: int, verified: set[VersionId]) -> tuple[VersionRow, ...]:
    """Return the versions of a document, newest first."""
    sql = "SELECT id, saved_at, day, words, restored_from FROM document_version WHERE document_id = ? ORDER BY id DESC"
    return tuple(
        VersionRow(
            id=VersionId(version),
            saved_at=datetime.fromisoformat(saved_at),
            day=date.fromisoformat(on),
            words=words,
            current=version == current,
            verified=version in verified,
            restored_from=None if restored is None else VersionId(restored),
        )
        for version, saved_at, on, words, restored in db.rows(sql, (document_id,))
    )


def _responsibilities(db: Reader, document_id: DocumentId) -> tuple[ResponsibilityLink, ...]:
    """Return the responsibilities that a document belongs to, without what is in the trash."""
    sql = """
        SELECT r.id, r.title, r.status
        FROM document_responsibility l JOIN responsibility r ON r.id = l.responsibility_id
        WHERE l.document_id = ? AND r.trashed_on IS NULL ORDER BY r.title, r.id
    """
    rows = db.rows(sql, (document_id,))
    return tuple(ResponsibilityLink(ResponsibilityId(rid), title, Status(status)) for rid, title, status in rows)


def _backlinks(db: Reader, document_id: DocumentId) -> tuple[LinkRow, ...]:
    """Return the documents whose wiki links name this one's title."""
    sql = "d.trashed_on IS NULL AND d.id <> ? AND d.id IN (SELECT document_id FROM wiki_link WHERE target_key = ?)"
    key = db.value("SELECT title_key FROM document WHERE id = ?", (document_id,))
    return tuple(LinkRow(row.id, row.title, row.trust) for row in _rows(db, sql, (document_id, key)))


def _links(db: Reader, document_id: DocumentId) -> tuple[LinkRow, ...]:
    """Return the documents whose titles this one's wiki links name."""
    sql = (
        "d.trashed_on IS NULL AND d.title_key IN (SELECT target_key FROM wiki_link WHERE document_id = ? AND embed = 0)"
    )
    return tuple(LinkRow(row.id, row.title, row.trust) for row in _rows(db, sql, (document_id,)))


def _dead_links(db: Reader, document_id: DocumentId) -> tuple[str, ...]:
    """Return what the wiki links of a document name and no document is called; pictures are not looked for."""
    sql = """
        SELECT target_key, min(target) FROM wiki_link w WHERE document_id = ? AND embed = 0
        AND NOT EXISTS (SELECT 1 FROM document d WHERE d.title_key = w.target_key AND d.trashed_on IS NULL)
        GROUP BY target_key ORDER BY target_key
    """
    return tuple(row[1] for row in db.rows(sql, (document_id,)))


def _rows(db: Reader, where: str, parameters: Collection[Any] = ()) -> list[DocumentRow]:
    """Return the documents that fit a condition, in alphabetical order."""
    rows = [_row(row, db.today) for row in db.rows(f"{_DOCUMENTS} WHERE {where} ORDER BY d.id", list(parameters))]
    rows.sort(key=lambda row: row.title.casefold())
    return rows


def _row(row: tuple[Any, ...], today: date) -> DocumentRow:
    """Make a document of a row of `_DOCUMENTS`."""
    (document_id, title, area, owner, kind, audience, every, unit, on, evergreen, reason) = row[:11]
    (archived_on, verified_on, claimed_on, edited, edited_on, due_on, due_by) = row[11:18]
    (how, remarked, unchanged, burst, source_path, words, trashed_on) = row[18:]
    facts = Facts(
        _rule(every, unit, on, evergreen, reason),
        archived_on is not None,
        day(verified_on),
        day(claimed_on),
        bool(edited),
        day(edited_on),
        day(due_on),
        day(due_by),
    )
    return DocumentRow(
        document_id,
        title,
        trust(facts, today),
        facts,
        today,
        area,
        owner or "",
        _KINDS[kind],
        _audience(audience),
        None if verified_on is None else Stamp(_how(how), bool(remarked), unchanged, burst),
        source_path,
        words,
        day(trashed_on),
    )


@lru_cache(maxsize=1024)
def _rule(every: int | None, unit: Any, on: str | None, evergreen: int, reason: str) -> ReviewRule:
    """Return a review rule; many documents share one."""
    return ReviewRule(every, unit, day(on), bool(evergreen), reason)


@lru_cache(maxsize=64)
def _audience(words: str) -> tuple[Audience, ...]:
    """Return the readers that a column names."""
    return tuple(Audience(word) for word in words.split())


@lru_cache(maxsize=64)
def _how(words: str) -> tuple[How, ...]:
    """Return the checks that a column names."""
    return tuple(How(word) for word in words.split())
