"""Asks, where the act is, whether it is really meant. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class QuestionBar(QFrame):
    """A question in place, its answer and a way out. Enter answers, Esc goes.

    Signals:
        accepted, cancelled: what the person decided.
    """

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question_bar")
        self.setProperty("ground", "accent")
        self._question = TextLabel(wrap=True)
        self.accept_button = Button(themes, "Yes", "primary", small=True)
        self.cancel_button = Button(themes, "Cancel", small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._question, 1)
        layout.addWidget(self.accept_button)
        layout.addWidget(self.cancel_button)
        self.hide()
        self.accept_button.clicked.connect(self._on_accept_button_clicked)
        self.cancel_button.clicked.connect(self.cancel)

    def ask(self, question: str, answer: str, refusal: str = "Cancel") -> None:
        """Show the question and bring the keyboard to the answer.

        Args:
            question: plain sentences.
            answer: what the first button does: "Undo 12 changes".
            refusal: the words of the other one.
        """
        self._question.setText(question)
        self.setAccessibleName(question)
        self.accept_button.setText(answer)
        self.accept_button.setAccessibleName(answer)
        self.accept_button.setAccessibleDescription(question)
        self.cancel_button.setText(refusal)
        self.cancel_button.setAccessibleName(refusal)
        self.show()
        self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def cancel(self) -> None:
        """Go; nothing is done."""
        self.hide()
        self.cancelled.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.accept_button.hasFocus():
            self.accept_button.click()
        else:
            super().keyPressEvent(event)

    def _on_accept_button_clicked(self) -> None:
        self.hide()
        self.accepted.emit()
