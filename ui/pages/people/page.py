"""The People page: who is chosen, added, filtered; the sheets it opens. Imports the core, its view and the dialogs."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands import labels
from csops_desktop.commands.people import add_person
from csops_desktop.domain.ids import CommitmentId, PersonId
from csops_desktop.errors import UserError
from csops_desktop.queries.commitments import commitment
from csops_desktop.queries.people import people, person_detail
from ui.bridge import WorkspaceBridge
from ui.pages.base import Page
from ui.pages.board.panel.desk import Desk
from ui.pages.people.model import PeopleModel
from ui.pages.people.view import PeopleTools, PeopleView
from ui.theme.theme import ThemeManager

TABLES = (
    "person",
    "commitment",
    "commitment_slip",
    "nudge",
    "thanks",
    "ask",
    "plan_step",
    "responsibility",
    "document",
    "request",
    "request_asker",
)
"""The tables whose rows the page shows."""


class PeoplePage(Page):
    """A list of persons, and the page of the chosen one."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._workspace = bridge.workspace
        self._current: PersonId | None = None
        self._dirty = False
        self.setObjectName("people_page")
        self.model = PeopleModel(self)
        self.tools = PeopleTools(themes, bridge.workspace.clock)
        self.view = PeopleView(Desk(themes, bridge.workspace), self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()
        self.refresh()

    @override
    def tool_row(self) -> QWidget:
        return self.tools

    @property
    def current(self) -> PersonId | None:
        """The person whose page is shown."""
        return self._current

    def refresh(self) -> None:
        """Read the list and the person again."""
        self._dirty = False
        rows = self._workspace.read(people, include_archived=self.tools.archived_button.isChecked())
        self.model.load(rows)
        self._show_person()
        self._settle()

    def choose(self, person: PersonId | None) -> None:
        """Show a person's page; who is archived is brought into the list."""
        if person is not None and not self.model.index_of(person).isValid():
            self.tools.filter_box.clear()
            if not self.model.index_of(person).isValid():
                self.tools.archived_button.setChecked(True)
                self.refresh()
        self.view.person.finish()
        self._current = person
        self.view.list.select(person)
        self._show_person()

    def new_person(self) -> None:
        """Ask for the name of a new person, above the list."""
        self.view.name_error.hide()
        self.view.name_edit.clear()
        self.view.name_edit.show()
        self._settle()
        self.view.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_promise(self) -> None:
        """Open the sheet for a promise, with the chosen person filled in."""
        from ui.dialogs.commitment_sheet import CommitmentSheet

        found = None if self._current is None else self._workspace.read(person_detail, self._current)
        sheet = CommitmentSheet(self._bridge, self._themes, self.window())
        sheet.added.connect(self._on_sheet_added)
        sheet.open_for("" if found is None else found.row.name)

    def nudge(self, kind: str, thing: int) -> None:
        """Open the sheet with the text that is ready to send."""
        from ui.dialogs.nudge_sheet import NudgeSheet

        sheet = NudgeSheet(self._bridge, self._themes, self.window())
        sheet.refused.connect(self.message_requested)
        sheet.open_for(kind, thing)

    @override
    def open_thing(self, kind: str, thing: int) -> None:
        if self._dirty:
            self.refresh()
        if kind == "person":
            self.choose(PersonId(thing))
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        found = self._workspace.read(commitment, CommitmentId(thing))
        if found is not None and found.row.person_id is not None:
            self.choose(found.row.person_id)
            self.view.person.show_promise(thing)

    @override
    def do(self, action_id: str) -> None:
        acts = {"new_person": self.new_person, "new_commitment": self.new_promise, "nudge_person": self.nudge_first}
        if action_id in acts:
            acts[action_id]()
            return
        line = self.view.person.focused_line()
        if line is None:
            self.message_requested.emit("Choose a promise first.")
        else:
            line.do(action_id)

    def nudge_first(self) -> None:
        """Nudge the chosen person about what is due first."""
        found = None if self._current is None else self._workspace.read(person_detail, self._current)
        if found is None or not found.they_owe:
            self.message_requested.emit("Choose a person who owes something.")
            return
        self.nudge("commitment", int(found.they_owe[0].row.id))

    @override
    def find_here(self) -> None:
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @override
    def finish(self) -> None:
        self.view.person.finish()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        super().showEvent(event)

    def _connect(self) -> None:
        """The nervous system of the page."""
        view, tools = self.view, self.tools
        self._bridge.changed.connect(self._on_bridge_changed)
        self._themes.theme_changed.connect(self._on_themes_theme_changed)
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.filter_box.returnPressed.connect(self._on_filter_box_return_pressed)
        tools.person_button.clicked.connect(self.new_person)
        tools.promise_button.clicked.connect(self.new_promise)
        tools.archived_button.clicked.connect(self._on_archived_button_clicked)
        view.new_button.clicked.connect(self.new_person)
        view.list.person_chosen.connect(self.choose)
        view.list.open_requested.connect(view.person.focus_first)
        view.name_edit.submit_requested.connect(self._on_name_edit_submit_requested)
        view.name_edit.cancel_requested.connect(self._on_name_edit_cancel_requested)
        view.person.nudge_requested.connect(self.nudge)
        view.person.thing_requested.connect(self.thing_requested)
        view.person.name.became.connect(self._on_name_became)

    def _show_person(self) -> None:
        """Show the chosen person, or the first one where nobody is chosen."""
        if self._current is None and self.model.shown:
            self._current = self.model.shown[0].id
            self.view.list.select(self._current)
        detail = None if self._current is None else self._workspace.read(person_detail, self._current)
        if detail is None:
            self._current = None
        else:
            self.view.person.show_detail(detail)
        self.view.show_person(detail is not None)

    def _settle(self) -> None:
        """Show the list or what stands in its place."""
        words = self.tools.filter_box.text().strip()
        self.view.no_match.setText(f"Nobody has {labels.quoted(words)} in name, team, role or address.")
        self.view.show_list(empty=not self.model.total, matches=bool(self.model.shown))

    def _on_bridge_changed(self, change: Change) -> None:
        if not change.concerns(*TABLES):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._dirty = True

    def _on_themes_theme_changed(self) -> None:
        """Measure everything again."""
        self.refresh()

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.model.set_filter(text)
        self._settle()

    def _on_filter_box_return_pressed(self) -> None:
        """Bring the keyboard to the first person that the filter lets through."""
        if self.model.shown:
            self.choose(self.model.shown[0].id)
            self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_archived_button_clicked(self) -> None:
        self.refresh()

    def _on_name_edit_submit_requested(self) -> None:
        """Add the person, show their page, and bring the keyboard to what they promised."""
        name = " ".join(self.view.name_edit.text().split())
        try:
            person = self._workspace.run(labels.did("Added", name), add_person, name)
        except UserError as error:
            self.view.name_error.setText(str(error))
            self.view.name_error.show()
            self.view.name_edit.setAccessibleDescription(str(error))
            return
        self._end_naming()
        self.choose(person)
        self.view.person.focus_add()

    def _on_name_edit_cancel_requested(self) -> None:
        self._end_naming()
        self.view.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end_naming(self) -> None:
        """Put the line for a new name away."""
        self.view.name_edit.hide()
        self.view.name_error.hide()
        self._settle()

    def _on_name_became(self, person: int) -> None:
        self.open_thing("person", person)

    def _on_sheet_added(self, promise: int) -> None:
        self.open_thing("commitment", promise)
