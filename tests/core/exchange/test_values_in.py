"""Dated numbers pasted from anywhere: columns found, decimals understood, what is left out said with its reason."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.errors import UserError
from csops_desktop.exchange.dates import DateOrder
from csops_desktop.exchange.values_in import Pasted, read_values
from csops_desktop.text.numbers import Decimal

TODAY = date(2026, 11, 24)


def kept(pasted: Pasted) -> list[tuple[str, float, str]]:
    return [
        (line.day.isoformat(), line.value, line.note) for line in pasted.kept if line.day and line.value is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-10-01\t42\n2026-11-01\t17\n", [("2026-10-01", 42, ""), ("2026-11-01", 17, "")]),
        ("Date\tMinutes\tComment\n1 Oct\t42,5\tslow\n", [("2026-10-01", 42.5, "slow")]),
        ("Value;Day\n1.234,5;01.10.2026\n", [("2026-10-01", 1234.5, "")]),
        ("day,value\n2026-10-01,42.5\n2026-11-01,17\n", [("2026-10-01", 42.5, ""), ("2026-11-01", 17, "")]),
        ('"2026-10-01","42,5"\r\n"2026-11-01","17"\r\n', [("2026-10-01", 42.5, ""), ("2026-11-01", 17, "")]),
        ("2026-10-01,42,5\n2026-11-01,17\n", [("2026-10-01", 42.5, ""), ("2026-11-01", 17, "")]),
        ("1 Oct 42,5\nyesterday 17\n", [("2026-10-01", 42.5, ""), ("2026-11-23", 17, "")]),
        ("Sep 2026\t40 %\n2026-11\t62 %\n", [("2026-09-30", 40, ""), ("2026-11-24", 62, "")]),
        ("10/25/2026\t5\n11/03/2026\t6\n", [("2026-10-25", 5, ""), ("2026-11-03", 6, "")]),
        ("2026-10-01\t1,234\n2026-11-01\t1,5\n", [("2026-10-01", 1.234, ""), ("2026-11-01", 1.5, "")]),
        ("46296\t12\n", [("2026-10-01", 12, "")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_what_is_pasted_is_understood(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert kept(read_values(text, TODAY)) == expected


def test_what_is_left_out_says_why() -> None:
    text = "day\tvalue\n2026-10-01\t42\nsoon\t3\n2026-12-01\t5\n2026-10-02\tmany\n2026-10-03\n\t7\n2026-10-01\t43\n"
    pasted = read_values(text, TODAY)
    assert [(line.line, line.why) for line in pasted.lines if line.fate == "skipped"] == [
        (2, "Thu 1 Oct stands again in line 8, which counts."),
        (3, "“soon” is no date."),
        (4, "Tue 1 Dec has not come yet."),
        (5, "“many” is no number."),
        (6, "There is no number."),
        (7, "There is no date."),
    ]
    assert kept(pasted) == [("2026-10-01", 43, "")]
    assert pasted.sentence == "1 new, 6 skipped"


def test_what_is_there_already_is_replaced_or_left() -> None:
    present = {date(2026, 10, 1): 42.0, date(2026, 11, 1): 17.0}
    pasted = read_values("2026-10-01\t42\n2026-11-01\t18\n2026-11-02\t19", TODAY, present)
    assert [(line.fate, line.why) for line in pasted.lines] == [
        ("same", "This value is there already."),
        ("replaces", "Replaces 17."),
        ("new", ""),
    ]
    assert pasted.sentence == "1 new, 1 replaced, 1 already there"


def test_the_reading_of_the_columns_is_said() -> None:
    pasted = read_values("01/02/2026;1,5\n02/03/2026;2,5", TODAY)
    assert (pasted.decimal, pasted.order, pasted.order_guessed) == (Decimal.COMMA, DateOrder.DAY_FIRST, True)
    assert Pasted().sentence == "Nothing is pasted yet"


def test_too_much_is_refused() -> None:
    with pytest.raises(UserError, match="at most 100,000"):
        read_values("2026-10-01\t1\n" * 100_001, TODAY)


@given(st.text(max_size=200))
def test_anything_may_be_pasted(text: str) -> None:
    pasted = read_values(text, TODAY)
    days = [line.day for line in pasted.kept]
    assert len(days) == len(set(days))
    assert all(line.day is not None and line.day <= TODAY and line.value is not None for line in pasted.kept)
    assert all(line.why.endswith(".") for line in pasted.lines if line.fate == "skipped")
