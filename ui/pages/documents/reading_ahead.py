"""Reads a long text a little at a time after it was opened, so that its first save is as quick as the later ones.

What the core has read of a text it remembers; the first reading of a megabyte takes half a second, which would hold up
the keys of whoever begins to write at once. Imports Qt and the core.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

LONG = 50_000
"""A shorter text is read quickly enough at its first save."""

SLICE_MS = 5
"""So long at a time, between two rounds of everything else."""


class ReadingAhead(QObject):
    """Reads one text at a time, while nothing else is to be done."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    @property
    def busy(self) -> bool:
        """Whether something is still to be read."""
        return self._timer.isActive()

    def read(self, source: str) -> None:
        """Begin with a text; what was not read of another is let go."""
        from csops_desktop.text.markdown import tallies

        self._timer.stop()
        if len(source) >= LONG:
            self._steps = tallies(source)
            self._timer.start()

    def _on_timer_timeout(self) -> None:
        """Read on for a moment."""
        until = time.perf_counter() + SLICE_MS / 1000
        for _ in self._steps:
            if time.perf_counter() > until:
                return
        self._timer.stop()
