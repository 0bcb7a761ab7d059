"""What this program is, which one, and where its files are. Imports widgets and the theme."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from csops_desktop import __version__
from csops_desktop.log import describe_system
from csops_desktop.paths import Paths
from ui import messages
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

WIDTH = 520

CREDITS = (
    "It is free software under the MIT licence. The letters are Inter, Noto, DejaVu and WenQuanYi; the icons are"
    " Lucide. Their licences lie beside the files, in the program's folder “resources”."
)


class About(Sheet):
    """Versions and folders, to be copied into a report."""

    def __init__(self, paths: Paths, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden.

        Args:
            paths: the folders that are named.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, "CS Ops Desktop", width=WIDTH)
        self._paths = paths
        self.setObjectName("about")
        self.content.addWidget(TextLabel(f"Version {__version__}", "strong"))
        self.content.addWidget(
            TextLabel(
                "The desk of Customer Success Operations. It works offline; nothing leaves this computer.", wrap=True
            )
        )
        system = f"{describe_system()}, Qt {qVersion()}"
        self._details = (f"Version {__version__}", system, f"Workspace: {paths.workspace}", f"Log: {paths.logs}")
        for words in (*self._details[1:], CREDITS):
            self.content.addWidget(self._selectable(words))
        self.copy_button = self.add_button("Copy details", icon="copy")
        self.folder_button = self.add_button("Show data folder", icon="folder")
        self.copy_button.clicked.connect(self._on_copy_button_clicked)
        self.folder_button.clicked.connect(self._on_folder_button_clicked)

    def _selectable(self, words: str) -> TextLabel:
        """Return muted words that can be selected and copied."""
        label = TextLabel(words, "small", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._details))
        self.copy_button.setText("Copied")

    def _on_folder_button_clicked(self) -> None:
        messages.show_in_folder(self._paths.workspace)
