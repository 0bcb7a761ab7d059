"""What opens over the window: Ctrl+K, the sheet of keys, About, backups, the import of a tracker, the crash dialog.

Each is imported when it is first wanted. Imports dialogs, the bridge and the actions.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csops_desktop.paths import Paths
from csops_desktop.settings import SettingsFile
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.main_window import MainWindow
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from csops_desktop.queries.found import FoundRow
    from ui.crash import CrashGuard, CrashReport
    from ui.dialogs.quick_capture import QuickCapture
    from ui.restoring import Restoring


class Overlays(QObject):
    """Opens things over the window.

    Signals:
        thing_chosen: in Ctrl+K; its kind and id, as in `FoundRow`.
        tracker_imported: what an import did, in one sentence.
    """

    thing_chosen = Signal(str, int)
    tracker_imported = Signal(str)

    def __init__(
        self,
        bridge: WorkspaceBridge,
        themes: ThemeManager,
        actions: ActionRegistry,
        settings: SettingsFile,
        paths: Paths,
        window: MainWindow,
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._themes = themes
        self._actions = actions
        self._settings = settings
        self._paths = paths
        self._window = window
        self._capture: QuickCapture | None = None
        self._restoring: Restoring | None = None
        actions.connect_all({"show_backups": self.show_backups})

    def open_palette(self) -> None:
        """Open Ctrl+K."""
        from ui.dialogs.palette import Palette

        palette = Palette(self._actions, self._find, self._themes, self._window)
        palette.thing_chosen.connect(self.thing_chosen)
        palette.command_run.connect(self._on_palette_command_run)
        palette.open(self._settings.settings.recent_commands)

    def quick_capture(self) -> None:
        """Open the line that takes a request down; it is the same each time, so that a draft is kept."""
        from ui.dialogs.quick_capture import QuickCapture

        if self._capture is None:
            self._capture = QuickCapture(self._bridge, self._themes, self._window)
        self._capture.open()

    def show_shortcuts(self) -> None:
        """Open the sheet of keys."""
        from ui.dialogs.shortcuts_sheet import ShortcutsSheet

        ShortcutsSheet(self._actions, self._themes, self._window).open()

    def show_about(self) -> None:
        """Open the versions and folders."""
        from ui.dialogs.about import About

        About(self._paths, self._themes, self._window).open()

    def show_log(self) -> None:
        """Open the folder of the log in the program that the system has for it."""
        from ui import messages

        if not messages.open_path(self._paths.logs):
            self._window.say(f"The log is in {self._paths.logs}.")

    def show_backups(self) -> None:
        """Open the backups."""
        self._backups().open()

    def warn_damaged(self, sentence: str) -> None:
        """Say above the page that the file is damaged, and offer the backups."""
        self._backups().warn_damaged(sentence)

    def show_crash(self, guard: CrashGuard, report: CrashReport) -> None:
        """Say that something broke, and offer the log."""
        from ui.dialogs.crash_dialog import show_crash

        show_crash(guard, self._themes, report)

    def import_tracker(self) -> None:
        """Ask for a tracker's file and show what importing it would do."""
        from ui import messages

        file = messages.choose_file_to_open(
            self._window, "Import a tracker", "Trackers (*.csv *.xlsx *.tsv *.txt *.json)"
        )
        if file is not None:
            self.open_tracker(file)

    def open_tracker(self, file: Path) -> None:
        """Show what importing a tracker would do."""
        from ui.pages.tracker_import.page import TrackerImport

        page = TrackerImport(self._bridge, self._themes, self._window)
        page.imported.connect(self.tracker_imported)
        page.open_file(file)
        page.open()

    def _backups(self) -> Restoring:
        """Return what restores backups; made when first needed."""
        if self._restoring is None:
            from ui.restoring import Restoring

            self._restoring = Restoring(self._bridge, self._themes, self._window)
        return self._restoring

    def _find(self, text: str) -> list[FoundRow]:
        """Return what Ctrl+K finds in the workspace."""
        from csops_desktop.queries.search import find

        return self._bridge.workspace.read(find, text)

    def _on_palette_command_run(self, action_id: str) -> None:
        self._settings.settings = self._settings.settings.with_recent(action_id)
