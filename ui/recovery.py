"""A start that finds the workspace damaged, empty or gone: the person chooses what happens, in place of a refusal.

Imported only then. Whatever is chosen, the damaged file stays: restoring puts it aside under a name that says so.
Imports the core and `ui.messages`.
"""

from __future__ import annotations

from typing import NamedTuple

from csops_desktop.backups import Backup, newest_sound, restore
from csops_desktop.clock import Clock
from csops_desktop.errors import UserError
from csops_desktop.paths import Paths
from csops_desktop.workspace import Workspace
from ui import messages


class Recovered(NamedTuple):
    """The workspace that is open now, and what was done for that, as a sentence to say; "" for nothing."""

    workspace: Workspace
    said: str


def recover(sentence: str, paths: Paths, clock: Clock) -> Recovered | None:
    """Ask what to do, do it, and return what is open then; `None` where the person would rather quit.

    Args:
        sentence: what is wrong with the file.
        paths: of the workspace; the caller holds the lock of its window.
        clock: says now and today.
    """
    backup = newest_sound(paths.workspace, paths.backups)
    if backup is None:
        messages.refuse_start(f"{sentence} None of the backups is sound.", paths.backups)
        return None
    while True:
        choice = messages.ask_lost(sentence, _offer(backup), paths.backups)
        if choice == "quit":
            return None
        try:
            if choice == "restore":
                return _restored(backup, paths, clock)
            return _looked_at(backup, paths, clock)
        except UserError as error:
            sentence = str(error)


def _offer(backup: Backup) -> str:
    """Return what would be brought back."""
    assert backup.holds is not None
    last = f" The last change in it: {backup.holds.last.sentence}." if backup.holds.last is not None else ""
    return (
        f"The newest sound backup is of {_moment(backup)}. It holds {backup.holds.words()}.{last}\n\n"
        "Whatever you choose, the present file is kept: restoring puts it beside the backups."
    )


def _restored(backup: Backup, paths: Paths, clock: Clock) -> Recovered:
    """Restore a backup and open the workspace."""
    done = restore(paths.workspace, backup.file, paths.backups, clock.now(), locked=True)
    workspace = Workspace.open(paths.workspace, clock, backups=paths.backups)
    said = f"Restored the backup of {_moment(backup)}."
    if done.aside is not None:
        said += f" The file that was there is kept as {done.aside.name}."
    return Recovered(workspace, said)


def _looked_at(backup: Backup, paths: Paths, clock: Clock) -> Recovered:
    """Open a backup to look at it."""
    return Recovered(Workspace.open(backup.file, clock, backups=paths.backups, read_only=True), "")


def _moment(backup: Backup) -> str:
    return f"{backup.made.astimezone():%d %b %Y, %H:%M}"
