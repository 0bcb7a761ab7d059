"""What is done with a document: add, write, describe, archive, throw away, restore."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from csops_desktop.commands.checks import LARGEST_ID, line
from csops_desktop.commands.people import person_named
from csops_desktop.commands.verifications import plan_review, restate
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import DocumentId, ResponsibilityId, VersionId
from csops_desktop.domain.review import USUAL, WEEKLY_BUDGET
from csops_desktop.domain.trust import Audience, Kind, ReviewRule
from csops_desktop.errors import UserError

if TYPE_CHECKING:
    from csops_desktop.text.markdown import Tally

NO_TITLE = "Give the document a title."

ONE_SAVE = timedelta(seconds=60)
"""Saves within this time of a version's first one go into that version: autosave keeps one text a minute."""

LONGEST_BODY = 20_000_000
"""The most characters of one document; what is larger is data and no text that somebody reads."""

LONGEST_INTERVAL = 3660
"""The largest number of a review interval, in days, weeks or months."""


def link_key(title: str) -> str:
    """Return what two titles have in common when they name the same document: letter case and blanks don't count."""
    return " ".join(str(bound(title)).split()).casefold()


def existing_document(tx: Tx, document: DocumentId) -> str:
    """Return the title of a document.

    Raises:
        UserError: there is none with this id.
    """
    fits = 0 < document <= LARGEST_ID
    title = tx.value("SELECT title FROM document WHERE id = ?", (document,)) if fits else None
    if title is None:
        raise UserError(f"There is no document {document}.")
    return str(title)


def add_document(
    tx: Tx,
    title: str,
    *,
    body: str = "",
    area: str = "",
    owner: str = "",
    kind: Kind = Kind.OTHER,
    audience: Iterable[Audience] = (),
    rule: ReviewRule = USUAL,
    source_path: str = "",
    front_matter: str = "",
    source: str = "",
    claimed_on: date | None = None,
    weekly_budget: int = WEEKLY_BUDGET,
) -> DocumentId:
    """Add a document; nobody has verified it yet.

    Args:
        owner: a person's name; the person is added when nobody is called so.
        rule: when it has to be verified again.
        source_path, front_matter: where an imported text came from, and the front matter of its file.
        source: what an export needs to write the file as it was read.
        claimed_on: the day of a review that its front matter claims.
        weekly_budget: the most reviews that a week holds while there is room.

    Raises:
        UserError: the title is empty, a line or the text is too long, or the rule makes no sense.
    """
    title = line(title, NO_TITLE, "The title")
    document = DocumentId(
        tx.insert(
            "document",
            title=title,
            title_key=link_key(title),
            area=line(area, what="The area"),
            owner_id=person_named(tx, owner),
            kind=kind,
            audience=_words(audience),
            source_path=source_path,
            front_matter=front_matter,
            source=source,
            claimed_on=claimed_on,
            **_rule_columns(rule),
        )
    )
    write_version(tx, document, body)
    plan_review(tx, document, weekly_budget)
    return document


def save_body(tx: Tx, document: DocumentId, body: str) -> VersionId:
    """Keep a document's text as it is now; a text that is the present one already changes nothing.

    A save within `ONE_SAVE` of a version's first one goes into that version and into the same undo step, as long as
    nothing else was done in between.

    Raises:
        UserError: there is no such document, or the text is too long.
    """
    existing_document(tx, document)
    body = checked_body(body)
    current, digest, saved_at = _present(tx, document)
    if digest == digest_of(body):
        return current
    if tx.now - datetime.fromisoformat(saved_at) < ONE_SAVE and tx.join_previous("document_version", current):
        counted = _tally(body)
        tx.update("document_version", current, body=body, digest=digest_of(body), words=counted.words)
        _after_writing(tx, document, counted)
        return current
    return write_version(tx, document, body)


def _present(tx: Tx, document: DocumentId) -> tuple[VersionId, str, str]:
    """Return id, digest and the instant of the first save of a document's present version."""
    sql = "SELECT v.id, v.digest, v.saved_at FROM document d JOIN document_version v ON v.id = d.version_id"
    version, digest, saved_at = tx.rows(f"{sql} WHERE d.id = ?", (document,))[0]
    return VersionId(version), digest, saved_at


def write_version(tx: Tx, document: DocumentId, body: str, restored_from: VersionId | None = None) -> VersionId:
    """Add a version with a text and make it the present one."""
    body = checked_body(body)
    counted = _tally(body)
    version = VersionId(
        tx.insert(
            "document_version",
            document_id=document,
            saved_at=tx.now.isoformat(timespec="microseconds"),
            day=tx.today,
            words=counted.words,
            restored_from=restored_from,
            digest=digest_of(body),
            body=body,
        )
    )
    tx.update("document", document, version_id=version)
    _after_writing(tx, document, counted)
    return version


def _tally(body: str) -> Tally:
    """Return the words and links of a text."""
    from csops_desktop.text.markdown import tally

    return tally(body)


def _after_writing(tx: Tx, document: DocumentId, counted: Tally) -> None:
    """Write down what follows from a document's present text."""
    tx.update("document", document, edited_on=tx.today, words=counted.words)
    _write_links(tx, document, counted.links)
    restate(tx, document)


def _write_links(tx: Tx, document: DocumentId, named: Iterable[tuple[str, bool]]) -> None:
    """Keep the wiki links of a text, each target once; rows that still fit stay as they are."""
    wanted = {(title, link_key(title), int(embed)) for title, embed in named}
    sql = "SELECT id, target, target_key, embed FROM wiki_link WHERE document_id = ?"
    present = {row[1:]: row[0] for row in tx.rows(sql, (document,))}
    for gone in sorted(present.keys() - wanted):
        tx.delete("wiki_link", present[gone])
    for target, key, embed in sorted(wanted - present.keys()):
        tx.insert("wiki_link", document_id=document, target=target, target_key=key, embed=embed)


def restore_version(tx: Tx, document: DocumentId, version: VersionId) -> VersionId:
    """Bring an older text back as the newest version; nothing between is lost.

    Raises:
        UserError: the document has no such version.
    """
    existing_document(tx, document)
    sql = "SELECT body FROM document_version WHERE id = ? AND document_id = ?"
    body = tx.value(sql, (version, document)) if 0 < version <= LARGEST_ID else None
    if body is None:
        raise UserError("This document has no such version.")
    current, digest, _ = _present(tx, document)
    return current if digest == digest_of(body) else write_version(tx, document, body, restored_from=version)


def rename(tx: Tx, document: DocumentId, title: str) -> None:
    """Give a document another title; refuses an empty one."""
    existing_document(tx, document)
    title = line(title, NO_TITLE, "The title")
    tx.update("document", document, title=title, title_key=link_key(title))


def set_area(tx: Tx, document: DocumentId, area: str) -> None:
    """Put a document into an area; "" takes it out of any."""
    existing_document(tx, document)
    tx.update("document", document, area=line(area, what="The area"))


def set_owner(tx: Tx, document: DocumentId, name: str) -> None:
    """Name the owner; "" leaves it unowned."""
    existing_document(tx, document)
    tx.update("document", document, owner_id=person_named(tx, name))


def set_kind(tx: Tx, document: DocumentId, kind: Kind) -> None:
    """Say what kind of document it is."""
    existing_document(tx, document)
    tx.update("document", document, kind=kind)


def set_audience(tx: Tx, document: DocumentId, audience: Iterable[Audience]) -> None:
    """Say for whom it is written."""
    existing_document(tx, document)
    tx.update("document", document, audience=_words(audience))


def set_rule(tx: Tx, document: DocumentId, rule: ReviewRule, weekly_budget: int = WEEKLY_BUDGET) -> None:
    """Set when the document has to be verified again; the date of its review is planned anew.

    Raises:
        UserError: the rule makes no sense: an interval that is too long, or evergreen without a reason.
    """
    existing_document(tx, document)
    tx.update("document", document, **_rule_columns(rule))
    plan_review(tx, document, weekly_budget)


def archive(tx: Tx, document: DocumentId) -> None:
    """Keep a document that is no longer used; it is no longer reviewed."""
    existing_document(tx, document)
    tx.update("document", document, archived_on=tx.today)


def trash(tx: Tx, document: DocumentId) -> None:
    """Throw a document away; it can be restored from the trash."""
    existing_document(tx, document)
    tx.update("document", document, trashed_on=tx.today)


def restore(tx: Tx, document: DocumentId) -> None:
    """Bring a document back from the archive or the trash."""
    existing_document(tx, document)
    tx.update("document", document, archived_on=None, trashed_on=None)


def link_responsibility(tx: Tx, document: DocumentId, rid: ResponsibilityId) -> None:
    """Say that a document belongs to a responsibility."""
    from csops_desktop.commands.checks import existing

    existing_document(tx, document)
    existing(tx, rid)
    if not _responsibility_links(tx, document, rid):
        tx.insert("document_responsibility", document_id=document, responsibility_id=rid)


def unlink_responsibility(tx: Tx, document: DocumentId, rid: ResponsibilityId) -> None:
    """Say that a document doesn't belong to a responsibility."""
    for link in _responsibility_links(tx, document, rid):
        tx.delete("document_responsibility", link)


def _responsibility_links(tx: Tx, document: DocumentId, rid: ResponsibilityId) -> list[int]:
    """Return the rows that tie the two together."""
    sql = "SELECT id FROM document_responsibility WHERE document_id = ? AND responsibility_id = ?"
    return [row[0] for row in tx.rows(sql, (document, rid))]


def checked_body(body: str) -> str:
    """Return a text as it is stored.

    Raises:
        UserError: it is too long.
    """
    cleaned = str(bound(body))
    if len(cleaned) > LONGEST_BODY:
        raise UserError(f"The text has {len(cleaned):,} characters; at most {LONGEST_BODY:,} fit into one document.")
    return cleaned


def digest_of(body: str) -> str:
    """Return what is compared instead of two texts."""
    return sha256(body.encode()).hexdigest()


def _words(audience: Iterable[Audience]) -> str:
    """Return the words of an audience as they are stored, each once and in the order of `Audience`."""
    wanted = set(audience)
    return " ".join(reader.value for reader in Audience if reader in wanted)


def _rule_columns(rule: ReviewRule) -> dict[str, object]:
    """Return the checked columns of a review rule."""
    if (rule.every is None) != (rule.unit is None) or (rule.every is not None and rule.on is not None):
        raise UserError("A review rule is an interval or a date, not both.")
    if rule.every is not None and not 1 <= rule.every <= LONGEST_INTERVAL:
        raise UserError(f"A review interval is a number from 1 to {LONGEST_INTERVAL}.")
    reason = line(rule.reason, what="The reason")
    if rule.evergreen and not reason:
        raise UserError("Say in one sentence why it needs no review.")
    return {
        "review_every": None if rule.evergreen else rule.every,
        "review_unit": None if rule.evergreen else rule.unit,
        "review_on": None if rule.evergreen else rule.on,
        "evergreen": int(rule.evergreen),
        "review_reason": reason,
    }
