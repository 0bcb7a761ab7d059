"""What is done with a request next, by where it stands: decide, close, decline, ask again, answer."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import request_triage, requests
from csops_desktop.commands.labels import did, quoted
from csops_desktop.commands.snoozes import unsnooze
from csops_desktop.domain.drafts import Place
from csops_desktop.domain.requests import ACCEPTED, RequestState, asked_again_sentence
from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.queries.requests import names_of_askers
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.pages.requests.panel.closing import CloseForm
from ui.pages.requests.panel.decline_form import DeclineForm
from ui.pages.requests.triage.question import Question
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import keep_when_hidden
from ui.widgets.flow import FlowLayout
from ui.widgets.text_label import TextLabel


class ActsSection(QWidget):
    """Buttons for the next acts, and the forms that they open.

    Signals:
        triage_requested: decide it.
        reply_requested: write to whoever asked.
        documents_requested: go to the documents.
    """

    triage_requested = Signal()
    reply_requested = Signal()
    documents_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: RequestDetail | None = None
        themes = desk.themes
        self.decide_button = Button(themes, "Decide it", "primary", small=True)
        self.close_button = Button(themes, "Close…", "primary", small=True, icon="")
        self.decline_button = Button(themes, "Decline…", small=True)
        self.again_button = Button(themes, "Asked again…", small=True)
        self.up_button = Button(themes, "Take it up", "primary", small=True)
        self.reply_button = Button(themes, "Reply…", small=True)
        self.restore_button = Button(themes, "Restore", "primary", small=True)
        self.hint = TextLabel(role="strong", wrap=True)
        self.reason = TextLabel(role="text", wrap=True)
        self.revisit_edit = DateEdit(themes, desk.clock, "Look at it again", placeholder="No day", quiet=True)
        self._revisit = QWidget()
        self.snooze_edit = DateEdit(themes, desk.clock, "Put off until", placeholder="Not put off", quiet=True)
        self._snooze = QWidget()
        self.close_form = CloseForm(themes)
        self.decline_form = DeclineForm(themes, desk.clock)
        self.question = Question(themes)
        self._lay_out()
        self._connect()

    def show_detail(self, detail: RequestDetail, *, other: bool) -> None:
        """Show what can be done with a request.

        Args:
            detail: the request.
            other: it is another one than before, so that open forms are put away.
        """
        self._detail = detail
        row = detail.row
        if other:
            for form in (self.close_form, self.decline_form, self.question):
                keep_when_hidden(form)
                form.hide()
        live = not detail.trashed
        self.decide_button.setVisible(live and row.undecided)
        self.close_button.setVisible(live and row.state in ACCEPTED)
        self.decline_button.setVisible(live and (row.undecided or row.state in ACCEPTED))
        self.restore_button.setVisible(detail.trashed)
        self.up_button.setVisible(live and row.state is RequestState.WONT_DO)
        self.again_button.setVisible(live)
        self.reply_button.setVisible(live)
        hints = [hint for hint in (row.done_sentence, asked_again_sentence(row.asked)) if hint]
        self.hint.setText("\n".join(hints))
        self.hint.setVisible(bool(hints))
        declined = row.state is RequestState.WONT_DO
        self.reason.setText(f"Declined: {row.reason}")
        self.reason.setVisible(declined)
        self._revisit.setVisible(declined)
        self.revisit_edit.set_date(row.revisit_on)
        self._snooze.setVisible(live and row.undecided)
        self.snooze_edit.set_date(row.snoozed_until)

    def open_draft(self, place: Place) -> bool:
        """Open the form that a draft was typed in; `False` where it is about something else."""
        if self._detail is None or (place.kind, place.thing) != ("request", int(self._detail.row.id)):
            return False
        if place.field == "decline":
            self._on_decline_button_clicked()
        elif place.field == "close":
            self._on_close_button_clicked()
        elif place.field.endswith("of_the_reply"):
            self.reply_requested.emit()
        else:
            self._on_again_button_clicked()
        return True

    def _lay_out(self) -> None:
        """Set the buttons over what they open."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        buttons = FlowLayout(gap=6, line_gap=6)
        first = (self.restore_button, self.decide_button, self.close_button, self.up_button)
        for button in (*first, self.decline_button, self.again_button, self.reply_button):
            buttons.addWidget(button)
        lines = (
            (self._revisit, "Look at it again", self.revisit_edit),
            (self._snooze, "Put off until", self.snooze_edit),
        )
        for holder, words, edit in lines:
            line = QHBoxLayout(holder)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(TextLabel(words, "label"))
            line.addWidget(edit, 1)
        parts: tuple[QWidget, ...] = (self.hint, self.reason, self._revisit, self._snooze)
        for widget in parts:
            layout.addWidget(widget)
        layout.addLayout(buttons)
        for form in (self.close_form, self.decline_form, self.question):
            layout.addWidget(form)

    def _connect(self) -> None:
        """What each button and form does."""
        self.decide_button.clicked.connect(self.triage_requested)
        self.reply_button.clicked.connect(self.reply_requested)
        self.restore_button.clicked.connect(self._on_restore_button_clicked)
        self.close_button.clicked.connect(self._on_close_button_clicked)
        self.decline_button.clicked.connect(self._on_decline_button_clicked)
        self.again_button.clicked.connect(self._on_again_button_clicked)
        self.up_button.clicked.connect(self._on_up_button_clicked)
        self.close_form.submitted.connect(self._on_close_form_submitted)
        self.close_form.reply_requested.connect(self.reply_requested)
        self.close_form.documents_requested.connect(self.documents_requested)
        self.close_form.cancelled.connect(partial(self._back_to, self.close_button))
        self.decline_form.submitted.connect(self._on_decline_form_submitted)
        self.decline_form.cancelled.connect(partial(self._back_to, self.decline_button))
        self.question.answered.connect(self._on_question_answered)
        self.question.cancelled.connect(partial(self._back_to, self.again_button))
        self.revisit_edit.committed.connect(self._on_revisit_edit_committed)
        self.snooze_edit.committed.connect(self._on_snooze_edit_committed)

    def _back_to(self, button: Button) -> None:
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_away(self) -> None:
        """Hide the forms: one act at a time."""
        for form in (self.close_form, self.decline_form, self.question):
            form.hide()

    def _on_restore_button_clicked(self) -> None:
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(self._say, did("Restored", row.title), requests.restore_request, row.id)

    def _on_close_button_clicked(self) -> None:
        if self._detail is not None:
            self._put_away()
            self.close_form.ask(
                documents_updated=self._detail.documents_updated, requester_told=self._detail.requester_told
            )

    def _on_decline_button_clicked(self) -> None:
        self._put_away()
        self.decline_form.ask()

    def _on_again_button_clicked(self) -> None:
        self._put_away()
        self.question.ask("Who asked for it again?", self._desk.workspace.read(names_of_askers))

    def _on_up_button_clicked(self) -> None:
        if self._detail is not None:
            row = self._detail.row
            done = self._desk.run(self._say, did("Took up again", row.title), request_triage.reconsider, row.id)
            if done:
                self.triage_requested.emit()

    def _on_close_form_submitted(self, updated: bool, told: bool, note: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = did("Closed", row.title)
            given = {"documents_updated": updated, "requester_told": told, "note": note}
            if self._desk.run(self._say, label, partial(requests.close_request, **given), row.id):  # type: ignore[arg-type]
                self.close_form.hide()

    def _on_decline_form_submitted(self, reason: str, day: date | None) -> None:
        if self._detail is not None:
            row = self._detail.row
            refuse = self.decline_form.show_error
            if self._desk.run(refuse, did("Declined", row.title), request_triage.decline, row.id, reason, day):
                self.decline_form.hide()

    def _on_question_answered(self, who: str) -> None:
        if self._detail is not None:
            row = self._detail.row
            label = did(f"{who} asked again for" if who else "Asked again for", row.title)
            if self._desk.run(self.question.show_error, label, request_triage.ask_again, row.id, who):
                self.question.hide()
                self._back_to(self.again_button)

    def _on_revisit_edit_committed(self, day: date | None) -> None:
        if self._detail is None:
            return
        if day is None:
            self.revisit_edit.show_error("A declined request is looked at again on a day.")
            return
        row = self._detail.row
        label = did(f"Looked at again on {say_date(day, row.today)}:", row.title)
        self._desk.run(self.revisit_edit.show_error, label, request_triage.set_revisit, row.id, day)

    def _on_snooze_edit_committed(self, day: date | None) -> None:
        if self._detail is None:
            return
        row, refuse = self._detail.row, self.snooze_edit.show_error
        if day is None:
            self._desk.run(refuse, did("Brought back", row.title), unsnooze, "request", int(row.id))
            return
        label = f"Put off {quoted(row.title)} until {say_date(day, row.today)}"
        self._desk.run(refuse, label, request_triage.put_off, row.id, day)

    def _say(self, sentence: str) -> None:
        self.hint.setText(sentence)
        self.hint.show()
