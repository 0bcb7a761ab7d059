"""A metric of one's own: its name and unit, which way is better, what it is good for. Imports sheets and widgets."""

from __future__ import annotations

from typing import NamedTuple, override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csops_desktop.domain.metrics import Direction, MetricKind
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.draft_place import belongs_to
from ui.widgets.growing_edit import GrowingEdit
from ui.widgets.labelled_form import LabelledForm
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 560


class NewMetric(NamedTuple):
    """What the person wants."""

    name: str
    definition: str
    unit: str
    direction: Direction
    kind: MetricKind
    source: str


class NewSheet(Sheet):
    """A few fields; everything else is set on the page.

    Signals:
        chosen: define this metric (`NewMetric`).
    """

    chosen = Signal(object)

    def __init__(self, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden; `window` is what it opens over."""
        super().__init__(themes, window, "New metric", width=WIDTH)
        self.setObjectName("new_metric")
        belongs_to(self, "new_metric", called="a new metric")
        self.name_edit = self._field("Name", "Minutes per QBR pack")
        self.definition_edit = GrowingEdit()
        self.definition_edit.setAccessibleName("Definition")
        self.definition_edit.setPlaceholderText("What is counted, from when to when, and what is left out?")
        self.definition_edit.submit_requested.connect(self.submit)
        self.definition_edit.cancel_requested.connect(self.dismiss)
        self.unit_edit = self._field("Unit", "minutes")
        self.source_edit = self._field("Source", "Stopwatch over three ordinary runs")
        self.direction_box = ComboBox(themes, "Better")
        self.kind_box = ComboBox(themes, "Kind")
        for direction in (Direction.DOWN, Direction.UP):
            self.direction_box.addItem(direction.words.capitalize(), direction)
        for kind in MetricKind:
            self.kind_box.addItem(f"{kind.heading}: {kind.meaning}", kind)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.cancel_button = self.add_button("Cancel")
        self.create_button = self.add_button("Create", "primary", "add")
        self.cancel_button.clicked.connect(self.dismiss)
        self.create_button.clicked.connect(self.submit)

    def submit(self) -> None:
        """Say what is wanted."""
        self.chosen.emit(
            NewMetric(
                self.name_edit.text(),
                self.definition_edit.toPlainText(),
                self.unit_edit.text(),
                Direction(self.direction_box.currentData()),
                MetricKind(self.kind_box.currentData()),
                self.source_edit.text(),
            )
        )

    def refuse(self, sentence: str) -> None:
        """Say beneath the name why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)
        self.name_edit.setAccessibleDescription(sentence)
        self.place()

    @override
    def first_focus(self) -> QWidget:
        return self.name_edit

    @override
    def wanted_height(self, width: int) -> int:
        # The definition has room for some lines before anything scrolls.
        return super().wanted_height(width) + self.themes.metrics.px(48)

    def _field(self, name: str, example: str) -> LineField:
        """Return a field with an example in it."""
        field = LineField()
        field.setAccessibleName(name)
        field.setPlaceholderText(example)
        field.setObjectName(f"{name.lower()}_edit")
        field.submit_requested.connect(self.submit)
        field.cancel_requested.connect(self.dismiss)
        return field

    def _lay_out(self) -> None:
        """Set the fields below one another."""
        form = LabelledForm(14, 8)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Name", self.name_edit),
            ("", self._error),
            ("Definition", self.definition_edit),
            ("Unit", self.unit_edit),
            ("Better", self.direction_box),
            ("Source", self.source_edit),
            ("Kind", self.kind_box),
        )
        for words, widget in rows:
            form.add_field(words, widget)
        self._error.hide()
        self.content.addLayout(form)
