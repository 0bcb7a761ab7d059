"""Copies of the workspace: made through SQLite's backup interface, verified, and thinned by a rule.

Copying the file itself would lose what is still in the write-ahead log (of 50 committed rows, 0 arrived). A copy is
written under a temporary name, checked, and only then given its name, so a folder of backups never holds half a one;
beside each stands its SHA-256, since SQLite's own check misses two thirds of randomly changed bytes. May import the
driver.
"""

from __future__ import annotations

import glob
import hashlib
import logging
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.db import search
from csops_desktop.db.connection import connect_reading
from csops_desktop.db.failures import plain_errors
from csops_desktop.db.swap import sync
from csops_desktop.errors import DamagedError, UserError
from csops_desktop.paths import PRIVATE_FILE

log = logging.getLogger("csops.workspace")

STAMP = "%Y%m%d-%H%M%S"
"""How a backup's name says when it was made (UTC)."""

KEEP_ALL = timedelta(days=2)
"""How long every backup is kept."""

KEEP = (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9))
"""After that the newest of each of so many days, weeks and months; the numbers are Anki's."""


_REASONS = {
    5: "the workspace is in use by another program",
    11: "the workspace is damaged",
    13: "the disk is full",
    14: "the folder can't be written",
}
"""Why a copy could not be written, by SQLite's result code (sqlite.org/rescode.html)."""


def make_backup(connection: sqlite.Connection, path: Path, folder: Path, now: datetime) -> Path:
    """Put a verified copy of an open workspace into a folder.

    Args:
        connection: to the workspace, outside a transaction.
        path: the workspace file; it names the copy.
        folder: made where it is missing.
        now: the instant that names the copy; where there is one of that second, the next free second does.

    Returns:
        The copy.

    Raises:
        DamagedError: the workspace is damaged; no copy is left.
        UserError: the folder can't be written, or the disk is full; no copy is left.
    """
    while (target := folder / f"{path.stem}-{now.strftime(STAMP)}{path.suffix}").exists():
        now += timedelta(seconds=1)
    # The window and the command line may be at it in the same second.
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    note = part.with_name(part.name + ".sha256")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        part.touch(mode=PRIVATE_FILE)
        if damage := _copy(connection, part):
            message = f"No backup was made: the workspace is damaged ({damage[0]}). The older backups are kept."
            raise DamagedError(message)
        # The name as its own bytes: a workspace may be called anything that a file may.
        note.write_bytes(os.fsencode(f"{_digest(part)}  {target.name}\n"))
        for file in (part, note):
            sync(file)
        # The sum first: a copy without one would look damaged, a sum without a copy is nothing.
        note.replace(_note_of(target))
        part.replace(target)
    except (OSError, sqlite.Error) as error:
        # Too damaged even to be checked.
        kind = DamagedError if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite.SQLITE_CORRUPT else UserError
        raise kind(f"No backup could be made in {folder}: {_reason(error)}.") from error
    finally:
        left = [note, *(part.with_name(part.name + ending) for ending in ("", "-journal", "-wal", "-shm"))]
        for file in left if target.exists() else [*left, _note_of(target)]:
            # Where even this fails, the failure before it is the one to tell.
            with suppress(OSError):
                file.unlink(missing_ok=True)
    return target


def _reason(error: OSError | sqlite.Error) -> str:
    """Return in plain words why a copy could not be written."""
    if isinstance(error, OSError):
        return error.strerror or "the folder can't be used"
    return _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "the copy could not be written")


def _note_of(backup: Path) -> Path:
    """Return the file beside a backup that holds its SHA-256."""
    return backup.with_name(backup.name + ".sha256")


def _digest(file: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _copy(connection: sqlite.Connection, part: Path) -> list[str]:
    """Copy the database, check the copy, and return what is damaged in it."""
    copy = sqlite.connect(str(part))
    try:
        connection.backup(copy)
        # A backup stands alone: no log beside it that could be lost or mixed up.
        copy.execute("PRAGMA journal_mode = DELETE")
        damage = search.damage(copy, "integrity_check")
        if damage and search.only_index(damage):
            search.renew(copy)
            damage = search.damage(copy, "integrity_check")
    finally:
        copy.close()
    return damage


def backups_of(path: Path, folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups of a workspace with the instants at which they were made, oldest first."""
    found = []
    for file in folder.glob("*"):
        stamp = file.name.removeprefix(f"{path.stem}-").removesuffix(path.suffix)
        if file.name != f"{path.stem}-{stamp}{path.suffix}":
            continue
        try:
            made = datetime.strptime(f"{stamp}+0000", f"{STAMP}%z")
        except ValueError:
            continue
        found.append((made, file))
    return sorted(found)


def is_sound(backup: Path) -> bool:
    """Say whether a backup is still the bytes that were verified."""
    try:
        return _noted(backup) == _digest(backup)
    except OSError:
        return False


def copy_verified(backup: Path, target: Path) -> None:
    """Copy a backup to another name, sure that the copy is sound.

    A backup has its SHA-256 beside it, and the copied bytes must have it too. A file without one (brought from another
    computer) is a copy of a workspace all the same, if SQLite finds all of it whole.

    Raises:
        UserError: it is not sound, or can't be read or written; nothing is left under `target`.
        sqlite.Error: it is no database, or can't be opened.
    """
    try:
        noted = _noted(backup)
        if noted is None:
            _copy_checked(backup, target)
            return
        target.touch(mode=0o600)
        shutil.copyfile(backup, target)
        if _digest(target) != noted:
            raise UserError(f"{backup.name} is damaged: it is not what was backed up. Choose another backup.")
    except OSError as error:
        raise UserError(f"{backup.name} can't be copied: {error.strerror}.") from error


def _noted(backup: Path) -> str | None:
    """Return the SHA-256 that stands beside a backup; "" where that is no text, `None` where there is none."""
    try:
        return (_note_of(backup).read_bytes().split() or [b""])[0].decode("ascii", "replace")
    except FileNotFoundError:
        return None


def _copy_checked(file: Path, target: Path) -> None:
    """Copy a workspace through SQLite and let it check the copy."""
    target.touch(mode=0o600)
    source = connect_reading(file)
    try:
        damage = _copy(source, target)
    except sqlite.OperationalError as error:
        # Copying itself gives no code; what has one is told like everything that concerns a file.
        if hasattr(error, "sqlite_errorcode"):
            raise
        raise UserError(f"{file.name} can't be copied: {_reason(error)}.") from error
    finally:
        source.close()
    if damage:
        raise UserError(f"{file.name} is damaged ({damage[0]}). Choose another backup.")


def kept(instants: Sequence[datetime], now: datetime) -> set[datetime]:
    """Choose the backups that stay.

    Args:
        instants: when they were made.
        now: the present instant; what is dated after it (the clock was set back) stays, and takes no one's place.

    Returns:
        Everything of the last two days, then the newest of each day, week and month as far as `KEEP` says; the newest
        of all in any case.
    """
    stays = {made for made in instants if now - made <= KEEP_ALL}
    for pattern, number in KEEP:
        newest: dict[str, datetime] = {}
        for made in sorted(made for made in instants if made <= now):
            newest[made.strftime(pattern)] = made
        stays.update(sorted(newest.values())[-number:])
    return stays


def thin(path: Path, folder: Path, now: datetime) -> list[Path]:
    """Delete the backups of a workspace that the rule doesn't keep; return them.

    What a killed program left half made goes as well, once it is as old as any backup has to be.
    """
    for left in folder.glob(f"{glob.escape(path.stem)}-*.part*"):
        with suppress(OSError):
            if left.stat().st_mtime < (now - KEEP_ALL).timestamp():
                left.unlink()
    found = backups_of(path, folder)
    stays = kept([made for made, _ in found], now)
    gone = [file for made, file in found if made not in stays]
    for file in gone:
        file.unlink(missing_ok=True)
        _note_of(file).unlink(missing_ok=True)
    return gone


def back_up_changes(connection: sqlite.Connection, path: Path, folder: Path, now: datetime) -> Path | None:
    """Put a verified copy of an open workspace among its backups and thin them, unless nothing changed since the last.

    Raises:
        UserError: the workspace is damaged, or the copy can't be made; the older ones are kept.
    """
    with plain_errors(path):
        # A report that was issued is no change, and is to be had again as much as one.
        newest = [
            datetime.fromisoformat(row[0])
            for table in ("change", "report")
            for row in connection.execute(f"SELECT at FROM {table} ORDER BY id DESC LIMIT 1")
        ]
    # What is dated after now was made while the clock was wrong: it must not stand in for the backups until that day.
    existing = [made for made, _ in backups_of(path, folder) if made <= now]
    if not newest or (existing and existing[-1] > max(newest)):
        return None
    copy = make_backup(connection, path, folder, now)
    gone = thin(path, folder, now)
    log.info("backed up as %s; %d older ones thinned out", copy.name, len(gone))
    return copy
