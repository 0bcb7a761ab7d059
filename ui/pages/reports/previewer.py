"""Makes previews beside the window, one at a time; only the newest wish counts. Imports Qt and jobs."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Job, Jobs

type Work = Callable[[Callable[[], object]], object]
"""Makes something; it calls what it is given between its steps, and lets pass what that raises."""


class Previewer(QObject):
    """One worker.

    Signals:
        made: what the newest wish came to.
        failed: why it can't be made.
        busy_changed: work began, or everything is done.
    """

    made = Signal(object)
    failed = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._job: Job | None = None
        self._next: Work | None = None

    @property
    def busy(self) -> bool:
        """Whether anything is made or waits."""
        return self._job is not None or self._next is not None

    def wish(self, work: Work) -> None:
        """Make this, at once or when what is being made, which nobody wants any more, has ended."""
        if self._job is None:
            self._begin(work)
            return
        self._next = work
        self._job.cancel()

    def cancel(self) -> None:
        """Make nothing more; what is being made ends by itself."""
        self._next = None
        if self._job is not None:
            self._job.cancel()

    def shut_down(self) -> None:
        """Wait until nothing runs, and tell nothing more."""
        self._next = self._job = None
        self._jobs.shut_down()

    def _begin(self, work: Work) -> None:
        """Start a job."""
        self.busy_changed.emit(True)
        self._job = self._jobs.start(
            "Preview",
            partial(_do, work),
            succeeded=self._on_job_succeeded,
            failed=self._on_job_failed,
            finished=self._on_job_finished,
        )

    def _on_job_succeeded(self, made: object) -> None:
        if self._next is None:
            self.made.emit(made)

    def _on_job_failed(self, sentence: str) -> None:
        if self._next is None:
            self.failed.emit(sentence)

    def _on_job_finished(self) -> None:
        self._job = None
        # The job leaves the list of running ones only after this.
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Begin what waits, or say that everything is done."""
        if self._job is None and self._next is not None:
            work, self._next = self._next, None
            self._begin(work)
        elif self._job is None:
            self.busy_changed.emit(False)


def _do(work: Work, job: Job) -> object:
    """Work, off the main thread.

    What a large deck is made of are a million objects without a circle among them. Looking for circles would stop the
    window again and again while they are made, and find none; so that waits until they are gone.
    """
    gc.disable()
    try:
        return work(partial(job.report, 0, 0))
    finally:
        gc.enable()
