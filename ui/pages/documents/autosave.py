"""Saves while a person writes: at most a second of typing is ever unsaved. Imports Qt only.

The first unsaved change starts a clock that later ones don't put off, so that somebody who writes without a pause is
saved all the same. Leaving the text, opening another document and closing the window save at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

DELAY_MS = 700
"""From the first unsaved key to the save; with the save itself it stays below a second."""


class Autosave(QObject):
    """The clock of one editor.

    Attributes:
        pending: something is not saved yet.
    """

    def __init__(self, save: Callable[[], bool], parent: QObject | None = None) -> None:
        """Stand ready.

        Args:
            save: saves; returns whether it was done. What was refused is tried again after the next change.
            parent: its owner.
        """
        super().__init__(parent)
        self._save = save
        self._timer = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._timer.timeout.connect(self.flush)
        self.pending = False

    def note_change(self) -> None:
        """Take note of a change."""
        self.pending = True
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> bool:
        """Save now what is not saved; return whether everything is saved then."""
        self._timer.stop()
        if self.pending and self._save():
            self.pending = False
        return not self.pending

    def forget(self) -> None:
        """Let go of what is not saved: the text that was being written is shown no longer."""
        self._timer.stop()
        self.pending = False
