"""The text button of the desk, in its three kinds. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import Literal, override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter
from ui.widgets.toggle_is_click import ToggleIsClick

type ButtonKind = Literal["primary", "secondary", "quiet"]

_ICON_ROLES = {"primary": "accent_text", "secondary": "text", "quiet": "text_muted"}


ICON_GAP = 4
"""Pixels between icon and words, beyond the four that Qt leaves."""


class Button(ToggleIsClick, QPushButton):
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
        self.watch_toggles()
        self._themes = themes
        self._words = text
        self._bare = False
        if icon:
            self.setIcon(themes.icon(icon, _ICON_ROLES[kind]))
            themes.theme_changed.connect(self._on_themes_theme_changed)
            self._on_themes_theme_changed()

    def say(self, words: str) -> None:
        """Say `words`; a bare button says them to the ear and in the tooltip."""
        self._words = words
        self.setAccessibleName(words)
        self._show_words()

    def set_bare(self, bare: bool) -> None:
        """Show the icon alone, or the words again."""
        if bare != self._bare:
            self._bare = bare
            self._show_words()

    def width_for(self, *, bare: bool) -> int:
        """Return the pixels it needs with or without its words, whichever it shows now."""
        shown = self.sizeHint().width()
        if bare == self._bare:
            return shown
        # Measured as Qt does it in its own `sizeHint`, which is some pixels off the sum of the letters.
        words = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, self._words).width()
        return shown - words if bare else shown + words

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_plain_enter(event):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            # Qt leaves Enter to the default button of a dialog; here it presses what has the keyboard.
            self.click()

    def _show_words(self) -> None:
        """Show the words as they are; Qt would take an ampersand for a shortcut."""
        self.setText("" if self._bare else self._words.replace("&", "&&"))

    def _on_themes_theme_changed(self) -> None:
        """Keep the icon at the person's scale."""
        side = self._themes.metrics.icon
        self.setIconSize(QSize(side + ICON_GAP, side))
