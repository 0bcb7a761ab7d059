"""The text button of the desk, in its three kinds. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.theme import ThemeManager

type ButtonKind = Literal["primary", "secondary", "quiet"]

_ICON_ROLES = {"primary": "accent_text", "secondary": "text", "quiet": "text_muted"}


ICON_GAP = 4
"""Pixels between icon and words, beyond the four that Qt leaves."""


class Button(QPushButton):
    """A push button whose kind says how much it matters: one primary to a view, quiet for what is rarely needed."""

    def __init__(
        self,
        themes: ThemeManager,
        text: str,
        kind: ButtonKind = "secondary",
        *,
        icon: str = "",
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            themes: paints the icon.
            text: its label and accessible name.
            kind: "primary", "secondary" or "quiet".
            icon: an icon's name, "" for none.
            small: four pixels lower, for buttons within a card or a panel.
            parent: the widget it stands in.
        """
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self._themes = themes
        if icon:
            self.setIcon(themes.icon(icon, _ICON_ROLES[kind]))
            themes.theme_changed.connect(self._on_themes_theme_changed)
            self._on_themes_theme_changed()

    def _on_themes_theme_changed(self) -> None:
        """Keep the icon at the person's scale."""
        side = self._themes.metrics.icon
        self.setIconSize(QSize(side + ICON_GAP, side))
