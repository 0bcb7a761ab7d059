"""The list of decks with its keys and its menu. Imports Qt, its model and delegate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import override

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from csops_desktop.domain.ids import ReportId
from ui.pages.reports.report_delegate import ReportDelegate
from ui.pages.reports.reports_model import ReportsModel
from ui.theme.theme import ThemeManager
from ui.widgets.field_keys import is_plain_enter
from ui.widgets.row_list import RowList

ACTS = (
    ("reprint_report", "Reprint", "reports"),
    ("save_report_copy", "Save a copy…", "export"),
    ("compare_report", "Compare with now…", "history"),
)
"""What can be done with a report: the action, its words on the page, its icon."""


class ReportList(RowList):
    """The deck that is not issued yet, and the issued reports; one is looked at.

    Signals:
        report_chosen: look at this report (`ReportId`), or at the deck that is not issued yet (`None`).
        open_requested: Enter or a double click: go to its slides.
        act_requested: do this with the chosen report; the action's id.
    """

    report_chosen = Signal(object)
    open_requested = Signal()
    act_requested = Signal(str)

    def __init__(
        self, themes: ThemeManager, model: ReportsModel, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._reports = model
        self._quiet = False
        self.setObjectName("report_list")
        self.setAccessibleName("Reports")
        self.setProperty("ground", "page")
        self.setItemDelegate(ReportDelegate(themes, today, self))
        self.setModel(model)
        self.doubleClicked.connect(self._on_double_clicked)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)

    def select(self, report: ReportId | None) -> None:
        """Put the choice on a report, or on the deck that is not issued yet, without saying so."""
        place = self._reports.place_of(report)
        with self.unsaid():
            self.setCurrentIndex(self._reports.index(place) if place >= 0 else QModelIndex())

    @contextmanager
    def unsaid(self) -> Iterator[None]:
        """Let the rows change without a word about the choice: Qt moves it off a row that goes, and nobody did."""
        self._quiet = True
        try:
            yield
        finally:
            self._quiet = False

    @override
    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            row = self._reports.report_at(current.row())
            self.report_chosen.emit(None if row is None else row.id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_plain_enter(event):
            self.open_requested.emit()
        else:
            super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() != QContextMenuEvent.Reason.Keyboard:
            index = self.indexAt(event.pos())
            self.setCurrentIndex(index)
        if self._reports.report_at(index.row()) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action_id, words, icon in ACTS:
            action = menu.addAction(self._themes.icon(icon), words)
            action.triggered.connect(partial(self._request, action_id))
        menu.popup(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    def _request(self, action_id: str, *_: object) -> None:
        """Ask for something."""
        self.act_requested.emit(action_id)

    def _on_double_clicked(self, _: QModelIndex) -> None:
        self.open_requested.emit()
