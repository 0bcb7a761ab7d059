"""Dragging a card: its picture, the place where it would land, and scrolling at an edge. Imports Qt and the rows."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QScrollBar

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.queries.card_row import BoardCard
from ui.models.column_model import CARD_MIME
from ui.widgets.card_painter import CardPainter, CardState

EDGE = 36
"""Pixels from the upper and lower edge within which a dragged card scrolls the column."""

SCROLL_EVERY_MS = 16
FASTEST = 14
"""How often it scrolls, and by how many pixels at most each time."""


class DropPlace(NamedTuple):
    """Where a card would land in a column.

    Attributes:
        row: the row above which it would stand; one past the last for the end.
        before: the card in that row, `None` at the end of the column or of the card's area.
    """

    row: int
    before: ResponsibilityId | None


def dragged_card(data: QMimeData) -> ResponsibilityId | None:
    """Return the id of the card that is being dragged, `None` for anything else."""
    raw = bytes(data.data(CARD_MIME).data()) if data.hasFormat(CARD_MIME) else b""
    return ResponsibilityId(int(raw)) if raw.isdigit() else None


def card_picture(cards: CardPainter, card: BoardCard, width: int, height: int, ratio: float) -> QPixmap:
    """Paint a card as it hangs on the pointer: as on the board, outlined, and see-through."""
    pixmap = QPixmap(round(width * ratio), round(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(0.9)
    cards.paint_card(painter, QRect(0, 0, width, height), card, CardState(is_selected=True))
    painter.end()
    return pixmap


class EdgeScroller(QObject):
    """Scrolls while something is dragged near the upper or lower edge.

    Signals:
        scrolled(): other rows are under the pointer now.

    Args:
        bar: the scroll bar to move.
        parent: the owner.
    """

    scrolled = Signal()

    def __init__(self, bar: QScrollBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self._speed = 0
        self._timer = QTimer(self)
        self._timer.setInterval(SCROLL_EVERY_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def follow(self, point: QPoint, height: int) -> None:
        """Scroll by what the pointer's place in a viewport of a height asks for."""
        above, below = EDGE - point.y(), point.y() - (height - EDGE)
        nearest = max(above, below)
        size = min(FASTEST, 1 + nearest * FASTEST // EDGE) if nearest > 0 else 0
        self._speed = -size if above > 0 else size
        if not self._speed:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Stand still."""
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        self._bar.setValue(self._bar.value() + self._speed)
        self.scrolled.emit()
