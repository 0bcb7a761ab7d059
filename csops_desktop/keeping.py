"""The file of a workspace: opened, checked, backed up, restored and closed. May import db; the façade builds on it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.clock import Clock
from csops_desktop.db import search
from csops_desktop.db.failures import plain_errors
from csops_desktop.db.opening import open_file
from csops_desktop.db.writing import Writing
from csops_desktop.errors import DamagedError, UserError

if TYPE_CHECKING:
    from csops_desktop.db.restore import Restored

log = logging.getLogger("csops.workspace")

LOOK_ONLY = "This workspace is open to be looked at only: nothing in it can be changed."
DAMAGED = "This workspace is damaged: nothing more is written to it until a backup is restored."


class WorkspaceFile:
    """One open workspace file. Made by `open`; used from the thread that opened it.

    Attributes:
        path: the file.
        backups: the folder of its backups.
        clock: says now and today.
        read_only: it is open to be looked at only.
    """

    def __init__(
        self, path: Path, backups: Path, clock: Clock, connection: sqlite.Connection, *, read_only: bool = False
    ) -> None:
        self.path = path
        self.backups = backups
        self.clock = clock
        self.read_only = read_only
        self._frozen = LOOK_ONLY if read_only else ""
        self._waits = False
        self._connection = connection
        self._writing = Writing(connection, path, clock, self._on_writing_missed, self._refuse)
        self._place = _place(path)

    @classmethod
    def open(cls, path: Path, clock: Clock, *, backups: Path | None = None, read_only: bool = False) -> Self:
        """Open a workspace, making it where there is none and migrating it where it is old.

        Args:
            path: the file.
            clock: says now and today.
            backups: the folder of its backups; a migration first puts a verified copy there. Default: "backups"
                beside the file.
            read_only: only look at it; an old one is migrated in memory.

        Raises:
            LostError: the file is damaged, empty, or missing, and there are backups of it. Nothing was changed.
            UserError: the file is newer than this program, not a workspace, or can't be opened. Nothing was changed.
        """
        folder = backups if backups is not None else path.parent / "backups"
        with plain_errors(path):
            if read_only:
                from csops_desktop.db.looking import open_to_look

                return cls(path, folder, clock, open_to_look(path), read_only=True)
            return cls(path, folder, clock, open_file(path, folder, clock.now()))

    def close(self) -> None:
        """Close the file; what is in its write-ahead log is moved into it."""
        try:
            with plain_errors(self.path):
                # Who only read leaves the file alone: an open window would take it for a change. So does whoever found
                # it damaged.
                if self._writing.wrote and not self._frozen:
                    # Statistics are not worth waiting for another program.
                    self._connection.execute("PRAGMA busy_timeout = 0")
                    self._connection.execute("PRAGMA optimize")
        except UserError as error:
            # A full disk or another program at work: the statistics can wait, and closing loses nothing.
            log.info("closing without new statistics: %s", error)
        finally:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def problems(self) -> list[str]:
        """Return what SQLite finds damaged in the file; an empty list when it is sound.

        A damaged search index is made anew without a word: nothing is lost with it. To a damaged file nothing more is
        written; it can be read as far as that goes.

        Raises:
            UserError: the file is too damaged to be checked.
        """
        frozen, self._frozen = self._frozen, self._frozen or DAMAGED
        with plain_errors(self.path):
            found = search.damage(self._connection) if self.read_only else search.problems(self._connection)
        if not found:
            self._frozen = frozen
        return found

    def back_up(self) -> Path | None:
        """Put a verified copy among the backups and thin them by their rule; `None` where nothing changed since.

        Raises:
            DamagedError: the file is damaged; nothing more is written to it.
            UserError: the copy can't be made; the older ones are kept.
        """
        if self.read_only:
            return None
        from csops_desktop.db.backup import back_up_changes

        try:
            return back_up_changes(self._connection, self.path, self.backups, self.clock.now())
        except DamagedError:
            self._frozen = DAMAGED
            raise

    def restore(self, backup: Path) -> Restored:
        """Put a backup in the place of the file, which is put aside among the backups, and go on with it.

        The caller holds the lock of the workspace's window.

        Raises:
            UserError: the backup is not sound or too new, another program has the workspace open, or the disk doesn't
                take the copies; the workspace is as it was.
        """
        if self.read_only:
            raise UserError(LOOK_ONLY)
        from csops_desktop.db.restore import restore_file

        return self._replace(partial(restore_file, self.path, backup, self.backups, self.clock.now()))

    def refuse_if_frozen(self) -> None:
        """Refuse to change what is only looked at, or is damaged; what could not be opened again is tried once more.

        Raises:
            UserError: it is.
        """
        if self._waits:
            self._connection.close()
            self._open_again()
        if self._frozen:
            raise UserError(self._frozen)

    def _replace[R](self, replace: Callable[..., R]) -> R:
        """Let another file take the place of this one, and open what is there afterwards, the new one or the old.

        Args:
            replace: called with `let_go`, which it calls before it moves anything.
        """
        gone = False

        def let_go() -> None:
            nonlocal gone
            gone = True
            self._connection.close()

        try:
            return replace(let_go=let_go)
        finally:
            if gone:
                self._open_again()

    def _open_again(self) -> None:
        """Open what is there now; where the disk doesn't let it, show a copy of it until it does.

        Raises:
            UserError: it can't be opened, nor read.
        """
        try:
            with plain_errors(self.path):
                self._use(open_file(self.path, self.backups, self.clock.now()))
            self._frozen = ""
        except UserError as error:
            from csops_desktop.db.looking import in_memory

            with plain_errors(self.path):
                self._use(in_memory(self.path))
            self._frozen, self._waits = str(error), True
        else:
            self._waits = False
        self._place = _place(self.path)

    def _use(self, connection: sqlite.Connection) -> None:
        """Go on with another connection; whoever holds on to the old one is told here."""
        self._connection = connection
        self._writing.use(connection)

    def _on_writing_missed(self) -> None:
        """Another program had changed the work before the last write."""

    def _refuse(self) -> None:
        """Refuse to write what may not be written, or into a file that no longer has the workspace's name.

        Raises:
            UserError: it may not.
        """
        self.refuse_if_frozen()
        if _place(self.path) != self._place:
            raise UserError(
                f"{self.path.name} was moved or replaced while it was open; nothing was changed. Close the desk and"
                " open it again."
            )


def _place(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same name; `None` where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
