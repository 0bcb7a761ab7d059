"""F1: every key on one sheet, under the headings of the list of actions. Imports actions, widgets and the theme."""

from __future__ import annotations

from collections.abc import Sequence
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import ActionRegistry, ActionSpec
from ui.dialogs.key_caps import KeyLine
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

WIDTH = 940
COLUMN = 270
"""A column that would be narrower than this, in the drawing's pixels, is left out."""

VIEW_KEYS = (
    ("Board", "Choose a card", ("Arrow keys",)),
    ("Board", "First or last card", ("Home", "End")),
    ("Board", "Find a card by typing", ("A … Z",)),
    ("Board", "Sort the table", ("Shift+Arrow keys",)),
    ("Everywhere", "Close, or clear the filter", ("Esc",)),
    ("Everywhere", "To the next control", ("Tab",)),
)
"""Keys that belong to the lists and fields themselves: section, what they do, keys."""


type KeyWords = tuple[str, tuple[str, ...]]
"""What is done, and the combinations that do it."""


class ShortcutsSheet(Sheet):
    """All keys, in as many columns as the window has room for."""

    def __init__(self, actions: ActionRegistry, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden.

        Args:
            actions: the list of what can be done.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, "Keyboard shortcuts", width=WIDTH)
        self.setObjectName("shortcuts_sheet")
        self._sections = [_Section(themes, title, lines) for title, lines in _by_section(actions.specs())]
        self._columns = 0
        self._row = QHBoxLayout()
        self._row.setSpacing(32)
        self.content.addLayout(self._row)
        self._arrange(3)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.dismiss()
            event.accept()
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = min(self.width() - 48, self.themes.metrics.px(WIDTH))
        self._arrange(max(1, min(3, room // self.themes.metrics.px(COLUMN))))

    def _arrange(self, columns: int) -> None:
        """Set the sections into columns of about the same height, in their order."""
        if columns == self._columns:
            return
        self._columns = columns
        while (item := self._row.takeAt(0)) is not None:
            layout = item.layout()
            if layout is not None:
                layout.deleteLater()
        for members in _split([section.lines for section in self._sections], columns):
            column = QVBoxLayout()
            column.setSpacing(14)
            for at in members:
                column.addWidget(self._sections[at])
            column.addStretch(1)
            self._row.addLayout(column, 1)


class _Section(QWidget):
    """A heading over its keys."""

    def __init__(self, themes: ThemeManager, title: str, lines: list[KeyWords]) -> None:
        super().__init__()
        self.lines = len(lines) + 1
        self.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(TextLabel(title, "label"))
        layout.addSpacing(2)
        for words, keys in lines:
            layout.addWidget(KeyLine(themes, words, keys))


def _by_section(specs: list[ActionSpec]) -> list[tuple[str, list[KeyWords]]]:
    """Return what each section holds."""
    sections: dict[str, list[KeyWords]] = {}
    for spec in specs:
        if spec.keys:
            sections.setdefault(spec.section, []).append((spec.title.removesuffix("…"), _native(spec.keys)))
    for section, words, keys in VIEW_KEYS:
        sections.setdefault(section, []).append((words, keys))
    return list(sections.items())


def _native(keys: Sequence[str]) -> tuple[str, ...]:
    """Return key combinations as this system writes them."""
    return tuple(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _split(heights: list[int], columns: int) -> list[list[int]]:
    """Return which of the sections stand in which column, so that the tallest column is as low as can be.

    Args:
        heights: of the sections, in their order, which is kept.
        columns: how many there are at most.
    """
    best = sum(heights)
    for limit in range(max(heights), best + 1):
        filled = _fill(heights, limit)
        if len(filled) <= columns:
            return filled
    return [list(range(len(heights)))]


def _fill(heights: list[int], limit: int) -> list[list[int]]:
    """Return columns that are no taller than a limit."""
    columns: list[list[int]] = [[]]
    height = 0
    for at, own in enumerate(heights):
        if columns[-1] and height + own > limit:
            columns.append([])
            height = 0
        columns[-1].append(at)
        height += own
    return columns
