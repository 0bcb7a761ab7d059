"""A new request in full: it asks for the problem and not the task. Imports sheets and widgets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from csops_desktop.clock import Clock
from csops_desktop.commands.requests import NO_TITLE, RequestDraft
from csops_desktop.domain.requests import Facet
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.draft_place import belongs_to
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.labelled_form import LabelledForm
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 620


class NewRequestSheet(Sheet):
    """Who asks, what for, and the problem behind it.

    Signals:
        chosen: add this request (`RequestDraft`); the receiver calls `dismiss` or `refuse`.
    """

    chosen = Signal(object)

    def __init__(self, themes: ThemeManager, clock: Clock, window: QWidget, names: Sequence[str]) -> None:
        """Make it hidden.

        Args:
            themes: the look.
            clock: says what day it is.
            window: what it opens over.
            names: persons and teams that are offered.
        """
        super().__init__(themes, window, "New request", width=WIDTH)
        self.setObjectName("new_request")
        belongs_to(self, "new_request", called="a new request")
        self._day: date | None = None
        self.facets = {facet: self._text(facet) for facet in Facet}
        self.title_edit = self._line("What is asked for", "A few words; the problem has its own place")
        self.who_edit = self._line("From", "A person or a team")
        completer = QCompleter(list(names), self.who_edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.who_edit.setCompleter(completer)
        self.due_edit = DateEdit(themes, clock, "Wanted by", placeholder="No day")
        self.urgent_box = CheckBox(themes, "Urgent: it can’t wait for its turn")
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.cancel_button = self.add_button("Cancel")
        self.add_request_button = self.add_button("Add request", "primary", "add")
        self.due_edit.committed.connect(self._on_due_edit_committed)
        self.cancel_button.clicked.connect(self.dismiss)
        self.add_request_button.clicked.connect(self.submit)

    @override
    def first_focus(self) -> QWidget:
        return self.facets[Facet.PROBLEM]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.submit()
            return
        super().keyPressEvent(event)

    def submit(self) -> None:
        """Say what is to be added; a problem without a title is its own title."""
        texts = {facet.value: edit.toPlainText().strip() for facet, edit in self.facets.items()}
        title = self.title_edit.text().strip()
        if not title:
            self.refuse(NO_TITLE)
            self.title_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        who, urgent = self.who_edit.text().strip(), self.urgent_box.isChecked()
        self.chosen.emit(RequestDraft(title, who, self._day, urgent, **texts))

    def refuse(self, sentence: str) -> None:
        """Say above the buttons why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.title_edit.setAccessibleDescription(sentence)
        self.place()

    def _line(self, name: str, placeholder: str) -> LineField:
        """Return a field of one line."""
        field = LineField()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _text(self, facet: Facet) -> GrowingEdit:
        """Return the field of one question."""
        field = GrowingEdit()
        field.setAccessibleName(facet.heading)
        field.setPlaceholderText(facet.question)
        # Two lines, so that a sentence has room; it grows from there.
        field.setMinimumHeight(self.themes.metrics.px(48))
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _lay_out(self) -> None:
        """Set the problem first, then what is asked for and by whom."""
        form = LabelledForm(14, 8, align=Qt.AlignmentFlag.AlignTop)
        fields: list[tuple[str, QWidget]] = [(facet.heading, edit) for facet, edit in self.facets.items()]
        fields += [("Asked for", self.title_edit), ("From", self.who_edit), ("Wanted by", self.due_edit)]
        for name, field in fields:
            form.add_field(name, field, inset=self.themes.metrics.px(7))
        form.add_field("", self.urgent_box)
        self.content.addLayout(form)
        self.content.addWidget(self._error)
        self._error.hide()

    def _on_due_edit_committed(self, day: date | None) -> None:
        self._day = day
        self.due_edit.set_date(day)
