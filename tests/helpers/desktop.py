"""What a desktop has besides windows, for tests: a notification server and a tray, each the real thing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from tests.helpers.a11y import SYSTEM_PYTHON

SERVER = Path(__file__).with_name("notification_server.py")
PATIENCE_SECONDS = 30
CAPABILITIES = ("actions", "body", "body-markup")


class NotificationServer:
    """A server on a session bus, and what it was asked to show."""

    def __init__(self, session: Mapping[str, str], capabilities: tuple[str, ...]) -> None:
        """Start it and wait until it has its name."""
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(SERVER), *capabilities],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(session),
            text=True,
        )
        self._events: Queue[dict[str, Any]] = Queue()
        self._listener = threading.Thread(target=self._listen, name="notification server")
        self._listener.start()
        assert self.next()["event"] == "ready"

    def next(self, seconds: float = PATIENCE_SECONDS) -> dict[str, Any]:
        """Return the next thing that it was asked to do, as soon as that comes."""
        try:
            return self._events.get(timeout=seconds)
        except Empty:
            pytest.fail(f"no notification within {seconds} s", pytrace=False)

    def all(self) -> list[dict[str, Any]]:
        """Return what came up to now and was not looked at."""
        found = []
        while not self._events.empty():
            found.append(self._events.get())
        return found

    def choose(self, number: int, key: str = "default") -> None:
        """Choose an action of a notification, as the person does by a click."""
        self._say(f"act {number} {key}")

    def dismiss(self, number: int) -> None:
        """Let a notification go away."""
        self._say(f"closed {number}")

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(PATIENCE_SECONDS)
        self._listener.join(PATIENCE_SECONDS)
        self._process.stdout.close()

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._events.put(json.loads(line))


@contextmanager
def notification_server(session: Mapping[str, str], *capabilities: str) -> Iterator[NotificationServer]:
    """Give the notification server of a session; with everything it may be able to do, unless that is named.

    Args:
        session: its environment, which names the bus.
        capabilities: what it can do.
    """
    server = NotificationServer(session, capabilities or CAPABILITIES)
    try:
        yield server
    finally:
        server.close()


class TrayPanel:
    """A panel with a tray, at the lower edge of the screen."""

    def __init__(self) -> None:
        """Start it and wait until it stands there."""
        if shutil.which("trayer") is None:
            pytest.fail("trayer is not installed; scripts/test brings it.", pytrace=False)
        options = ("--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "32")
        self._process = subprocess.Popen(
            ["trayer", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=dict(os.environ)
        )
        self.place()

    def place(self, *, wider_than: int = 0) -> tuple[int, int, int, int]:
        """Return where it stands, as x, y, width and height, once it is wider than some pixels."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            found = _geometry(self._process.pid)
            if found is not None and found[2] > wider_than:
                return found
            if time.monotonic() > deadline:
                pytest.fail(f"the tray stands at {found}", pytrace=False)

    def end(self) -> None:
        """End it."""
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(PATIENCE_SECONDS)


@contextmanager
def tray_panel() -> Iterator[TrayPanel]:
    """Give a tray."""
    panel = TrayPanel()
    try:
        yield panel
    finally:
        panel.end()


def _geometry(process: int) -> tuple[int, int, int, int] | None:
    """Return the place of a process's window, `None` while it has none."""
    found = _said("xdotool", "search", "--onlyvisible", "--pid", str(process)).split()
    lines = (
        dict(
            line.partition("=")[::2] for line in _said("xdotool", "getwindowgeometry", "--shell", found[0]).splitlines()
        )
        if found
        else {}
    )
    if not {"X", "Y", "WIDTH", "HEIGHT"} <= lines.keys():
        return None
    return int(lines["X"]), int(lines["Y"]), int(lines["WIDTH"]), int(lines["HEIGHT"])


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS).stdout
