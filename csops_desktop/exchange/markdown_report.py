"""A Markdown plan and an export said aloud: the same lines for the dialog, the command line and its JSON. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from csops_desktop.domain.status import count
from csops_desktop.exchange.markdown_out import Export
from csops_desktop.exchange.markdown_plan import DocumentPlan, PageKind, PlannedPage
from csops_desktop.exchange.wording import day_words

_ACTIONS = {PageKind.ADD: "added", PageKind.CHANGE: "changed", PageKind.SAME: "unchanged", PageKind.SKIP: "skipped"}


def documents_headline(plan: DocumentPlan) -> str:
    """Return the one sentence that sums a plan up."""
    counts = plan.counts
    parts = [f"{counts.added} added", f"{counts.changed} changed", f"{counts.same} unchanged"]
    return f"{plan.folder}, read on {day_words(plan.on)}: {', '.join(parts)}, {counts.skipped} skipped."


def documents_report(plan: DocumentPlan) -> tuple[str, ...]:
    """Return everything a person should read before they agree, one line each."""
    counts = plan.counts
    claims = (
        f"{count(counts.with_rule, 'page')} with a review rule, {counts.overdue} overdue by the dates in their files."
        " Such a date verifies nothing: what is not overdue counts as never verified."
    )
    links = f"{count(counts.dead_links, 'dead link')}: the folder holds nothing where they lead."
    stored = f"{count(counts.attachments, 'file')} stored, since pages show them."
    skipped = [f"{page.path}: {page.why}." for page in plan.pages if page.kind is PageKind.SKIP]
    return (
        documents_headline(plan),
        claims,
        *([links] if counts.dead_links else []),
        *([stored] if counts.attachments else []),
        *plan.notes,
        *skipped,
        *(str(issue) for issue in plan.issues),
    )


def documents_as_text(plan: DocumentPlan, *, every_page: bool = False) -> str:
    """Return a plan as lines for a terminal; with `every_page` also what becomes of each page."""
    lines = list(documents_report(plan))
    if every_page:
        shown = (page for page in plan.pages if page.kind in (PageKind.ADD, PageKind.CHANGE))
        lines += [f"{page.path}: {page.title}: {page.why}." for page in shown]
    return "\n".join(lines)


def documents_as_json(plan: DocumentPlan) -> dict[str, object]:
    """Return a plan as what the command line prints with `--json`; days as year-month-day."""
    counts = asdict(plan.counts)
    counts["unchanged"] = counts.pop("same")
    return {
        "folder": plan.folder,
        "on": plan.on.isoformat(),
        "counts": counts,
        "pages": [_page_as_json(page) for page in plan.pages],
        "attachments": [
            {"name": one.name, "path": one.source_path, "media_type": one.media_type, "bytes": len(one.content)}
            for one in plan.attachments
        ],
        "missing": list(plan.missing),
        "issues": [{"path": issue.path, "message": issue.message} for issue in plan.issues],
        "notes": list(plan.notes),
    }


def export_report(export: Export, folder: str, written: int) -> tuple[str, ...]:
    """Return what an export did, one line each."""
    pictures = len(export.files) - export.documents
    stored = f" and {count(pictures, 'stored file')}" if pictures else ""
    lines = [f"Exported {count(export.documents, 'document')}{stored} to {folder}; {count(written, 'file')} written."]
    stale = export.banners
    if stale:
        verb = "carries" if len(stale) == 1 else "carry"
        lines.append(f"{count(len(stale), 'stale document')} {verb} a banner, which an import takes off again:")
    return (*lines, *(f"  {path}" for path in stale), *(str(issue) for issue in export.issues))


def export_as_json(export: Export, folder: str, written: int) -> dict[str, object]:
    """Return what an export did as plain objects."""
    return {
        "folder": folder,
        "documents": export.documents,
        "files": [file.path for file in export.files],
        "written": written,
        "banners": list(export.banners),
        "issues": [{"path": issue.path, "message": issue.message} for issue in export.issues],
    }


def _page_as_json(page: PlannedPage) -> dict[str, object]:
    """Return one page of a plan as plain objects."""
    fields = page.fields.as_texts() if page.fields else {}
    return {
        "path": page.path,
        "action": _ACTIONS[page.kind],
        "id": page.id,
        "title": page.title,
        "why": page.why,
        "area": fields.get("area", ""),
        "owner": fields.get("owner", ""),
        "review_rule": page.fields.rule.sentence if page.fields else "",
        "claimed_on": fields.get("claimed_on") or None,
        "due_by": page.due_by.isoformat() if page.due_by else None,
        "dead_links": list(page.dead),
        "changed": _changed(page),
    }


def _changed(page: PlannedPage) -> Sequence[str]:
    """Return what changes of a page, by name."""
    return [*(["body"] if page.body is not None and page.kind is PageKind.CHANGE else []), *page.changed]
