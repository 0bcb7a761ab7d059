"""Opens a workspace file that is there, migrating an old one and refusing what is none. May import the driver.

alembic and SQLAlchemy are imported only where a file is old.
"""

from __future__ import annotations

from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.clock import Clock
from csops_desktop.db import connection as connection_of
from csops_desktop.errors import UserError


def refuse_lost(path: Path, backups: Path) -> None:
    """Refuse to put an empty workspace in the place of one that is lost but has backups."""
    from csops_desktop.db.backup import backups_of

    if backups_of(path, backups):
        raise UserError(
            f"{path.name} is missing, but there are backups of it in {backups}. Copy the newest one back under that"
            " name, or open another workspace."
        )


def open_file(path: Path, backups: Path, clock: Clock) -> sqlite.Connection:
    """Return a connection to an existing file of the present schema."""
    _refuse_foreign(path, *connection_of.header_versions(path))
    connection = connection_of.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        _refuse_foreign(path, application, version)
        if version < connection_of.SCHEMA_VERSION:
            from csops_desktop.db.migrate import migrate

            migrate(connection, path, backups, clock.now())
        connection.execute("PRAGMA journal_mode = WAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_foreign(path: Path, application: int, version: int) -> None:
    """Refuse a file that is no workspace, or one of a newer program."""
    if application != connection_of.APPLICATION_ID:
        raise UserError(f"{path.name} is not a CS Ops workspace.")
    if version > connection_of.SCHEMA_VERSION:
        raise UserError(
            f"{path.name} was written by a newer CS Ops Desktop (its schema is {version}, this program knows"
            f" {connection_of.SCHEMA_VERSION}). It was left as it is; install the newer program to open it."
        )
