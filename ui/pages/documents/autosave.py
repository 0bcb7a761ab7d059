"""Saves while a person writes: at most a second of typing is ever unsaved, in a very long text five. Imports Qt only.

The first unsaved change starts a clock that later ones don't put off, so that somebody who writes without a pause is
saved all the same. Leaving the text, opening another document and closing the window save at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

DELAY_MS = 700
"""From the first unsaved key to the save; with the save itself it stays below a second."""

PART = 20
"""Saving may take this part of the time of writing, a twentieth: a text of a megabyte is saved less often, since every
save holds the keys up. One of 200,000 letters is still saved within the second."""

LONGEST_DELAY_MS = 5000
"""The largest text is saved as often as this."""


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
        if not self.pending:
            return True
        began = time.perf_counter()
        self.pending = not self._save()
        cost = 1000 * (time.perf_counter() - began)
        self._timer.setInterval(round(min(max(DELAY_MS, PART * cost), LONGEST_DELAY_MS)))
        return not self.pending

    def forget(self) -> None:
        """Let go of what is not saved: the text that was being written is shown no longer."""
        self._timer.stop()
        self._timer.setInterval(DELAY_MS)
        self.pending = False
