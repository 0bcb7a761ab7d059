"""Lets the desk's keys work while something is being typed. Imports Qt and the actions.

A text field keeps some keys to itself: on Linux Ctrl+E goes to the end of the line and Ctrl+K deletes to there, and
Ctrl+Z undoes typing even where nothing was typed. The desk promises Ctrl+E and Ctrl+K everywhere; and where a field has
nothing of its own to undo, Ctrl+Z means the last change. The watch stands on the focused field only: a filter on the
whole application would cost every event a call.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.actions import ActionRegistry

TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit)

LEFT_TO_THE_FIELD = ("trash", "rename", "move_left", "move_right", "move_up", "move_down", "open_panel", "move_to")
"""Actions on the selected card whose keys mean something else while a text is being typed."""


class TextKeys(QObject):
    """Stands on whichever text field has the focus."""

    def __init__(self, actions: ActionRegistry, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._keys = {
            sequence.toString()
            for spec in actions.specs()
            if spec.id not in (*LEFT_TO_THE_FIELD, "undo", "redo")
            for sequence in actions.action(spec.id).shortcuts()
        }
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_application_focus_changed)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._is_ours(watched, event)
        ):
            # Not accepted, and not shown to the field: so the shortcut takes place.
            event.ignore()
            return True
        return False

    def _is_ours(self, field: QObject, event: QKeyEvent) -> bool:
        """Say whether a key means the desk's action rather than the field's."""
        pressed = QKeySequence(event.keyCombination())
        if pressed.toString() in self._keys:
            return True
        if pressed in self._actions.action("undo").shortcuts():
            return not _can_undo(field)
        return pressed in self._actions.action("redo").shortcuts() and not _can_redo(field)

    def _on_application_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, TEXT_FIELDS):
            old.removeEventFilter(self)
        if isinstance(new, TEXT_FIELDS):
            new.installEventFilter(self)


def _can_undo(field: QObject) -> bool:
    """Say whether a field has typing to undo."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    """Say whether a field has typing to do again."""
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QTextEdit | QPlainTextEdit) and field.document().isRedoAvailable()
