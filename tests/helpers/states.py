"""Whole states of a workspace to compare, and what every refusal has to be. Used by the tests of the core."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.changes import Change
from csops_desktop.db.reader import Reader
from csops_desktop.errors import UserError
from csops_desktop.workspace import Workspace

NOT_PLAIN = ("Errno", "Error", "sqlite", "SQLITE", "Traceback", "None", "\n")
"""What no sentence that a person reads contains."""

State = dict[str, list[tuple[Any, ...]]]


def rows_of(db: Reader, table: str) -> list[tuple[Any, ...]]:
    """Return every row of a table with the storage class of each value."""
    columns = [row[0] for row in db.rows("SELECT name FROM pragma_table_info(?)", (table,))]
    typed = ", ".join(f"{column}, typeof({column})" for column in columns)
    return db.rows(f"SELECT {typed} FROM {table} ORDER BY rowid")


def state(db: Reader) -> State:
    """Return every recorded table and the search index: what undo has to bring back."""
    recorded = db.rows("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'record_*_insert'")
    tables = {table: rows_of(db, table) for (table,) in recorded}
    return tables | {"search": db.rows("SELECT rowid, title, body FROM search ORDER BY rowid")}


def whole(db: Reader) -> State:
    """Return the state and the history: what a refused command has to leave as it is."""
    return state(db) | {table: rows_of(db, table) for table in ("change", "change_row")}


def folder_bytes(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def assert_plain(error: BaseException) -> None:
    """Fail unless an error is something to show to a person as it is."""
    assert isinstance(error, UserError), repr(error)
    text = str(error)
    assert text.endswith(".")
    assert not [word for word in NOT_PLAIN if word in text], text


@contextmanager
def refused(workspace: Workspace, words: str) -> Iterator[None]:
    """Expect one plain sentence with these words, nothing changed, nobody told."""
    before, told = workspace.read(whole), list[Change]()
    unsubscribe = workspace.subscribe(told.append)
    with pytest.raises(UserError) as caught:
        yield
    unsubscribe()
    assert_plain(caught.value)
    assert words in str(caught.value)
    assert workspace.read(whole) == before
    assert told == []
