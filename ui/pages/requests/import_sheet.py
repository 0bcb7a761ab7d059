"""The import of a table of requests: which column is what, what would happen to each row, and one button.

Each correction is carried out at once and shown as a plan; the plan that is shown is the one that is imported. Imports
the core, sheets and widgets.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHeaderView, QWidget

from csops_desktop.commands.request_import import import_requests, requests_label
from csops_desktop.domain.ids import ChangeId
from csops_desktop.domain.requests import RequestState
from csops_desktop.domain.status import count
from csops_desktop.errors import UserError
from csops_desktop.exchange.request_fields import RequestField, recognise_requests
from csops_desktop.exchange.requests_in import RequestFate, RequestPlan, plan_requests
from csops_desktop.exchange.sheet import Sheet as Table
from csops_desktop.exchange.sheet import read_sheet
from csops_desktop.exchange.status_words import status_word
from csops_desktop.queries.known_requests import known_requests
from csops_desktop.queries.tracker import latest_change
from csops_desktop.workspace import Workspace
from ui.dialogs.sheet import Sheet
from ui.pages.requests.import_model import ImportModel
from ui.pages.requests.import_words import StateWords
from ui.theme.theme import ThemeManager
from ui.widgets.combo_box import ComboBox
from ui.widgets.row_table import RowTable
from ui.widgets.text_label import TextLabel

WIDTH = 900
PREVIEW_HEIGHT = 260
NOT_IN_FILE = "Not in this file"
NAMES = {
    RequestField.TITLE: "What is asked for *",
    RequestField.WHO: "Requester",
    RequestField.DUE_ON: "Wanted by",
    RequestField.URGENT: "Urgent",
    RequestField.STATE: "State",
    RequestField.DECLINE_REASON: "Why declined",
    RequestField.CAME_ON: "Came in on",
    RequestField.CLOSED_ON: "Closed on",
    RequestField.PROBLEM: "Problem",
    RequestField.HELPS: "Helps",
    RequestField.WHY: "Why",
    RequestField.HOW_OFTEN: "How often",
    RequestField.KEY: "Key",
}
"""The fields in the order in which they are asked for, three in a row."""


class ImportRequestsSheet(Sheet):
    """A file over the window: its columns, the preview, the button.

    Signals:
        imported: it is done.
    """

    imported = Signal()

    def __init__(self, themes: ThemeManager, workspace: Workspace, window: QWidget) -> None:
        """Make it hidden.

        Args:
            themes: the look.
            workspace: receives the requests.
            window: what it opens over.
        """
        super().__init__(themes, window, "Import requests", width=WIDTH)
        self.setObjectName("import_requests")
        self._workspace = workspace
        self._table: Table | None = None
        self._chosen: dict[RequestField, str | None] = {}
        self._meanings: dict[str, RequestState] = {}
        self._plan: RequestPlan | None = None
        self._seen = ChangeId(0)
        self.file_label = TextLabel(role="card_title")
        self.combos = {field: ComboBox(themes, f"Column of the {field.word}") for field in NAMES}
        self.words = StateWords(themes)
        self.model = ImportModel(self)
        self.preview = RowTable(several=True)
        self.summary = TextLabel(role="strong", wrap=True)
        self._error = TextLabel(role="error", wrap=True)
        self._lay_out()
        self.report_button = self.add_button("Copy the report", icon="copy")
        self.cancel_button = self.add_button("Cancel")
        self.import_button = self.add_button("Import", "primary", "import")
        self.report_button.clicked.connect(self._on_report_button_clicked)
        self.cancel_button.clicked.connect(self.dismiss)
        self.import_button.clicked.connect(self.run_import)
        self.words.meaning_chosen.connect(self._on_words_meaning_chosen)
        for field, combo in self.combos.items():
            combo.activated.connect(partial(self._on_combo_activated, field))

    def open_file(self, path: Path) -> None:
        """Read a file and show what importing it would do.

        Raises:
            UserError: it can't be read.
        """
        self._table = read_sheet(path)
        self.file_label.setText(f"{self._table.name} · {count(len(self._table.rows), 'row')}")
        for field, combo in self.combos.items():
            if field is not RequestField.TITLE:
                combo.addItem(NOT_IN_FILE, None)
            for header in self._table.headers:
                combo.addItem(" ".join(header.split()), header)
        self._look()
        self.open()

    def run_import(self) -> None:
        """Import what the preview shows, as one change."""
        if self._plan is None or self._plan.empty:
            return
        try:
            self._workspace.run(requests_label(self._plan), import_requests, self._plan, self._seen)
        except UserError as error:
            self._look()
            self._say(str(error))
            return
        self.dismiss()
        self.imported.emit()

    @override
    def first_focus(self) -> QWidget:
        return self.import_button if self.import_button.isEnabled() else self.combos[RequestField.TITLE]

    def _look(self) -> None:
        """Recognise and plan again."""
        assert self._table is not None
        self._plan, problem = None, ""
        mapping = recognise_requests(self._table.headers, self._chosen)
        try:
            self._seen = self._workspace.read(latest_change)
            known, today = self._workspace.read(known_requests), self._workspace.clock.today()
            self._plan = plan_requests(self._table, mapping, known, today, self._meanings)
        except UserError as error:
            problem = str(error)
        for field, combo in self.combos.items():
            combo.setCurrentIndex(combo.findData(mapping.columns.get(field)))
        self.model.show_plan(self._plan)
        self.words.show_words(self._plan.words if self._plan is not None else ())
        plan = self._plan
        self.summary.setText("" if plan is None else _summary(plan))
        number = 0 if plan is None else plan.counts[RequestFate.ADD] + plan.counts[RequestFate.CHANGE]
        self.import_button.say(f"Import {count(number, 'request')}" if number else "Import")
        self.import_button.setEnabled(bool(number))
        self.report_button.setEnabled(plan is not None)
        self._say(problem)

    def _say(self, sentence: str) -> None:
        """Say why it can't be imported; "" takes that away."""
        self._error.setText(sentence)
        self._error.setHidden(not sentence)

    def _lay_out(self) -> None:
        """Set the columns over the preview."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for at, (field, name) in enumerate(NAMES.items()):
            row, column = at // 3, at % 3 * 2
            combo = self.combos[field]
            combo.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
            label = TextLabel(name, "label")
            label.setBuddy(combo)
            grid.addWidget(label, row, column)
            grid.addWidget(combo, row, column + 1)
            grid.setColumnStretch(column + 1, 1)
        self._dress_preview()
        self.content.addWidget(self.file_label)
        self.content.addLayout(grid)
        self.content.addWidget(self.words)
        self.content.addWidget(self.summary)
        self.content.addWidget(self._error)
        self.content.addWidget(self.preview, 1)

    def _dress_preview(self) -> None:
        """Make the table quiet."""
        preview = self.preview
        preview.setModel(self.model)
        preview.setObjectName("import_preview")
        preview.setAccessibleName("What would be imported")
        preview.setProperty("padded", True)
        preview.verticalHeader().setDefaultSectionSize(self.themes.metrics.px(28))
        preview.setMinimumHeight(self.themes.metrics.px(PREVIEW_HEIGHT))
        header = preview.horizontalHeader()
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 56), (3, 120), (4, 110)):
            header.resizeSection(column, self.themes.metrics.px(width))

    def _on_combo_activated(self, field: RequestField, at: int) -> None:
        header = self.combos[field].itemData(at)
        if header is not None:
            # A header fills one field: it leaves the one that had it.
            self._chosen = {name: None if taken == header else taken for name, taken in self._chosen.items()}
        self._chosen[field] = header
        self._look()

    def _on_words_meaning_chosen(self, word: str, state: RequestState | None) -> None:
        if state is None:
            self._meanings.pop(status_word(word), None)
        else:
            self._meanings[status_word(word)] = state
        self._look()

    def _on_report_button_clicked(self) -> None:
        assert self._plan is not None
        lines = [self.summary.text(), *(f"line {row.line}: {row.title or '–'}: {row.why}" for row in self._plan.rows)]
        lines += [f"line {line}: {issue}" for line, issue in self._plan.issues]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _summary(plan: RequestPlan) -> str:
    """Return what would happen, in a sentence."""
    remarks = f"; {count(len(plan.issues), 'remark')} on single rows" if plan.issues else ""
    return f"{plan.sentence[0].upper()}{plan.sentence[1:]}{remarks}."
