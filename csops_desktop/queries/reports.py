"""The decks that were issued: which there are, and what each holds."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from csops_desktop.db.reader import Reader, day
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import COLUMNS, Status, count
from csops_desktop.queries.found import FoundRow
from csops_desktop.text.dates import say_date


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One issued report.

    Attributes:
        at: the instant at which it was issued, in UTC; `day` is the day where the person was.
        as_of: the day whose state it shows.
        since: the day it is compared with; `None` for none.
        headline: the message of its first slide.
        pages: how many it has.
        counts: how many responsibilities had which colour, the worst first; those that none had are left out.
    """

    id: ReportId
    at: datetime
    day: date
    as_of: date
    since: date | None
    headline: str
    pages: int
    counts: tuple[tuple[Status, int], ...]

    @property
    def counts_words(self) -> str:
        """The colours in words: "3 red, 2 yellow"; "nothing tracked" where there was nothing."""
        return ", ".join(f"{number} {status.word}" for status, number in self.counts) or "nothing tracked"

    @property
    def pages_words(self) -> str:
        """How many pages it has: "12 pages"."""
        return count(self.pages, "page")


_ROWS = "SELECT id, at, day, as_of, since, headline, pages, red, yellow, green, not_rated FROM report"


def issued_reports(db: Reader) -> list[ReportRow]:
    """Return the issued reports, the newest first."""
    return [_row(found) for found in db.rows(f"{_ROWS} ORDER BY id DESC")]


def report_row(db: Reader, report: ReportId) -> ReportRow | None:
    """Return one issued report, `None` where there is none with this id."""
    found = db.row(f"{_ROWS} WHERE id = ?", (report,))
    return None if found is None else _row(found)


def find_reports(db: Reader, words: Sequence[str], limit: int) -> list[FoundRow]:
    """Return the reports that have every word in "Report of Tue 24 Nov" or in their headline, the newest first.

    Args:
        words: parts of words in any letter case.
        limit: the most that are returned.
    """
    folded = [word.casefold() for word in words]
    found: list[FoundRow] = []
    for number, issued, headline in db.rows("SELECT id, day, headline FROM report ORDER BY id DESC"):
        title = f"Report of {say_date(date.fromisoformat(issued), db.today)}"
        if all(word in f"{title} {issued} {headline}".casefold() for word in folded):
            found.append(FoundRow("report", number, title, headline, None))
    return found[:limit]


def last_as_of_before(db: Reader, shown: date) -> date | None:
    """Return the day whose state was reported last before the day `shown`; `None` where nothing was.

    Only what was issued on a day before counts: a deck that is made anew in the afternoon is still to say what moved
    since the one of last week.
    """
    return day(db.value("SELECT max(as_of) FROM report WHERE day < ?", (shown.isoformat(),)))


def report_pdf(db: Reader, report: ReportId) -> bytes | None:
    """Return the file of a report to the byte, `None` where there is no such report."""
    found: bytes | None = db.value("SELECT pdf FROM report WHERE id = ?", (report,))
    return found


def report_drawing(db: Reader, report: ReportId) -> bytes | None:
    """Return the packed pages of a report, as `deck.frozen` reads them; `None` where there is no such report."""
    found: bytes | None = db.value("SELECT drawing FROM report WHERE id = ?", (report,))
    return found


def report_data(db: Reader, report: ReportId) -> list[dict[str, Any]] | None:
    """Return the responsibilities as a report shows them, `None` where there is no such report."""
    found = db.value("SELECT data FROM report WHERE id = ?", (report,))
    return None if found is None else json.loads(zlib.decompress(found))["responsibilities"]


def changes_after(db: Reader, row: ReportRow) -> int:
    """Return how many changes the history has after what a report shows, undoing and doing again among them."""
    if row.as_of == row.day:
        return int(db.value("SELECT count(*) FROM change WHERE at > ?", (row.at.isoformat(timespec="microseconds"),)))
    return int(db.value("SELECT count(*) FROM change WHERE day > ?", (row.as_of.isoformat(),)))


def _row(found: tuple[Any, ...]) -> ReportRow:
    """Return a row of the table as a report."""
    number, at, issued, as_of, since, headline, pages, red, yellow, green, not_rated = found
    numbers = dict(zip(COLUMNS, (red, yellow, green, not_rated), strict=True))
    return ReportRow(
        id=ReportId(number),
        at=datetime.fromisoformat(at),
        day=date.fromisoformat(issued),
        as_of=date.fromisoformat(as_of),
        since=day(since),
        headline=headline,
        pages=pages,
        counts=tuple((status, number) for status, number in numbers.items() if number),
    )
