"""Carries out the plan of a tracker's import, as one change. May import db.tx, domain and the plan's shapes.

Everything is worked out before anything is written, and each kind of row is written in one go: each responsibility is
inserted with its final values or updated once, since the history keeps every write, and its undo joins neighbours.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from csops_desktop.commands.board import GAP, status_columns
from csops_desktop.commands.labels import quoted
from csops_desktop.commands.plan import slips
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.ids import ChangeId, PersonId, ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import BugError, UserError
from csops_desktop.exchange.cleaning import same_text
from csops_desktop.exchange.plan import ImportPlan, PlannedRow, Point, RowKind, StatusEntry

OUT_OF_DATE = "The workspace was changed since this import was looked at; look at it again, then import."

type Dated = tuple[str, str, str]
"""A status change as the columns are worked out from it: status word, reason, ISO day."""

_PLAIN = ("title", "area", "summary", "tracker_key", "tracker_source")


def apply_plan(tx: Tx, plan: ImportPlan, seen: ChangeId) -> None:
    """Carry out an import.

    Args:
        plan: what `plan_import` made of the file; the transaction must be dated with its day.
        seen: the newest change when the plan was made (`queries.tracker.latest_change`).

    Raises:
        UserError: something was changed since; nothing was imported.
    """
    if tx.today != plan.on:
        raise BugError(f"an import of {plan.on} under {tx.today}")
    refuse_outdated(tx, seen)
    _Import(tx, plan).run()


def refuse_outdated(tx: Tx, seen: ChangeId) -> None:
    """Refuse to carry out what was planned on another state.

    Args:
        seen: the newest change when the plan was made.

    Raises:
        UserError: something was changed since.
    """
    if tx.value("SELECT coalesce(max(id), 0) FROM change WHERE state <> 'open'") != seen:
        raise UserError(OUT_OF_DATE)


def import_label(plan: ImportPlan) -> str:
    """Name an import: Imported “tracker.csv”: 86 added, 41 changed."""
    counts = plan.counts
    confirmed = sum(row.kind is RowKind.SAME and row.entry is not None for row in plan.rows)
    numbers = (
        (counts.added, "added"),
        (counts.changed, "changed"),
        (confirmed, "confirmed"),
        (counts.history, "added to the history"),
        (counts.archived, "archived"),
    )
    said = ", ".join(f"{number:,} {word}" for number, word in numbers if number)
    return f"Imported {quoted(plan.file)}: {said or 'nothing new'}"


class _Import:
    """One import: what the workspace holds, read once, and the rows to write, gathered by table."""

    def __init__(self, tx: Tx, plan: ImportPlan) -> None:
        self._tx = tx
        self._plan = plan
        self._persons = {name: PersonId(pid) for pid, name in tx.rows("SELECT id, name FROM person")}
        self._statuses: dict[int, str] = dict(tx.rows("SELECT id, status FROM responsibility"))
        self._ends: dict[str, int] = dict(tx.rows("SELECT status, max(position) FROM responsibility GROUP BY status"))
        self._entries: list[dict[str, Any]] = []
        self._entry_updates: list[tuple[int, StatusEntry]] = []
        self._green_dates: list[dict[str, Any]] = []
        self._points: list[dict[str, Any]] = []
        self._met_points: list[tuple[int, date | None]] = []
        self._newest = plan.on

    def run(self) -> None:
        """Write persons, responsibilities, their statuses, their get-to-green dates; then archive what is gone."""
        self._add_persons()
        promised, dated = self._promised_dates(), self._dated_statuses()
        known = (change[2] for row in self._plan.rows if row.id is not None for _, change in dated[row.id])
        self._newest = date.fromisoformat(max(known, default=self._plan.on.isoformat()))
        criteria = self._criteria()
        added = []
        updated = []
        for row in self._plan.rows:
            if row.kind is RowKind.ADD:
                added.append((row, self._added_columns(row)))
            elif row.id is not None:
                updated.append((row.id, self._updated_columns(row, row.id, promised[row.id], dated[row.id])))
                self._keep_points(row.id, row.points, criteria.get(row.id, {}))
        for row, columns in added:
            self._add(row, columns)
        for rid, columns in updated:
            if columns:
                self._tx.update("responsibility", rid, **columns)
        self._write_the_rest()

    def _write_the_rest(self) -> None:
        """Write what stands beside the responsibilities, and archive what is not in the file."""
        self._tx.insert_many("status_change", self._entries)
        for entry_id, entry in self._entry_updates:
            self._tx.update("status_change", entry_id, status=entry.status, reason=entry.reason)
        self._tx.insert_many("get_to_green", self._green_dates)
        self._tx.insert_many("green_criterion", self._points)
        for criterion, met_on in self._met_points:
            self._tx.update("green_criterion", criterion, met_on=met_on)
        for gone in self._plan.missing if self._plan.archive_missing else ():
            self._tx.update("responsibility", gone.id, archived_on=self._plan.on)

    def _add_persons(self) -> None:
        """Add each owner whom nobody knows yet, once, in the file's order."""
        for row in self._plan.rows:
            owners = [change.after for change in row.changes if change.name == "owner"]
            if row.kind is RowKind.ADD and row.values:
                owners.append(row.values.owner)
            for owner in owners:
                name = str(bound(owner))
                if name and name not in self._persons:
                    self._persons[name] = PersonId(self._tx.insert("person", name=name))

    def _added_columns(self, row: PlannedRow) -> dict[str, Any]:
        """Return a new responsibility as it will be."""
        assert row.values is not None
        values = row.values
        columns = status_columns([_dated(entry) for entry in reversed(_first_statuses(row))])
        return {
            "title": values.title,
            "area": values.area,
            "owner_id": self._owner(values.owner),
            "summary": values.summary,
            **columns,
            "green_by": values.green_by,
            "position": self._next_place(columns["status"]),
            "tracker_key": values.key,
            "tracker_source": self._plan.tracker_source,
            "archived_on": row.archive_on,
        }

    def _add(self, row: PlannedRow, columns: dict[str, Any]) -> None:
        """Insert a responsibility, and keep its status and date for later."""
        rid = self._tx.insert("responsibility", **columns)
        self._entries += [_status_row(rid, entry) for entry in _first_statuses(row)]
        if columns["green_by"]:
            self._keep_date(rid, columns["green_by"])
        self._keep_points(rid, row.points, {})

    def _updated_columns(
        self, row: PlannedRow, rid: ResponsibilityId, promised: list[str | None], dated: list[tuple[int, Dated]]
    ) -> dict[str, Any]:
        """Return the columns to write of a responsibility that is known already.

        Args:
            row: what becomes of it.
            rid: its id.
            promised: its get-to-green dates, in the order in which they were set.
            dated: id and content of its status changes, the newest first.
        """
        columns: dict[str, Any] = {}
        for change in row.changes:
            if change.name in _PLAIN:
                columns[change.name] = change.after
            elif change.name == "owner":
                columns["owner_id"] = self._owner(str(change.after or ""))
            else:
                after = bound(change.after)
                columns |= {"green_by": after, "slips": slips([*promised, after])}
                self._keep_date(rid, after)
        if row.entry:
            columns |= self._restated(rid, row.entry, dated, older=row.kind is RowKind.HISTORY)
        if row.restore:
            columns["archived_on"] = None
        return columns

    def _keep_date(self, rid: int, green_by: object) -> None:
        """Keep a get-to-green date for the list of all that were ever set."""
        self._green_dates.append({"responsibility_id": rid, "set_on": self._tx.today, "green_by": green_by})

    def _keep_points(self, rid: int, points: Sequence[Point], known: dict[str, tuple[int, int]]) -> None:
        """Keep what becomes of a definition of green for later: points that change, and new ones at its end.

        Args:
            rid: the responsibility.
            points: those that are new, or become met or unmet.
            known: id and place of those it has, by their text as it is compared.
        """
        place = max((position for _, position in known.values()), default=-1)
        for point in points:
            met_on = self._tx.today if point.met else None
            found = known.get(same_text(point.text))
            if found is not None:
                self._met_points.append((found[0], met_on))
                continue
            place += 1
            row = {"responsibility_id": rid, "text": point.text, "met_on": met_on, "position": place}
            self._points.append(row)

    def _restated(
        self, rid: ResponsibilityId, entry: StatusEntry, changes: list[tuple[int, Dated]], *, older: bool
    ) -> dict[str, str | int | None]:
        """Return the status columns as they are with `entry`, which takes the place of one of the same day.

        Args:
            rid: the responsibility; a new colour puts it at the end of its column.
            entry: the dated status.
            changes: id and content of those it has, the newest first.
            older: what is known is newer than `entry`, so the present status stays.
        """
        new = _dated(entry)
        dated = [change for _, change in changes]
        at = next((place for place, change in enumerate(dated) if change[2] <= new[2]), len(dated))
        if at < len(dated) and dated[at][2] == new[2]:
            dated[at] = new
            self._entry_updates.append((changes[at][0], entry))
        else:
            dated.insert(at, new)
            self._entries.append(_status_row(rid, entry))
        if at == 0 and older:
            # It was never rated, and a newer edition said so without a word: now that has to be said with its day.
            present = StatusEntry(max(self._newest, entry.day), Status.NOT_RATED, "")
            dated.insert(0, _dated(present))
            self._entries.append(_status_row(rid, present))
        columns: dict[str, str | int | None] = {**status_columns(dated)}
        if columns["status"] != self._statuses[rid]:
            columns["position"] = self._next_place(columns["status"])
        return columns

    def _dated_statuses(self) -> dict[int, list[tuple[int, Dated]]]:
        """Return id and content of all status changes by responsibility, the newest first."""
        found: dict[int, list[tuple[int, Dated]]] = defaultdict(list)
        sql = "SELECT responsibility_id, id, status, reason, day FROM status_change ORDER BY day DESC, id DESC"
        for rid, change, status, reason, on in self._tx.rows(sql):
            found[rid].append((change, (status, reason, on)))
        return found

    def _promised_dates(self) -> dict[int, list[str | None]]:
        """Return all get-to-green dates by responsibility, in the order in which they were set."""
        found: dict[int, list[str | None]] = defaultdict(list)
        for rid, green_by in self._tx.rows("SELECT responsibility_id, green_by FROM get_to_green ORDER BY id"):
            found[rid].append(green_by)
        return found

    def _criteria(self) -> dict[int, dict[str, tuple[int, int]]]:
        """Return id and place of the points of each definition of green, by their text as it is compared."""
        found: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
        for cid, rid, text, position in self._tx.rows(
            "SELECT id, responsibility_id, text, position FROM green_criterion"
        ):
            found[rid][same_text(text)] = (cid, position)
        return found

    def _owner(self, name: str) -> PersonId | None:
        """Return the person of a name, `None` for an empty one."""
        return self._persons[str(bound(name))] if name else None

    def _next_place(self, status: object) -> int:
        """Return the next place at the end of a column."""
        place = self._ends.get(str(status), 0) + GAP
        self._ends[str(status)] = place
        return place


def _first_statuses(row: PlannedRow) -> list[StatusEntry]:
    """Return the dated statuses of a new responsibility, the oldest first: when it got its colour, and now."""
    since = row.values.since if row.values else None
    found = [row.entry] if row.entry else []
    return [StatusEntry(since, row.entry.status, ""), row.entry] if row.entry and since else found


def _dated(entry: StatusEntry) -> Dated:
    """Return an entry as it is stored."""
    return entry.status.value, str(bound(entry.reason)), entry.day.isoformat()


def _status_row(rid: int, entry: StatusEntry) -> dict[str, Any]:
    """Return the row of a status change."""
    return {"responsibility_id": rid, "status": entry.status, "reason": entry.reason, "day": entry.day}
