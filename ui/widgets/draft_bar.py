"""Says above the page that a text was not finished, and offers to go on with it. Imports Qt and `ui.theme`."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel


class DraftBar(QFrame):
    """A sentence, how the text begins, and what can be done with it. It waits as long as it takes; Esc puts it off.

    Attributes:
        was_put_off: the person wants to be asked later.

    Signals:
        continue_requested, copy_requested, discard_requested: what the person wants with the text.
    """

    continue_requested = Signal()
    copy_requested = Signal()
    discard_requested = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        """Make it hidden."""
        super().__init__(parent)
        self._came_from: QWidget | None = None
        self.was_put_off = False
        self.setObjectName("draft_bar")
        self.setProperty("ground", "accent")
        self._sentence = TextLabel()
        self._text = TextLabel(role="muted")
        self.continue_button = Button(themes, "Continue", "primary", small=True)
        self.copy_button = Button(themes, "Copy", "primary", small=True)
        self.discard_button = Button(themes, "Discard", small=True)
        self.later_button = IconButton(themes, "close", "Later", small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 8, 12, 8)
        layout.setSpacing(8)
        # Where there is room for one of them it is for what was not finished; how that began is an aid.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(self._sentence)
        layout.addWidget(self._text, 1)
        for button in (self.continue_button, self.copy_button, self.discard_button, self.later_button):
            layout.addWidget(button)
        self.hide()
        self.continue_button.clicked.connect(self.continue_requested)
        self.copy_button.clicked.connect(self.copy_requested)
        self.discard_button.clicked.connect(self.discard_requested)
        self.later_button.clicked.connect(self.put_off)

    def offer(self, sentence: str, text: str, *, gone: bool) -> None:
        """Offer a text.

        Args:
            sentence: what was not finished.
            text: what was typed.
            gone: its field is no more; it can only be copied.
        """
        self._sentence.setText(sentence)
        self._text.setText(" ".join(text.split()))
        self.setAccessibleName(f"{sentence} {text}")
        for button in (self.continue_button, self.copy_button, self.discard_button):
            button.setAccessibleDescription(f"{sentence} {text}")
        self.continue_button.setVisible(not gone)
        self.copy_button.setVisible(gone)
        if self.isHidden():
            # With the first draft, not with the start: the class alone has 190 names of roles and events.
            from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

            self.show()
            announcement = QAccessibleAnnouncementEvent(self, sentence)
            QAccessible.updateAccessibility(announcement)

    def focus_action(self) -> bool:
        """Bring the keyboard to the first button; return whether there is anything offered."""
        if self.isHidden():
            return False
        self._came_from = QApplication.focusWidget()
        first = self.copy_button if self.continue_button.isHidden() else self.continue_button
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def put_off(self) -> None:
        """Go until the next start, as the person wants."""
        self.was_put_off = True
        self.close_bar()

    def close_bar(self) -> None:
        """Go, and give the keyboard back to where it came from."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        if had_focus and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_off()
            return
        super().keyPressEvent(event)
