"""What happens after an accident: it is logged, the person is told once, and the desk goes on. Imports Qt and the core.

Every way in which Python and Qt report what nobody handled leads here: `sys.excepthook` (also for slots and event
handlers), `threading.excepthook`, `sys.unraisablehook`, and Qt's message handler. What kills the process outright is
written by faulthandler into a file that the next start finds.

The guard never shows anything itself. It says `crashed`, and is silent until `resume` is called: an accident while the
dialog is up, even one in the dialog, only goes to the log, so it can't go round in circles. The same accident is told
once in a run: a timer that fails each second must not cover the screen.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QWidget

from csops_desktop.errors import UserError
from csops_desktop.log import Log, describe_system, escaped
from csops_desktop.paths import Paths

log = logging.getLogger("csops.crash")
qt_log = logging.getLogger("csops.qt")

LARGEST_FAULT = 20_000
"""Letters of a fault file that are worth reading."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class CrashReport(NamedTuple):
    """One accident, as the dialog shows it.

    Attributes:
        headline: what and where, in one line: "ZeroDivisionError in moves.py, line 12".
        details: versions, traceback and the end of the log, to be copied into a report.
        log_file: the whole log.
    """

    headline: str
    details: str
    log_file: Path


class CrashGuard(QObject):
    """Stands behind everything from its making until `uninstall`.

    Attributes:
        window: what the dialog stands before; set by whoever opens the window.
        dialog: what is shown now, kept alive here; `None` when nothing is.
        last_fault: what faulthandler wrote when the last run died, "" when it ended well.

    Signals:
        crashed: an accident that the person has not been told of (`CrashReport`), on the main thread.
        refused: a `UserError` that its page did not show; its sentence.
    """

    crashed = Signal(object)
    refused = Signal(str)
    _came = Signal(object)
    _refusal_came = Signal(str)

    def __init__(self, paths: Paths, running_log: Log | None = None, parent: QObject | None = None) -> None:
        """Take over the hooks.

        Args:
            paths: the log file's folder and the fault file.
            running_log: its last lines go into each report.
            parent: owns the guard.
        """
        super().__init__(parent)
        self.window: QWidget | None = None
        self.dialog: QWidget | None = None
        self._log = running_log
        self._log_file = running_log.file if running_log is not None else paths.logs
        self._told: set[tuple[str, ...]] = set()
        self._telling = False
        self._fault_file = paths.fault_file
        self._fault_stream: IO[str] | None = None
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)
        self._refusal_came.connect(self.refused, Qt.ConnectionType.QueuedConnection)
        self._old_hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        self._old_handler = qInstallMessageHandler(self._on_qt_message)
        self.last_fault = self._read_fault()
        self._watch_faults()

    def resume(self) -> None:
        """Tell the next accident again: the dialog has been closed."""
        self._telling = False
        self.dialog = None

    def uninstall(self) -> None:
        """Give the hooks back; the run has ended well."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._old_hooks
        qInstallMessageHandler(self._old_handler)
        if self._fault_stream is not None:
            faulthandler.disable()
            self._fault_stream.close()
            self._fault_stream = None
            with suppress(OSError):
                self._fault_file.unlink()

    # The hooks

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None, where: str = "the window"
    ) -> None:
        """Log it, and tell it on the main thread."""
        if isinstance(error, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        if isinstance(error, UserError):
            log.info("refused: %s", error)
            self._refusal_came.emit(str(error))
            return
        log.critical("accident in %s", where, exc_info=(kind, error, trace))
        self._came.emit((kind, error, trace))

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        """Take what a thread did not handle."""
        if args.exc_value is not None and args.exc_type is not SystemExit:
            name = args.thread.name if args.thread is not None else "a thread"
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback, name)

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        """Take what could not be raised, in a finaliser for example: nothing the person could do about."""
        if args.exc_value is not None:
            log.error("ignored in %r", args.object, exc_info=(args.exc_type, args.exc_value, args.exc_traceback))

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str | None) -> None:
        """Write Qt's own messages into the log."""
        qt_log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "qt", text)

    def _on_came(self, came: tuple[type[BaseException], BaseException, TracebackType | None]) -> None:
        """Tell an accident unless one is being told or this one was."""
        kind, error, trace = came
        frames = traceback.extract_tb(trace)
        mark = (kind.__name__, *(f"{frame.filename}:{frame.lineno}" for frame in frames[-1:]))
        if self._telling or mark in self._told:
            return
        self._told.add(mark)
        self._telling = True
        place = f" in {Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else ""
        self.crashed.emit(CrashReport(f"{kind.__name__}{place}", self._details(kind, error, trace), self._log_file))

    def _details(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
        """Return versions, traceback and the end of the log."""
        lines = [f"{describe_system()}, Qt {qVersion()}", ""]
        for chunk in traceback.format_exception(kind, error, trace):
            lines += [escaped(line) for line in chunk.rstrip("\n").split("\n")]
        if self._log is not None:
            lines += ["", "The end of the log:", *self._log.tail()]
        return "\n".join(lines)

    # Faults

    def _read_fault(self) -> str:
        """Return what the last run wrote when it died, and pass it on to the log."""
        try:
            text = self._fault_file.read_text("utf-8", "replace")[:LARGEST_FAULT].strip()
        except OSError:
            return ""
        if text:
            log.error("the last run died: %s", text)
        return text

    def _watch_faults(self) -> None:
        """Let a dying process write where it was; without a folder for that it dies silently."""
        with suppress(OSError):
            self._fault_stream = self._fault_file.open("w", encoding="utf-8")
            faulthandler.enable(self._fault_stream)
