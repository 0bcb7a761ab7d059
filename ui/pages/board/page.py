"""The board page: what happens on it. Its layout is `view`, its moves are `moves`, its selection is `selection`.

May import the core's commands and queries, the bridge, models and widgets; the main window places it and its tools.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import override

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from csops_desktop.commands import responsibilities, views
from csops_desktop.commands.labels import did
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.queries import board as board_queries
from csops_desktop.queries.views import SavedViewRow, saved_views
from csops_desktop.workspace import Change
from ui.bridge import WorkspaceBridge
from ui.models.board_filter import BoardFilter
from ui.models.board_model import BoardModel
from ui.pages.board.area_menu import areas_label
from ui.pages.board.card_menu import CardMenu
from ui.pages.board.moves import CardMoves
from ui.pages.board.selection import CardSelection
from ui.pages.board.tools import BoardTools
from ui.pages.board.view import BoardView
from ui.theme.theme import ThemeManager


class BoardPage(QWidget):
    """The board.

    Signals:
        card_selected(id): another card is selected, or none (`None`).
        panel_requested(): the keyboard should go to the side panel.
        message_requested(sentence): something could not be done.
        import_requested(): the person wants to import a tracker.
        filter_changed(filter): what is shown changed; the settings may remember the `BoardFilter`.

    Args:
        bridge: the workspace and its changes.
        manager: the theme.
    """

    card_selected = Signal(object)
    panel_requested = Signal()
    message_requested = Signal(str)
    import_requested = Signal()
    filter_changed = Signal(object)

    def __init__(self, bridge: WorkspaceBridge, manager: ThemeManager, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._manager = manager
        self._dirty = True
        self.setObjectName("board_page")
        self.model = BoardModel(self)
        self.view = BoardView(self.model, manager, self)
        self.tools = BoardTools(manager)
        self.selection = CardSelection(self.model, self.view, self)
        self.moves = CardMoves(bridge.workspace, self.model, self.view, self.selection, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()

    def _connect(self) -> None:
        """The nervous system of the page."""
        self._bridge.changed.connect(self._on_bridge_changed)
        self._manager.theme_changed.connect(self._on_manager_theme_changed)
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
        self.view.table.menu_requested.connect(self.show_card_menu)
        self.view.table.panel_requested.connect(self.panel_requested)
        self.view.table.trash_requested.connect(self.moves.trash)
        self.view.import_button.clicked.connect(self.import_requested)
        self.view.new_button.clicked.connect(self.new_responsibility)
        self.view.clear_button.clicked.connect(self.clear_filter)
        self.view.new_bar.add_requested.connect(self._on_new_bar_add_requested)
        self.view.new_bar.closed.connect(self.selection.focus)
        self._connect_tools()

    def _connect_tools(self) -> None:
        """What the tool row sets off."""
        tools = self.tools
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.filter_box.returnPressed.connect(self.focus_cards)
        tools.group_button.clicked.connect(self.set_grouped)
        tools.table_button.clicked.connect(self.set_table)
        tools.area_menu.aboutToShow.connect(self._on_area_menu_about_to_show)
        tools.area_menu.areas_chosen.connect(self._on_area_menu_areas_chosen)
        tools.views_menu.aboutToShow.connect(self._on_views_menu_about_to_show)
        tools.views_menu.view_chosen.connect(self.show_filter)
        tools.views_menu.save_requested.connect(self._on_views_menu_save_requested)
        tools.views_menu.delete_requested.connect(self._on_views_menu_delete_requested)

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
            self.clear_filter()
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

    def clear_filter(self) -> None:
        """Show all cards."""
        self.show_filter(replace(self.model.filter, text="", areas=frozenset()))

    def set_grouped(self, grouped: bool) -> None:
        """Group the cards by area, or not."""
        self.show_filter(replace(self.model.filter, grouped=grouped))

    def set_table(self, table: bool) -> None:
        """Show the cards as a table, or as a board."""
        self.show_filter(replace(self.model.filter, table=table))
        self.selection.focus()

    def show_filter(self, wanted: BoardFilter) -> None:
        """Show what a filter says; tools and cards follow."""
        if wanted == self.model.filter:
            return
        self.view.measure.set_grouped(wanted.grouped)
        self.model.set_filter(wanted)
        tools = self.tools
        if tools.filter_box.text() != wanted.text:
            tools.filter_box.setText(wanted.text)
        tools.group_button.setChecked(wanted.grouped)
        tools.table_button.setChecked(wanted.table)
        tools.show_areas(areas_label(wanted.areas))
        self._settle()
        self.filter_changed.emit(wanted)

    def new_responsibility(self) -> None:
        """Ask for the title of a new responsibility."""
        self.view.new_bar.open_bar()

    def show_card_menu(self, point: QPoint) -> None:
        """Open the selected card's menu at a point of the screen."""
        card = self.selection.card
        if card is None:
            return
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
            self.view.show_content(self.view.empty)
        elif not shown:
            self.view.no_match.say(*self._no_match())
            self.view.show_content(self.view.no_match)
        else:
            self.view.show_content(self.view.table if model.filter.table else self.view.area)

    def _no_match(self) -> tuple[str, str]:
        """Return title and sentence for a filter that finds nothing."""
        text, areas = self.model.filter.text.strip(), self.model.filter.areas
        within = f" in {areas_label(areas)}" if areas else ""
        title = f"No card matches “{text}”" if text else f"No card{within}"
        return title, f"The filter looks in title, area, owner and reason{within if text else ''}."

    # What the tools and the columns wish

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.show_filter(replace(self.model.filter, text=text))

    def _on_area_menu_about_to_show(self) -> None:
        areas = {card.area for card in self.model.cards.values()}
        self.tools.area_menu.offer(areas, self.model.filter.areas)

    def _on_area_menu_areas_chosen(self, areas: frozenset[str]) -> None:
        self.show_filter(replace(self.model.filter, areas=areas))

    def _on_views_menu_about_to_show(self) -> None:
        self.tools.views_menu.offer(self._bridge.workspace.read(saved_views), self.model.filter)

    def _on_views_menu_save_requested(self, name: str) -> None:
        try:
            self._bridge.workspace.run(did("Saved view", name), views.save_view, name, self.model.filter.to_json())
        except UserError as error:
            self.message_requested.emit(str(error))

    def _on_views_menu_delete_requested(self, row: SavedViewRow) -> None:
        self._bridge.workspace.run(did("Deleted view", row.name), views.delete_view, row.id)

    def _on_new_bar_add_requested(self, title: str) -> None:
        try:
            card_id = self._bridge.workspace.run(did("Added", title), responsibilities.add_responsibility, title)
        except UserError as error:
            self.view.new_bar.show_error(str(error))
            return
        self.view.new_bar.accept()
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
        for column in self.view.columns.values():
            column.relayout()
            column.viewport().update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.model.filter.narrows:
            self.clear_filter()
            return
        super().keyPressEvent(event)
