"""Opening a workspace file: made where there is none, migrated where it is old, refused where it can't be trusted.

May import the driver and its own room; the migration only for an old file, since that imports alembic.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.db import connection as db_connection
from csops_desktop.db.failures import as_user_error
from csops_desktop.db.swap import finish
from csops_desktop.errors import LostError, NoWorkspaceError, UserError

log = logging.getLogger("csops.workspace")

_DISK = (10, 13)
"""SQLite's result codes for a disk that doesn't take a write, or is full."""

_DAMAGE = (11, 26)
"""SQLite's result codes for a file that is damaged, or no database."""


def open_file(path: Path, backups: Path, now: datetime) -> sqlite.Connection:
    """Return a connection to a workspace of the present schema.

    Args:
        path: the file; made where there is none.
        backups: the folder of its backups, into which a migration first puts a copy.
        now: names that copy.

    Raises:
        LostError: the file is damaged, empty or gone, and there are backups; nothing was changed.
        UserError: the file is newer, foreign or empty, or can't be made; nothing was changed.
        sqlite.Error: it can't be opened.
    """
    finish(path)
    if not _is_there(path):
        _refuse_lost(path, backups)
        db_connection.create(path)
    try:
        return _open_existing(path, backups, now)
    except (UserError, sqlite.DatabaseError) as error:
        raise _naming_backup(error, path, backups) from error


def _is_there(path: Path) -> bool:
    """Say whether there is anything under a name.

    Raises:
        UserError: the system can't even tell (the name is too long, the folder is closed).
    """
    try:
        return path.exists()
    except OSError as error:
        raise UserError(f"{path.name} can't be opened: {error.strerror}.") from error


def _naming_backup(error: Exception, path: Path, backups: Path) -> Exception:
    """Return a refusal that a backup could mend with the newest backup's name; any other error as it is."""
    damaged = getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE
    plain = as_user_error(error, path) if damaged else error
    if plain is None or not (damaged or isinstance(error, NoWorkspaceError)):
        return error
    from csops_desktop.db.backup import backups_of

    if isinstance(error, sqlite.Error):
        log.warning("%s: %s", type(error).__name__, error)
    found = backups_of(path, backups)
    if not found:
        return UserError(f"{plain} There is no backup of it in {backups}.") if "backup" in str(plain) else plain
    made, newest = found[-1]
    what = str(plain).partition(". ")[0].rstrip(".") + "."
    return LostError(f"{plain} The newest backup is {newest}, of {made.astimezone():%d %b %Y, %H:%M}.", what)


def _refuse_lost(path: Path, backups: Path) -> None:
    """Refuse to put an empty workspace in the place of one that is lost but has backups."""
    from csops_desktop.db.backup import backups_of

    if backups_of(path, backups):
        raise LostError(
            f"{path.name} is missing, but there are backups of it in {backups}. Restore the newest one, or open another"
            " workspace.",
            f"{path.name} is missing.",
        )


def _open_existing(path: Path, backups: Path, now: datetime) -> sqlite.Connection:
    """Return a connection to an existing file of the present schema."""
    refuse_foreign(path, *db_connection.header_versions(path))
    connection = db_connection.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        refuse_foreign(path, application, version)
        if version < db_connection.SCHEMA_VERSION:
            from csops_desktop.db.migrate import migrate

            migrate(connection, path, backups, now)
        _write_ahead(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite.Connection) -> None:
    """Let changes go to a log beside the file; where a full disk takes none, they go on without, and as safely."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _DISK:
            raise
        log.info("no log beside the file: %s", error)


def refuse_foreign(path: Path, application: int, version: int) -> None:
    """Refuse a file that is no workspace, or one of a newer program.

    Args:
        path: the file, named in the sentence.
        application: its application id.
        version: its schema.

    Raises:
        UserError: it is refused.
    """
    if application != db_connection.APPLICATION_ID:
        raise NoWorkspaceError(f"{path.name} is not a CS Ops workspace.")
    if version > db_connection.SCHEMA_VERSION:
        raise UserError(
            f"{path.name} was written by a newer CS Ops Desktop (its schema is {version}, this program knows"
            f" {db_connection.SCHEMA_VERSION}). It was left as it is; install the newer program to open it."
        )
