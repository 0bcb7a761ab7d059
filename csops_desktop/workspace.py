"""The façade of the core: open a workspace, change it, read it, go back in time. May import all of the core.

There is one way for state to change. `Workspace.run` begins a transaction, calls a command, lets the triggers record
what the command did, commits, and then tells the subscribers. Undo and redo go the same way. Whatever is raised on the
way rolls everything back, records nothing and tells nobody.

Drafts of texts that are being typed and issued reports are no changes and go another way (`csops_desktop.drafts`,
`csops_desktop.issued`).

Reading never goes through a cache: a query runs on the one connection, or, for a past day, on a private copy in
memory that was taken back to that day. What concerns the file as a file is `keeping`'s.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, override

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.changes import ELSEWHERE, RESTORED, Change
from csops_desktop.clock import Clock
from csops_desktop.db import history, rewind
from csops_desktop.db.connection import connect
from csops_desktop.db.failures import plain_errors
from csops_desktop.db.history import Touched
from csops_desktop.db.reader import Reader
from csops_desktop.db.tx import Tx, bound
from csops_desktop.drafts import Drafts
from csops_desktop.errors import UserError
from csops_desktop.issued import Issued
from csops_desktop.keeping import WorkspaceFile
from csops_desktop.snapshot import Query, Snapshot

if TYPE_CHECKING:
    from csops_desktop.db.restore import Restored

log = logging.getLogger("csops.workspace")

type Command[**P, R] = Callable[Concatenate[Tx, P], R]
"""A function of `csops_desktop.commands`."""


class Workspace(WorkspaceFile):
    """One open workspace. Made by `Workspace.open`; used from the thread that opened it."""

    def __init__(
        self, path: Path, backups: Path, clock: Clock, connection: sqlite.Connection, *, read_only: bool = False
    ) -> None:
        super().__init__(path, backups, clock, connection, read_only=read_only)
        self._subscribers: list[Callable[[Change], None]] = []
        self.drafts = Drafts(connection, self._writing.hold)
        self.reports = Issued(connection, clock, self._writing.hold)

    def run[**P, R](
        self,
        label: str,
        command: Command[P, R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a command as one change that counts for today; return what it returns.

        Args:
            label: what it does, in the person's words; names it in Undo, the history and the toast.
            command: a function of `csops_desktop.commands`.

        Raises:
            UserError: the command refused its input, or the disk or another program its writing; nothing was changed.
        """
        return self.run_dated(self.clock.today(), label, command, *args, **kwargs)

    def run_dated[**P, R](
        self,
        day: date,
        label: str,
        command: Command[P, R],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run a command as one change that counts for `day`, which may be past (a tracker of last year).

        Raises:
            UserError: as `run`, or the day has not come yet.
        """
        today = self.clock.today()
        if day > today:
            raise UserError(f"{day.isoformat()} has not come yet: choose today or a day before it.")
        label = str(bound(label))
        with self._writing.hold() as now:
            at, on = _instant(now), day.isoformat()
            change_id = history.open_change(self._connection, label, "do", None, at, on, dated_back=day != today)
            tx = Tx(self._connection, day, now)
            result = command(tx, *args, **kwargs)
            if tx.joined:
                history.forget_rewritten(self._connection, change_id)
            touched = history.close_change(self._connection, change_id)
            if touched:
                # Only now, and never for a command that changed nothing: that must not cost the person the redo.
                history.discard_undone(self._connection)
            else:
                self._connection.execute("ROLLBACK")
        if touched:
            self._tell(Change(label, "do", frozenset(touched), change_id))
        return result

    def undo(self, expected: int | None = None) -> str | None:
        """Take back the last change that is not taken back yet; return its label, `None` when there is none.

        Args:
            expected: the change the person means; default: whichever is the last.

        Raises:
            UserError: something was done after the expected change; nothing was taken back.
        """
        return self._go("undo", expected)

    def redo(self, expected: int | None = None) -> str | None:
        """Do the last undone change again; return its label, `None` when there is none.

        Args:
            expected: the change the person means, as for `undo`.

        Raises:
            UserError: something else would be done again by now; nothing was.
        """
        return self._go("redo", expected)

    def undo_to(self, change_id: int) -> int:
        """Take back every change down to and with `change_id`, all of them or none; return how many there were.

        Raises:
            UserError: the change is taken back already.
        """
        touched: set[Touched] = set()
        taken_back = 0
        with self._writing.hold() as now:
            target = None
            while target != change_id:
                found = history.next_undo(self._connection)
                if found is None or found[0] < change_id:
                    raise UserError("This change is taken back already.")
                target = found[0]
                touched.update(self._return(now, "undo", *found))
                taken_back += 1
        what = "1 change" if taken_back == 1 else f"{taken_back} changes"
        self._tell(Change(what, "undo", frozenset(touched), change_id))
        return taken_back

    def _go(self, kind: str, expected: int | None) -> str | None:
        """Undo or redo as a change of its own."""
        with self._writing.hold() as now:
            found = (history.next_undo if kind == "undo" else history.next_redo)(self._connection)
            if expected is not None and (found is None or found[0] != expected):
                raise UserError("Something else was done since: the History page shows it, and takes back from there.")
            if found is None:
                self._connection.execute("ROLLBACK")
                return None
            touched = self._return(now, kind, *found)
        self._tell(Change(found[1], kind, frozenset(touched), found[0]))
        return found[1]

    def _return(self, now: datetime, kind: str, target: int, label: str) -> list[Touched]:
        """Undo or redo one change within the open transaction; return what that touched."""
        rows = target if kind == "undo" else history.latest_undo_of(self._connection, target)
        change_id = history.open_change(
            self._connection,
            label,
            kind,
            target,
            _instant(now),
            history.day_of_return(self._connection, target, self.clock.today().isoformat()),
        )
        history.apply_inverses(self._connection, rows)
        touched = history.close_change(self._connection, change_id)
        history.mark(self._connection, target, "undone" if kind == "undo" else "done")
        return touched

    def read[**P, R](self, query: Query[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query of `csops_desktop.queries` gives on the present state."""
        with plain_errors(self.path):
            return query(Reader(self._connection, self.clock.today()), *args, **kwargs)

    def as_of(self, day: date) -> Snapshot:
        """Return the workspace as it was at the end of a day, for the very same queries; close it after use.

        Raises:
            UserError: the day has not come yet.
        """
        if day > self.clock.today():
            raise UserError(f"{day.isoformat()} has not come yet: choose today or a day before it.")
        copy = connect(":memory:")
        try:
            with plain_errors(self.path):
                self._connection.backup(copy)
                copy.execute("DELETE FROM draft")
                copy.execute("DELETE FROM report WHERE day > ?", (day.isoformat(),))
                rewind.rewind(copy, day.isoformat())
        except BaseException:
            copy.close()
            raise
        return Snapshot(copy, day)

    @property
    def next_undo(self) -> tuple[int, str] | None:
        """The change that undo would take back, as its id and label."""
        with plain_errors(self.path):
            return history.next_undo(self._connection)

    @property
    def next_redo(self) -> tuple[int, str] | None:
        """The change that redo would do again, as its id and label."""
        with plain_errors(self.path):
            return history.next_redo(self._connection)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back."""
        found = self.next_undo
        return None if found is None else found[1]

    @property
    def redo_label(self) -> str | None:
        """What redo would do again."""
        found = self.next_redo
        return None if found is None else found[1]

    # Telling

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Call `listener` after every commit; return the function that ends it."""
        self._subscribers.append(listener)
        return lambda: self._subscribers.remove(listener)

    def notice_others(self) -> bool:
        """Tell the subscribers when another program has changed the work; say whether it has."""
        with plain_errors(self.path):
            wrote = self._writing.others_wrote()
        if wrote:
            self._tell(ELSEWHERE)
        return wrote

    @override
    def restore(self, backup: Path) -> Restored:
        """Restore a backup as the file does, and tell the subscribers that anything may have changed.

        Raises:
            UserError: as there.
        """
        restored = super().restore(backup)
        self._tell(RESTORED)
        return restored

    def _tell(self, change: Change) -> None:
        """Tell every subscriber."""
        log.info("%s: %s", change.kind, change.label)
        for listener in list(self._subscribers):
            listener(change)

    @override
    def _use(self, connection: sqlite.Connection) -> None:
        super()._use(connection)
        self.drafts.use(connection)
        self.reports.use(connection)

    @override
    def _on_writing_missed(self) -> None:
        self._tell(ELSEWHERE)


def _instant(now: datetime) -> str:
    """Return an instant as it is stored."""
    return now.isoformat(timespec="microseconds")
