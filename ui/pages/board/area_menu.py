"""Chooses the areas that the board shows: a menu that stays open while several are ticked. Imports Qt only."""

from __future__ import annotations

from collections.abc import Collection
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.domain.status import count
from ui.models.column_model import NO_AREA, area_key

ALL_AREAS = "All areas"


def menu_text(text: str) -> str:
    """Return a person's text for a menu, where an ampersand would otherwise underline the next letter."""
    return " ".join(text.split()).replace("&", "&&")


def areas_label(areas: Collection[str]) -> str:
    """Return the chosen areas in a few words: "All areas", "Reporting", "3 areas"."""
    if not areas:
        return ALL_AREAS
    if len(areas) > 1:
        return count(len(areas), "area")
    return next(iter(areas)) or NO_AREA


class AreaMenu(QMenu):
    """The areas with a tick before each that is shown.

    Signals:
        areas_chosen(areas): the frozen set of chosen areas; empty for all.
    """

    areas_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("area_menu")
        self.setAccessibleName("Areas")
        self._chosen: frozenset[str] = frozenset()

    def offer(self, areas: Collection[str], chosen: Collection[str]) -> None:
        """Fill the menu.

        Args:
            areas: all areas in use; "" for cards without one.
            chosen: those that are shown; empty for all.
        """
        self.clear()
        self._chosen = frozenset(chosen)
        self._add(ALL_AREAS, None, not chosen)
        self.addSeparator()
        for area in sorted({*areas, *chosen}, key=area_key):
            self._add(area if area else NO_AREA, area, area in self._chosen)

    def _add(self, text: str, area: str | None, ticked: bool) -> None:
        """Add a line; `None` stands for all areas."""
        action = QAction(menu_text(text), self)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.setData(area)
        action.triggered.connect(self._on_action_triggered)
        self.addAction(action)

    def _on_action_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        area = action.data()
        self._chosen = frozenset() if area is None else self._chosen ^ {area}
        for line in self.actions():
            if line.isCheckable():
                line.setChecked(line.data() in self._chosen if line.data() is not None else not self._chosen)
        self.areas_chosen.emit(self._chosen)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action in self.actions() and action.isCheckable():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None:
            action.trigger()
            return
        super().keyPressEvent(event)
