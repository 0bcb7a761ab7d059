"""One promise: what, by when, how it stands; done, moved, nudged, cancelled where it stands. Imports Qt and widgets."""

from __future__ import annotations

from functools import partial
from typing import override

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import commitments, labels
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.promises import CommitmentState, Direction
from csops_desktop.queries.board import owners
from csops_desktop.queries.people import usual_slip_of
from csops_desktop.queries.people_rows import CommitmentDetail
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.people.move_form import MoveForm, NewDay
from ui.pages.people.promise_details import PromiseDetails
from ui.pages.people.promise_menu import PromiseMenu
from ui.pages.people.words import meta_of, pill_of, slip_sentence, spoken
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.field_keys import claims
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.pill import Pill
from ui.widgets.reason_prompt import ReasonPrompt
from ui.widgets.text_label import TextLabel, plain_tooltip

NARROW = 560
"""Below this width, in the drawing's pixels, the buttons stand beneath the words."""

GAP = 6
"""Pixels between the controls of a line."""

_KEYS = {
    Qt.Key.Key_D: "finish_promise",
    Qt.Key.Key_M: "move_promise",
    Qt.Key.Key_N: "nudge_promise",
    Qt.Key.Key_C: "cancel_promise",
    Qt.Key.Key_Delete: "trash_promise",
}
"""What the keys do, as `ui.actions` tells it."""


def _indent(themes: ThemeManager) -> int:
    """Return where the words begin, behind the chevron."""
    return themes.metrics.icon + 6 + GAP


class PromiseLine(QFrame):
    """Shows a promise and does what can be done with it.

    Keys, while one of its buttons has the keyboard: D done, M move, N nudge, C cancel, Delete to the trash, F2 words.

    Signals:
        nudge_requested: remind whoever owes it.
        thing_requested: show this thing where it lives; kind and id.
        leaving: it is about to go from this list, and with it the keyboard.
    """

    nudge_requested = Signal()
    thing_requested = Signal(str, int)
    leaving = Signal()

    def __init__(self, desk: Desk, *, with_person: bool = False, parent: QWidget | None = None) -> None:
        """Make an empty line.

        Args:
            desk: what sections share.
            with_person: say who owes it; off where the whole page is about them.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._desk = desk
        self._with_person = with_person
        self._detail: CommitmentDetail | None = None
        self._details: PromiseDetails | None = None
        self._narrow: bool | None = None
        self.setProperty("ground", "card")
        self.open_button = IconButton(desk.themes, "chevron-right", "Show details", small=True)
        self.what_edit = InlineEdit(desk.themes, "Promise", font_role="card_title", placeholder="What was promised?")
        name_field(self.what_edit, "what", "the words of")
        self.pill = Pill(desk.themes)
        self.done_button = Button(desk.themes, "Done", small=True)
        self.move_button = Button(desk.themes, "Move", small=True)
        self.nudge_button = Button(desk.themes, "Nudge", small=True)
        self.reopen_button = Button(desk.themes, "Reopen", small=True)
        self.more_button = IconButton(desk.themes, "more", "More actions", small=True)
        self._meta = TextLabel(role="small", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self.move_form = MoveForm(desk)
        self.cancel_prompt = ReasonPrompt(desk.themes)
        self._menu = PromiseMenu(desk.themes, self)
        self._lay_out()
        self._connect()

    def show_promise(self, detail: CommitmentDetail) -> None:
        """Show a stored promise."""
        self._detail = detail
        row, today = detail.row, self._desk.clock.today()
        belongs_to(self, "commitment", int(row.id), f"the promise {labels.quoted(row.what)}")
        trashed = row.trashed_on is not None
        is_open = row.state is CommitmentState.OPEN and not trashed
        self.what_edit.set_text(row.what, struck=row.state is CommitmentState.CANCELLED)
        self.pill.show_fact(*pill_of(row, today))
        self._meta.setText(meta_of(row, today, with_person=self._with_person))
        self._meta.setVisible(bool(self._meta.text()))
        self._meta.setToolTip(plain_tooltip("\n".join(slip_sentence(slip, today) for slip in detail.slips)))
        self.done_button.setVisible(is_open)
        self.move_button.setVisible(is_open)
        self.move_button.say("Move" if row.due_on else "Date")
        self.nudge_button.setVisible(is_open and row.direction is Direction.THEY_OWE and row.person_id is not None)
        self.reopen_button.setVisible(not is_open)
        self.reopen_button.say("Restore" if trashed else "Reopen")
        self.more_button.setVisible(not trashed)
        self._error.hide()
        self._quiet.setContentsMargins(_indent(self._desk.themes), 0, 4, 0)
        self._below.setContentsMargins(_indent(self._desk.themes), 4, 0, 0)
        self.setAccessibleName(spoken(detail, today))
        for button, verb in self._spoken_buttons():
            button.setAccessibleDescription(f"{verb}: {row.what}")
        self._menu.offer(row, with_person=self._with_person)
        if self._details is not None:
            self._details.show_detail(detail)

    def show_error(self, sentence: str) -> None:
        """Say why something was refused."""
        self._error.setText(sentence)
        self._error.show()

    def show_details(self, shown: bool) -> None:
        """Show or hide everything else about the promise; made when it is first wanted."""
        if shown and self._details is None and self._detail is not None:
            self._details = PromiseDetails(self._desk, _indent(self._desk.themes))
            self._details.thing_requested.connect(self.thing_requested)
            self._body.addWidget(self._details)
            self._details.show_detail(self._detail)
        if self._details is not None:
            self._details.setVisible(shown)
        self.open_button.setIcon(self._desk.themes.icon("chevron-down" if shown else "chevron-right"))
        name = "Hide details" if shown else "Show details"
        self.open_button.setAccessibleName(name)
        self.open_button.setToolTip(name)

    def finish(self) -> None:
        """Mark it done, today."""
        if self._is_open():
            self.leaving.emit()
            self._run("Done:", commitments.finish_commitment)

    def ask_day(self) -> None:
        """Ask for another day."""
        if self._detail is None or not self._is_open():
            return
        row, workspace = self._detail.row, self._desk.workspace
        _, working = workspace.read(usual_slip_of, row.person) if row.person else (None, ())
        theirs = row.direction is Direction.THEY_OWE
        self.cancel_prompt.hide()
        self.move_form.ask(row.due_on, row.person if theirs else "me", workspace.read(owners), working)

    def cancel(self) -> None:
        """Ask why it no longer holds."""
        if self._is_open():
            self.move_form.hide()
            self.cancel_prompt.ask("Why does it no longer hold?", field="cancel")

    def trash(self) -> None:
        """Throw it away: it was noted by mistake."""
        if self._detail is None or self._detail.row.trashed_on is not None:
            return
        self.leaving.emit()
        self._run("Moved to the trash:", commitments.trash_commitment)

    def reopen(self) -> None:
        """Say that it is open after all, or bring it back from the trash."""
        self.leaving.emit()
        if self._detail is not None and self._detail.row.trashed_on is not None:
            self._run("Restored", commitments.restore_commitment)
        else:
            self._run("Reopened", commitments.reopen_commitment)

    def open_draft(self, place: Place) -> bool:
        """Ask again what a draft answers; `False` where it is about something else."""
        ours = self._detail is not None and place[:2] == ("commitment", int(self._detail.row.id))
        if ours:
            asks = {"cancel": self.cancel, "text_of_the_nudge": self._ask_nudge}
            asks |= dict.fromkeys(MoveForm.FIELDS, self.ask_day)
            asks.get(place.field, partial(self.show_details, True))()
        return ours

    def do(self, action_id: str) -> None:
        """Do one of the actions that `ui.actions` declares for a promise.

        Raises:
            KeyError: it is none of them.
        """
        acts = {
            "finish_promise": self.finish,
            "move_promise": self.ask_day,
            "nudge_promise": self._ask_nudge,
            "cancel_promise": self.cancel,
            "trash_promise": self.trash,
        }
        acts[action_id]()

    @override
    def event(self, event: QEvent) -> bool:
        return claims(event, Qt.Key.Key_F2) or super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action_id = _KEYS.get(Qt.Key(event.key()))
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_F2:
            self.what_edit.edit()
        elif action_id is not None:
            self.do(action_id)
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons beside the words, or beneath them where there is no room; the pill stays beside them."""
        narrow = self.width() < self._desk.themes.metrics.px(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        (self._head if narrow else self._below).removeWidget(self._buttons)
        if narrow:
            self._head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
            self._below.insertWidget(0, self._buttons)
        else:
            self._row.insertWidget(0, self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
            self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        # A widget that changes its parent while that is out of sight stays hidden.
        self.pill.show()
        self._buttons.show()

    def _lay_out(self) -> None:
        """Set words, pill and buttons over the questions and the details."""
        for button, key in ((self.done_button, "D"), (self.move_button, "M"), (self.nudge_button, "N")):
            button.setToolTip(f"{button.text()} ({key})")
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        for widget in (
            self.pill, self.done_button, self.move_button, self.nudge_button, self.reopen_button, self.more_button
        ):  # fmt: skip
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = QHBoxLayout()
        self._head.setSpacing(GAP)
        self._head.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(self.what_edit, 1, Qt.AlignmentFlag.AlignTop)
        self._quiet = QHBoxLayout()
        self._quiet.addWidget(self._meta)
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(self._head)
        words.addLayout(self._quiet)
        words.addLayout(self._below)
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(8, 8, 10, 8)
        self._body.setSpacing(8)
        self._body.addLayout(words)
        for below in (self._error, self.move_form, self.cancel_prompt):
            self._body.addWidget(below)
        self._error.hide()
        self._head.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
        self._narrow = False

    def _connect(self) -> None:
        """What each control does."""
        self.more_button.setMenu(self._menu)
        self.more_button.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        self._menu.cancel_requested.connect(self.cancel)
        self._menu.trash_requested.connect(self.trash)
        self._menu.thing_requested.connect(self.thing_requested)
        self.open_button.clicked.connect(self._on_open_button_clicked)
        self.what_edit.committed.connect(self._on_what_edit_committed)
        self.done_button.clicked.connect(self.finish)
        self.move_button.clicked.connect(self.ask_day)
        self.nudge_button.clicked.connect(self.nudge_requested)
        self.reopen_button.clicked.connect(self.reopen)
        self.move_form.accepted.connect(self._on_move_form_accepted)
        self.move_form.cancelled.connect(self._on_move_form_cancelled)
        self.cancel_prompt.accepted.connect(self._on_cancel_prompt_accepted)
        self.cancel_prompt.cancelled.connect(self._on_cancel_prompt_cancelled)

    def _spoken_buttons(self) -> tuple[tuple[QWidget, str], ...]:
        """Return the buttons with the verb that a screen reader puts before the promise."""
        buttons = (self.open_button, self.done_button, self.move_button, self.nudge_button, self.reopen_button)
        verbs = ("Details", "Done", "Move", "Nudge", "Reopen", "More actions")
        return tuple(zip((*buttons, self.more_button), verbs, strict=True))

    def _run(self, verb: str, command: object, *args: object, **changes: object) -> bool:
        """Run a command on the promise; what is refused is said here."""
        if self._detail is None:
            return False
        row = self._detail.row
        return self._desk.run(self.show_error, labels.did(verb, row.what), command, row.id, *args, **changes)  # type: ignore[arg-type]

    def _is_open(self) -> bool:
        """Say whether there is something to be done about it."""
        row = None if self._detail is None else self._detail.row
        return row is not None and row.state is CommitmentState.OPEN and row.trashed_on is None

    def _ask_nudge(self) -> None:
        if not self.nudge_button.isHidden():
            self.nudge_requested.emit()

    def _on_open_button_clicked(self) -> None:
        self.show_details(self._details is None or self._details.isHidden())

    def _on_what_edit_committed(self, text: str) -> None:
        if self._detail is not None:
            refuse, label = self.what_edit.show_error, labels.did("Changed a promise:", text)
            self._desk.run(refuse, label, commitments.edit_commitment, self._detail.row.id, what=text)

    def _on_move_form_accepted(self, new: NewDay) -> None:
        assert self._detail is not None
        row, today = self._detail.row, self._desk.clock.today()
        label = f"Moved {labels.quoted(row.what)} to {say_date(new.day, today)}"
        refuse = self.move_form.show_error
        done = self._desk.run(refuse, label, commitments.move_due, row.id, new.day, moved_by=new.moved_by, why=new.why)
        if done:
            self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_move_form_cancelled(self) -> None:
        self.move_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel_prompt_accepted(self, why: str) -> None:
        assert self._detail is not None
        row = self._detail.row
        self.leaving.emit()
        refuse, label = self.cancel_prompt.show_error, labels.did("Cancelled", row.what)
        self._desk.run(refuse, label, commitments.cancel_commitment, row.id, why)

    def _on_cancel_prompt_cancelled(self) -> None:
        self.more_button.setFocus(Qt.FocusReason.OtherFocusReason)
