"""Labelled rows under headings, the way a page of settings is read. Imports Qt, widgets and the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

LABEL = 170
"""Width of the labels in the drawing's pixels."""

PADDING = 18


class FormSection(QFrame):
    """A card with a heading and rows of label and control."""

    def __init__(self, themes: ThemeManager, title: str) -> None:
        """Make an empty one; `title` is its heading and accessible name."""
        super().__init__()
        self._themes = themes
        self.setProperty("ground", "card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(PADDING, 14, PADDING, 16)
        outer.setSpacing(12)
        outer.addWidget(TextLabel(title, "section"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        outer.addLayout(self._grid)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def add_row(self, label: str, *controls: QWidget, hint: str = "", stretch: bool = False) -> TextLabel:
        """Add a row and return the line below its controls.

        Args:
            label: what is set here.
            controls: from left to right.
            hint: one quiet sentence below them; the line is hidden while it is empty.
            stretch: the first control takes all the width there is.
        """
        row = self._grid.rowCount()
        words = TextLabel(label, wrap=True)
        words.setBuddy(controls[0])
        words.setMinimumHeight(self._themes.metrics.control)
        below = TextLabel(hint, "small", wrap=True)
        below.setHidden(not hint)
        box = QVBoxLayout()
        box.setSpacing(4)
        box.addLayout(_line(controls, stretch=stretch))
        box.addWidget(below)
        self._grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(box, row, 1)
        return below

    def _on_themes_theme_changed(self) -> None:
        """Keep the labels' width at the person's scale."""
        self._grid.setColumnMinimumWidth(0, self._themes.metrics.px(LABEL))


def _line(controls: tuple[QWidget, ...], *, stretch: bool) -> QLayout:
    """Return the controls side by side."""
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    for at, control in enumerate(controls):
        line.addWidget(control, 1 if stretch and at == 0 else 0)
        if not (stretch and at == 0):
            control.setSizePolicy(QSizePolicy.Policy.Preferred, control.sizePolicy().verticalPolicy())
    if not stretch:
        line.addStretch(1)
    return line
