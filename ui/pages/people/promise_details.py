"""Everything else about a promise: who agreed, what it is for, what waits for it, its slips and nudges."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.commands import commitments, labels
from csops_desktop.domain.ids import PlanStepId, ResponsibilityId
from csops_desktop.queries.board import board_cards
from csops_desktop.queries.documents import document_by_title, titles
from csops_desktop.queries.people_rows import CommitmentDetail
from csops_desktop.queries.responsibility import responsibility
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.people.words import nudge_sentence, slip_sentence
from ui.widgets.combo_box import ComboBox
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.labelled_form import LabelledForm
from ui.widgets.text_label import TextLabel

NO_STEP = "No step waits for it"


class PromiseDetails(QWidget):
    """The fields that a line has no room for; edited in place.

    Signals:
        thing_requested: show this thing where it lives; kind and id.

    Args:
        desk: what it reads from and changes.
        indent: where its words begin, in pixels.
    """

    thing_requested = Signal(str, int)

    def __init__(self, desk: Desk, indent: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._indent = indent
        self._detail: CommitmentDetail | None = None
        self._steps: list[PlanStepId | None] = [None]
        themes = desk.themes
        self.agreed_edit = InlineEdit(themes, "Agreed by", placeholder="Who agreed, in their own words")
        self.card_edit = InlineEdit(themes, "For", placeholder="Link a card", completions=self._cards)
        self.step_box = ComboBox(themes, "Step that waits for it")
        # A long step is cut in the box; it must not make the page wider than the window.
        self.step_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.step_box.setMinimumContentsLength(10)
        self.document_edit = InlineEdit(themes, "About", placeholder="Link a document", completions=self._documents)
        self.time_edit = InlineEdit(themes, "At", placeholder="Any time of the day")
        self.note_edit = InlineEdit(themes, "Note", placeholder="Add a note", multi_line=True)
        self._history = TextLabel(role="small", wrap=True)
        self._step_label = TextLabel("Waiting", "muted")
        self._lay_out()
        self.agreed_edit.committed.connect(partial(self._on_text_committed, "agreed_by", self.agreed_edit))
        self.time_edit.committed.connect(partial(self._on_text_committed, "due_at", self.time_edit))
        self.note_edit.committed.connect(partial(self._on_text_committed, "note", self.note_edit))
        self.card_edit.committed.connect(self._on_card_edit_committed)
        self.document_edit.committed.connect(self._on_document_edit_committed)
        self.step_box.activated.connect(self._on_step_box_activated)

    def show_detail(self, detail: CommitmentDetail) -> None:
        """Show a promise; fields that are open keep what is typed."""
        self._detail = detail
        row = detail.row
        self.agreed_edit.set_text(row.agreed_by)
        self.card_edit.set_text(row.responsibility)
        self.document_edit.set_text(row.document)
        self.time_edit.set_text(row.due_at)
        self.note_edit.set_text(row.note)
        self._show_steps(row.responsibility_id, row.plan_step_id)
        self._history.setText("\n".join(self._past(detail)))

    def _past(self, detail: CommitmentDetail) -> list[str]:
        """Return what happened to it so far, the oldest first."""
        today = self._desk.clock.today()
        made = f"Promised {say_date(detail.row.made_on, today)}"
        first = detail.row.first_due_on
        lines = [f"{made}, for {say_date(first, today)} at first" if first and detail.slips else made]
        lines += [slip_sentence(slip, today) for slip in detail.slips]
        return lines + [nudge_sentence(nudge, today) for nudge in detail.nudges]

    def _show_steps(self, rid: ResponsibilityId | None, chosen: PlanStepId | None) -> None:
        """Offer the steps of the card's plan; without a card there are none."""
        found = None if rid is None else self._desk.workspace.read(responsibility, rid)
        steps = () if found is None else found.steps
        offered = [step for step in steps if step.done_on is None or step.id == chosen]
        self._steps = [None, *(step.id for step in offered)]
        self.step_box.clear()
        self.step_box.addItems([NO_STEP, *(step.text for step in offered)])
        self.step_box.setCurrentIndex(self._steps.index(chosen) if chosen in self._steps else 0)
        self._step_label.setVisible(bool(offered))
        self.step_box.setVisible(bool(offered))

    def _lay_out(self) -> None:
        """Set the fields behind their labels, and what happened beneath."""
        form = LabelledForm(10, 2, "muted", Qt.AlignmentFlag.AlignVCenter)
        form.add_field("Agreed", self.agreed_edit)
        form.add_field("For", self.card_edit)
        form.add_field(self._step_label, self.step_box)
        form.add_field("About", self.document_edit)
        form.add_field("At", self.time_edit)
        form.add_field("Note", self.note_edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(self._indent, 0, 0, 2)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(self._history)

    def _cards(self) -> list[str]:
        return sorted(card.title for card in self._desk.workspace.read(board_cards))

    def _documents(self) -> list[str]:
        return self._desk.workspace.read(titles)

    def _edit(self, refuse: Any, **changes: Any) -> None:
        """Change the promise; what is refused is said at the field."""
        if self._detail is not None:
            row = self._detail.row
            label = labels.did("Changed a promise:", row.what)
            self._desk.run(refuse, label, commitments.edit_commitment, row.id, **changes)

    def _on_text_committed(self, column: str, edit: InlineEdit, text: str) -> None:
        self._edit(edit.show_error, **{column: text})

    def _on_card_edit_committed(self, text: str) -> None:
        if not text:
            self._edit(self.card_edit.show_error, responsibility_id=None, plan_step_id=None)
            return
        wanted = text.casefold()
        cards = self._desk.workspace.read(board_cards)
        found = next((card.id for card in cards if card.title.casefold() == wanted), None)
        if found is None:
            self.card_edit.show_error(f"There is no card {labels.quoted(text)}.")
            return
        self._edit(self.card_edit.show_error, plan_step_id=None, responsibility_id=found)

    def _on_document_edit_committed(self, text: str) -> None:
        found = self._desk.workspace.read(document_by_title, text) if text else None
        if text and found is None:
            self.document_edit.show_error(f"There is no document {labels.quoted(text)}.")
            return
        self._edit(self.document_edit.show_error, document_id=None if found is None else found.id)

    def _on_step_box_activated(self, index: int) -> None:
        self._edit(self.card_edit.show_error, plan_step_id=self._steps[index])
