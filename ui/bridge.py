"""Hands the workspace's Qt-free notifications to the windows as a signal. May import the core and QtCore."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from csops_desktop.changes import Change
from csops_desktop.domain.maturity import Thresholds
from csops_desktop.settings import Settings
from csops_desktop.workspace import Workspace


class WorkspaceBridge(QObject):
    """The workspace as the windows see it.

    Attributes:
        weekly_reviews: the most reviews of documents that a week holds while there is room; the person's setting.
        working_days: ISO weekdays on which the operator works, Monday 1; the person's setting.
        maturity_thresholds: what each stage of maturity asks for; the person's setting.
        settings: all of the person's settings, as they hold.
        workspace: reads, and runs commands.
        changed: emitted on the main thread after each commit, with a `Change`.
        thresholds_wanted: the person wants these `Thresholds` kept.
        report_issued: a deck was issued from this window; the report's id. No change, so `changed` is silent.
        quiet: what is done now needs no word: a text saves itself while it is written.
    """

    changed = Signal(object)
    thresholds_wanted = Signal(object)
    report_issued = Signal(int)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        usual = self.settings = Settings()
        self.weekly_reviews = usual.weekly_reviews
        self.working_days = usual.working_days
        self.maturity_thresholds = usual.maturity_thresholds
        self.quiet = False
        self._unsubscribe = workspace.subscribe(self._on_workspace_changed)

    def want_thresholds(self, thresholds: Thresholds) -> None:
        """Let other thresholds of maturity hold, and ask for them to be kept with the settings."""
        self.maturity_thresholds = thresholds
        self.thresholds_wanted.emit(thresholds)

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Let what is done in here be done without a toast; everything else about it is as always."""
        before, self.quiet = self.quiet, True
        try:
            yield
        finally:
            self.quiet = before

    def close(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    def _on_workspace_changed(self, change: Change) -> None:
        self.changed.emit(change)
