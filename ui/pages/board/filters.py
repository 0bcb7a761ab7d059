"""What the tool row sets off: filter, areas, grouping, table, saved views. Imports Qt, the core and the models."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csops_desktop.commands import views
from csops_desktop.commands.labels import did, quoted
from csops_desktop.errors import UserError
from csops_desktop.workspace import Workspace
from ui.models.board_filter import BoardFilter
from ui.models.board_model import BoardModel
from ui.pages.board.area_menu import areas_label
from ui.pages.board.tools import BoardTools

if TYPE_CHECKING:
    from csops_desktop.queries.views import SavedViewRow


class BoardFilters(QObject):
    """Keeps the board's filter and the tools that show it in step.

    Signals:
        filter_shown(before, now): another `BoardFilter` is shown.
        message_requested(sentence): something could not be done.

    Args:
        workspace: keeps the saved views.
        model: the cards.
        tools: the controls.
    """

    filter_shown = Signal(object, object)
    message_requested = Signal(str)

    def __init__(
        self, workspace: Workspace, model: BoardModel, tools: BoardTools, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model
        self._tools = tools
        tools.filter_box.textChanged.connect(self._on_filter_box_text_changed)
        tools.group_button.clicked.connect(self.set_grouped)
        tools.table_button.clicked.connect(self.set_table)
        tools.area_menu.aboutToShow.connect(self._on_area_menu_about_to_show)
        tools.area_menu.areas_chosen.connect(self._on_area_menu_areas_chosen)
        tools.views_menu.aboutToShow.connect(self._on_views_menu_about_to_show)
        tools.views_menu.view_chosen.connect(self.show_filter)
        tools.views_menu.save_requested.connect(self.save_view)
        tools.views_menu.rename_requested.connect(self.rename_view)
        tools.views_menu.delete_requested.connect(self.delete_view)

    def show_filter(self, wanted: BoardFilter) -> None:
        """Show what a filter lets through; the tools follow."""
        before = self._model.filter
        if wanted == before:
            return
        self._model.set_filter(wanted)
        tools = self._tools
        if tools.filter_box.text() != wanted.text:
            tools.filter_box.setText(wanted.text)
        tools.group_button.setChecked(wanted.grouped)
        tools.table_button.setChecked(wanted.table)
        tools.show_areas(areas_label(wanted.areas))
        self.filter_shown.emit(before, wanted)

    def clear(self) -> None:
        """Show all cards."""
        self.show_filter(self._model.filter._replace(text="", areas=frozenset()))

    def set_grouped(self, grouped: bool) -> None:
        """Group the cards by area, or not."""
        self.show_filter(self._model.filter._replace(grouped=grouped))

    def set_table(self, table: bool) -> None:
        """Show the cards as a table, or as a board."""
        self.show_filter(self._model.filter._replace(table=table))

    def save_view(self, name: str) -> None:
        """Keep the present filter under a name; a view of that name is replaced."""
        try:
            self._workspace.run(did("Saved view", name), views.save_view, name, self._model.filter.to_json())
        except UserError as error:
            self.message_requested.emit(str(error))

    def rename_view(self, row: SavedViewRow, name: str) -> None:
        """Give a saved view another name."""
        label = f"Renamed view {quoted(row.name)} to {quoted(name)}"
        try:
            self._workspace.run(label, views.rename_view, row.id, name)
        except UserError as error:
            self.message_requested.emit(str(error))

    def delete_view(self, row: SavedViewRow) -> None:
        """Forget a saved view."""
        self._workspace.run(did("Deleted view", row.name), views.delete_view, row.id)

    def no_match_words(self) -> tuple[str, str]:
        """Return title and sentence for a filter that finds nothing."""
        text, areas = self._model.filter.text.strip(), self._model.filter.areas
        within = f" in {areas_label(areas)}" if areas else ""
        if not text:
            return f"No card{within}", "Choose other areas, or show all cards."
        return f"No card matches “{text}”{within}", "The filter looks in title, area, owner and reason."

    def _on_filter_box_text_changed(self, text: str) -> None:
        self.show_filter(self._model.filter._replace(text=text))

    def _on_area_menu_about_to_show(self) -> None:
        areas = {card.area for card in self._model.cards.values()}
        self._tools.area_menu.offer(areas, self._model.filter.areas)

    def _on_area_menu_areas_chosen(self, areas: frozenset[str]) -> None:
        self.show_filter(self._model.filter._replace(areas=areas))

    def _on_views_menu_about_to_show(self) -> None:
        from csops_desktop.queries.views import saved_views

        self._tools.views_menu.offer(self._workspace.read(saved_views), self._model.filter)
