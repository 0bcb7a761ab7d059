"""Asks for the one sentence that a change of colour needs, where the change was made. Imports Qt and `ui.theme`."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import keep_when_hidden, name_field, slug
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

MISSING = "Say in one sentence why."

SIDE = 12
"""Margin at the left and the right, in pixels."""


class ReasonPrompt(QFrame):
    """A bar with a question, a line to answer it, Save and Cancel. Enter saves, Esc cancels.

    Signals:
        accepted: the sentence, trimmed. The receiver may refuse it with `show_error` before it returns; else the bar
            goes.
        cancelled: the person thought better of it; the bar is gone.
    """

    accepted = Signal(str)
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        """Make a hidden bar."""
        super().__init__(parent)
        self._themes = themes
        self._refused = False
        self._title = TextLabel(role="strong", wrap=True)
        self.edit = LineField()
        self._save = Button(themes, "Save", "primary", small=True)
        self._cancel = Button(themes, "Cancel", "quiet", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self.setObjectName("reason_prompt")
        self.edit.setObjectName("reason_edit")
        self._lay_out()
        self.hide()
        self.edit.submit_requested.connect(self._on_submit_requested)
        self.edit.cancel_requested.connect(self.cancel)
        self._save.clicked.connect(self._on_submit_requested)
        self._cancel.clicked.connect(self.cancel)

    def ask(self, title: str, *, text: str = "", placeholder: str = "One sentence", field: str = "") -> None:
        """Show the question and bring the keyboard to the answer.

        Args:
            title: the question: "Why is it green?".
            text: an answer to begin with.
            placeholder: muted words while the line is empty.
            field: names the question among those about the same thing, for the draft of its answer; default: the title.
        """
        if self.isVisible() and self.accessibleName() == title:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        keep_when_hidden(self, kept=False)
        # Another question: what was typed as the answer to the one before stays with that.
        self.edit.clearFocus()
        name_field(self.edit, field or slug(title), "the reason for")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.edit.setAccessibleName(title)
        self.edit.setPlaceholderText(placeholder)
        self.edit.setText(text)
        self._error.hide()
        self.show()
        # Selected first: with the focus an answer comes back that was not given, with the cursor behind it.
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_aside(self) -> None:
        """Go because something else is shown; what was typed is kept for when the same is asked again."""
        keep_when_hidden(self)
        self.hide()

    def content_width(self) -> int:
        """Return the pixels in which its line shows the words that stand in it while it is empty, and its buttons."""
        words = self.edit.fontMetrics().horizontalAdvance(self.edit.placeholderText())
        return max(words + self._themes.metrics.px(24) + 2 * SIDE, self.minimumSizeHint().width())

    def show_error(self, sentence: str) -> None:
        """Refuse the sentence and say why; what was typed stays."""
        self._refused = True
        self._error.setText(sentence)
        self._error.show()
        self.edit.setAccessibleDescription(sentence)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> None:
        """Go without an answer."""
        self.hide()
        self.cancelled.emit()

    def _lay_out(self) -> None:
        """Set question over line over buttons."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 10, SIDE, 10)
        layout.setSpacing(6)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout.addWidget(self._title)
        layout.addWidget(self.edit)
        layout.addWidget(self._error)
        layout.addLayout(buttons)

    def _on_submit_requested(self) -> None:
        """Hand the sentence over; an empty one is asked for again."""
        sentence = self.edit.text().strip()
        if not sentence:
            self.show_error(MISSING)
            return
        self._refused = False
        self._error.hide()
        self.accepted.emit(sentence)
        if not self._refused:
            self.hide()
