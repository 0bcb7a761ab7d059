"""A file that is no export of a Trello board, or a hostile one: a sentence or a plan, never a crash."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from csops_desktop.errors import UserError
from csops_desktop.exchange import trello_board
from csops_desktop.exchange.plan import RowKind
from csops_desktop.exchange.sheet import read_sheet
from tests.core.exchange.test_trello import plan, row_of
from tests.core.exchange.trackers import plan_of
from tests.core.exchange.trello import board, card, key, label, usual, written


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{}", "board.json is not the export of a Trello board."),
        ('{"cards": {}, "lists": []}', "board.json is not the export of a Trello board."),
        ("[]", "board.json is not the export of a Trello board."),
        ('{"cards": [], "lists": []}', "board.json is a Trello board without cards."),
        ('{"cards": [1, null, "x"], "lists": []}', "board.json is a Trello board without cards."),
        ("", "board.json is empty."),
        ("{", "board.json ends in the middle: it was not downloaded whole."),
        ('{"cards": [{"name": "A', "board.json ends in the middle: it was not downloaded whole."),
        ("{'cards': []}", "board.json is not readable as JSON: line 1 breaks off its form."),
        ("[" * 200_000, "board.json is not readable as JSON."),
        ('{"a":' * 200_000, "board.json is not readable as JSON."),
        (f'{{"pos": {"9" * 5000}}}', "board.json is not readable as JSON."),
    ],
)
def test_a_file_that_is_no_export_is_one_sentence(tmp_path: Path, content: str, sentence: str) -> None:
    path = tmp_path / "board.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_sheet(path)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9, 0.999])
def test_a_broken_off_download_is_told_as_such(tmp_path: Path, cut: float) -> None:
    whole = written(tmp_path, usual()).read_bytes()
    path = tmp_path / "board.json"
    path.write_bytes(whole[: int(len(whole) * cut)])
    with pytest.raises(UserError, match=r"^board\.json (ends in the middle|is not readable as JSON)"):
        read_sheet(path)


def test_bytes_that_are_no_text_are_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "board.json"
    path.write_bytes(b'{"cards": "\xff\xfe"}')
    with pytest.raises(UserError, match=r"^board\.json is not readable as JSON\.$"):
        read_sheet(path)


def test_too_large_a_file_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trello_board, "MAX_BYTES", 1024**2)
    path = written(tmp_path, board(card("A", "On track", desc="x" * 1024**2)))
    with pytest.raises(UserError, match=r"^board\.json is larger than 1 MB, which no export of a Trello board is\.$"):
        read_sheet(path)


def test_the_content_tells_a_board_and_not_the_name(tmp_path: Path) -> None:
    path = tmp_path / "board.txt"
    path.write_bytes(b"\xef\xbb\xbf \n" + json.dumps(usual(), indent=1).encode())
    assert read_sheet(path).board is not None


ODD: tuple[Any, ...] = (None, 7, True, "", "x", [], {}, [None], {"id": 3}, 1e400, -1, "2026-13-45", "0001-01-01T00:00Z")


@pytest.mark.parametrize("field", sorted(card("A", "On track")))
def test_no_field_of_a_card_is_trusted(tmp_path: Path, field: str) -> None:
    cards = [card(f"A{number}", "On track") | {field: odd} for number, odd in enumerate(ODD)]
    made = plan(tmp_path, board(*cards, card("Whole", "On track")))
    assert len(made.rows) == len(cards) + 1
    assert row_of(made, "Whole").kind is RowKind.ADD


@pytest.mark.parametrize("field", ["lists", "labels", "members", "checklists", "actions", "name", "id", "closed"])
def test_no_field_of_a_board_is_trusted(tmp_path: Path, field: str) -> None:
    for odd in (*ODD, [{}], [[]], [{"id": {}}], [{"data": 1, "type": "commentCard"}], [{"idCard": key("A")}]):
        content = board(card("A", "On track", labels=["l1"])) | {field: odd}
        if field != "lists" or isinstance(odd, list):
            assert len(plan(tmp_path, content).rows) == 1


def test_hostile_texts_are_only_texts(tmp_path: Path) -> None:
    text = "=cmd|' /C calc'!A0\x00\u202e<b>\ud800"
    content = board(card(text, "On track", desc=text, id="x" * 5000))
    content["cards"][0]["labels"] = [label("l1") | {"name": text * 50}]
    path = tmp_path / "board.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    (row,) = plan_of(read_sheet(path)).rows
    assert row.values is not None
    assert row.values.title == "=cmd|' /C calc'!A0\u202e<b>"
    assert len(row.values.area) <= 200 >= len(row.values.key)
