"""What a workspace holds, in numbers, and what was done in it: for telling two states of it apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from csops_desktop.db.reader import Reader
from csops_desktop.domain.status import COLUMNS, Status
from csops_desktop.queries.activity import sentence_of

KINDS = (
    ("responsibility", "responsibility", "responsibilities"),
    ("document", "document", "documents"),
    ("initiative", "initiative", "initiatives"),
    ("request", "request", "requests"),
    ("commitment", "promise", "promises"),
    ("person", "person", "people"),
    ("metric", "metric", "metrics"),
    ("report", "issued report", "issued reports"),
)
"""What is counted: the table, one of it and several of it in words. What lies in the trash is not counted."""

ISSUED = "issue"
"""The kind of a row of what was done that is no change but an issued report."""


@dataclass(frozen=True, slots=True)
class DoneRow:
    """One change as it stands in the history, or a report that was issued: that stands outside the history.

    Attributes:
        at: the instant in UTC; with the label it tells one change from every other, in all copies of a workspace.
        day: the day it counts for.
        kind: the change's, or `ISSUED`.
        label: the change's, or the headline of the report.
    """

    at: datetime
    day: date
    kind: str
    label: str

    @property
    def sentence(self) -> str:
        """What was done: "Undid: Moved “CS KPIs” to Green"."""
        return f"Issued “{self.label}”" if self.kind == ISSUED else sentence_of(self.kind, self.label)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a workspace holds.

    Attributes:
        counts: how many there are of each table of `KINDS`, by its name.
        board: how many cards stand on the board in each colour.
        last: the newest change or report, `None` where nothing was ever done.
    """

    counts: dict[str, int]
    board: dict[Status, int]
    last: DoneRow | None

    def words(self) -> str:
        """Return what there is: "12 responsibilities, 1 document"; "nothing yet" for an empty workspace."""
        there = [say_number(table, number) for table, number in self.counts.items() if number]
        return ", ".join(there) or "nothing yet"

    def board_words(self) -> str:
        """Return the board: "2 red, 3 yellow, 5 green"; "an empty board" for none."""
        there = [f"{self.board[status]} {status.word}" for status in COLUMNS if self.board[status]]
        return ", ".join(there) or "an empty board"


def say_number(table: str, number: int) -> str:
    """Return a number of things of a table in words: "12 responsibilities"."""
    one, several = next((one, several) for name, one, several in KINDS if name == table)
    return f"{number} {one if number == 1 else several}"


def holdings(db: Reader) -> Holdings:
    """Return what the workspace holds."""
    counts = {table: db.value(f"SELECT count(*) FROM {table}{_kept(table)}") for table, _, _ in KINDS}
    cards = dict(
        db.rows(
            "SELECT status, count(*) FROM responsibility WHERE archived_on IS NULL AND trashed_on IS NULL"
            " GROUP BY status"
        )
    )
    newest = done(db, limit=1)
    return Holdings(counts, {status: cards.get(status.value, 0) for status in COLUMNS}, newest[0] if newest else None)


def done(db: Reader, *, limit: int = -1) -> list[DoneRow]:
    """Return what was done and issued, newest first; at most `limit` of it, all for -1."""
    changes = db.rows("SELECT at, day, kind, label FROM change ORDER BY id DESC LIMIT ?", (limit,))
    reports = db.rows("SELECT at, day, ?, headline FROM report ORDER BY id DESC LIMIT ?", (ISSUED, limit))
    rows = [
        DoneRow(datetime.fromisoformat(at), date.fromisoformat(day or at[:10]), kind, label)
        for at, day, kind, label in (*changes, *reports)
    ]
    if reports:
        rows.sort(key=lambda row: row.at, reverse=True)
    return rows if limit < 0 else rows[:limit]


def _kept(table: str) -> str:
    """Return the condition that leaves out what lies in the trash."""
    return "" if table in ("person", "report") else " WHERE trashed_on IS NULL"
