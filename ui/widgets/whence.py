"""Where the keyboard came from, for what takes it for a while: an overlay, a toast, a prompt. Imports Qt, its siblings.

What had it may be gone by the time it is given back: a field that is edited in place commits and closes as it is left.
Then what it stood in gets the keyboard.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.reading_order import focus_first


class Whence:
    """Remembers what has the keyboard, from the innermost part outwards."""

    def __init__(self) -> None:
        self._chain: list[QWidget] = []

    def remember(self) -> None:
        """Keep in mind what has the keyboard now."""
        self._chain = []
        widget = QApplication.focusWidget()
        while widget is not None and not widget.isWindow():
            self._chain.append(widget)
            widget = widget.parentWidget()

    def forget(self) -> None:
        """Keep nothing in mind any more."""
        self._chain = []

    def give_back(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard back to what had it, or where that is gone or hidden, into what it stood in."""
        there = [widget for widget in self._chain if shiboken6.isValid(widget)]
        back = next((widget for widget in there if widget.isVisible()), None)
        if back is None:
            return
        if self._chain[0] is back:
            back.setFocus(reason)
        else:
            focus_first(back)
