"""A card of the metric's page: a heading, something at its right, a body. Imports Qt, the theme and widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

PADDING = 16


class Card(QFrame):
    """A raised ground with a heading.

    Attributes:
        body: the layout that the content is added to.
    """

    def __init__(self, themes: ThemeManager, title: str, parent: QWidget | None = None) -> None:
        """Make an empty one; `title` is its heading and accessible name."""
        super().__init__(parent)
        self._themes = themes
        self.setProperty("ground", "card")
        self.setAccessibleName(title)
        self._title = TextLabel(title, "section")
        self._remark = TextLabel("", "muted")
        self._heading = QHBoxLayout()
        self._heading.setSpacing(8)
        self._heading.addWidget(self._title)
        self._heading.addWidget(self._remark)
        self._heading.addStretch(1)
        self._remark.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PADDING, 12, PADDING, 14)
        layout.setSpacing(8)
        layout.addLayout(self._heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        layout.addLayout(self.body)

    def rename(self, title: str) -> None:
        """Give it another heading."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_remark(self, words: str) -> None:
        """Say something quiet behind the heading: "14 values"."""
        self._remark.setText(words)
        self._remark.setVisible(bool(words))

    def set_aside(self, widget: QWidget) -> None:
        """Put a widget at the right end of the heading."""
        self._heading.addWidget(widget)
