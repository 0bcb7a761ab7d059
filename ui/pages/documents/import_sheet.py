"""What importing a folder of Markdown would do, before it is done. Imports the core's report, sheets and widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, override

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QWidget

from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from csops_desktop.exchange.markdown_plan import DocumentPlan

WIDTH = 760
MOST_LINES = 2_000


class ImportSheet(Sheet):
    """The report of a plan, and the button that carries it out.

    Signals:
        import_requested: do it.
    """

    import_requested = Signal()

    def __init__(self, folder: str, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden, saying that the folder is being read.

        Args:
            folder: its name.
            themes: the look.
            window: what it opens over.
        """
        super().__init__(themes, window, f"Import {folder}", width=WIDTH)
        self.setObjectName("import_documents")
        self._says = TextLabel("Reading the folder …", "strong", wrap=True)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setAccessibleName("Reading the folder")
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName("What would be done")
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.report.hide()
        self._error = TextLabel(role="error", wrap=True)
        self._error.hide()
        for widget in (self._says, self._progress, self._error):
            self.content.addWidget(widget)
        self.content.addWidget(self.report, 1)
        self.cancel_button = self.add_button("Cancel")
        self.import_button = self.add_button("Import", "primary", "import")
        self.import_button.setEnabled(False)
        self.cancel_button.clicked.connect(self.dismiss)
        self.import_button.clicked.connect(self.import_requested)

    def show_plan(self, plan: DocumentPlan) -> None:
        """Show what would be done."""
        from csops_desktop.exchange.markdown_report import documents_as_text

        first, *others = documents_as_text(plan, every_page=True).split("\n")
        self._progress.hide()
        self._says.setText(first)
        left_out = [f"… and {len(others) - MOST_LINES} more lines."] if len(others) > MOST_LINES else []
        self.report.setPlainText("\n".join(others[:MOST_LINES] + left_out))
        self.report.show()
        self.import_button.setEnabled(not plan.empty)
        if plan.empty:
            self._says.setText(f"{first} The workspace holds all of it already.")
        self.place()
        (self.cancel_button if plan.empty else self.import_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why it can't be done."""
        self._progress.hide()
        self._error.setText(sentence)
        self._error.show()
        self.import_button.setEnabled(False)
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()

    @override
    def first_focus(self) -> QWidget:
        return self.cancel_button

    @override
    def wanted_height(self, width: int) -> int:
        return super().wanted_height(width) if self.report.isHidden() else self.themes.metrics.px(560)
