"""What a file's status words mean where the desk doesn't know them: a choice of state for each. Imports widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csops_desktop.domain.requests import RequestState
from csops_desktop.domain.status import count
from csops_desktop.exchange.request_values import StateWord
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.text_label import TextLabel

MOST_WORDS = 6
"""Words that are asked for at once, the most frequent ones; a column with more is hardly the state."""

NOT_SAID = "Not said"


class StateWords(QWidget):
    """A line for each word: how often it stands there, and what it means.

    Signals:
        meaning_chosen: a word as the file writes it, and the `RequestState` that it means; `None` for none.
    """

    meaning_chosen = Signal(str, object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: list[tuple[str, int]] = []
        self._labels: list[TextLabel] = []
        self.pickers: dict[str, ComboBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(2, 1)
        self.hide()

    def show_words(self, words: tuple[StateWord, ...]) -> None:
        """Show the words; where only meanings changed, the lines and the keyboard stay where they are."""
        shown = words[:MOST_WORDS]
        if [(word.word, word.count) for word in shown] != self._shown:
            self._rebuild(shown)
        for word in shown:
            picker = self.pickers[word.word]
            picker.setCurrentIndex(picker.findData(None if word.state is None else word.state.value))
        self.setVisible(bool(shown))

    def _rebuild(self, words: tuple[StateWord, ...]) -> None:
        """Make the lines anew."""
        for old in (*self._labels, *self.pickers.values()):
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._labels, self.pickers = [], {}
        self._shown = [(word.word, word.count) for word in words]
        for line, word in enumerate(words):
            label = TextLabel(f"“{word.word}”, in {count(word.count, 'row')}, means", "label")
            picker = ComboBox(self._themes, f"State that “{word.word}” means")
            picker.addItem(NOT_SAID, None)
            for state in RequestState:
                picker.addItem(state.heading, state.value)
            label.setBuddy(picker)
            self._labels.append(label)
            self.pickers[word.word] = picker
            self._grid.addWidget(label, line, 0)
            self._grid.addWidget(picker, line, 1)
            picker.activated.connect(partial(self._on_picker_activated, word.word))

    def _on_picker_activated(self, word: str, at: int) -> None:
        # Qt gives the word of the state back.
        said = self.pickers[word].itemData(at)
        self.meaning_chosen.emit(word, None if said is None else RequestState(said))
