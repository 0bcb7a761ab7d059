"""Brings a reminder onto the screen, outside the window: one notification that stands, never a pile of them.

On Linux it goes to org.freedesktop.Notifications on the session bus, with the installed desktop entry named (GNOME puts
it under no program's name without it) and a number by which the next one replaces it. Elsewhere, and where no such
server answers, the tray shows it. Where there is neither, `show` says so and the window speaks. Delivery is never
certain, so nothing depends on it: Today is the truth. Imports Qt; the bus on the first notification.
"""

from __future__ import annotations

import html
import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon

    from ui.dbus_wire import Message
    from ui.session_bus import SessionBus

log = logging.getLogger("csops.notifier")

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
DESKTOP_ENTRY = "csops-desktop"
PRODUCT = "CS Ops Desktop"
SHOWN_MS = 15_000

type Target = tuple[str, int] | None
"""What a notification opens: the kind and id of the very thing, `None` for Today."""


class Notifier(QObject):
    """Shows one notification at a time.

    Signals:
        opened: the person chose the notification; with its `Target`, and the activation token of a Wayland desktop.
    """

    opened = Signal(object, str)

    def __init__(self, tray_icon: Callable[[], QSystemTrayIcon | None], parent: QObject | None = None) -> None:
        """Connect nothing yet.

        Args:
            tray_icon: returns the icon that shows what no server takes, `None` while there is none.
        """
        super().__init__(parent)
        self._tray_icon = tray_icon
        self._server: _Server | None = None
        self._target: Target = None
        self._listens_to: QSystemTrayIcon | None = None

    def show(self, summary: str, body: str, target: Target) -> bool:
        """Show a notification in place of the one before; return whether something took it.

        Args:
            summary: what it says.
            body: more of it, a line each; plain text.
            target: what it opens.
        """
        self._target = target
        return self._show_on_bus(summary, body) or self._show_in_tray(summary, body)

    def close(self) -> None:
        """Let go of the bus; a notification that stands there goes on standing."""
        if self._server is not None:
            self._server.close()

    def _show_on_bus(self, summary: str, body: str) -> bool:
        """Show it by the session bus, where there is a server."""
        if not sys.platform.startswith("linux"):
            return False
        if self._server is None:
            self._server = _Server(self)
            self._server.opened.connect(self._on_server_opened)
        return self._server.show(summary, body)

    def _show_in_tray(self, summary: str, body: str) -> bool:
        """Show it from the tray icon."""
        icon = self._tray_icon()
        if icon is None or not icon.isVisible() or not icon.supportsMessages():
            return False
        if icon is not self._listens_to:
            icon.messageClicked.connect(self._on_icon_message_clicked)
            self._listens_to = icon
        icon.showMessage(summary, body, icon.icon(), SHOWN_MS)
        return True

    def _on_server_opened(self, token: str) -> None:
        self.opened.emit(self._target, token)

    def _on_icon_message_clicked(self) -> None:
        self.opened.emit(self._target, "")


class _Server(QObject):
    """The notification server of the session.

    Signals:
        opened: the person chose our notification; with an activation token, "" without one.
    """

    opened = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bus: SessionBus | None = None
        self._number = 0
        self._token = ""

    def show(self, summary: str, body: str) -> bool:
        """Show a notification in place of the one before; say whether the server took it."""
        from ui.session_bus import BusError

        try:
            can = self._call("GetCapabilities")[0]
            text = html.escape(body, quote=False) if "body-markup" in can else body
            values = (
                PRODUCT,
                self._number,
                "",
                summary,
                text if "body" in can else "",
                ["default", "Open"] if "actions" in can else [],
                {"desktop-entry": DESKTOP_ENTRY},
                -1,
            )
            self._number = int(self._call("Notify", "susssasa{sv}i", *values)[0])
        except (BusError, LookupError, TypeError, ValueError) as error:
            log.info("no notification server showed it: %s", error)
            return False
        return True

    def close(self) -> None:
        """Hang up."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None

    def _call(self, member: str, signature: str = "", *values: Any) -> tuple[Any, ...]:
        """Call a method of the server.

        Raises:
            BusError: there is none, or it refused.
        """
        from ui.session_bus import SessionBus

        if self._bus is None:
            bus = SessionBus(self)
            bus.listen(SERVICE)
            bus.heard.connect(self._on_bus_heard)
            bus.lost.connect(self._on_bus_lost)
            self._bus = bus
        return self._bus.call(SERVICE, PATH, SERVICE, member, signature, *values)

    def _on_bus_heard(self, message: Message) -> None:
        """Hear what became of a notification, whosever it is."""
        if not self._number or message.body[:1] != (self._number,):
            return
        if message.member == "ActivationToken":
            # It comes before the action; a Wayland desktop raises no window without it.
            self._token = str(message.body[1])
        elif message.member == "ActionInvoked" and message.body[1] == "default":
            token, self._token = self._token, ""
            self.opened.emit(token)
        elif message.member == "NotificationClosed":
            # The next one replaces nothing.
            self._number = 0

    def _on_bus_lost(self) -> None:
        self._bus = None
        self._number = 0
