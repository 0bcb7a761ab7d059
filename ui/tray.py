"""The desk in the tray: what is due, and the few things one wants without the window. Imports Qt and `ui.theme`.

The tray is an extra. Where there is none nothing is lost, and it may go at any time (a panel that is started again, an
extension that is switched off), so whoever made it asks `is_there` at each tick. The menu comes first: on some desktops
the left click opens nothing else, and on Wayland a window can't be placed at an icon.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from csops_desktop.domain.today import Line
from csops_desktop.text.dates import WEEKDAYS
from csops_desktop.text.times import say_time
from ui.actions import ActionRegistry
from ui.theme.theme import ThemeManager
from ui.tray_icon import tray_icon

MOST_LINES = 5
"""Things that the menu names; Today has the rest."""

LETTERS = 48
"""Of a title in the menu; the whole one is its tooltip."""

PRODUCT = "CS Ops Desktop"


class Tray(QObject):
    """The icon and its menu.

    Signals:
        thing_requested: show this thing; its kind and id.
        today_requested: show everything that is due.
        window_requested: show the window.
        left: the icon was clicked: show the window, or put it away.
    """

    thing_requested = Signal(str, int)
    today_requested = Signal()
    window_requested = Signal()
    left = Signal()

    def __init__(self, themes: ThemeManager, actions: ActionRegistry, parent: QObject | None = None) -> None:
        """Make it; `show` puts it into the tray.

        Args:
            themes: the colours.
            actions: what the menu offers besides the things that are due.
        """
        super().__init__(parent)
        self._themes = themes
        self._actions = actions
        self._lines: tuple[Line, ...] = ()
        self._number = 0
        self._paused_until: datetime | None = None
        self._look: tuple[int, bool, str] | None = None
        self.menu = QMenu()
        self.menu.setObjectName("tray_menu")
        self.menu.setAccessibleName(PRODUCT)
        self.menu.setToolTipsVisible(True)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_icon_activated)
        # Never at once: what was chosen in the menu may change it, and would be taken away while it still acts.
        self._filling = QTimer(self, singleShot=True, interval=0)
        self._filling.timeout.connect(self._fill)
        self.menu.aboutToHide.connect(self._filling.start)
        themes.theme_changed.connect(self._dress)
        self._fill()
        self._dress()

    def show(self) -> None:
        """Put the icon into the tray."""
        self.icon.show()

    def is_there(self) -> bool:
        """Say whether there is a tray and the icon stands in it."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def close(self) -> None:
        """Take the icon out of the tray."""
        self._filling.stop()
        self.icon.hide()
        self._themes.theme_changed.disconnect(self._dress)
        self.menu.deleteLater()

    def show_due(self, lines: Sequence[Line], number: int) -> None:
        """Show what is due.

        Args:
            lines: all of it, the costliest first.
            number: how many of them Today shows unfolded; the badge says the same as the rail.
        """
        self._lines, self._number = tuple(lines), number
        self._filling.start()
        self._dress()

    def show_pause(self, until: datetime | None) -> None:
        """Show until when reminders are paused, on the wall clock; `None` where they are not."""
        self._paused_until = until
        self._filling.start()
        self._dress()

    def _fill(self) -> None:
        """Put everything into the menu again; where it is open, when it is closed."""
        menu = self.menu
        if menu.isVisible():
            return
        menu.clear()
        self._add_due()
        menu.addSeparator()
        if self._actions.has("quick_capture"):
            self._add_action("quick_capture", in_window=True)
        self._add("Open CS Ops Desktop", self.window_requested.emit, "open_window")
        self._add_action("export_deck", in_window=True)
        menu.addSeparator()
        if self._paused_until is None:
            self._add_action("pause_hour")
            self._add_action("pause_until_tomorrow")
        else:
            self._add_action("resume_reminders", f"Resume reminders (paused until {_until(self._paused_until)})")
        menu.addSeparator()
        self._add_action("quit")

    def _add_due(self) -> None:
        """Name the first things that are due; each opens itself."""
        if not self._lines:
            self._add("Nothing is due", None, "nothing_due").setEnabled(False)
            return
        for line in self._lines[:MOST_LINES]:
            opens = line.opens if line.opens[0] else line.key
            title = _titled(line)
            action = self._add(_short(title), partial(self.thing_requested.emit, *opens), f"due_{line.kind}")
            action.setToolTip(title)
        more = len(self._lines) - MOST_LINES
        self._add(f"{more} more on Today" if more > 0 else "Show Today", self.today_requested.emit, "show_today")

    def _add(self, text: str, run: object, name: str) -> QAction:
        """Add an entry with a text of its own."""
        action = self.menu.addAction(text.replace("&", "&&"))
        action.setObjectName(name)
        if callable(run):
            action.triggered.connect(run)
        return action

    def _add_action(self, action_id: str, text: str = "", *, in_window: bool = False) -> None:
        """Add an entry that does what an action of the window does; where it shows something there, in sight."""
        action = self._actions.action(action_id)
        run = partial(self._do_in_window, action) if in_window else action.trigger
        self._add(text or action.text(), run, f"tray_{action_id}")

    def _do_in_window(self, action: QAction) -> None:
        """Bring the window to the front and do an action there."""
        self.window_requested.emit()
        action.trigger()

    def _dress(self) -> None:
        """Paint the icon and word its tooltip, where that changed."""
        look = (self._number, self._paused_until is not None, self._themes.theme.name)
        if look == self._look:
            return
        self._look = look
        self.icon.setIcon(tray_icon(look[0], self._themes.theme, paused=look[1]))
        said = f"{look[0]} due" if look[0] else "nothing is due"
        self.icon.setToolTip(f"{PRODUCT}: {said}{', reminders are paused' if look[1] else ''}")

    def _on_icon_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.left.emit()


def _short(title: str) -> str:
    """Return a title as long as a menu can hold."""
    return title if len(title) <= LETTERS else f"{title[: LETTERS - 1].rstrip()}…"


def _until(moment: datetime) -> str:
    """Return the end of a pause: "15:30", or "tomorrow" for midnight."""
    return "tomorrow" if (moment.hour, moment.minute) == (0, 0) else say_time(moment.time())


def _titled(line: Line) -> str:
    """Return a line's title behind its time; with the weekday, since what is due tomorrow stands there too."""
    if not line.due_at or line.due_on is None:
        return line.title
    return f"{WEEKDAYS[line.due_on.weekday()][:3]} {line.due_at}  {line.title}"
