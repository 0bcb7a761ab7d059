"""Carries out the plan of a Markdown folder's import, as one change. May import db.tx, domain and the plan's shapes."""

from __future__ import annotations

from csops_desktop.commands import documents
from csops_desktop.commands.attachments import add_attachment
from csops_desktop.commands.labels import quoted
from csops_desktop.commands.tracker import refuse_outdated
from csops_desktop.commands.verifications import plan_review
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ChangeId, DocumentId
from csops_desktop.domain.review import WEEKLY_BUDGET
from csops_desktop.errors import BugError
from csops_desktop.exchange.markdown_plan import DocumentPlan, Fields, PageKind, PlannedPage


def apply_documents(tx: Tx, plan: DocumentPlan, seen: ChangeId, weekly_budget: int = WEEKLY_BUDGET) -> None:
    """Carry out an import.

    Args:
        plan: what `plan_documents` made of the folder.
        seen: the newest change when the plan was made (`queries.tracker.latest_change`).
        weekly_budget: the most reviews that a week holds while there is room.

    Raises:
        UserError: something was changed since; nothing was imported.
    """
    refuse_outdated(tx, seen)
    for one in plan.attachments:
        name = add_attachment(tx, one.name, one.media_type, one.content, one.source_path)
        if name != one.name:
            raise BugError(f"the attachment {one.name} was stored as {name}")
    for page in plan.pages:
        if page.kind is PageKind.ADD:
            _add(tx, page, weekly_budget)
        elif page.id is not None and page.kind is not PageKind.SKIP:
            _update(tx, page, page.id, weekly_budget)


def documents_label(plan: DocumentPlan) -> str:
    """Name an import: Imported “handbook”: 86 added, 41 changed."""
    counts = plan.counts
    numbers = ((counts.added, "added"), (counts.changed, "changed"), (counts.attachments, "stored"))
    said = ", ".join(f"{number} {word}" for number, word in numbers if number)
    return f"Imported {quoted(plan.folder)}: {said or 'nothing new'}"


def _add(tx: Tx, page: PlannedPage, weekly_budget: int) -> None:
    """Add a document."""
    fields = page.fields
    assert fields is not None
    documents.add_document(
        tx,
        fields.title,
        body=page.body or "",
        area=fields.area,
        owner=fields.owner,
        kind=fields.kind,
        audience=fields.audience,
        rule=fields.rule,
        source_path=page.source_path,
        front_matter=page.front_matter,
        source=page.source,
        claimed_on=fields.claimed_on,
        weekly_budget=weekly_budget,
    )


def _update(tx: Tx, page: PlannedPage, document: DocumentId, weekly_budget: int) -> None:
    """Write what changes of a document, each column once."""
    assert page.fields is not None
    _describe(tx, document, page.fields, page.changed, weekly_budget)
    if page.body is not None:
        documents.write_version(tx, document, page.body)
    if not page.keep_records:
        tx.update(
            "document", document, source_path=page.source_path, front_matter=page.front_matter, source=page.source
        )


def _describe(tx: Tx, document: DocumentId, fields: Fields, changed: tuple[str, ...], weekly_budget: int) -> None:
    """Write the fields that change."""
    if "title" in changed:
        documents.rename(tx, document, fields.title)
    if "area" in changed:
        documents.set_area(tx, document, fields.area)
    if "owner" in changed:
        documents.set_owner(tx, document, fields.owner)
    if "kind" in changed:
        documents.set_kind(tx, document, fields.kind)
    if "audience" in changed:
        documents.set_audience(tx, document, fields.audience)
    if "claimed_on" in changed:
        tx.update("document", document, claimed_on=fields.claimed_on)
    if "rule" in changed:
        documents.set_rule(tx, document, fields.rule, weekly_budget)
    elif "claimed_on" in changed:
        plan_review(tx, document, weekly_budget)
