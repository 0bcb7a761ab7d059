"""Hands the workspace's Qt-free notifications to the windows as a signal. May import the core and QtCore."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from csops_desktop.workspace import Change, Workspace


class WorkspaceBridge(QObject):
    """The workspace as the windows see it.

    Attributes:
        workspace: reads, and runs commands.
        changed: emitted on the main thread after each commit, with a `Change`.
    """

    changed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._unsubscribe = workspace.subscribe(self._on_workspace_changed)

    def close(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    def _on_workspace_changed(self, change: Change) -> None:
        self.changed.emit(change)
