"""What a followed link would do, before it does it. Imports Qt, widgets and the theme.

Nothing leaves the desk by a click on a text that somebody else may have written: the real address stands here first,
with the host as the network knows it.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel


class LinkBar(QFrame):
    """Asks about one link at a time, below the preview.

    Signals:
        open_requested: open this address in the program that the system has for it.
        create_requested: make a document with this title.
        closed: it is gone.
    """

    open_requested = Signal(str)
    create_requested = Signal(str)
    closed = Signal()

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        """Make it hidden."""
        super().__init__(parent)
        self._target = ""
        self._creates = False
        self._says = TextLabel(wrap=True)
        self._address = TextLabel(role="muted", wrap=True)
        self._address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.yes_button = Button(themes, "Open", "primary", small=True)
        self.copy_button = Button(themes, "Copy address", small=True)
        self.no_button = Button(themes, "Cancel", small=True)
        self.setProperty("ground", "accent")
        self.setAccessibleName("Link")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(self._says)
        layout.addWidget(self._address)
        buttons = QHBoxLayout()
        for button in (self.yes_button, self.copy_button, self.no_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        self.hide()
        self.yes_button.clicked.connect(self._on_yes_button_clicked)
        self.copy_button.clicked.connect(self._on_copy_button_clicked)
        self.no_button.clicked.connect(self.close_bar)

    def ask_to_open(self, address: str, host: str) -> None:
        """Show where a link leads.

        Args:
            address: the whole address, encoded.
            host: the host as the network knows it; the mail address for a mail.
        """
        mail = address.lower().startswith("mailto:")
        self._creates, self._target = False, address
        self._says.setText(f"Write a mail to {host}?" if mail else f"Open {host} in the web browser?")
        self._address.setText(address)
        self.yes_button.setText("Write" if mail else "Open")
        self.copy_button.show()
        self._ask()

    def ask_to_create(self, title: str) -> None:
        """Offer to make the document that a link names."""
        self._creates, self._target = True, title
        self._says.setText(f"There is no document “{title}” yet.")
        self._address.setText("")
        self.yes_button.setText("Create it")
        self.copy_button.hide()
        self._ask()

    def close_bar(self) -> None:
        """Go."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        self._address.setHidden(not self._address.text())
        self.yes_button.setAccessibleName(self.yes_button.text())
        self.setAccessibleDescription(self._says.text())
        self.show()
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes_button_clicked(self) -> None:
        target, creates = self._target, self._creates
        self.close_bar()
        (self.create_requested if creates else self.open_requested).emit(target)

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._target)
        self.close_bar()
