"""Asks what was checked before a metric's definition counts as verified. Imports sheets and widgets."""

from __future__ import annotations

from typing import NamedTuple, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.commands.labels import quoted
from csops_desktop.queries.metric_rows import MetricRow
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to
from ui.widgets.labelled_form import LabelledForm
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 560
QUESTION = (
    "Does it still say what is counted, in which unit, and from which source? Would somebody else count the same?"
)


class Checked(NamedTuple):
    """What the person said: a remark, and who checked ("" for the operator)."""

    note: str
    by: str


class CheckSheet(Sheet):
    """The definition, a remark, one button.

    Signals:
        answered: the definition is verified so (`Checked`).
    """

    answered = Signal(object)

    def __init__(self, row: MetricRow, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden; `window` is what it opens over."""
        super().__init__(themes, window, "Verify definition", width=WIDTH)
        self.setObjectName("check_sheet")
        belongs_to(self, "metric", int(row.id), quoted(row.name))
        self.note_edit = self._field("Remark", "What did you compare it with?")
        self.by_edit = self._field("Checked by", "You")
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out(row)
        self.cancel_button = self.add_button("Cancel")
        self.verify_button = self.add_button("Verify", "primary", "check")
        self.cancel_button.clicked.connect(self.dismiss)
        self.verify_button.clicked.connect(self.submit)

    def submit(self) -> None:
        """Say that it is right."""
        self.answered.emit(Checked(self.note_edit.text().strip(), self.by_edit.text().strip()))

    def refuse(self, sentence: str) -> None:
        """Say beneath the fields why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.place()

    @override
    def first_focus(self) -> QWidget:
        return self.note_edit

    def _field(self, name: str, placeholder: str) -> LineField:
        """Return a field."""
        field = LineField()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _lay_out(self, row: MetricRow) -> None:
        """Set the definition over the fields."""
        self.content.addWidget(TextLabel(row.name, "card_title", wrap=True))
        self.content.addWidget(TextLabel(row.definition or "There is no definition yet.", wrap=True))
        source = f"Source: {row.source}." if row.source else "No source is named."
        self.content.addWidget(
            TextLabel(f"In {row.unit or 'plain numbers'}, {row.direction.words}. {source}", wrap=True)
        )
        self.content.addWidget(TextLabel(QUESTION, "muted", wrap=True))
        form = LabelledForm(12)
        form.add_field("Remark", self.note_edit)
        form.add_field("Checked by", self.by_edit)
        self.content.addLayout(form)
        self.content.addWidget(self._error)
        self._error.hide()
