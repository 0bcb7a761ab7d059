"""The numbers in the rail: the lines of Today, and those of them that lead to other pages. Imports QtCore and the rail.

It is counted a moment after a change, not with it: a card that is moved must not wait for a count. The new day at
midnight comes as a change, too.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from csops_desktop.changes import Change
from ui.bridge import WorkspaceBridge
from ui.widgets.nav_rail import NavRail

LEADS_TO = {"promises": "people", "answers": "people", "documents": "documents", "requests": "requests"}
"""The pages on which the lines of a group of Today are at home; folded ones wait there as well."""

MOMENT_MS = 300
"""How long after the last change it is counted."""


class TodayCounter(QObject):
    """Keeps the numbers up to date.

    Args:
        bridge: the workspace and its changes.
        rail: shows them.
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

        day = self._workspace.read(today)
        waiting = dict.fromkeys(LEADS_TO.values(), 0)
        for section in day.sections:
            if section.group in LEADS_TO:
                waiting[LEADS_TO[section.group]] += len(section.lines)
        for page, number in {"today": day.shown, **waiting}.items():
            if self._rail.has(page):
                self._rail.set_count(page, number)

    def _on_bridge_changed(self, _: Change) -> None:
        self._moment.start()
