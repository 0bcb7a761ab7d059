"""The rail at the left: the product's mark, the pages, and settings at the bottom. Imports Qt and `ui.theme`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.nav_item import BARE_ITEM, NavItem
from ui.widgets.product_mark import ProductMark

MARGIN = 10
"""Beside the buttons, in pixels."""


class NavEntry(NamedTuple):
    """A page as the rail names it.

    Attributes:
        key: its name in code.
        label: its name in words.
        icon: its icon's name.
        at_bottom: it stands at the foot of the rail.
    """

    key: str
    label: str
    icon: str
    at_bottom: bool = False


def _stands_at_bottom(entry: NavEntry) -> bool:
    """Return where an entry stands, as a key to sort by; the others keep their order."""
    return entry.at_bottom


class NavRail(QFrame):
    """One button for each page, one of them selected. Up, Down, Home and End walk over them, Enter opens.

    Signals:
        page_requested: the person wants the page with this key.
    """

    page_requested = Signal(str)

    def __init__(self, themes: ThemeManager, entries: Sequence[NavEntry], parent: QWidget | None = None) -> None:
        """Show the entries in their order; nothing is selected until `select`."""
        super().__init__(parent)
        self._themes = themes
        self._bare = False
        self._mark = ProductMark(themes, self)
        in_order = sorted(entries, key=_stands_at_bottom)
        self._items = {e.key: NavItem(themes, e.key, e.label, e.icon, self) for e in in_order}
        self.setObjectName("nav_rail")
        self.setAccessibleName("Pages")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 0, MARGIN, 12)
        layout.setSpacing(1)
        layout.addWidget(self._mark)
        for entry in in_order:
            layout.addWidget(self._items[entry.key])
        layout.insertStretch(1 + sum(not e.at_bottom for e in entries), 1)
        for item in self._items.values():
            item.clicked.connect(self._on_item_clicked)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()
        self.select("")

    def select(self, key: str) -> None:
        """Mark the page that is shown; "" for none."""
        stop = key if key in self._items else next(iter(self._items), "")
        for item in self._items.values():
            item.setChecked(item.key == key)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if item.key == stop else Qt.FocusPolicy.ClickFocus)
        if key in self._items and any(item.hasFocus() for item in self._items.values()):
            # A ring around one page while another is shown would leave open where the person is.
            self._items[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def has(self, key: str) -> bool:
        """Say whether a page is named."""
        return key in self._items

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait on a page; 0 shows nothing.

        Raises:
            KeyError: there is no such page.
        """
        self._items[key].set_count(count)

    def set_bare(self, bare: bool) -> None:
        """Show icons alone, or the words again."""
        if bare == self._bare:
            return
        self._bare = bare
        self._mark.set_bare(bare)
        for item in self._items.values():
            item.set_bare(bare)
        self._on_themes_theme_changed()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        items = list(self._items.values())
        at = next((i for i, item in enumerate(items) if item.hasFocus()), None)
        if at is None:
            super().keyPressEvent(event)
            return
        last = len(items) - 1
        targets = {
            Qt.Key.Key_Up: max(at - 1, 0),
            Qt.Key.Key_Down: min(at + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() not in targets:
            super().keyPressEvent(event)
            return
        items[targets[Qt.Key(event.key())]].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_item_clicked(self) -> None:
        """Ask for the page that was pressed."""
        item = self.sender()
        if isinstance(item, NavItem):
            self.page_requested.emit(item.key)

    def _on_themes_theme_changed(self) -> None:
        """Keep the drawn width at the person's scale."""
        metrics = self._themes.metrics
        self.setFixedWidth(metrics.px(BARE_ITEM) + 2 * MARGIN if self._bare else metrics.rail)
