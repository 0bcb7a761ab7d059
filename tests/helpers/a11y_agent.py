#!/usr/bin/python3
"""Sits between a test and a running window: reads and presses it as a screen reader does. Knows only pyatspi.

Runs under the system's Python, for which alone pyatspi exists, inside a message bus of its own (`dbus-run-session`).
It starts the accessibility bus and the program, takes requests as JSON lines on stdin and answers each with one JSON
line on the pipe whose number is its argument. It ends, and ends the program, when stdin ends.
Its other half, `a11y.py`, documents the verbs.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any, TextIO

from a11y_bus import RequestError, poll, start_accessibility_bus
from gi.repository import Atspi, GLib

BUS = start_accessibility_bus()

import pyatspi  # noqa: E402 - it looks for the bus when it is imported

MOST_CHILDREN = 400
"""A list of ten thousand cards is not walked to its end: one call over the bus is made for each child."""


class Program:
    """The program under test, started with its output in files."""

    def __init__(self, command: list[str], environment: dict[str, str], out: str, err: str) -> None:
        """Start `command` with `environment` added to this process's own."""
        with open(out, "ab") as out_file, open(err, "ab") as err_file:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out_file,
                stderr=err_file,
                env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", **environment},
            )

    def application(self) -> Any:
        """Return the program's root on the accessibility bus, or `None` while it has not come."""
        desktop = pyatspi.Registry.getDesktop(0)
        # What libatspi remembers goes stale, since no main loop runs here that would hear of changes.
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for application in children(desktop):
            with contextlib.suppress(GLib.Error):
                if application.get_process_id() == self.process.pid:
                    application.set_cache_mask(Atspi.Cache.NONE)
                    return application
        return None

    def end(self) -> None:
        """End it at once, where it still runs."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()


def children(node: Any) -> list[Any]:
    """Return the children of a node as they are now."""
    found = (node.get_child_at_index(i) for i in range(min(node.get_child_count(), MOST_CHILDREN)))
    return [child for child in found if child is not None]


def walk(node: Any, depth: int = 0, *, hidden: bool = True) -> Iterator[tuple[int, Any]]:
    """Go through a node and everything below it; what vanishes on the way is passed over.

    Args:
        node: where to begin.
        depth: how far below the first node it is.
        hidden: go also into what is not to be seen; nothing in that is to be seen either, and each node costs some
            questions over the bus: a desk whose pages were all opened has thousands.
    """
    yield depth, node
    try:
        if depth and not hidden and not node.getState().contains(pyatspi.STATE_SHOWING):
            return
        below = children(node)
    except GLib.Error:
        return
    for child in below:
        yield from walk(child, depth + 1, hidden=hidden)


def role_of(node: Any) -> str:
    """Return the name of a node's role as the newer versions of AT-SPI call it."""
    role = node.getRoleName()
    return "button" if role == "push button" else role


def states(node: Any) -> list[str]:
    """Return the names of a node's states: "showing", "focused", "selected" ..."""
    return sorted(pyatspi.stateToString(state) for state in node.getState().getStates())


def text_of(node: Any) -> str | None:
    """Return a node's text, `None` where it has none."""
    try:
        return node.queryText().getText(0, -1)
    except (GLib.Error, NotImplementedError):
        return None


def describe(node: Any) -> dict[str, Any]:
    """Return everything a test may want to know of a node."""
    described: dict[str, Any] = {
        "role": role_of(node),
        "name": node.name,
        "description": node.description,
        "states": states(node),
        "text": text_of(node),
        "actions": [],
        "extents": None,
        "value": None,
    }
    with contextlib.suppress(NotImplementedError, GLib.Error):
        action = node.queryAction()
        described["actions"] = [action.getName(i) for i in range(action.nActions)]
    with contextlib.suppress(NotImplementedError, GLib.Error):
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        described["extents"] = [box.x, box.y, box.width, box.height]
    with contextlib.suppress(NotImplementedError, GLib.Error):
        described["value"] = node.queryValue().currentValue
    return described


class Agent:
    """The verbs. Each takes the request's other fields as keyword arguments and returns what the answer carries."""

    def __init__(self) -> None:
        """Stand ready; no program runs yet."""
        self.program: Program | None = None

    # the program

    def start(self, command: list[str], environment: dict[str, str], out: str, err: str) -> int:
        """Start the program and return its process id."""
        if self.program is not None and self.program.process.poll() is None:
            raise RequestError("the program already runs")
        self.program = Program(command, environment, out, err)
        return self.program.process.pid

    def environment(self) -> dict[str, str]:
        """Return the session's environment, for other programs that a test brings along."""
        return dict(os.environ)

    def running(self) -> bool:
        """Say whether the program still runs."""
        return self._process().poll() is None

    def wait_end(self, seconds: float) -> int:
        """Wait until the program has ended and return its exit code."""
        try:
            return self._process().wait(seconds)
        except subprocess.TimeoutExpired:
            raise RequestError(f"the program still runs after {seconds:g} s") from None

    def signal(self, name: str) -> None:
        """Send the program a signal: "SIGTERM", "SIGKILL"."""
        self._process().send_signal(signal.Signals[name])

    def _process(self) -> subprocess.Popen[bytes]:
        if self.program is None:
            raise RequestError("no program was started")
        return self.program.process

    # reading

    def tree(self) -> str:
        """Return roles, names and states of everything, one line each, indented."""
        if self.program is None or (root := self.program.application()) is None:
            return "(nothing is on the accessibility bus)"
        lines = []
        for depth, node in walk(root):
            with contextlib.suppress(GLib.Error):
                hidden = "" if node.getState().contains(pyatspi.STATE_SHOWING) else " (not showing)"
                lines.append(f"{'  ' * depth}{role_of(node)}: {node.name!r}{hidden}")
        return "\n".join(lines)

    def find(self, **selector: Any) -> dict[str, Any]:
        """Return the description of the first node that fits."""
        return describe(self._one(selector))

    def find_all(self, **selector: Any) -> list[dict[str, Any]]:
        """Return the descriptions of all nodes that fit at this moment; waits for none."""
        return [describe(node) for node in list(self._matching(selector))]

    def gone(self, seconds: float, **selector: Any) -> bool:
        """Wait until nothing fits any more."""
        poll(lambda: next(self._matching(selector), None) is None, seconds, f"the end of {selector}")
        return True

    def _matching(self, selector: dict[str, Any]) -> Iterator[Any]:
        """Yield what fits, as it is found."""
        root = self.program.application() if self.program is not None else None
        if root is None:
            return
        selector = dict(selector)
        within = selector.pop("within", None)
        roots = list(self._matching(within)) if within else [root]
        for start in roots:
            for depth, node in walk(start, hidden=not selector.get("showing", True)):
                fitting = False
                with contextlib.suppress(GLib.Error):
                    fitting = bool(depth or not within) and fits(node, **selector)
                if fitting:
                    yield node

    def _one(self, selector: dict[str, Any]) -> Any:
        selector = dict(selector)
        seconds, index = selector.pop("seconds", 10), selector.pop("index", 0)

        def look() -> Any:
            if self.program is not None and (code := self.program.process.poll()) is not None:
                raise RequestError(f"the program has ended with {code}")
            return next(islice(self._matching(selector), index, None), None)

        return poll(look, seconds, f"a control that fits {selector}")

    # acting

    def press(self, **selector: Any) -> None:
        """Do the first action of a control: press a button, open a menu, toggle a box."""
        node = self._one({"enabled": True, **selector})
        try:
            done = node.queryAction().doAction(0)
        except NotImplementedError:
            done = False
        if not done:
            raise RequestError(f"it can't be pressed: {describe(node)}")

    def focus(self, **selector: Any) -> None:
        """Give a control the keyboard and wait until it has it."""
        node = self._one(selector)
        node.queryComponent().grabFocus()

        poll(lambda: node.getState().contains(pyatspi.STATE_FOCUSED), 10, f"the keyboard in {selector}")

    def set_text(self, text: str, **selector: Any) -> None:
        """Replace the text of a field and wait until it stands there."""
        node = self._one({"enabled": True, **selector})
        try:
            node.queryEditableText().setTextContents(text)
        except NotImplementedError:
            raise RequestError(f"its text can't be edited: {describe(node)}") from None
        poll(lambda: text_of(node) == text, 10, f"the text {text!r} in {selector}")

    def select(self, **selector: Any) -> None:
        """Select a row or a card through the list that holds it and wait until it is selected."""
        node = self._one(selector)
        node.get_parent().querySelection().selectChild(node.get_index_in_parent())

        poll(lambda: node.getState().contains(pyatspi.STATE_SELECTED), 10, f"the selection of {selector}")

    # the keyboard and the mouse

    def keys(self, keys: list[str]) -> None:
        """Press keys in the program's window, named as xdotool names them: "ctrl+z", "Return"."""
        self._activate()
        xdotool("key", "--clearmodifiers", "--delay", "8", *keys)

    def type(self, text: str) -> None:
        """Type a text in the program's window; only what the keyboard has."""
        if not text.isascii():
            # xdotool borrows a key for it and gives it back, often before the window has looked at it.
            raise RequestError("only ASCII can be typed reliably; use set_text")
        self._activate()
        xdotool("type", "--clearmodifiers", "--delay", "4", "--", text)

    def drag(self, start: list[int], end: list[int]) -> None:
        """Press the mouse at one place of the screen, move it in steps, and let it go at another."""
        self._activate()
        xdotool("mousemove", *map(str, start), "mousedown", "1")
        for step in range(1, 11):
            xdotool("mousemove", *(str(a + (b - a) * step // 10) for a, b in zip(start, end, strict=True)))
        xdotool("mouseup", "1")

    def click(self, at: list[int], button: int = 1, times: int = 1) -> None:
        """Click a place of the screen."""
        self._activate()
        xdotool("mousemove", *map(str, at), "click", "--repeat", str(times), "--delay", "30", str(button))

    def close_window(self) -> None:
        """Close the active window as its frame's button does, by the window manager's own key."""
        self._activate()
        xdotool("key", "alt+F4")

    def resize(self, width: int, height: int) -> None:
        """Give the active window a size in pixels and wait until it has it."""
        window = self._activate()
        xdotool("windowsize", window, str(width), str(height))
        wanted = {f"WIDTH={width}", f"HEIGHT={height}"}
        query = ("getwindowgeometry", "--shell", window)
        poll(lambda: wanted <= set(xdotool(*query).split()), 10, "the window's new size")

    def _activate(self) -> str:
        """Wait until a window of the program has the keyboard, asking the window manager for it; return the window."""
        pid = str(self._process().pid)

        def active() -> str | None:
            window = xdotool("getactivewindow", check=False)
            if window and xdotool("getwindowpid", window, check=False) == pid:
                return window
            own = xdotool("search", "--onlyvisible", "--pid", pid, check=False).split()
            if own:
                xdotool("windowactivate", own[-1], check=False)
            return None

        return poll(active, 10, "a window of the program that has the keyboard")


def fits(
    node: Any,
    *,
    name: str | None = None,
    role: str | None = None,
    pattern: str | None = None,
    state: str | None = None,
    enabled: bool = False,
    showing: bool = True,
) -> bool:
    """Say whether a node is one that a test described; the cheap questions come first."""
    if name is not None and node.name != name:
        return False
    if role is not None and role_of(node) != role:
        return False
    if pattern is not None and not re.search(pattern, node.name or ""):
        return False
    have = states(node)
    wanted = [state] if state else []
    wanted += ["showing"] if showing else []
    wanted += ["sensitive"] if enabled else []
    return all(one in have for one in wanted)


def xdotool(*arguments: str, check: bool = True) -> str:
    """Run xdotool and return what it printed."""
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, timeout=20, check=False)
    if check and done.returncode != 0:
        raise RequestError(f"xdotool {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout.strip()


def serve(agent: Agent, answers: TextIO) -> None:
    """Answer requests until there are no more."""
    print(json.dumps({"value": "ready"}), file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        verb = request.pop("verb")
        try:
            answer = {"value": getattr(agent, verb)(**request)}
        except RequestError as failure:
            answer = {"failed": str(failure), "tree": agent.tree()}
        except GLib.Error as error:
            answer = {"failed": f"{verb}: {error.message}", "tree": agent.tree()}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    agent = Agent()
    try:
        with os.fdopen(int(sys.argv[1]), "w", encoding="utf-8") as pipe:
            serve(agent, pipe)
    finally:
        if agent.program is not None:
            agent.program.end()
        BUS.terminate()
        BUS.wait()
