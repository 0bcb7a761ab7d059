"""The accessibility bus of one private session, and waiting. Part of `a11y_agent.py`, under the system's Python.

It stands apart because the bus must be there before anything imports pyatspi.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Gio", "2.0")

from gi.repository import Gio, GLib  # noqa: E402 - after the versions

BUS_LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
POLL_SECONDS = 0.02


class RequestError(Exception):
    """A request can't be carried out; the text is for the person who reads the failing test."""


def start_accessibility_bus() -> subprocess.Popen[bytes]:
    """Start the bus that windows and screen readers meet on, and make this process use that very one."""
    launcher = next(path for path in BUS_LAUNCHERS if os.path.exists(path))
    process = subprocess.Popen([launcher, "--launch-immediately"], stdout=subprocess.DEVNULL)
    session = Gio.bus_get_sync(Gio.BusType.SESSION)
    address = poll(lambda: _accessibility_address(session), 10, "the accessibility bus")
    # Otherwise libatspi believes a property of the X screen, which may be left over from another bus.
    os.environ["AT_SPI_BUS_ADDRESS"] = address
    return process


def _accessibility_address(session: Any) -> str | None:
    call = ("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, Gio.DBusCallFlags.NONE, 1000)
    try:
        return session.call_sync(*call).unpack()[0] or None
    except GLib.Error:
        return None


def poll(condition: Callable[[], Any], seconds: float, what: str) -> Any:
    """Return the first true value of a condition; it is asked until then, for at most `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise RequestError(f"{what} did not come within {seconds:g} s")
        time.sleep(POLL_SECONDS)
