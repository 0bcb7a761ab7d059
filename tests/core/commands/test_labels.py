"""A change is named on one line, whatever was pasted."""

from __future__ import annotations

import pytest

from csops_desktop.commands.labels import LONGEST, did, quoted


@pytest.mark.parametrize("title", ["One line", " One  line\n", "One\r\nline", "One\tline", "One\N{LINE SEPARATOR}line"])
def test_a_name_is_one_line(title: str) -> None:
    assert did("Added", title) == "Added “One line”"


def test_a_long_title_is_cut_at_its_end() -> None:
    assert quoted("x" * LONGEST) == f"“{'x' * LONGEST}”"
    assert quoted("word " * 40) == f"“{'word ' * 11}word…”"
