"""Opening a workspace to look at it: nothing is written, neither to the file nor beside it where that can be helped.

A workspace that is written in "write-ahead log" mode can't be read in a folder that can't be written to, except as if
it never changed, and then without its log. So there, and where the file is older than this program, what is shown is a
copy in memory: whole, migrated, and gone when it is closed. May import the driver and its own room; the migration only
for an old file.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.db import connection as db_connection
from csops_desktop.db.opening import refuse_foreign
from csops_desktop.errors import UserError


def open_to_look(path: Path) -> sqlite.Connection:
    """Return a connection to a workspace that can't change it.

    Raises:
        UserError: there is no such file, it is newer than this program, empty, or no workspace.
        sqlite.Error: it can't be opened, or is damaged.
    """
    if not path.exists():
        raise UserError(f"There is no workspace {path}.")
    version = _version(path)
    if version == db_connection.SCHEMA_VERSION and os.access(path.parent, os.W_OK):
        return db_connection.connect_reading(path)
    copy = in_memory(path)
    copy.execute("PRAGMA query_only = ON")
    return copy


def in_memory(path: Path) -> sqlite.Connection:
    """Return a copy of a workspace in memory, of the present schema, with what stands in its log.

    Raises:
        UserError: it is newer than this program, empty, or no workspace.
        sqlite.Error: it can't be opened, or is damaged.
    """
    version = _version(path)
    copy = db_connection.connect(":memory:")
    try:
        _fill(copy, path)
        if version < db_connection.SCHEMA_VERSION:
            from csops_desktop.db.migrate import upgrade

            upgrade(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _version(path: Path) -> int:
    """Return the schema of a workspace; refuse what is none."""
    application, version = db_connection.header_versions(path)
    refuse_foreign(path, application, version)
    return version


def _fill(copy: sqlite.Connection, path: Path) -> None:
    """Copy all that was committed."""
    log = path.with_name(path.name + "-wal")
    logged = log.exists() and log.stat().st_size > 0
    if os.access(path.parent, os.W_OK):
        try:
            with closing(db_connection.connect_reading(path)) as source:
                source.backup(copy)
        except sqlite.OperationalError:
            # A disk that takes no write any more; SQLite makes a file beside a logged one even for reading.
            if logged:
                raise
        else:
            return
    if not logged:
        with closing(db_connection.connect_reading(path, unchanging=True)) as source:
            source.backup(copy)
        return
    # Only SQLite can read the log, and only where it may write.
    with tempfile.TemporaryDirectory(prefix="csops-") as folder:
        for file in (path, log):
            shutil.copyfile(file, Path(folder) / file.name)
        with closing(db_connection.connect(Path(folder) / path.name)) as source:
            source.backup(copy)
