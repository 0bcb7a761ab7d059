"""The quiet line in which the next promise is typed and dated. Imports Qt, widgets and the core."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands import labels
from csops_desktop.commands.commitments import add_commitment
from csops_desktop.domain.promises import Direction
from ui.pages.board.panel.desk import Desk
from ui.pages.people.buffer_hint import BufferHint
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

DATE_WIDTH = 150


class AddPromise(QWidget):
    """What and by when. Enter adds it; where a buffer is offered, only the next Enter does."""

    def __init__(self, desk: Desk, direction: Direction, parent: QWidget | None = None) -> None:
        """Make an empty line.

        Args:
            desk: what sections share.
            direction: who promises.
            parent: the widget it stands in.
        """
        super().__init__(parent)
        self._desk = desk
        self._direction = direction
        self._person = ""
        self._drafts: dict[str, tuple[str, date | None]] = {}
        name = "Add what they promised" if direction is Direction.THEY_OWE else "Add what you promised"
        self.what_edit = LineField()
        self.what_edit.setObjectName("add_promise")
        self.what_edit.setAccessibleName(name)
        self.what_edit.setPlaceholderText(name)
        self.what_edit.setProperty("quiet", True)
        name_field(self.what_edit, f"new_promise.{direction}", "a new promise for")
        self.due_edit = DateEdit(desk.themes, desk.clock, "Due", placeholder="By when", quiet=True)
        self.add_button = Button(desk.themes, "Add", small=True)
        self.hint = BufferHint(desk)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.what_edit.textChanged.connect(self._on_what_edit_text_changed)
        self.what_edit.submit_requested.connect(self.submit)
        self.what_edit.cancel_requested.connect(self.clear)
        self.due_edit.committed.connect(self._on_due_edit_committed)
        self.due_edit.edit.submit_requested.connect(self._on_due_edit_submit_requested)
        self.add_button.clicked.connect(self.submit)
        self.hint.day_offered.connect(self._on_hint_day_offered)

    def show_person(self, name: str) -> None:
        """Be about another person; what was typed for the one before is there again when they are shown again."""
        if name != self._person:
            if self.what_edit.text().strip():
                self._drafts[self._person] = (self.what_edit.text(), self.due_edit.day)
            self.clear()
            text, day = self._drafts.pop(name, ("", None))
            self.what_edit.setText(text)
            self._set_day(day)
        self._person = name
        self.due_edit.setFixedWidth(self._desk.themes.metrics.px(DATE_WIDTH))

    def clear(self) -> None:
        """Empty the line."""
        self.what_edit.setText("")
        self._set_day(None)
        self.hint.hide()
        self._error.hide()

    def submit(self) -> None:
        """Add what is typed; a day that can't be read stays in its field with the reason."""
        if self.due_edit.edit.isModified():
            return
        what = self.what_edit.text()
        label = labels.did("Added a promise:", " ".join(what.split()))
        done = self._desk.run(
            self._show_error,
            label,
            add_commitment,
            what,
            person=self._person,
            direction=self._direction,
            due_on=self.due_edit.day,
        )
        if done:
            self.clear()
            self.what_edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        """Set what, day and button in a row, hint and error beneath."""
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.what_edit, 1)
        row.addWidget(self.due_edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        layout.addWidget(self._error)
        self._error.hide()
        self._on_what_edit_text_changed("")

    def _set_day(self, day: date | None) -> None:
        """Show a day, whatever is being typed in its field."""
        self.due_edit.edit.setModified(False)
        self.due_edit.set_date(day)

    def _show_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.show()
        self.what_edit.setAccessibleDescription(sentence)

    def _on_what_edit_text_changed(self, text: str) -> None:
        """Ask for the day only once there is something to date."""
        typed = bool(text.strip())
        self.due_edit.setVisible(typed)
        self.add_button.setVisible(typed)
        self._error.hide()

    def _on_due_edit_committed(self, day: date | None) -> None:
        self.hint.look(self._person, self._direction, day)

    def _on_due_edit_submit_requested(self) -> None:
        """Add it, unless a buffer is offered: then the next Enter adds it as typed, and Tab leads to the offer."""
        if self.hint.isVisible() and not self.hint.use_button.isHidden() and not self.hint.use_button.hasFocus():
            self.add_button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.submit()

    def _on_hint_day_offered(self, day: date) -> None:
        self._set_day(day)
        self.hint.look(self._person, self._direction, day)
        self.hint.use_button.hide()
        self.add_button.setFocus(Qt.FocusReason.TabFocusReason)
