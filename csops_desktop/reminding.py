"""What the desk remembers of its reminders, in a small file of its own beside the settings. Imports `domain`, `paths`.

It is no part of the workspace: what was told on this machine is nobody's history, must not be undone, and is different
on another machine with the same file. It is written whole before a notification is shown, so that a kill in between
costs that one rather than repeats it for ever. A file that can't be read costs at most one digest told twice; one that
can't be written, nothing as long as the desk is open.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from csops_desktop.domain.reminders import Memory, Rules
from csops_desktop.errors import UserError
from csops_desktop.paths import Paths, make_folder, why, write_whole
from csops_desktop.settings import Settings

log = logging.getLogger("csops.reminders")

VERSION = 1


def rules_of(settings: Settings) -> Rules:
    """Return when the person wants to be reminded."""
    return Rules(
        digest_at=settings.digest_at,
        quiet_from=settings.quiet_from,
        quiet_to=settings.quiet_to,
        working_days=settings.working_days,
        on=settings.reminders,
    )


def memory_file(paths: Paths) -> Path:
    """Return the file in which a workspace's reminders are remembered."""
    return paths.settings.with_name(f"reminders-{paths.key}.json")


class MemoryFile:
    """The memory and the file it is kept in.

    Attributes:
        path: the file; it need not exist.
        memory: what is remembered now.
    """

    def __init__(self, path: Path) -> None:
        """Read the file; whatever is in it, this doesn't fail."""
        self.path = path
        self.memory = _read(path)
        self._complained = False

    def keep(self, memory: Memory) -> None:
        """Make `memory` the present one and write it; nothing is written where nothing changed."""
        if memory == self.memory:
            return
        self.memory = memory
        text = json.dumps(_as_json(memory), indent=2) + "\n"
        try:
            make_folder(self.path.parent)
            write_whole(self.path, text.encode())
        except (OSError, UserError) as error:
            if not self._complained:
                reason = why(error) if isinstance(error, OSError) else error
                log.warning("what was reminded of can't be written to %s: %s", self.path, reason)
            self._complained = True


def _read(path: Path) -> Memory:
    """Return what a file says; an empty memory where it is missing or of no use."""
    try:
        return _memory(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return Memory()
    except (OSError, ValueError, TypeError, LookupError, RecursionError) as error:
        log.warning("%s can't be read (%r); the desk remembers no reminders", path, error)
        return Memory()


def _memory(content: Mapping[str, Any]) -> Memory:
    """Return the memory that a file's content says.

    Raises:
        ValueError, TypeError, LookupError: it says none.
    """
    if content["version"] != VERSION:
        raise ValueError("written by another version")
    begun, since, until = (content[name] for name in ("begun_on", "paused_from", "paused_until"))
    paused = (_instant(since), _instant(until)) if since and until else (None, None)
    return Memory(
        begun_on=None if begun is None else date.fromisoformat(begun),
        digests=tuple(date.fromisoformat(text) for text in content["digests"]),
        things=tuple(str(name) for name in content["things"]),
        paused_from=paused[0],
        paused_until=paused[1],
    )


def _instant(text: str) -> datetime:
    """Return an instant; it must carry its zone.

    Raises:
        ValueError: it carries none.
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(text)
    return instant


def _as_json(memory: Memory) -> dict[str, Any]:
    """Return a memory as JSON has it."""
    return {
        "version": VERSION,
        "begun_on": _iso(memory.begun_on),
        "digests": [day.isoformat() for day in memory.digests],
        "things": list(memory.things),
        "paused_from": _iso(memory.paused_from),
        "paused_until": _iso(memory.paused_until),
    }


def _iso(moment: date | None) -> str | None:
    """Return a day or an instant as ISO text."""
    return None if moment is None else moment.isoformat()
