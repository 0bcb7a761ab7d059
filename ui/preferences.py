"""The person's settings as the window has them: kept, put to use, and changed on their page. Imports that page on call.

Starting at login is no setting of ours but an entry of the system's, and a pause is no setting but a state; both stand
on the same page, because a person looks for them there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from csops_desktop.domain.maturity import Thresholds
from csops_desktop.errors import UserError
from csops_desktop.paths import Paths
from csops_desktop.settings import FONT_SCALES, THEMES, Settings, SettingsFile
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.theme.theme import ThemeManager

if TYPE_CHECKING:
    from ui.autostart import Autostart
    from ui.pages.settings.page import SettingsPage
    from ui.presence import Presence


class Preferences(QObject):
    """Keeps the settings and lets them hold.

    Signals:
        used: other settings hold from now on.
        warned: they can't be kept: one sentence.
        message_requested: a sentence for the toast.
    """

    used = Signal(object)
    warned = Signal(str)
    message_requested = Signal(str)

    def __init__(
        self,
        bridge: WorkspaceBridge,
        themes: ThemeManager,
        settings: SettingsFile,
        paths: Paths,
        actions: ActionRegistry,
        parent: QObject | None = None,
    ) -> None:
        """Know the settings; the page is made on its first visit."""
        super().__init__(parent)
        self._bridge = bridge
        self._themes = themes
        self._file = settings
        self._paths = paths
        self._actions = actions
        self._page: SettingsPage | None = None
        self._presence: Presence | None = None
        bridge.thresholds_wanted.connect(self._on_bridge_thresholds_wanted)

    def page(self) -> SettingsPage:
        """Return the settings page; made on its first visit."""
        if self._page is None:
            from ui.pages.settings.page import SettingsPage

            page = self._page = SettingsPage(self._file.settings, self._themes, self._paths)
            page.settings_changed.connect(self._on_page_settings_changed)
            page.message_requested.connect(self.message_requested)
            reminders = page.view.reminders
            reminders.start_wanted.connect(self._on_reminders_start_wanted)
            for button, action_id in reminders.pause_buttons():
                button.clicked.connect(self._actions.action(action_id).trigger)
            page.view.restore_button.setEnabled(not self._bridge.workspace.read_only)
            page.view.restore_button.clicked.connect(self._actions.action("show_backups").trigger)
            page.shown.connect(self._show_presence)
            self._show_presence()
        return self._page

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what the actions on the look do; it holds at once, as on the page."""
        return {
            **{f"theme_{name}": partial(self._choose, theme=name) for name in THEMES},
            "larger_text": partial(self._size_text, 1),
            "smaller_text": partial(self._size_text, -1),
        }

    def attend(self, presence: Presence) -> None:
        """Show on the page what the desk does beyond its window, from now on."""
        self._presence = presence
        presence.reminding.pause_changed.connect(self._show_presence)
        presence.reminding.ticked.connect(self._show_presence)
        self.refresh_start()
        self._show_presence()

    def use(self) -> None:
        """Let the settings hold as they are."""
        self._bridge.settings = self._file.settings
        self._bridge.weekly_reviews = self._file.settings.weekly_reviews
        self._bridge.working_days = self._file.settings.working_days
        self._bridge.maturity_thresholds = self._file.settings.maturity_thresholds
        self.used.emit(self._file.settings)

    def changed(self, **changes: object) -> Settings:
        """Return the settings with some of them changed; nothing is kept."""
        return replace(self._file.settings, **changes)  # type: ignore[arg-type]

    def keep(self, settings: Settings) -> None:
        """Keep settings; they hold for this run even where they can't be written."""
        try:
            self._file.save(settings)
        except UserError as error:
            self.warned.emit(str(error))

    def _entry(self) -> Autostart:
        """Return the entry that starts this workspace at login."""
        from ui.autostart import autostart

        arguments: list[str] = []
        if self._paths.contained:
            arguments += ["--data-dir", str(self._paths.data_dir)]
        if self._paths.key != "workspace":
            arguments += ["--workspace", str(self._paths.workspace)]
        return autostart(arguments)

    def refresh_start(self) -> None:
        """Let the entry that starts the desk at login name this program, where it is on."""
        from ui.autostart import refresh

        try:
            refresh(self._entry())
        except UserError as error:
            self.message_requested.emit(str(error))

    def _show_presence(self) -> None:
        """Show pause, tray and start at login as they are; nothing where the page isn't in sight."""
        if self._page is None:
            return
        reminders = self._page.view.reminders
        reminders.show_start(on=self._entry().is_on())
        if self._presence is not None:
            reminders.show_pause(self._presence.pause_sentence())
            reminders.show_tray(there=self._presence.has_tray())

    def _choose(self, **changes: object) -> None:
        """Let other settings hold that were chosen elsewhere than on the page."""
        settings = self.changed(**changes)
        self._on_page_settings_changed(settings)
        if self._page is not None:
            self._page.show_settings(settings)

    def _size_text(self, step: int) -> None:
        """Take the next of the sizes that are offered, and say which it is, or that there is none."""
        now = self._file.settings.font_scale
        further = [size for size in FONT_SCALES if (size > now if step > 0 else size < now)]
        if further:
            self._choose(font_scale=further[0] if step > 0 else further[-1])
        size = self._file.settings.font_scale
        least_or_most = "largest" if step > 0 else "smallest"
        self.message_requested.emit(f"Text at {size} %." if further else f"Text at {size} % is the {least_or_most}.")

    def _on_bridge_thresholds_wanted(self, thresholds: Thresholds) -> None:
        settings = self.changed(maturity_thresholds=thresholds)
        self.keep(settings)
        self.use()
        if self._page is not None:
            self._page.show_settings(settings)

    def _on_page_settings_changed(self, settings: Settings) -> None:
        self._themes.apply(settings.theme, colour_blind=settings.colour_blind, font_scale=settings.font_scale / 100)
        self.keep(settings)
        self.use()
        if self._presence is not None:
            # A digest time that was just set to an hour ago is a digest that is due.
            self._presence.reminding.tick()

    def _on_reminders_start_wanted(self, wanted: bool) -> None:
        entry = self._entry()
        try:
            entry.turn_on() if wanted else entry.turn_off()
        except UserError as error:
            assert self._page is not None
            self._page.view.reminders.show_start_error(str(error))
        self._show_presence()
