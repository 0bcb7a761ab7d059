"""How a second start asks the first window to come to the front. Imports QtCore; QtNetwork only on Windows, on call.

It only ever rings: nothing that comes through it is obeyed but "show yourself", so a stranger who reached it could do
no more than raise a window. The lock in `single_instance` says who is first; a bell that doesn't ring costs nothing
but the raising.

On Linux and macOS the bell is a named pipe in the person's runtime folder. QLocalServer does the same for 9 ms of the
start and 2.8 MB of an idle window (measured on Linux; the bare window has 27 MB), so it is left to Windows.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import override

from PySide6.QtCore import QCryptographicHash, QObject, QSocketNotifier, Signal

MOST_BYTES = 512
"""More than an activation token needs, and less than a pipe passes on in one piece."""

PRIVATE = 0o600
ANSWER_MS = 1000


class Bell(QObject):
    """The first window's ear.

    Signals:
        rung: somebody asks for the window; with the token that a Wayland desktop wants for it, "" without one.
    """

    rung = Signal(str)

    def hang(self) -> bool:
        """Begin to listen; say whether that was possible."""
        raise NotImplementedError

    def take_down(self) -> None:
        """Listen no longer."""
        raise NotImplementedError


class PipeBell(Bell):
    """A bell for Linux and macOS."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        """Listen at `path` once it is hung."""
        super().__init__(parent)
        self._path = path
        self._handle = -1
        self._notifier: QSocketNotifier | None = None

    @override
    def hang(self) -> bool:
        """Make the pipe in place of one that a killed program left, and listen."""
        try:
            if not _is_private(self._path.parent):
                return False
            self._path.unlink(missing_ok=True)
            os.mkfifo(self._path, PRIVATE)
            # Open for writing too: otherwise each second start that hangs up would be heard as an end, for ever.
            self._handle = os.open(self._path, os.O_RDWR | os.O_NONBLOCK)
        except OSError:
            return False
        self._notifier = QSocketNotifier(self._handle, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        return True

    @override
    def take_down(self) -> None:
        """Close the pipe and remove it."""
        if self._notifier is None:
            return
        self._notifier.setEnabled(False)
        self._notifier = None
        os.close(self._handle)
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _on_notifier_activated(self) -> None:
        """Read what came; many starts at once may come as one piece."""
        try:
            content = os.read(self._handle, MOST_BYTES * 64)
        except BlockingIOError:
            return
        for line in content.decode("ascii", "replace").splitlines():
            self.rung.emit(clean_token(line))


class ServerBell(Bell):
    """A bell for Windows, where a named pipe needs QtNetwork."""

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Listen as `name` once it is hung."""
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._name = name
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)

    @override
    def hang(self) -> bool:
        """Listen, in place of one that a killed program left."""
        self._server.removeServer(self._name)
        return self._server.listen(self._name)

    @override
    def take_down(self) -> None:
        """Close the server."""
        self._server.close()

    def _on_server_new_connection(self) -> None:
        """Take what each caller says; a caller who is silent is not waited for."""
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.waitForReadyRead(ANSWER_MS // 10)
            content = bytes(caller.read(MOST_BYTES).data())
            caller.disconnected.connect(caller.deleteLater)
            caller.disconnectFromServer()
            self.rung.emit(clean_token(content.decode("ascii", "replace").strip()))


def bell_for(workspace: Path, parent: QObject | None = None) -> Bell:
    """Return the bell of a workspace, not yet hung."""
    if sys.platform == "win32":
        return ServerBell(bell_name(workspace), parent)
    return PipeBell(pipe_path(workspace), parent)


def ring(workspace: Path, token: str = "") -> bool:
    """Ask the window that has this workspace open to come to the front.

    Args:
        workspace: the database file.
        token: the `XDG_ACTIVATION_TOKEN` of this start; a Wayland desktop raises nothing without it.

    Returns:
        Whether somebody heard it.
    """
    line = (clean_token(token) + "\n").encode("ascii")
    return (
        _ring_server(bell_name(workspace), line) if sys.platform == "win32" else ring_pipe(pipe_path(workspace), line)
    )


def ring_pipe(path: Path, line: bytes) -> bool:
    """Write into a pipe if it is ours and somebody reads it."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        # Nobody reads (ENXIO), or there is no bell.
        return False
    try:
        state = os.fstat(handle)
        if not stat.S_ISFIFO(state.st_mode) or state.st_uid != os.getuid():
            return False
        os.write(handle, line)
    except OSError as error:
        # A full pipe has been rung often enough.
        return error.errno == errno.EAGAIN
    finally:
        os.close(handle)
    return True


def _ring_server(name: str, line: bytes) -> bool:
    """Say a line to a server."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(ANSWER_MS):
        return False
    socket.write(line)
    socket.waitForBytesWritten(ANSWER_MS)
    socket.disconnectFromServer()
    return True


def bell_name(workspace: Path) -> str:
    """Return a name that only this file has, whatever way leads to it."""
    place = os.fsencode(os.path.normcase(os.path.realpath(workspace)))
    digest = QCryptographicHash.hash(place, QCryptographicHash.Algorithm.Sha256).toHex()
    return "csops-desktop-" + bytes(digest.data()).decode("ascii")[:16]


def pipe_path(workspace: Path) -> Path:
    """Return the place of the pipe: in the person's runtime folder, or where there is none in one of the desk's own.

    Qt's own answer would be the same, but it writes a warning where the variable is missing.
    """
    named = os.environ.get("XDG_RUNTIME_DIR", "")
    folder = Path(named) if named and os.path.isdir(named) else _own_folder()
    return folder / f"{bell_name(workspace)}.bell"


def _own_folder() -> Path:
    """Return the folder below the system's temporary one that stands in for a runtime folder."""
    user = os.getuid() if sys.platform != "win32" else 0
    return Path(os.environ.get("TMPDIR", "/tmp")) / f"csops-desktop-{user}"


def _is_private(folder: Path) -> bool:
    """Make a folder where it is missing, and say whether it is nobody else's: in /tmp anybody may have made it."""
    if sys.platform == "win32":
        return True
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    state = folder.lstat()
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o077


def clean_token(text: str) -> str:
    """Return an activation token as it may be put into the environment: printable ASCII of a sane length, or ""."""
    return text if text.isascii() and text.isprintable() and len(text) < MOST_BYTES else ""
