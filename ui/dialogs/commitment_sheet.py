"""A new promise from anywhere: who, what, by when, who agreed, and what it is for. Imports the core and widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from csops_desktop.commands import labels
from csops_desktop.commands.commitments import add_commitment
from csops_desktop.domain.ids import PlanStepId, ResponsibilityId
from csops_desktop.domain.promises import Direction
from csops_desktop.errors import UserError
from csops_desktop.queries.board import board_cards, owners
from csops_desktop.queries.responsibility import responsibility
from ui.bridge import WorkspaceBridge
from ui.dialogs.sheet import Sheet
from ui.pages.board.panel.desk import Desk
from ui.pages.people.buffer_hint import BufferHint
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import belongs_to
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 560
DIRECTIONS = {Direction.THEY_OWE: "They owe me", Direction.I_OWE: "I owe them"}
NO_STEP = "No step waits for it"


class CommitmentSheet(Sheet):
    """The fields of a promise; Enter adds it.

    Signals:
        added: the promise is there (its id).
    """

    added = Signal(int)

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget) -> None:
        """Make it hidden.

        Args:
            bridge: the workspace.
            themes: the look.
            parent: what it opens over: the window, or anything in it.
        """
        super().__init__(themes, parent.window(), "New promise", width=WIDTH)
        self.setObjectName("commitment_sheet")
        belongs_to(self, "new_commitment", called="a new promise")
        self._workspace = bridge.workspace
        self._steps: list[PlanStepId | None] = [None]
        self._cards = {card.title.casefold(): card for card in bridge.workspace.read(board_cards)}
        self.direction_box = ComboBox(themes, "Who promised")
        self.direction_box.addItems(list(DIRECTIONS.values()))
        self.person_edit = self._field("Person", bridge.workspace.read(owners))
        self.what_edit = self._field("What")
        self.due_edit = DateEdit(themes, bridge.workspace.clock, "Due", placeholder="By when")
        self.agreed_edit = self._field("Agreed")
        self.card_edit = self._field("For card", sorted(card.title for card in self._cards.values()))
        self.step_box = ComboBox(themes, "Step that waits for it")
        # A long step is cut in the box; it must not make the page wider than the window.
        self.step_box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.step_box.setMinimumContentsLength(10)
        self._step_label = TextLabel("Waiting", "label")
        self.hint = BufferHint(Desk(themes, bridge.workspace))
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.cancel_button = self.add_button("Cancel")
        self.save_button = self.add_button("Add promise", "primary", "add")
        self._connect()

    def open_for(self, person: str = "", direction: Direction = Direction.THEY_OWE, card: str = "") -> None:
        """Open it with what is known already.

        Args:
            person: their name, "" where that is open.
            direction: who promised.
            card: the title of the card that it is for.
        """
        self.person_edit.setText(person)
        self.direction_box.setCurrentIndex(list(DIRECTIONS).index(direction))
        self.card_edit.setText(card)
        self._show_steps()
        self.open()

    @override
    def first_focus(self) -> QWidget:
        return self.what_edit if self.person_edit.text() else self.person_edit

    @property
    def direction(self) -> Direction:
        """Who promised, as chosen."""
        return list(DIRECTIONS)[self.direction_box.currentIndex()]

    def submit(self) -> None:
        """Add the promise; what is refused is said here."""
        if self.due_edit.edit.isModified():
            return
        what = " ".join(self.what_edit.text().split())
        card = self._card()
        if card is None and self.card_edit.text().strip():
            self.refuse(f"There is no card {labels.quoted(self.card_edit.text().strip())}.", self.card_edit)
            return
        try:
            promise = self._workspace.run(
                labels.did("Added a promise:", what),
                add_commitment,
                what,
                person=self.person_edit.text(),
                direction=self.direction,
                due_on=self.due_edit.day,
                agreed_by=self.agreed_edit.text(),
                responsibility_id=card,
                plan_step_id=self._steps[max(self.step_box.currentIndex(), 0)],
            )
        except UserError as error:
            self.refuse(str(error), self.what_edit if self.person_edit.text().strip() else self.person_edit)
            return
        self.dismiss()
        self.added.emit(int(promise))

    def refuse(self, sentence: str, field: QLineEdit) -> None:
        """Say beneath the fields why it was not taken, and bring the keyboard to the one that is meant."""
        self._error.setText(sentence)
        self._error.show()
        field.setAccessibleDescription(sentence)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

    def _field(self, name: str, offered: Sequence[str] = ()) -> LineField:
        """Return a field."""
        field = LineField()
        field.setAccessibleName(name)
        field.setObjectName(f"{name.lower().replace(' ', '_')}_edit")
        if offered:
            completer = QCompleter(list(offered), field)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            field.setCompleter(completer)
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _lay_out(self) -> None:
        """Set the fields behind their labels, hint and error beneath."""
        self.agreed_edit.setPlaceholderText("Who agreed, in their own words")
        self.card_edit.setPlaceholderText("The card that it is for")
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        rows = (
            (TextLabel("Who promised", "label"), self.direction_box),
            (TextLabel("Person", "label"), self.person_edit),
            (TextLabel("What", "label"), self.what_edit),
            (TextLabel("Due", "label"), self.due_edit),
            (TextLabel("Agreed", "label"), self.agreed_edit),
            (TextLabel("For card", "label"), self.card_edit),
            (self._step_label, self.step_box),
        )
        for line, (label, field) in enumerate(rows):
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, line, 1)
        self.content.addLayout(grid)
        self.content.addWidget(self.hint)
        self.content.addWidget(self._error)
        self._error.hide()

    def _connect(self) -> None:
        """What each control does."""
        self.direction_box.activated.connect(self._look)
        self.person_edit.left.connect(self._look)
        self.card_edit.left.connect(self._show_steps)
        self.due_edit.committed.connect(self._on_due_edit_committed)
        self.due_edit.edit.submit_requested.connect(self._on_due_edit_submit_requested)
        self.hint.day_offered.connect(self._on_hint_day_offered)
        self.cancel_button.clicked.connect(self.dismiss)
        self.save_button.clicked.connect(self.submit)

    def _card(self) -> ResponsibilityId | None:
        """Return the card whose title is typed."""
        found = self._cards.get(" ".join(self.card_edit.text().split()).casefold())
        return None if found is None else found.id

    def _show_steps(self) -> None:
        """Offer the open steps of the card's plan."""
        card = self._card()
        detail = None if card is None else self._workspace.read(responsibility, card)
        steps = () if detail is None else tuple(step for step in detail.steps if step.done_on is None)
        chosen = self._steps[max(self.step_box.currentIndex(), 0)]
        self._steps = [None, *(step.id for step in steps)]
        self.step_box.clear()
        self.step_box.addItems([NO_STEP, *(step.text for step in steps)])
        self.step_box.setCurrentIndex(self._steps.index(chosen) if chosen in self._steps else 0)
        self.step_box.setVisible(bool(steps))
        self._step_label.setVisible(bool(steps))
        self.place()

    def _look(self, *_: object) -> None:
        """Say how late the person usually is, where that matters for the day."""
        self.hint.look(self.person_edit.text(), self.direction, self.due_edit.day)
        self.place()

    def _on_due_edit_committed(self, day: date | None) -> None:
        self.hint.look(self.person_edit.text(), self.direction, day)
        self.place()

    def _on_due_edit_submit_requested(self) -> None:
        """Add it, unless a buffer is offered: then the next Enter adds it as typed."""
        if self.hint.isVisible() and not self.hint.use_button.isHidden():
            self.save_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.submit()

    def _on_hint_day_offered(self, day: date) -> None:
        self.due_edit.edit.setModified(False)
        self.due_edit.set_date(day)
        self.hint.look(self.person_edit.text(), self.direction, day)
        self.hint.use_button.hide()
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)
