"""The number beside Today in the rail: how many lines stand there, unfolded. Imports QtCore, the core and the rail.

It is counted a moment after a change, not with it: a card that is moved must not wait for a count. The new day at
midnight comes as a change, too.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from csops_desktop.changes import Change
from ui.bridge import WorkspaceBridge
from ui.widgets.nav_rail import NavRail

MOMENT_MS = 300
"""How long after the last change it is counted."""


class TodayCounter(QObject):
    """Keeps the number up to date.

    Args:
        bridge: the workspace and its changes.
        rail: shows the number.
    """

    def __init__(self, bridge: WorkspaceBridge, rail: NavRail, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = bridge.workspace
        self._rail = rail
        self._moment = QTimer(self, interval=MOMENT_MS, singleShot=True)
        self._moment.timeout.connect(self.count)
        bridge.changed.connect(self._on_bridge_changed)

    def begin(self) -> None:
        """Count for the first time, once the window is painted."""
        self._moment.start()

    def end(self) -> None:
        """Count no more."""
        self._moment.stop()

    def count(self) -> None:
        """Count now."""
        # Not with the start, which is measured: the window is painted by now.
        from csops_desktop.queries.today import today

        self._rail.set_count("today", self._workspace.read(today).shown)

    def _on_bridge_changed(self, _: Change) -> None:
        self._moment.start()
