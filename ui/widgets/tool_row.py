"""The row above the pages: the page's tools, the palette's button, the deck's button. Imports Qt and its siblings.

Room is given up in one order: the palette's button becomes its magnifier, the page's buttons their icons one by one,
and last the deck's button its icon.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.page_tools import Elastic
from ui.widgets.palette_button import PaletteButton

GAP = 10
"""Between the three parts, in pixels."""


class ToolRow(QFrame):
    """Hands out the room of one row.

    Args:
        themes: the look.
        palette: opens the palette.
        deck: exports the deck.
    """

    def __init__(self, themes: ThemeManager, palette: PaletteButton, deck: Button) -> None:
        super().__init__()
        self._themes = themes
        self._palette = palette
        self._deck = deck
        self._stack = QStackedWidget()
        self.setObjectName("tool_row")
        self._line = QHBoxLayout(self)
        self._line.setSpacing(GAP)
        self._line.addWidget(self._stack, 1)
        self._line.addWidget(palette)
        self._line.addWidget(deck)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def add_tools(self, tools: QWidget) -> None:
        """Keep a page's tools, behind what is shown."""
        self._stack.addWidget(tools)

    def show_tools(self, tools: QWidget) -> None:
        """Bring a page's tools to the front."""
        self._stack.setCurrentWidget(tools)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Hand out the room: to the tools what they need, to the palette's button what is left."""
        tools = self._stack.currentWidget()
        full, least = (tools.full_width, tools.least_width) if isinstance(tools, Elastic) else (0, 0)
        margins = self._line.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * GAP
        magnifier = self._palette.minimumSizeHint().width()
        deck_is_bare = room - magnifier - self._deck.width_for(bare=False) < least
        self._deck.set_bare(deck_is_bare)
        self._palette.take_room(room - self._deck.width_for(bare=deck_is_bare) - full)

    def _on_themes_theme_changed(self) -> None:
        """Fit to the font."""
        padding = self._themes.metrics.page_padding
        self._line.setContentsMargins(padding, 0, padding, 0)
        self.setFixedHeight(self._themes.metrics.tool_row)
        self._fit()
