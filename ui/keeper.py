"""Watches over the open workspace: is it sound, is it backed up, did another program write to it. Imports Qt."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

from csops_desktop.errors import UserError
from csops_desktop.paths import Paths
from ui.bridge import WorkspaceBridge
from ui.main_window import MainWindow

log = logging.getLogger("csops.keeper")

OTHERS_MS = 15_000
"""How often the window looks whether another program has written to the workspace."""

BACKUP_MS = 30 * 60_000
"""How often a changed workspace is backed up while the window is open; also when it closes."""


class Keeper(QObject):
    """Looks after one workspace while its window is open."""

    def __init__(self, bridge: WorkspaceBridge, window: MainWindow, paths: Paths) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._window = window
        self._paths = paths
        self._others = QTimer(self, interval=OTHERS_MS)
        self._backups = QTimer(self, interval=BACKUP_MS)
        self._others.timeout.connect(self._on_others_timeout)
        self._backups.timeout.connect(self.back_up)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._on_others_timeout)

    def begin(self) -> None:
        """Check the file; a sound one is backed up and watched, a damaged one is left exactly as it is."""
        problems = self._bridge.workspace.problems()
        if problems:
            log.warning("the workspace is damaged: %s", problems[0])
            self._window.warn(
                f"This workspace is damaged ({problems[0]}). Nothing was changed."
                f" The backups are in {self._paths.backups}."
            )
            return
        self.back_up()
        self._others.start()
        self._backups.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._others.stop()
        self._backups.stop()

    def back_up(self) -> None:
        """Back the workspace up; a failure is said, since the person counts on it."""
        try:
            self._bridge.workspace.back_up()
        except UserError as error:
            self._window.warn(str(error))

    def _on_others_timeout(self, *_: object) -> None:
        self._bridge.workspace.notice_others()
