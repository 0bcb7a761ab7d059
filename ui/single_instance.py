"""One window for each workspace: a second start raises the first. Imports Qt, `doorbell` and the core's errors.

The truth is a lock of the operating system on a file beside the database (`csops_desktop.locking`). QLockFile was
tried: it goes by the number of the process, and after a kill it refuses for ever where another Python program was given
that number meanwhile, as happens in containers.

The command line may change the workspace beside an open window: SQLite itself guards that. So this is asked only for
windows.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.errors import UserError
from csops_desktop.locking import window_lock
from csops_desktop.paths import why

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
        self._lock = window_lock(workspace)
        self._bell: Bell | None = None

    def acquire(self) -> bool:
        """Become the window of the workspace, or say that there is one already.

        Raises:
            UserError: the folder can't be written to.
        """
        try:
            return self._lock.acquire()
        except OSError as error:
            raise UserError(f"{self._workspace} can't be opened here: {why(error)}.") from error

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
        self._lock.release()


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
