"""The menu of a row of a list or table: which row it is asked for, and where it opens. Imports Qt only."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu


def row_asked_for(view: QAbstractItemView, event: QContextMenuEvent) -> QModelIndex:
    """Return the row whose menu is asked for, and choose it; an invalid index where there is none.

    By the pointer it is the row under it: one of several that are chosen leaves them chosen, since the menu is theirs.
    By the keyboard it is the current row.
    """
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        return view.currentIndex()
    index = view.indexAt(event.pos())
    if index.isValid() and not view.selectionModel().isSelected(index):
        view.setCurrentIndex(index)
    return index


def row_menu(view: QAbstractItemView) -> QMenu:
    """Return an empty menu that is gone when it closes."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def below_row(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    """Return where the menu of a row opens, on the screen."""
    return view.viewport().mapToGlobal(view.visualRect(index).bottomLeft())
