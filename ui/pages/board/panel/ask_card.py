"""One ask: what, from whom, by when, why; and the buttons that move it on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands.labels import quoted
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.status import ANSWERED_ASK_STATES, ASK_MOVES, OPEN_ASK_STATES, AskState
from csops_desktop.queries.board import owners
from csops_desktop.queries.rows import AskRow
from csops_desktop.text.dates import say_distance
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.text_button import INSET
from ui.widgets.text_label import TextLabel

_BUTTONS = {
    AskState.ASKED: "Mark as asked",
    AskState.ACCEPTED: "Accepted",
    AskState.REFUSED: "Refused",
    AskState.DELIVERED: "Delivered",
}


DATE_INSET = 6
"""Between the edge of a quiet date field and its text, in pixels."""


@dataclass(frozen=True, slots=True)
class AskWords:
    """What a person says about an ask."""

    what: str
    person: str
    why: str
    needed_by: date | None


class AskCard(QFrame):
    """Shows an ask and edits it in place.

    Signals:
        words_committed: the person wants these `AskWords`.
        state_requested: the ask is to go to this `AskState`.
        answer_committed: these are the other's words.
        nudge_requested: remind whoever was asked.
        delete_requested: it is to go away.
    """

    words_committed = Signal(object)
    state_requested = Signal(object)
    answer_committed = Signal(str)
    nudge_requested = Signal()
    delete_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ask: AskRow | None = None
        self.setProperty("ground", "accent")
        self.what_edit = InlineEdit(desk.themes, "Ask", font_role="card_title", placeholder="What do you need?")
        self.person_edit = InlineEdit(desk.themes, "From whom", placeholder="Name someone", completions=self._people)
        self.why_edit = InlineEdit(desk.themes, "Why", placeholder="Say what it is for")
        self.answer_edit = InlineEdit(desk.themes, "Answer", placeholder="Add what they said", multi_line=True)
        self.needed_by_edit = DateEdit(desk.themes, desk.clock, "Needed by", placeholder="Add a date", quiet=True)
        name_field(self.what_edit, "what", "the words of")
        self._answer_label = TextLabel("Answer", "muted")
        self._state = TextLabel(role="small", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self._delete = IconButton(desk.themes, "close", "Delete ask", small=True)
        self._moves = QHBoxLayout()
        self._buttons: list[Button] = []
        self._lay_out()
        self.what_edit.committed.connect(self._on_what_edit_committed)
        self.person_edit.committed.connect(self._on_person_edit_committed)
        self.why_edit.committed.connect(self._on_why_edit_committed)
        self.needed_by_edit.committed.connect(self._on_needed_by_edit_committed)
        self.answer_edit.committed.connect(self.answer_committed)
        self._delete.clicked.connect(self.delete_requested)

    def show_ask(self, ask: AskRow) -> None:
        """Show a stored ask."""
        changed = self._ask is None or self._ask.state is not ask.state
        self._ask = ask
        self.what_edit.set_text(ask.what)
        self.person_edit.set_text(ask.person)
        self.why_edit.set_text(ask.why)
        self.needed_by_edit.set_date(ask.needed_by)
        self._show_answer(ask)
        self._state.setText(self._state_line(ask))
        self._error.hide()
        self.setAccessibleName(f"Ask: {ask.what}, {ask.state.value}")
        belongs_to(self, "ask", ask.id, f"the ask {quoted(ask.what)}")
        if changed:
            self._show_moves(ask.state)
        # Several asks have buttons of the same names.
        for button in (self._delete, *self._buttons):
            button.setAccessibleDescription(ask.what)

    def ask_answer(self) -> None:
        """Open the field of the answer, after somebody said yes or no."""
        self.answer_edit.edit()

    def open_draft(self, place: Place) -> bool:
        """Open the nudge that a draft is about; `False` where it is about something else."""
        ours = self._ask is not None and (place.kind, place.thing) == ("ask", self._ask.id)
        if ours and place.field.endswith("of_the_nudge"):
            self.nudge_requested.emit()
            return True
        return False

    def show_error(self, sentence: str) -> None:
        """Say why something was refused."""
        self._error.setText(sentence)
        self._error.show()

    def _lay_out(self) -> None:
        """Set what over the fields, the state and the buttons."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 8, 10)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self.what_edit, 1)
        head.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addLayout(self._form())
        layout.addWidget(self._state)
        layout.addWidget(self._error)
        layout.addSpacing(2)
        self._error.hide()
        self._moves.setSpacing(self._desk.themes.metrics.gap)
        self._moves.addStretch(1)
        layout.addLayout(self._moves)

    def _form(self) -> QGridLayout:
        """Return the labelled fields; the date's text stands below the other texts, its field begins before them."""
        form = QGridLayout()
        form.setColumnMinimumWidth(1, DATE_INSET)
        form.setColumnStretch(2, 1)
        form.setSpacing(0)
        names = (TextLabel("From", "muted"), TextLabel("Needed by", "muted"), TextLabel("Why", "muted"))
        for line, label in enumerate((*names, self._answer_label)):
            # Level with the first line of a text that has several, or with the one line of a date's field.
            of_date = label is names[1]
            label.setContentsMargins(0, 0 if of_date else INSET, DATE_INSET, 0)
            form.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter if of_date else Qt.AlignmentFlag.AlignTop)
        form.addWidget(self.person_edit, 0, 2)
        form.addWidget(self.needed_by_edit, 1, 1, 1, 2)
        form.addWidget(self.why_edit, 2, 2)
        form.addWidget(self.answer_edit, 3, 2)
        return form

    def _show_answer(self, ask: AskRow) -> None:
        """Show what was answered, where something was."""
        answered = ask.state in ANSWERED_ASK_STATES
        self.answer_edit.set_text(ask.answer)
        if not answered:
            self.answer_edit.cancel()
        self.answer_edit.setVisible(answered)
        self._answer_label.setVisible(answered)

    def _show_moves(self, state: AskState) -> None:
        """Offer the states the ask can go to from here."""
        for button in self._buttons:
            self._moves.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        if state in OPEN_ASK_STATES:
            nudge = Button(self._desk.themes, "Nudge", small=True)
            nudge.clicked.connect(self.nudge_requested)
            self._moves.insertWidget(0, nudge)
            self._buttons.append(nudge)
        for place, target in enumerate(ASK_MOVES[state], start=len(self._buttons)):
            text = "Ask again" if state is AskState.REFUSED else _BUTTONS[target]
            button = Button(self._desk.themes, text, small=True)
            button.clicked.connect(partial(self._on_move_clicked, target))
            self._moves.insertWidget(place, button)
            self._buttons.append(button)

    def _state_line(self, ask: AskRow) -> str:
        """Say in words how far the ask is: "asked 6 days ago · no answer yet"."""
        today = self._desk.clock.today()
        parts = []
        if ask.state is AskState.DRAFT:
            parts.append("a draft, not asked yet")
        if ask.asked_on is not None and ask.state is not AskState.DRAFT:
            parts.append(f"asked {say_distance(ask.asked_on, today)}")
        if ask.state is AskState.ASKED:
            parts.append("no answer yet")
        if ask.answered_on is not None:
            word = "refused" if ask.state is AskState.REFUSED else "accepted"
            parts.append(f"{word} {say_distance(ask.answered_on, today)}")
        if ask.delivered_on is not None:
            parts.append(f"delivered {say_distance(ask.delivered_on, today)}")
        return " · ".join(parts)

    def _people(self) -> list[str]:
        return self._desk.workspace.read(owners)

    def _words(self) -> AskWords:
        """Return the stored words, of which one is about to be changed."""
        assert self._ask is not None
        return AskWords(self._ask.what, self._ask.person, self._ask.why, self._ask.needed_by)

    def _on_what_edit_committed(self, text: str) -> None:
        self.words_committed.emit(replace(self._words(), what=text))

    def _on_person_edit_committed(self, text: str) -> None:
        self.words_committed.emit(replace(self._words(), person=text))

    def _on_why_edit_committed(self, text: str) -> None:
        self.words_committed.emit(replace(self._words(), why=text))

    def _on_needed_by_edit_committed(self, day: date | None) -> None:
        self.words_committed.emit(replace(self._words(), needed_by=day))

    def _on_move_clicked(self, state: AskState) -> None:
        self.state_requested.emit(state)
