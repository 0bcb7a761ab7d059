"""A notification server as a desktop has one, for tests: it tells what it was asked to show. For the system's Python.

It owns org.freedesktop.Notifications on the session bus through GLib's D-Bus, which refuses any argument whose type is
not the specification's; so what the desk sends is judged by somebody else's implementation.

On stdout stands a JSON object a line: {"event": "ready"}, then a "notify" or "close" for each call. On stdin it takes
lines: "act ID KEY" says that the person chose an action, "closed ID" that a notification went away.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from gi.repository import Gio, GLib

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
INTERFACE = """
<node><interface name="org.freedesktop.Notifications">
<method name="GetCapabilities"><arg type="as" direction="out"/></method>
<method name="GetServerInformation"><arg type="s" direction="out"/><arg type="s" direction="out"/>
<arg type="s" direction="out"/><arg type="s" direction="out"/></method>
<method name="Notify"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
<arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
<arg type="a{sv}" direction="in"/><arg type="i" direction="in"/><arg type="u" direction="out"/></method>
<method name="CloseNotification"><arg type="u" direction="in"/></method>
<signal name="NotificationClosed"><arg type="u"/><arg type="u"/></signal>
<signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
</interface></node>
"""
PARTS = ("app", "replaces", "icon", "summary", "body", "actions", "hints", "timeout")


def say(event: str, **fields: Any) -> None:
    """Tell the test what happened."""
    sys.stdout.write(json.dumps({"event": event, **fields}) + "\n")
    sys.stdout.flush()


class Server:
    """What stands on the screen, by number."""

    def __init__(self, capabilities: list[str]) -> None:
        """Know what it can do."""
        self._capabilities = capabilities
        self._last = 0
        self._connection: Any = None
        self._loop = GLib.MainLoop()

    def run(self) -> None:
        """Serve until stdin ends."""
        Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, self._on_bus, self._on_name, None)
        GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, self._on_line)
        self._loop.run()

    def _on_bus(self, connection: Any, _: str) -> None:
        self._connection = connection
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        connection.register_object(PATH, interface, self._on_call, None, None)

    def _on_name(self, *_: Any) -> None:
        say("ready")

    def _on_call(self, *call: Any) -> None:
        method, arguments, invocation = call[4:]
        if method == "GetCapabilities":
            invocation.return_value(GLib.Variant("(as)", (self._capabilities,)))
        elif method == "GetServerInformation":
            invocation.return_value(GLib.Variant("(ssss)", ("tests", "CS Ops", "1", "1.2")))
        elif method == "CloseNotification":
            say("close", id=arguments.unpack()[0])
            invocation.return_value(None)
        else:
            given = dict(zip(PARTS, arguments.unpack(), strict=True))
            if not given["replaces"]:
                self._last += 1
            number = given["replaces"] or self._last
            say("notify", id=number, **given)
            invocation.return_value(GLib.Variant("(u)", (number,)))

    def _on_line(self, source: Any, _: Any) -> bool:
        line = source.readline()
        if not line:
            self._loop.quit()
            return False
        verb, number, *rest = line.split()
        if verb == "act":
            self._emit("ActionInvoked", GLib.Variant("(us)", (int(number), rest[0])))
        else:
            self._emit("NotificationClosed", GLib.Variant("(uu)", (int(number), 2)))
        return True

    def _emit(self, name: str, arguments: Any) -> None:
        self._connection.emit_signal(None, PATH, NAME, name, arguments)


Server(sys.argv[1:]).run()
