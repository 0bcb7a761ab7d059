"""Says which part of a very long text is read, and leads to the next one. Imports Qt, widgets and the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.pages.documents.preview.window import Part
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class PartBar(QFrame):
    """Stands above the preview where a text is read in parts.

    Signals:
        line_requested: read the part with this line, from 0.
    """

    line_requested = Signal(int)

    def __init__(self, themes: ThemeManager) -> None:
        """Make it hidden."""
        super().__init__()
        self._part = Part("", 0, 0)
        self.says = TextLabel("", "muted", wrap=True)
        self.earlier_button = Button(themes, "Earlier", "quiet", small=True)
        self.later_button = Button(themes, "Later", "quiet", small=True)
        self.setAccessibleName("Part of the text")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.addWidget(self.says, 1)
        layout.addWidget(self.earlier_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.later_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.earlier_button.clicked.connect(self._on_earlier_button_clicked)
        self.later_button.clicked.connect(self._on_later_button_clicked)

    def show_part(self, part: Part, lines: int) -> None:
        """Show which lines of how many are read; nothing where it is all of them."""
        self._part = part
        self.setHidden(part.first == 0 and part.end >= lines)
        self.says.setText(f"Long text: lines {part.first + 1:,} to {part.end:,} of {lines:,}.")
        self.earlier_button.setEnabled(part.first > 0)
        self.later_button.setEnabled(part.end < lines)

    def _on_earlier_button_clicked(self) -> None:
        self.line_requested.emit(self._part.first - 1)

    def _on_later_button_clicked(self) -> None:
        self.line_requested.emit(self._part.end)
