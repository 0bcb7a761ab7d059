"""Keeps what is being typed, so that a kill or a power cut costs no sentence. May import db and domain.

This is the one thing besides `Workspace.run` that writes to a workspace. A draft is no change: nothing of the work is
different by it, so it stands outside the recorder, can't be undone, is in no activity and no past day, and nobody is
told. It lives in the workspace's file and not beside it, so that whoever copies, moves, backs up or encrypts the file
does it to the drafts as well.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from csops_desktop.db.reader import Connection
from csops_desktop.db.tx import bound
from csops_desktop.domain.drafts import Draft, Place

_KEEP = """
    INSERT INTO draft (place, name, text, base, at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (place) DO UPDATE SET name = excluded.name, text = excluded.text, base = excluded.base, at = excluded.at
"""


class Drafts:
    """The drafts of an open workspace, as they are written; `queries.drafts` reads them."""

    def __init__(self, connection: Connection, writing: Callable[..., AbstractContextManager[datetime]]) -> None:
        """Write through a workspace's connection.

        Args:
            connection: the workspace's.
            writing: holds its one write transaction (`db.writing`).
        """
        self._connection = connection
        self._writing = writing

    def use(self, connection: Connection) -> None:
        """Write through this connection from now on."""
        self._connection = connection

    def keep(self, place: Place, name: str, text: str, base: str) -> Draft:
        """Keep a text that is not saved yet, in place of what was kept for the same field.

        It never waits for another program that is writing: somebody is typing.

        Args:
            place: its field.
            name: the field in the person's words.
            text: what was typed.
            base: what was stored when the person began.

        Raises:
            UserError: the disk is full, or another program is writing; what was kept before is still kept.
        """
        with self._writing(patient=False) as now:
            name, text, base = (str(bound(value)) for value in (name, text, base))
            self._connection.execute(_KEEP, (str(place), name, text, base, now.isoformat(timespec="microseconds")))
        return Draft(place, name, text, base, now)

    def put_back(self, draft: Draft) -> Draft:
        """Keep a discarded draft again, as the newest.

        Raises:
            UserError: as `keep`.
        """
        return self.keep(draft.place, draft.name, draft.text, draft.base)

    def drop(self, *places: Place, patient: bool = True) -> None:
        """Forget the drafts of fields that are saved or given up; those that have none are passed over.

        Args:
            places: their fields.
            patient: wait for another program that is writing.

        Raises:
            UserError: as `keep`; nothing was forgotten.
        """
        with self._writing(patient=patient):
            for place in places:
                self._connection.execute("DELETE FROM draft WHERE place = ?", (str(place),))
