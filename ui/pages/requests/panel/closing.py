"""Closing asks: is what was written updated, does whoever asked know? Imports Qt and widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.draft_place import keep_when_hidden, name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class CloseForm(QFrame):
    """Two boxes, a note, and the offers to do what is not done yet.

    Signals:
        submitted(documents_updated, requester_told, note): close it so.
        reply_requested: write to whoever asked.
        documents_requested: go to the documents.
        cancelled: it stays open.
    """

    submitted = Signal(bool, bool, str)
    reply_requested = Signal()
    documents_requested = Signal()
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason_prompt")
        self.setAccessibleName("Close the request")
        self.documents_box = CheckBox(themes, "Documents are updated")
        self.told_box = CheckBox(themes, "Whoever asked knows")
        self.documents_button = Button(themes, "Go to documents", "quiet", small=True)
        self.reply_button = Button(themes, "Write to them", "quiet", small=True)
        self.note_edit = LineField()
        self.note_edit.setAccessibleName("What came of it")
        name_field(self.note_edit, "close", "what came of")
        self.note_edit.setPlaceholderText("What came of it? (optional)")
        self.close_button = Button(themes, "Close request", "primary", small=True)
        self.cancel_button = Button(themes, "Cancel", "quiet", small=True)
        self._lay_out()
        self.hide()
        self.documents_button.clicked.connect(self.documents_requested)
        self.reply_button.clicked.connect(self.reply_requested)
        self.note_edit.submit_requested.connect(self._on_submit_requested)
        self.note_edit.cancel_requested.connect(self.cancel)
        self.close_button.clicked.connect(self._on_submit_requested)
        self.cancel_button.clicked.connect(self.cancel)

    def ask(self, *, documents_updated: bool, requester_told: bool) -> None:
        """Show the questions and bring the keyboard to the first.

        Args:
            documents_updated, requester_told: what is known to be done.
        """
        keep_when_hidden(self, kept=False)
        self.documents_box.setChecked(documents_updated)
        self.told_box.setChecked(requester_told)
        self.note_edit.setText("")
        self.show()
        self.documents_box.setFocus(Qt.FocusReason.TabFocusReason)

    def cancel(self) -> None:
        """Go; the request stays open."""
        self.hide()
        self.cancelled.emit()

    def _lay_out(self) -> None:
        """Set each box beside the offer to do it."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addWidget(TextLabel("Before it is closed", "strong"))
        for box, button in ((self.documents_box, self.documents_button), (self.told_box, self.reply_button)):
            row = QHBoxLayout()
            row.addWidget(box)
            row.addStretch(1)
            row.addWidget(button)
            layout.addLayout(row)
        layout.addWidget(self.note_edit)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def _on_submit_requested(self) -> None:
        note = self.note_edit.text().strip()
        self.submitted.emit(self.documents_box.isChecked(), self.told_box.isChecked(), note)
