"""The quiet line at the end of a list, in which the next item is typed. Imports Qt and `ui.widgets`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.draft_place import name_field, slug
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class AddField(LineField):
    """The field of an `AddLine`; Esc on an empty one is left to whoever it stands in, as by a search box."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            event.ignore()
            return
        super().keyPressEvent(event)


class AddLine(QWidget):
    """Enter adds what is typed and leaves the line ready for the next; leaving the line adds it too.

    Signals:
        submitted: the text. The receiver may refuse it with `show_error` before it returns; it stays in the line then.
    """

    submitted = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make an empty line.

        Args:
            name: what it adds, the placeholder and accessible name: "Add a point".
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self.edit = AddField()
        self.edit.setPlaceholderText(name)
        self.edit.setAccessibleName(name)
        self.edit.setObjectName("add_edit")
        name_field(self.edit, slug(name), f"the line “{name}” for")
        self.edit.setProperty("quiet", True)
        self._error = TextLabel(role="error", wrap=True)
        self._error.hide()
        self._refused = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self._error)
        self.edit.submit_requested.connect(self._on_edit_submit_requested)
        self.edit.left.connect(self._on_edit_left)
        self.edit.cancel_requested.connect(self.clear)

    def show_error(self, sentence: str) -> None:
        """Refuse what was typed; it stays in the line."""
        self._refused = True
        self._error.setText(sentence)
        self._error.show()
        self.edit.setAccessibleDescription(sentence)

    def clear(self) -> None:
        """Empty the line; there is nothing in it to undo then, so that Ctrl+Z means what was just added."""
        self.edit.setText("")
        self._error.hide()
        self.edit.setAccessibleDescription("")

    def submit(self) -> None:
        """Add what is typed, if anything is."""
        text = self.edit.text().strip()
        if not text:
            return
        self._refused = False
        self.submitted.emit(text)
        if not self._refused:
            self.clear()

    def _on_edit_submit_requested(self) -> None:
        self.submit()

    def _on_edit_left(self) -> None:
        self.submit()
