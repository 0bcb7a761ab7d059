"""What changed since a report, in sentences to read and to copy. Imports Qt, the core's comparison and widgets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from csops_desktop.comparing import ChangeLine, Comparison
from csops_desktop.domain.status import Status
from ui.dialogs.sheet import Sheet
from ui.theme.status_icon import status_icon
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

WIDTH = 680
MOST_LINES = 40
"""Sentences that are shown of one sort; the copied text has all of them."""


class CompareSheet(Sheet):
    """Headings with sentences below them.

    Signals:
        history_requested: the person wants to see the changes themselves.
        copied: the text is on the clipboard; a sentence.
    """

    history_requested = Signal()
    copied = Signal(str)

    def __init__(self, comparison: Comparison, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden.

        Args:
            comparison: what changed.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, "Compared with now", width=WIDTH)
        self.setObjectName("compare_report_sheet")
        self._comparison = comparison
        self.content.addWidget(TextLabel(comparison.title, "card_title", wrap=True))
        for part in comparison.parts:
            self.content.addSpacing(4)
            self.content.addWidget(TextLabel(part.heading, "label"))
            for line in part.lines[:MOST_LINES]:
                self.content.addLayout(self._line(line))
            rest = len(part.lines) - MOST_LINES
            if rest > 0:
                self.content.addWidget(TextLabel(f"and {rest} more: the copied text has all of them", "muted"))
        if not comparison.parts:
            self.content.addWidget(TextLabel("The deck would say the same of every responsibility.", wrap=True))
        self.content.addSpacing(4)
        self.content.addWidget(TextLabel(comparison.summary, "muted", wrap=True))
        self.content.addStretch(1)
        self.history_button = self.add_button("Show the history", icon="history")
        self.copy_button = self.add_button("Copy as text", "primary", "copy")
        self.history_button.clicked.connect(self._on_history_button_clicked)
        self.copy_button.clicked.connect(self._on_copy_button_clicked)

    def _line(self, line: ChangeLine) -> QHBoxLayout:
        """Return a sentence, behind the shape of the colour that it tells of."""
        row = QHBoxLayout()
        row.setSpacing(8)
        if isinstance(line.status, Status):
            side = self.themes.metrics.mark
            shape = QLabel()
            shape.setPixmap(status_icon(line.status, self.themes).pixmap(QSize(side, side)))
            # The sentence says the colour.
            shape.setAccessibleName(line.status.heading)
            shape.setContentsMargins(0, 2, 0, 0)
            row.addWidget(shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(TextLabel(line.text, wrap=True), 1)
        return row

    def _on_history_button_clicked(self) -> None:
        self.dismiss()
        self.history_requested.emit()

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._comparison.text)
        self.copied.emit("Copied what changed as text")
