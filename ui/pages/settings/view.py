"""The layout of the settings page; no behaviour. Imports Qt, widgets and the theme."""

from __future__ import annotations

from pathlib import Path
from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from csops_desktop.domain.status import COLUMNS
from csops_desktop.paths import Paths
from csops_desktop.settings import (
    FONT_SCALES,
    LONGEST_CHECK_IN,
    MOST_PRIORITIES,
    MOST_WEEKLY_REVIEWS,
    THEMES,
    ThemeName,
)
from ui.pages.settings.form import FormSection
from ui.pages.settings.reminders import RemindersSection
from ui.theme.status_icon import status_icon
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.combo_box import ComboBox
from ui.widgets.line_field import LineField
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel

WIDTH = 720
"""Of the column of cards, in the drawing's pixels: longer lines are hard to read."""

NARROW = 540
"""A page narrower than this, in the drawing's pixels, has its labels above the controls."""

THEME_WORDS: dict[ThemeName, str] = {"system": "As the system", "light": "Light", "dark": "Dark"}
ORGANISATION_LETTERS = 80


class SettingsView(QWidget):
    """All controls of the page."""

    def __init__(self, themes: ThemeManager, paths: Paths) -> None:
        """Make them, empty.

        Args:
            themes: the look.
            paths: the folders that are named.
        """
        super().__init__()
        self._themes = themes
        self._make_controls(themes, paths)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.reminders = RemindersSection(themes)
        self._sections = (self._appearance(), self.reminders, self._decks(), self._board(), self._files(paths))
        for section in self._sections:
            column.addWidget(section)
        column.addStretch(1)
        self._lay_out()
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _make_controls(self, themes: ThemeManager, paths: Paths) -> None:
        """Make every control that the page listens to."""
        self.theme_buttons = {name: self._theme_button(name) for name in THEMES}
        self.colour_blind_box = CheckBox(themes, "Colour-blind palette")
        self.font_scale_box = ComboBox(themes, "Text size")
        for scale in FONT_SCALES:
            self.font_scale_box.addItem(f"{scale} %", scale)
        self.organisation_edit = LineField()
        self.organisation_edit.setMaxLength(ORGANISATION_LETTERS)
        self.organisation_edit.setPlaceholderText("Stands at the foot of every slide")
        self.folder_edit = LineField()
        self.folder_edit.setPlaceholderText(str(paths.exports()))
        self.folder_button = Button(themes, "Choose…", icon="folder")
        self.priorities_box = SpinBox(themes, "Priorities with a slide of their own")
        self.priorities_box.setRange(1, MOST_PRIORITIES)
        self.check_in_box = SpinBox(themes, "Check-in interval in days")
        self.check_in_box.setRange(1, LONGEST_CHECK_IN)
        self.weekly_reviews_box = SpinBox(themes, "Reviews of documents a week")
        self.weekly_reviews_box.setRange(1, MOST_WEEKLY_REVIEWS)
        self.data_button = Button(themes, "Show in folder", icon="folder")
        self.backups_button = Button(themes, "Show backups", icon="folder")
        self.restore_button = Button(themes, "Restore…", icon="restore")
        self.log_button = Button(themes, "Show log", icon="open")
        for box in (self.priorities_box, self.check_in_box, self.weekly_reviews_box):
            # Each digit of a number would be a setting of its own.
            box.setKeyboardTracking(False)
        for widget, name, words in (
            (self.organisation_edit, "organisation_edit", "Organisation"),
            (self.folder_edit, "folder_edit", "Folder for decks"),
            (self.folder_button, "folder_button", "Choose the folder for decks"),
            (self.restore_button, "restore_button", "Restore a backup"),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words)

    def _theme_button(self, name: ThemeName) -> Button:
        """Return the button of one theme."""
        button = Button(self._themes, THEME_WORDS[name])
        button.setCheckable(True)
        button.setObjectName(f"theme_{name}")
        button.setAccessibleName(f"Theme: {THEME_WORDS[name].lower()}")
        return button

    def _appearance(self) -> FormSection:
        """Return what changes the look."""
        section = FormSection(self._themes, "Appearance")
        section.add_row("Theme", *self.theme_buttons.values())
        section.add_row("Colours", self.colour_blind_box, self._samples())
        section.add_row("Text size", self.font_scale_box)
        return section

    def _samples(self) -> QWidget:
        """Return the shapes of the four statuses, as they look now."""
        holder = QWidget()
        holder.setAccessibleName("Red, yellow, green and not rated as they look now")
        line = QHBoxLayout(holder)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(2)
        self._shapes = [TextLabel() for _ in COLUMNS]
        for shape in self._shapes:
            line.addWidget(shape)
        return holder

    def _decks(self) -> FormSection:
        """Return what concerns the deck."""
        section = FormSection(self._themes, "Decks")
        section.add_row("Organisation", self.organisation_edit, stretch=True)
        row = section.add_row("Folder for decks", self.folder_edit, self.folder_button, stretch=True)
        self.folder_error = row.remark
        self.folder_error.setProperty("role", "error")
        section.add_row("Priorities", self.priorities_box, hint="So many get a slide of their own, red first.")
        return section

    def _board(self) -> FormSection:
        """Return what concerns responsibilities."""
        section = FormSection(self._themes, "Board")
        section.add_row(
            "Check-in interval",
            self.check_in_box,
            TextLabel("days"),
            hint="A status that nobody confirmed for longer counts as stale. It holds for new responsibilities; each"
            " can have its own.",
        )
        section.add_row(
            "Reviews a week",
            self.weekly_reviews_box,
            hint="Review dates of documents are spread so that no week holds more, while there is room.",
        )
        return section

    def _files(self, paths: Paths) -> FormSection:
        """Return where things are kept."""
        section = FormSection(self._themes, "Files")
        section.add_row("Workspace", self._path(paths.workspace), self.data_button, stretch=True)
        section.add_row("Backups", self._path(paths.backups), self.restore_button, self.backups_button, stretch=True)
        section.add_row("Log", self._path(paths.logs), self.log_button, stretch=True)
        return section

    def _path(self, path: Path) -> TextLabel:
        """Return a path that can be selected and copied."""
        label = TextLabel(str(path), "muted")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        """Set the column into a scrolled page."""
        scroll = QScrollArea()
        scroll.setAccessibleName("Settings")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        # The keyboard comes to the first control, where it is seen.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        line = QHBoxLayout(holder)
        padding = self._themes.metrics.page_padding
        line.setContentsMargins(padding, padding, padding, padding)
        line.addWidget(self._column, 1)
        line.addStretch(0)
        scroll.setWidget(holder)
        holder.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _on_themes_theme_changed(self) -> None:
        """Paint the samples again and keep the column's width at the person's scale."""
        side = self._themes.metrics.icon
        for shape, status in zip(self._shapes, COLUMNS, strict=True):
            shape.setPixmap(status_icon(status, self._themes).pixmap(side, side))
            shape.setAccessibleName(status.heading)
        self._column.setMaximumWidth(self._themes.metrics.px(WIDTH))
        self._fit()

    def _fit(self) -> None:
        """Set the labels above their controls where the page is narrow for its text size."""
        stacked = self.width() < self._themes.metrics.px(NARROW)
        for section in self._sections:
            section.set_stacked(stacked)
