"""What is off the board: the archive and the trash. May import db.reader and domain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csops_desktop.db.reader import Reader
from csops_desktop.domain.ids import ResponsibilityId
from csops_desktop.domain.status import Status


class Shelf(StrEnum):
    """The two places off the board. The value is the column that says since when something is there."""

    ARCHIVE = "archived_on"
    TRASH = "trashed_on"


@dataclass(frozen=True, slots=True)
class ShelvedRow:
    """One responsibility in the archive or the trash; `put_on` is the day it came there."""

    id: ResponsibilityId
    title: str
    area: str
    owner: str
    status: Status
    put_on: date


_IN = {
    Shelf.ARCHIVE: "r.archived_on IS NOT NULL AND r.trashed_on IS NULL",
    Shelf.TRASH: "r.trashed_on IS NOT NULL",
}


def shelved(db: Reader, shelf: Shelf) -> list[ShelvedRow]:
    """Return what is in the archive or the trash, the newest first; what is in both counts for the trash."""
    rows = db.rows(
        f"SELECT r.id, r.title, r.area, coalesce(p.name, ''), r.status, r.{shelf.value}"
        " FROM responsibility r LEFT JOIN person p ON p.id = r.owner_id"
        f" WHERE {_IN[shelf]} ORDER BY r.{shelf.value} DESC, r.id DESC"
    )
    return [
        ShelvedRow(ResponsibilityId(rid), title, area, owner, Status(status), date.fromisoformat(put_on))
        for rid, title, area, owner, status, put_on in rows
    ]
