"""For which day the file holds, and how it meets what is known already. Imports Qt, the core's clock and widgets."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.exchange.fields import Field
from csops_desktop.exchange.plan import ImportPlan
from ui.pages.tracker_import.planning import Look, MatchBy
from ui.theme.theme import ThemeManager
from ui.widgets.check_box import CheckBox
from ui.widgets.combo_box import ComboBox
from ui.widgets.date_edit import DateEdit
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

LABEL_WIDTH = 104


class RulesSection(Section):
    """Day, matching, and what becomes of those that are not in the file any more.

    Signals:
        day_chosen: the file holds for this `date`.
        match_chosen: responsibilities are known again by this (`MatchBy`).
        keep_missing_chosen: leave those that are gone on the board (True), or archive them (False).
    """

    day_chosen = Signal(object)
    match_chosen = Signal(object)
    keep_missing_chosen = Signal(bool)

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(themes, "How it is imported", parent=parent)
        self._clock = clock
        self.day = DateEdit(themes, clock, "The day the file holds for", placeholder="Choose the day")
        self.match = ComboBox(themes, "Responsibilities are known again by")
        self.match.addItem("Title and area", MatchBy.TITLE)
        self.match.addItem("Key", MatchBy.KEY)
        self.archive_missing = CheckBox(themes, "Archive what is not in this file any more")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[str, DateEdit | ComboBox], ...] = (("Holds for", self.day), ("Known again by", self.match))
        for at, (words, widget) in enumerate(rows):
            label = TextLabel(words, "muted")
            label.setFixedWidth(themes.metrics.px(LABEL_WIDTH))
            grid.addWidget(label, at, 0)
            grid.addWidget(widget, at, 1)
        grid.addWidget(self.archive_missing, 2, 0, 1, 2)
        self.archive_missing.hide()
        self.body.addLayout(grid)
        self.day.committed.connect(self._on_day_committed)
        self.match.activated.connect(self._on_match_activated)
        self.archive_missing.clicked.connect(self._on_archive_missing_clicked)

    def show_look(self, look: Look, on: date, *, keep_missing: bool) -> None:
        """Show the day, and what the plan says about the rest."""
        self.day.set_date(on)
        has_key = Field.KEY in look.mapping.columns
        has_area = Field.AREA in look.mapping.columns
        self.match.setItemText(0, "Title and area" if has_area else "Title")
        self.match.setEnabled(has_key or self.match.currentIndex() == 1)
        self.match.setToolTip("" if has_key else "Choose the column of the key to match by it.")
        if look.plan is not None:
            self.match.setCurrentIndex(1 if look.plan.matched_by == (Field.KEY,) else 0)
            self._show_missing(look.plan, keep_missing=keep_missing)

    def _show_missing(self, plan: ImportPlan, *, keep_missing: bool) -> None:
        """Offer to keep or archive what is gone, where something is."""
        number = len(plan.missing)
        self.archive_missing.setVisible(number > 0)
        self.archive_missing.setChecked(not keep_missing)
        words = "Archive the one not in this file any more"
        if number > 1:
            words = f"Archive the {number:,} not in this file any more"
        self.archive_missing.setText(words)
        self.archive_missing.setAccessibleName(words)

    def _on_day_committed(self, day: date | None) -> None:
        if day is None:
            self.day.show_error("Say for which day this file holds.")
        elif day > self._clock.today():
            self.day.show_error("That day has not come yet.")
        else:
            self.day_chosen.emit(day)

    def _on_match_activated(self) -> None:
        self.match_chosen.emit(self.match.currentData())

    def _on_archive_missing_clicked(self, checked: bool) -> None:
        self.keep_missing_chosen.emit(not checked)
