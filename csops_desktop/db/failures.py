"""Tells what the person can mend (full disk, locked, damaged) from what is a bug. May import errors and the driver.

The result codes are SQLite's (sqlite.org/rescode.html); the split into environment and bug follows qutebrowser's
`misc/sql.py`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.errors import UserError

log = logging.getLogger("csops.db")

_SENTENCES = {
    5: "{file} is in use by another program that is writing to it; try again in a moment.",
    6: "{file} is in use by another program that is writing to it; try again in a moment.",
    8: "{file} can't be changed: the file or its folder is read-only.",
    10: "The disk did not take the change to {file}; nothing was changed. Check the disk and its free space.",
    11: "{file} is damaged. It was left as it is; restore a backup, or keep the file for repair.",
    13: "The disk is full; nothing was changed. Free some space and try again.",
    14: "{file} can't be opened: check that the folder exists and that you may write there.",
    23: "{file} can't be opened: the system refuses access to it.",
    26: "{file} is not a CS Ops workspace.",
}


def as_user_error(error: Exception, path: Path) -> UserError | None:
    """Return the sentence for a failure of the surroundings, or `None` when the failure is the program's own.

    Args:
        error: what the driver raised.
        path: the workspace file, named in the sentence.
    """
    code = getattr(error, "sqlite_errorcode", None)
    sentence = _SENTENCES.get(code & 0xFF) if isinstance(code, int) else None
    return None if sentence is None else UserError(sentence.format(file=path.name))


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn the driver's errors about the surroundings into sentences; let its other errors through as they are."""
    try:
        yield
    except sqlite.Error as error:
        plain = as_user_error(error, path)
        if plain is None:
            raise
        log.warning("%s: %s", type(error).__name__, error)
        raise plain from error
