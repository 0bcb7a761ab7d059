"""Tests of times of day as people type and read them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csops_desktop.errors import UserError
from csops_desktop.text.times import parse_time, say_time


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8:30", time(8, 30)),
        ("08.30", time(8, 30)),
        ("0830", time(8, 30)),
        (" 8 ", time(8)),
        ("8 am", time(8)),
        ("12 am", time(0)),
        ("5:15 PM", time(17, 15)),
        ("17h30", time(17, 30)),
        ("0:00", time(0)),
    ],
)
def test_a_time_is_read_as_it_is_meant(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["", "noon", "24:00", "8:60", "8:3", "13 pm", "-1", "8:30:00"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(UserError, match="is no time"):
        parse_time(typed)


@given(st.builds(time, st.integers(0, 23), st.integers(0, 59)))
def test_what_is_said_is_read_again(at: time) -> None:
    assert parse_time(say_time(at)) == at
