"""The head of the panel: title, state, who asked, by when, who does it, and the problem behind it."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from csops_desktop.commands import request_triage, requests
from csops_desktop.commands.labels import did, quoted
from csops_desktop.domain.requests import CLOSED, MOVES, Facet, RequestState
from csops_desktop.queries.request_rows import RequestDetail
from csops_desktop.queries.requests import names_of_askers
from csops_desktop.text.dates import say_date
from ui.pages.board.panel.desk import Desk
from ui.widgets.check_box import CheckBox
from ui.widgets.combo_box import ComboBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.labelled_form import LabelledForm, title_row
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel


class FactsSection(QWidget):
    """Everything about a request that is typed.

    Attributes:
        problem: the questions behind it, a section of its own.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: RequestDetail | None = None
        themes, clock = desk.themes, desk.clock
        self.title_edit = InlineEdit(themes, "Title", font_role="section", placeholder="Say what is asked for")
        self.state_box = ComboBox(themes, "State")
        self.asker_edit = InlineEdit(themes, "From", placeholder="Who asked?", completions=self._names)
        self.due_edit = DateEdit(themes, clock, "Wanted by", placeholder="No day", quiet=True)
        self.look_edit = DateEdit(themes, clock, "Look again", placeholder="No day", quiet=True)
        self.assignee_edit = InlineEdit(themes, "Who does it", placeholder="You", completions=self._names)
        self.urgent_box = CheckBox(themes, "Urgent")
        self.facets = {
            facet: InlineEdit(themes, facet.heading, placeholder=facet.question, multi_line=True) for facet in Facet
        }
        self.problem = Section(themes, "The problem")
        self._more = IconButton(themes, "more", "More actions")
        self._error = TextLabel(role="error", wrap=True)
        self._make_menu()
        self._lay_out()
        self._connect()

    def show_detail(self, detail: RequestDetail) -> None:
        """Show a request; fields that are open keep what is typed."""
        self._detail = detail
        row = detail.row
        self.title_edit.set_text(row.title)
        self.asker_edit.set_text(row.askers[0] if row.askers else "")
        self.due_edit.set_date(row.due_on)
        self.look_edit.set_date(row.look_on)
        self.assignee_edit.set_text(row.assignee)
        self.urgent_box.setChecked(row.urgent)
        for facet, edit in self.facets.items():
            edit.set_text(getattr(detail, facet.value))
        self._show_states(row.state)
        for widget in (self._look_label, self.look_edit):
            widget.setVisible(row.state is RequestState.MONITORING)
        self._restore_action.setVisible(detail.trashed)
        self._trash_action.setVisible(not detail.trashed)
        self._back_action.setVisible(row.state is not RequestState.TRIAGE and not detail.trashed)
        self._error.hide()

    def finish(self) -> None:
        """Commit every open field."""
        for edit in (self.title_edit, self.asker_edit, self.assignee_edit, *self.facets.values()):
            edit.finish()

    def _show_states(self, state: RequestState) -> None:
        """Offer the states to which it may be moved by hand; declining and closing have buttons of their own."""
        offered = [state, *(to for to in MOVES[state] if to not in CLOSED)]
        self.state_box.blockSignals(True)
        self.state_box.clear()
        for to in offered:
            self.state_box.addItem(to.heading, to)
        self.state_box.blockSignals(False)

    def _lay_out(self) -> None:
        """Set the title over the labelled fields over the problem."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(title_row(self.title_edit, self._more))
        form = LabelledForm(self._desk.themes.metrics.gap, 4)
        self._look_label = TextLabel("Look again", "label")
        form.add_field("State", self.state_box)
        form.add_field("From", self.asker_edit)
        form.add_field("Wanted by", self.due_edit)
        form.add_field(self._look_label, self.look_edit)
        form.add_field("Done by", self.assignee_edit)
        form.add_field("", self.urgent_box)
        layout.addLayout(form)
        layout.addWidget(self._error)
        for facet, edit in self.facets.items():
            self.problem.body.addWidget(TextLabel(facet.heading, "small"))
            self.problem.body.addWidget(edit)

    def _make_menu(self) -> None:
        """Make the menu of what is done with the whole request."""
        menu = QMenu(self)
        icon = self._desk.themes.icon
        self._back_action = menu.addAction(icon("undo"), "Back to triage")
        self._restore_action = menu.addAction(icon("restore"), "Restore")
        self._trash_action = menu.addAction(icon("trash"), "Move to the trash")
        self._back_action.triggered.connect(self.reconsider)
        self._restore_action.triggered.connect(self.restore)
        self._trash_action.triggered.connect(self.trash)
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)

    def _connect(self) -> None:
        """What each field commits."""
        self.title_edit.committed.connect(self._on_title_edit_committed)
        self.state_box.activated.connect(self._on_state_box_activated)
        self.asker_edit.committed.connect(self._on_asker_edit_committed)
        self.due_edit.committed.connect(self._on_due_edit_committed)
        self.look_edit.committed.connect(self._on_look_edit_committed)
        self.assignee_edit.committed.connect(self._on_assignee_edit_committed)
        self.urgent_box.clicked.connect(self._on_urgent_box_clicked)
        for facet, edit in self.facets.items():
            edit.committed.connect(partial(self._on_facet_committed, facet))

    def reconsider(self) -> None:
        """Bring it back to triage."""
        self._run(self.say, "Took up again", request_triage.reconsider)

    def trash(self) -> None:
        """Throw it away."""
        self._run(self.say, "Moved to the trash:", requests.trash_request)

    def restore(self) -> None:
        """Bring it back from the trash."""
        self._run(self.say, "Restored", requests.restore_request)

    def say(self, sentence: str) -> None:
        """Say a refusal beneath the fields."""
        self._error.setText(sentence)
        self._error.show()

    def _run(self, refuse: object, verb: str, command: object, *args: object, **kwargs: object) -> None:
        """Run a command on the request; what is refused is said at its place."""
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(refuse, did(verb, row.title), command, row.id, *args, **kwargs)  # type: ignore[arg-type]

    def _names(self) -> list[str]:
        return self._desk.workspace.read(names_of_askers)

    def _on_title_edit_committed(self, text: str) -> None:
        self._run(self.title_edit.show_error, f"Renamed to {quoted(text)}:", requests.rename_request, text)

    def _on_state_box_activated(self, _: int) -> None:
        state = RequestState(self.state_box.currentData())
        if self._detail is None or state is self._detail.row.state:
            return
        if self._detail.row.state in CLOSED and state is RequestState.TRIAGE:
            self.reconsider()
            return
        self._run(self.say, f"Moved to {state.word}:", requests.move_request, state)

    def _on_asker_edit_committed(self, name: str) -> None:
        self._run(self.asker_edit.show_error, "Said who asked for", requests.set_asker, name)

    def _on_due_edit_committed(self, day: date | None) -> None:
        verb = "Took the day off" if day is None else f"Wanted by {say_date(day, self._desk.clock.today())}:"
        self._run(self.due_edit.show_error, verb, requests.set_due, day)

    def _on_look_edit_committed(self, day: date | None) -> None:
        verb = "No day to look at" if day is None else f"Look on {say_date(day, self._desk.clock.today())} at"
        self._run(self.look_edit.show_error, verb, requests.set_look_on, day)

    def _on_assignee_edit_committed(self, name: str) -> None:
        verb = f"{name} now does" if name else "You now do"
        self._run(self.assignee_edit.show_error, verb, requests.assign, name)

    def _on_urgent_box_clicked(self, urgent: bool) -> None:
        self._run(self.say, "Made urgent:" if urgent else "Made less urgent:", requests.set_urgent, urgent)

    def _on_facet_committed(self, facet: Facet, text: str) -> None:
        self._run(self.facets[facet].show_error, f"Wrote “{facet.heading}” of", requests.describe, facet, text)
