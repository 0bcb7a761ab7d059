"""Putting a backup in the place of a workspace, so that at each instant there is the old one or the new one.

The order is what keeps the promise. First the backup is verified and copied to a name of its own beside the workspace,
brought to the present schema and written to the disk: until here nothing has happened. Then the present file is put
aside among the backups, as a backup like any other, or, where it is damaged, byte for byte with its log under a name
that says so. Then the copy gets the name that means "this is the workspace now" (`ready_name`); that renaming is the
one step that counts. What is left, removing the old log and renaming the copy, is done at once, or after a kill by
whoever opens the workspace next (`finish`): a log of the old file beside the new one would be played into it.

May import the driver and its own room; the migration only for an old backup.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.db import connection as db_connection
from csops_desktop.db import search
from csops_desktop.db.backup import STAMP, copy_verified, make_backup
from csops_desktop.db.failures import plain_errors
from csops_desktop.db.opening import refuse_foreign
from csops_desktop.db.swap import BESIDE, exchange, finish, part_name, ready_name, remove_parts, sync
from csops_desktop.errors import UserError

log = logging.getLogger("csops.workspace")

OPEN_STAYS = sys.platform == "win32"
"""Whether the system replaces no file that is open, also not one that is only held so that nobody else opens it."""

DAMAGED = "damaged"
"""How the name of a damaged workspace ends that was put aside."""

_BUSY = (5, 6)
"""SQLite's result codes for a file that another program holds."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring a backup did.

    Attributes:
        aside: where the file is that was in its place; `None` where there was none.
        damaged: that file is damaged, so it is no backup.
    """

    aside: Path | None
    damaged: bool


def restore_file(
    path: Path, backup: Path, folder: Path, now: datetime, *, let_go: Callable[[], None] | None = None
) -> Restored:
    """Put a backup in the place of a workspace, which is put aside among its backups.

    Args:
        path: the workspace; damaged, empty or missing too. The caller holds the lock of its window.
        backup: what takes its place; it stays where it is.
        folder: of the backups.
        now: names what is put aside.
        let_go: called before the files change places: closes the caller's own connection.

    Raises:
        UserError: the backup is not sound or too new, another program has the workspace open, or the disk doesn't take
            the copies; the workspace is as it was.
    """
    finish(path)
    remove_parts(path)
    part = part_name(path)
    try:
        with plain_errors(backup):
            copy_verified(backup, part)
            _bring_up_to_date(part, backup)
        with _telling(path):
            damaged = is_damaged(path)
            raw = _put_aside_raw(path, folder, now) if damaged else None
            try:
                if let_go is not None:
                    let_go()
                with alone(path, damaged=damaged) as present:
                    aside = raw if present is None else make_backup(present, path, folder, now)
                    if not OPEN_STAYS:
                        exchange(part, path)
                if OPEN_STAYS:
                    exchange(part, path)
            except BaseException:
                _take_back(raw, path)
                raise
    finally:
        remove_parts(path)
    log.info("restored %s; what was there before is %s", backup.name, aside.name if aside is not None else "nothing")
    return Restored(aside, damaged)


def is_damaged(path: Path) -> bool:
    """Say whether a file can't be kept as a backup: damaged, empty, missing or no workspace. It is only read."""
    try:
        application, _ = db_connection.header_versions(path)
        if application != db_connection.APPLICATION_ID:
            return True
        connection = db_connection.connect_reading(path)
    except (UserError, sqlite.Error):
        return True
    try:
        found = search.damage(connection, "integrity_check")
        return bool(found) and not search.only_index(found)
    except sqlite.OperationalError as error:
        if _is_busy(error):
            raise
        return True
    except sqlite.Error:
        return True
    finally:
        connection.close()


@contextmanager
def alone(path: Path, *, damaged: bool = False) -> Iterator[sqlite.Connection | None]:
    """Hold a workspace alone, with all that was committed in the one file; a `damaged` one is held as far as it can be.

    Yields:
        The connection; `None` where the file is damaged or missing.

    Raises:
        UserError: another program has it open.
    """
    if not path.exists():
        yield None
        return
    connection = None
    try:
        try:
            connection = db_connection.connect(path)
            # Where another connection is open, to whatever purpose, one of these is refused.
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            if not damaged:
                connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite.Error as error:
            if _is_busy(error):
                raise UserError(
                    f"{path.name} is open in another program; close it there first. Nothing was changed."
                ) from error
            if not damaged:
                raise
            log.info("%s can't be held alone: %s", path.name, error)
        yield None if damaged else connection
    finally:
        if connection is not None:
            connection.close()


def _is_busy(error: sqlite.Error) -> bool:
    """Say whether SQLite refused because another program holds the file."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY


@contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Turn what the system and the driver say about the workspace's place into sentences."""
    try:
        with plain_errors(path):
            yield
    except OSError as error:
        raise UserError(f"{path.name} can't be replaced: {error.strerror}. It was left as it is.") from error


def _bring_up_to_date(part: Path, backup: Path) -> None:
    """Migrate the copy where it is old, refuse it where it is newer, and let it wait for nothing but its name."""
    connection = db_connection.connect(part)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        refuse_foreign(backup, application, version)
        if version < db_connection.SCHEMA_VERSION:
            from csops_desktop.db.migrate import upgrade

            upgrade(connection)
        # Now, so that opening it afterwards needs no space on the disk.
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    sync(part)


def _put_aside_raw(path: Path, folder: Path, now: datetime) -> Path | None:
    """Copy a damaged workspace and its logs among the backups, byte for byte; return the copy, `None` for nothing."""
    there = [ending for ending in BESIDE if path.with_name(path.name + ending).exists()]
    if not there:
        return None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    number, kept = 1, folder / f"{path.stem}-{now.strftime(STAMP)}-{DAMAGED}{path.suffix}"
    while kept.exists():
        number += 1
        kept = folder / f"{path.stem}-{now.strftime(STAMP)}-{DAMAGED}-{number}{path.suffix}"
    try:
        for ending in there:
            _keep(path.with_name(path.name + ending), kept.with_name(kept.name + ending))
    except OSError:
        _take_back(kept, path)
        raise
    return kept


def _keep(file: Path, target: Path) -> None:
    """Copy a file to the disk; where its bytes can't be read any more, give it a second name instead."""
    try:
        target.touch(mode=0o600)
        shutil.copyfile(file, target)
    except OSError as error:
        target.unlink(missing_ok=True)
        log.warning("%s can't be copied (%s); it is kept as it is", file.name, error.strerror)
        os.link(file, target)
        return
    sync(target)


def _take_back(kept: Path | None, path: Path) -> None:
    """Remove what was put aside for a restoring that did not happen: the workspace is where it was."""
    if kept is None or ready_name(path).exists():
        return
    for ending in BESIDE:
        with suppress(OSError):
            kept.with_name(kept.name + ending).unlink(missing_ok=True)
