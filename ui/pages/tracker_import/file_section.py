"""How the file was read, and what can be corrected about it. Imports Qt, the core's sheet and widgets."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from csops_desktop.exchange.dates import DateFormat, DateOrder
from csops_desktop.exchange.sheet import Sheet
from ui.pages.tracker_import.planning import ReadOptions
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.section import Section
from ui.widgets.spin_box import SpinBox
from ui.widgets.text_label import TextLabel

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Western (Windows-1252)",
    "iso8859_15": "Western (ISO-8859-15)",
    "mac_roman": "Western (Mac)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "shift_jis": "Japanese (Shift JIS)",
    "gb18030": "Chinese (GB 18030)",
    "cp949": "Korean (Windows-949)",
}
OFFERED = [name for name in ENCODINGS if name not in ("utf-8-sig", "utf-16-le", "utf-16-be")]
DELIMITERS = {",": "Comma", ";": "Semicolon", "\t": "Tab", "|": "Vertical bar"}
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
ORDERS = {DateOrder.DAY_FIRST: "Day first", DateOrder.MONTH_FIRST: "Month first"}
LABEL_WIDTH = 104


def recognised(sheet: Sheet) -> str:
    """Return in a line how a file was read: "Western (Windows-1252), separated by semicolons, headers in line 1"."""
    if sheet.board is not None:
        return f"Trello board “{sheet.board.name}”"
    parts = [f"sheet {sheet.sheet_name}"] if sheet.sheet_name else []
    if sheet.encoding is not None:
        parts.append(ENCODINGS.get(sheet.encoding, sheet.encoding))
        parts.append(f"separated by {SEPARATORS.get(sheet.delimiter or '', sheet.delimiter)}")
    parts.append(f"headers in line {sheet.header_line}")
    return ", ".join(parts)


class FileSection(Section):
    """What was recognised about the file, each part to be corrected in place.

    Signals:
        options_changed: read the file in this way (`ReadOptions`).
        date_order_changed: read dates in this order (`DateOrder`, `None` as detected).
    """

    options_changed = Signal(object)
    date_order_changed = Signal(object)

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "File", parent=parent)
        self._themes = themes
        self.encoding = ComboBox(themes, "Encoding")
        self.delimiter = ComboBox(themes, "Cells are separated by")
        self.sheet = ComboBox(themes, "Sheet")
        self.header = SpinBox(themes, "Headers are in line")
        self.dates = ComboBox(themes, "Dates")
        self.error = TextLabel(role="error", wrap=True)
        self.header.setRange(1, 999_999)
        self.header.setKeyboardTracking(False)
        self._rows: dict[QWidget, TextLabel] = {}
        self._set_fields()
        self.encoding.activated.connect(self._on_option_changed)
        self.delimiter.activated.connect(self._on_option_changed)
        self.sheet.activated.connect(self._on_option_changed)
        self.header.valueChanged.connect(self._on_header_value_changed)
        self.dates.activated.connect(self._on_dates_activated)
        self._header_chosen = False

    def show_sheet(self, sheet: Sheet, options: ReadOptions) -> None:
        """Show how a file was read."""
        text = sheet.encoding is not None
        sheets = len(sheet.sheet_names) > 1
        fields = ((self.encoding, text), (self.delimiter, text), (self.sheet, sheets), (self.header, not sheet.board))
        for widget, shown in fields:
            widget.setVisible(shown)
            self._rows[widget].setVisible(shown)
        if text:
            names = {name: ENCODINGS[name] for name in OFFERED}
            _fill(self.encoding, names, options.encoding, ENCODINGS.get(sheet.encoding or "", sheet.encoding or ""))
            found = DELIMITERS.get(sheet.delimiter or "", f"“{sheet.delimiter}”")
            _fill(self.delimiter, DELIMITERS, options.delimiter, found)
        if len(sheet.sheet_names) > 1:
            found = sheet.sheet_name if options.sheet is None else ""
            _fill(self.sheet, {name: name for name in sheet.sheet_names}, options.sheet, found)
        self._header_chosen = options.header_row is not None
        with QSignalBlocker(self.header):
            self.header.setValue(sheet.header_line)
        self.show_error("")

    def show_dates(self, found: DateFormat | None, chosen: DateOrder | None) -> None:
        """Show how dates are read; `found` is `None` where the file has no column of dates."""
        self.dates.setVisible(found is not None)
        self._rows[self.dates].setVisible(found is not None)
        if found is not None:
            said = ORDERS[found.order].lower() + (", a guess" if found.guessed else "")
            _fill(self.dates, ORDERS, chosen, said)

    def show_error(self, sentence: str) -> None:
        """Say why the file can't be read this way; "" says nothing."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _set_fields(self) -> None:
        """Set a label before each field."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, ComboBox | SpinBox], ...] = (
            ("Encoding", self.encoding),
            ("Separator", self.delimiter),
            ("Sheet", self.sheet),
            ("Headers in line", self.header),
            ("Dates", self.dates),
        )
        for at, (words, widget) in enumerate(fields):
            label = TextLabel(words, "muted")
            label.setFixedWidth(self._themes.metrics.px(LABEL_WIDTH))
            label.setBuddy(widget)
            self._rows[widget] = label
            grid.addWidget(label, at, 0)
            grid.addWidget(widget, at, 1)
            if isinstance(widget, ComboBox):
                widget.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                widget.setMinimumContentsLength(8)
        self.body.addLayout(grid)
        self.body.addWidget(self.error)
        self.error.hide()

    def _on_option_changed(self) -> None:
        """Read the file again at once."""
        self.options_changed.emit(
            ReadOptions(
                encoding=self.encoding.currentData() if self.encoding.isVisibleTo(self) else None,
                delimiter=self.delimiter.currentData() if self.delimiter.isVisibleTo(self) else None,
                header_row=self.header.value() if self._header_chosen else None,
                sheet=self.sheet.currentData() if self.sheet.isVisibleTo(self) else None,
            )
        )

    def _on_header_value_changed(self) -> None:
        self._header_chosen = True
        self._on_option_changed()

    def _on_dates_activated(self) -> None:
        self.date_order_changed.emit(self.dates.currentData())


def _fill[K](combo: ComboBox, names: dict[K, str], chosen: K | None, found: str) -> None:
    """Offer what was found, and everything else by name.

    Args:
        combo: the choice.
        names: what can be chosen, with its words.
        chosen: what the person chose; `None` for what was found.
        found: the words of what was found; "" where that is not known.
    """
    combo.clear()
    combo.addItem(f"Detected: {found}" if found and chosen is None else "Detect", None)
    for value, words in names.items():
        combo.addItem(words, value)
    combo.setCurrentIndex(0 if chosen is None else combo.findData(chosen))
