"""Verifying a document, and what its own row says about its verifications and its next review.

There is one document in each verification: nothing here verifies many at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from csops_desktop.commands.checks import LARGEST_ID
from csops_desktop.commands.people import person_named
from csops_desktop.db.reader import day
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import DocumentId, VerificationId
from csops_desktop.domain.review import (
    MOST_TOLERANCE,
    WEEKLY_BUDGET,
    Wanted,
    next_due,
    stagger,
    tolerance,
    week_of,
)
from csops_desktop.domain.trust import BURST_MINUTES, How, ReviewRule
from csops_desktop.errors import UserError


def verify(
    tx: Tx,
    document: DocumentId,
    how: Iterable[How],
    note: str = "",
    by: str = "",
    weekly_budget: int = WEEKLY_BUDGET,
) -> VerificationId:
    """Say that a document's present text is right, and how that was checked.

    Args:
        how: what was checked, at least one.
        note: a remark.
        by: the name of who checked; "" for the operator.
        weekly_budget: the most reviews that a week holds while there is room.

    Raises:
        UserError: there is no such document, it is archived or in the trash, or it was not said what was checked.
    """
    fits = 0 < document <= LARGEST_ID
    sql = "SELECT version_id, archived_on, trashed_on FROM document WHERE id = ?"
    row = tx.row(sql, (document,)) if fits else None
    if row is None:
        raise UserError(f"There is no document {document}.")
    if row[1] is not None or row[2] is not None:
        raise UserError("Restore the document first: what is archived or in the trash is not verified.")
    checks = set(how)
    if not checks:
        raise UserError("Say what you checked.")
    others = _burst(tx, document)
    verification = VerificationId(
        tx.insert(
            "verification",
            document_id=document,
            version_id=row[0],
            person_id=person_named(tx, by),
            at=tx.now.isoformat(timespec="microseconds"),
            day=tx.today,
            how=" ".join(check.value for check in How if check in checks),
            note=str(bound(note)).strip(),
            burst=len(set(others.values())) + 1,
        )
    )
    restate(tx, document)
    plan_review(tx, document, weekly_budget)
    return verification


def _burst(tx: Tx, document: DocumentId) -> dict[int, DocumentId]:
    """Return the verifications of other documents that stand close to now, each now one of a larger burst."""
    since = (tx.now - timedelta(minutes=BURST_MINUTES)).isoformat(timespec="microseconds")
    sql = "SELECT id, document_id FROM verification WHERE at >= ? AND document_id <> ?"
    others = {row[0]: DocumentId(row[1]) for row in tx.rows(sql, (since, document))}
    again = "SELECT 1 FROM verification WHERE at >= ? AND document_id = ?"
    if others and tx.value(again, (since, document)) is None:
        for other in others:
            tx.update(
                "verification", other, burst=tx.value("SELECT burst + 1 FROM verification WHERE id = ?", (other,))
            )
        for verified in sorted(set(others.values())):
            restate(tx, verified)
    return others


def restate(tx: Tx, document: DocumentId) -> None:
    """Write what a document's verifications and its present text say into its own row."""
    sql = """
        SELECT v.day, v.how, v.note, v.burst, t.digest
        FROM verification v JOIN document_version t ON t.id = v.version_id
        WHERE v.document_id = ? ORDER BY v.day DESC, v.id DESC
    """
    current = "SELECT t.digest FROM document d JOIN document_version t ON t.id = d.version_id WHERE d.id = ?"
    tx.update("document", document, **stamp_columns(tx.rows(sql, (document,)), tx.value(current, (document,))))


def stamp_columns(verifications: list[tuple[Any, ...]], digest: str | None) -> dict[str, object]:
    """Return the columns of a document that its verifications decide.

    Args:
        verifications: day, how, note, burst and the digest of the verified text, the newest first.
        digest: that of the present text.
    """
    if not verifications:
        return {"verified_on": None, "verified_how": "", "remarked": 0, "edited": 0, "unchanged": 0, "burst": 0}
    verified_on, how, note, burst, verified = verifications[0]
    changes = [newer[4] != older[4] for newer, older in pairwise(verifications)]
    unchanged = changes.index(True) if True in changes else len(changes)
    return {
        "verified_on": verified_on,
        "verified_how": how,
        "remarked": int(bool(note)),
        "edited": int(verified != digest),
        "unchanged": unchanged,
        "burst": burst,
    }


def plan_review(tx: Tx, document: DocumentId, weekly_budget: int = WEEKLY_BUDGET) -> None:
    """Set the day of a document's next review by its rule, early where its own week is full."""
    plan_reviews(tx, [document], weekly_budget)


def plan_reviews(tx: Tx, documents: Iterable[DocumentId], weekly_budget: int) -> None:
    """Set the days of the next reviews of documents, spread over the weeks; those of others stay where they are."""
    wanted: dict[DocumentId, Wanted] = {}
    for document in sorted(set(documents)):
        rule, verified_on, claimed_on = rule_and_dates(tx, document)
        due_by = next_due(rule, day(verified_on or claimed_on))
        if due_by is None:
            tx.update("document", document, due_on=None, due_by=None)
        else:
            wanted[document] = Wanted(due_by, tolerance(rule))
    if not wanted:
        return
    for document, due_on in stagger(wanted, _taken(tx, wanted), max(1, weekly_budget), tx.today).items():
        tx.update("document", document, due_on=due_on, due_by=wanted[document].due_by)


def rule_and_dates(tx: Tx, document: DocumentId) -> tuple[ReviewRule, str | None, str | None]:
    """Return a document's rule, the day it was verified and the day it claims to have been reviewed."""
    sql = """
        SELECT review_every, review_unit, review_on, evergreen, review_reason, verified_on, claimed_on
        FROM document WHERE id = ?
    """
    every, unit, on, evergreen, reason, verified_on, claimed_on = tx.rows(sql, (document,))[0]
    return ReviewRule(every, unit, day(on), bool(evergreen), reason), verified_on, claimed_on


def _taken(tx: Tx, wanted: Mapping[DocumentId, Wanted]) -> dict[date, int]:
    """Return how many reviews the weeks hold into which those that are wanted may fall, without these."""
    # By ordinals, since a person may write a year like 9999.
    last = min(max(review.due_by for review in wanted.values()).toordinal() + 6, date.max.toordinal())
    first = min(review.due_by for review in wanted.values()).toordinal() - MOST_TOLERANCE
    since = week_of(date.fromordinal(max(first, tx.today.toordinal())))
    span = (since.isoformat(), date.fromordinal(last).isoformat())
    sql = """
        SELECT due_on, count(*) FROM document
        WHERE due_on BETWEEN ? AND ? AND archived_on IS NULL AND trashed_on IS NULL GROUP BY due_on
    """
    weeks: dict[date, int] = {}
    for due_on, number in tx.rows(sql, span):
        week = week_of(date.fromisoformat(due_on))
        weeks[week] = weeks.get(week, 0) + int(number)
    for document in wanted:
        sql = "SELECT due_on FROM document WHERE id = ? AND archived_on IS NULL AND trashed_on IS NULL"
        moving = day(tx.value(sql, (document,)))
        if moving is not None and weeks.get(week_of(moving)):
            weeks[week_of(moving)] -= 1
    return weeks
