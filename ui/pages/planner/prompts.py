"""The questions that the Planner asks beside a card: a sentence, or whether it is really meant. Imports Qt, widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import override

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QFrame, QWidget

from csops_desktop.errors import UserError
from ui.theme.theme import ThemeManager
from ui.widgets.question_bar import QuestionBar
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.whence import Whence

MARGIN = 8
"""Between a prompt and the edges of what it floats over, in pixels."""

WIDEST = 460
"""In the drawing's pixels."""


class Prompts(QObject):
    """Asks for one thing at a time, below the place where it was wished for.

    Args:
        themes: the look.
        host: what the prompts float over.
    """

    def __init__(self, themes: ThemeManager, host: QWidget) -> None:
        super().__init__(host)
        self._themes = themes
        self._host = host
        self._done: Callable[[str], None] | None = None
        self._sure: Callable[[], None] | None = None
        self._whence = Whence()
        self.reason = ReasonPrompt(themes, host)
        self.question = QuestionBar(themes, host)
        self.reason.accepted.connect(self._on_reason_accepted)
        self.reason.cancelled.connect(self._go_back)
        self.question.accepted.connect(self._on_question_accepted)
        self.question.cancelled.connect(self._go_back)
        self.reason.installEventFilter(self)

    def ask(
        self,
        title: str,
        done: Callable[[str], None],
        place: QRect,
        *,
        hint: str = "One sentence",
        text: str = "",
        field: str = "",
    ) -> None:
        """Ask for a sentence.

        Args:
            title: the question.
            done: gets the sentence; what it refuses with `UserError` is said in the prompt.
            place: where it was wished for, in pixels of the screen.
            hint: muted words while nothing is typed.
            text: an answer to begin with.
            field: names the question for the draft of its answer; see `ReasonPrompt.ask`.
        """
        self.question.hide()
        self._done = done
        self._whence.remember()
        self.reason.ask(title, text=text, placeholder=hint, field=field)
        self._place(self.reason, place)

    def make_sure(self, question: str, answer: str, sure: Callable[[], None], place: QRect) -> None:
        """Ask whether something is really meant; `sure` is called where it is."""
        self.reason.put_aside()
        self._sure = sure
        self._whence.remember()
        self.question.ask(question, answer)
        self._place(self.question, place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # No layout holds the prompt: when it gets a line more to say, it has to be made room for.
        if watched is self.reason and event.type() is QEvent.Type.LayoutRequest and self.reason.isVisible():
            self.reason.adjustSize()
            self._move(self.reason, self.reason.pos())
        return super().eventFilter(watched, event)

    def _place(self, prompt: QFrame, place: QRect) -> None:
        """Put a prompt below a place, or above it where there is no room."""
        host = self._host
        prompt.setFixedWidth(min(self._themes.metrics.px(WIDEST), host.width() - 2 * MARGIN))
        prompt.adjustSize()
        corner = host.mapFromGlobal(place.bottomLeft()) + QPoint(0, 6)
        if corner.y() + prompt.height() > host.height() - MARGIN:
            corner.setY(host.mapFromGlobal(place.topLeft()).y() - prompt.height() - 6)
        self._move(prompt, corner)
        prompt.raise_()

    def _move(self, prompt: QFrame, corner: QPoint) -> None:
        """Put a prompt where it is wanted, but wholly on what it floats over."""
        host = self._host
        x = min(max(corner.x(), MARGIN), max(host.width() - prompt.width() - MARGIN, MARGIN))
        y = min(max(corner.y(), MARGIN), max(host.height() - prompt.height() - MARGIN, MARGIN))
        prompt.move(x, y)

    def _go_back(self) -> None:
        """Bring the keyboard back to where it was."""
        self._whence.give_back()

    def _on_reason_accepted(self, sentence: str) -> None:
        if self._done is None:
            return
        try:
            self._done(sentence)
        except UserError as error:
            self.reason.show_error(str(error))
            return
        self._go_back()

    def _on_question_accepted(self) -> None:
        self._go_back()
        if self._sure is not None:
            self._sure()
