"""The desk beyond its window: reminders, tray, notifications, pause, start at login, and what closing means.

Nothing of it is imported before the window is painted, except by a start with `--background`. The rule it keeps is that
the program can always be reached: the window is only put away while an icon stands in the tray, comes back when that
goes, and a second start shows it in any case. Imports the window, the bridge and its siblings.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from csops_desktop.domain.reminders import Reminder
from csops_desktop.domain.today import Line
from csops_desktop.paths import Paths
from csops_desktop.reminding import MemoryFile, memory_file
from csops_desktop.settings import SettingsFile
from csops_desktop.text.times import say_time
from ui.actions import ActionRegistry
from ui.bridge import WorkspaceBridge
from ui.main_window import MainWindow
from ui.notifier import Notifier, Target
from ui.reminding import Reminding
from ui.single_instance import raise_window
from ui.theme.theme import ThemeManager
from ui.tray import Tray
from ui.widgets.toast import ToastAction

log = logging.getLogger("csops.presence")

GOES_ON = "CS Ops Desktop goes on reminding you from the tray; Quit ends it"
HOW_BACK = "Click its icon in the tray, or start it again, to see the window."


class Presence(QObject):
    """What the desk does while nobody looks at it.

    Signals:
        thing_requested: show this thing; its kind and id.
        page_requested: bring the page with this key to the front.
    """

    thing_requested = Signal(str, int)
    page_requested = Signal(str)

    def __init__(
        self,
        bridge: WorkspaceBridge,
        themes: ThemeManager,
        settings: SettingsFile,
        paths: Paths,
        actions: ActionRegistry,
        window: MainWindow,
    ) -> None:
        """Put it together; it begins with `begin`.

        Args:
            bridge: the workspace.
            themes: the colours of the icon.
            settings: when to remind, and whether closing leaves the desk in the tray.
            paths: where is remembered what was told.
            actions: those of the tray's menu.
            window: what is shown and put away.
        """
        super().__init__(window)
        self._themes = themes
        self._settings = settings
        self._actions = actions
        self._window = window
        self._told_so = False
        self.tray: Tray | None = None
        self.notifier = Notifier(self._tray_icon, self)
        self.reminding = Reminding(bridge, settings, MemoryFile(memory_file(paths)), self)
        self.reminding.reminded.connect(self._on_reminding_reminded)
        self.reminding.due_changed.connect(self._on_reminding_due_changed)
        self.reminding.ticked.connect(self._look_for_tray)
        self.reminding.pause_changed.connect(self._show_pause)
        self.notifier.opened.connect(self._on_notifier_opened)
        actions.connect_all(
            {
                "pause_hour": partial(self.pause_for, timedelta(hours=1)),
                "pause_until_tomorrow": self.pause_until_tomorrow,
                "resume_reminders": self.resume,
            }
        )

    def begin(self) -> None:
        """Stand in the tray, where there is one, and look at the clock from now on."""
        self._look_for_tray()
        self._show_pause()
        self.reminding.begin()

    def end(self) -> None:
        """Take the icon away and look no longer."""
        self.reminding.end()
        self.notifier.close()
        self._leave_tray()

    # The window

    def put_away(self) -> bool:
        """Hide the window, where that is wanted and the icon is really there, and return whether it was hidden.

        The first time in a run it is said what goes on, and how to end it.
        """
        if not (self._settings.settings.keep_in_tray and self.has_tray()):
            return False
        self._window.hide()
        if not self._told_so:
            self._told_so = True
            if not self.notifier.show(GOES_ON, HOW_BACK, None):
                log.info("nothing showed where the window went")
        return True

    def show_window(self, token: str = "") -> None:
        """Bring the window to the front; `token` is what a Wayland desktop wants for it."""
        raise_window(self._window, token)

    def has_tray(self) -> bool:
        """Say whether the icon stands in a tray."""
        return self.tray is not None and self.tray.is_there()

    # The pause

    def pause_for(self, length: timedelta) -> None:
        """Be silent for a while."""
        self.reminding.pause_for(length)
        self._window.say(self.pause_sentence())

    def pause_until_tomorrow(self) -> None:
        """Be silent until the day is over."""
        self.reminding.pause_until_tomorrow()
        self._window.say(self.pause_sentence())

    def resume(self) -> None:
        """Be silent no longer."""
        self._window.say("Reminders go on.")
        self.reminding.resume()

    def pause_sentence(self) -> str:
        """Return until when reminders are paused, as a sentence; "" where they are not."""
        until = self.reminding.paused_until
        if until is None:
            return ""
        return f"Reminders are paused until {'tomorrow' if until.time().hour == 0 else say_time(until.time())}."

    # The tray

    def _look_for_tray(self) -> None:
        """Stand in the tray as soon as there is one; where it is gone, see to it that the window can be reached."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self.tray is None:
                self._enter_tray()
            return
        was_there = self.tray is not None
        self._leave_tray()
        if self._window.isVisible():
            return
        if was_there:
            log.info("the tray is gone")
            self._window.show()
        else:
            # A start in the background: nobody asked for the window now.
            self._window.showMinimized()

    def _enter_tray(self) -> None:
        """Put the icon into the tray."""
        tray = Tray(self._themes, self._actions, self)
        tray.thing_requested.connect(self._on_tray_thing_requested)
        tray.today_requested.connect(self._on_tray_today_requested)
        tray.window_requested.connect(self.show_window)
        tray.left.connect(self._on_tray_left)
        tray.show_due(self.reminding.lines, self.reminding.number)
        tray.show()
        self.tray = tray

    def _leave_tray(self) -> None:
        """Take the icon away."""
        if self.tray is not None:
            self.tray.close()
            self.tray.deleteLater()
            self.tray = None

    def _tray_icon(self) -> QSystemTrayIcon | None:
        return self.tray.icon if self.tray is not None else None

    def _show_pause(self) -> None:
        """Show the pause in the tray, and offer what ends it or begins it."""
        until = self.reminding.paused_until
        if self.tray is not None:
            self.tray.show_pause(until)
        self._actions.action("resume_reminders").setEnabled(until is not None)

    # What is told

    def _on_reminding_reminded(self, reminder: Reminder) -> None:
        if self.notifier.show(reminder.summary, reminder.body, reminder.opens):
            return
        # Nothing else shows it: the window does, and Today has it anyway.
        show = ToastAction("Open", partial(self._open, reminder.opens))
        self._window.say(f"{reminder.summary}.", show)

    def _on_reminding_due_changed(self, lines: tuple[Line, ...], number: int) -> None:
        if self.tray is not None:
            self.tray.show_due(lines, number)

    def _on_notifier_opened(self, target: Target, token: str) -> None:
        self.show_window(token)
        self._open(target)

    def _on_tray_thing_requested(self, kind: str, thing: int) -> None:
        self.show_window()
        self.thing_requested.emit(kind, thing)

    def _on_tray_today_requested(self) -> None:
        self.show_window()
        self.page_requested.emit("today")

    def _on_tray_left(self) -> None:
        if not (self._window.isVisible() and self._window.isActiveWindow() and self.put_away()):
            self.show_window()

    def _open(self, target: Target) -> None:
        """Show the very thing, or Today."""
        if target is None:
            self.page_requested.emit("today")
        else:
            self.thing_requested.emit(*target)
