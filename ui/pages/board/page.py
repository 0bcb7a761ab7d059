"""The board page: what happens on it. Its layout is `view`, its moves are `moves`, its selection is `selection`.

May import the core's commands and queries, the bridge, models and widgets; the main window places it and its tools.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, override

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from csops_desktop.changes import Change
from csops_desktop.commands import responsibilities
from csops_desktop.commands.labels import did
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import DEFAULT_CHECK_IN_DAYS, Status
from csops_desktop.errors import UserError
from csops_desktop.queries import board as board_queries
from ui.bridge import WorkspaceBridge
from ui.models.board_filter import BoardFilter
from ui.models.board_model import BoardModel
from ui.pages.board.filters import BoardFilters
from ui.pages.board.moves import CardMoves
from ui.pages.board.selection import CardSelection
from ui.pages.board.tools import BoardTools
from ui.pages.board.view import BoardView
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.pages.board.empty_states import BoardEmpty, NoMatch
    from ui.pages.board.new_card_bar import NewCardBar
    from ui.pages.board.table_view import CardTable


class BoardPage(QWidget):
    """The board.

    Attributes:
        check_in_days: the check-in interval that a new responsibility begins with.

    Signals:
        card_selected(id): another card is selected, or none (`None`).
        panel_requested(): the keyboard should go to the side panel.
        message_requested(sentence): something could not be done.
        import_requested(): the person wants to import a tracker.

    Attributes:
        filters: grouping, table and filter; its slots are for the actions.
        moves: what is done with the selected card; its slots are for the actions.

    Args:
        bridge: the workspace and its changes.
        manager: the theme.
    """

    card_selected = Signal(object)
    panel_requested = Signal()
    message_requested = Signal(str)
    import_requested = Signal()

    def __init__(self, bridge: WorkspaceBridge, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._manager = manager
        self._dirty = True
        self.check_in_days = DEFAULT_CHECK_IN_DAYS
        self.setObjectName("board_page")
        self.model = BoardModel(self)
        self.view = BoardView(self.model, manager, self)
        self.tools = BoardTools(manager)
        self.selection = CardSelection(self.model, self.view, self)
        self.filters = BoardFilters(bridge.workspace, self.model, self.tools, self)
        self.moves = CardMoves(bridge.workspace, self.model, self.view, self.selection, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        """The nervous system of the page."""
        self._bridge.changed.connect(self._on_bridge_changed)
        self._manager.theme_changed.connect(self._on_manager_theme_changed)
        self.model.about_to_change.connect(self._on_model_about_to_change)
        self.model.changed.connect(self._on_model_changed)
        self.selection.card_selected.connect(self.card_selected)
        self.moves.message_requested.connect(self.message_requested)
        for column in self.view.columns.values():
            column.neighbour_requested.connect(self.selection.select_neighbour)
            column.recolour_requested.connect(self.moves.recolour)
            column.reorder_requested.connect(self.moves.reorder)
            column.menu_requested.connect(self.show_card_menu)
            column.panel_requested.connect(self.panel_requested)
            column.trash_requested.connect(self.moves.trash)
            column.card_dropped.connect(self._on_column_card_dropped)
            column.card_entered.connect(self._on_column_card_entered)
        self.filters.filter_shown.connect(self._on_filters_filter_shown)
        self.filters.message_requested.connect(self.message_requested)
        self.tools.filter_box.returnPressed.connect(self.focus_cards)

    # What a start does not show

    def _table(self) -> CardTable:
        """Return the table, made and connected when it is first needed."""
        if self.view.table is None:
            table = self.view.make_table()
            table.recolour_requested.connect(self.moves.recolour)
            table.reorder_requested.connect(self.moves.reorder)
            table.menu_requested.connect(self.show_card_menu)
            table.panel_requested.connect(self.panel_requested)
            table.trash_requested.connect(self.moves.trash)
            self.selection.attach_table(table)
            return table
        return self.view.table

    def _new_bar(self) -> NewCardBar:
        """Return the line for a new title."""
        if self.view.new_bar is None:
            bar = self.view.make_new_bar()
            bar.add_requested.connect(self._on_new_bar_add_requested)
            bar.closed.connect(self.selection.focus)
            return bar
        return self.view.new_bar

    def _empty(self) -> BoardEmpty:
        """Return what an empty workspace shows."""
        if self.view.empty is None:
            empty = self.view.make_empty()
            empty.import_button.clicked.connect(self.import_requested)
            empty.new_button.clicked.connect(self.new_responsibility)
            return empty
        return self.view.empty

    def _no_match(self) -> NoMatch:
        """Return what a filter that finds nothing shows."""
        if self.view.no_match is None:
            no_match = self.view.make_no_match()
            no_match.clear_button.clicked.connect(self.filters.clear)
            return no_match
        return self.view.no_match

    # For the main window and the actions

    @property
    def current_id(self) -> ResponsibilityId | None:
        """The selected responsibility."""
        return self.selection.card_id

    def tool_row(self) -> QWidget:
        """Return the page's part of the tool row; the main window places it."""
        return self.tools

    def refresh(self) -> None:
        """Read all cards again: the page was hidden, or a new day began."""
        self._dirty = False
        self.model.load(self._bridge.workspace.read(board_queries.board_cards))
        self._settle()

    def select_card(self, card_id: ResponsibilityId | None, *, focus: bool = True) -> None:
        """Select a card and bring it into view; a filter that hides it is cleared.

        Args:
            card_id: the card, or `None` for none.
            focus: bring the keyboard to it, too.
        """
        if self._dirty:
            self.refresh()
        card = None if card_id is None else self.model.cards.get(card_id)
        if card is not None and not self.model.is_shown(card):
            self.filters.clear()
        self.selection.select(None if card is None else card.id, focus=focus)

    def focus_cards(self) -> None:
        """Bring the keyboard to the selected card, or to the first one."""
        if self.model.place(self.selection.card_id) is None:
            for column in self.view.columns.values():
                card = column.card_near(0)
                if card is not None:
                    self.selection.select(card.id)
                    break
        self.selection.focus()

    def focus_filter(self) -> None:
        """Bring the keyboard to the filter box."""
        self.tools.filter_box.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.tools.filter_box.selectAll()

    def new_responsibility(self) -> None:
        """Ask for the title of a new responsibility."""
        self._new_bar().open_bar()

    def show_card_menu(self, point: QPoint) -> None:
        """Open the selected card's menu at a point of the screen."""
        card = self.selection.card
        if card is None or QApplication.activePopupWidget() is not None:
            return
        from ui.pages.board.card_menu import CardMenu

        menu = CardMenu(card, self._manager, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.status_chosen.connect(self.moves.move_to)
        menu.step_requested.connect(self.moves.reorder)
        menu.panel_requested.connect(self.panel_requested)
        menu.archive_requested.connect(self.moves.archive)
        menu.trash_requested.connect(self.moves.trash)
        menu.popup(point)
        menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    def open_menu(self) -> None:
        """Open the selected card's menu beside it."""
        column = self.selection.column
        if column is not None:
            self.show_card_menu(column.menu_point())

    # What the workspace says

    def _on_bridge_changed(self, change: Change) -> None:
        if not self.isVisible():
            self._dirty = True
            return
        ids = change.responsibilities()
        if ids is None:
            self.refresh()
        elif ids:
            cards = self._bridge.workspace.read(board_queries.board_cards, ids=ids)
            self.model.update([ResponsibilityId(card_id) for card_id in ids], cards)

    def _on_model_about_to_change(self) -> None:
        self.view.measure.set_grouped(self.model.filter.grouped)

    def _on_filters_filter_shown(self, before: BoardFilter, now: BoardFilter) -> None:
        if before.grouped != now.grouped:
            self._relayout()
        if before.table != now.table:
            self._settle()
            self.selection.select(self.selection.card_id, focus=True)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if self._dirty:
            self.refresh()
        super().showEvent(event)

    def _on_model_changed(self, ids: Collection[ResponsibilityId] | None) -> None:
        self._settle()
        self.selection.follow(ids)

    def _settle(self) -> None:
        """Fit heads, columns and empty states to the cards."""
        shown, model = self.model.shown, self.model
        for status, head in self.view.heads.items():
            head.show_count(model.columns[status].shown, model.total(status))
            column = self.view.columns[status]
            hidden = model.total(status) > 0
            column.empty_text = f"No {status.word} card matches." if hidden else f"Nothing is {status.word}."
            column.setAccessibleDescription("" if model.columns[status].shown else column.empty_text)
        self.view.area.show_column(Status.NOT_RATED, model.total(Status.NOT_RATED) > 0)
        if not model.cards:
            self.view.show_content(self._empty())
        elif not shown:
            self._no_match().say(*self.filters.no_match_words())
            self.view.show_content(self._no_match())
        else:
            self.view.show_content(self._table() if model.filter.table else self.view.area)

    # What the tools and the columns wish

    def _on_new_bar_add_requested(self, title: str) -> None:
        add, days = responsibilities.add_responsibility, self.check_in_days
        try:
            card_id = self._bridge.workspace.run(did("Added", title), add, title, check_in_days=days)
        except UserError as error:
            self._new_bar().show_error(str(error))
            return
        self._new_bar().accept()
        self.select_card(card_id, focus=False)

    def _on_column_card_dropped(self, card_id: ResponsibilityId, before: ResponsibilityId | None) -> None:
        column = self.sender()
        assert isinstance(column, QWidget)
        status = next(status for status, view in self.view.columns.items() if view is column)
        self.moves.drop(status, card_id, before)

    def _on_column_card_entered(self) -> None:
        column = self.sender()
        for status, view in self.view.columns.items():
            if view is column:
                self.view.area.bring_into_view(status)

    def _on_manager_theme_changed(self) -> None:
        self.view.measure.refresh()
        self.view.area.fit()
        self._relayout()

    def _relayout(self) -> None:
        """Take all heights anew: the cards say something else, or in another size."""
        for column in self.view.columns.values():
            column.relayout()
            column.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.model.filter.narrows:
            self.filters.clear()
            return
        super().keyPressEvent(event)
