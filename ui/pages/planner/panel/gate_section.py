"""What holds one bet: the gate's conditions as they stand, its own, and opening it anyway. Imports the core, Qt."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.commands import gates, labels
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.gates import Override
from csops_desktop.domain.planning import Tier
from csops_desktop.domain.quarters import Quarter
from csops_desktop.queries.planner_rows import InitiativeDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.planner.panel.conditions import ConditionAdder, ConditionList
from ui.widgets.button import Button
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel


class GateSection(Section):
    """The gate of one bet.

    Signals:
        thing_requested(kind, id): show what a condition is about.
    """

    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Gate", parent=parent)
        self._desk = desk
        self._detail: InitiativeDetail | None = None
        self._sentence = TextLabel(wrap=True)
        self.conditions = ConditionList(desk)
        self.open_button = Button(desk.themes, "Open anyway…", icon="lock", small=True)
        self.prompt = ReasonPrompt(desk.themes)
        self._overrides = TextLabel(role="muted", wrap=True)
        self.adder = ConditionAdder(desk, "Only this bet waits")
        self.body.addWidget(self._sentence)
        self.body.addWidget(self.conditions)
        self.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.prompt)
        self.body.addWidget(self._overrides)
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.adder)
        self.body.addWidget(holder)
        self.open_button.clicked.connect(self.ask)
        self.prompt.accepted.connect(self._on_prompt_accepted)
        self.conditions.thing_requested.connect(self.thing_requested)

    def show_detail(self, detail: InitiativeDetail) -> None:
        """Show what holds a bet; nothing for what is none."""
        row = detail.row
        self.setVisible(row.tier is Tier.BET)
        if self._detail is None or self._detail.row.id != row.id:
            self.prompt.hide()
        self._detail = detail
        gate = detail.gate
        self._sentence.setText(gate.sentence if gate is not None and gate.sentence else "Nothing holds it.")
        self.conditions.show_conditions(() if gate is None else gate.conditions)
        self.open_button.setVisible(row.held)
        today = self._desk.clock.today()
        lines = [_opened(one, row.quarter, today) for one in detail.overrides]
        self._overrides.setText("\n".join(lines))
        self._overrides.setVisible(bool(lines))
        self.adder.show_quarter(row.quarter, row.id)

    def ask(self) -> None:
        """Ask why the bet is opened though its gate holds it."""
        hint = "The reason; it stands in the deck"
        self.prompt.ask("Why is it opened though its gate holds it?", placeholder=hint, field="open_anyway")

    def open_draft(self, place: Place) -> bool:
        """Ask again why the bet is opened, where a draft begins to say so."""
        row = None if self._detail is None else self._detail.row
        ours = row is not None and place == Place("initiative", int(row.id), "open_anyway")
        if ours:
            self.ask()
        return ours

    def _on_prompt_accepted(self, why: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = labels.did("Opened anyway:", row.title)
            self._desk.run(self.prompt.show_error, label, gates.open_anyway, row.id, why)


def _opened(one: Override, quarter: Quarter, today: date) -> str:
    """Say how a bet was opened anyway, and that it doesn't count where the bet was moved since."""
    said = f"{say_date(one.day, today)}: {one.why}"
    if one.holds:
        return f"Opened anyway {said}"
    return f"Opened anyway for {one.quarter.title}; it does not hold for {quarter.title}. {said}"
