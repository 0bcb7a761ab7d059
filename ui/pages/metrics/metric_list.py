"""The list of metrics with its keys. Imports Qt, its model and delegate."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from csops_desktop.domain.ids import MetricId
from ui.pages.metrics.list_delegate import MetricDelegate
from ui.pages.metrics.list_model import MetricListModel
from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter
from ui.widgets.row_list import RowList


class MetricList(RowList):
    """All metrics; one is chosen.

    Signals:
        metric_chosen: show this metric (`MetricId`).
        open_requested: Enter or a double click on the chosen one: go into it.
        trash_requested: Del on the chosen one.
    """

    metric_chosen = Signal(object)
    open_requested = Signal()
    trash_requested = Signal()

    def __init__(self, themes: ThemeManager, model: MetricListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._quiet = False
        self.setObjectName("metric_list")
        self.setAccessibleName("Metrics")
        self.setProperty("ground", "page")
        self.setItemDelegate(MetricDelegate(themes, self))
        self.setModel(model)
        self.doubleClicked.connect(self._on_double_clicked)
        themes.theme_changed.connect(self._on_themes_theme_changed)

    def select(self, metric: MetricId | None) -> None:
        """Put the choice on a metric, without saying so."""
        place = self._model.place_of(metric)
        self._quiet = True
        self.setCurrentIndex(self._model.index(place) if place >= 0 else QModelIndex())
        self._quiet = False

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self.metric_chosen.emit(self._model.row_at(current.row()).id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event) and self.currentIndex().isValid():
            self.open_requested.emit()
        elif event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.trash_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()

    def _on_double_clicked(self, _: QModelIndex) -> None:
        self.open_requested.emit()

    def _on_themes_theme_changed(self) -> None:
        self.doItemsLayout()
