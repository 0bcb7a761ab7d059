"""The watchmen that stand around every test: logs, leaked Qt things and leaked threads. No module-level Qt import.

A test that leaves something running makes a later one fail in a place that has nothing to do with it; so what is left
over is named at once, where it was left. `conftest.py` puts the guards up.
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

PATIENCE_SECONDS = 2.0
"""How long something that is already ending may take until it counts as left over."""


# --- logs -------------------------------------------------------------------------------------------------------------


@dataclass
class ExpectedLog:
    """The warnings and errors that a test has announced: `expected_log("could not be read")`."""

    texts: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> None:
        """Announce that at least one record of level warning or above will contain `text`."""
        self.texts.append(text)


class LogGuard:
    """Collects every record of level warning or above, also of loggers that keep their records from the root."""

    def __init__(self) -> None:
        self._records: list[logging.LogRecord] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Collect what is logged inside: each record is seen where it is made."""
        original = logging.getLogRecordFactory()

        def make(*args: Any, **kwargs: Any) -> logging.LogRecord:
            record = original(*args, **kwargs)
            if record.levelno >= logging.WARNING:
                self._records.append(record)
            return record

        logging.setLogRecordFactory(make)
        try:
            yield
        finally:
            logging.setLogRecordFactory(original)

    def complaints(self, expected: list[str]) -> list[str]:
        """Return a line for each record that nobody announced and each announced one that did not come."""
        messages = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in self._records]
        unexpected = [m for m in messages if not any(text in m for text in expected)]
        missing = [text for text in expected if not any(text in m for m in messages)]
        return [f"unexpected log: {m}" for m in unexpected] + [f"expected in the log, but absent: {t}" for t in missing]


# --- threads ----------------------------------------------------------------------------------------------------------


def leaked_threads(before: set[int]) -> list[str]:
    """Return a line for each Python thread that was started since `before` and does not end by itself."""
    complaints = []
    for thread in threading.enumerate():
        if thread.ident in before or isinstance(thread, threading._DummyThread):
            continue
        thread.join(PATIENCE_SECONDS)
        if thread.is_alive():
            complaints.append(f"a Python thread still runs: {thread.name}")
    return complaints


# --- Qt ---------------------------------------------------------------------------------------------------------------


class QtWatch:
    """Remembers every timer, animation and thread that is started from Python, as long as it lives.

    Qt offers no list of them, so their `start` methods are wrapped once for the whole run. What Qt starts inside itself
    is not seen, and need not be: it ends with the widget it belongs to.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QAbstractAnimation, QThread, QTimer

        self._started: weakref.WeakSet[Any] = weakref.WeakSet()
        self._still_runs: dict[type[Any], Callable[[Any], bool]] = {
            QTimer: lambda timer: timer.isActive(),
            QAbstractAnimation: lambda animation: animation.state() == QAbstractAnimation.State.Running,
            QThread: lambda thread: thread.isRunning(),
        }
        for kind in self._still_runs:
            self._wrap_start(kind)

    def _wrap_start(self, kind: type[Any]) -> None:
        original = kind.start
        started = self._started

        def start(self: Any, *args: Any, **kwargs: Any) -> Any:
            started.add(self)
            return original(self, *args, **kwargs)

        kind.start = start

    def running(self) -> list[Any]:
        """Return the watched objects that exist and run."""
        import shiboken6

        return [
            thing
            for thing in list(self._started)
            if shiboken6.isValid(thing) and any(isinstance(thing, k) and f(thing) for k, f in self._still_runs.items())
        ]


def qt_application() -> Any:
    """Return the QApplication, or `None` where this process has none (or has not even loaded PySide6)."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def top_level_widgets(application: Any) -> dict[int, Any]:
    """Return the windows that belong to no other, by their address."""
    import shiboken6

    return {
        shiboken6.getCppPointer(widget)[0]: widget
        for widget in application.topLevelWidgets()
        if widget.parent() is None and widget.metaObject().className() not in ("QTipLabel", "QDesktopWidget")
    }


def running_names(watch: QtWatch) -> dict[int, str]:
    """Return what runs, by identity, with a name for the message."""
    return {
        id(thing): f"{type(thing).__name__} {thing.objectName()!r} of {thing.parent()}" for thing in watch.running()
    }


class QtGuard:
    """Compares what exists after a test with what existed before it."""

    def __init__(self, watch: QtWatch) -> None:
        self._watch = watch
        application = qt_application()
        self._windows = set(top_level_widgets(application)) if application else set()
        self._running = set(running_names(watch))

    def complaints(self) -> list[str]:
        """Return a line for each thing that was left over; waits a moment for what is already ending."""
        application = qt_application()
        if application is None:
            return []
        deadline = time.monotonic() + PATIENCE_SECONDS
        collected = False
        while True:
            self._finish_deletions(application)
            found = self._left_over(application)
            if not found or time.monotonic() > deadline:
                return found
            if not collected:
                collected = True
                gc.collect()

    @staticmethod
    def _finish_deletions(application: Any) -> None:
        from PySide6.QtCore import QEvent, QThreadPool

        QThreadPool.globalInstance().waitForDone(100)
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        application.processEvents()

    def _left_over(self, application: Any) -> list[str]:
        from PySide6.QtCore import QThreadPool

        windows = top_level_widgets(application)
        found = [f"a window was left over: {windows[key]}" for key in windows.keys() - self._windows]
        running = running_names(self._watch)
        found += [f"still runs: {running[key]}" for key in running.keys() - self._running]
        if busy := QThreadPool.globalInstance().activeThreadCount():
            found.append(f"{busy} jobs still run in Qt's thread pool")
        return found
