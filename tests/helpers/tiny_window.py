"""A window with a field, a button, a list and an answering line: something small for the harness to drive."""

from __future__ import annotations

import sys

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget


class TinyWindow(QWidget):
    """Greets whoever is named in its field."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Tiny window")
        self._name_edit = QLineEdit(accessibleName="Name")
        self._greet_button = QPushButton("Greet")
        self._towns = QListWidget(accessibleName="Towns")
        self._towns.addItems(["Lisbon", "Zürich", "大阪"])
        self._answer_label = QLabel("nothing yet")
        layout = QVBoxLayout(self)
        for widget in (self._name_edit, self._greet_button, self._towns, self._answer_label):
            layout.addWidget(widget)
        self._shout_shortcut = QShortcut(QKeySequence("Ctrl+J"), self)
        self._greet_button.clicked.connect(self._on_greet_button_clicked)
        self._shout_shortcut.activated.connect(self._on_shout_shortcut_activated)

    @Slot()
    def _on_greet_button_clicked(self) -> None:
        self._answer_label.setText(f"Hello {self._name_edit.text()}")

    @Slot()
    def _on_shout_shortcut_activated(self) -> None:
        self._answer_label.setText(f"HELLO {self._name_edit.text()}")


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = TinyWindow()
    window.show()
    sys.exit(application.exec())
