"""What the open window does by itself: check the file, back it up, notice others and midnight. Imports the bridge.

Nothing of it happens before the cards are painted, and no timer is quicker than a quarter of a minute.
"""

from __future__ import annotations

import gc
import logging
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from csops_desktop.changes import NEW_DAY, RESTORED, Change
from csops_desktop.errors import DamagedError, UserError
from ui.bridge import WorkspaceBridge

log = logging.getLogger("csops.upkeep")

OTHERS_MS = 15_000
"""How often the window looks whether another program has written to the workspace, where the system doesn't say so."""

BACKUP_MS = 30 * 60_000
"""How often a changed workspace is backed up while the window is open; also when it closes."""


class Upkeep(QObject):
    """Keeps a workspace while its window is open.

    Signals:
        warned: something is wrong and stays so until the person does something: one or two sentences.
        damaged: the file is damaged, and a backup would bring it back: what to say.
    """

    warned = Signal(str)
    damaged = Signal(str)

    def __init__(self, bridge: WorkspaceBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._today = bridge.workspace.clock.today()
        self._others = QTimer(self, interval=OTHERS_MS)
        self._backups = QTimer(self, interval=BACKUP_MS)
        self._began = False
        self._damaged = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self.notice_others)
        self._others.timeout.connect(self.notice_others)
        self._backups.timeout.connect(self.back_up)
        bridge.changed.connect(self._on_bridge_changed)

    def begin(self) -> None:
        """Begin, once the window is painted.

        A damaged file is said, left as it is, and not copied among the sound backups.
        """
        # What the start made stays; looking through it for garbage was put off until now.
        gc.freeze()
        gc.enable()
        self._begin_keeping()

    def _begin_keeping(self) -> None:
        """Keep the file that is open now, unless it is damaged or only looked at."""
        if self._is_damaged() or self._workspace.read_only:
            return
        self.back_up()
        self._others.start()
        self._backups.start()
        # The log beside the file grows with every commit, also with another program's.
        path = self._workspace.path
        self._watcher.addPaths([str(file) for file in (path, Path(f"{path}-wal")) if file.exists()])
        if not self._began:
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.applicationStateChanged.connect(self.notice_others)
            self._began = True

    def end(self) -> None:
        """Do nothing by itself any more; also where `begin` was not reached."""
        self._watcher.fileChanged.disconnect(self.notice_others)
        application = QGuiApplication.instance()
        if self._began and isinstance(application, QGuiApplication):
            application.applicationStateChanged.disconnect(self.notice_others)
        self._others.stop()
        self._backups.stop()

    def notice_others(self, *_: object) -> None:
        """Tell the window when another program has written to the workspace, and when a new day has begun."""
        self._workspace.notice_others()
        today = self._workspace.clock.today()
        if today != self._today:
            self._today = today
            if self._began and not self._damaged:
                # A window may stay open for weeks, and disks go bad in that time.
                self._is_damaged()
            with self._bridge.quietly():
                self._bridge.changed.emit(NEW_DAY)

    def back_up(self) -> None:
        """Back the workspace up; a failure is said, since the person counts on it."""
        if self._damaged:
            return
        try:
            self._workspace.back_up()
        except DamagedError as error:
            self._damaged = True
            self.damaged.emit(str(error))
        except UserError as error:
            self.warned.emit(str(error))

    def _is_damaged(self) -> bool:
        """Check the file and say what is wrong with it."""
        try:
            problems = self._workspace.problems()
        except UserError as error:
            problems = [str(error)]
            self.damaged.emit(str(error))
        else:
            if problems:
                self.damaged.emit(f"This workspace is damaged ({problems[0]}). Nothing more is written to it.")
        if problems:
            log.warning("the workspace is damaged: %s", problems[0])
        self._damaged = bool(problems)
        return self._damaged

    def _on_bridge_changed(self, change: Change) -> None:
        """Keep the file that has just taken the place of the other."""
        if change == RESTORED:
            self._begin_keeping()
