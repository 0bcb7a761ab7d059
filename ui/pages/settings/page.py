"""The settings page: what is changed here holds at once. Imports the core's settings, `ui.messages` and its view.

It writes nothing: it says `settings_changed`, and the shell dresses the window and saves.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, override

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.paths import Paths
from csops_desktop.settings import FONT_SCALES, Settings, ThemeName
from ui import messages
from ui.pages.settings.view import SettingsView
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel


class SettingsPage(QWidget):
    """The person's preferences.

    Signals:
        settings_changed: the whole `Settings` after a change.
        message_requested: one sentence: something could not be shown.
        shown: the page came to the front.
    """

    settings_changed = Signal(object)
    message_requested = Signal(str)
    shown = Signal()

    def __init__(self, settings: Settings, themes: ThemeManager, paths: Paths) -> None:
        """Show the settings.

        Args:
            settings: the present ones.
            themes: the look.
            paths: the folders that are shown.
        """
        super().__init__()
        self._settings = settings
        self._paths = paths
        self.setObjectName("settings_page")
        self.view = SettingsView(themes, paths)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.addWidget(TextLabel("Settings", "page_title"))
        tools.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.show_settings(settings)
        self._connect()

    def tool_row(self) -> QWidget:
        """Return what stands in the window's tool row while this page is shown."""
        return self._tools

    def show_settings(self, settings: Settings) -> None:
        """Show settings that were changed elsewhere; says nothing."""
        self._settings = settings
        view = self.view
        was_blocked = self.blockSignals(True)
        for name, button in view.theme_buttons.items():
            button.setChecked(name == settings.theme)
        view.colour_blind_box.setChecked(settings.colour_blind)
        view.font_scale_box.setCurrentIndex(_nearest_scale(settings.font_scale))
        view.organisation_edit.setText(settings.deck_organisation)
        view.folder_edit.setText(settings.deck_folder)
        view.priorities_box.setValue(settings.deck_priorities)
        view.check_in_box.setValue(settings.check_in_days)
        view.weekly_reviews_box.setValue(settings.weekly_reviews)
        view.reminders.show_settings(settings)
        self.blockSignals(was_blocked)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def _connect(self) -> None:
        """The nervous system of the page."""
        view = self.view
        for name, button in view.theme_buttons.items():
            button.clicked.connect(partial(self._on_theme_button_clicked, name))
        view.colour_blind_box.toggled.connect(partial(self._change, "colour_blind"))
        view.font_scale_box.activated.connect(self._on_font_scale_box_activated)
        for signal in (view.organisation_edit.submit_requested, view.organisation_edit.left):
            signal.connect(self._on_organisation_edit_done)
        view.organisation_edit.cancel_requested.connect(self._on_edit_cancel_requested)
        for signal in (view.folder_edit.submit_requested, view.folder_edit.left):
            signal.connect(self._on_folder_edit_done)
        view.folder_edit.cancel_requested.connect(self._on_edit_cancel_requested)
        view.folder_button.clicked.connect(self._on_folder_button_clicked)
        view.priorities_box.valueChanged.connect(partial(self._change, "deck_priorities"))
        view.check_in_box.valueChanged.connect(partial(self._change, "check_in_days"))
        view.weekly_reviews_box.valueChanged.connect(partial(self._change, "weekly_reviews"))
        view.reminders.changed.connect(self._on_reminders_changed)
        view.data_button.clicked.connect(self._on_data_button_clicked)
        view.backups_button.clicked.connect(self._on_backups_button_clicked)
        view.log_button.clicked.connect(self._on_log_button_clicked)

    def _change(self, name: str, value: Any) -> None:
        """Set one setting and say so, unless it has that value."""
        if getattr(self._settings, name) == value:
            return
        self._settings = replace(self._settings, **{name: value})
        self.settings_changed.emit(self._settings)

    def _show_folder_error(self, sentence: str) -> None:
        """Say beneath the field what is wrong with the folder; "" for nothing."""
        view = self.view
        view.folder_error.setText(sentence)
        view.folder_error.setHidden(not sentence)
        view.folder_edit.setAccessibleDescription(sentence)
        view.folder_edit.setProperty("wrong", bool(sentence))
        view.folder_edit.style().unpolish(view.folder_edit)
        view.folder_edit.style().polish(view.folder_edit)

    def _on_reminders_changed(self, name: str, value: object) -> None:
        self._change(name, value)
        self.view.reminders.show_settings(self._settings)

    def _on_theme_button_clicked(self, name: ThemeName) -> None:
        for other, button in self.view.theme_buttons.items():
            button.setChecked(other == name)
        self._change("theme", name)

    def _on_font_scale_box_activated(self, index: int) -> None:
        self._change("font_scale", FONT_SCALES[index])

    def _on_organisation_edit_done(self) -> None:
        self._change("deck_organisation", " ".join(self.view.organisation_edit.text().split()))

    def _on_folder_edit_done(self) -> None:
        """Take a folder that exists, or none."""
        typed = self.view.folder_edit.text().strip()
        if typed and not (Path(typed).is_absolute() and Path(typed).is_dir()):
            self._show_folder_error(f"There is no folder {typed}.")
            return
        self._show_folder_error("")
        self._change("deck_folder", typed)

    def _on_edit_cancel_requested(self) -> None:
        """Go back to what holds."""
        self.view.organisation_edit.setText(self._settings.deck_organisation)
        self.view.folder_edit.setText(self._settings.deck_folder)
        self._show_folder_error("")

    def _on_folder_button_clicked(self) -> None:
        begin = Path(self._settings.deck_folder) if self._settings.deck_folder else self._paths.exports()
        chosen = messages.choose_folder(self.window(), "Folder for decks", begin)
        if chosen is not None:
            self.view.folder_edit.setText(str(chosen))
            self._on_folder_edit_done()

    def _on_data_button_clicked(self) -> None:
        self._show(messages.show_in_folder(self._paths.workspace), self._paths.workspace)

    def _on_backups_button_clicked(self) -> None:
        there = self._paths.backups if self._paths.backups.is_dir() else self._paths.data_dir
        self._show(messages.open_path(there), there)

    def _on_log_button_clicked(self) -> None:
        self._show(messages.open_path(self._paths.logs), self._paths.logs)

    def _show(self, shown: bool, path: Path) -> None:
        """Say where something is when no program showed it."""
        if not shown:
            self.message_requested.emit(f"No program shows folders here. It is {path}.")


def _nearest_scale(scale: int) -> int:
    """Return the index of the offered text size that comes nearest; the file may say one between two."""
    distances = [abs(offered - scale) for offered in FONT_SCALES]
    return distances.index(min(distances))
