"""Being told to end by the system: a signal, the end of the session. Imports QtCore and QtGui.

A Python signal handler only runs when Python does, and an idle window doesn't. So the handler writes nothing and does
nothing; the number of the signal comes through a socket that Qt watches, and the window is left as if by Ctrl+Q.
"""

from __future__ import annotations

import logging
import signal
import socket
from contextlib import suppress
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

log = logging.getLogger("csops.app")

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name))


class Ending(QObject):
    """The system's wish that the program ends.

    Signals:
        end_requested: the program shall end now.
        save_requested: the session is about to end; what is open shall be saved, and the program goes on until it is
            ended, since the person may still change their mind.
    """

    end_requested = Signal()
    save_requested = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        """Listen to the signals and to the session from now on."""
        super().__init__(parent)
        self._application = application
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)
        self._wakeup = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, _hear) for number in SIGNALS}
        # Directly: the session manager goes on as soon as the signal has returned.
        application.commitDataRequest.connect(
            self._on_application_commit_data_request, Qt.ConnectionType.DirectConnection
        )

    def close(self) -> None:
        """Listen no longer; the signals do again what they did before."""
        self._application.commitDataRequest.disconnect(self._on_application_commit_data_request)
        for number, handler in self._handlers.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        signal.set_wakeup_fd(self._wakeup)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _on_notifier_activated(self) -> None:
        with suppress(BlockingIOError):
            numbers = self._reading.recv(64)
            log.info("told to end by signal %s", ", ".join(map(str, numbers)))
            self.end_requested.emit()

    def _on_application_commit_data_request(self, _: QSessionManager) -> None:
        self.save_requested.emit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """Take the signal; what is done about it comes through the socket."""
