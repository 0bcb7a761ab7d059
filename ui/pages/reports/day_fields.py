"""The two days of a deck: which state it shows, what it is compared with. Imports Qt, widgets and the clock."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csops_desktop.clock import Clock
from csops_desktop.previews import DeckDays
from ui.theme.theme import ThemeManager
from ui.widgets.date_edit import DateEdit

GAP = 8


class DayFields(QWidget):
    """Two fields beside each other; a day that makes no deck is refused where it is typed.

    Signals:
        days_chosen: the person wants the deck of these days (`DeckDays`).
    """

    days_chosen = Signal(object)

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._days = DeckDays()
        self.as_of_edit = DateEdit(
            themes, clock, "As of", placeholder="As of today", calendar_name="Choose the day of the deck in a calendar"
        )
        self.as_of_edit.setToolTip("The day whose state the deck shows; empty for now")
        self.since_edit = DateEdit(
            themes,
            clock,
            "Changes since",
            placeholder="No comparison",
            calendar_name="Choose the day to compare with in a calendar",
        )
        self.since_edit.setToolTip("The day the deck is compared with: the last report's, unless you choose another")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.as_of_edit, 1)
        row.addWidget(self.since_edit, 1)
        self.as_of_edit.committed.connect(self._on_as_of_edit_committed)
        self.since_edit.committed.connect(self._on_since_edit_committed)

    @property
    def days(self) -> DeckDays:
        """What is chosen."""
        return self._days

    def show_since(self, since: date | None) -> None:
        """Show what the deck turned out to be compared with."""
        self.since_edit.set_date(since)

    def _take(self, days: DeckDays) -> None:
        """Let other days hold."""
        self._days = days
        self.as_of_edit.set_date(days.as_of)
        if days.chosen:
            self.since_edit.set_date(days.since)
        self.days_chosen.emit(days)

    def _on_as_of_edit_committed(self, day: date | None) -> None:
        today = self._clock.today()
        if day is not None and day > today:
            self.as_of_edit.show_error("This day has not come yet.")
            return
        # What the other day was compared with says nothing about this one.
        self._take(DeckDays(None if day == today else day))

    def _on_since_edit_committed(self, day: date | None) -> None:
        shown = self._days.as_of or self._clock.today()
        if day is not None and day >= shown:
            before = shown - timedelta(days=1)
            self.since_edit.show_error(f"Choose {before.isoformat()} or a day before it.")
            return
        self._take(DeckDays(self._days.as_of, day, chosen=True))
