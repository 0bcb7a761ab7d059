"""What an import would do, as frozen data: previewed by a dialog, printed by the command line, applied by one command.

It may import the domain and the fields of a tracker; it knows neither files nor the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.exchange.fields import Field, TrackerMapping


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a definition of green, and whether it is met."""

    text: str
    met: bool


@dataclass(frozen=True, slots=True)
class ExistingResponsibility:
    """What the workspace holds already, as far as an import needs it.

    Attributes:
        checked_on: the day of the newest status, `None` when there never was one.
        tracker_key: by what the tracker it came from calls it; "" without.
        tracker_source: the name of the tracker it came from; "" when it did not come from one.
        criteria: its definition of green.
    """

    id: ResponsibilityId
    title: str
    area: str
    owner: str
    summary: str
    status: Status
    reason: str
    checked_on: date | None
    green_by: date | None
    tracker_key: str
    tracker_source: str
    archived: bool
    trashed: bool
    criteria: tuple[Point, ...] = ()

    @property
    def active(self) -> bool:
        """It stands on the board: neither archived nor in the trash."""
        return not (self.archived or self.trashed)


class RowKind(StrEnum):
    """What becomes of a row of the file."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    HISTORY = "history"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class RowValues:
    """A row's cells as values; `status` is `None` when the file has no column for it, "" and `None` are blank cells.

    `since` is the day from which it has had its colour, where the file knows that.
    """

    title: str
    area: str = ""
    owner: str = ""
    status: Status | None = None
    reason: str = ""
    summary: str = ""
    green_by: date | None = None
    key: str = ""
    criteria: tuple[Point, ...] = ()
    since: date | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One plain value of a responsibility that changes.

    Attributes:
        name: title, area, owner, summary, green_by, tracker_key or tracker_source: the attribute of
            `ExistingResponsibility`.
    """

    name: str
    before: str | date | None
    after: str | date | None

    @property
    def visible(self) -> bool:
        """It is something a person sees, not the import's own bookkeeping."""
        return not self.name.startswith("tracker_")


@dataclass(frozen=True, slots=True)
class StatusEntry:
    """A dated status to record, unless the very same one is recorded on that day; the reason may be blank."""

    day: date
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What becomes of one row of the file. All of it is applied, whatever the kind; a skipped row has nothing.

    Attributes:
        line: where the row begins in the file.
        kind: ADD: a responsibility is made from `values`. CHANGE: something a person sees changes. SAME: nothing does,
            though its status may be confirmed by `entry`. HISTORY: a newer status is known; `entry` only joins the
            dated statuses, and the present one stays. SKIP: nothing is done.
        id: the responsibility that is updated, `None` for ADD and SKIP.
        values: what the row says; `None` for a row that could not be understood. Its `since` counts for ADD only:
            of what is known already the desk itself knows the days.
        changes: the plain values that change, all dated with the import's day.
        entry: the status to record, if any.
        points: points of the definition of green that are added, or become met or unmet (known by their text).
        restore: it is taken out of the archive.
        archive_on: it is added as archived on this day.
        why: what happens or why not, as a sentence without its subject.
    """

    line: int
    kind: RowKind
    title: str
    why: str
    id: ResponsibilityId | None = None
    values: RowValues | None = None
    changes: tuple[FieldChange, ...] = ()
    entry: StatusEntry | None = None
    points: tuple[Point, ...] = ()
    restore: bool = False
    archive_on: date | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about one row that the person should know; the text says it with its line number.

    Attributes:
        place: what the number counts: "Line" or "Card".
        title: the row's title, where nobody can look its number up: Trello's cards have none.
    """

    line: int
    message: str
    place: str = "Line"
    title: str = ""

    def __str__(self) -> str:
        called = f" (“{self.title}”)" if self.title else ""
        return f"{self.place} {self.line}{called}: {self.message}"


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A status word that nobody explained, and in how many rows it stands; they are imported as not rated."""

    word: str
    count: int


@dataclass(frozen=True, slots=True)
class MissingResponsibility:
    """One that came from this tracker earlier and is not in the file."""

    id: ResponsibilityId
    title: str
    area: str


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """How many rows are added, changed, the same, only history, skipped; how many responsibilities are archived."""

    added: int
    changed: int
    same: int
    history: int
    skipped: int
    archived: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything one import would do, in the file's order.

    Attributes:
        file: the name of the file.
        on: the day with which its changes are dated.
        mapping: the header of each field.
        tracker_source: the name of the tracker, to be kept with what is added: that of the file from which it was
            first imported, also when later files are called otherwise.
        matched_by: the fields by which a responsibility was known again.
        rows: each row of the file, once.
        missing: what came from this tracker and is not in the file.
        archive_missing: these are archived on the day `on`; else they stay as they are.
        issues: remarks on single rows, in their order.
        notes: remarks on the whole file, one sentence each.
        unknown_words: status words that nobody explained, the most frequent first.
        place: what the rows' line counts: "Line" or "Card".
    """

    file: str
    on: date
    mapping: TrackerMapping
    tracker_source: str
    matched_by: tuple[Field, ...]
    rows: tuple[PlannedRow, ...]
    missing: tuple[MissingResponsibility, ...] = ()
    archive_missing: bool = False
    issues: tuple[Issue, ...] = ()
    notes: tuple[str, ...] = ()
    unknown_words: tuple[UnknownWord, ...] = ()
    place: str = "Line"

    @property
    def counts(self) -> PlanCounts:
        """How many rows meet which fate."""
        kinds = Counter(row.kind for row in self.rows)
        return PlanCounts(
            added=kinds[RowKind.ADD],
            changed=kinds[RowKind.CHANGE],
            same=kinds[RowKind.SAME],
            history=kinds[RowKind.HISTORY],
            skipped=kinds[RowKind.SKIP],
            archived=len(self.missing) if self.archive_missing else 0,
        )

    @property
    def colours(self) -> Mapping[Status, int]:
        """How many rows that are not skipped have which status in the file."""
        found = Counter(
            row.values.status or Status.NOT_RATED for row in self.rows if row.values and row.kind is not RowKind.SKIP
        )
        return {status: found[status] for status in Status}

    @property
    def all_skipped(self) -> bool:
        """No row of the file could be taken."""
        return self.counts.skipped == len(self.rows)

    @property
    def empty(self) -> bool:
        """Applying it would change nothing."""
        work = any(
            row.kind is RowKind.ADD or row.changes or row.entry or row.points or row.restore for row in self.rows
        )
        return not work and not self.counts.archived
