"""Opens the one connection to a workspace file, and makes a new file. May import the driver.

The driver is sqlcipher3 on every system: it carries its own SQLite (at least 3.51.3, below which two connections can
corrupt a file in WAL mode, sqlite.org/wal.html#walresetbug) and reads and writes plain SQLite files without a key.
"""

from __future__ import annotations

import os
import struct
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.errors import NoWorkspaceError, UserError

APPLICATION_ID = 0x43534F50
"""Marks a file as a workspace ("CSOP") in SQLite's header."""

SQLITE_VERSION = str(sqlite.sqlite_version)
"""The SQLite that the driver carries."""

SCHEMA_VERSION = 5
"""The schema this program knows, kept in `user_version`; one more for each migration."""

BUSY_SECONDS = 5.0
"""How long a write waits for another program (the command line beside an open window)."""

_SCHEMA = Path(__file__).with_name("schema.sql")

_PRAGMAS = (
    "foreign_keys = ON",
    "synchronous = FULL",
    "checkpoint_fullfsync = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "temp_store = MEMORY",
)


def connect(path: Path | str, *, uri: bool = False) -> sqlite.Connection:
    """Return a connection with the desk's settings; transactions are begun and ended by the caller alone.

    Args:
        path: the file, or ":memory:".
        uri: it is a "file:" address instead.
    """
    connection = sqlite.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None, uri=uri)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def connect_reading(path: Path, *, unchanging: bool = False) -> sqlite.Connection:
    """Return a connection that can't change a workspace, and leaves nothing beside it that was not there.

    Args:
        path: the file.
        unchanging: nobody writes to it meanwhile, and it has no log: it is read without a lock, as it must be where
            the folder can't be written to.

    Raises:
        sqlite.Error: it can't be opened.
    """
    if unchanging:
        connection = connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
    elif path.with_name(path.name + "-wal").exists() or not _is_logged(path):
        # Its log, where there is one, stays as it is.
        connection = connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    else:
        # Without write access SQLite makes a log and can't remove it again.
        connection = connect(path)
    try:
        connection.execute("PRAGMA query_only = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_logged(path: Path) -> bool:
    """Say whether a file is written through a log beside it: its header says so (sqlite.org/fileformat.html)."""
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\2\2"


def header_versions(path: Path) -> tuple[int, int]:
    """Read (application id, schema version) from a file's header without opening it as a database.

    So a newer or foreign file is refused without leaving as much as a journal beside it. The offsets are those of
    sqlite.org/fileformat.html.

    Raises:
        NoWorkspaceError: the file is empty or cut off, or is no SQLite file.
        UserError: it can't be read.
    """
    if path.is_fifo() or path.is_char_device():
        # Reading one may wait for ever, and an end of it says nothing about what was in it.
        raise UserError(f"{path.name} is not a CS Ops workspace.")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise UserError(f"{path.name} can't be read: {error.strerror}.") from error
    if not head:
        message = f"{path.name} is empty: whatever was in it is gone. It was left as it is; restore a backup."
        raise NoWorkspaceError(message)
    if len(head) < 100 or not head.startswith(b"SQLite format 3\0"):
        raise NoWorkspaceError(f"{path.name} is not a CS Ops workspace.")
    if _ends_short(path, head):
        message = f"{path.name} is damaged: its end is missing. It was left as it is; restore a backup."
        raise NoWorkspaceError(message)
    (version,) = struct.unpack_from(">i", head, 60)
    (application,) = struct.unpack_from(">i", head, 68)
    return application, version


def _ends_short(path: Path, head: bytes) -> bool:
    """Say whether a file ends within a page: SQLite would take what is missing for zeros, and find nothing wrong.

    Where a log stands beside the file SQLite was interrupted while it moved pages into it, and will do that again.
    """
    (page,) = struct.unpack_from(">H", head, 16)
    logs = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return path.stat().st_size % (65536 if page == 1 else page or 512) != 0 and not any(log.exists() for log in logs)


def create(path: Path) -> None:
    """Make a new, empty workspace; it appears under its name complete or not at all.

    Raises:
        UserError: the folder can't be written.
        sqlite.Error: the disk is full.
    """
    building = path.with_name(f"{path.name}.{os.getpid()}.new")
    beside = [building.with_name(building.name + ending) for ending in ("", "-journal", "-wal", "-shm")]
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove(beside)
        building.touch(mode=0o600)
        _write_schema(building)
        _put_aside(path)
        _appear(building, path)
    except OSError as error:
        raise UserError(f"A workspace can't be made in {path.parent}: {error.strerror}.") from error
    finally:
        _remove(beside)


def _put_aside(path: Path) -> None:
    """Give the logs of a workspace that is gone another name: SQLite would play them into the new one."""
    for ending in ("-wal", "-shm", "-journal"):
        left = path.with_name(path.name + ending)
        if left.exists():
            left.replace(left.with_name(f"{left.name}.left"))


def _remove(files: list[Path]) -> None:
    """Delete those of the files that are there; where that can't be done, the failure before it is the one to tell."""
    for file in files:
        with suppress(OSError):
            file.unlink(missing_ok=True)


def _write_schema(path: Path) -> None:
    """Write the schema into a file in one transaction, then switch it to WAL."""
    connection = connect(path)
    try:
        script = _SCHEMA.read_text(encoding="utf-8")
        stamp = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        connection.executescript(f"BEGIN IMMEDIATE; {script}; {stamp} COMMIT;")
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _appear(building: Path, path: Path) -> None:
    """Give a finished file its name, unless another program was first."""
    try:
        os.link(building, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links (exFAT, some network shares).
        if not path.exists():
            building.rename(path)
