"""Putting one file in the place of a workspace: one renaming that counts, and what follows from it.

A workspace is a file and the log beside it, and no system renames two names at once. So the new file first gets the
name `ready_name`, in one step; from then on it is the workspace. Removing the old file's log and giving the new file
its last name follows at once, and after a kill at the next opening, before anything else is read. May import paths
and locking.
"""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from pathlib import Path

from csops_desktop.errors import UserError
from csops_desktop.locking import FileLock
from csops_desktop.paths import sync_folder

BESIDE = ("", "-wal", "-journal")
"""A workspace and what may stand beside it, by the ends of the names; "-shm" holds nothing."""

_PART = ".restore-part"


def part_name(path: Path) -> Path:
    """Return the name under which the file is made that will be a workspace."""
    return path.with_name(f"{path.name}.{os.getpid()}{_PART}")


def ready_name(path: Path) -> Path:
    """Return the name of a finished file that is the workspace from now on, whatever stands under the old name."""
    return path.with_name(f"{path.name}.restored")


def remove_parts(path: Path) -> None:
    """Remove what a killed program left half made."""
    for left in path.parent.glob(f"{glob.escape(path.name)}.*{_PART}*"):
        with suppress(OSError):
            left.unlink()


def exchange(part: Path, path: Path) -> None:
    """Let a finished file, which lies on the disk, be the workspace.

    Raises:
        OSError: it can't be renamed; the workspace is the old one.
    """
    part.replace(ready_name(path))
    sync_folder(path.parent)
    finish(path)


def finish(path: Path) -> None:
    """Do what is left of an exchange that was begun; where none was, nothing.

    Raises:
        UserError: another program is about it, or the folder doesn't let it be done; the new file waits.
    """
    ready, lock_file = ready_name(path), path.with_name(f"{path.name}.restoring")
    # A name that is too long for the ending has never been waiting under it.
    if not os.path.exists(ready):
        # Of an exchange that was killed after its last step, nobody holds it any more.
        with suppress(OSError):
            lock_file.unlink(missing_ok=True)
        return
    lock = FileLock(lock_file)
    try:
        if not lock.acquire():
            raise UserError(f"{path.name} is being restored by another program; try again in a moment.")
        # Looked at again: only who holds the lock may take a log for the old one.
        if ready.exists():
            for ending in ("-wal", "-journal", "-shm"):
                path.with_name(path.name + ending).unlink(missing_ok=True)
            ready.replace(path)
            sync_folder(path.parent)
    except OSError as error:
        raise UserError(
            f"The restored workspace can't take its place as {path.name}: {error.strerror}. It waits as {ready}."
        ) from error
    finally:
        lock.release()


def sync(file: Path) -> None:
    """Wait until a file is on the disk."""
    # Opened for writing: Windows flushes nothing else.
    handle = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
