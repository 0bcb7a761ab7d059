"""How the archive page is laid out: its tools, the two tabs, the table, the empty states. Imports Qt and widgets."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedLayout,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from csops_desktop.queries.shelf import Shelf
from ui.pages.archive.model import ShelfModel
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_tools import PageTools
from ui.widgets.row_menu import below_row, row_asked_for, row_menu
from ui.widgets.row_table import RowTable
from ui.widgets.text_label import TextLabel

ROW_HEIGHT = 36
WIDTHS = (0, 90, 140, 130, 150)
"""Widths of the columns in the drawing's pixels; the title takes the rest."""

NARROWEST_TITLE = 200
"""Of the title's column, in the drawing's pixels."""

SHELVES = ((Shelf.ARCHIVE, "Archive"), (Shelf.TRASH, "Trash"))
EMPTY = {
    Shelf.ARCHIVE: (
        "The archive is empty",
        "What CS Ops no longer owns, or is done with, is kept here: archive it on the board.",
    ),
    Shelf.TRASH: ("The trash is empty", "What was thrown away waits here and can be restored."),
}


class ArchiveTools(PageTools):
    """The page's part of the tool row: title, filter, Restore, Move to trash."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Archive", "Filter archive", parent)
        self.restore_button = Button(themes, "Restore", icon="restore")
        self.trash_button = Button(themes, "Move to trash", icon="trash")
        for button in (self.restore_button, self.trash_button):
            button.setToolTip(button.text())
            self.add_button(button)


class ShelfTable(RowTable):
    """The rows of one shelf; several can be selected.

    Signals:
        restore_requested: bring the selected ones back.
        trash_requested: throw the selected ones away.
    """

    restore_requested = Signal()
    trash_requested = Signal()

    def __init__(self, themes: ThemeManager, model: ShelfModel) -> None:
        super().__init__(several=True)
        self._themes = themes
        self._model = model
        self.setObjectName("shelf_table")
        self.setProperty("padded", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setModel(model)
        self.horizontalHeader().setSectionsClickable(False)
        self.doubleClicked.connect(self.restore_requested)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def selected_rows(self) -> list[int]:
        """Return the selected rows from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.restore_requested.emit()
        elif plain and event.key() == Qt.Key.Key_Delete:
            self.trash_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = row_asked_for(self, event)
        if not index.isValid():
            return
        menu = row_menu(self)
        menu.addAction(self._themes.icon("restore"), "Restore").triggered.connect(self.restore_requested)
        if self._model.shelf is Shelf.ARCHIVE:
            menu.addAction(self._themes.icon("trash"), "Move to trash").triggered.connect(self.trash_requested)
        menu.popup(below_row(self, index))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_title()

    def _fit_title(self) -> None:
        """Let the title take the rest, but never less than can be read: then the table scrolls sideways."""
        px, header = self._themes.metrics.px, self.horizontalHeader()
        enough = self.viewport().width() - sum(px(width) for width in WIDTHS) >= px(NARROWEST_TITLE)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch if enough else QHeaderView.ResizeMode.Fixed)
        if not enough:
            header.resizeSection(0, px(NARROWEST_TITLE))

    def _on_themes_theme_changed(self) -> None:
        """Fit heights and widths to the font."""
        metrics = self._themes.metrics
        self.setIconSize(QSize(metrics.px(15), metrics.px(15)))
        self.verticalHeader().setDefaultSectionSize(metrics.px(ROW_HEIGHT))
        for column, width in enumerate(WIDTHS):
            if width:
                self.setColumnWidth(column, metrics.px(width))
        self._fit_title()


class ArchiveView(QWidget):
    """Everything below the tool row."""

    def __init__(self, themes: ThemeManager, model: ShelfModel) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.tabs.setObjectName("shelf_tabs")
        self.tabs.setAccessibleName("Archive or trash")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for _, name in SHELVES:
            self.tabs.addTab(name)
        self.error = TextLabel(role="error", wrap=True)
        self.table = ShelfTable(themes, model)
        self.empty = EmptyState(themes, "archive", *EMPTY[Shelf.ARCHIVE])
        self.no_match = EmptyState(themes, "search", "Nothing matches", "")
        self.clear_button = self.no_match.add_button("Clear filter")
        self.stack = QStackedLayout()
        for widget in (self.table, self.empty, self.no_match):
            self.stack.addWidget(widget)
        self._lay_out(themes.metrics.page_padding)
        self.error.hide()

    @property
    def shelf(self) -> Shelf:
        """The shelf whose tab is chosen."""
        return SHELVES[self.tabs.currentIndex()][0]

    def show_counts(self, counts: dict[Shelf, int]) -> None:
        """Say on the tabs how much is there."""
        for at, (shelf, name) in enumerate(SHELVES):
            self.tabs.setTabText(at, f"{name}  {counts[shelf]}" if counts[shelf] else name)

    def show_rows(self, *, total: int, shown: int) -> None:
        """Show the table, or what stands in its place."""
        self.empty.say(*EMPTY[self.shelf])
        self.stack.setCurrentWidget(self.empty if not total else self.table if shown else self.no_match)

    def _lay_out(self, padding: int) -> None:
        """Set the tabs over the table."""
        table = QWidget()
        inner = QVBoxLayout(table)
        inner.setContentsMargins(padding, 0, padding, padding)
        inner.addLayout(self.stack)
        above = QVBoxLayout()
        above.setContentsMargins(padding - 4, 8, padding, 0)
        above.addWidget(self.tabs)
        above.addWidget(self.error)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addWidget(table, 1)
