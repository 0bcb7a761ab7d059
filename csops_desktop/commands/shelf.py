"""The archive and the trash, for several responsibilities at once. May import what commands may."""

from __future__ import annotations

from collections.abc import Collection

from csops_desktop.commands.labels import quoted
from csops_desktop.commands.responsibilities import restore, trash
from csops_desktop.db.tx import Tx
from csops_desktop.domain.ids import ResponsibilityId


def restore_all(tx: Tx, rids: Collection[ResponsibilityId]) -> None:
    """Bring responsibilities back from the archive or the trash to their columns, as one change."""
    for rid in rids:
        restore(tx, rid)


def trash_all(tx: Tx, rids: Collection[ResponsibilityId]) -> None:
    """Throw responsibilities away, as one change; they can be restored from the trash."""
    for rid in rids:
        trash(tx, rid)


def several(titles: Collection[str]) -> str:
    """Name one responsibility by its title and more by their number: “CS KPIs”, 3 responsibilities."""
    if len(titles) == 1:
        return quoted(next(iter(titles)))
    return f"{len(titles)} responsibilities"
