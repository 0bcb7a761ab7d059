"""Copies of the workspace: made through SQLite's backup interface, verified, and thinned by a rule. May import the driver.

Copying the file itself would lose what is still in the write-ahead log (of 50 committed rows, 0 arrived). A copy is
written under a temporary name, checked, and only then given its name, so a folder of backups never holds half a one;
beside each stands its SHA-256, since SQLite's own check misses two thirds of randomly changed bytes.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.errors import UserError

STAMP = "%Y%m%d-%H%M%S"
"""How a backup's name says when it was made (UTC)."""

KEEP_ALL = timedelta(days=2)
"""How long every backup is kept."""

KEEP = (("%Y-%m-%d", 12), ("%G-%V", 10), ("%Y-%m", 9))
"""After that the newest of each of so many days, weeks and months; the numbers are Anki's."""


def make_backup(connection: sqlite.Connection, path: Path, folder: Path, now: datetime) -> Path:
    """Put a verified copy of an open workspace into a folder.

    Args:
        connection: to the workspace, outside a transaction.
        path: the workspace file; it names the copy.
        folder: made where it is missing.
        now: the instant that names the copy.

    Returns:
        The copy.

    Raises:
        UserError: the folder can't be written, the disk is full, or the copy doesn't verify; no copy is left.
    """
    target = folder / f"{path.stem}-{now.strftime(STAMP)}{path.suffix}"
    part = target.with_name(target.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        _copy(connection, part)
        _sync(part)
        digest = hashlib.sha256(part.read_bytes()).hexdigest()
        part.replace(target)
        target.with_name(target.name + ".sha256").write_text(f"{digest}  {target.name}\n", encoding="ascii")
    except (OSError, sqlite.Error) as error:
        raise UserError(f"No backup could be made in {folder}: {error}.") from error
    finally:
        part.unlink(missing_ok=True)
    return target


def _copy(connection: sqlite.Connection, part: Path) -> None:
    """Copy the database and check the copy."""
    copy = sqlite.connect(str(part))
    try:
        connection.backup(copy)
        # A backup stands alone: no log beside it that could be lost or mixed up.
        copy.execute("PRAGMA journal_mode = DELETE")
        damage = [row[0] for row in copy.execute("PRAGMA integrity_check(1)").fetchall()]
    finally:
        copy.close()
    if damage != ["ok"]:
        raise UserError(f"No backup was made: the workspace is damaged ({damage[0]}). The older backups are kept.")


def _sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def backups_of(path: Path, folder: Path) -> list[tuple[datetime, Path]]:
    """Return the backups of a workspace with the instants at which they were made, oldest first."""
    found = []
    for file in folder.glob(f"{path.stem}-*{path.suffix}"):
        stamp = file.name.removeprefix(f"{path.stem}-").removesuffix(path.suffix)
        try:
            made = datetime.strptime(f"{stamp}+0000", f"{STAMP}%z")
        except ValueError:
            continue
        found.append((made, file))
    return sorted(found)


def is_sound(backup: Path) -> bool:
    """Say whether a backup is still the bytes that were verified."""
    note = backup.with_name(backup.name + ".sha256")
    try:
        return note.read_text(encoding="ascii").split()[0] == hashlib.sha256(backup.read_bytes()).hexdigest()
    except (OSError, IndexError):
        return False


def kept(instants: Sequence[datetime], now: datetime) -> set[datetime]:
    """Choose the backups that stay.

    Args:
        instants: when they were made.
        now: the present instant; what is dated after it (the clock was set back) always stays.

    Returns:
        Everything of the last two days, then the newest of each day, week and month as far as `KEEP` says; the newest
        of all in any case.
    """
    stays = {made for made in instants if now - made <= KEEP_ALL}
    for pattern, number in KEEP:
        newest: dict[str, datetime] = {}
        for made in sorted(instants):
            newest[made.strftime(pattern)] = made
        stays.update(sorted(newest.values())[-number:])
    return stays


def thin(path: Path, folder: Path, now: datetime) -> list[Path]:
    """Delete the backups of a workspace that the rule doesn't keep; return them."""
    found = backups_of(path, folder)
    stays = kept([made for made, _ in found], now)
    gone = [file for made, file in found if made not in stays]
    for file in gone:
        file.unlink(missing_ok=True)
        file.with_name(file.name + ".sha256").unlink(missing_ok=True)
    return gone
