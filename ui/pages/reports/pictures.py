"""Small pictures of slides, painted one by one when they come into sight. Imports Qt and the painter.

A deck of 10,000 responsibilities has 800 slides, of which a strip shows eight.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap

from csops_desktop.deck.fonts import typesetter
from csops_desktop.deck.pages import Page
from ui.pages.reports.painter import picture_of

KEPT = 120
"""So many pictures are kept: what scrolling back and forth needs."""


class SlidePictures(QObject):
    """Keeps pictures by the place of their slide.

    Signals:
        painted: the picture of the slide at this place is there.
    """

    painted = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures: dict[int, tuple[Page, QSize, QPixmap]] = {}
        self._wanted: dict[int, tuple[Page, QSize]] = {}
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._on_timer_timeout)

    def picture(self, place: int, page: Page, size: QSize) -> QPixmap | None:
        """Return the picture of a slide; where there is none yet it is painted soon, and an older one returned.

        Args:
            place: the slide's, from 0.
            page: what to paint.
            size: in device pixels.
        """
        kept = self._pictures.get(place)
        if kept is None or kept[1] != size or (kept[0] is not page and kept[0] != page):
            self._wanted[place] = (page, size)
            self._timer.start()
        return kept[2] if kept is not None else None

    def forget(self) -> None:
        """Let go of everything: another deck is looked at."""
        self._pictures.clear()
        self._wanted.clear()

    def _on_timer_timeout(self) -> None:
        """Paint the one that was wanted last: whoever scrolls fast looks at that."""
        if not self._wanted:
            return
        place, (page, size) = self._wanted.popitem()
        while len(self._pictures) >= KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures.pop(place, None)
        self._pictures[place] = (page, size, QPixmap.fromImage(picture_of(page, size, typesetter())))
        self.painted.emit(place)
        if self._wanted:
            self._timer.start()
