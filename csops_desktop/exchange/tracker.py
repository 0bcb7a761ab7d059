"""A tracker's table turned into a plan: what would be added, changed, confirmed, skipped and archived, and why.

It may import the other rooms of exchange; it is pure, so that a preview and the import itself can't differ. The steps
stand in `plan_import` in their order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from csops_desktop.domain.status import Status, count
from csops_desktop.exchange.cleaning import same_text, shorten
from csops_desktop.exchange.dates import DateFormat, DateOrder
from csops_desktop.exchange.fields import Field, TrackerMapping, require_complete
from csops_desktop.exchange.matching import Edition, Matches, find_edition, match_rows
from csops_desktop.exchange.plan import (
    ExistingResponsibility,
    FieldChange,
    ImportPlan,
    Issue,
    MissingResponsibility,
    PlannedRow,
    Point,
    RowKind,
    RowValues,
    StatusEntry,
)
from csops_desktop.exchange.recognition import known_fields
from csops_desktop.exchange.sheet import Sheet
from csops_desktop.exchange.tracker_rows import ReadRow, RowReader
from csops_desktop.exchange.wording import changed_words, day_words, responsibilities

_LINES = 8
"""So many numbers of lines a sentence lists."""

_QUOTED = 60
"""So many characters of a title a sentence quotes."""


def plan_import(
    sheet: Sheet,
    mapping: TrackerMapping,
    *,
    existing: Sequence[ExistingResponsibility],
    on: date,
    status_words: Mapping[str, Status] | None = None,
    date_order: DateOrder | None = None,
    keep_missing: bool = False,
) -> ImportPlan:
    """Plan the import of a tracker. Nothing is changed by it.

    Args:
        sheet: the table.
        mapping: its columns by field.
        existing: everything the workspace holds, archived and trashed ones too.
        on: the day with which the changes are dated.
        status_words: what the person says that words mean, by `status_word`.
        date_order: whether the day or the month comes first in dates; detected when `None`.
        keep_missing: leave what came from this tracker and is not in the file as it is, instead of archiving it.

    Raises:
        UserError: title or status have no column; the sentence names the headers and the `--map` to give.
    """
    require_complete(sheet.headers, mapping)
    words = status_words or {}
    reader = RowReader(sheet, mapping, words, DateFormat(date_order) if date_order else None)
    read = reader.read()
    sure = mapping.key_chosen or (sheet.board is not None and Field.KEY in mapping.columns)
    matches = match_rows(read, existing, key_chosen=sure, has_area=Field.AREA in mapping.columns)
    known_as = sheet.board.source if sheet.board else ""
    edition = find_edition(sheet.name, on, existing, matches.found.values(), known_as)
    planner = _Planner(on, matches, edition)
    rows = tuple(planner.row(row) for row in read)
    missing, unread = _missing(edition, read)
    skipped = [Issue(row.line, f"skipped, since {row.why}", sheet.place) for row in rows if row.kind is RowKind.SKIP]
    return ImportPlan(
        file=sheet.name,
        on=on,
        mapping=mapping,
        tracker_source=edition.source,
        matched_by=_matched_by(mapping, matches),
        rows=rows,
        missing=missing,
        archive_missing=bool(missing) and not keep_missing,
        issues=_named(sorted((*reader.issues, *_told(sheet), *skipped), key=lambda issue: issue.line), sheet, rows),
        notes=(*_reading_notes(sheet, reader, words), *_matching_notes(existing, matches, edition, rows, unread)),
        unknown_words=reader.unknown_words(),
        place=sheet.place,
    )


def _named(issues: Sequence[Issue], sheet: Sheet, rows: Sequence[PlannedRow]) -> tuple[Issue, ...]:
    """Return the issues with the titles of their rows, where these have no number that the person could look up."""
    if sheet.board is None:
        return tuple(issues)
    titles = {row.line: shorten(row.title, _QUOTED) for row in rows}
    return tuple(replace(issue, title=titles.get(issue.line, "")) for issue in issues)


class _Planner:
    """Decides row by row, knowing what was matched and which tracker it is."""

    def __init__(self, on: date, matches: Matches, edition: Edition) -> None:
        self._on = on
        self._matches = matches
        self._edition = edition

    def row(self, row: ReadRow) -> PlannedRow:
        """Plan one row."""
        values = row.values
        refused = self._matches.refused.get(row.line)
        if values is None or refused:
            return PlannedRow(row.line, RowKind.SKIP, row.title, refused or row.why, values=values)
        one = self._matches.found.get(row.line)
        if one is None:
            return self._added(row.line, values)
        if one.trashed:
            why = "it is in the trash; restore it there to have it updated."
            return PlannedRow(row.line, RowKind.SKIP, row.title, why, values=values)
        if self._is_newer(one):
            return self._history(row.line, values, one)
        return self._updated(row.line, values, one)

    def _is_newer(self, one: ExistingResponsibility) -> bool:
        """Say whether the workspace knows a later state of a responsibility than the file."""
        if one.checked_on is None:
            return self._edition.newer_day is not None
        return one.checked_on > self._on

    def _added(self, line: int, values: RowValues) -> PlannedRow:
        """Plan a new responsibility; one that a newer edition no longer had goes into the archive at once."""
        status = values.status or Status.NOT_RATED
        rated = status is not Status.NOT_RATED or values.reason
        archive_on = self._edition.newer_day if self._edition.known else None
        since = values.since if values.since and values.since < self._on else None
        why = f"is new, {status.word} since {day_words(since)}" if since else "is new"
        if archive_on is not None:
            why = f"is new, and archived on {day_words(archive_on)}, since the newer edition doesn't have it"
        return PlannedRow(
            line,
            RowKind.ADD,
            values.title,
            why,
            values=replace(values, since=since),
            entry=StatusEntry(self._on, status, values.reason) if rated else None,
            points=values.criteria,
            archive_on=archive_on,
        )

    def _history(self, line: int, values: RowValues, one: ExistingResponsibility) -> PlannedRow:
        """Plan a row that is older than what is known: its status joins the history, nothing else changes."""
        status = values.status or Status.NOT_RATED
        entry = StatusEntry(self._on, status, values.reason) if values.status or values.reason else None
        why = f"a status of {day_words(one.checked_on)} is known, so this one only goes into the history"
        if one.checked_on is None:
            why = "what is known is newer, so this status only goes into the history"
        return PlannedRow(line, RowKind.HISTORY, values.title, why, one.id, values, entry=entry)

    def _updated(self, line: int, values: RowValues, one: ExistingResponsibility) -> PlannedRow:
        """Plan a row whose responsibility is known and not newer."""
        changes = self._changes(values, one)
        entry, points = self._entry(values, one), changed_points(values.criteria, one.criteria)
        restore = one.archived and self._edition.newer_day is None
        said = changed_words(changes, entry, points, one, restore=restore)
        kind = RowKind.CHANGE if said else RowKind.SAME
        if not said:
            said = "stays as it is" if entry is None else "stays as it is, and its status is confirmed"
        return PlannedRow(line, kind, values.title, said, one.id, values, changes, entry, points, restore)

    def _changes(self, values: RowValues, one: ExistingResponsibility) -> tuple[FieldChange, ...]:
        """Return the plain values that a row changes. A blank cell changes nothing."""
        key = values.key if self._matches.keep_keys else ""
        source = self._edition.source if self._edition.known and one.tracker_source else ""
        pairs = (
            FieldChange("title", one.title, values.title),
            FieldChange("area", one.area, values.area),
            FieldChange("owner", one.owner, values.owner),
            FieldChange("summary", one.summary, values.summary),
            FieldChange("green_by", one.green_by, values.green_by),
            FieldChange("tracker_key", one.tracker_key, key),
            FieldChange("tracker_source", one.tracker_source, source),
        )
        return tuple(change for change in pairs if change.after and change.after != change.before)

    def _entry(self, values: RowValues, one: ExistingResponsibility) -> StatusEntry | None:
        """Return the status to record: a change, or the same colour confirmed on a later day.

        A blank status cell is a statement: this edition does not rate it. A blank reason keeps the old one only
        while the colour is the same, since it spoke of that colour.
        """
        status = one.status if values.status is None else values.status
        reason = values.reason or (one.reason if status is one.status else "")
        same = status is one.status and reason == one.reason
        if same and (values.status is None or status is Status.NOT_RATED or one.checked_on == self._on):
            return None
        return StatusEntry(self._on, status, reason)


def changed_points(read: Sequence[Point], known: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points of a row that are new or have become met or unmet.

    Points that the file doesn't have stay: they may be the person's own.
    """
    before = {same_text(point.text): point.met for point in known}
    return tuple(point for point in read if before.get(same_text(point.text)) is not point.met)


def _matched_by(mapping: TrackerMapping, matches: Matches) -> tuple[Field, ...]:
    """Return the fields by which responsibilities were known again."""
    if matches.uses_key:
        return (Field.KEY,)
    return (Field.TITLE, Field.AREA) if Field.AREA in mapping.columns else (Field.TITLE,)


def _missing(edition: Edition, read: Sequence[ReadRow]) -> tuple[tuple[MissingResponsibility, ...], int]:
    """Return what is not in the file, and how many are left out of that because a skipped row may be them.

    A file that is older than what is known says nothing about what came later.
    """
    if edition.newer_day is not None:
        return (), 0
    texts = frozenset().union(*(row.texts for row in read))
    gone = [one for one in edition.missing if not {same_text(one.title), same_text(one.tracker_key)} & texts]
    found = tuple(MissingResponsibility(one.id, one.title, one.area) for one in gone)
    return found, len(edition.missing) - len(gone)


def _told(sheet: Sheet) -> tuple[Issue, ...]:
    """Return what there is to say about single cards of a board."""
    return () if sheet.board is None else sheet.board.issues


def _reading_notes(sheet: Sheet, reader: RowReader, words: Mapping[str, Status]) -> list[str]:
    """Return what there is to say about how the file was read."""
    notes = [f"The header {header} occurs more than once; the first filled cell counts." for header in sheet.repeated]
    if len(sheet.sheet_names) > 1:
        others = ", ".join(name for name in sheet.sheet_names if name != sheet.sheet_name)
        notes.append(f"Only the sheet {sheet.sheet_name} was read; there are also: {shorten(others, 200)}.")
    notes += () if sheet.board is None else sheet.board.notes
    for field, headers in (reader.mapping.undecided or {}).items():
        if field not in reader.mapping.columns:
            notes.append(f"More than one column could be the {field.word}, so none is used: {', '.join(headers)}.")
    notes += _unused_dates(sheet, reader.mapping)
    if reader.date_format and reader.date_format.guessed:
        column = reader.mapping.columns[Field.GREEN_BY]
        notes.append(f"Nothing in “{column}” tells day and month apart; its dates are read with the day first.")
    if reader.bare and len(sheet.headers) > 2:
        lines = f"{', '.join(map(str, reader.bare[:_LINES]))}{' and others' if len(reader.bare) > _LINES else ''}"
        notes.append(f"Nothing but a title stands in line {lines}; a heading among the rows counts as not rated.")
    notes += [f"The status word “{word}” does not occur." for word in words if word not in reader.used_words]
    return notes


def _unused_dates(sheet: Sheet, mapping: TrackerMapping) -> list[str]:
    """Return what there is to say of a column that is called like the get-to-green date and holds something else."""
    open_still = {Field.GREEN_BY} - mapping.columns.keys() - mapping.chosen - (mapping.undecided or {}).keys()
    named = [header for header in sheet.headers if open_still & known_fields(header)]
    unused = [header for header in named if header not in mapping.columns.values()]
    word = Field.GREEN_BY.word
    return [f"“{header}” is not used as the {word}, since most of its cells are no dates." for header in unused]


def _matching_notes(
    existing: Sequence[ExistingResponsibility],
    matches: Matches,
    edition: Edition,
    rows: Sequence[PlannedRow],
    unread: int,
) -> list[str]:
    """Return what there is to say about how rows and responsibilities were brought together."""
    notes = [matches.note] if matches.note else []
    if matches.moved:
        are = "is" if matches.moved == 1 else "are"
        notes.append(f"{responsibilities(matches.moved)} {are} in another area than before and known by title alone.")
    renamed = sum(1 for row in rows if row.line in matches.by_key and any(c.name == "title" for c in row.changes))
    if renamed * 2 > len(matches.by_key):
        notes.append(f"Of {count(len(matches.by_key), 'row')} known by key, {renamed} change the title; is it the key?")
    if unread:
        pronoun = "it" if unread == 1 else "them"
        notes.append(f"{responsibilities(unread)} may stand in a skipped row, so nothing is done about {pronoun}.")
    if edition.newer_day is not None:
        notes.append("Most of this file is older than what is known, so it only adds to the history.")
    for source in () if edition.known else sorted({one.tracker_source for one in matches.found.values()} - {""}):
        of_it = [one for one in existing if one.active and one.tracker_source == source]
        left = len(of_it) - sum(1 for one in matches.found.values() if one.active and one.tracker_source == source)
        if left:
            notes.append(
                f"{left} of {len(of_it)} from {shorten(source, 80)} are not in this file; they stay as they are."
            )
    return notes
