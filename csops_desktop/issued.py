"""Keeps the decks that were issued. May import db and domain.

An issued report is a fact, like a letter that was posted: no change of the work, so it stands outside the recorder.
Undo passes over it and takes back the last change instead; nothing takes a report back. `queries.reports` reads them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime

from csops_desktop.clock import Clock
from csops_desktop.db.reader import Connection
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ReportId
from csops_desktop.domain.status import Status


@dataclass(frozen=True, slots=True)
class Issue:
    """A deck with everything that is kept of it.

    Attributes:
        as_of: the day whose state it shows.
        since: the day it is compared with; `None` for none.
        headline: the message of its first slide.
        pages: how many it has.
        counts: how many responsibilities have which colour.
        data: the responsibilities as it shows them: JSON, deflated.
        drawing: its pages, as `deck.frozen` packs them.
        pdf: the file.
    """

    as_of: date
    since: date | None
    headline: str
    pages: int
    counts: Mapping[Status, int]
    data: bytes
    drawing: bytes
    pdf: bytes


class Issued:
    """The issued reports of an open workspace, as they are written."""

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        writing: Callable[[], AbstractContextManager[datetime]],
    ) -> None:
        """Write through a workspace's connection.

        Args:
            connection: the workspace's.
            clock: says on which day a report is issued.
            writing: holds the workspace's one write transaction.
        """
        self._connection = connection
        self._clock = clock
        self._writing = writing

    def use(self, connection: Connection) -> None:
        """Write through another connection of the workspace from now on: its file was restored."""
        self._connection = connection

    def issue(self, issue: Issue) -> ReportId:
        """Keep a report and return its id; the same file once more on the same day is the same report.

        Raises:
            UserError: the disk or another program refused; nothing was kept.
        """
        digest = hashlib.sha256(issue.pdf).hexdigest()
        with self._writing() as now:
            tx = Tx(self._connection, self._clock.today(), now)
            found = tx.value("SELECT id FROM report WHERE day = ? AND digest = ?", (tx.today.isoformat(), digest))
            return ReportId(_insert(tx, issue, digest) if found is None else int(found))


def _insert(tx: Tx, issue: Issue, digest: str) -> int:
    """Add the row of a report."""
    return tx.insert(
        "report",
        at=tx.now.isoformat(timespec="microseconds"),
        day=tx.today,
        as_of=issue.as_of,
        since=issue.since,
        headline=issue.headline,
        pages=issue.pages,
        red=issue.counts.get(Status.RED, 0),
        yellow=issue.counts.get(Status.YELLOW, 0),
        green=issue.counts.get(Status.GREEN, 0),
        not_rated=issue.counts.get(Status.NOT_RATED, 0),
        digest=digest,
        data=issue.data,
        drawing=issue.drawing,
        pdf=issue.pdf,
    )
