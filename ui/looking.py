"""A window in which nothing can be changed: said once, and every field and action that would write is off.

Imported only for a workspace that is opened to be looked at. What is left (a card dragged by the mouse) is refused by
the workspace itself, with the same words. Imports Qt and the widgets that take text.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from csops_desktop.keeping import LOOK_ONLY
from ui.actions import ActionRegistry
from ui.main_window import MainWindow
from ui.widgets.line_field import LineField

OTHERS = ("settings_page", "find_bar", "deck_options")
"""What has fields that change nothing in the workspace."""


class LookOnly(QObject):
    """Makes the fields of a window read-only as they come up."""

    def __init__(self, window: MainWindow, actions: ActionRegistry, application: QApplication) -> None:
        """Begin; ends with the window."""
        super().__init__(window)
        self._application = application
        actions.only_look()
        window.warn(f"{LOOK_ONLY} Decks and exports work.")
        for line in window.findChildren(LineField):
            self._settle(line)
        for text in window.findChildren(QPlainTextEdit):
            self._settle(text)
        application.installEventFilter(self)

    def close(self) -> None:
        """Let the application's events alone."""
        self._application.removeEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, (LineField, QPlainTextEdit)):
            self._settle(watched)
        return super().eventFilter(watched, event)

    def _settle(self, field: LineField | QPlainTextEdit) -> None:
        """Take no more typing, where it would go into the workspace."""
        above: QWidget | None = field
        while above is not None:
            if above.objectName() in OTHERS:
                return
            above = above.parentWidget()
        field.setReadOnly(True)
