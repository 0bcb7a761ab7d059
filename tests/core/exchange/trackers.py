"""Small trackers for the tests, and what a command does with a plan, on plain values instead of a database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ExistingResponsibility, ImportPlan, PlannedRow, RowKind
from csops_desktop.exchange.recognition import recognise_tracker
from csops_desktop.exchange.sheet import Sheet, read_sheet
from csops_desktop.exchange.tracker import plan_import

MARCH = date(2026, 3, 31)
APRIL = date(2026, 4, 30)
MAY = date(2026, 5, 31)


def sheet_of(folder: Path, text: str, name: str = "tracker.csv") -> Sheet:
    """Write a CSV file and read it."""
    path = folder / name
    path.write_bytes(text.encode())
    return read_sheet(path)


def plan_of(
    sheet: Sheet,
    existing: Sequence[ExistingResponsibility] = (),
    on: date = MARCH,
    chosen: dict[Field, str | None] | None = None,
    **options: object,
) -> ImportPlan:
    """Plan the import of a sheet, with the columns that are recognised."""
    return plan_import(sheet, recognise_tracker(sheet, chosen), existing=existing, on=on, **options)  # type: ignore[arg-type]


def responsibility(number: int, title: str = "CS KPIs", **values: object) -> ExistingResponsibility:
    """Return a responsibility that came from a tracker in March and is red, unless `values` say otherwise."""
    usual: dict[str, object] = {
        "area": "Data",
        "owner": "Ann",
        "summary": "",
        "status": Status.RED,
        "reason": "Unowned.",
        "checked_on": MARCH,
        "green_by": None,
        "tracker_key": "",
        "tracker_source": "tracker.csv",
        "archived": False,
        "trashed": False,
    }
    return ExistingResponsibility(id=ResponsibilityId(number), title=title, **usual | values)  # type: ignore[arg-type]


def applied(existing: Iterable[ExistingResponsibility], plan: ImportPlan) -> list[ExistingResponsibility]:
    """Return what the workspace holds after a plan was carried out."""
    held = {one.id: one for one in existing}
    for row in plan.rows:
        if row.kind is RowKind.ADD:
            number = ResponsibilityId(max(held, default=0) + 1)
            held[number] = _added(number, row, plan)
        elif row.id is not None:
            held[row.id] = _updated(held[row.id], row)
    for one in plan.missing if plan.archive_missing else ():
        held[one.id] = replace(held[one.id], archived=True)
    return list(held.values())


def _added(number: ResponsibilityId, row: PlannedRow, plan: ImportPlan) -> ExistingResponsibility:
    assert row.values is not None
    values = row.values
    status = row.entry.status if row.entry else Status.NOT_RATED
    return ExistingResponsibility(
        id=number,
        title=values.title,
        area=values.area,
        owner=values.owner,
        summary=values.summary,
        status=status,
        reason=row.entry.reason if row.entry else "",
        checked_on=None if status is Status.NOT_RATED else plan.on,
        green_by=values.green_by,
        tracker_key=values.key,
        tracker_source=plan.tracker_source,
        archived=row.archive_on is not None,
        trashed=False,
        criteria=row.points,
    )


def _updated(one: ExistingResponsibility, row: PlannedRow) -> ExistingResponsibility:
    one = replace(one, **{change.name: change.after for change in row.changes})
    points = {same_text(point.text): point for point in one.criteria}
    for point in row.points:
        points[same_text(point.text)] = replace(points.get(same_text(point.text), point), met=point.met)
    one = replace(one, criteria=tuple(points.values()))
    if row.restore:
        one = replace(one, archived=False)
    if row.entry is None or row.kind is RowKind.HISTORY:
        return one
    checked_on = None if row.entry.status is Status.NOT_RATED else row.entry.day
    return replace(one, status=row.entry.status, reason=row.entry.reason, checked_on=checked_on)
