"""How the Requests page is laid out: tools, tabs, list, panel, empty states. Imports Qt and widgets; no behaviour."""

from __future__ import annotations

from typing import override

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ui.bridge import WorkspaceBridge
from ui.pages.board.panel.desk import Desk
from ui.pages.requests.delegate import RequestDelegate
from ui.pages.requests.model import Group, RequestModel
from ui.pages.requests.panel.panel import RequestPanel
from ui.pages.requests.triage.view import TriageView
from ui.theme.theme import ThemeManager
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_tools import PageTools
from ui.widgets.row_list import RowList
from ui.widgets.text_label import TextLabel

NARROWEST_WITH_PANEL = 860
"""Below this page width, in the drawing's pixels, the panel stands in the list's place."""

PANEL_WIDTH = 388
"""Of the panel beside the list, in the drawing's pixels."""

EMPTY = {
    Group.INBOX: (
        "The inbox is empty",
        "What somebody asks for is kept here until it is decided: accept, merge, decline or snooze.",
    ),
    Group.ACCEPTED: ("Nothing is being worked on", "What you accept stands here until it is done or handed over."),
    Group.DECLINED: (
        "Nothing was declined",
        "What you decline is kept here with its reason and the day on which you look at it again.",
    ),
    Group.DONE: ("Nothing is done yet", "Closed requests stay here, with the document that answered them."),
    Group.INTERRUPTS: (
        "No interrupts",
        "An urgent request that you take on in front of planned work is noted here, with what it displaced.",
    ),
    Group.TRASH: ("The trash is empty", "Requests that were thrown away wait here and can be restored."),
}


class RequestTools(PageTools):
    """The page's part of the tool row: title, filter, Triage, New request, Import."""

    def __init__(self, themes: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(themes, "Requests", "Filter requests", parent)
        self.triage_button = Button(themes, "Triage", icon="check")
        self.new_button = Button(themes, "New request", icon="add")
        self.import_button = Button(themes, "Import", icon="import")
        tips = {
            self.triage_button: "Decide what waits, one at a time",
            self.new_button: "Take down a request with its problem",
            self.import_button: "Import requests from CSV or Excel",
        }
        for button, tip in tips.items():
            button.setToolTip(tip)
            self.add_button(button)


class RequestList(RowList):
    """The lines of a group.

    Signals:
        request_chosen(id): another request is selected, or `None`.
        request_clicked(id): the mouse chose one.
        panel_requested: Enter was pressed on one.
        left: Esc was pressed.
    """

    request_chosen = Signal(object)
    request_clicked = Signal(object)
    panel_requested = Signal()
    left = Signal()

    def __init__(self, themes: ThemeManager, model: RequestModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("request_list")
        self.setAccessibleName("Requests")
        self.setItemDelegate(RequestDelegate(themes, self))
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._on_selection_current_changed)
        self.clicked.connect(self._on_clicked)
        themes.theme_changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def current(self) -> int | None:
        """The selected request."""
        return self._model.id_at(self.currentIndex().row())

    def select(self, request: int | None) -> None:
        """Select a request; where it isn't shown, nothing."""
        row = -1 if request is None else self._model.row_of(request)
        self.setCurrentIndex(self._model.index(row, 0))
        if row >= 0:
            self.scrollTo(self._model.index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current is not None:
                self.panel_requested.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # Everything is done in the panel; a menu of its own would be a second place for the same acts.
        event.ignore()

    def _on_selection_current_changed(self, now: QModelIndex) -> None:
        self.request_chosen.emit(self._model.id_at(now.row()))

    def _on_clicked(self, index: QModelIndex) -> None:
        self.request_clicked.emit(self._model.id_at(index.row()))


class RequestsView(QWidget):
    """Everything below the tool row.

    Attributes:
        tabs, flow, list, panel: the parts; `flow` says what came in and went out.
        triage: stands in the place of all of them while requests are decided one by one.
    """

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, model: RequestModel) -> None:
        super().__init__()
        self._themes = themes
        self.tabs = QTabBar()
        self.tabs.setAccessibleName("Group of requests")
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        for group in Group:
            self.tabs.addTab(group.value)
        self.flow = TextLabel(role="small")
        self.error = TextLabel(role="error", wrap=True)
        self.list = RequestList(themes, model)
        self.panel = RequestPanel(Desk(themes, bridge.workspace))
        self.triage = TriageView(themes, bridge.workspace.clock)
        self.empty = EmptyState(themes, "requests", *EMPTY[Group.INBOX])
        self.capture_button = self.empty.add_button("Take a request down", "primary", "add")
        self.no_match = EmptyState(themes, "search", "No request matches", "")
        self.clear_button = self.no_match.add_button("Clear filter")
        self._lists = QStackedLayout()
        self._left = QFrame()
        self._stack = QStackedWidget()
        self._lay_out(themes.metrics.page_padding)
        self.error.hide()
        self.panel.hide()

    @property
    def in_triage(self) -> bool:
        """Whether requests are decided one by one now."""
        return self._stack.currentWidget() is self.triage

    @property
    def wide(self) -> bool:
        """Whether list and panel find room beside each other."""
        return self.width() >= self._themes.metrics.px(NARROWEST_WITH_PANEL)

    def show_triage(self, shown: bool) -> None:
        """Show triage, or the list again."""
        self._stack.setCurrentIndex(1 if shown else 0)

    def show_counts(self, counts: dict[Group, int]) -> None:
        """Say on the tabs how many there are."""
        # The trash is seldom looked into: its tab is there while something is in it.
        self.tabs.setTabVisible(list(Group).index(Group.TRASH), bool(counts[Group.TRASH]))
        for at, group in enumerate(Group):
            self.tabs.setTabText(at, f"{group.value}  {counts[group]}" if counts[group] else group.value)

    def show_lines(self, group: Group, *, total: int, shown: int) -> None:
        """Show the list, or what stands in its place.

        Args:
            group: the tab.
            total: requests of the group, the filtered ones too.
            shown: lines of the list.
        """
        self.empty.say(*EMPTY[group])
        self.capture_button.setVisible(group is Group.INBOX)
        self._lists.setCurrentWidget(self.list if shown else self.no_match if total else self.empty)

    def show_panel(self, shown: bool) -> None:
        """Show or hide the panel; where it is narrow the list makes room."""
        # First what goes, then what comes: both at once would make the window wider.
        if shown and not self.wide:
            self._left.hide()
        self.panel.setVisible(shown)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give list and panel the room there is."""
        px = self._themes.metrics.px
        shown = not self.panel.isHidden()
        self._left.setVisible(self.wide or not shown)
        self.panel.fit(px(PANEL_WIDTH) if self.wide else None)

    def _lay_out(self, padding: int) -> None:
        """Set tabs over list beside the panel, and triage behind them."""
        above = QVBoxLayout()
        above.setContentsMargins(padding - 4, 8, padding, 0)
        above.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addStretch(1)
        above.addLayout(row)
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 0, 2)
        line.addWidget(self.flow, 1)
        above.addLayout(line)
        above.addWidget(self.error)
        holder = QWidget()
        holder.setLayout(self._lists)
        for widget in (self.list, self.empty, self.no_match):
            self._lists.addWidget(widget)
        self._left.setProperty("ground", "surface")
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addLayout(above)
        inner = QHBoxLayout()
        inner.setContentsMargins(padding - 8, 0, 8, 0)
        inner.addWidget(holder)
        left.addLayout(inner, 1)
        desk = QWidget()
        columns = QHBoxLayout(desk)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        columns.addWidget(self._left, 1)
        columns.addWidget(self.panel)
        self._stack.addWidget(desk)
        self._stack.addWidget(self.triage)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
