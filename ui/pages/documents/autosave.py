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

TYPING_S = 0.2
"""Whose last key is no older, in seconds, is writing just now."""

WAIT_MS, PAINTED_MS = 150, 8
"""A save that is due waits for the next key, and begins when its letter is painted: that is when most time is left
until the one after it. Without a key it begins after the first of the two."""

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
        self._gap = QTimer(self, singleShot=True)
        self._due = False
        self._changed = 0.0
        self._timer.timeout.connect(self._on_timer_timeout)
        self._gap.timeout.connect(self.flush)
        self.pending = False

    def note_change(self) -> None:
        """Take note of a change."""
        self.pending = True
        self._changed = time.perf_counter()
        if self._due:
            # Once: keys that come without any pause don't put it off again.
            self._due = False
            self._gap.start(PAINTED_MS)
        elif not self._timer.isActive() and not self._gap.isActive():
            self._timer.start()

    def flush(self) -> bool:
        """Save now what is not saved; return whether everything is saved then."""
        self._stop()
        if not self.pending:
            return True
        began = time.perf_counter()
        self.pending = not self._save()
        cost = 1000 * (time.perf_counter() - began)
        self._timer.setInterval(round(min(max(DELAY_MS, PART * cost), LONGEST_DELAY_MS)))
        return not self.pending

    def forget(self) -> None:
        """Let go of what is not saved: the text that was being written is shown no longer."""
        self._stop()
        self._timer.setInterval(DELAY_MS)
        self.pending = False

    def _stop(self) -> None:
        """Wait for nothing."""
        self._timer.stop()
        self._gap.stop()
        self._due = False

    def _on_timer_timeout(self) -> None:
        """Save, or wait a moment for the next key of somebody who is writing just now."""
        if time.perf_counter() - self._changed > TYPING_S:
            self.flush()
        else:
            self._due = True
            self._gap.start(WAIT_MS)
