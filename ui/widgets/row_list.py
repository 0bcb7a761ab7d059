"""What every painted list of the desk has in common: rows are things, none is edited in its line. Imports Qt only."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget


class RowList(QListView):
    """A list whose rows are painted things.

    Args:
        uniform: all rows are of one height, which Qt then asks for once.
    """

    def __init__(self, parent: QWidget | None = None, *, uniform: bool = True) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A row that is under the pointer shows it.
        self.setMouseTracking(True)
        self.setUniformItemSizes(uniform)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
