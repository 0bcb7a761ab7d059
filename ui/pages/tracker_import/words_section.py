"""What the file's status words mean: a choice of colour for each. Imports Qt, the core's status and widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from csops_desktop.domain.status import COLUMNS, Status, count
from ui.pages.tracker_import.planning import WordLine
from ui.theme.status_icon import status_icon
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.pill import Pill
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel, plain_tooltip

MOST_WORDS = 24
"""Words that are listed; a column with more of them is hardly the status."""

PICKER_WIDTH = 152


class WordsSection(Section):
    """A row for each status word: the word, how often it stands there, its colour.

    Signals:
        meaning_chosen: the person says that a word (as it is compared) means this `Status`.
    """

    meaning_chosen = Signal(str, object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Status words", parent=parent)
        self._themes = themes
        self._lines: tuple[WordLine, ...] = ()
        self.pickers: dict[str, ComboBox] = {}
        self._marks: dict[str, Pill] = {}
        self._rows = QWidget()
        self._more = TextLabel(role="small", wrap=True)
        self.body.addWidget(self._rows)
        self.body.addWidget(self._more)

    def show_words(self, lines: tuple[WordLine, ...], blank: int) -> None:
        """Show the words; where only meanings changed, the rows and the keyboard stay where they are."""
        shown = lines[:MOST_WORDS]
        if [(line.word, line.count) for line in shown] != [(line.word, line.count) for line in self._lines]:
            self._rebuild(shown)
        self._lines = shown
        for line in shown:
            picker = self.pickers[line.word]
            picker.setCurrentIndex(COLUMNS.index(line.status or Status.NOT_RATED))
            self._marks[line.word].setVisible(line.status is None)
            picker.setAccessibleDescription("This word is not known." if line.status is None else "")
        unknown = sum(line.status is None for line in lines)
        self.set_remark(f"{unknown} not known" if unknown else "")
        self._more.setText(_rest(len(lines) - len(shown), blank))
        self._more.setVisible(bool(self._more.text()))
        self.setVisible(bool(lines) or bool(blank))

    def _rebuild(self, lines: tuple[WordLine, ...]) -> None:
        """Make the rows anew."""
        old, self._rows = self._rows, QWidget()
        self.pickers, self._marks = {}, {}
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for at, line in enumerate(lines):
            self._add_row(grid, at, line)
        self.body.replaceWidget(old, self._rows)
        old.hide()
        old.deleteLater()

    def _add_row(self, grid: QGridLayout, at: int, line: WordLine) -> None:
        """Set word, count and colour beside one another."""
        word = TextLabel(line.text)
        mark = Pill(self._themes, "not known", "yellow")
        times = TextLabel(f"{line.count:,}", "small")
        times.setToolTip(plain_tooltip(f"In {count(line.count, 'row')}"))
        times.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        picker = ComboBox(self._themes, f"“{line.text}” means")
        picker.setFixedWidth(self._themes.metrics.px(PICKER_WIDTH))
        for status in COLUMNS:
            picker.addItem(status_icon(status, self._themes), status.heading, status)
        picker.activated.connect(self._on_picker_activated)
        self.pickers[line.word] = picker
        self._marks[line.word] = mark
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(word, 1)
        said.addWidget(mark)
        grid.addLayout(said, at, 0)
        grid.addWidget(times, at, 1)
        grid.addWidget(picker, at, 2)

    def _on_picker_activated(self) -> None:
        picker = self.sender()
        word = next(word for word, other in self.pickers.items() if other is picker)
        self.meaning_chosen.emit(word, COLUMNS[self.pickers[word].currentIndex()])


def _rest(more: int, blank: int) -> str:
    """Return what is said below the rows."""
    parts = []
    if more > 0:
        parts.append(f"and {count(more, 'more word')}")
    if blank:
        parts.append(f"{count(blank, 'row')} without a word: not rated")
    return "; ".join(parts)
