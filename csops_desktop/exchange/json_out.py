"""Everything the workspace holds as one JSON document, written piece by piece. Standard library and the shape only.

One row stands on one line, so that two exports can be compared line by line, and never more than one row is held. The
same data on the same day give the same bytes. docs/json.md describes the document.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from csops_desktop import __version__
from csops_desktop.exchange.json_shape import FORMAT, FORMAT_VERSION, LEFT_OUT, SHAPE, Columns

type RowsOf = Callable[[str, tuple[str, ...]], Iterable[tuple[Any, ...]]]
"""Gives the rows of a table by its name and columns, in the order of their ids."""

PIECE = 1 << 16
"""About so many characters are gathered before they are written."""


def everything_as_json(rows_of: RowsOf, schema: int, workspace: str, on: date) -> Iterator[bytes]:
    """Yield the document in pieces (UTF-8).

    Args:
        rows_of: reads a table; all of them must be of one state of the workspace.
        schema: the number of the workspace's schema.
        workspace: a name that the workspace has for good.
        on: the day of the export.
    """
    gathered: list[str] = []
    size = 0
    for line in _lines(rows_of, schema, workspace, on):
        gathered.append(line)
        size += len(line)
        if size >= PIECE:
            yield "".join(gathered).encode("utf-8")
            gathered, size = [], 0
    yield "".join(gathered).encode("utf-8")


def _lines(rows_of: RowsOf, schema: int, workspace: str, on: date) -> Iterator[str]:
    """Yield the document line by line."""
    head = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "schema_version": schema,
        "program_version": __version__,
        "workspace": workspace,
        "exported_on": on.isoformat(),
        "left_out": LEFT_OUT,
    }
    yield "{\n"
    for name, value in head.items():
        yield f"{_json(name)}: {_json(value)},\n"
    yield '"tables": {\n'
    last = next(reversed(SHAPE))
    for table, columns in SHAPE.items():
        yield f"{_json(table)}: ["
        yield from _table_lines(rows_of(table, tuple(columns)), columns)
        yield "\n]\n" if table == last else "\n],\n"
    yield "}\n}\n"


def _table_lines(rows: Iterable[tuple[Any, ...]], columns: Columns) -> Iterator[str]:
    """Yield the rows of a table."""
    before = "\n"
    for row in rows:
        values = {
            name: value if turned is None or value is None else turned(value)
            for (name, turned), value in zip(columns.items(), row, strict=True)
        }
        yield before + _json(values)
        before = ",\n"


def _json(value: Any) -> str:
    """Return a value as JSON on one line; what no other program could read (infinity) is refused loudly."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
