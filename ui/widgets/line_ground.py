"""The ground of one line of a painted list: chosen, under the pointer, or nothing. Imports Qt and `ui.theme`."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.theme.tokens import Theme

ROUND = 6
"""The radius of its corners."""


def paint_line_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, beside: float = 0.5) -> None:
    """Paint the ground of the line that is chosen or under the pointer, with the ring of the keyboard.

    Args:
        beside: the room at its left and right, in pixels.
    """
    box = QRectF(option.rect).adjusted(beside, 1.5, -beside, -1.5)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(theme.accent_soft)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.focus, 1.5))
        painter.drawRoundedRect(box, ROUND, ROUND)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(theme.hover)
        painter.drawRoundedRect(box, ROUND, ROUND)
