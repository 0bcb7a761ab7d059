"""Reads and plans beside the window, one job at a time; only the newest wish counts. Imports Qt, jobs and planning."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from csops_desktop.exchange.plan import ExistingResponsibility
from csops_desktop.exchange.sheet import Sheet
from ui.jobs import Job, Jobs
from ui.pages.tracker_import.planning import ImportDraft, Look, look_at, read_file


class ImportWorker(QObject):
    """Does the work of one import window, and outlives it until its last job has ended.

    Signals:
        sheet_read: a file was read (`Sheet`).
        read_failed: why it can't be read that way.
        looked: what an import would do (`Look`).
        busy_changed: work began (what is done, for the person) or everything is done ("").
    """

    sheet_read = Signal(object)
    read_failed = Signal(str)
    looked = Signal(object)
    busy_changed = Signal(str)

    def __init__(self) -> None:
        """Stand ready; `abandon` lets it go."""
        application = QCoreApplication.instance()
        super().__init__(application)
        self._jobs = Jobs(self)
        self._next: Callable[[], None] | None = None
        self._number = 0
        self._abandoned = False
        if application is not None:
            application.aboutToQuit.connect(self._jobs.shut_down)

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits."""
        return self._jobs.busy or self._next is not None

    def read(self, draft: ImportDraft) -> None:
        """Read the file; work that was wished for earlier is no longer wanted."""
        work = partial(_read, draft)
        self._wish(
            partial(self._start, f"Reading {draft.path.name}", work, self.sheet_read.emit, self.read_failed.emit)
        )

    def look(self, sheet: Sheet, draft: ImportDraft, existing: Sequence[ExistingResponsibility]) -> None:
        """Work out what an import would do."""
        work = partial(_look, sheet, draft, existing)
        self._wish(partial(self._start, "Working out what would be done", work, self.looked.emit, None))

    def abandon(self, *_: object) -> None:
        """Tell nothing more, and go when the job that runs has ended."""
        self._abandoned = True
        self._next = None
        self._number += 1
        self.blockSignals(True)
        if not self._jobs.busy:
            self.deleteLater()

    def _wish(self, begin: Callable[[], None]) -> None:
        """Begin at once, or when the running job, whose result is no longer wanted, has ended."""
        self._number += 1
        if self._jobs.busy:
            self._next = begin
        else:
            begin()

    def _start(
        self,
        name: str,
        work: Callable[[Job], object],
        succeeded: Callable[[object], object],
        failed: Callable[[object], object] | None,
    ) -> None:
        """Start a job whose news are told only while nothing newer is wished for."""
        number = self._number
        self.busy_changed.emit(name)
        self._jobs.start(
            name,
            work,
            succeeded=partial(self._tell, number, succeeded),
            failed=None if failed is None else partial(self._tell, number, failed),
            finished=self._on_job_finished,
        )

    def _tell(self, number: int, signal: Callable[[object], object], news: object) -> None:
        """Pass news on that are still wanted."""
        if number == self._number:
            signal(news)

    def _on_job_finished(self) -> None:
        # The job leaves the list of running ones only after this.
        QTimer.singleShot(0, self._go_on)

    def _go_on(self) -> None:
        """Begin what waits, or say that everything is done."""
        if self._abandoned:
            self.deleteLater()
        elif self._next is not None:
            begin, self._next = self._next, None
            begin()
        elif not self._jobs.busy:
            self.busy_changed.emit("")


def _read(draft: ImportDraft, _: Job) -> Sheet:
    """Read, off the main thread."""
    return read_file(draft.path, draft.reading)


def _look(sheet: Sheet, draft: ImportDraft, existing: Sequence[ExistingResponsibility], _: Job) -> Look:
    """Plan, off the main thread."""
    return look_at(sheet, draft, existing)
