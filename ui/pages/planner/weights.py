"""How much each scale counts; a new weighting needs a reason, the older ones stay listed. Imports the core, widgets."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from csops_desktop.commands import bets as commands
from csops_desktop.domain.scoring import LARGEST_WEIGHT
from csops_desktop.queries.bets import weightings
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.line_field import LineField
from ui.widgets.section import Section
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel

SCALES = (("impact", "Impact"), ("ability", "Ability to deliver"), ("fit", "Fit with priorities"))

SHOWN = 5
"""Older weightings that are listed."""


class WeightsSection(Section):
    """The weights in force, and the history."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.themes, "Weights", parent=parent)
        self._desk = desk
        self._in_force: tuple[int, int, int] | None = None
        self.boxes = {key: SpinBox(desk.themes, f"Weight of {name.lower()}") for key, name in SCALES}
        self.why_edit = LineField()
        self.why_edit.setAccessibleName("Why the weights change")
        belongs_to(self, "priorities.weights")
        name_field(self.why_edit, "why", "why the weights change")
        self.why_edit.setPlaceholderText("Why, in one sentence")
        self.save_button = Button(desk.themes, "Use these weights", small=True)
        self._error = TextLabel(role="error", wrap=True)
        self._history = TextLabel(role="small", wrap=True)
        form = QGridLayout()
        form.setColumnStretch(0, 1)
        form.setVerticalSpacing(6)
        for line, (key, name) in enumerate(SCALES):
            form.addWidget(TextLabel(name, "muted"), line, 0)
            form.addWidget(self.boxes[key], line, 1)
            self.boxes[key].setRange(0, LARGEST_WEIGHT)
            self.boxes[key].valueChanged.connect(self._show_button)
        self.body.addLayout(form)
        self.body.addWidget(self.why_edit)
        self.body.addWidget(self._error)
        self.body.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._history)
        self.body.addStretch(1)
        self._error.hide()
        self.why_edit.submit_requested.connect(self._save)
        self.save_button.clicked.connect(self._save)

    def refresh(self) -> None:
        """Read the weightings again; weights that are being chosen stay unless others came into force."""
        rows = self._desk.workspace.read(weightings)
        now = (rows[0].impact, rows[0].ability, rows[0].fit)
        if now != self._in_force:
            self._in_force = now
            for box, value in zip(self.boxes.values(), now, strict=True):
                box.setValue(value)
            self.why_edit.clear()
            self._error.hide()
        self._show_button()
        today = self._desk.clock.today()
        lines = [
            f"{say_date(row.set_on, today)}: {row.impact} · {row.ability} · {row.fit}, {row.why}"
            for row in rows[:SHOWN]
            if row.set_on is not None
        ]
        self._history.setText("\n".join(lines) or "Nobody has changed them yet.")

    def _show_button(self) -> None:
        """Offer to save only what is different."""
        chosen = tuple(box.value() for box in self.boxes.values())
        different = chosen != self._in_force
        self.save_button.setVisible(different)
        self.why_edit.setVisible(different)

    def _save(self) -> None:
        """Let other weights count from now on."""
        self._error.hide()
        impact, ability, fit = (box.value() for box in self.boxes.values())
        label = f"Changed the weights to {impact} · {ability} · {fit}"
        self._desk.run(self._refuse, label, commands.set_weighting, impact, ability, fit, self.why_edit.text())

    def _refuse(self, sentence: str) -> None:
        """Say why the weights were refused."""
        self._error.setText(sentence)
        self._error.show()
        self.why_edit.setAccessibleDescription(sentence)
