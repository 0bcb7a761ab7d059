"""What the board puts into the tool row: title, filter, grouping, areas, saved views, table. Imports Qt and widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.pages.board.area_menu import ALL_AREAS, AreaMenu
from ui.pages.board.views_menu import ViewsMenu
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.page_tools import PageTools


class BoardTools(PageTools):
    """The board's part of the tool row.

    Args:
        manager: the theme.
    """

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(manager, "Board", "Filter cards", parent)
        self.area_menu = AreaMenu(self)
        self.views_menu = ViewsMenu(manager, self)
        self.group_button = self._button("Group by area", "group", checkable=True)
        self.areas_button = self._button(ALL_AREAS, "eye")
        self.views_button = self._button("Views", "filter")
        self.table_button = self._button("Table", "table", checkable=True)
        self.areas_button.setMenu(self.area_menu)
        self.views_button.setMenu(self.views_menu)

    def show_areas(self, text: str) -> None:
        """Say on the button which areas are shown."""
        self.areas_button.say(text)
        self.areas_button.setToolTip("Areas shown")

    def _button(self, text: str, icon: str, *, checkable: bool = False) -> Button:
        """Add a button that can do without its words."""
        button = Button(self._themes, text, icon=icon)
        button.setObjectName(f"{icon}_button")
        button.setCheckable(checkable)
        button.setToolTip(text)
        self.add_button(button)
        return button
