"""How the import is laid out: corrections at the left, what would be done at the right. Imports Qt and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from csops_desktop.clock import Clock
from csops_desktop.exchange.fields import Field, TrackerMapping
from ui.pages.tracker_import.file_section import FileSection
from ui.pages.tracker_import.mapping_section import MappingSection
from ui.pages.tracker_import.preview_model import AREA, FATE, LINE, OWNER, REASON, TITLE, PreviewModel
from ui.pages.tracker_import.rules_section import RulesSection
from ui.pages.tracker_import.summary import Summary
from ui.pages.tracker_import.words_section import WordsSection
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_button import IconButton
from ui.widgets.question_bar import QuestionBar
from ui.widgets.row_table import RowTable
from ui.widgets.section import Section
from ui.widgets.text_label import TextLabel

PADDING = 20
LEFT_WIDTH = 392
REMARKS_HEIGHT = 116
ROW_HEIGHT = 30
MOST_REMARKS = 1000
"""Remarks that are shown; Copy takes all of them."""

WIDTHS = {LINE: 52, TITLE: 220, FATE: 190, AREA: 90, OWNER: 96, REASON: 160}
"""Widths of the preview's columns in the drawing's pixels."""


class Preview(RowTable):
    """The rows of the file as the cards they would become."""

    def __init__(self, themes: ThemeManager, model: PreviewModel) -> None:
        super().__init__()
        self.setObjectName("preview")
        self.setAccessibleName("Preview of the rows")
        self.setProperty("padded", True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        px = themes.metrics.px
        self.setIconSize(QSize(px(14), px(14)))
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, px(width))

    def show_columns(self, mapping: TrackerMapping) -> None:
        """Leave out what the file has no column for."""
        for column, name in ((AREA, Field.AREA), (OWNER, Field.OWNER), (REASON, Field.REASON)):
            self.setColumnHidden(column, name not in mapping.columns)


class Remarks(Section):
    """What was skipped and what should be known, to be read and copied."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Skipped and notes", parent=parent)
        self.text = ""
        self.edit = QPlainTextEdit()
        self.edit.setObjectName("remarks")
        self.edit.setReadOnly(True)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName("Skipped rows and notes")
        self.copy_button = Button(themes, "Copy", "quiet", icon="copy", small=True)
        self.copy_button.setAccessibleName("Copy skipped rows and notes")
        self.set_aside(self.copy_button)
        self.body.addWidget(self.edit)

    def show_lines(self, lines: list[str]) -> None:
        """Show one remark on each line; none hides the section."""
        self.text = "\n".join(lines)
        shown = lines[:MOST_REMARKS]
        if len(lines) > MOST_REMARKS:
            shown.append(f"… and {len(lines) - MOST_REMARKS:,} more; Copy takes all of them.")
        text = "\n".join(shown)
        if text != self.edit.toPlainText():
            self.edit.setPlainText(text)
        self.set_remark(f"{len(lines):,}")
        self.setVisible(bool(lines))


class ImportView(QWidget):
    """Everything on the import's panel."""

    def __init__(self, themes: ThemeManager, clock: Clock, model: PreviewModel) -> None:
        super().__init__()
        self._themes = themes
        self.file_name = TextLabel(role="muted")
        self.close_button = IconButton(themes, "close", "Close")
        self.file = FileSection(themes)
        self.mapping = MappingSection(themes)
        self.words = WordsSection(themes)
        self.rules = RulesSection(themes, clock)
        self.summary = Summary(themes)
        self.preview = Preview(themes, model)
        self.nothing = EmptyState(themes, "table", "No preview yet", "")
        self.remarks = Remarks(themes)
        self.question = QuestionBar(themes)
        self.status = TextLabel(role="muted", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(themes.metrics.px(120))
        self.cancel_button = Button(themes, "Cancel")
        self.import_button = Button(themes, "Import", "primary", icon="import")
        self.waiting = EmptyState(themes, "import", "Reading the file", "")
        self.unreadable = EmptyState(themes, "warning", "This file can't be imported", "")
        self._left = self._corrections()
        self.pages = QStackedLayout()
        self.answer = QStackedLayout()
        self._lay_out()
        self.progress.hide()

    def show_content(self) -> None:
        """Show the corrections and what would be done."""
        self.pages.setCurrentIndex(2)

    def show_unreadable(self, sentence: str) -> None:
        """Say that there is nothing to import, and why."""
        self.unreadable.say("This file can't be imported", sentence)
        self.pages.setCurrentWidget(self.unreadable)

    def show_nothing(self, sentence: str) -> None:
        """Say in the preview's place what is missing."""
        self.nothing.say("No preview yet", sentence)
        self.answer.setCurrentWidget(self.nothing)

    def show_preview(self) -> None:
        """Show the summary and the rows."""
        self.answer.setCurrentIndex(1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self._themes.metrics.px
        self._left.setFixedWidth(min(px(LEFT_WIDTH), self.width() // 2))
        self.remarks.edit.setFixedHeight(min(px(REMARKS_HEIGHT), self.height() // 6))

    def _lay_out(self) -> None:
        """Set head over pages over foot."""
        for widget in (self.waiting, self.unreadable, self._content()):
            self.pages.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(_edge())
        layout.addLayout(self.pages, 1)
        layout.addWidget(_edge())
        layout.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        """Return title, file name and close button."""
        head = QHBoxLayout()
        head.setContentsMargins(PADDING, 12, 12, 10)
        head.setSpacing(10)
        title = TextLabel("Import a tracker", "page_title")
        title.setMinimumWidth(title.sizeHint().width())
        head.addWidget(title)
        head.addWidget(self.file_name, 1)
        head.addWidget(self.close_button)
        return head

    def _content(self) -> QWidget:
        """Return the corrections beside the answer."""
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(_edge(upright=True))
        row.addWidget(self._answer(), 1)
        return content

    def _corrections(self) -> QScrollArea:
        """Return the sections that can be changed, in a column that scrolls."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(PADDING, 14, 14, 18)
        column.setSpacing(18)
        for section in (self.rules, self.mapping, self.words, self.file):
            column.addWidget(section)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        holder.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        return scroll

    def _answer(self) -> QWidget:
        """Return summary, preview and remarks, with the empty state in their place where there is no plan."""
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(16, 14, PADDING, 12)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.preview, 1)
        column.addWidget(self.remarks)
        holder = QWidget()
        holder.setLayout(self.answer)
        self.answer.addWidget(self.nothing)
        self.answer.addWidget(shown)
        return holder

    def _foot(self) -> QVBoxLayout:
        """Return the question, what is missing or being done, and the two buttons."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.progress)
        row.addWidget(self.status, 1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.import_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(PADDING, 12, PADDING, 14)
        foot.setSpacing(10)
        foot.addWidget(self.question)
        foot.addLayout(row)
        return foot


def _edge(*, upright: bool = False) -> QFrame:
    """Return a thin line."""
    edge = QFrame()
    edge.setProperty("ground", "line")
    if upright:
        edge.setFixedWidth(1)
    else:
        edge.setFixedHeight(1)
    return edge
