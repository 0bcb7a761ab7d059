"""One JSON of everything: nothing of the schema is forgotten, and it is one state, the same bytes each time."""

from __future__ import annotations

import base64
import json
import math
import re
from datetime import date
from functools import partial
from typing import Any

import pytest

from csops_desktop import __version__
from csops_desktop.clock import FixedClock
from csops_desktop.commands import attachments, responsibilities
from csops_desktop.db import tables
from csops_desktop.db.connection import SCHEMA_VERSION
from csops_desktop.db.reader import Reader
from csops_desktop.db.tx import Tx
from csops_desktop.exchange.json_out import PIECE, everything_as_json
from csops_desktop.exchange.json_shape import FORMAT_VERSION, LEFT_OUT, SHAPE
from csops_desktop.queries.calendar import workspace_name
from csops_desktop.queries.everything import in_one_state, schema_version, table_rows
from csops_desktop.reports import deck_data, draw_deck, freeze
from csops_desktop.workspace import Workspace
from tests.helpers.sources import ROOT
from tests.migrations.make_fixture import add_all

DOCUMENTATION = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")


def content(workspace: Workspace) -> bytes:
    return b"".join(workspace.read(in_one_state, pieces))


def pieces(db: Reader) -> list[bytes]:
    return list(everything_as_json(partial(table_rows, db), schema_version(db), workspace_name(db), db.today))


def document(workspace: Workspace) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(content(workspace))
    return read


def keep(tx: Tx, body: str) -> None:
    tx.insert("wording", name=f"note {body}", body=body)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """Something of nearly everything."""
    workspace.run("Added all", add_all)
    return workspace


def test_every_table_and_column_is_exported_or_deliberately_not() -> None:
    there = {f"{table.name}.{column.name}" for table in tables.metadata.sorted_tables for column in table.columns}
    exported = {f"{table}.{column}" for table, columns in SHAPE.items() for column in columns}
    left_out = {name for name in there if name in LEFT_OUT or name.split(".")[0] in LEFT_OUT}
    assert exported - there == set(), "json_shape names what the schema doesn't have"
    assert there - exported - left_out == set(), "add these to exchange/json_shape.py (and docs/json.md)"
    assert exported & left_out == set()
    assert all(name in there or name in tables.metadata.tables for name in LEFT_OUT)


def test_columns_stand_in_the_order_of_the_schema() -> None:
    for name, columns in SHAPE.items():
        assert list(columns) == [c.name for c in tables.metadata.tables[name].columns if c.name in columns]


def test_the_documentation_names_every_table_and_what_is_left_out() -> None:
    told = set(re.findall(r"`([a-z_.]+)`", DOCUMENTATION))
    assert set(SHAPE) | set(LEFT_OUT) <= told
    assert f'"format_version": {FORMAT_VERSION},' in DOCUMENTATION
    assert f'"schema_version": {SCHEMA_VERSION},' in DOCUMENTATION


def test_every_value_of_every_row_is_there(filled: Workspace) -> None:
    read = document(filled)["tables"]
    assert list(read) == list(SHAPE)
    compared = 0
    for table, columns in SHAPE.items():
        kept = filled.read(lambda db, table=table: db.rows(f'SELECT * FROM "{table}" ORDER BY id'))
        names = [column.name for column in tables.metadata.tables[table].columns]
        plain = [name for name, turned in columns.items() if turned is None]
        assert [{name: row[name] for name in plain} for row in read[table]] == [
            {name: value for name, value in zip(names, row, strict=True) if name in plain} for row in kept
        ]
        assert all(list(row) == list(columns) for row in read[table])
        compared += len(kept)
    assert compared > 100


def test_what_the_database_keeps_in_a_plain_form_is_typed(filled: Workspace) -> None:
    content_of_picture = bytes(range(256))
    filled.run("Added a picture", attachments.add_attachment, "p.png", "image/png", content_of_picture)
    deck = draw_deck(deck_data(filled))
    filled.reports.issue(freeze(deck))
    read = document(filled)["tables"]
    (report,) = read["report"]
    assert base64.b64decode(report["pdf"]) == deck.pdf
    assert len(report["data"]["responsibilities"]) == len(deck.data.details)
    assert base64.b64decode(read["attachment"][-1]["content"]) == content_of_picture
    assert {row["evergreen"] for row in read["document"]} <= {True, False}
    assert all(isinstance(row["evergreen"], bool) for row in read["document"])
    assert any(row["audience"] for row in read["document"])
    assert all(isinstance(row["audience"], list) for row in read["document"])
    assert read["person"][0]["working_days"] == [1, 2, 3, 4, 5]
    assert [row["value"] for row in read["metric_value"]] == [1 / 3]


def test_the_head_says_what_it_is(filled: Workspace) -> None:
    read = document(filled)
    assert read.pop("tables")
    assert read == {
        "format": "csops-desktop",
        "format_version": FORMAT_VERSION,
        "schema_version": SCHEMA_VERSION,
        "program_version": __version__,
        "workspace": filled.read(workspace_name),
        "exported_on": "2026-11-24",
        "left_out": LEFT_OUT,
    }


def test_the_same_data_and_day_give_the_same_bytes(filled: Workspace, clock: FixedClock) -> None:
    first = content(filled)
    clock.advance(hours=2)
    assert content(filled) == first
    filled.run("Worded", keep, "Another")
    assert content(filled) != first


def test_any_text_comes_back_as_it_was(workspace: Workspace) -> None:
    text = '"quoted" \\ </script> \u2028 大 🙂 \t e\u0301\n'
    workspace.run("Worded", keep, text)
    (row,) = document(workspace)["tables"]["wording"]
    assert row["body"] == text


def test_an_empty_workspace_is_a_document_too(workspace: Workspace) -> None:
    read = document(workspace)["tables"]
    assert {len(rows) for rows in read.values()} == {0}


def test_one_row_stands_on_one_line(filled: Workspace) -> None:
    lines = content(filled).decode().splitlines()
    rows = document(filled)["tables"]["responsibility"]
    assert len([line for line in lines if '"tracker_key"' in line]) == len(rows) == 4


def test_it_is_of_one_state_while_another_program_writes(filled: Workspace, clock: FixedClock) -> None:
    def late(db: Reader) -> tuple[int, bytes]:
        before = db.value("SELECT count(*) FROM responsibility")
        with Workspace.open(filled.path, clock) as other:
            other.run("Added", responsibilities.add_responsibility, "Meanwhile")
        return before, b"".join(pieces(db))

    before, written = filled.read(in_one_state, late)
    read = json.loads(written)["tables"]
    assert len(read["responsibility"]) == before
    assert not [row for row in read["change"] if row["label"] == "Added"]
    assert len(document(filled)["tables"]["responsibility"]) == before + 1


def test_it_is_written_in_pieces() -> None:
    asked: list[str] = []

    def rows_of(table: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
        asked.append(table)
        return [(number, *["x" * 1000] * (len(columns) - 1)) for number in range(100)] if table == "wording" else []

    made = everything_as_json(rows_of, 3, "w", date(2026, 11, 24))
    first = next(made)
    assert PIECE <= len(first) < PIECE + 5000
    assert "change" not in asked, "what comes later is not read before it is wanted"
    assert len(json.loads(first + b"".join(made))["tables"]["wording"]) == 100


def test_what_no_program_could_read_is_refused() -> None:
    rows = {"metric_value": [(1, 1, "2026-11-24", math.inf, "")]}
    with pytest.raises(ValueError, match="not JSON compliant"):
        b"".join(everything_as_json(lambda table, _: rows.get(table, []), 3, "w", date(2026, 11, 24)))
