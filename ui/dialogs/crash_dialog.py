"""Says plainly that something went wrong, and what of it matters. Imports Qt, the theme and `ui.crash`.

A window of its own, since the desk's window may be what broke; and of as few parts as possible, since they may be, too.
"""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from ui import messages
from ui.crash import CrashGuard, CrashReport
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.text_label import TextLabel

WIDTH, HEIGHT = 640, 460

SAFE = (
    "Your work is safe: everything that the desk showed as done had been saved by then. What you were typing just now"
    " may be missing. You can go on; if things look odd, quit and start again."
)


class CrashDialog(QDialog):
    """One accident.

    Signals:
        quit_requested: the person wants to end the program.
        closed: the dialog is gone, whatever was wanted.
    """

    quit_requested = Signal()
    closed = Signal()

    def __init__(self, report: CrashReport, themes: ThemeManager) -> None:
        """Show a report.

        Args:
            report: what happened.
            themes: the look.
        """
        super().__init__()
        self._report = report
        self.setObjectName("crash_dialog")
        self.setWindowTitle("CS Ops Desktop")
        self.setAccessibleName("Something went wrong")
        wanted = QSize(themes.metrics.px(WIDTH), themes.metrics.px(HEIGHT))
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self.details = QPlainTextEdit(report.details)
        self.details.setReadOnly(True)
        self.details.setAccessibleName("Details")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(themes.metrics.small)
        self.details.setFont(font)
        self.log_button = Button(themes, "Show log", icon="open")
        self.copy_button = Button(themes, "Copy details", icon="copy")
        self.quit_button = Button(themes, "Quit")
        self.continue_button = Button(themes, "Continue", "primary")
        self._lay_out()
        self.log_button.clicked.connect(self._on_log_button_clicked)
        self.copy_button.clicked.connect(self._on_copy_button_clicked)
        self.quit_button.clicked.connect(self._on_quit_button_clicked)
        self.continue_button.clicked.connect(self.close)
        self.continue_button.setDefault(True)
        self.continue_button.setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # A dialog's own way rejects first, and refuses the closing while that is under way. The program closes all its
        # windows when it is told to end, and would go on for ever without one.
        event.accept()
        self.closed.emit()
        self.deleteLater()

    @override
    def reject(self) -> None:
        # Esc: as closing the window.
        self.close()

    def _lay_out(self) -> None:
        """Set words over details over buttons."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(TextLabel("Something went wrong", "page_title"))
        layout.addWidget(TextLabel(SAFE, wrap=True))
        layout.addWidget(TextLabel(self._report.headline, "muted", wrap=True))
        card = QFrame()
        card.setProperty("ground", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.details)
        layout.addWidget(card, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.log_button)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.quit_button)
        buttons.addWidget(self.continue_button)
        layout.addLayout(buttons)

    def _on_log_button_clicked(self) -> None:
        messages.open_path(self._report.log_file)

    def _on_copy_button_clicked(self) -> None:
        QGuiApplication.clipboard().setText(f"{self._report.headline}\n\n{self._report.details}")
        self.copy_button.setText("Copied")

    def _on_quit_button_clicked(self) -> None:
        self.close()
        self.quit_requested.emit()


def show_crash(guard: CrashGuard, themes: ThemeManager, report: CrashReport) -> CrashDialog:
    """Open the dialog for a report of the guard, which then waits until it is closed.

    Quitting closes the guarded window in the usual way, so that what is open is saved.
    """
    dialog = CrashDialog(report, themes)
    guard.dialog = dialog
    dialog.closed.connect(guard.resume)
    dialog.quit_requested.connect(guard.window.close if guard.window is not None else QApplication.quit)
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
