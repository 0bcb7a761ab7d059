"""Drives the real window from outside, by what a screen reader sees and by the keyboard. Imports no Qt.

`a11y_agent.py` does the work in another process, since pyatspi exists for the system's Python only; the two speak JSON
lines. Each `Driver` has a message bus, an accessibility bus and a runtime folder of its own and uses the screen that
DISPLAY names. Every wait is a poll on a condition that ends with the condition or with a failure that shows the whole
tree of controls.

    with running_desk(data_dir) as desk:
        desk.press("Export deck", role="button")
        desk.keys("ctrl+z")
        assert desk.wait_for("CS KPIs, red, 34 days, worsening").is_("showing")

A control is named by keywords: `name` exactly, `role` as AT-SPI calls it ("button", "list item", "text", "label"),
`pattern` searched in the name, `state`, `within` another such description, `index` among several, `showing=False` for
what is not on the screen, `seconds` to wait for it (10).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Any, NoReturn

import pytest

AGENT = Path(__file__).with_name("a11y_agent.py")
SYSTEM_PYTHON = "/usr/bin/python3"
END_SECONDS = 20
ANSWER_SECONDS = 60
NEEDED = ("dbus-run-session", "xdotool", SYSTEM_PYTHON)
TREE_CHARACTERS = 20_000


@dataclass(frozen=True)
class Control:
    """One control as it was when it was read."""

    role: str
    name: str
    description: str
    states: tuple[str, ...]
    text: str | None
    actions: tuple[str, ...]
    extents: tuple[int, int, int, int] | None
    value: float | None

    def is_(self, state: str) -> bool:
        """Say whether it had a state: "showing", "focused", "selected", "checked", "sensitive" (enabled) ..."""
        return state in self.states

    @property
    def middle(self) -> tuple[int, int]:
        """Its middle on the screen, in pixels."""
        assert self.extents is not None, f"{self.name} has no place on the screen"
        x, y, width, height = self.extents
        return x + width // 2, y + height // 2


def _control(described: dict[str, Any]) -> Control:
    extents = described.pop("extents")
    return Control(
        states=tuple(described.pop("states")),
        actions=tuple(described.pop("actions")),
        extents=None if extents is None else tuple(extents),
        **described,
    )


class Driver:
    """One private session in which a program's window is read and used."""

    def __init__(self, log_folder: Path) -> None:
        """Start the session; the program's output goes to files in `log_folder`."""
        _require_session()
        self.out = log_folder / "window.out"
        self.err = log_folder / "window.err"
        # A socket's path must be short, so the runtime folder is not below the test's own.
        self._runtime = Path(tempfile.mkdtemp(prefix="desk-"))
        self._agent_log = (log_folder / "agent.err").open("ab")
        hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "AT_SPI_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS")
        environment = {key: value for key, value in os.environ.items() if key not in hidden}
        # A pipe of its own for the answers: the daemons of the session print into its stdout when they like.
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            ["dbus-run-session", "--", SYSTEM_PYTHON, str(AGENT), str(writing)],
            stdin=subprocess.PIPE,
            stdout=self._agent_log,
            stderr=self._agent_log,
            pass_fds=[writing],
            env=environment | {"XDG_RUNTIME_DIR": str(self._runtime), "PYTHONUNBUFFERED": "1"},
            text=True,
        )
        os.close(writing)
        self._pipe = os.fdopen(reading, encoding="utf-8")
        self._answers: Queue[str] = Queue()
        self._listener = threading.Thread(target=self._listen, name="a11y answers")
        self._listener.start()
        self._answer("the start of the agent")

    def close(self) -> None:
        """End the program and the session."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join(END_SECONDS)
        self._pipe.close()
        self._agent_log.close()
        shutil.rmtree(self._runtime, ignore_errors=True)

    # the program

    def start(self, command: Sequence[str | Path], **environment: str) -> int:
        """Start a program; returns its process id. `environment` is added to the test's own."""
        return self._ask(
            "start",
            command=[str(part) for part in command],
            environment={"QT_QPA_PLATFORM": "xcb", **environment},
            out=str(self.out),
            err=str(self.err),
        )

    def environment(self) -> dict[str, str]:
        """Return the session's environment, for other programs that a test brings along."""
        return self._ask("environment")

    def start_desk(self, data_dir: Path, *args: str | Path, **environment: str) -> int:
        """Start the desk on a data folder; returns its process id."""
        command = [sys.executable, "-m", "csops_desktop", "--data-dir", data_dir, *args]
        return self.start(command, **environment)

    def wait_end(self, seconds: float = END_SECONDS) -> int:
        """Wait until the program has ended by itself and return its exit code."""
        return self._ask("wait_end", seconds=seconds)

    def is_running(self) -> bool:
        """Say whether the program still runs."""
        return self._ask("running")

    def signal(self, name: str) -> None:
        """Send the program a signal: "SIGTERM", "SIGKILL"."""
        self._ask("signal", name=name)

    # reading

    def tree(self) -> str:
        """Return roles and names of everything in the program's windows, one line each."""
        return self._ask("tree")

    def wait_for(self, name: str | None = None, **selector: Any) -> Control:
        """Return the first control that fits, as soon as there is one."""
        return _control(self._ask("find", **_named(name, selector)))

    def find_all(self, name: str | None = None, **selector: Any) -> list[Control]:
        """Return the controls that fit at this moment; waits for none."""
        return [_control(found) for found in self._ask("find_all", **_named(name, selector))]

    def wait_gone(self, name: str | None = None, *, seconds: float = 10, **selector: Any) -> None:
        """Wait until no control fits any more."""
        self._ask("gone", seconds=seconds, **_named(name, selector))

    def selected(self, **selector: Any) -> list[str]:
        """Return the names of what is selected at this moment."""
        return [control.name for control in self.find_all(state="selected", **selector)]

    # acting

    def press(self, name: str | None = None, **selector: Any) -> None:
        """Press a button, open a menu, toggle a box: whatever the control's first action is."""
        self._ask("press", **_named(name, selector))

    def focus(self, name: str | None = None, **selector: Any) -> None:
        """Give a control the keyboard."""
        self._ask("focus", **_named(name, selector))

    def set_text(self, name: str, text: str, **selector: Any) -> None:
        """Replace the text of a field."""
        self._ask("set_text", text=text, **_named(name, selector))

    def select(self, name: str | None = None, **selector: Any) -> None:
        """Select a row or a card in its list."""
        self._ask("select", **_named(name, selector))

    def keys(self, *keys: str) -> None:
        """Press keys in the program's active window, named as xdotool names them: "ctrl+z", "Return", "alt+Down"."""
        self._ask("keys", keys=list(keys))

    def type(self, text: str) -> None:
        """Type a text in the program's active window."""
        self._ask("type", text=text)

    def click(self, at: tuple[int, int], *, button: int = 1, times: int = 1) -> None:
        """Click a place of the screen."""
        self._ask("click", at=list(at), button=button, times=times)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag with the mouse from one place of the screen to another."""
        self._ask("drag", start=list(start), end=list(end))

    def close_window(self) -> None:
        """Close the active window as its frame's button does."""
        self._ask("close_window")

    def resize(self, width: int, height: int) -> None:
        """Give the active window a size in pixels."""
        self._ask("resize", width=width, height=height)

    # talking to the agent

    def _ask(self, verb: str, **fields: Any) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"verb": verb, **fields}) + "\n")
        self._process.stdin.flush()
        return self._answer(verb)

    def _answer(self, verb: str) -> Any:
        try:
            line = self._answers.get(timeout=ANSWER_SECONDS)
        except Empty:
            self._fail(f"no answer to {verb} within {ANSWER_SECONDS} s")
        if not line:
            self._fail(f"the agent ended at {verb}")
        answer = json.loads(line)
        if "failed" in answer:
            self._fail(f"{answer['failed']}\n\n{answer['tree'][:TREE_CHARACTERS]}")
        return answer["value"]

    def _listen(self) -> None:
        for line in self._pipe:
            self._answers.put(line)
        self._answers.put("")

    def _fail(self, reason: str) -> NoReturn:
        program = self.err.read_text(errors="replace") if self.err.exists() else ""
        agent = Path(self._agent_log.name).read_text(errors="replace").splitlines()
        said = "\n".join(line for line in agent if not line.startswith("dbus-daemon["))
        pytest.fail("\n".join([reason, *filter(None, (program, said))]))


def _named(name: str | None, selector: dict[str, Any]) -> dict[str, Any]:
    return selector if name is None else {"name": name, **selector}


def _require_session() -> None:
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing or not os.environ.get("DISPLAY"):
        wanting = ", ".join(missing) or "a screen (DISPLAY)"
        pytest.fail(f"the window can't be driven without {wanting}; scripts/test brings all of it", pytrace=False)


@contextmanager
def private_session(log_folder: Path) -> Iterator[Driver]:
    """Give a driver with no program yet; `Driver.start` starts one, and another after it has ended."""
    driver = Driver(log_folder)
    try:
        yield driver
    finally:
        driver.close()


@contextmanager
def running_desk(data_dir: Path, *args: str | Path, **environment: str) -> Iterator[Driver]:
    """Start the desk on a data folder and give its driver; the output files lie beside the folder."""
    with private_session(data_dir.parent) as driver:
        driver.start_desk(data_dir, *args, **environment)
        yield driver
