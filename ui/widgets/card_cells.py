"""Paints the status of a card in a table: its shape before its word. Imports Qt, the theme and the core's rows."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from csops_desktop.domain.status import Status
from csops_desktop.queries.card_row import BoardCard
from ui.models.roles import CardRole
from ui.theme.shapes import paint_status
from ui.theme.theme import ThemeManager


def status_icon(manager: ThemeManager, status: Status, ratio: float) -> QIcon:
    """Return a status shape as an icon, for menus and tables.

    Args:
        manager: the theme.
        status: the colour.
        ratio: the paint device's `devicePixelRatio`.
    """
    side = manager.metrics.mark
    pixmap = QPixmap(round(side * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_status(painter, QRectF(0, 0, side, side), status, manager.theme)
    painter.end()
    icon = QIcon(pixmap)
    # The style would tint the shape of a selected row towards the ground, and its colour is what it has to say.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


class StatusCellDelegate(QStyledItemDelegate):
    """A cell with shape and word.

    Args:
        manager: the theme.
    """

    def __init__(self, manager: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self._icons: dict[tuple[Status, float], QIcon] = {}
        manager.theme_changed.connect(self._on_manager_theme_changed)

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        card = index.data(CardRole.CARD)
        if not isinstance(card, BoardCard):
            return
        ratio = option.widget.devicePixelRatioF()
        key = (card.status, ratio)
        if key not in self._icons:
            self._icons[key] = status_icon(self._manager, card.status, ratio)
        option.icon = self._icons[key]
        option.decorationSize = QSize(self._manager.metrics.mark, self._manager.metrics.mark)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

    def _on_manager_theme_changed(self) -> None:
        self._icons.clear()
