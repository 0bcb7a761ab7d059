"""The list of persons: look and keys of the view. Imports Qt and its siblings."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from csops_desktop.domain.ids import PersonId
from ui.pages.people.delegate import PersonDelegate
from ui.pages.people.model import PeopleModel
from ui.theme.theme import ThemeManager
from ui.widgets.row_list import RowList


class PeopleList(RowList):
    """Everybody who is known.

    Signals:
        person_chosen: the keyboard or the mouse is on a person now (`PersonId`).
        open_requested: Enter: the keyboard wants into the person's page.
    """

    person_chosen = Signal(object)
    open_requested = Signal()

    def __init__(self, themes: ThemeManager, model: PeopleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, uniform=False)
        self._model = model
        self._current: PersonId | None = None
        self.setObjectName("people_list")
        self.setAccessibleName("People")
        self.setProperty("ground", "background")
        self.setItemDelegate(PersonDelegate(themes, self))
        self.setModel(model)
        model.modelReset.connect(self._on_model_reset)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)

    def select(self, person: PersonId | None) -> None:
        """Put the choice on a person without saying so; one that is not shown leaves nobody chosen."""
        self._current = person
        index = self._model.index_of(person)
        if index == self.currentIndex():
            return
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        row = self._model.row_at(current)
        if row is not None and row.id != self._current:
            self._current = row.id
            self.person_chosen.emit(row.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    def _on_model_reset(self) -> None:
        """Stay on the person that was chosen."""
        self.select(self._current)
