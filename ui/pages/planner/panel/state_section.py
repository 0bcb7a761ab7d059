"""How far an initiative is, where it can go from there, and what came of it. Imports the core and widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.commands import initiatives, labels
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.planning import ACCEPTED_STATES, INITIATIVE_MOVES, InitiativeState
from csops_desktop.queries.capacity import would_overcommit
from csops_desktop.queries.planner_rows import InitiativeDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.question_bar import QuestionBar
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.text_label import TextLabel

WORDS = {
    InitiativeState.PROPOSED: "Back to proposed",
    InitiativeState.COMMITTED: "Commit",
    InitiativeState.IN_PROGRESS: "Start",
    InitiativeState.DONE: "Done",
    InitiativeState.DROPPED: "Drop…",
}

BACK = {(InitiativeState.IN_PROGRESS, InitiativeState.COMMITTED): "Back to committed"}
"""Ways back, which are not the same as the first time."""

DONE_LABELS = {
    InitiativeState.PROPOSED: "Proposed again:",
    InitiativeState.COMMITTED: "Committed to",
    InitiativeState.IN_PROGRESS: "Started",
    InitiativeState.DONE: "Finished",
    InitiativeState.DROPPED: "Dropped",
}


class StateSection(QWidget):
    """The state and the ways from it; what doesn't fit into the quarter is said before it is accepted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self._wanted: InitiativeState | None = None
        self._state = TextLabel(role="strong", wrap=True)
        self._moves = QWidget()
        self._flow = FlowLayout(self._moves)
        self._buttons: dict[InitiativeState, Button] = {}
        self.question = QuestionBar(desk.themes)
        self.prompt = ReasonPrompt(desk.themes)
        self.outcome_edit = InlineEdit(desk.themes, "Outcome", placeholder="Say what came of it", multi_line=True)
        self._error = TextLabel(role="error", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self._state, self._moves, self._error, self.question, self.prompt, self.outcome_edit):
            layout.addWidget(part)
        self._error.hide()
        self.question.accepted.connect(self._on_question_accepted)
        self.prompt.accepted.connect(self._on_prompt_accepted)
        self.outcome_edit.committed.connect(self._on_outcome_edit_committed)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show an initiative; a question that is open for the same one stays."""
        if self._detail is None or self._detail.row.id != detail.row.id:
            self.question.hide()
            self.prompt.put_aside()
        before, self._detail = self._detail, detail
        self._error.hide()
        self._state.setText(_line(detail, self._desk))
        self.outcome_edit.set_text(detail.outcome)
        ended = detail.row.state in (InitiativeState.DONE, InitiativeState.DROPPED)
        self.outcome_edit.setVisible(ended or bool(detail.outcome))
        if before is None or before.row.state is not detail.row.state or not self._buttons:
            self._show_moves(detail.row.state)

    def open_draft(self, place: Place) -> bool:
        """Ask again why it is dropped, where a draft begins to say so."""
        row = None if self._detail is None else self._detail.row
        ours = row is not None and place == Place("initiative", int(row.id), "dropped")
        if ours:
            self._on_move_clicked(InitiativeState.DROPPED)
        return ours

    def _show_moves(self, state: InitiativeState) -> None:
        """Offer the states that it can go to from here."""
        had_focus = any(button.hasFocus() for button in self._buttons.values())
        for button in self._buttons.values():
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for target in INITIATIVE_MOVES[state]:
            ended = state in (InitiativeState.DONE, InitiativeState.DROPPED)
            words = "Take up again" if ended else BACK.get((state, target), WORDS[target])
            button = Button(self._desk.themes, words, small=True)
            button.clicked.connect(partial(self._on_move_clicked, target))
            self._flow.addWidget(button)
            self._buttons[target] = button
        if had_focus:
            next(iter(self._buttons.values())).setFocus()

    def _on_move_clicked(self, state: InitiativeState) -> None:
        assert self._detail is not None
        row = self._detail.row
        self._wanted = state
        if state is InitiativeState.DROPPED:
            self.prompt.ask(f"Why is {labels.quoted(row.title)} dropped?", field="dropped")
            return
        if state in ACCEPTED_STATES and row.state not in ACCEPTED_STATES:
            warning = self._desk.workspace.read(would_overcommit, row.quarter, row.hours).sentence
            if warning:
                self.question.ask(warning, "Accept it anyway")
                return
        self._bring_to(state)

    def _bring_to(self, state: InitiativeState, why: str = "") -> bool:
        """Write a state; a refusal stands here."""
        assert self._detail is not None
        row = self._detail.row
        label = labels.did(DONE_LABELS[state], row.title)
        refuse = self.prompt.show_error if why else self._show_error
        return self._desk.run(refuse, label, initiatives.set_state, row.id, state, why)

    def _show_error(self, sentence: str) -> None:
        """Say why it can't go there."""
        self._error.setText(sentence)
        self._error.show()

    def _on_question_accepted(self) -> None:
        if self._wanted is not None:
            self._bring_to(self._wanted)

    def _on_prompt_accepted(self, why: str) -> None:
        self._bring_to(InitiativeState.DROPPED, why)

    def _on_outcome_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did("Noted the outcome of", row.title)
            self._desk.run(self.outcome_edit.show_error, label, initiatives.set_outcome, row.id, text)


def _line(detail: InitiativeDetail, desk: Desk) -> str:
    """Return the state with its day: "In progress, committed Mon 5 Oct"."""
    row, today = detail.row, desk.clock.today()
    words = row.state.word.capitalize()
    if row.done_on is not None:
        return f"{words} since {say_date(row.done_on, today)}"
    if detail.committed_on is not None and row.state is InitiativeState.COMMITTED:
        return f"{words} since {say_date(detail.committed_on, today)}"
    if detail.committed_on is not None:
        return f"{words}, committed {say_date(detail.committed_on, today)}"
    return words
