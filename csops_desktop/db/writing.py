"""Holds the one write transaction of a workspace, and notices what other programs wrote. May import the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.clock import Clock
from csops_desktop.db.connection import BUSY_SECONDS
from csops_desktop.db.failures import plain_errors
from csops_desktop.errors import BugError


class Writing:
    """The write transaction of one connection.

    Another program's commit shows in SQLite's `data_version`; whether it changed the work shows in the newest change,
    since a draft that another window keeps is nobody else's business.

    Attributes:
        wrote: anything was written at all.
    """

    def __init__(
        self,
        connection: sqlite.Connection,
        path: Path,
        clock: Clock,
        missed: Callable[[], None],
        refuse: Callable[[], None],
    ) -> None:
        """Begin to notice others.

        Args:
            connection: outside a transaction.
            path: the workspace file, named in sentences.
            clock: says now.
            missed: called after a write before which another program had changed the work.
            refuse: called before each write; what it raises keeps it from being begun.
        """
        self._path = path
        self._clock = clock
        self._missed = missed
        self._refuse = refuse
        self._running = False
        self.use(connection)

    def use(self, connection: sqlite.Connection) -> None:
        """Write through this connection from now on, and begin to notice others.

        Args:
            connection: outside a transaction.
        """
        self.wrote = False
        self._connection = connection
        self._seen = self._version(), 0
        # A damaged history is for whoever needs it to say, and no reason not to open the file.
        with suppress(sqlite.Error):
            self._seen = self._version(), self._newest()

    @contextmanager
    def hold(self, *, patient: bool = True) -> Iterator[datetime]:
        """Begin at once, then commit, or roll back whatever is raised; yield the present instant.

        What another program wrote before it is told as soon as it ends, however it ends.

        Args:
            patient: wait for another program that is writing.

        Raises:
            UserError: the disk or another program refused.
            BugError: a write is under way.
        """
        if self._running:
            raise BugError("a command ran another command")
        self._refuse()
        self._running = True
        missed = False
        try:
            with plain_errors(self._path), self._waiting(patient=patient):
                self._connection.execute("BEGIN IMMEDIATE")
                missed = self._version() != self._seen[0] and self._newest() != self._seen[1]
                self.wrote = True
                try:
                    yield self._clock.now()
                    if self._connection.in_transaction:
                        self._connection.execute("COMMIT")
                finally:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
        finally:
            self._running = False
            # A rolled back write looks like another program's to SQLite; on a broken disk even asking may fail.
            with suppress(sqlite.Error):
                self._seen = self._version(), self._newest()
            if missed:
                self._missed()

    def others_wrote(self) -> bool:
        """Say whether another program has changed the work since this was asked last."""
        version = self._version()
        if version == self._seen[0]:
            return False
        newest, before = self._newest(), self._seen[1]
        self._seen = version, newest
        return newest != before

    @contextmanager
    def _waiting(self, *, patient: bool) -> Iterator[None]:
        """Let the connection not wait for others meanwhile, unless it is to be patient."""
        if patient:
            yield
            return
        self._connection.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * BUSY_SECONDS)}")

    def _version(self) -> int:
        """Return what SQLite counts commits of others with."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _newest(self) -> int:
        """Return the id of the newest change; every change of the work adds one, also undo."""
        return int(self._connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])
