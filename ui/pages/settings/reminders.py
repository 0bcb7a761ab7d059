"""The part of the settings page about reminders and the tray. Imports Qt, widgets, the theme and the core's times.

What is typed is checked here, at the field; what holds is said by `changed`. Pause, tray and start at login are shown
as they are told: this part knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from csops_desktop.errors import UserError
from csops_desktop.settings import Settings
from csops_desktop.text.dates import WEEKDAYS
from csops_desktop.text.times import parse_time, say_time
from ui.pages.settings.form import FormRow, FormSection
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

FIELD = 84
"""Width of a field with a time, in the drawing's pixels."""

QUIET_HINT = "Nothing is said between these times; what came up meanwhile comes as one afterwards. The same time twice"
QUIET_HINT += " means no quiet hours."
DAYS_HINT = "On other days nothing is said; the next working day says it. No day chosen means every day."
TRAY_HINT = "Closing the window then leaves the desk in the tray, where it goes on reminding you. Quit ends it."
NO_TRAY_HINT = "There is no tray on this desktop: closing the window quits. While it is open the desk reminds you."
START_HINT = "It opens no window then: it stands in the tray, or waits minimised where there is none."


class RemindersSection(FormSection):
    """When the desk reminds, and how it stays.

    Signals:
        changed: a setting's name in code and its new value.
        start_wanted: the desk shall be started at login, or no longer.
    """

    changed = Signal(str, object)
    start_wanted = Signal(bool)

    def __init__(self, themes: ThemeManager) -> None:
        """Make the controls, empty."""
        super().__init__(themes, "Reminders and tray")
        self._themes = themes
        self._settings = Settings()
        self.reminders_box = CheckBox(themes, "Remind me of what is due")
        self.digest_edit = self._time_field("digest_edit", "Time of the daily reminder")
        self.from_edit = self._time_field("quiet_from_edit", "Quiet hours from")
        self.to_edit = self._time_field("quiet_to_edit", "Quiet hours until")
        self.day_buttons = [self._day_button(number, name) for number, name in enumerate(WEEKDAYS, 1)]
        self.hour_button = Button(themes, "For 1 hour")
        self.tomorrow_button = Button(themes, "Until tomorrow")
        self.resume_button = Button(themes, "Resume")
        self.tray_box = CheckBox(themes, "Keep running in the tray")
        self.start_box = CheckBox(themes, "Start when I log in")
        self._fields = {
            "digest_at": self.digest_edit,
            "quiet_from": self.from_edit,
            "quiet_to": self.to_edit,
        }
        for button, words in (
            (self.hour_button, "Pause reminders for 1 hour"),
            (self.tomorrow_button, "Pause reminders until tomorrow"),
            (self.resume_button, "Resume reminders"),
        ):
            button.setAccessibleName(words)
        self._add_rows()
        self._connect()
        themes.theme_changed.connect(self._measure)
        self._measure()
        self.show_pause("")
        self.show_tray(there=True)

    def pause_buttons(self) -> list[tuple[Button, str]]:
        """Return the buttons of the pause, each with the id of the action that it stands for."""
        return [
            (self.hour_button, "pause_hour"),
            (self.tomorrow_button, "pause_until_tomorrow"),
            (self.resume_button, "resume_reminders"),
        ]

    def show_settings(self, settings: Settings) -> None:
        """Show settings; says nothing."""
        self._settings = settings
        was_blocked = self.blockSignals(True)
        self.reminders_box.setChecked(settings.reminders)
        for name, field in self._fields.items():
            field.setText(say_time(getattr(settings, name)))
            self._complain(name, "")
        for number, button in enumerate(self.day_buttons, 1):
            button.setChecked(number in settings.working_days)
        self.tray_box.setChecked(settings.keep_in_tray)
        self.blockSignals(was_blocked)

    def show_pause(self, sentence: str) -> None:
        """Say until when reminders are paused; "" where they are not."""
        _remark(self._pause_row, sentence, "small")
        self.resume_button.setEnabled(bool(sentence))

    def show_tray(self, *, there: bool) -> None:
        """Say what closing the window does on this desktop."""
        _remark(self._tray_row, TRAY_HINT if there else NO_TRAY_HINT, "small")

    def show_start(self, *, on: bool) -> None:
        """Show whether the desk is started at login; says nothing."""
        was_blocked = self.start_box.blockSignals(True)
        self.start_box.setChecked(on)
        self.start_box.blockSignals(was_blocked)

    def show_start_error(self, sentence: str) -> None:
        """Say why starting at login could not be switched."""
        _remark(self._start_row, sentence, "error")

    def _time_field(self, name: str, words: str) -> LineField:
        """Return a field for a time of day."""
        field = LineField()
        field.setObjectName(name)
        field.setAccessibleName(words)
        field.setMaxLength(12)
        return field

    def _day_button(self, number: int, name: str) -> Button:
        """Return the button of a weekday."""
        button = Button(self._themes, name[:3])
        button.setCheckable(True)
        button.setObjectName(f"working_day_{number}")
        button.setAccessibleName(f"Remind on {name}")
        return button

    def _add_rows(self) -> None:
        """Put the controls under their labels."""
        self.add_row("Reminders", self.reminders_box)
        digest_hint = "One notification says what is due that day. A thing with a time is said at its time as well."
        digest = self.add_row("Daily reminder at", self.digest_edit, hint=digest_hint)
        quiet = self.add_row("Quiet hours", self.from_edit, TextLabel("until"), self.to_edit, hint=QUIET_HINT)
        self._rows_of = {
            "digest_at": (digest, digest_hint),
            "quiet_from": (quiet, QUIET_HINT),
            "quiet_to": (quiet, QUIET_HINT),
        }
        self.add_row("Working days", *self.day_buttons, hint=DAYS_HINT)
        self._pause_row = self.add_row("Pause", self.hour_button, self.tomorrow_button, self.resume_button)
        self._tray_row = self.add_row("When I close the window", self.tray_box, hint=TRAY_HINT)
        self._start_row = self.add_row("At login", self.start_box, hint=START_HINT)

    def _connect(self) -> None:
        """The nervous system of this part."""
        self.reminders_box.toggled.connect(partial(self._change, "reminders"))
        self.tray_box.toggled.connect(partial(self._change, "keep_in_tray"))
        self.start_box.toggled.connect(self._on_start_box_toggled)
        for name, field in self._fields.items():
            done: Callable[[], None] = partial(self._on_time_edit_done, name)
            field.submit_requested.connect(done)
            field.left.connect(done)
            field.cancel_requested.connect(partial(self._on_time_edit_cancel_requested, name))
        for button in self.day_buttons:
            button.clicked.connect(self._on_day_button_clicked)

    def _change(self, name: str, value: Any) -> None:
        """Say that a setting has a new value, unless it has that one."""
        if getattr(self._settings, name) != value:
            self.changed.emit(name, value)

    def _complain(self, name: str, sentence: str) -> None:
        """Say beneath a field what is wrong with its time; "" for nothing."""
        row, hint = self._rows_of[name]
        field = self._fields[name]
        _remark(row, sentence or hint, "error" if sentence else "small")
        field.setAccessibleDescription(sentence)
        field.setProperty("wrong", bool(sentence))
        field.style().unpolish(field)
        field.style().polish(field)

    def _measure(self) -> None:
        """Keep the fields as wide as a time at the person's scale."""
        for field in self._fields.values():
            field.setFixedWidth(self._themes.metrics.px(FIELD))

    def _on_time_edit_done(self, name: str) -> None:
        """Take a time, or say that it is none."""
        field = self._fields[name]
        try:
            at: time = parse_time(field.text())
        except UserError as error:
            self._complain(name, str(error))
            return
        self._complain(name, "")
        field.setText(say_time(at))
        self._change(name, at)

    def _on_time_edit_cancel_requested(self, name: str) -> None:
        """Go back to the time that holds."""
        self._fields[name].setText(say_time(getattr(self._settings, name)))
        self._complain(name, "")

    def _on_day_button_clicked(self) -> None:
        days = tuple(number for number, button in enumerate(self.day_buttons, 1) if button.isChecked())
        self._change("working_days", days)

    def _on_start_box_toggled(self, wanted: bool) -> None:
        _remark(self._start_row, START_HINT, "small")
        self.start_wanted.emit(wanted)


def _remark(row: FormRow, text: str, role: str) -> None:
    """Set the line below a row's controls, quiet or as an error."""
    remark = row.remark
    remark.setText(text)
    remark.setHidden(not text)
    if remark.property("role") != role:
        remark.setProperty("role", role)
        remark.style().unpolish(remark)
        remark.style().polish(remark)
