"""Long work beside the window: a function runs off the main thread, its news arrive on the main thread.

Imports Qt and the core's errors. A job knows nothing of widgets, and its function must not touch any; it may not use
the window's `Workspace` either, which belongs to the main thread.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from csops_desktop.errors import UserError

log = logging.getLogger("csops.jobs")


class JobCancelledError(Exception):
    """Raised inside a job's function at its next report after it was cancelled."""


class Job(QObject):
    """One run of a function. Made by `Jobs.start`; deletes itself after `finished`.

    Signals, all on the main thread:
        progressed: how much is done, of how much, and what is being done.
        succeeded: what the function returned.
        failed: the sentence of the `UserError` it raised.
        cancelled: it stopped because it was asked to.
        finished: it ended, however; always the last one. After an accident it comes alone: the accident itself goes
            to `threading.excepthook`, so to the log and the crash dialog.
    """

    progressed = Signal(int, int, str)
    succeeded = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    finished = Signal()
    _reported = Signal(int, int, str)
    _ended = Signal()

    def __init__(self, name: str, function: Callable[[Job], Any], parent: QObject) -> None:
        """Stand ready.

        Args:
            name: what it does, for the log and the thread.
            function: called with this job, off the main thread.
            parent: on the main thread.
        """
        super().__init__(parent)
        self.name = name
        self._function = function
        self._stop = threading.Event()
        self._muted = False
        self._news: tuple[SignalInstance, tuple[object, ...]] | None = None
        # Not a daemon: a program that ends while a file is half written must wait for it.
        self._thread = threading.Thread(target=self._run, name=f"job {name}")
        # Through slots of this object, which lives on the main thread: a plain function as a slot of a signal of
        # another thread would run there.
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    @property
    def cancel_wanted(self) -> bool:
        """Whether somebody asked it to stop; a function without anything to report looks here now and then."""
        return self._stop.is_set()

    def report(self, done: int, total: int, text: str = "") -> None:
        """Say how far the function is; called by the function itself.

        Args:
            done: steps done.
            total: steps in all; 0 when that is not known.
            text: what is being done.

        Raises:
            JobCancelledError: it was asked to stop; the function lets it pass.
        """
        if self._stop.is_set():
            raise JobCancelledError
        self._reported.emit(done, total, text)

    def cancel(self) -> None:
        """Ask the function to stop at its next report; what it has not begun to write is not written."""
        self._stop.set()

    def begin(self) -> None:
        """Start the thread; `Jobs.start` does this after the caller's slots are connected."""
        self._thread.start()

    def wait(self) -> None:
        """Block until the thread has ended; its news are then still to be delivered."""
        if self._thread.ident is not None:
            self._thread.join()

    def settle(self) -> None:
        """Block until the function has ended, and deliver its news at once, on the main thread."""
        self._on_ended()
        self._muted = True

    def mute(self) -> None:
        """Deliver nothing from now on: whoever listens is going away."""
        self._muted = True
        self.blockSignals(True)

    def _run(self) -> None:
        """Run the function on this thread, and leave what came of it for the main thread."""
        try:
            self._news = (self.succeeded, (self._function(self),))
        except JobCancelledError:
            self._news = (self.cancelled, ())
        except UserError as error:
            self._news = (self.failed, (str(error),))
        finally:
            self._ended.emit()

    @Slot(int, int, str)
    def _on_reported(self, done: int, total: int, text: str) -> None:
        """Pass the progress on, on the main thread."""
        if not self._muted:
            self.progressed.emit(done, total, text)

    @Slot()
    def _on_ended(self) -> None:
        """Deliver what came of it, on the main thread."""
        self._thread.join()
        if self._muted:
            return
        if self._news is not None:
            signal, arguments = self._news
            signal.emit(*arguments)
        self.finished.emit()
        self.deleteLater()


class Jobs(QObject):
    """The jobs that run now."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Run nothing yet."""
        super().__init__(parent)
        self._running: list[Job] = []

    @property
    def busy(self) -> bool:
        """Whether anything runs."""
        return bool(self._running)

    def start(
        self,
        name: str,
        function: Callable[[Job], Any],
        *,
        succeeded: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
        progressed: Callable[[int, int, str], object] | None = None,
        finished: Callable[[], object] | None = None,
    ) -> Job:
        """Run a function beside the window and return its job, to be cancelled or listened to.

        Args:
            name: what it does: "Export deck".
            function: called with the job; off the main thread, so no widget and no `Workspace` in it.
            succeeded, failed, progressed, finished: slots for the job's signals.
        """
        job = Job(name, function, self)
        slots = (
            (job.succeeded, succeeded),
            (job.failed, failed),
            (job.progressed, progressed),
            (job.finished, finished),
        )
        for signal, slot in slots:
            if slot is not None:
                signal.connect(slot)
        job.finished.connect(self._on_job_finished)
        self._running.append(job)
        log.info("started: %s", name)
        job.begin()
        return job

    def settle(self) -> None:
        """Wait until every job has ended by itself, and deliver its news before anything else happens."""
        for job in list(self._running):
            job.settle()

    def shut_down(self) -> None:
        """Ask every job to stop, wait until it has, and deliver nothing more."""
        for job in self._running:
            job.mute()
            job.cancel()
        for job in self._running:
            job.wait()
            job.deleteLater()
        self._running.clear()

    def _on_job_finished(self) -> None:
        """Forget the job."""
        job = self.sender()
        if isinstance(job, Job) and job in self._running:
            self._running.remove(job)
            log.info("ended: %s", job.name)
