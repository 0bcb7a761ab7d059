"""What keys and focus mean in every text field: Esc gives up, leaving is being done. Imports Qt and the label."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import QEvent, Qt, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.text_label import TextLabel

STILL_HERE = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""Ways to lose the focus that don't mean that the person is done: a context menu, a look into another window."""

UNSAVED = "Not saved yet"
"""The mark in a field whose text was typed before a kill or a power cut."""

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_plain_enter(event: QKeyEvent) -> bool:
    """Say whether Enter was pressed, on either side of the keyboard, and nothing with it."""
    return event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def claims(event: QEvent, key: Qt.Key) -> bool:
    """Take a key for the widget that has the keyboard where it is one of the window's as well; say whether it was that.

    F2 in a line of the panel means the line; as the window's key it would rename the card.

    Args:
        event: what came to the widget's `event`; Qt asks there before it gives the key to the window.
        key: the key.
    """
    if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == key:
        event.accept()
        return True
    return False


if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class FieldKeys(_Base):
    """A text field that says when the person is done with it; its class names the signals and what submits.

    It stands before the Qt class among the bases. The signals are the class's own: Qt knows only those of a `QObject`.
    """

    if TYPE_CHECKING:
        submit_requested: SignalInstance
        left: SignalInstance
        cancel_requested: SignalInstance
        draft_shown: SignalInstance
        settled: SignalInstance

    _mark: TextLabel | None = None

    def mark_unsaved(self, sentence: str) -> None:
        """Say in the field that its text was typed before and is not saved yet.

        Args:
            sentence: what else there is to say about it, for whoever the field stands in; "" for nothing.
        """
        if self._mark is None:
            self._mark = TextLabel(UNSAVED, "small", parent=self)
            self._mark.setObjectName("unsaved_mark")
            self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._mark.show()
        self.make_room(self._mark)
        self.setAccessibleDescription(f"{UNSAVED}. {sentence}".strip())
        self.draft_shown.emit(sentence)

    def clear_unsaved(self) -> None:
        """Take the mark out again: the text is saved or given up."""
        if self._mark is not None and not self._mark.isHidden():
            self._mark.hide()
            self.make_room(None)
            self.setAccessibleDescription("")
            self.draft_shown.emit("")

    def make_room(self, mark: TextLabel | None) -> None:
        """Give a mark a place where it covers nothing, or take the place back."""
        raise NotImplementedError

    def submits(self, event: QKeyEvent) -> bool:
        """Say whether a key means that the text is finished: Enter, unless the class says otherwise."""
        return event.key() in ENTER

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.submits(event):
            self.submit_requested.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in STILL_HERE:
            self.left.emit()
