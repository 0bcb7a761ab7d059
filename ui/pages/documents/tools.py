"""What the Documents page puts into the tool row. Imports Qt and widgets.

In a narrow window the buttons keep only their icons; the accessible names and tooltips stay.
"""

from __future__ import annotations

from functools import partial
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from ui.pages.documents.library.filter_menu import FilterMenu
from ui.pages.documents.writing_view import Mode
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.search_box import SearchBox
from ui.widgets.text_label import TextLabel

NARROWEST_SEARCH = 90
MODES: tuple[tuple[Mode, str, str], ...] = (
    ("write", "edit", "Write: only the text"),
    ("both", "board", "Write and read side by side"),
    ("read", "eye", "Read: only the preview"),
)


class DocumentTools(QWidget):
    """The page's part of the tool row.

    Signals:
        mode_chosen: show the text, the preview, or both.
    """

    mode_chosen = Signal(str)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._step = 0
        self._titles: dict[Button, str] = {}
        self.title = TextLabel("Documents", "page_title")
        self.search_box = SearchBox(themes, "Search documents")
        self.new_button = self._button("New", "add", "New document")
        self.filter_button = self._button("Filter", "filter", "Group and filter documents")
        self.filter_menu = FilterMenu(self)
        self.filter_button.setMenu(self.filter_menu)
        self.table_button = IconButton(themes, "table", "Documents as a table")
        self.panel_button = IconButton(themes, "info", "About this document")
        self.more_button = IconButton(themes, "more", "Import, export and more")
        self.mode_buttons = {mode: IconButton(themes, icon, words) for mode, icon, words in MODES}
        self.more_menu = QMenu(self)
        self.more_button.setMenu(self.more_menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.table_button, self.panel_button, *self.mode_buttons.values()):
            button.setCheckable(True)
            self.more_menu.addAction(button.icon(), button.accessibleName(), button.click)
        self.more_menu.addSeparator()
        for mode, button in self.mode_buttons.items():
            button.clicked.connect(partial(self.mode_chosen.emit, mode))
        self._lay_out()
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def show_mode(self, mode: Mode) -> None:
        """Press the button of what is shown."""
        for name, button in self.mode_buttons.items():
            button.setChecked(name == mode)

    def show_filtered(self, chosen: int) -> None:
        """Say on the button how many filters hold."""
        self._titles[self.filter_button] = f"Filter: {chosen}" if chosen else "Filter"
        self._dress(self.filter_button)
        said = "Group and filter documents"
        self.filter_button.setAccessibleName(f"{said}, {chosen} chosen" if chosen else said)

    def _button(self, text: str, icon: str, name: str) -> Button:
        """Return a button that can do without its words."""
        button = Button(self._themes, text, icon=icon)
        button.setObjectName(f"{icon}_button")
        button.setAccessibleName(name)
        button.setToolTip(name)
        self._titles[button] = text
        return button

    def _lay_out(self) -> None:
        """Set everything in one line."""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._themes.metrics.gap)
        layout.addWidget(self.title)
        layout.addSpacing(6)
        layout.addWidget(self.search_box)
        layout.addWidget(self.new_button)
        layout.addWidget(self.filter_button)
        layout.addWidget(self.table_button)
        layout.addSpacing(4)
        for button in self.mode_buttons.values():
            layout.addWidget(button)
        layout.addSpacing(4)
        layout.addWidget(self.panel_button)
        layout.addWidget(self.more_button)
        layout.addStretch(1)
        self.search_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def full_width(self) -> int:
        """The pixels in which everything shows its words."""
        return self._width(0)

    @property
    def least_width(self) -> int:
        """The pixels below which things would overlap."""
        return self._width(len(self._droppable()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _droppable(self) -> tuple[tuple[QWidget, ...], ...]:
        """Return what goes where there is no room, the first first: the words of buttons, the title, buttons.

        Everything that goes is in the menu of more as well, or said by the rail.
        """
        modes = tuple(self.mode_buttons.values())
        return (), (self.title,), modes, (self.table_button, self.panel_button)

    def _fit(self) -> None:
        """Show what there is room for."""
        steps = self._droppable()
        step = next((n for n in range(len(steps)) if self._width(n) <= self.width()), len(steps))
        if step == self._step:
            return
        self._step = step
        for number, widgets in enumerate(steps):
            for widget in widgets:
                widget.setHidden(number < step)
        for button in self._titles:
            self._dress(button)

    def _width(self, step: int) -> int:
        """Return the width after some steps of leaving things out."""
        gap, px = self._themes.metrics.gap, self._themes.metrics.px
        gone = {widget for widgets in self._droppable()[:step] for widget in widgets}
        icons = {self.table_button, self.panel_button, self.more_button, *self.mode_buttons.values()} - gone
        total = (px(NARROWEST_SEARCH) if step else self.search_box.sizeHint().width()) + 14 + 3 * gap
        total += 0 if self.title in gone else self.title.sizeHint().width() + gap
        total += len(icons) * (self._themes.metrics.control + gap)
        for text in self._titles.values():
            words = 0 if step else round(self.fontMetrics().horizontalAdvance(text) * 1.08) + 8
            total += gap + self._themes.metrics.icon + 26 + words
        return total

    def _dress(self, button: Button) -> None:
        """Show a button's words, or only its icon."""
        button.setText("" if self._step else self._titles[button])

    def _on_themes_theme_changed(self) -> None:
        """Fit to the font."""
        self.search_box.setMinimumWidth(self._themes.metrics.px(NARROWEST_SEARCH))
        self.title.setMinimumWidth(self.title.sizeHint().width())
        self.updateGeometry()
        self._step = -1
        self._fit()
