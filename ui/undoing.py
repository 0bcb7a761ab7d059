"""Undo and redo as the window's actions have them: named, and meaning just what they name. Imports the bridge."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge


class Undoing(QObject):
    """Keeps the two actions true."""

    def __init__(self, bridge: WorkspaceBridge, actions: ActionRegistry, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._actions = actions
        self._next: dict[str, tuple[int, str] | None] = {"undo": None, "redo": None}
        actions.connect_all({"undo": self.undo, "redo": self.redo})
        bridge.changed.connect(self._on_bridge_changed)

    def show(self) -> None:
        """Name what undo and redo would do; the keys mean just that, also when another program was quicker."""
        workspace = self._bridge.workspace
        self._next = {"undo": workspace.next_undo, "redo": workspace.next_redo}
        for action_id, found in self._next.items():
            action = self._actions.action(action_id)
            action.setEnabled(found is not None)
            word = action_id.capitalize()
            action.setText(word if found is None else f"{word}: {found[1]}")

    def undo(self) -> None:
        """Take back what the action names."""
        found = self._next["undo"]
        if found is not None:
            self._bridge.workspace.undo(found[0])

    def redo(self) -> None:
        """Do again what the action names."""
        found = self._next["redo"]
        if found is not None:
            self._bridge.workspace.redo(found[0])

    def _on_bridge_changed(self, _: object) -> None:
        self.show()
