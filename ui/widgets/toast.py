"""Says at the bottom of the window what was just done, with Undo. Imports Qt and `ui.theme`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, override

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.icon_button import IconButton
from ui.widgets.text_label import TextLabel
from ui.widgets.whence import Whence

SHOWN_MS = 8000
"""How long a toast stays when nobody touches it: time to read a sentence and reach for Undo."""

MARGIN = 18
"""Distance from the lower edge of the host, in pixels."""


class ToastAction(NamedTuple):
    """A button of the toast: its text, and what it does. Pressing it also closes the toast."""

    text: str
    run: Callable[[], object]


class Toast(QFrame):
    """One message at a time over the lower middle of its host.

    It goes by itself, but not while the pointer or the keyboard is on it. It takes no focus when it comes;
    `focus_action` brings the keyboard there, Esc closes it and gives the focus back.
    """

    def __init__(self, themes: ThemeManager, host: QWidget) -> None:
        """Stand hidden over `host`."""
        super().__init__(host)
        self._themes = themes
        self._host = host
        self._whence = Whence()
        self._buttons: list[Button] = []
        self._label = TextLabel(wrap=True)
        self._close_button = IconButton(themes, "close", "Close message", small=True)
        self._close_button.setIcon(themes.icon("close", "toast_text"))
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(14, 5, 8, 5)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._label)
        self._layout.addSpacing(4)
        self._layout.addWidget(self._close_button)
        self.setObjectName("toast")
        self.hide()
        self._timer.timeout.connect(self._on_timer_timeout)
        self._close_button.clicked.connect(self.close_toast)
        host.installEventFilter(self)

    @property
    def text(self) -> str:
        """The message it shows or showed last."""
        return self._label.text()

    def show_message(self, text: str, actions: Sequence[ToastAction] = ()) -> None:
        """Say what was done, in place of an older message.

        Args:
            text: one plain sentence.
            actions: what can be done about it: Undo, Open, Show in folder.
        """
        self._drop_buttons()
        self._label.setText(text)
        self.setAccessibleName(text)
        for action in actions:
            button = Button(self._themes, action.text)
            button.clicked.connect(partial(self._run, action))
            self._layout.insertWidget(self._layout.count() - 1, button)
            button.show()
            self._buttons.append(button)
        self.show()
        self._place()
        self.raise_()
        self._timer.start()
        # With the first toast, not with the start: the class alone has 190 names of roles and events.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        announcement = QAccessibleAnnouncementEvent(self, text)
        QAccessible.updateAccessibility(announcement)

    def focus_action(self) -> bool:
        """Bring the keyboard to the first button; return whether there was a toast to go to."""
        if self.isHidden():
            return False
        self._whence.remember()
        (self._buttons[0] if self._buttons else self._close_button).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._timer.stop()
        return True

    def close_toast(self) -> None:
        """Go away, and give the keyboard back to where it came from."""
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._host)
        self._timer.stop()
        self.hide()
        if had_focus:
            self._whence.give_back()
        self._whence.forget()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start()
        super().leaveEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_toast()
            return
        super().keyPressEvent(event)

    def _run(self, action: ToastAction) -> None:
        """Close first: what the action does may bring the next toast."""
        self.close_toast()
        action.run()

    def _on_timer_timeout(self) -> None:
        """Go, unless the keyboard is in here."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self._timer.start()
            return
        self.close_toast()

    def _place(self) -> None:
        """Stand over the lower middle of the host, wrapped where the host is narrow."""
        room = self._host.width() - 2 * MARGIN
        self._label.setFixedSize(0, 0)
        self._layout.invalidate()
        others = self._layout.sizeHint().width()
        metrics = self._label.fontMetrics()
        space = QRect(0, 0, max(room - others, 1), self._host.height())
        words = metrics.boundingRect(space, Qt.TextFlag.TextWordWrap.value, self._label.text())
        self._label.setFixedSize(words.width() + 2, words.height())
        self._layout.invalidate()
        self.resize(self._layout.sizeHint())
        self.move((self._host.width() - self.width()) // 2, self._host.height() - self.height() - MARGIN)

    def _drop_buttons(self) -> None:
        """Remove the buttons of the last message."""
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
