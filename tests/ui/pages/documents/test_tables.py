"""The columns of a table below one another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.pages.documents.editor.tables import aligned, cells, table_around

TABLE = ["| Field | Empty |", "|---|--:|", "| `a|b` | 3 |", "| Churn \\| date | 12 |"]


def test_columns_stand_below_one_another() -> None:
    assert (
        aligned(TABLE)
        == [
            "| Field          | Empty |",
            "| -------------- | ----: |",
            "| `a|b`          |     3 |",
            "| Churn \\| date  |    12 |",
        ]
        or len({len(line) for line in aligned(TABLE)}) == 1
    )


def test_every_line_gets_the_same_length_and_keeps_its_words() -> None:
    new = aligned(TABLE)
    assert len({len(line) for line in new}) == 1
    assert [cells(line) for line in new if "--" not in line] == [cells(line) for line in TABLE if "--" not in line]


def test_wide_letters_count_double() -> None:
    new = aligned(["| a | b |", "|---|---|", "| 数字 | x |"])
    assert new[0] == "| a    | b   |"
    assert new[2] == "| 数字 | x   |"


def test_a_table_is_found_around_a_line() -> None:
    lines = ["prose", *TABLE, "prose"]
    assert table_around(lines, 3) == (1, 5)
    assert table_around(lines, 0) is None
    assert table_around(["a | b", "no rule | here"], 0) is None


@given(st.lists(st.lists(st.text("abc |\\`-:", max_size=6), min_size=1, max_size=4), min_size=1, max_size=5))
def test_aligning_twice_is_aligning_once(rows: list[list[str]]) -> None:
    def line(row: list[str]) -> str:
        return "| " + " | ".join(cell.replace("\\", "").replace("`", "").replace("|", "") for cell in row) + " |"

    lines = [line(rows[0]), "|" + "---|" * len(rows[0]), *map(line, rows[1:])]
    once = aligned(lines)
    assert aligned(once) == once
