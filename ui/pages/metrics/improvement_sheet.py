"""The old number and the new one of a process that was changed. Imports the core's commands, sheets and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.commands.improvements import Improved
from csops_desktop.commands.labels import quoted
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.metrics import saved_words, saving
from csops_desktop.errors import UserError
from csops_desktop.queries.metric_rows import ImprovementRow, MetricDetail
from csops_desktop.text.dates import MONTHS, parse_past_date
from csops_desktop.text.numbers import parse_number, read_number, type_number
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to
from ui.widgets.labelled_form import LabelledForm
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 600


class ImprovementSheet(Sheet):
    """A form of two numbers with their days; says at once what it saves.

    Signals:
        answered: record this (`Improved`).
    """

    answered = Signal(object)

    def __init__(
        self, detail: MetricDetail, row: ImprovementRow | None, clock: Clock, themes: ThemeManager, window: QWidget
    ) -> None:
        """Make it hidden.

        Args:
            detail: the metric that it was measured by.
            row: the improvement to change; `None` for a new one, which begins with the last two values.
            clock: says what today is.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, "Change the improvement" if row else "Record an improvement", width=WIDTH)
        self.setObjectName("improvement_sheet")
        belongs_to(self, "metric", int(detail.row.id), quoted(detail.row.name))
        self._detail = detail
        self._row = row
        self._clock = clock
        self.title_edit = self._field("What was improved", "One form instead of three")
        self.before_edit = self._field("Number before", detail.row.unit)
        self.before_day_edit = self._field("Day of the number before", "1 Oct")
        self.after_edit = self._field("Number now", detail.row.unit)
        self.after_day_edit = self._field("Day of the number now", "today")
        self.runs_edit = self._field("Runs a month", "How often it runs; empty if not known")
        self.note_edit = self._field("Note on the improvement", "Note")
        self._says = TextLabel("", "strong", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self._fill()
        self._lay_out()
        self.cancel_button = self.add_button("Cancel")
        self.save_button = self.add_button("Save", "primary", "check")
        self.cancel_button.clicked.connect(self.dismiss)
        self.save_button.clicked.connect(self.submit)
        for field in (self.before_edit, self.after_edit, self.runs_edit):
            field.textChanged.connect(self._on_number_changed)
        self._on_number_changed()

    def submit(self) -> None:
        """Read the form, and say what is wrong with it or what is to be recorded."""
        wrong, today = self.before_edit, self._clock.today()
        try:
            before = parse_number(self.before_edit.text())
            wrong = self.before_day_edit
            before_on = parse_past_date(self.before_day_edit.text(), today) or today
            wrong = self.after_edit
            after = parse_number(self.after_edit.text())
            wrong = self.after_day_edit
            after_on = parse_past_date(self.after_day_edit.text(), today) or today
            wrong = self.runs_edit
            runs = parse_number(self.runs_edit.text()) if self.runs_edit.text().strip() else 0.0
        except UserError as error:
            self.refuse(str(error))
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        rid = None if self._row is None else self._row.responsibility_id
        self.answered.emit(
            Improved(
                self.title_edit.text(),
                before,
                before_on,
                after,
                after_on,
                runs,
                self.note_edit.text(),
                None if rid is None else ResponsibilityId(rid),
            )
        )

    def refuse(self, sentence: str) -> None:
        """Say beneath the form why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.title_edit.setAccessibleDescription(sentence)
        self.place()

    @override
    def first_focus(self) -> QWidget:
        return self.title_edit

    def _field(self, name: str, placeholder: str) -> LineField:
        """Return a field."""
        field = LineField()
        field.setAccessibleName(name)
        field.setPlaceholderText(placeholder)
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _fill(self) -> None:
        """Put in what is known: the improvement itself, or the last two values."""
        row = self._row
        if row is not None:
            self.title_edit.setText(row.title)
            self.runs_edit.setText(type_number(row.runs_per_month) if row.runs_per_month else "")
            self.note_edit.setText(row.note)
        numbers = [(point.value, point.day) for point in self._detail.points if point.value is not None][-2:]
        if row is not None:
            numbers = [(row.before, row.before_on), (row.after, row.after_on)]
        if len(numbers) == 2:
            fields = ((self.before_edit, self.before_day_edit), (self.after_edit, self.after_day_edit))
            for (value, day), (number_edit, day_edit) in zip(numbers, fields, strict=True):
                number_edit.setText(type_number(value))
                day_edit.setText(f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}")

    def _lay_out(self) -> None:
        """Set the fields below one another, each number beside its day."""
        form = LabelledForm(14, 8)
        rows: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("Improved", (self.title_edit,)),
            ("Before", (self.before_edit, self.before_day_edit)),
            ("Now", (self.after_edit, self.after_day_edit)),
            ("Runs a month", (self.runs_edit,)),
            ("Note", (self.note_edit,)),
        )
        for words, widgets in rows:
            label = TextLabel(words, "label")
            label.setBuddy(widgets[0])
            line = QHBoxLayout()
            line.setSpacing(8)
            for widget in widgets:
                line.addWidget(widget, 1)
            form.add_field(label, line)
        self.content.addLayout(form)
        self.content.addWidget(self._says)
        self.content.addWidget(self._error)
        self._error.hide()

    def _on_number_changed(self) -> None:
        """Say what it would save."""
        before, after = read_number(self.before_edit.text()), read_number(self.after_edit.text())
        runs = read_number(self.runs_edit.text()) or 0.0
        if before is None or after is None or runs < 0:
            self._says.setText("")
            return
        row = self._detail.row
        self._says.setText(saved_words(saving(row.direction, before, after, runs, row.unit), row.direction, runs) + ".")
