"""The line in which a new responsibility gets its title. Imports Qt, the theme and widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class NewCardBar(QFrame):
    """A line above the columns: Enter adds, Esc closes. It stays open, so that several can be added in a row.

    Signals:
        add_requested(title): add a responsibility; the receiver may refuse with `show_error`.
        closed(): the person is done.
    """

    add_requested = Signal(str)
    closed = Signal()

    def __init__(self, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_card_bar")
        self.edit = LineField()
        self.edit.setObjectName("new_title_edit")
        self.edit.setAccessibleName("Title of the new responsibility")
        self.edit.setPlaceholderText("Title of the new responsibility")
        belongs_to(self, "new_responsibility")
        name_field(self.edit, "title", "the title of a new responsibility")
        self._error = TextLabel(role="error", wrap=True)
        self._add = Button(manager, "Add", "primary")
        self._close = Button(manager, "Close", "quiet")
        layout = QGridLayout(self)
        padding = manager.metrics.page_padding
        layout.setContentsMargins(padding, 12, padding, 0)
        layout.setHorizontalSpacing(8)
        layout.addWidget(self.edit, 0, 0)
        layout.addWidget(self._add, 0, 1)
        layout.addWidget(self._close, 0, 2)
        layout.addWidget(self._error, 1, 0)
        self._error.hide()
        self.hide()
        self.edit.submit_requested.connect(self._on_submit_requested)
        self.edit.cancel_requested.connect(self.close_bar)
        self._add.clicked.connect(self._on_submit_requested)
        self._close.clicked.connect(self.close_bar)

    def open_bar(self) -> None:
        """Show the line and bring the keyboard to it."""
        self._error.hide()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Go; what was typed is forgotten."""
        self.edit.setText("")
        self.hide()
        self.closed.emit()

    def show_error(self, sentence: str) -> None:
        """Say why a title was refused; it stays in the line."""
        self._error.setText(sentence)
        self._error.show()
        self.edit.setAccessibleDescription(sentence)

    def accept(self) -> None:
        """Empty the line for the next one."""
        self._error.hide()
        self.edit.setAccessibleDescription("")
        self.edit.setText("")

    def _on_submit_requested(self) -> None:
        self.add_requested.emit(self.edit.text().strip())
