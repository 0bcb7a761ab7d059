"""What queries read through: rows by SQL, and the day that counts as today. Standard library only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Protocol


class Connection(Protocol):
    """The part of the driver's connection that a reader needs."""

    def execute(self, sql: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""


class Reader:
    """Reads one state of a workspace: the living one, or a past day's.

    Attributes:
        today: the day that days in colour, ages and overdue dates are counted to.
    """

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self.today = today

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a SELECT; `parameters` fill its question marks."""
        found: list[tuple[Any, ...]] = self._connection.execute(sql, parameters).fetchall()
        return found

    def each(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a SELECT one at a time, for more of them than should be held."""
        yield from self._connection.execute(sql, parameters)

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a SELECT, `None` when there is none."""
        found: tuple[Any, ...] | None = self._connection.execute(sql, parameters).fetchone()
        return found

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, `None` when there is none."""
        found = self.row(sql, parameters)
        return None if found is None else found[0]


@lru_cache(maxsize=4096)
def day(text: str | None) -> date | None:
    """Return the day that a column holds; a board of 10,000 cards has few different ones."""
    return None if text is None else date.fromisoformat(text)


def marks(values: Sequence[Any]) -> str:
    """Return as many question marks as there are values: "?, ?, ?"."""
    return ", ".join("?" * len(values))
