"""Numbers are read as people write them anywhere and said as they are read at a glance."""

from __future__ import annotations

import pytest

from csops_desktop.errors import UserError
from csops_desktop.text.numbers import (
    Decimal,
    detect_decimal,
    parse_number,
    read_number,
    say_measure,
    say_number,
    type_number,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17", 17),
        ("1234.5", 1234.5),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1 234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("1'234.5", 1234.5),
        ("12,5", 12.5),
        ("0,125", 0.125),
        (".5", 0.5),
        ("-3", -3),
        ("− 3", -3),
        ("45 %", 45),
        ("€ 20", 20),
        ("17 minutes", 17),
        ("1,234", 1234),
        ("1.234", 1.234),
        ("1,234,567", 1234567),
        ("12.34.56", None),
        ("1,23,4", None),
        ("12:30", None),
        ("1e5", None),
        ("many", None),
        ("-", None),
        ("", None),
        ("9" * 20, None),
    ],
)
def test_both_decimal_signs_are_understood(typed: str, meant: float | None) -> None:
    assert read_number(typed) == meant


def test_a_column_settles_what_a_single_number_leaves_open() -> None:
    assert read_number("1,234", Decimal.COMMA) == 1.234
    assert read_number("1.234", Decimal.COMMA) == 1234
    assert detect_decimal(["1,234", "1,5"]) is Decimal.COMMA
    assert detect_decimal(["1,234", "2,345"]) is Decimal.POINT
    assert detect_decimal(["1.234,5", "x", ""]) is Decimal.COMMA


def test_what_is_no_number_is_refused_in_a_sentence() -> None:
    with pytest.raises(UserError, match=r"^“many” is no number; write it like 12\.5\.$"):
        parse_number(" many ")
    with pytest.raises(UserError, match=r"^Write a number\.$"):
        parse_number(" ")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0"),
        (17, "17"),
        (8.333, "8.33"),
        (0.25, "0.25"),
        (1234.6, "1,235"),
        (-3, "−3"),
        (0.00001, "0"),
        (12.05, "12.1"),
    ],
)
def test_a_number_is_said_as_it_is_grasped(value: float, said: str) -> None:
    assert say_number(value) == said


def test_a_unit_follows_its_number() -> None:
    assert say_measure(62, "%") == "62 %"
    assert say_measure(1, "minutes per task") == "1 minute per task"
    assert say_measure(1, "working days") == "1 working day"
    assert say_measure(1, "press") == "1 press"
    assert say_measure(2, "") == "2"


def test_a_number_to_be_edited_stands_in_full() -> None:
    assert [type_number(value) for value in (0.1, 17.0, 1234567.125, 1e-7)] == ["0.1", "17", "1234567.125", "0.0000001"]
