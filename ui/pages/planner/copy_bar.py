"""Offers to begin a year with last year's foundations and BAU. Imports Qt, the theme and widgets."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csops_desktop.domain.status import count
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class CopyBar(QFrame):
    """A sentence and a button above the year.

    Signals:
        copy_requested(year): copy the year before into this one.
    """

    copy_requested = Signal(int)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self.setObjectName("copy_bar")
        self.setProperty("ground", "surface")
        self._words = TextLabel("", "muted", wrap=True)
        self.button = Button(themes, "Copy", small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(themes.metrics.page_padding, 10, themes.metrics.page_padding, 10)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        self.hide()
        self.button.clicked.connect(self._on_button_clicked)

    def offer(self, year: int, copyable: int) -> None:
        """Offer what of the year before could be copied; nothing is shown where there is nothing."""
        self._year = year
        what = count(copyable, "foundation or BAU item")
        self._words.setText(f"{year - 1} had {what} that {year} may begin with. Bets begin empty: they vary most.")
        self.button.say(f"Copy them from {year - 1}")
        self.setVisible(copyable > 0)

    def _on_button_clicked(self) -> None:
        self.copy_requested.emit(self._year)
