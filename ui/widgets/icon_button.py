"""A button that is only an icon. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter


class IconButton(QToolButton):
    """A quiet icon with a name: the tooltip says it to the eye, the accessible name to the ear."""

    def __init__(
        self, themes: ThemeManager, icon: str, name: str, *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a button.

        Args:
            themes: paints the icon.
            icon: the icon's name.
            name: what pressing it does: "Delete", "Close".
            small: no larger than the icon needs, for use within a line of text.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._small = small
        self.setIcon(themes.icon(icon))
        self.setProperty("small", small)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    @override
    def sizeHint(self) -> QSize:
        # Fusion would add room for a frame that isn't there.
        side = self._themes.metrics.icon + 6 if self._small else self._themes.metrics.control
        return QSize(side, side)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def _on_themes_theme_changed(self) -> None:
        """Keep the icon at the person's scale."""
        side = self._themes.metrics.icon
        self.setIconSize(QSize(side, side))
