"""Many values at once from a spreadsheet or a CSV file, looked at before they are kept. Imports the core."""

from __future__ import annotations

from datetime import date
from typing import Any, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QPlainTextEdit, QWidget

from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.exchange.csv_in import decode, detect_encoding
from csops_desktop.exchange.dates import DateOrder
from csops_desktop.exchange.values_in import Pasted, PastedLine, read_values
from csops_desktop.paths import why
from csops_desktop.queries.metric_rows import MetricDetail
from csops_desktop.text.dates import say_date
from csops_desktop.text.numbers import Decimal, say_measure
from ui import messages
from ui.dialogs.sheet import Sheet
from ui.theme.theme import ThemeManager
from ui.widgets.row_table import RowTable
from ui.widgets.text_label import TextLabel, plain_tooltip

type Index = QModelIndex | QPersistentModelIndex

WIDTH = 760
READ_MS = 80
FATES = {"new": "New", "replaces": "Replaces", "same": "There already", "skipped": "Skipped"}
HEADINGS = ("Line", "Day", "Value", "What becomes of it", "Note")
HINT = "A day and a number in each line, as a spreadsheet copies them: separated by a tab, a comma or a semicolon."
EXAMPLE = "2026-10-01\t42\n2026-11-02\t38,5"


class PastedModel(QAbstractTableModel):
    """What was pasted, line by line; what is skipped stands first."""

    def __init__(self, today: date, unit: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today, self._unit = today, unit
        self._lines: list[PastedLine] = []

    def show_lines(self, lines: tuple[PastedLine, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = sorted(lines, key=lambda line: line.fate != "skipped")
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index | None = None) -> int:
        return len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [f"Line {line.line}", *(self._text(line, column) for column in range(1, len(HEADINGS)))]
            return ", ".join(filter(None, words)) if index.column() == 0 else self._text(line, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(line.text)
        return None

    def _text(self, line: PastedLine, column: int) -> str:
        """Return what a cell says."""
        read = line.day is not None and line.value is not None
        match column:
            case 0:
                return str(line.line)
            case 1:
                return say_date(line.day, self._today) if line.day is not None else line.text
            case 2:
                return say_measure(line.value, self._unit) if read and line.value is not None else ""
            case 3:
                return f"{FATES[line.fate]}: {line.why}" if line.fate == "skipped" else line.why or FATES[line.fate]
        return line.note


class PasteSheet(Sheet):
    """A field to paste into, what becomes of each line, one button.

    Signals:
        answered: keep these lines (a list of `PastedLine`).
    """

    answered = Signal(object)

    def __init__(self, detail: MetricDetail, today: date, themes: ThemeManager, window: QWidget) -> None:
        """Make it hidden; `window` is what it opens over."""
        super().__init__(themes, window, f"Paste values: {detail.row.name}", width=WIDTH)
        self.setObjectName("paste_sheet")
        self._today = today
        self._present = {point.day: point.value for point in detail.points if point.value is not None}
        self._pasted = Pasted()
        self.text_edit = QPlainTextEdit()
        self.text_edit.setAccessibleName("Pasted values")
        self.text_edit.setPlaceholderText(EXAMPLE)
        self.text_edit.setTabChangesFocus(True)
        self.model = PastedModel(today, detail.row.unit, self)
        self.table = RowTable()
        self._says = TextLabel("", "strong", wrap=True)
        self._read_as = TextLabel("", "muted", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=READ_MS)
        self._lay_out()
        self.file_button = self.add_button("Open a CSV file…", icon="folder")
        self.cancel_button = self.add_button("Cancel")
        self.keep_button = self.add_button("Add", "primary", "add")
        self._timer.timeout.connect(self.read)
        self.text_edit.textChanged.connect(self._timer.start)
        self.file_button.clicked.connect(self.open_file)
        self.cancel_button.clicked.connect(self.dismiss)
        self.keep_button.clicked.connect(self.submit)
        self.read()

    def read(self) -> None:
        """Read what stands in the field and show what would become of it."""
        self._timer.stop()
        try:
            self._pasted = read_values(self.text_edit.toPlainText(), self._today, self._present)
        except UserError as error:
            self._pasted = Pasted()
            self.refuse(str(error))
        else:
            self.refuse("")
        self.model.show_lines(self._pasted.lines)
        kept = len(self._pasted.kept)
        self._says.setText(f"{self._pasted.sentence}.")
        self._read_as.setText(self._reading() if kept else HINT)
        self.keep_button.say(f"Add {count(kept, 'value')}" if kept else "Add")
        self.keep_button.setEnabled(bool(kept))

    def open_file(self) -> None:
        """Let the person pick a CSV file, and put its text into the field."""
        path = messages.choose_file_to_open(self.window(), "Open values", "Text (*.csv *.tsv *.txt)")
        if path is None:
            return
        try:
            data = path.read_bytes()
            text = decode(data, detect_encoding(data, path.name), path.name)
        except UserError as error:
            self.refuse(str(error))
        except OSError as error:
            self.refuse(f"{path.name} can't be read: {why(error)}.")
        else:
            self.text_edit.setPlainText(text)
            self.read()

    def submit(self) -> None:
        """Say what is to be kept; what was typed last is read first."""
        self.read()
        if self._pasted.kept:
            self.answered.emit(list(self._pasted.kept))

    def refuse(self, sentence: str) -> None:
        """Say beneath the field why it was not taken."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)

    @override
    def first_focus(self) -> QWidget:
        return self.text_edit

    @override
    def wanted_height(self, width: int) -> int:
        return self.themes.metrics.px(600)

    def _reading(self) -> str:
        """Say how days and decimals were read, where that was a choice."""
        sign = "comma" if self._pasted.decimal is Decimal.COMMA else "point"
        said = f"Decimals are read after the {sign}."
        if self._pasted.order is DateOrder.MONTH_FIRST or self._pasted.order_guessed:
            guess = ", which nothing in them says for sure" if self._pasted.order_guessed else ""
            said += f" Dates are read {self._pasted.order.value}{guess}."
        return said

    def _lay_out(self) -> None:
        """Set the field over the preview."""
        px = self.themes.metrics.px
        self.text_edit.setFixedHeight(px(120))
        self.content.addWidget(self.text_edit)
        for label in (self._error, self._says, self._read_as):
            self.content.addWidget(label)
        self._error.hide()
        table = self.table
        table.setAccessibleName("What becomes of each line")
        table.setProperty("padded", True)
        table.setModel(self.model)
        table.verticalHeader().setDefaultSectionSize(px(28))
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 52), (1, 130), (2, 120), (4, 130)):
            table.setColumnWidth(column, px(width))
        table.setMinimumHeight(px(160))
        self.content.addWidget(table, 1)
