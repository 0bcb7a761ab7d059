"""A plan said aloud: the same sentences for the dialog's preview, the command line and its JSON.

Standard library, the domain and the shapes of a plan only.
"""

from __future__ import annotations

from datetime import date

from csops_desktop.domain.status import Status, count
from csops_desktop.exchange.cleaning import shorten
from csops_desktop.exchange.plan import ImportPlan, PlannedRow, RowKind, StatusEntry
from csops_desktop.exchange.wording import colours_sentence, day_words, responsibilities

_ACTIONS = {
    RowKind.ADD: "added",
    RowKind.CHANGE: "changed",
    RowKind.SAME: "unchanged",
    RowKind.HISTORY: "history",
    RowKind.SKIP: "skipped",
}


def headline(plan: ImportPlan) -> str:
    """Return the one sentence that sums a plan up, with the counts of rows."""
    counts = plan.counts
    parts = [f"{counts.added:,} added", f"{counts.changed:,} changed", f"{counts.same:,} unchanged"]
    if counts.history:
        parts.append(f"{counts.history:,} older than what is known")
    parts.append(f"{counts.skipped:,} skipped")
    return f"{plan.file}, as of {day_words(plan.on)}: {', '.join(parts)}."


def report(plan: ImportPlan) -> tuple[str, ...]:
    """Return everything a person should read before they agree, one sentence each, the weightiest first."""
    known = any(row.id is not None for row in plan.rows)
    by = (
        f" Responsibilities are known again by {' and '.join(field.word for field in plan.matched_by)}."
        if known
        else ""
    )
    return (
        headline(plan),
        f"Read as {colours_sentence(dict(plan.colours))}.{by}",
        *missing_sentence(plan),
        *unknown_sentences(plan),
        *plan.notes,
        *(str(issue) for issue in plan.issues),
    )


def missing_sentence(plan: ImportPlan) -> tuple[str, ...]:
    """Return what becomes of those that came from this tracker and are not in the file; nothing when there are none."""
    number = len(plan.missing)
    if not number:
        return ()
    one = number == 1
    subject = f"{responsibilities(number)} that came from this tracker"
    fate = f"{'it is' if one else 'they are'} archived on {day_words(plan.on)}"
    if not plan.archive_missing:
        fate = "it stays as it is" if one else "they stay as they are"
    where = "in this file" if plan.place == "Line" else "among its open cards any more"
    return (f"{subject} {'is' if one else 'are'} not {where}; {fate}.",)


def unknown_sentences(plan: ImportPlan) -> tuple[str, ...]:
    """Return a sentence for each status word that nobody explained."""
    return tuple(
        f"The status word “{shorten(unknown.word, 120)}” is not known, so {count(unknown.count, 'row')} with it"
        f" {'counts' if unknown.count == 1 else 'count'} as not rated."
        for unknown in plan.unknown_words
    )


def plan_as_text(plan: ImportPlan, *, every_row: bool = False) -> str:
    """Return a plan as lines for a terminal.

    Args:
        plan: the plan.
        every_row: list also each row that is added, changed or goes into the history, and each that is archived.
    """
    lines = list(report(plan))
    if every_row:
        listed = (row for row in plan.rows if row.kind not in (RowKind.SAME, RowKind.SKIP))
        lines += [row_sentence(row, plan.place) for row in listed]
        lines += [f"Archived: {one.title} ({one.area or 'no area'})." for one in plan.missing if plan.archive_missing]
    return "\n".join(lines)


def row_sentence(row: PlannedRow, place: str = "Line") -> str:
    """Return what becomes of one row: "Line 17: CS KPIs: status from red to yellow."."""
    title = f"{row.title}: " if row.title else ""
    return f"{place} {row.line}: {title}{row.why.rstrip('.')}."


def plan_as_json(plan: ImportPlan) -> dict[str, object]:
    """Return a plan as what the command line prints with `--json`: plain objects, days as year-month-day."""
    counts = plan.counts
    return {
        "file": plan.file,
        "on": plan.on.isoformat(),
        "tracker": plan.tracker_source,
        "columns": {field.value: header for field, header in plan.mapping.columns.items()},
        "matched_by": [field.value for field in plan.matched_by],
        "counts": {
            "added": counts.added,
            "changed": counts.changed,
            "unchanged": counts.same,
            "history": counts.history,
            "skipped": counts.skipped,
            "archived": counts.archived,
        },
        "colours": {status.value: number for status, number in plan.colours.items()},
        "rows": [_row_as_json(row) for row in plan.rows],
        "missing": [
            {"id": one.id, "title": one.title, "area": one.area, "archived": plan.archive_missing}
            for one in plan.missing
        ],
        "unknown_words": [{"word": unknown.word, "count": unknown.count} for unknown in plan.unknown_words],
        "issues": [{"line": issue.line, "message": issue.message} for issue in plan.issues],
        "notes": list(plan.notes),
    }


def _row_as_json(row: PlannedRow) -> dict[str, object]:
    """Return one row of a plan as plain objects."""
    return {
        "line": row.line,
        "action": _ACTIONS[row.kind],
        "id": row.id,
        "title": row.title,
        "why": row.why,
        "status": _status(row.entry, row),
        "changes": [
            {"field": change.name, "before": _plain(change.before), "after": _plain(change.after)}
            for change in row.changes
        ],
        "criteria": [{"text": point.text, "met": point.met} for point in row.points],
    }


def _status(entry: StatusEntry | None, row: PlannedRow) -> str | None:
    """Return the status a row has in the file, `None` when it says none."""
    if entry is not None:
        return entry.status.value
    status = row.values.status if row.values else None
    return status.value if isinstance(status, Status) else None


def _plain(value: str | date | None) -> str | None:
    """Return a value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value
