"""The desk's own line to the session bus, for the one thing that QtDBus can't say from Python. Imports QtCore.

PySide6 makes a signed number of every Python number, and a notification server refuses `Notify` for it, rightly:
"sisssasa{sv}i" is not "susssasa{sv}i". Neither QDBusArgument nor `QMetaObject.invokeMethod` has a way around it, and
libdbus on Qt's own connection starts Qt's timers in the wrong thread (all three were tried with PySide6 6.12). What is
needed is small: a socket, three lines of greeting, calls and signals. It also spares QtDBus's memory.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from ui.dbus_wire import ERROR, REPLY, SIGNAL, Message, WireError, call_bytes, split_message

log = logging.getLogger("csops.bus")

ANSWER_SECONDS = 1.5
"""How long an answer may take; a healthy server needs some milliseconds."""

BUS = "org.freedesktop.DBus"


class BusError(Exception):
    """The bus, or who was called, didn't do what was asked; the text says why."""


class SessionBus(QObject):
    """A connection to the session bus.

    Signals:
        heard: a signal of the interface that was asked for; its `Message`.
        lost: the bus has hung up.
    """

    heard = Signal(object)
    lost = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        """Connect.

        Raises:
            BusError: there is no session bus, or it doesn't let us in.
        """
        super().__init__(parent)
        self._serial = 0
        self._rest = b""
        self._waiting: list[Message] = []
        self._socket = _connected(os.environ.get("DBUS_SESSION_BUS_ADDRESS", ""))
        try:
            _greet(self._socket)
            self.call(BUS, "/org/freedesktop/DBus", BUS, "Hello")
        except (OSError, BusError) as error:
            self._socket.close()
            raise BusError(f"the session bus doesn't answer: {error}") from error
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_notifier_activated)

    def close(self) -> None:
        """Hang up."""
        self._notifier.setEnabled(False)
        self._socket.close()

    def listen(self, interface: str) -> None:
        """Say `heard` for every signal of an interface from now on.

        Raises:
            BusError: the bus refused.
        """
        rule = f"type='signal',interface='{interface}'"
        self.call(BUS, "/org/freedesktop/DBus", BUS, "AddMatch", "s", rule)

    def call(
        self, destination: str, path: str, interface: str, member: str, signature: str = "", *values: Any
    ) -> tuple[Any, ...]:
        """Call a method and return its answer.

        Args:
            destination, path, interface, member: what is called.
            signature, values: the arguments, as in `dbus_wire.call_bytes`.

        Raises:
            BusError: nobody answered in time, or the call was refused.
        """
        self._serial += 1
        message = call_bytes(self._serial, destination, path, interface, member, signature, values)
        end = time.monotonic() + ANSWER_SECONDS
        try:
            self._socket.settimeout(ANSWER_SECONDS)
            self._socket.sendall(message)
            while True:
                for answer in self._messages():
                    if answer.reply_to == self._serial and answer.kind in (REPLY, ERROR):
                        return _body(answer)
                self._read_more(end)
        except (OSError, WireError) as error:
            raise BusError(str(error) or "no answer") from error

    def _messages(self) -> list[Message]:
        """Return the messages that are all there; signals are kept until the event loop turns."""
        found: list[Message] = []
        while True:
            message, self._rest = split_message(self._rest)
            if message is None:
                return found
            if message.kind == SIGNAL:
                self._waiting.append(message)
                QTimer.singleShot(0, self, self._tell)
            else:
                found.append(message)

    def _read_more(self, end: float) -> None:
        """Wait for more from the bus.

        Raises:
            OSError: nothing came in time, or the bus has hung up.
        """
        self._socket.settimeout(max(0.01, end - time.monotonic()))
        more = self._socket.recv(65536)
        if not more:
            raise OSError("the bus has hung up")
        self._rest += more

    def _tell(self) -> None:
        """Say the signals that came."""
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.heard.emit(message)

    def _on_notifier_activated(self) -> None:
        try:
            self._read_more(time.monotonic())
            self._messages()
        except TimeoutError:
            return
        except (OSError, WireError) as error:
            log.info("the session bus is gone: %s", error)
            self.close()
            self.lost.emit()


def _body(answer: Message) -> tuple[Any, ...]:
    """Return what was answered.

    Raises:
        BusError: it is a refusal.
    """
    if answer.kind == ERROR:
        raise BusError(str(answer.body[0]) if answer.body else "refused")
    return answer.body


def _connected(addresses: str) -> socket.socket:
    """Return a socket that stands at the first address that answers.

    Raises:
        BusError: none does.
    """
    for place in _places(addresses):
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_CLOEXEC)
        line.settimeout(ANSWER_SECONDS)
        try:
            line.connect(place)
        except OSError as error:
            line.close()
            log.info("no session bus at %r: %s", place, error)
            continue
        return line
    raise BusError("there is no session bus")


def _places(addresses: str) -> Sequence[str]:
    """Return the sockets of a bus address like "unix:path=/run/user/1000/bus;unix:abstract=/tmp/dbus-x,guid=…"."""
    found = []
    for address in addresses.split(";"):
        way, _, rest = address.partition(":")
        given = dict(part.partition("=")[::2] for part in rest.split(","))
        if way == "unix" and "path" in given:
            found.append(_unescaped(given["path"]))
        elif way == "unix" and "abstract" in given:
            found.append("\0" + _unescaped(given["abstract"]))
        elif way == "unix" and given.get("runtime") == "yes":
            found.append(os.path.join(os.environ.get("XDG_RUNTIME_DIR", ""), "bus"))
    return found


def _unescaped(text: str) -> str:
    """Return a value of an address as it was meant: "%20" is a space."""
    from urllib.parse import unquote

    return unquote(text)


def _greet(line: socket.socket) -> None:
    """Say who we are; the kernel vouches for it.

    Raises:
        BusError: the bus doesn't accept it.
        OSError: it doesn't answer.
    """
    line.sendall(b"\0AUTH EXTERNAL " + str(os.getuid()).encode().hex().encode() + b"\r\n")
    answer = b""
    while not answer.endswith(b"\r\n"):
        more = line.recv(512)
        if not more:
            raise BusError("it has hung up")
        answer += more
    if not answer.startswith(b"OK "):
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
        raise BusError("it doesn't let us in")
    line.sendall(b"BEGIN\r\n")
