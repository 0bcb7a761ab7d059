"""Who a person is: name, team, role, address, working days; how late they usually are, for the operator alone."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from csops_desktop.commands import labels, people
from csops_desktop.domain.ids import PersonId
from csops_desktop.queries.people import person_called
from csops_desktop.queries.people_rows import PersonDetail
from csops_desktop.text.dates import say_date, say_distance
from ui.pages.board.panel.desk import Desk
from ui.pages.people.working_days import WorkingDays
from ui.widgets.draft_place import name_field
from ui.widgets.icon_button import IconButton
from ui.widgets.inline_edit import InlineEdit
from ui.widgets.question_bar import QuestionBar
from ui.widgets.text_label import TextLabel


class NameHeader(QWidget):
    """The name over the page, and what is done with the person as a whole.

    A name that somebody else has already is no mistake to be refused: the two may be one person.

    Signals:
        became: the person is one with another now, who has this id.
    """

    became = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: PersonDetail | None = None
        self.name_edit = InlineEdit(desk.themes, "Name", font_role="page_title", placeholder="Give them a name")
        self.sum_label = TextLabel(role="muted", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self.same_bar = QuestionBar(desk.themes)
        self._same: tuple[PersonId, str] | None = None
        self._more = IconButton(desk.themes, "more", "More actions")
        menu = QMenu(self)
        self._archive = menu.addAction(desk.themes.icon("archive"), "Archive")
        self._restore = menu.addAction(desk.themes.icon("restore"), "Restore")
        self._more.setMenu(menu)
        self._more.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout()
        row.addWidget(self.name_edit, 1)
        row.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self.sum_label)
        layout.addWidget(self._error)
        layout.addWidget(self.same_bar)
        self._error.hide()
        self.same_bar.accepted.connect(self._on_same_bar_accepted)
        self.same_bar.cancelled.connect(self._on_same_bar_cancelled)
        self.name_edit.committed.connect(self._on_name_edit_committed)
        self._archive.triggered.connect(self._on_archive_triggered)
        self._restore.triggered.connect(self._on_restore_triggered)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show a person; a question about another one goes."""
        if self._detail is not None and self._detail.row.id != detail.row.id:
            self.same_bar.hide()
        self._detail = detail
        row = detail.row
        self.name_edit.set_text(row.name)
        parts = [" · ".join(part for part in (row.role, row.team) if part)]
        if row.archived_on is not None:
            parts.append(f"Archived {say_date(row.archived_on, self._desk.clock.today())}.")
        self.sum_label.setText(" ".join(part for part in parts if part))
        self.sum_label.setVisible(bool(self.sum_label.text()))
        self._archive.setVisible(row.archived_on is None)
        self._restore.setVisible(row.archived_on is not None)
        self._error.hide()

    def archive(self) -> None:
        """Take the person off the list."""
        self._run("Archived", people.archive_person)

    def restore(self) -> None:
        """Bring the person back to the list."""
        self._run("Restored", people.restore_person)

    def _run(self, verb: str, command: Any) -> None:
        """Run a command on the person; what is refused is said beneath the name."""
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(self._show_error, labels.did(verb, row.name), command, row.id)

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()

    def _on_archive_triggered(self) -> None:
        self.archive()

    def _on_restore_triggered(self) -> None:
        self.restore()

    def _on_name_edit_committed(self, text: str) -> None:
        if self._detail is None:
            return
        row, known = self._detail.row, self._desk.workspace.read(person_called, text)
        if known is None or known == row.id:
            label = f"Renamed {labels.quoted(row.name)} to {labels.quoted(text)}"
            self._desk.run(self.name_edit.show_error, label, people.edit_person, row.id, name=text)
            return
        self._same = known, text
        self.name_edit.set_text(row.name)
        self.same_bar.ask(
            f"Somebody is called {labels.quoted(text)} already. Is {labels.quoted(row.name)} the same person?",
            "Make them one",
            "Keep both",
        )

    def _on_same_bar_accepted(self) -> None:
        if self._detail is not None and self._same is not None:
            row, (same, name) = self._detail.row, self._same
            label = f"Made {labels.quoted(row.name)} one with {labels.quoted(name)}"
            if self._desk.run(self._show_error, label, people.merge_person, row.id, same):
                self.became.emit(int(same))

    def _on_same_bar_cancelled(self) -> None:
        self.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)


class Facts(QWidget):
    """What is known of a person, edited in place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: PersonDetail | None = None
        themes = desk.themes
        self.role_edit = InlineEdit(themes, "Role", placeholder="Add a role")
        self.team_edit = InlineEdit(themes, "Team", placeholder="Add a team", completions=self._teams)
        self.email_edit = InlineEdit(themes, "Mail", placeholder="Add a mail address")
        name_field(self.email_edit, "email", "the mail address of")
        self.days = WorkingDays(themes)
        self._days_error = TextLabel(role="error", wrap=True)
        self.slip_label = TextLabel(wrap=True)
        self._private = TextLabel("Only you see this; it is in no deck and no export.", "small", wrap=True)
        self.nudged_label = TextLabel(wrap=True)
        self._lay_out()
        for column, edit in (("role", self.role_edit), ("team", self.team_edit), ("email", self.email_edit)):
            edit.committed.connect(partial(self._on_text_committed, column, edit))
        self.days.days_chosen.connect(self._on_days_days_chosen)

    def show_detail(self, detail: PersonDetail) -> None:
        """Show a person; fields that are open keep what is typed."""
        self._detail = detail
        row, today = detail.row, self._desk.clock.today()
        self.role_edit.set_text(row.role)
        self.team_edit.set_text(row.team)
        self.email_edit.set_text(row.email)
        self.days.show_days(row.working_days)
        self._days_error.hide()
        usual = detail.usual_slip
        self.slip_label.setText("Not known yet: it takes three promises that came due." if usual is None
                                else usual.sentence)  # fmt: skip
        self._private.setVisible(usual is not None)
        if row.last_nudged_on is None:
            said = "Never nudged."
        else:
            said = f"Last nudged {say_distance(row.last_nudged_on, today)}."
            if detail.next_nudge_on is not None and detail.next_nudge_on > today:
                said += f" Again from {say_date(detail.next_nudge_on, today)} on."
        self.nudged_label.setText(said)

    def finish(self) -> None:
        """Commit every open field."""
        for edit in (self.role_edit, self.team_edit, self.email_edit):
            edit.finish()

    def _lay_out(self) -> None:
        """Set the fields behind their labels, what the desk observed beneath."""
        form = QGridLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setColumnStretch(1, 1)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(2)
        fields = (("Role", self.role_edit), ("Team", self.team_edit), ("Mail", self.email_edit), ("Works", self.days))
        for line, (name, field) in enumerate(fields):
            form.addWidget(TextLabel(name, "muted"), line, 0, Qt.AlignmentFlag.AlignVCenter)
            form.addWidget(field, line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(form)
        layout.addWidget(self._days_error)
        self._days_error.hide()
        for title, *widgets in (
            ("Usual slip", self.slip_label, self._private),
            ("Nudges", self.nudged_label),
        ):
            layout.addSpacing(8)
            layout.addWidget(TextLabel(title, "label"))
            for widget in widgets:
                layout.addWidget(widget)

    def _teams(self) -> list[str]:
        from csops_desktop.queries.people import people as all_people

        return sorted({row.team for row in self._desk.workspace.read(all_people) if row.team}, key=str.casefold)

    def _edit(self, refuse: Any, **changes: Any) -> None:
        """Change the person; what is refused is said at the field."""
        if self._detail is not None:
            row = self._detail.row
            self._desk.run(refuse, labels.did("Changed", row.name), people.edit_person, row.id, **changes)

    def _on_text_committed(self, column: str, edit: InlineEdit, text: str) -> None:
        self._edit(edit.show_error, **{column: text})

    def _on_days_days_chosen(self, days: tuple[int, ...]) -> None:
        self._edit(self._show_days_error, working_days=days)

    def _show_days_error(self, sentence: str) -> None:
        self._days_error.setText(sentence)
        self._days_error.show()
