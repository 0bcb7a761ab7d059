"""A combo box with the desk's chevron, which a style sheet could only show as a picture. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QStyledItemDelegate, QWidget

from ui.theme.theme import ThemeManager


class ComboBox(QComboBox):
    """A choice of one from a list."""

    def __init__(self, themes: ThemeManager, name: str, parent: QWidget | None = None) -> None:
        """Make an empty one.

        Args:
            themes: paints the chevron.
            name: the accessible name: what is chosen here.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self.setAccessibleName(name)
        self._label = QLabel(name)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setBuddy(self)
        self._stand_beside()
        # The combo box's own delegate would not heed the style sheet.
        self.setItemDelegate(QStyledItemDelegate(self))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ParentChange:
            self._stand_beside()

    def _stand_beside(self) -> None:
        """Keep the label that nobody sees among the siblings.

        On Linux Qt answers the question for a combo box's name with its value, and leaves the name to a label that
        points at it; only labels beside the box are looked at.
        """
        self._label.setParent(self.parentWidget())
        self._label.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._themes.metrics.px(14)
        role = "text_muted" if self.isEnabled() else "text_disabled"
        square = QRectF(self.width() - side - 8, (self.height() - side) / 2, side, side)
        self._themes.icons.paint(QPainter(self), square, "chevron-down", role)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling a form must not change a choice on the way.
        event.ignore()
