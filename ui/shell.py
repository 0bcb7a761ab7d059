"""What the window's actions do: pages on their first visit, undo, palette, import, deck.

The window places, the pages behave; here the two meet the list of actions. Imports pages and dialogs, the seldom
needed ones when they are.
"""

from __future__ import annotations

import gc
import logging
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QWidget

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status
from csops_desktop.errors import UserError
from csops_desktop.paths import Paths
from csops_desktop.queries.found import FoundRow
from csops_desktop.settings import Settings, SettingsFile
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.documents_room import DocumentsRoom
from ui.keeper import Keeper
from ui.main_window import MainWindow
from ui.models.board_filter import BoardFilter
from ui.pages.board.desk_page import BoardDesk
from ui.theme.theme import ThemeManager
from ui.widgets.nav_rail import NavEntry
from ui.widgets.toast import ToastAction

if TYPE_CHECKING:
    from ui.exporting import Exporter

log = logging.getLogger("csops.shell")

PAGES = [
    NavEntry("board", "Board", "board"),
    NavEntry("documents", "Documents", "documents"),
    NavEntry("history", "History", "history"),
    NavEntry("archive", "Archive", "archive"),
    NavEntry("settings", "Settings", "settings", at_bottom=True),
]
"""The pages that the rail names."""


class Shell(QObject):
    """The window with everything connected."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, settings: SettingsFile, paths: Paths) -> None:
        super().__init__()
        self._bridge = bridge
        self._themes = themes
        self._settings = settings
        self._paths = paths
        self.actions = ActionRegistry(themes, self)
        self.window = MainWindow(bridge, themes, self.actions, PAGES)
        self.board = BoardDesk(bridge, themes)
        self.window.add_page("board", self.board, self.board.board.tool_row())
        self.documents = DocumentsRoom(bridge, themes, self.window, self.actions)
        self._export: Exporter | None = None
        self._keeper = Keeper(bridge, self.window, paths)
        self._connect()

    def open(self) -> None:
        """Show the window where and with what it was closed."""
        settings = self._settings.settings
        if settings.board_filter:
            self.board.board.filters.show_filter(BoardFilter.from_json(settings.board_filter))
        self.show_page(settings.last_page if settings.last_page in {entry.key for entry in PAGES} else "board")
        if not self.window.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode())):
            self.window.resize(1440, 900)
        self.actions.set_card_selected(self.board.board.current_id is not None)
        self._show_undo()
        self.window.show()
        self._focus_board()

    def finish_start(self) -> None:
        """Do what can wait until the cards are painted."""
        gc.freeze()
        gc.enable()
        self._keeper.begin()

    def close(self) -> None:
        """Let go of the window."""
        self._keeper.stop()
        self.documents.shut_down()
        self.window.deleteLater()

    def _connect(self) -> None:
        """The nervous system of the window."""
        window, board = self.window, self.board.board
        window.rail.page_requested.connect(self.show_page)
        window.closing.connect(self._on_window_closing)
        window.file_dropped.connect(self._on_window_file_dropped)
        board.card_selected.connect(self._on_board_card_selected)
        board.message_requested.connect(window.say)
        board.import_requested.connect(self.import_tracker)
        board.filters.filter_shown.connect(self._on_board_filter_shown)
        self.board.document_requested.connect(self.documents.open_document)
        self.documents.page_requested.connect(self.show_page)
        self.documents.responsibility_requested.connect(self.open_responsibility)
        self._bridge.changed.connect(self._on_bridge_changed)
        self._connect_actions()

    def _connect_actions(self) -> None:
        """What each action does."""
        board = self.board.board
        self.actions.connect_all(self.documents.slots())
        self.actions.connect_all(
            {
                "open_palette": self.open_palette,
                "export_deck": self.export_deck,
                "export_deck_as": self.export_deck_as,
                "import_tracker": self.import_tracker,
                "export_csv": partial(self.export_tracker, "csv"),
                "export_xlsx": partial(self.export_tracker, "xlsx"),
                "undo": self._bridge.workspace.undo,
                "redo": self._bridge.workspace.redo,
                "focus_toast": self.window.toast.focus_action,
                "show_shortcuts": self.show_shortcuts,
                "quit": self.window.close,
                "go_board": partial(self.show_page, "board"),
                "go_history": partial(self.show_page, "history"),
                "go_archive": partial(self.show_page, "archive"),
                "go_settings": partial(self.show_page, "settings"),
                "new_responsibility": self.new_responsibility,
                "find_here": self._find_here,
                "group_by_area": self._toggle_grouped,
                "show_table": self._toggle_table,
                "open_panel": self.board.focus_panel,
                "rename": self.board.rename,
                "check_in": self.board.check_in,
                "move_left": partial(board.moves.recolour, -1),
                "move_right": partial(board.moves.recolour, 1),
                "move_up": partial(board.moves.reorder, -1),
                "move_down": partial(board.moves.reorder, 1),
                "move_to": board.open_menu,
                "set_red": partial(board.moves.move_to, Status.RED),
                "set_yellow": partial(board.moves.move_to, Status.YELLOW),
                "set_green": partial(board.moves.move_to, Status.GREEN),
                "set_not_rated": partial(board.moves.move_to, Status.NOT_RATED),
                "archive": board.moves.archive,
                "trash": board.moves.trash,
                "show_log": partial(show_log, self._paths),
                "about": partial(show_about, self._paths, self._themes, self.window),
            }
        )

    # Pages

    def show_page(self, key: str) -> None:
        """Bring a page to the front; it is made on its first visit."""
        if not self.window.has_page(key):
            page, tools = self._make_page(key)
            self.window.add_page(key, page, tools)
        self.window.show_page(key)
        on_board = key == "board"
        self.actions.action("group_by_area").setEnabled(on_board)
        for action in ("find_here", "show_table"):
            self.actions.action(action).setEnabled(on_board or key == "documents")
        self.actions.set_card_selected(on_board and self.board.board.current_id is not None)

    def open_responsibility(self, rid: int) -> None:
        """Show a responsibility on the board with its panel."""
        self.show_page("board")
        self.board.open_responsibility(ResponsibilityId(rid))

    def _make_page(self, key: str) -> tuple[QWidget, QWidget]:
        """Return a page that is visited for the first time, with its tools."""
        if key == "documents":
            return self.documents.page, self.documents.page.tool_row()
        if key == "history":
            from ui.pages.history.page import HistoryPage

            history = HistoryPage(self._bridge, self._themes)
            history.as_of_requested.connect(self.export_deck_as)
            return history, history.tool_row()
        if key == "archive":
            from ui.pages.archive.page import ArchivePage

            archive = ArchivePage(self._bridge, self._themes)
            return archive, archive.tool_row()
        from ui.pages.settings.page import SettingsPage

        settings = SettingsPage(self._settings.settings, self._themes, self._paths)
        settings.settings_changed.connect(self._on_settings_changed)
        return settings, settings.tool_row()

    # What the actions do

    def new_responsibility(self) -> None:
        """Ask for the title of a new responsibility, on the board."""
        self.show_page("board")
        self.board.board.new_responsibility()

    def import_tracker(self) -> None:
        """Ask for a tracker's file and show what importing it would do."""
        from ui.messages import choose_file_to_open

        file = choose_file_to_open(self.window, "Import a tracker", "Trackers (*.csv *.xlsx *.tsv *.txt)")
        if file is not None:
            self.open_tracker(file)

    def open_tracker(self, file: Path) -> None:
        """Show what importing a tracker would do."""
        from ui.pages.tracker_import.page import TrackerImport

        page = TrackerImport(self._bridge, self._themes, self.window)
        page.imported.connect(self._on_tracker_imported)
        page.open_file(file)
        page.open()

    def export_deck(self) -> None:
        """Write the deck for now, with one click."""
        self._exporter().export_deck()

    def export_deck_as(self, *_: object) -> None:
        """Ask for the days, then write the deck."""
        self._exporter().export_deck_as()

    def export_tracker(self, kind: str) -> None:
        """Write the board as a table.

        Args:
            kind: "csv" or "xlsx".
        """
        self._exporter().export_tracker(kind)

    def open_palette(self) -> None:
        """Open Ctrl+K."""
        from ui.dialogs.palette import Palette

        palette = Palette(self.actions, self._find, self._themes, self.window)
        palette.thing_chosen.connect(self._on_palette_thing_chosen)
        palette.command_run.connect(self._on_palette_command_run)
        palette.open(self._settings.settings.recent_commands)

    def _find(self, text: str) -> list[FoundRow]:
        """Return what the palette finds in the workspace."""
        from csops_desktop.queries.search import find

        return self._bridge.workspace.read(find, text)

    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        from ui.dialogs.shortcuts_sheet import ShortcutsSheet

        ShortcutsSheet(self.actions, self._themes, self.window).open()

    # What is told

    def _on_bridge_changed(self, _: object) -> None:
        self._show_undo()

    def _on_board_card_selected(self, rid: object) -> None:
        self.actions.set_card_selected(rid is not None)

    def _on_board_filter_shown(self, _: BoardFilter, now: BoardFilter) -> None:
        self._settings.settings = self._with(board_filter=now.to_json())

    def _on_settings_changed(self, settings: Settings) -> None:
        self._themes.apply(settings.theme, colour_blind=settings.colour_blind, font_scale=settings.font_scale / 100)
        self._save(settings)

    def _on_palette_thing_chosen(self, kind: str, thing: int) -> None:
        if kind == "document":
            self.documents.open_document(thing)
        elif kind != "person":
            self.open_responsibility(thing)
        else:
            self.show_page("board")

    def _on_palette_command_run(self, action_id: str) -> None:
        self._settings.settings = self._settings.settings.with_recent(action_id)

    def _on_tracker_imported(self, summary: str) -> None:
        self.show_page("board")
        self.window.say(summary, ToastAction("Undo", self._bridge.workspace.undo))

    def _on_window_file_dropped(self, path: str) -> None:
        self.open_tracker(Path(path))

    def _on_window_closing(self) -> None:
        self.documents.finish()
        geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self._save(self._with(last_page=self.window.page, window_geometry=geometry))
        self._keeper.back_up()

    def _show_undo(self) -> None:
        """Name what undo and redo would do."""
        workspace = self._bridge.workspace
        for action_id, word, label in (
            ("undo", "Undo", workspace.undo_label),
            ("redo", "Redo", workspace.redo_label),
        ):
            action = self.actions.action(action_id)
            action.setEnabled(label is not None)
            action.setText(word if label is None else f"{word}: {label}")

    def _focus_board(self) -> None:
        """Bring the keyboard to the first column that holds a card; which card, the first arrow key says."""
        columns = self.board.board.view.columns.values()
        first = next((column for column in columns if column.column.rowCount()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle_grouped(self) -> None:
        board = self.board.board
        board.filters.set_grouped(not board.model.filter.grouped)

    def _find_here(self) -> None:
        if self.window.page == "documents":
            self.documents.page.find_here()
        else:
            self.board.board.focus_filter()

    def _toggle_table(self) -> None:
        if self.window.page == "documents":
            self.documents.page.toggle_table()
            return
        board = self.board.board
        board.filters.set_table(not board.model.filter.table)

    def _with(self, **changes: object) -> Settings:
        """Return the settings with some of them changed."""
        return replace(self._settings.settings, **changes)  # type: ignore[arg-type]

    def _save(self, settings: Settings) -> None:
        """Keep the settings; they hold for this run even where they can't be written."""
        try:
            self._settings.save(settings)
        except UserError as error:
            self.window.warn(str(error))

    def _exporter(self) -> Exporter:
        """Return what writes decks and tables; made when first needed."""
        if self._export is None:
            from ui.exporting import Exporter

            self._export = Exporter(self._bridge, self._themes, self._settings, self._paths, self.window)
        return self._export


def show_about(paths: Paths, themes: ThemeManager, window: MainWindow) -> None:
    """Open the versions and folders."""
    from ui.dialogs.about import About

    About(paths, themes, window).open()


def show_log(paths: Paths) -> None:
    """Open the log in the program that the system has for it."""
    from ui.messages import open_path

    open_path(paths.logs)
