"""What the library is grouped by and narrowed to: one menu with a branch for each. Imports Qt and the filter."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.domain.trust import Audience, Kind
from ui.pages.board.area_menu import menu_text
from ui.pages.documents.library.filter import GROUPINGS, NO_OWNER, TRUST_ORDER, DocumentFilter

MOST_OWNERS = 60


class TickMenu(QMenu):
    """A menu that stays open while several things are ticked."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._ticks(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._ticks(self.activeAction()):
            super().keyPressEvent(event)

    def _ticks(self, action: QAction | None) -> bool:
        """Turn a choice over; say whether it was one."""
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


class FilterMenu(QMenu):
    """The library's filters.

    Signals:
        filter_chosen: show this (`DocumentFilter`).
    """

    filter_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_menu")
        self.setAccessibleName("Filter documents")
        self._filter = DocumentFilter()

    def offer(self, chosen: DocumentFilter, owners: Collection[str]) -> None:
        """Fill the menu.

        Args:
            chosen: what holds now.
            owners: all owners; "" for documents that nobody owns.
        """
        self._filter = chosen
        for menu in self.findChildren(QMenu):
            menu.deleteLater()
        self.clear()
        self._add_groupings()
        self._add("Trust", "trusts", [(trust.heading, trust) for trust in TRUST_ORDER])
        self._add("Kind", "kinds", [(kind.heading, kind) for kind in Kind])
        self._add("For", "audiences", [(reader.heading, reader) for reader in Audience])
        named = sorted(owners, key=str.casefold)[:MOST_OWNERS]
        self._add("Owner", "owners", [(menu_text(owner) or NO_OWNER, owner) for owner in named])
        archived = self.addAction("Show archived documents")
        archived.setCheckable(True)
        archived.setChecked(chosen.archived)
        archived.triggered.connect(self._on_archived_triggered)
        self.addSeparator()
        clear = self.addAction("Show all documents")
        clear.setEnabled(chosen.chosen > 0)
        clear.triggered.connect(self._on_clear_triggered)

    def _add_groupings(self) -> None:
        """Add the branch of what the headings are."""
        menu = self.addMenu("Group by")
        group = QActionGroup(menu)
        for name, words in GROUPINGS.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(name == self._filter.grouping)
            action.setData(name)
            group.addAction(action)
        menu.triggered.connect(self._on_grouping_triggered)
        self.addSeparator()

    def _add(self, words: str, name: str, choices: list[tuple[str, Any]]) -> None:
        """Add the branch of one filter."""
        chosen = getattr(self._filter, name)
        menu = TickMenu(f"{words} ({len(chosen)})" if chosen else words, self)
        for text, value in choices:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(value in chosen)
            action.setData((name, value))
        menu.triggered.connect(self._on_choice_triggered)
        self.addMenu(menu)

    def _choose(self, chosen: DocumentFilter) -> None:
        self._filter = chosen
        self.filter_chosen.emit(chosen)

    def _on_grouping_triggered(self, action: QAction) -> None:
        self._choose(replace(self._filter, grouping=action.data()))

    def _on_choice_triggered(self, action: QAction) -> None:
        name, value = action.data()
        self._choose(self._filter.toggled(name, value))

    def _on_archived_triggered(self, checked: bool) -> None:
        self._choose(replace(self._filter, archived=checked))

    def _on_clear_triggered(self) -> None:
        self._choose(self._filter.cleared())
