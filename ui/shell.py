"""What the window's actions do: pages on their first visit, undo, palette, import, deck.

The window places, the pages behave; here the two meet the list of actions. Imports pages and dialogs, the seldom
needed ones when they are.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QWidget

from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.paths import Paths
from csops_desktop.settings import Settings, SettingsFile
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.documents_room import DocumentsRoom
from ui.drafting import Drafting
from ui.exports import Exports
from ui.main_window import MainWindow
from ui.models.board_filter import BoardFilter
from ui.overlays import Overlays
from ui.pages.board.desk_page import BoardDesk
from ui.pages.today.counter import TodayCounter
from ui.preferences import Preferences
from ui.rooms import ROOMS, Rooms
from ui.text_keys import TextKeys
from ui.theme.theme import ThemeManager
from ui.undoing import Undoing
from ui.upkeep import Upkeep
from ui.widgets.nav_rail import NavEntry
from ui.widgets.toast import ToastAction

if TYPE_CHECKING:
    from ui.crash import CrashGuard, CrashReport
    from ui.presence import Presence

PAGES = [
    *(room.entry for room in ROOMS if room.entry.key == "today"),
    NavEntry("board", "Board", "board"),
    NavEntry("documents", "Documents", "documents"),
    *(room.entry for room in ROOMS if room.entry.key != "today"),
    NavEntry("history", "History", "history"),
    NavEntry("archive", "Archive", "archive"),
    NavEntry("settings", "Settings", "settings", at_bottom=True),
]
"""The pages that the rail names: the day first, then the work, then the past."""


class Shell(QObject):
    """The window with everything connected."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        themes: ThemeManager,
        settings: SettingsFile,
        paths: Paths,
        guard: CrashGuard | None = None,
    ) -> None:
        """Put the window together; it is not shown yet.

        Args:
            bridge: the workspace.
            themes: the look.
            settings: the person's preferences, read and saved.
            paths: folders that are shown and offered.
            guard: says when something broke; without it accidents are only logged.
        """
        super().__init__()
        self._bridge = bridge
        self._themes = themes
        self._settings = settings
        self._paths = paths
        self.presence: Presence | None = None
        self.actions = ActionRegistry(themes, self)
        self.preferences = Preferences(bridge, themes, settings, paths, self.actions, self)
        self.window = MainWindow(bridge, themes, self.actions, PAGES)
        self.board = BoardDesk(bridge, themes)
        self.window.add_page("board", self.board, self.board.board.tool_row())
        self.documents = DocumentsRoom(bridge, themes, self.window, self.actions)
        self.rooms = Rooms(bridge, themes, self)
        self._guard = guard
        self.undoing = Undoing(bridge, self.actions, self)
        self.upkeep = Upkeep(bridge, self)
        self.counter = TodayCounter(bridge, self.window.rail, self)
        self.overlays = Overlays(bridge, themes, self.actions, settings, paths, self.window)
        self.exports = Exports(bridge, themes, settings, paths, self.window)
        self._text_keys = TextKeys(self.actions, self)
        self.drafting = Drafting(bridge, self.actions, self.window, self)
        self._connect()
        self._connect_actions()

    def open(self, *, background: bool = False) -> None:
        """Show the window where and with what it was closed.

        Args:
            background: show none; the desk stands in the tray. Where there is no tray the window is minimised.
        """
        settings = self._settings.settings
        if settings.board_filter:
            # Words that were typed into the filter the other day would hide cards for no reason seen today.
            self.board.board.filters.show_filter(BoardFilter.from_json(settings.board_filter)._replace(text=""))
        self.show_page(settings.last_page if settings.last_page in {entry.key for entry in PAGES} else "board")
        if not self.window.restoreGeometry(QByteArray.fromBase64(settings.window_geometry.encode())):
            self.window.resize(1440, 900)
        self.actions.set_card_selected(self.board.board.current_id is not None)
        self.preferences.use()
        self.undoing.show()
        if background:
            self.begin()
        else:
            self.window.show()
        self.board.board.selection.focus()

    def begin(self) -> None:
        """Begin what the desk does by itself, once."""
        if self.presence is not None:
            return
        if self._bridge.workspace.read_only:
            self.upkeep.begin()
            return
        from ui.presence import Presence

        presence = self.presence = Presence(
            self._bridge, self._themes, self._settings, self._paths, self.actions, self.window
        )
        presence.thing_requested.connect(self.open_thing)
        presence.page_requested.connect(self.show_page)
        self.window.may_be_put_away(presence.put_away)
        self.upkeep.begin()
        self.counter.begin()
        self.drafting.begin()
        presence.begin()
        self.preferences.attend(presence)

    def close(self) -> None:
        """Let go of the window."""
        if self.presence is not None:
            self.presence.end()
        self.upkeep.end()
        self.counter.end()
        self.drafting.end()
        self.documents.shut_down()
        self.exports.shut_down()
        self.window.deleteLater()

    def _connect(self) -> None:
        """The nervous system of the window."""
        window, board = self.window, self.board.board
        window.rail.page_requested.connect(self.show_page)
        window.closing.connect(self._on_window_closing)
        window.file_dropped.connect(self._on_window_file_dropped)
        board.card_selected.connect(self._on_board_card_selected)
        board.message_requested.connect(window.say)
        board.import_requested.connect(self.overlays.import_tracker)
        board.filters.filter_shown.connect(self._on_board_filter_shown)
        self.board.document_requested.connect(self.documents.open_document)
        self.board.thing_requested.connect(self.open_thing)
        self.documents.page_requested.connect(self.show_page)
        self.rooms.page_requested.connect(self.show_page)
        self.rooms.page_made.connect(self.exports.attend)
        self.rooms.message_requested.connect(window.say)
        self.rooms.thing_requested.connect(self.open_thing)
        self.rooms.action_requested.connect(self._on_rooms_action_requested)
        self.documents.responsibility_requested.connect(self.open_responsibility)
        window.painted.connect(self._on_window_painted)
        self.upkeep.warned.connect(window.warn)
        self.upkeep.damaged.connect(self.overlays.warn_damaged)
        self.preferences.warned.connect(window.warn)
        self.preferences.message_requested.connect(window.say)
        self.preferences.used.connect(self._on_preferences_used)
        self.overlays.thing_chosen.connect(self.open_thing)
        self.drafting.thing_requested.connect(self.open_thing)
        self.overlays.tracker_imported.connect(self._on_overlays_tracker_imported)
        if self._guard is not None:
            self._guard.refused.connect(window.say)
            self._guard.crashed.connect(self._on_guard_crashed)

    def _connect_actions(self) -> None:
        """What each action does."""
        self.actions.connect_all(self.documents.slots())
        self.actions.connect_all(self.rooms.slots())
        self.actions.connect_all(self.board.slots())
        self.actions.connect_all(self.preferences.slots())
        self.actions.connect_all(self.exports.slots())
        self.actions.connect_all(
            {
                "open_palette": self.overlays.open_palette,
                "quick_capture": self.overlays.quick_capture,
                "import_tracker": self.overlays.import_tracker,
                "focus_toast": self.window.focus_message,
                "show_shortcuts": self.overlays.show_shortcuts,
                "quit": self.window.leave,
                **{f"go_{key}": partial(self.show_page, key) for key in ("board", "history", "archive", "settings")},
                "new_responsibility": self.new_responsibility,
                "find_here": self._find_here,
                "show_table": self._toggle_table,
                "show_log": self.overlays.show_log,
                "about": self.overlays.show_about,
            }
        )

    # Pages

    def show_page(self, key: str) -> None:
        """Bring a page to the front; it is made on its first visit."""
        self.window.settle_fields()
        if not self.window.has_page(key):
            page, tools = self._make_page(key)
            self.window.add_page(key, page, tools)
        self.window.show_page(key)
        on_board = key == "board"
        self.actions.action("group_by_area").setEnabled(on_board)
        self.actions.action("find_here").setEnabled(on_board or key == "documents" or self.rooms.has(key))
        self.actions.action("show_table").setEnabled(on_board or key == "documents")
        self.actions.set_card_selected(on_board and self.board.board.current_id is not None)

    def open_responsibility(self, rid: int) -> None:
        """Show a responsibility on the board with its panel."""
        self.show_page("board")
        self.board.open_responsibility(ResponsibilityId(rid))

    def open_thing(self, kind: str, thing: int) -> None:
        """Show a thing on the page on which it lives.

        Args:
            kind: as in `FoundRow`.
            thing: its id; of a card's parts, the responsibility's.
        """
        if kind == "document":
            self.documents.open_document(thing)
        elif not self.rooms.open_thing(kind, thing):
            self.open_responsibility(thing)

    def _make_page(self, key: str) -> tuple[QWidget, QWidget]:
        """Return a page that is visited for the first time, with its tools."""
        if key == "documents":
            return self.documents.page, self.documents.page.tool_row()
        if self.rooms.has(key):
            page = self.rooms.page(key)
            return page, page.tool_row()
        if key == "history":
            from ui.pages.history.page import HistoryPage

            history = HistoryPage(self._bridge, self._themes)
            history.as_of_requested.connect(self.exports.export_deck_as)
            return history, history.tool_row()
        if key == "archive":
            from ui.pages.archive.page import ArchivePage

            archive = ArchivePage(self._bridge, self._themes)
            return archive, archive.tool_row()
        settings = self.preferences.page()
        return settings, settings.tool_row()

    # What the actions do

    def new_responsibility(self) -> None:
        """Ask for the title of a new responsibility, on the board."""
        self.show_page("board")
        self.board.board.new_responsibility()

    # What is told

    def _on_board_card_selected(self, rid: object) -> None:
        self.actions.set_card_selected(rid is not None)

    def _on_board_filter_shown(self, _: BoardFilter, now: BoardFilter) -> None:
        self._settings.settings = self.preferences.changed(board_filter=now.to_json())

    def _on_preferences_used(self, settings: Settings) -> None:
        self.board.board.check_in_days = settings.check_in_days

    def _on_guard_crashed(self, report: CrashReport) -> None:
        assert self._guard is not None
        self.overlays.show_crash(self._guard, report)

    def _on_rooms_action_requested(self, action_id: str) -> None:
        self.actions.action(action_id).trigger()

    def _on_overlays_tracker_imported(self, summary: str) -> None:
        self.show_page("board")
        self.window.say(summary, ToastAction("Undo", self.undoing.undo))

    def _on_window_file_dropped(self, path: str) -> None:
        self.overlays.open_tracker(Path(path))

    def _on_window_painted(self) -> None:
        self.begin()
        if self._guard is not None and self._guard.last_fault:
            show = ToastAction("Show log", self.overlays.show_log)
            self.window.say("The last run ended by an accident. What was saved is all there.", show)

    def _on_window_closing(self) -> None:
        self.documents.finish()
        self.rooms.finish()
        # A window that was never shown has no place of its own.
        if self.window.was_painted:
            geometry = bytes(self.window.saveGeometry().toBase64().data()).decode()
            self.preferences.keep(self.preferences.changed(last_page=self.window.page, window_geometry=geometry))
        self.upkeep.back_up()

    def _find_here(self) -> None:
        if self.window.page == "documents":
            self.documents.page.find_here()
        elif self.rooms.has(self.window.page):
            self.rooms.page(self.window.page).find_here()
        else:
            self.board.board.focus_filter()

    def _toggle_table(self) -> None:
        if self.window.page == "documents":
            self.documents.page.toggle_table()
            return
        board = self.board.board
        board.filters.set_table(not board.model.filter.table)
