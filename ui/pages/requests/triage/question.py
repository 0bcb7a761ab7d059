"""One question with one line for the answer, and what may be meant below it. Imports Qt and widgets."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import keep_when_hidden, name_field, slug
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel


class Question(QFrame):
    """Enter answers, Esc goes.

    Signals:
        answered(text): what was typed or chosen; the receiver refuses it with `show_error` before it returns.
        cancelled: it was not answered.
    """

    answered = Signal(str)
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reason_prompt")
        self._title = TextLabel(role="strong", wrap=True)
        self.edit = LineField()
        self.edit.setObjectName("question_edit")
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self.edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.edit.setCompleter(completer)
        self._error = TextLabel(role="error", wrap=True)
        self._answer = Button(themes, "Go on", "primary", small=True)
        self._cancel = Button(themes, "Cancel", "quiet", small=True)
        self._lay_out()
        self.hide()
        self.edit.submit_requested.connect(self._on_submit_requested)
        self.edit.cancel_requested.connect(self.cancel)
        self._answer.clicked.connect(self._on_submit_requested)
        self._cancel.clicked.connect(self.cancel)

    def ask(self, question: str, offered: Sequence[str] = (), *, placeholder: str = "") -> None:
        """Show a question and bring the keyboard to its line.

        Args:
            question: a plain sentence.
            offered: what may be meant; anything else may be typed as well.
            placeholder: muted words while the line is empty.
        """
        self._title.setText(question)
        self.setAccessibleName(question)
        self.edit.setAccessibleName(question)
        keep_when_hidden(self, kept=False)
        self.edit.clearFocus()
        name_field(self.edit, slug(question), f"the answer to “{question}” for")
        self.edit.setPlaceholderText(placeholder)
        self.edit.setText("")
        self._offered.setStringList(list(offered))
        self._error.hide()
        self.show()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, sentence: str) -> None:
        """Say why the answer was not taken."""
        self._error.setText(sentence)
        self._error.show()
        self.edit.setAccessibleDescription(sentence)

    def cancel(self) -> None:
        """Go without an answer."""
        self.hide()
        self.cancelled.emit()

    def _lay_out(self) -> None:
        """Set question over line over buttons."""
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self._answer)
        buttons.addWidget(self._cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        for widget in (self._title, self.edit, self._error):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def _on_submit_requested(self) -> None:
        self.answered.emit(self.edit.text().strip())
