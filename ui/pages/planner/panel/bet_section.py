"""What a bet believes, what would prove it, and how it ended. Imports the core and widgets."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.commands import bets, labels
from csops_desktop.domain.planning import InitiativeState, Tier, Verdict
from csops_desktop.queries.planner_rows import InitiativeDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

VERDICTS = ((Verdict.WON, "Won"), (Verdict.LOST, "Lost"), (Verdict.LEARNED, "Learned"))


class BetSection(Section):
    """Hypothesis and proof, and the verdict at the end."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Bet", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self._wanted = Verdict.NONE
        themes = desk.themes
        self.hypothesis_edit = InlineEdit(themes, "Hypothesis", placeholder="What do you believe?", multi_line=True)
        self.proof_edit = InlineEdit(themes, "Proof", placeholder="What would prove it?", multi_line=True)
        self._verdict = TextLabel(role="strong", wrap=True)
        self._impact = TextLabel(wrap=True)
        self.buttons = {verdict: Button(themes, words, small=True) for verdict, words in VERDICTS}
        self._row = QWidget()
        self.prompt = ReasonPrompt(themes)
        self._fill_body()
        self.hypothesis_edit.committed.connect(self._on_hypothesis_edit_committed)
        self.proof_edit.committed.connect(self._on_proof_edit_committed)
        for verdict, button in self.buttons.items():
            button.clicked.connect(partial(self._ask, verdict))
        self.prompt.accepted.connect(self._on_prompt_accepted)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show a bet; nothing for what is none."""
        row = detail.row
        self.setVisible(row.tier is Tier.BET)
        if self._detail is None or self._detail.row.id != row.id:
            self.prompt.put_aside()
        self._detail = detail
        self.hypothesis_edit.set_text(detail.hypothesis)
        self.proof_edit.set_text(detail.proof)
        decided = row.verdict is not Verdict.NONE
        started = row.state in (InitiativeState.IN_PROGRESS, InitiativeState.DONE)
        self._row.setVisible(started)
        for verdict, button in self.buttons.items():
            button.setEnabled(verdict is not row.verdict)
        self._verdict.setVisible(decided)
        self._impact.setVisible(decided)
        if decided and detail.verdict_on is not None:
            day = say_date(detail.verdict_on, self._desk.clock.today())
            self._verdict.setText(f"{row.verdict.value.capitalize()}, {day}")
            self._impact.setText(detail.actual_impact)

    def _fill_body(self) -> None:
        """Set the two texts over the verdict."""
        for name, edit in (("Hypothesis", self.hypothesis_edit), ("What would prove it", self.proof_edit)):
            self.body.addWidget(TextLabel(name, "small"))
            self.body.addWidget(edit)
        self.body.addWidget(self._verdict)
        self.body.addWidget(self._impact)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(TextLabel("Verdict", "muted"))
        for verdict, button in self.buttons.items():
            button.setAccessibleName(f"Verdict: {verdict.value}")
            row.addWidget(button)
        row.addStretch(1)
        self.body.addWidget(self._row)
        self.body.addWidget(self.prompt)

    def _ask(self, verdict: Verdict) -> None:
        """Ask for the impact that it really had."""
        self._wanted = verdict
        text = "" if self._detail is None else self._detail.actual_impact
        self.prompt.ask(f"{verdict.value.capitalize()}: what was the impact really?", text=text)

    def _on_prompt_accepted(self, impact: str) -> None:
        if self._detail is not None:
            label = labels.did(f"Decided, {self._wanted.value}:", self._detail.row.title)
            decide = bets.decide_bet
            self._desk.run(self.prompt.show_error, label, decide, self._detail.row.id, self._wanted, impact)

    def _on_hypothesis_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            label = labels.did("Worded the hypothesis of", self._detail.row.title)
            self._desk.run(self.hypothesis_edit.show_error, label, bets.set_hypothesis, self._detail.row.id, text)

    def _on_proof_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            label = labels.did("Said what would prove", self._detail.row.title)
            self._desk.run(self.proof_edit.show_error, label, bets.set_proof, self._detail.row.id, text)
