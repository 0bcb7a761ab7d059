"""What one file means for the document it is: three states are compared. Pure.

The file as it was read last, the file now, and the document now. What changed in the file is taken over, what changed
only in the workspace stays, and where both changed the file's text becomes the newest version: the one before it is
kept among the versions, and a line says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from csops_desktop.exchange.markdown_plan import ExistingDocument, Fields, PageKind, PlannedPage
from csops_desktop.exchange.markdown_source import SourceRecord, digest_of

_FIELDS = ("title", "area", "owner", "kind", "audience", "rule", "claimed_on")
_WORDS = {"rule": "review rule", "claimed_on": "date of its last review"}


@dataclass(frozen=True, slots=True)
class Update:
    """A file and what is known of it.

    Attributes:
        path: in the folder that is read; source_path: in the folder under whose name it is kept.
        fields, body, front_matter, record: as the file says now.
        one: the document it is; `None` for a new one.
        before: as it was read last; `None` for a document that was made here.
    """

    path: str
    source_path: str
    fields: Fields
    body: str
    front_matter: str
    record: SourceRecord
    one: ExistingDocument | None
    before: SourceRecord | None


@dataclass(frozen=True, slots=True)
class Updated:
    """What is planned, and a remark for the report, if any."""

    page: PlannedPage
    remark: str = ""


def update(new: Update) -> Updated:
    """Return what becomes of a file."""
    source = new.record.to_text()
    page = PlannedPage(
        path=new.path,
        source_path=new.source_path,
        kind=PageKind.ADD,
        title=new.fields.title,
        why="is new",
        fields=new.fields,
        body=new.body,
        front_matter=new.front_matter,
        source=source,
    )
    if new.one is None:
        return Updated(page)
    if new.one.trashed:
        why = "it is in the trash; restore it there to have it updated"
        return Updated(replace(page, kind=PageKind.SKIP, why=why, fields=None, body=None))
    return _known(new, new.one, replace(page, id=new.one.id))


def _known(new: Update, one: ExistingDocument, page: PlannedPage) -> Updated:
    """Return what becomes of a document that is there already."""
    changed, fields = _fields(new, one)
    body, record, remark = _body(new, one)
    said = [_WORDS.get(name, name) for name in changed]
    why = ", ".join((["text"] if body is not None else []) + said)
    source = record.to_text()
    kept = one.front_matter == new.front_matter and one.source == source and one.source_path == new.source_path
    planned = replace(
        page,
        kind=PageKind.CHANGE if why else PageKind.SAME,
        title=fields.title,
        why=f"changes: {why}" if why else "is the same",
        fields=fields,
        changed=changed,
        body=body,
        source=source,
        keep_records=kept,
    )
    return Updated(planned, remark)


def _fields(new: Update, one: ExistingDocument) -> tuple[tuple[str, ...], Fields]:
    """Return the fields that change, and all of them as they will be."""
    now, has = new.fields.as_texts(), one.fields.as_texts()
    read = new.before.read if new.before else {}
    changed = [name for name in _FIELDS if now[name] != has[name] and read.get(name) != now[name]]
    if "claimed_on" in changed and new.fields.claimed_on == one.verified_on:
        # An export wrote the day of the verification here; coming back it claims nothing new.
        changed.remove("claimed_on")
    return tuple(changed), replace(one.fields, **{name: getattr(new.fields, name) for name in changed})


def _body(new: Update, one: ExistingDocument) -> tuple[str | None, SourceRecord, str]:
    """Return the new text, `None` where the present one stays; the record to keep; and a remark."""
    before, record = new.before, new.record
    edited_here = before is None or before.body_digest != digest_of(one.body)
    if new.body == one.body:
        return None, record, ""
    if before is not None and before.text_digest == record.text_digest:
        kept = replace(record, rewritten=before.rewritten, files=before.files, body_digest=before.body_digest)
        said = "was changed here and not in the folder since it was imported; the text here stays."
        return None, kept, said if edited_here else ""
    said = "was changed here and in the folder; the folder's text is taken, and the one here stays among the versions."
    return new.body, record, said if edited_here else ""
