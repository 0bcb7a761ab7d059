"""The program's own files are found wherever it runs from."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from csops_desktop.assets import asset


def test_a_bundled_file_is_found() -> None:
    assert asset("themes/light.json").is_file()


def test_a_frozen_program_looks_into_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "x.txt").write_text("here")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert asset("x.txt").read_text() == "here"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/none\.svg"):
        asset("icons/none.svg")
