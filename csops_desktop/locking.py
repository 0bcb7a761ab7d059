"""A lock that the operating system holds for a program: nobody else gets it, and no killed program keeps it.

It lies on an open file and is freed by the kernel when the program ends in whatever way, so nothing can be stale, and
of twenty starts exactly one gets it. Used for the one window of a workspace, and by whoever puts another file in a
workspace's place. Standard library only.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from csops_desktop.paths import PRIVATE_FILE


class FileLock:
    """This program's claim to a file's name; the file is made with the claim and removed with it."""

    def __init__(self, file: Path) -> None:
        """Claim nothing yet."""
        self._file = file
        self._handle = -1

    def acquire(self) -> bool:
        """Take the lock, or say that another program has it.

        Raises:
            OSError: the folder can't be written to, or its file system can't lock.
        """
        handle = -1
        while self._handle < 0:
            try:
                handle = os.open(self._file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
                if not try_lock(handle):
                    return False
                # Not the same where whoever had it before has just removed it.
                if _is_same_file(handle, self._file):
                    self._handle = handle
            finally:
                if handle not in (-1, self._handle):
                    os.close(handle)
        return True

    def release(self) -> None:
        """Give it up; without a claim nothing happens."""
        if self._handle < 0:
            return
        # Removed while it is still held: whoever waits for it sees that it is gone and makes a new one. Windows doesn't
        # remove what is open, and there the file stays.
        with suppress(OSError):
            self._file.unlink()
        os.close(self._handle)
        self._handle = -1


def window_lock(workspace: Path) -> FileLock:
    """Return the lock that a window holds while it has a workspace open."""
    place = Path(os.path.realpath(workspace))
    return FileLock(place.with_name(place.name + ".lock"))


def try_lock(handle: int) -> bool:
    """Lock an open file for this process, or say that another one has it.

    Raises:
        OSError: the file system can't lock.
    """
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _is_same_file(handle: int, path: Path) -> bool:
    """Say whether an open file is still the one with this name."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
