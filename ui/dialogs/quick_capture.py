"""Quick capture: a small window with one line, from anywhere. What is recognised in it is shown while it is typed.

It is a window of its own, so that it comes up from the tray while the desk's window is hidden. Enter saves, Esc keeps
what is typed for the next time. Imports the core's commands, the bridge, widgets and the theme.
"""

from __future__ import annotations

from datetime import date
from typing import override

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from csops_desktop.commands.labels import did
from csops_desktop.commands.requests import capture, understood
from csops_desktop.domain.capture import Captured
from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date
from ui.bridge import WorkspaceBridge
from ui.theme.theme import ThemeManager
from ui.widgets.draft_place import belongs_to, name_field
from ui.widgets.line_field import LineField
from ui.widgets.text_label import TextLabel

WIDTH = 620
HINT = "One line is enough: “from Finance by Friday: the renewal export”. Enter saves, Esc keeps it for later."


class QuickCapture(QWidget):
    """The window; one is made, and shown again each time."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, parent: QWidget | None = None) -> None:
        """Make it hidden.

        Args:
            bridge: the workspace.
            themes: the look.
            parent: the desk's window, with which it goes.
        """
        super().__init__(parent, Qt.WindowType.Dialog)
        self._workspace = bridge.workspace
        self._themes = themes
        # The desk may live on in the tray: closing this must not end it.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setObjectName("quick_capture")
        self.setWindowTitle("Take a request down")
        self.setAccessibleName("Take a request down")
        self.edit = LineField()
        self.edit.setObjectName("capture_edit")
        self.edit.setAccessibleName("Request")
        belongs_to(self, "quick_capture")
        name_field(self.edit, "line", "a request to take down")
        self.edit.setPlaceholderText("What is asked for, by whom, by when?")
        self.seen = TextLabel(HINT, "small", wrap=True)
        self.error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.edit.textChanged.connect(self._on_edit_text_changed)
        self.edit.submit_requested.connect(self.save)
        self.edit.cancel_requested.connect(self.hide)

    def open(self) -> None:
        """Come up in the upper part of the screen with the keyboard in the line; what was typed is still there."""
        screen = QGuiApplication.screenAt(self.cursor().pos()) or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width = min(self._themes.metrics.px(WIDTH), room.width() - 40)
        height = max(self.sizeHint().height(), self.heightForWidth(width))
        self.setGeometry(
            QRect(room.left() + (room.width() - width) // 2, room.top() + room.height() // 5, width, height)
        )
        self._on_edit_text_changed(self.edit.text())
        self.show()
        self.raise_()
        self.activateWindow()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save the line as a request and go; what is refused is said beneath it."""
        text = self.edit.text()
        title = self._workspace.read(understood, text).title
        try:
            self._workspace.run(did("Captured", title), capture, text)
        except UserError as error:
            self.error.setText(str(error))
            self.error.show()
            return
        self.edit.clear()
        self.hide()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return
        super().keyPressEvent(event)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # Like Esc: the line stays.
        event.ignore()
        self.hide()

    def _lay_out(self) -> None:
        """Set the line over what is recognised in it."""
        card = QFrame()
        card.setProperty("ground", "surface")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(18, 16, 18, 16)
        inner.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.edit)
        inner.addLayout(row)
        inner.addWidget(self.seen)
        inner.addWidget(self.error)
        inner.addStretch(1)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def _on_edit_text_changed(self, text: str) -> None:
        self.error.hide()
        words = (
            in_words(self._workspace.read(understood, text), self._workspace.clock.today()) if text.strip() else HINT
        )
        self.seen.setText(words)
        self.edit.setAccessibleDescription(words)


def in_words(seen: Captured, today: date) -> str:
    """Return what was recognised: "The renewal export · from Finance · by Fri 27 Nov"."""
    parts = [seen.title]
    if seen.who:
        parts.append(f"from {seen.who}")
    if seen.due_on is not None:
        parts.append(f"by {say_date(seen.due_on, today)}")
    if seen.urgent:
        parts.append("urgent")
    return " · ".join(parts)
