"""Backups in the window: listed and looked into beside it, restored in place, with a way back. Imports jobs, a sheet.

The workspace stays the same object: it lets go of its file, the files change places, and it opens what is there then.
So every page shows the restored state as it shows what another program wrote.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from csops_desktop.errors import UserError
from csops_desktop.text.dates import say_date
from csops_desktop.text.times import say_time
from ui import messages
from ui.bridge import WorkspaceBridge
from ui.jobs import Job, Jobs
from ui.main_window import MainWindow
from ui.theme.theme import ThemeManager
from ui.widgets.toast import ToastAction

if TYPE_CHECKING:
    from csops_desktop.backups import Backup, Preview
    from ui.dialogs.backups_sheet import BackupsSheet


class Restoring(QObject):
    """Opens the sheet of backups and does what is asked for there."""

    def __init__(self, bridge: WorkspaceBridge, themes: ThemeManager, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._workspace = bridge.workspace
        self._themes = themes
        self._window = window
        self._jobs = Jobs(self)
        self._sheet: BackupsSheet | None = None
        self._known: dict[Path, Backup] = {}
        window.closed.connect(self._on_window_closed)

    def open(self) -> None:
        """Show the backups; what is being typed is saved and backed up first, so that it stands among them."""
        from ui.dialogs.backups_sheet import BackupsSheet

        self._window.save()
        sheet = BackupsSheet(self._themes, self._window, self._workspace.clock.today())
        sheet.closed.connect(self._on_sheet_closed)
        sheet.looked_at.connect(self._on_sheet_looked_at)
        sheet.restore_requested.connect(self.restore)
        sheet.folder_button.clicked.connect(self._on_folder_button_clicked)
        sheet.open()
        if sheet.isVisible():
            self._sheet = sheet
            self._list()

    def restore(self, file: Path) -> None:
        """Put a backup in the place of the workspace and say so, with the way back."""
        self._window.save()
        try:
            with self._bridge.quietly():
                done = self._workspace.restore(file)
        except UserError as error:
            if self._sheet is not None:
                self._sheet.show_error(str(error))
            else:
                self._window.say(str(error))
            return
        if self._sheet is not None:
            self._sheet.dismiss()
        self._window.warn_no_more()
        said = f"Restored the backup of {self._heading(file)}."
        if done.damaged and done.aside is not None:
            show = ToastAction("Show it", partial(messages.show_in_folder, done.aside))
            self._window.say(f"{said} The damaged file is kept as {done.aside.name}.", show)
        elif done.aside is not None:
            self._window.say(said, ToastAction("Undo", partial(self.restore, done.aside)))
        else:
            self._window.say(said)

    def warn_damaged(self, sentence: str) -> None:
        """Say that the file is damaged, until it is restored."""
        self._window.warn(sentence, ToastAction("Restore…", self.open))

    def _list(self) -> None:
        """Look into all backups beside the window."""
        self._jobs.start(
            "List the backups",
            partial(_listed, self._workspace.path, self._workspace.backups),
            succeeded=self._on_listed,
            progressed=self._on_listing_progressed,
        )

    def _heading(self, file: Path) -> str:
        """Return when a backup was made: "Tue 24 Nov, 10:12"."""
        from csops_desktop.backups import made_at

        made = made_at(self._workspace.path, file).astimezone()
        return f"{say_date(made.date(), self._workspace.clock.today())}, {say_time(made.time())}"

    def _on_listing_progressed(self, done: int, total: int, _: str) -> None:
        if self._sheet is not None:
            self._sheet.show_preview("", [f"Looking into backup {done + 1} of {total}…"], can_restore=False)

    def _on_listed(self, backups: list[Backup]) -> None:
        self._known = {backup.file: backup for backup in backups}
        if self._sheet is not None:
            self._sheet.show_backups(backups)

    def _on_sheet_looked_at(self, file: Path) -> None:
        """Say at once what is known, and compare with the present beside the window."""
        assert self._sheet is not None
        backup = self._known[file]
        heading = self._heading(file)
        if backup.holds is None:
            self._sheet.show_preview(heading, [backup.remark], can_restore=False)
            return
        self._sheet.show_preview(heading, [f"It holds {backup.holds.words()}."], can_restore=False)
        self._jobs.start(
            "Compare with a backup",
            partial(_compared, self._workspace.path, file),
            succeeded=partial(self._on_compared, file),
            failed=partial(self._on_compare_failed, file),
        )

    def _on_compared(self, file: Path, preview: Preview) -> None:
        if self._sheet is not None and self._sheet.chosen() == file:
            damaged = preview.now is None
            kept = f"What is there now is {'kept as it is beside' if damaged else 'put among'} the backups."
            can_restore = not self._workspace.read_only
            self._sheet.show_preview(self._heading(file), [*preview.paragraphs(), kept], can_restore=can_restore)

    def _on_compare_failed(self, file: Path, sentence: str) -> None:
        if self._sheet is not None and self._sheet.chosen() == file:
            self._sheet.show_preview(self._heading(file), [sentence], can_restore=False)

    def _on_folder_button_clicked(self) -> None:
        folder = self._workspace.backups
        if not messages.open_path(folder) and self._sheet is not None:
            self._sheet.show_error(f"No program shows folders here. The backups are in {folder}.")

    def _on_sheet_closed(self) -> None:
        self._sheet = None
        self._jobs.shut_down()

    def _on_window_closed(self) -> None:
        if self._sheet is not None:
            self._sheet.dismiss()


def _listed(workspace: Path, folder: Path, job: Job) -> list[Backup]:
    """Look into the backups, newest first, until it is no longer wanted."""
    from csops_desktop.backups import list_backups

    return list_backups(workspace, folder, job.report)


def _compared(workspace: Path, file: Path, _: Job) -> Preview:
    """Compare a backup with the workspace."""
    from csops_desktop.backups import preview

    return preview(workspace, file)
