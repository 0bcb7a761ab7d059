"""What commands write through: cleaned values, and no write that hits nothing."""

from __future__ import annotations

from datetime import date

import pytest

from csops_desktop.commands.responsibilities import add_responsibility
from csops_desktop.db.tx import Tx, bound
from csops_desktop.domain.status import Status
from csops_desktop.errors import BugError
from csops_desktop.workspace import Workspace


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("plain", "plain"),
        ("nul\x00 bell\x07 escape\x1b delete\x7f", "nul bell escape delete"),
        ("tab\tstays, line\nstays", "tab\tstays, line\nstays"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("half a pair \ud83d", "half a pair ?"),
        ("😀 日本 e\u0301", "😀 日本 e\u0301"),
        (date(2026, 2, 3), "2026-02-03"),
        (Status.NOT_RATED, "not-rated"),
        (7, 7),
        (None, None),
    ],
)
def test_values_are_stored_as_what_they_are(given: object, stored: object) -> None:
    assert bound(given) == stored
    assert type(bound(given)) is type(stored)


def test_rows_are_added_in_their_order(workspace: Workspace) -> None:
    workspace.run("Added", lambda tx: tx.insert_many("saved_view", [{"name": "b"}, {"name": "a"}]))
    assert workspace.read(lambda db: db.rows("SELECT name FROM saved_view ORDER BY id")) == [("b",), ("a",)]


def test_an_update_of_no_row_is_a_bug(workspace: Workspace) -> None:
    workspace.run("Added", add_responsibility, "CS KPIs")

    def miss(tx: Tx) -> None:
        tx.update("responsibility", 99, title="x")

    with pytest.raises(BugError, match="no row 99 in responsibility"):
        workspace.run("Miss", miss)
