"""The table of a metric's numbers with its keys. Imports Qt and its model."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QItemSelection, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy

from csops_desktop.queries.metric_rows import Point
from ui.pages.metrics.values_model import DAY, NOTE, NUMBER, VALUE, ValuesModel
from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter
from ui.widgets.row_menu import below_row, row_asked_for, row_menu
from ui.widgets.row_table import RowTable

ROW_HEIGHT = 32
MOST_ROWS = 9
"""So many rows are shown before the table scrolls."""


class ValuesTable(RowTable):
    """The numbers, newest first; several can be selected.

    Signals:
        point_chosen: the keyboard or the mouse came to this `Point`.
        open_requested: Enter or a double click on a `Point`.
        delete_requested: Del on the selected ones.
    """

    point_chosen = Signal(object)
    open_requested = Signal(object)
    delete_requested = Signal()

    def __init__(self, themes: ThemeManager, model: ValuesModel) -> None:
        super().__init__(several=True)
        self._themes = themes
        self._model = model
        self._editable = True
        self.setObjectName("values_table")
        self.setAccessibleName("Values")
        self.setProperty("padded", True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setModel(model)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._open_current)
        themes.theme_changed.connect(self._on_themes_theme_changed)
        self._on_themes_theme_changed()

    def set_built_in(self, built_in: bool) -> None:
        """Show of how many things each number is made, and let nothing be changed; or the other way round."""
        self._editable = not built_in
        self.setColumnHidden(NUMBER, not built_in)

    def selected_points(self) -> list[Point]:
        """Return the selected numbers from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.point_at(row) for row in rows]

    def select(self, point: Point) -> None:
        """Put the choice on the number of the same day."""
        place = self._model.place_of(point)
        if place >= 0:
            self.setCurrentIndex(self._model.index(place, DAY))
            self.scrollTo(self._model.index(place, DAY))

    def fit(self) -> None:
        """Take the height of the rows there are, up to `MOST_ROWS`."""
        rows = min(max(self._model.rowCount(), 1), MOST_ROWS)
        px = self._themes.metrics.px
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows * px(ROW_HEIGHT) + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._themes.metrics.px(220), self.height())

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        index = self.currentIndex()
        if index.isValid() and self.selectionModel().isSelected(index):
            self.point_chosen.emit(self._model.point_at(index.row()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (is_plain_enter(event) or event.key() == Qt.Key.Key_F2) and self.currentIndex().isValid():
            self._open_current()
        elif event.key() == Qt.Key.Key_Delete and self._editable:
            self.delete_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = row_asked_for(self, event)
        if not index.isValid() or not self._editable:
            return
        menu = row_menu(self)
        menu.addAction(self._themes.icon("edit"), "Change").triggered.connect(self._open_current)
        menu.addAction(self._themes.icon("trash"), "Delete").triggered.connect(self.delete_requested)
        menu.popup(below_row(self, index))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _open_current(self, *_: object) -> None:
        """Ask to open the number that the keyboard is on."""
        if self.currentIndex().isValid():
            self.open_requested.emit(self._model.point_at(self.currentIndex().row()))

    def _fit_columns(self) -> None:
        """Give day and value what they need, the note what is left."""
        px, width = self._themes.metrics.px, self.viewport().width()
        narrow = width < px(420)
        self.setColumnWidth(DAY, px(118 if narrow else 132))
        self.setColumnWidth(VALUE, px(112 if narrow else 150))
        self.setColumnWidth(NUMBER, px(48 if narrow else 60))

    def _on_themes_theme_changed(self) -> None:
        """Fit to the font."""
        self.verticalHeader().setDefaultSectionSize(self._themes.metrics.px(ROW_HEIGHT))
        self._fit_columns()
        self.fit()
