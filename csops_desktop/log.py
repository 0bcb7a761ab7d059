"""The log: one logger per subsystem, one rotating file, and the last lines kept in memory. Imports `paths` only.

A module says `log = logging.getLogger("csops.workspace")`; `start_log` gives all of them a file. The standard library's
`logging.handlers` is not used: it brings sockets and pickling with it (6 to 12 ms and 2.4 MB of an idle window).

Labels of changes are logged, and they hold titles that a person wrote. So whatever could end a line or hide one is
written as an escape, and a line that continues a record is indented: no title can forge a line of the log.
"""

from __future__ import annotations

import logging
import os
import sys
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TextIO, override

from csops_desktop.errors import UserError
from csops_desktop.paths import PRIVATE_FILE, Paths, make_folder

FILE_NAME = "csops-desktop.log"
FILE_BYTES = 1_000_000
OLD_FILES = 3
"""A million bytes are some ten thousand lines; with three older files the log never takes more than 4 MB."""

TAIL_LINES = 500
"""Lines kept in memory for the crash dialog."""

MESSAGE_LETTERS = 4_000
"""A longer message is cut: a log is for reading."""

INDENT = "    | "


class Log:
    """The running log.

    Attributes:
        file: where it is written; it may not exist yet, or at all where the folder can't be written to.
    """

    def __init__(self, file: Path) -> None:
        """Begin to keep records; `close` ends it."""
        self.file = file
        self._tail = _Tail()
        self._writer = _RotatingFile(file)
        root = logging.getLogger()
        for handler in (self._tail, self._writer):
            handler.setFormatter(LineFormatter())
            root.addHandler(handler)
        # Of the libraries only what is wrong, of the desk also what it did.
        logging.getLogger("csops").setLevel(logging.INFO)

    def tail(self) -> list[str]:
        """Return the last lines, oldest first."""
        return list(self._tail.lines)

    def close(self) -> None:
        """Keep no more records."""
        for handler in (self._tail, self._writer):
            logging.getLogger().removeHandler(handler)
            handler.close()


def start_log(paths: Paths) -> Log:
    """Let everything that is logged go to a file in `paths.logs`, and return the log.

    A folder that can't be written to costs the file, never the start.
    """
    log = Log(paths.logs / FILE_NAME)
    try:
        make_folder(paths.logs)
    except UserError as error:
        logging.getLogger("csops.log").info("no log file: %s", error)
    return log


def describe_system() -> str:
    """Return one line with the versions of the desk, Python and the system, for the log and for error reports."""
    import platform

    from csops_desktop import __version__

    return f"CS Ops Desktop {__version__}, Python {platform.python_version()}, {platform.platform()} ({sys.platform})"


class LineFormatter(logging.Formatter):
    """Writes a record so that nothing in it can pass for another one."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s.%(msecs)03d %(levelname)-7s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")

    @override
    def format(self, record: logging.LogRecord) -> str:
        # Another handler's formatter may have left its own text of the traceback here; and this one must not leave any.
        left, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = left

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        message = record.message
        if len(message) > MESSAGE_LETTERS:
            message = message[:MESSAGE_LETTERS] + " …"
        record.message = escaped(message)
        return super().formatMessage(record)

    @override
    def formatException(self, ei: object) -> str:
        text = super().formatException(ei)  # type: ignore[arg-type]  # its type is private to logging's stubs
        return "\n".join(INDENT + escaped(line) for line in text.split("\n"))


def escaped(text: str) -> str:
    """Return `text` with everything that doesn't print, or changes how other letters print, as an escape."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in text)


class _Tail(logging.Handler):
    """The last lines, in memory."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=TAIL_LINES)

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.lines.extend(self.format(record).split("\n"))


class _RotatingFile(logging.Handler):
    """A file that is renamed when it is full. It is opened with its first line.

    The window and the command line may write it at the same time: each appends whole lines, and whoever finds it full
    renames it, while the other goes on in the renamed one until that is full for it too.
    """

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file
        self._stream: TextIO | None = None

    @override
    def emit(self, record: logging.LogRecord) -> None:
        line = self.format(record) + "\n"
        # A full disk must not stop the work; the line is still in the tail.
        with suppress(OSError):
            stream = self._open()
            if stream.tell() >= FILE_BYTES:
                stream = self._rotate()
            stream.write(line)
            stream.flush()

    @override
    def close(self) -> None:
        if self._stream is not None:
            with suppress(OSError):
                self._stream.close()
            self._stream = None
        super().close()

    def _open(self) -> TextIO:
        """Return the open file."""
        if self._stream is None:
            handle = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
            self._stream = os.fdopen(handle, "a", encoding="utf-8", errors="backslashreplace")
        return self._stream

    def _rotate(self) -> TextIO:
        """Move each file one place on, drop the oldest, and return a new one."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        # Windows refuses to rename what another program has open; then the file grows until it can be renamed.
        with suppress(OSError):
            for number in range(OLD_FILES - 1, 0, -1):
                older = self._numbered(number)
                if older.exists():
                    older.replace(self._numbered(number + 1))
            self._file.replace(self._numbered(1))
        return self._open()

    def _numbered(self, number: int) -> Path:
        """Return the name of an older file; 1 is the newest of them."""
        return self._file.with_name(f"{self._file.name}.{number}")
