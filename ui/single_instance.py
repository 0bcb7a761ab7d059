"""One window for each workspace: a second start raises the first. Imports Qt, `doorbell` and the core's errors.

The truth is a lock of the operating system on a file beside the database. It is held by the open file and freed by the
kernel when the program ends in whatever way, so nothing can be stale, and of twenty starts exactly one gets it.
QLockFile was tried: it goes by the number of the process, and after a kill it refuses for ever where another Python
program was given that number meanwhile, as happens in containers.

The command line may change the workspace beside an open window: SQLite itself guards that. So this is asked only for
windows.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.errors import UserError
from csops_desktop.paths import PRIVATE_FILE, why

if TYPE_CHECKING:
    from ui.doorbell import Bell

TOKEN_VARIABLE = "XDG_ACTIVATION_TOKEN"


class SingleInstance(QObject):
    """This start's claim to be the window of a workspace.

    Signals:
        raise_requested: another start asks for this window; with its activation token, "" without one.
    """

    raise_requested = Signal(str)

    def __init__(self, workspace: Path, parent: QObject | None = None) -> None:
        """Claim nothing yet.

        Args:
            workspace: the database file; it need not exist, its folder must.
            parent: owns this object.
        """
        super().__init__(parent)
        self._workspace = Path(os.path.realpath(workspace))
        self._lock_file = self._workspace.with_name(self._workspace.name + ".lock")
        self._handle = -1
        self._bell: Bell | None = None

    def acquire(self) -> bool:
        """Become the window of the workspace, or say that there is one already.

        Raises:
            UserError: the folder can't be written to.
        """
        handle = -1
        while self._handle < 0:
            try:
                handle = os.open(self._lock_file, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
                if not _lock(handle):
                    return False
                # Not the same where the window before this one has just removed it.
                if _is_same_file(handle, self._lock_file):
                    self._handle = handle
            except OSError as error:
                raise UserError(f"{self._workspace} can't be opened here: {why(error)}.") from error
            finally:
                if handle not in (-1, self._handle):
                    os.close(handle)
        return True

    def listen(self) -> bool:
        """Hear other starts from now on; called once the window is painted. Return whether that is possible here."""
        from ui.doorbell import bell_for

        self._bell = bell_for(self._workspace, self)
        self._bell.rung.connect(self.raise_requested)
        return self._bell.hang()

    def raise_other(self) -> bool:
        """Ask the window that holds the workspace to come to the front; return whether it heard."""
        from ui.doorbell import ring

        return ring(self._workspace, os.environ.get(TOKEN_VARIABLE, ""))

    def release(self) -> None:
        """Give the workspace up; the next start gets it."""
        if self._bell is not None:
            self._bell.take_down()
            self._bell = None
        if self._handle < 0:
            return
        # Removed while it is still held: whoever waits for it sees that it is gone and makes a new one. Windows doesn't
        # remove what is open, and there the file stays.
        with suppress(OSError):
            self._lock_file.unlink()
        os.close(self._handle)
        self._handle = -1


def raise_window(window: QWidget, token: str = "") -> None:
    """Bring a window to the front, from the dock or from behind others.

    Args:
        window: the window.
        token: what the desktop gave the program that asks; Qt's Wayland plugin reads it from the environment.
    """
    if token:
        os.environ[TOKEN_VARIABLE] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    os.environ.pop(TOKEN_VARIABLE, None)


def _lock(handle: int) -> bool:
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
