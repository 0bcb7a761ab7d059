"""How the history page is laid out: its tools, the two ways back, the list, the question. Imports Qt and widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import override

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from csops_desktop.clock import Clock
from csops_desktop.queries.activity import ActivityRow
from ui.pages.history.delegate import ChangeDelegate
from ui.pages.history.model import HistoryModel, can_be_undone
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.date_edit import DateEdit
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_tools import PageTools
from ui.widgets.question_bar import QuestionBar
from ui.widgets.row_list import RowList
from ui.widgets.row_menu import below_row, row_asked_for, row_menu
from ui.widgets.text_label import TextLabel, plain_tooltip

UNDO_HERE = "Undo back to here"

DAY_WIDTHS = (170, 130)
"""Width of the day picker where there is room, and where there is none, in the drawing's pixels."""

BUTTON_REST = 56
"""What a button needs beside its words, in the drawing's pixels."""

WIDEST_STEP = 460
"""Pixels from which on a name is cut, however wide the page is."""


class HistoryTools(PageTools):
    """The page's part of the tool row: title, filter, the day picker."""

    def __init__(self, themes: ThemeManager, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(themes, "History", "Filter history", parent)
        self.day_edit = DateEdit(
            themes,
            clock,
            "Show the board as of",
            placeholder="Board as of…",
            calendar_name="Choose the day of the board in a calendar",
        )
        self.day_edit.setToolTip("Show the board as it was at the end of a day")
        self.add_field(self.day_edit, *DAY_WIDTHS)


class StepButton(Button):
    """Undo or Redo with the name of what it does, cut where there is no room."""

    def __init__(self, themes: ThemeManager, word: str, icon: str) -> None:
        super().__init__(themes, word, icon=icon)
        self._word = word
        self._whole = word
        self._themes = themes
        self._room = WIDEST_STEP
        self.setObjectName(f"{icon}_step")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.name(None)

    def name(self, label: str | None) -> None:
        """Say what it would do; `None` for nothing, which disables it."""
        self._whole = self._word if label is None else f"{self._word}: {label}"
        self.setEnabled(label is not None)
        self.setAccessibleName(self._whole)
        self.setToolTip(plain_tooltip(self._whole))
        self._fit()

    def fit(self, width: int) -> None:
        """Take at most `width` pixels."""
        self._room = width
        self._fit()

    def _fit(self) -> None:
        """Cut the words to the room there is; an ampersand is one, not a shortcut."""
        words = " ".join(self._whole.split())
        metrics = QFontMetrics(self._themes.font("card_title"))
        room = self._room - self._themes.metrics.px(BUTTON_REST)
        self.setText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))


class ChangeList(RowList):
    """The list of changes; the selected one carries its button.

    Signals:
        undo_here_requested(change): take everything back down to this `ActivityRow`.
    """

    undo_here_requested = Signal(object)

    def __init__(self, themes: ThemeManager, model: HistoryModel, today: Callable[[], date]) -> None:
        super().__init__()
        self._themes = themes
        self.changes = model
        self.lines = ChangeDelegate(themes, today, self)
        self.setObjectName("change_list")
        self.setAccessibleName("History")
        self.setItemDelegate(self.lines)
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_selection_current_changed)
        model.dataChanged.connect(self._on_changes_data_changed)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    @property
    def current(self) -> ActivityRow | None:
        """The selected change."""
        return self.changes.change_at(self.currentIndex().row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._request()
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = row_asked_for(self, event)
        change = self.changes.change_at(index.row())
        if change is None:
            return
        menu = row_menu(self)
        action = menu.addAction(self._themes.icon("undo"), UNDO_HERE)
        action.setEnabled(can_be_undone(change))
        action.triggered.connect(self._request)
        menu.popup(below_row(self, index))

    def _request(self) -> None:
        """Ask for everything down to the selected change."""
        change = self.current
        if change is not None and can_be_undone(change):
            self.undo_here_requested.emit(change)

    def _undress(self, index: QModelIndex) -> None:
        """Take the button away from a line, at once: Qt deletes it later."""
        box = self.indexWidget(index)
        if box is None:
            return
        box.hide()
        self.setIndexWidget(index, None)  # type: ignore[arg-type]  # Qt takes null here; the stubs don't say so

    def _dress(self, index: QModelIndex) -> None:
        """Put the button on a line that can be undone, or take it away."""
        change = self.changes.change_at(index.row())
        wanted = change is not None and can_be_undone(change)
        if wanted == (self.indexWidget(index) is not None):
            return
        self.lines.button_room = 0
        if not wanted:
            self._undress(index)
            return
        button = Button(self._themes, UNDO_HERE, small=True)
        button.clicked.connect(self._request)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, self._themes.metrics.px(6), 0)
        row.addStretch(1)
        row.addWidget(button, 0, self.lines.button_place(self))
        self.lines.button_room = button.sizeHint().width() + self._themes.metrics.px(8)
        self.setIndexWidget(index, box)

    def _on_selection_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        if before.isValid():
            self._undress(before)
        if now.isValid():
            self.lines.button_room = 0
            self._dress(now)

    def _on_changes_data_changed(self) -> None:
        if self.currentIndex().isValid():
            self._dress(self.currentIndex())

    def _on_themes_theme_changed(self) -> None:
        """Fit the heights to the font."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class HistoryView(QWidget):
    """Everything below the tool row."""

    def __init__(self, themes: ThemeManager, model: HistoryModel, today: Callable[[], date]) -> None:
        super().__init__()
        self.undo_button = StepButton(themes, "Undo", "undo")
        self.redo_button = StepButton(themes, "Redo", "redo")
        self.question = QuestionBar(themes)
        self.error = TextLabel(role="error", wrap=True)
        self.list = ChangeList(themes, model, today)
        self.empty = EmptyState(
            themes, "history", "Nothing was done yet", "Every change stands here with its time, and can be taken back."
        )
        self.no_match = EmptyState(themes, "search", "No change matches", "")
        self.clear_button = self.no_match.add_button("Clear filter")
        self.stack = QStackedLayout()
        for widget in (self.list, self.empty, self.no_match):
            self.stack.addWidget(widget)
        self._lay_out(themes.metrics.page_padding)
        self.error.hide()

    def show_lines(self, *, empty: bool, lines: int) -> None:
        """Show the list, or what stands in its place."""
        self.stack.setCurrentWidget(self.empty if empty else self.list if lines else self.no_match)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        half = (self.width() - 56) // 2
        for button in (self.undo_button, self.redo_button):
            button.fit(min(half, WIDEST_STEP))

    def _lay_out(self, padding: int) -> None:
        """Set the ways back over the list."""
        steps = QHBoxLayout()
        steps.setSpacing(8)
        steps.addWidget(self.undo_button)
        steps.addWidget(self.redo_button)
        steps.addStretch(1)
        above = QVBoxLayout()
        above.setContentsMargins(padding, 14, padding, 12)
        above.setSpacing(10)
        above.addLayout(steps)
        above.addWidget(self.question)
        above.addWidget(self.error)
        edge = QFrame()
        edge.setProperty("ground", "line")
        edge.setFixedHeight(1)
        ground = QFrame()
        ground.setProperty("ground", "surface")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(padding - 10, 4, 4, 0)
        inner.addLayout(self.stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(above)
        layout.addWidget(edge)
        layout.addWidget(ground, 1)
