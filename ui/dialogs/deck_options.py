"""Which days a deck shows and how many priorities it tells of. Imports widgets, the theme and the core's clock."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import override

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from csops_desktop.clock import Clock
from csops_desktop.settings import MOST_PRIORITIES
from csops_desktop.text.dates import say_date
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.date_edit import DateEdit
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel

WIDTH = 440
LABEL = 120


@dataclass(frozen=True, slots=True)
class DeckOptions:
    """What may be chosen about a deck.

    Attributes:
        as_of: the day whose state it shows.
        since: the day since which it shows the movement, before `as_of`; `None` for no comparison.
        priorities: how many priorities get a slide of their own.
    """

    as_of: date
    since: date | None
    priorities: int


class DeckOptionsDialog(Sheet):
    """Two days and a number; what can't be is said beneath the field and not taken.

    Attributes:
        options: what is chosen so far; always possible.

    Signals:
        chosen: the person wants this deck (`DeckOptions`).
    """

    chosen = Signal(object)

    def __init__(self, options: DeckOptions, themes: ThemeManager, clock: Clock, window: QWidget) -> None:
        """Make it hidden.

        Args:
            options: what it begins with; a comparison with a day that is not before `as_of` is left out.
            themes: the look.
            clock: says what today is.
            window: what it opens over.
        """
        super().__init__(themes, window, "Export deck as of…", width=WIDTH)
        self._clock = clock
        fits = options.since is None or options.since < options.as_of
        self.options = options if fits else replace(options, since=None)
        self.setObjectName("deck_options")
        self.as_of_edit = DateEdit(themes, clock, "As of", placeholder="Today")
        self.since_edit = DateEdit(themes, clock, "Changes since", placeholder="No comparison")
        self.priorities_box = SpinBox(themes, "Priorities with a slide of their own")
        self.priorities_box.setRange(1, MOST_PRIORITIES)
        self._says = TextLabel(role="muted", wrap=True)
        self._lay_out()
        self.cancel_button = self.add_button("Cancel")
        self.export_button = self.add_button("Export deck", "primary", "reports")
        self._show()
        for field in (self.as_of_edit, self.since_edit):
            field.edit.installEventFilter(self)
        self.as_of_edit.committed.connect(partial(self._on_day_committed, "as_of"))
        self.since_edit.committed.connect(partial(self._on_day_committed, "since"))
        self.priorities_box.valueChanged.connect(self._on_priorities_box_value_changed)
        self.cancel_button.clicked.connect(self.dismiss)
        self.export_button.clicked.connect(self._on_export_button_clicked)

    @override
    def first_focus(self) -> QWidget:
        return self.as_of_edit.edit

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # In a field, Esc first takes back what is typed; with nothing typed it closes, as everywhere.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            untouched = isinstance(watched, QLineEdit) and not watched.isModified()
            if untouched:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        """Set the fields behind their labels."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, self.themes.metrics.px(LABEL))
        grid.setColumnStretch(1, 1)
        rows = (
            ("As of", self.as_of_edit),
            ("Changes since", self.since_edit),
            ("Priorities", self.priorities_box),
        )
        for row, (words, control) in enumerate(rows):
            grid.addWidget(TextLabel(words), row, 0)
            grid.addWidget(control, row, 1)
        self.content.addLayout(grid)
        self.content.addWidget(self._says)

    def _show(self) -> None:
        """Show what is chosen, in the fields and as a sentence."""
        options, today = self.options, self._clock.today()
        self.as_of_edit.set_date(options.as_of)
        self.since_edit.set_date(options.since)
        self.priorities_box.setValue(options.priorities)
        state = "the present state" if options.as_of == today else f"the state of {say_date(options.as_of, today)}"
        changes = "" if options.since is None else f" and what changed since {say_date(options.since, today)}"
        self._says.setText(f"The deck shows {state}{changes}.")

    def _on_day_committed(self, name: str, day: date | None) -> None:
        """Take a day that fits, or say what is wrong with it."""
        field = self.as_of_edit if name == "as_of" else self.since_edit
        today = self._clock.today()
        wanted = replace(self.options, as_of=day or today) if name == "as_of" else replace(self.options, since=day)
        if wanted.as_of > today:
            field.show_error("This day has not come yet.")
        elif wanted.since is not None and wanted.since >= wanted.as_of:
            field.show_error("The changes must begin before the day that the deck shows.")
        else:
            self.options = wanted
            self._show()
        self.place()

    def _on_priorities_box_value_changed(self, value: int) -> None:
        self.options = replace(self.options, priorities=value)

    def _on_export_button_clicked(self) -> None:
        """Answer, unless a field still says why it was not taken."""
        for field in (self.as_of_edit, self.since_edit):
            if field.edit.isModified():
                field.edit.setFocus()
                return
        self.dismiss()
        self.chosen.emit(self.options)
