"""The backups of a workspace as a person chooses among them: which there are, what each holds, what it would change.

Everything here opens files of its own and leaves the window's connection alone, so it may run beside the window. May
import db, queries and the snapshot; nothing of it is imported before somebody asks for backups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from csops_desktop.db.backup import backups_of, is_sound
from csops_desktop.db.failures import plain_errors
from csops_desktop.db.looking import open_to_look
from csops_desktop.db.reader import Reader
from csops_desktop.db.restore import Restored, is_damaged, restore_file
from csops_desktop.domain.status import COLUMNS, count
from csops_desktop.errors import UserError
from csops_desktop.locking import window_lock
from csops_desktop.paths import why
from csops_desktop.queries.holdings import ISSUED, KINDS, DoneRow, Holdings, done, holdings, say_number

MOST_TOLD = 5
"""So many of the changes that would be gone are named."""

NEWEST = "newest"
"""What stands for the newest sound backup where one is asked for by name."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Attributes:
        made: when, in UTC.
        file: the copy.
        size: in bytes.
        sound: it is still what was verified when it was made.
        holds: what is in it; `None` where it isn't sound, or can't be opened by this program.
        remark: why it can't be restored, as a sentence; "" where it can.
    """

    made: datetime
    file: Path
    size: int
    sound: bool
    holds: Holdings | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring a backup would do.

    Attributes:
        backup: the backup.
        then: what it holds.
        now: what the workspace holds; `None` where it can't be read.
        gone: what was done and issued since and would be gone, newest first.
        back: what was done in the backup and is not in the workspace: it was restored to an older state since.
    """

    backup: Backup
    then: Holdings
    now: Holdings | None
    gone: tuple[DoneRow, ...]
    back: tuple[DoneRow, ...]

    def paragraphs(self) -> list[str]:
        """Return what would be different: a sentence each, the changes that would be gone a line each below theirs."""
        said = [f"It holds {self.then.words()}. The board shows {self.then.board_words()}."]
        if self.now is None:
            said.append("The present workspace can't be read, so nothing can be compared with it.")
            return said
        differ = ", ".join(self._numbers(self.now))
        said.append(f"What is different: {differ}." if differ else "It holds as many of everything as now.")
        if self.gone:
            named = [f"· {_done(row)}" for row in self.gone[:MOST_TOLD]]
            if len(self.gone) > MOST_TOLD:
                named.append(f"· and {len(self.gone) - MOST_TOLD} before")
            said.append("\n".join((f"{_counted(self.gone)} made since would be gone:", *named)))
        else:
            said.append("Nothing was done since.")
        if self.back:
            said.append(f"{_counted(self.back)} would come back, the last one: {_done(self.back[0])}")
        return said

    def _numbers(self, now: Holdings) -> list[str]:
        """Return where the numbers differ: "170 yellow (now 169)"."""
        things = [
            f"{say_number(table, self.then.counts[table])} (now {now.counts[table]})"
            for table, _, _ in KINDS
            if self.then.counts[table] != now.counts[table]
        ]
        return things + [
            f"{self.then.board[status]} {status.word} (now {now.board[status]})"
            for status in COLUMNS
            if self.then.board[status] != now.board[status]
        ]


def list_backups(workspace: Path, folder: Path, report: Callable[[int, int], object] | None = None) -> list[Backup]:
    """Return the backups of a workspace, newest first.

    Args:
        workspace: the file.
        folder: of its backups.
        report: called before each one with how many were looked into, of how many; what it raises ends it.
    """
    found = list(reversed(backups_of(workspace, folder)))
    described = []
    for number, (made, file) in enumerate(found):
        if report is not None:
            report(number, len(found))
        described.append(describe(file, made))
    return described


def made_at(workspace: Path, backup: Path) -> datetime:
    """Return when a backup was made: its name says so, or of a file from elsewhere when it was last written."""
    for instant, file in backups_of(workspace, backup.parent):
        if file == backup:
            return instant
    return datetime.fromtimestamp(backup.stat().st_mtime, UTC)


def describe(file: Path, made: datetime) -> Backup:
    """Look into a backup.

    Args:
        file: the copy.
        made: when it was made.
    """
    try:
        size = file.stat().st_size
    except OSError as error:
        return Backup(made, file, 0, sound=False, holds=None, remark=f"It can't be read: {why(error)}.")
    if not is_sound(file):
        return Backup(made, file, size, sound=False, holds=None, remark="It is damaged: not what was backed up.")
    try:
        return Backup(made, file, size, sound=True, holds=_read(file, with_changes=False)[0])
    except UserError as error:
        return Backup(made, file, size, sound=True, holds=None, remark=str(error))


def newest_sound(workspace: Path, folder: Path) -> Backup | None:
    """Return the newest backup that can be restored; `None` where there is none."""
    for made, file in reversed(backups_of(workspace, folder)):
        found = describe(file, made)
        if found.holds is not None:
            return found
    return None


def find_backup(workspace: Path, folder: Path, name: str) -> Path:
    """Return the file that a person means.

    Args:
        workspace: whose backup is meant.
        folder: of its backups.
        name: "newest", the name of one of them, or the path of a file.

    Raises:
        UserError: there is no such file.
    """
    if name == NEWEST:
        newest = newest_sound(workspace, folder)
        if newest is None:
            raise UserError(f"There is no sound backup of {workspace.name} in {folder}.")
        return newest.file
    for place in (folder / name, Path(name)):
        if place.is_file():
            return place
    raise UserError(f"There is no backup {name} in {folder}, and no such file.")


def preview(workspace: Path, backup: Path) -> Preview:
    """Return what restoring a backup would do; nothing is changed.

    Raises:
        UserError: the backup can't be restored.
    """
    noted = backup.with_name(f"{backup.name}.sha256").exists()
    if noted and not is_sound(backup):
        raise UserError(f"{backup.name} is damaged: it is not what was backed up. Choose another backup.")
    then, done_then = _read(backup)
    found = Backup(made_at(workspace, backup), backup, backup.stat().st_size, sound=noted, holds=then)
    if is_damaged(workspace):
        return Preview(found, then, None, (), ())
    now, done_now = _read(workspace)
    return Preview(found, then, now, _missing(done_now, done_then), _missing(done_then, done_now))


def restore(workspace: Path, backup: Path, folder: Path, now: datetime, *, locked: bool = False) -> Restored:
    """Put a backup in the place of a workspace that no window has open.

    Args:
        workspace: the file; damaged, empty or missing too.
        backup: what takes its place.
        folder: of the backups, where the present file is put aside.
        now: names what is put aside.
        locked: the caller holds the lock of the workspace's window.

    Raises:
        UserError: a window or another program has it open, the backup can't be restored, or the disk doesn't take the
            copies; the workspace is as it was.
    """
    lock = window_lock(workspace)
    try:
        if not locked and not lock.acquire():
            raise UserError(f"{workspace.name} is open in a window: restore the backup there, or close it first.")
        return restore_file(workspace, backup, folder, now)
    except OSError as error:
        raise UserError(f"{workspace} can't be replaced: {why(error)}.") from error
    finally:
        lock.release()


def _read(file: Path, *, with_changes: bool = True) -> tuple[Holdings, list[DoneRow]]:
    """Return what a workspace holds and, unless that isn't wanted, what was done in it, newest first.

    Raises:
        UserError: it is newer than this program, or can't be read.
    """
    with plain_errors(file), closing(open_to_look(file)) as copy:
        db = Reader(copy, date.min)
        return holdings(db), done(db) if with_changes else []


def _missing(there: list[DoneRow], elsewhere: list[DoneRow]) -> tuple[DoneRow, ...]:
    """Return what was done here and not elsewhere, newest first."""
    left = Counter(elsewhere)
    missing = []
    for row in there:
        if left[row]:
            left[row] -= 1
        else:
            missing.append(row)
    return tuple(missing)


def _counted(rows: Sequence[DoneRow]) -> str:
    """Return how many changes and reports there are: "3 changes and 1 report"."""
    reports = sum(row.kind == ISSUED for row in rows)
    numbers = ((len(rows) - reports, "change"), (reports, "report"))
    return " and ".join(count(number, what) for number, what in numbers if number)


def _done(row: DoneRow) -> str:
    """Return a change with its moment: "Moved “CS KPIs” to Green (24 Nov 2026, 10:12)"."""
    return f"{row.sentence} ({row.at.astimezone():%d %b %Y, %H:%M})"
