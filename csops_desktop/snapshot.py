"""A workspace as it was at the end of a day, for the very same queries. May import db."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Concatenate, Self

from sqlcipher3 import dbapi2 as sqlite

from csops_desktop.db.reader import Reader

type Query[**P, R] = Callable[Concatenate[Reader, P], R]
"""A function of `csops_desktop.queries`."""


class Snapshot:
    """A workspace as it was at the end of a day; a private copy, closed after use."""

    def __init__(self, connection: sqlite.Connection, today: date) -> None:
        self._connection = connection
        self._reader = Reader(connection, today)

    def read[**P, R](self, query: Query[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query gives on that day."""
        return query(self._reader, *args, **kwargs)

    def close(self) -> None:
        """Free the copy."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
