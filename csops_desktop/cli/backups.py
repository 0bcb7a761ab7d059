"""`backups`, `back-up` and `restore` on the command line. May import the core."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from csops_desktop.backups import Backup, find_backup, list_backups, preview, restore
from csops_desktop.cli.listing import listing
from csops_desktop.clock import Clock
from csops_desktop.db.backup import backups_of
from csops_desktop.paths import Paths
from csops_desktop.workspace import Workspace


def print_backups(paths: Paths, *, as_json: bool) -> str:
    """Return the backups of a workspace, newest first."""
    found = list_backups(paths.workspace, paths.backups)
    if not found and not as_json:
        return f"There is no backup of {paths.workspace.name} in {paths.backups}.\n"
    return listing(as_json, found, _as_json, _line)


def back_up(workspace: Workspace) -> str:
    """Make a backup now, unless nothing changed since the last one, and return which is the newest.

    Raises:
        UserError: it can't be made, or the workspace is only looked at.
    """
    workspace.refuse_if_frozen()
    made = workspace.back_up()
    if made is not None:
        return f"Backed up as {made}.\n"
    existing = backups_of(workspace.path, workspace.backups)
    if not existing:
        return "Nothing was ever changed here: there is nothing to back up.\n"
    return f"Nothing changed since the last backup, {existing[-1][1]}.\n"


def restore_backup(paths: Paths, options: argparse.Namespace) -> str:
    """Restore a backup, or with `dry_run` only say what would be different; return what was done.

    Args:
        paths: of the workspace.
        options: `backup` (a name, a path, or "newest") and `dry_run`.

    Raises:
        UserError: there is no such backup, it can't be restored, or somebody has the workspace open.
    """
    clock = Clock()
    file = find_backup(paths.workspace, paths.backups, options.backup)
    shown = preview(paths.workspace, file)
    lines = [f"Backup: {file}", *shown.paragraphs()]
    if options.dry_run:
        lines.append("This was a dry run: nothing was changed.")
        return "".join(f"{line}\n" for line in lines)
    done = restore(paths.workspace, file, paths.backups, clock.now())
    lines.append(f"Restored {file.name} as {paths.workspace}.")
    if done.aside is not None:
        lines.append(_aside(done.aside, damaged=done.damaged))
    return "".join(f"{line}\n" for line in lines)


def _aside(aside: Path, *, damaged: bool) -> str:
    """Return where the file is that was there before."""
    if damaged:
        return f"The damaged file is kept for repair as {aside}."
    return f"What was there before is kept as the backup {aside.name}; restoring that takes this back."


def _as_json(backup: Backup) -> dict[str, Any]:
    holds = backup.holds
    last = None if holds is None else holds.last
    return {
        "name": backup.file.name,
        "path": str(backup.file),
        "made_at": backup.made.isoformat(),
        "bytes": backup.size,
        "sound": backup.sound,
        "remark": backup.remark,
        "counts": None if holds is None else holds.counts,
        "board": None if holds is None else {status.value: number for status, number in holds.board.items()},
        "last_change": None if last is None else last.sentence,
        "last_change_at": None if last is None else last.at.isoformat(),
    }


def _line(backup: Backup) -> str:
    made = f"{backup.made.astimezone():%Y-%m-%d %H:%M}"
    size = f"{backup.size / 1_000_000:.1f} MB"
    if backup.holds is None:
        return f"{backup.file.name}  {made}  {size:>9}  can't be restored: {backup.remark}"
    last = f"; last: {backup.holds.last.sentence}" if backup.holds.last is not None else ""
    return f"{backup.file.name}  {made}  {size:>9}  sound  {backup.holds.words()}{last}"
