"""What a list shows when it is empty: what belongs there, and the next action. Imports Qt and `ui.theme`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button, ButtonKind
from ui.widgets.text_label import TextLabel

SENTENCE_WIDTH = 380
"""Pixels at scale 1 after which the sentence breaks: about sixty letters read best."""


class EmptyState(QWidget):
    """An icon, a title, one sentence and up to a few buttons, in the middle of the room it gets."""

    def __init__(
        self, themes: ThemeManager, icon: str, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        """Say what belongs here.

        Args:
            themes: paints the icon.
            icon: its name.
            title: a few words: "No responsibilities yet".
            sentence: what belongs here and how it gets here.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._themes = themes
        self._icon = icon
        self._picture = QLabel()
        self._title = TextLabel(title, "section", wrap=True)
        self._sentence = TextLabel(sentence, "muted", wrap=True)
        self._buttons = QHBoxLayout()
        self.setObjectName("empty_state")
        self.setAccessibleName(title)
        self._lay_out()
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def say(self, title: str, sentence: str) -> None:
        """Change the words: an empty list and a filter that finds nothing are not the same."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self.setAccessibleName(title)
        self._fit()

    def add_button(self, text: str, kind: ButtonKind = "secondary", icon: str = "") -> Button:
        """Add an action and return its button, to be connected."""
        button = Button(self._themes, text, kind, icon=icon)
        self._buttons.addWidget(button)
        return button

    def _lay_out(self) -> None:
        """Set everything in one middle column."""
        outer = QVBoxLayout(self)
        outer.setSpacing(8)
        self._buttons.setSpacing(8)
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        outer.addStretch(2)
        for widget in (self._picture, self._title, self._sentence):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            # Aligned in the column itself, a label would be measured as wide as the column and cut when it is not.
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(widget)
            line.addStretch(1)
            outer.addLayout(line)
        outer.addSpacing(8)
        outer.addLayout(self._buttons)
        outer.addStretch(3)

    def _on_themes_theme_changed(self) -> None:
        """Paint the icon in the new colours and keep the sentence's width at the person's scale."""
        side = self._themes.metrics.px(36)
        self._picture.setPixmap(self._themes.pixmap(self._icon, side, "text_muted", self.devicePixelRatioF()))
        self._fit()

    def _fit(self) -> None:
        """Give the wrapped words their width, and the height they need at it: a centred label is not asked for it."""
        width = self._themes.metrics.px(SENTENCE_WIDTH)
        for label in (self._title, self._sentence):
            label.ensurePolished()
            label.setFixedSize(width, max(label.heightForWidth(width), 0))
