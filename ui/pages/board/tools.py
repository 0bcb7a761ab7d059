"""What the board puts into the tool row: title, filter, grouping, areas, saved views, table. Imports Qt and widgets.

In a narrow window the buttons keep only their icons; the accessible names and tooltips stay.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.pages.board.area_menu import ALL_AREAS, AreaMenu
from ui.pages.board.views_menu import ViewsMenu
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.search_box import SearchBox
from ui.widgets.text_label import TextLabel

NARROWEST_FILTER = 90
"""The filter box shrinks to this before the row gets wider, in the drawing's pixels."""


class BoardTools(QWidget):
    """The board's part of the tool row.

    Args:
        manager: the theme.
    """

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self._compact = False
        self._titles: dict[Button, str] = {}
        self.title = TextLabel("Board", "page_title")
        self.filter_box = SearchBox(manager, "Filter cards")
        self.area_menu = AreaMenu(self)
        self.views_menu = ViewsMenu(manager, self)
        self.group_button = self._button("Group by area", "group", checkable=True)
        self.areas_button = self._button(ALL_AREAS, "eye")
        self.views_button = self._button("Views", "filter")
        self.table_button = self._button("Table", "table", checkable=True)
        self.areas_button.setMenu(self.area_menu)
        self.views_button.setMenu(self.views_menu)
        self._lay_out()
        manager.theme_changed.connect(self._on_manager_theme_changed)
        self._on_manager_theme_changed()

    def show_areas(self, text: str) -> None:
        """Say on the button which areas are shown."""
        self._titles[self.areas_button] = text
        self.areas_button.setAccessibleName(text)
        self.areas_button.setToolTip("Areas shown")
        self._dress(self.areas_button)

    def _button(self, text: str, icon: str, *, checkable: bool = False) -> Button:
        """Return a button that can do without its words."""
        button = Button(self._manager, text, icon=icon)
        button.setObjectName(f"{icon}_button")
        button.setCheckable(checkable)
        button.setToolTip(text)
        self._titles[button] = text
        return button

    def _lay_out(self) -> None:
        """Set everything in one line."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._manager.metrics.gap + 2)
        layout.addWidget(self.title)
        layout.addSpacing(6)
        layout.addWidget(self.filter_box)
        for button in self._titles:
            layout.addWidget(button)
        layout.addStretch(1)
        self.filter_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(compact=False), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(compact=True), super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        compact = self.width() < self._width(compact=False)
        if compact != self._compact:
            self._compact = compact
            for button in self._titles:
                self._dress(button)
        super().resizeEvent(event)

    def _width(self, *, compact: bool) -> int:
        """Return the width with or without words on the buttons, whichever they show now."""
        gap, px = self._manager.metrics.gap + 2, self._manager.metrics.px
        words = self.fontMetrics()
        title = self.title.sizeHint().width()
        total = title + 6 + gap + (px(NARROWEST_FILTER) if compact else self.filter_box.sizeHint().width())
        for text in self._titles.values():
            bare = self._manager.metrics.icon + 26
            total += gap + bare + (0 if compact else round(words.horizontalAdvance(text) * 1.08) + 8)
        return total

    def _dress(self, button: Button) -> None:
        """Show a button's words, or only its icon."""
        button.setText("" if self._compact else self._titles[button].replace("&", "&&"))

    def _on_manager_theme_changed(self) -> None:
        """Fit to the font."""
        self.filter_box.setMinimumWidth(self._manager.metrics.px(NARROWEST_FILTER))
        self.title.setMinimumWidth(self.title.sizeHint().width())
        self.updateGeometry()
